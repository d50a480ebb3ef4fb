import type { IssueOutcome, IssueWords } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isOpen } from './status-table.ts';

/** Words or photos that belong to an open issue of this person. */
export async function addToIssue(tx: Transaction, call: IssueWords & Reporter, now: Date): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (!issue || !isOpen(issue.status)) return unchanged(call.code, issue);
  return makeResidentChange(tx, issue, { by: call, text: call.text, media: call.media, now });
}
