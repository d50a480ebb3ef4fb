import type { IssueOutcome, IssueWords } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { dueAtFor } from './due-at.ts';
import { categoryOf, lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed, isOpen } from './status-table.ts';

/**
 * "Chưa": what was answered, done or confirmed is opened again and reaches its unit, with a new promised day. How often is
 * counted: from the third time on the page shows it as one for the superior. Saying it again while it is open adds the words.
 */
export async function reopenIssue(tx: Transaction, call: IssueWords & Reporter, now: Date): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  const words = { by: call, text: call.text, media: call.media, now };
  if (issue?.status === 'reopened') {
    if (call.text || call.media.length > 0) return makeResidentChange(tx, issue, words);
    return { ok: true, code: issue.code, status: issue.status };
  }
  if (!issue || isOpen(issue.status) || !isAllowed(issue.status, 'reopened', 'resident'))
    return unchanged(call.code, issue);
  const category = await categoryOf(tx, issue.categoryCode);
  const change = { reopened: issue.reopened + 1, ...(category ? { dueAt: dueAtFor(category.tier, now) } : {}) };
  return makeResidentChange(tx, issue, { ...words, to: 'reopened', change });
}
