import { addToIssue } from '../../issues/add-to-issue.ts';
import { eachIssue } from './each-issue.ts';

export const addToIssueEffect = eachIssue<'add_to_issue'>(addToIssue);
