import { setTimers } from '../messages/timer-store.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { type ClockStage, PAUSED_IN, resumed } from './issue-clock.ts';
import type { IssueStatus } from './issue-schema.ts';

/** The timer by which the clock of an issue is looked at; its subject is the issue's id. `src/reminders` handles it. */
export const ISSUE_CLOCK = 'issue_clock';

/** The clocks of new issues begin; those of others are looked at anew. */
export async function runClocks(
  tx: Pick<Transaction, '$queryRaw' | '$executeRaw'>,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await setTimers(
    tx,
    ids.map((subject) => ({ kind: ISSUE_CLOCK, subject, dueAt: now })),
  );
}

/**
 * Before a status is written: the clock stands still, goes on with the time that it had left, or begins anew.
 * @returns the promise after a pause; null where it stays, or where the change brings its own.
 */
export async function turnClock(tx: Transaction, id: string, to: IssueStatus, at: Date): Promise<Date | null> {
  const [clock] = await tx.$queryRaw<{ dueAt: Date | null; pausedAt: Date | null; pausedMs: bigint }[]>`
    SELECT due_at AS "dueAt", paused_at AS "pausedAt", paused_ms AS "pausedMs" FROM issues WHERE id = ${id}::uuid`;
  await runClocks(tx, [id], at);
  if (!clock) return null;
  if (to === 'reopened') {
    await tx.$executeRaw`
      UPDATE issues SET clock_from = ${at}::timestamptz, paused_at = NULL, paused_ms = 0, clock_stage = 'running' WHERE id = ${id}::uuid`;
    return null;
  }
  if (PAUSED_IN.includes(to)) {
    await tx.$executeRaw`UPDATE issues SET paused_at = coalesce(paused_at, ${at}::timestamptz) WHERE id = ${id}::uuid`;
    return null;
  }
  if (clock.pausedAt === null) return null;
  const { dueAt, pausedAt } = clock;
  const before = { dueAt: dueAt ?? at, pausedAt, pausedMs: Number(clock.pausedMs) };
  const after = resumed(before, await loadWorkCalendar(tx), at);
  await tx.$executeRaw`UPDATE issues SET paused_at = NULL, paused_ms = ${after.pausedMs}::bigint WHERE id = ${id}::uuid`;
  return dueAt === null ? null : after.dueAt;
}

export async function writeStages(
  tx: Transaction,
  stages: readonly { id: string; stage: ClockStage }[],
): Promise<void> {
  if (stages.length === 0) return;
  await tx.$executeRaw`
    UPDATE issues i SET clock_stage = r.stage FROM json_to_recordset(${JSON.stringify(stages)}::json) AS r(id uuid, stage text)
    WHERE i.id = r.id`;
}

/** Promises that the calendar has moved. No change of the issues themselves: their versions stay. */
export async function writePromises(tx: Transaction, promises: readonly { id: string; dueAt: Date }[]): Promise<void> {
  if (promises.length === 0) return;
  await tx.$executeRaw`
    UPDATE issues i SET due_at = r."dueAt" FROM json_to_recordset(${JSON.stringify(promises)}::json) AS r(id uuid, "dueAt" timestamptz)
    WHERE i.id = r.id`;
}
