import { withdrawIssue } from '../../issues/withdraw-issue.ts';
import { eachIssue } from './each-issue.ts';

export const withdrawIssueEffect = eachIssue<'withdraw_issue'>(withdrawIssue);
