import type { IssueOutcome } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addHistory } from './issue-history-store.ts';
import { lockOwnIssue } from './issue-store.ts';
import type { Reporter } from './reporter.ts';
import { unchanged } from './resident-change.ts';

/** "Vẫn tốt", four weeks later: written down, nothing changes. "Lại hỏng" is a reopening. */
export async function answerFollowUp(
  tx: Transaction,
  call: { code: string } & Reporter,
  now: Date,
): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (!issue) return unchanged(call.code, issue);
  await addHistory(tx, {
    issueId: issue.id,
    at: now,
    actor: 'resident',
    channel: call.channel,
    kind: 'follow_up',
    to: 'fine',
  });
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return { ok: true, code: issue.code, status: issue.status };
}
