import type { IssueOutcome, IssueRating } from '../../flows/effects.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addHistory } from './issue-history-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { lockOwnIssue } from './issue-store.ts';
import { saveRating } from './rating-store.ts';
import type { Reporter } from './reporter.ts';
import { unchanged } from './resident-change.ts';

/** There is something to judge. */
const RATED: readonly IssueStatus[] = ['answered', 'done', 'confirmed', 'reopened', 'refused'];

/** How satisfied the reporter is: the score at the first tap, the reason when it follows. It changes nothing of the issue itself. */
export async function rateIssue(tx: Transaction, call: IssueRating & Reporter, now: Date): Promise<IssueOutcome> {
  const issue = await lockOwnIssue(tx, call);
  if (!issue || !RATED.includes(issue.status)) return unchanged(call.code, issue);
  const { personId, score, reason, text } = call;
  const before = await saveRating(tx, { issueId: issue.id, personId, score, reason, text, at: now });
  // The reason of the same score is read with the rating, it is no second judgement.
  if (before !== score)
    await addHistory(tx, {
      issueId: issue.id,
      at: now,
      actor: 'resident',
      channel: call.channel,
      kind: 'rated',
      from: before,
      to: score,
    });
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return { ok: true, code: issue.code, status: issue.status };
}
