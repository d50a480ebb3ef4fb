import type { IssueOutcome } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { followUpLater } from './follow-up.ts';
import { lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { makeResidentChange, unchanged } from './resident-change.ts';
import { isAllowed } from './status-table.ts';

/** "Xong rồi": the resident confirms, and is asked once more four weeks later. Saying it twice changes nothing and is no mistake. */
export async function confirmIssue(
  tx: Transaction,
  call: { code: string } & Reporter,
  now: Date,
): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (issue?.status === 'confirmed') return { ok: true, code: issue.code, status: issue.status };
  if (!issue || !isAllowed(issue.status, 'confirmed', 'resident')) return unchanged(call.code, issue);
  await followUpLater(tx, issue.id, now);
  return makeResidentChange(tx, issue, { by: call, to: 'confirmed', now });
}
