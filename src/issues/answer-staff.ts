import type { IssueOutcome, IssueWords } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { statusBefore } from './issue-history-store.ts';
import { lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed, isOpen } from './status-table.ts';
import { tellHolderThat } from './tell-cadre.ts';

/**
 * The resident's answer to a question of the staff: the issue goes back to where the question found it.
 * Where the question was settled meanwhile and the issue is still open, the words are added to it all the same.
 */
export async function answerStaff(tx: Transaction, call: IssueWords & Reporter, now: Date): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (!issue || !isOpen(issue.status)) return unchanged(call.code, issue);
  const words = { by: call, text: call.text, media: call.media, now };
  if (issue.status !== 'waiting_resident') return makeResidentChange(tx, issue, words);
  const before = await statusBefore(tx, issue.id, 'waiting_resident');
  const to = before && isAllowed('waiting_resident', before, 'resident') ? before : 'triaged';
  await tellHolderThat(tx, 'answered', issue, now);
  return makeResidentChange(tx, issue, { ...words, to });
}
