import type { TimerHandler } from '../messages/fire-timers.ts';
import { setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addHistory, statusBefore } from './issue-history-store.ts';
import { lockIssueById, writeIssue } from './issue-store.ts';
import { isAllowed } from './status-table.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { tellReporter } from './tell-reporter.ts';

/** The timer's subject is the id of the issue. */
export const QUESTION_EXPIRED = 'question_expired';

/** So long the work waits for an answer of the resident, as the question says (`words.ts`). */
const WAIT_MS = 7 * 86_400_000;

/** A question was asked; a new one begins the time anew. */
export async function expectAnswer(tx: Transaction, issueId: string, now: Date): Promise<void> {
  await setTimers(tx, [{ kind: QUESTION_EXPIRED, subject: issueId, dueAt: new Date(now.getTime() + WAIT_MS) }]);
}

/** Nobody answered in time: the issue goes back to where the question found it, and the resident is told. An answer that comes later is added. */
export function questionExpired({ wakeSend }: { wakeSend: () => void }): TimerHandler {
  return async (tx, timers, now) => {
    for (const { subject } of [...timers].sort((a, b) => a.subject.localeCompare(b.subject)))
      await goOn(tx, subject, now);
    return wakeSend;
  };
}

async function goOn(tx: Transaction, issueId: string, now: Date): Promise<void> {
  const issue = await lockIssueById(tx, issueId);
  if (issue?.status !== 'waiting_resident') return;
  const before = await statusBefore(tx, issue.id, 'waiting_resident');
  const to = before && isAllowed('waiting_resident', before, 'system') ? before : 'triaged';
  await writeIssue(tx, issue.id, { status: to, at: now });
  const cause = await addHistory(tx, {
    issueId: issue.id,
    at: now,
    actor: 'system',
    kind: 'status',
    from: issue.status,
    to,
  });
  await tellReporter(tx, { issue, notice: { kind: 'question_expired' }, cause, now });
  await tellFollowersSoon(tx, issue.id, now);
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
}
