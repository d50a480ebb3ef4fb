import { rateIssue } from '../../issues/rate-issue.ts';
import { eachIssue } from './each-issue.ts';

export const rateIssueEffect = eachIssue<'rate_issue'>(rateIssue);
