import { workingTimeBetween } from '../calendar/working-hours.ts';
import { setTimers } from '../messages/timer-store.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { type ClockStage, PAUSED_IN, resumed } from './issue-clock.ts';
import type { IssueStatus } from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';

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

/**
 * After an issue was written: where it has parts, or is one, the clock of the whole follows them. It stands still while an open part waits
 * for the resident, and its promise is never earlier than theirs: it is done when they are. Its version stays.
 */
export async function followParts(tx: Transaction, id: string, at: Date): Promise<void> {
  const [whole] = await tx.$queryRaw<WholeClock[]>`
    SELECT w.id::text, w.code, w.due_at AS "dueAt", w.paused_at AS "pausedAt",
      coalesce(parts.waits OR w.status = ANY(${[...PAUSED_IN]}::text[]), false) AS waits, greatest(w.due_at, parts.due_at) AS last
    FROM issues i JOIN issues w ON w.id = coalesce(i.parent_id, i.id)
    CROSS JOIN LATERAL (
      SELECT max(p.due_at) AS due_at, bool_or(p.status = ANY(${[...PAUSED_IN]}::text[])) AS waits FROM issues p
      WHERE p.parent_id = w.id AND p.status <> ALL(${[...CLOSED_STATUSES]}::text[])
    ) parts
    WHERE i.id = ${id}::uuid AND parts.waits IS NOT NULL AND w.status <> ALL(${[...CLOSED_STATUSES]}::text[])
    FOR UPDATE OF w`;
  if (!whole) return;
  const { dueAt, pausedAt, waits, last } = whole;
  const pausedNow = waits ? (pausedAt ?? at) : null;
  if (pausedNow?.getTime() === pausedAt?.getTime() && last?.getTime() === dueAt?.getTime()) return;
  // What a pause has added is no part of the promised time.
  const added = pausedAt && dueAt && last ? workingTimeBetween(dueAt, last, await loadWorkCalendar(tx)) : 0;
  await tx.$executeRaw`
    UPDATE issues SET due_at = ${last}::timestamptz, paused_at = ${pausedNow}::timestamptz, paused_ms = paused_ms + ${added}::bigint
    WHERE id = ${whole.id}::uuid`;
  await runClocks(tx, [whole.id], at);
  await announce(tx, [{ kind: 'issue', id: whole.code }]);
}

interface WholeClock {
  id: string;
  code: string;
  dueAt: Date | null;
  pausedAt: Date | null;
  /** Whether it, or a part of it, waits for the resident. */
  waits: boolean;
  /** The latest promise of it and of its parts. */
  last: Date | null;
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
