import { reopenIssue } from '../../issues/reopen-issue.ts';
import { eachIssue } from './each-issue.ts';

export const reopenIssueEffect = eachIssue<'reopen_issue'>(reopenIssue);
