import { confirmIssue } from '../../issues/confirm-issue.ts';
import { eachIssue } from './each-issue.ts';

export const confirmIssueEffect = eachIssue<'confirm_issue'>(confirmIssue);
