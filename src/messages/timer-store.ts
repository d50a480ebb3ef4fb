import { Prisma, type Sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** One thing to look at again: at most one timer for a kind and subject. */
export interface TimerKey {
  /** An open set: `consent_lapsed`, … */
  kind: string;
  /** Usually the id of a row. */
  subject: string;
}

export interface NewTimer extends TimerKey {
  dueAt: Date;
  payload?: Record<string, unknown>;
}

export interface DueTimer extends TimerKey {
  id: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** Sets timers, or moves those that are set already for the same kind and subject. */
export async function setTimers(tx: Sql, timers: readonly NewTimer[]): Promise<void> {
  if (timers.length === 0) return;
  const unique = new Map(timers.map((timer) => [`${timer.kind}\n${timer.subject}`, timer]));
  const rows = [...unique.values()].map((timer) => ({ id: newId(), payload: {}, ...timer }));
  await tx.$executeRaw`
    INSERT INTO timers (id, kind, subject, due_at, payload)
    SELECT id, kind, subject, "dueAt", payload
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, kind text, subject text, "dueAt" timestamptz, payload jsonb)
    ORDER BY kind, subject
    ON CONFLICT (kind, subject) DO UPDATE
      SET due_at = excluded.due_at, payload = excluded.payload, attempts = 0, reason = NULL`;
}

export async function clearTimers(tx: Sql, keys: readonly TimerKey[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM timers t USING json_to_recordset(${JSON.stringify(keys)}::json) AS r(kind text, subject text)
    WHERE t.kind = r.kind AND t.subject = r.subject`;
}

/**
 * Takes due timers out, in the transaction that does what they are for: either both happen or neither.
 * Those that another process takes at this moment are left out.
 */
export async function takeDueTimers(tx: Sql, { ids, now }: { ids: readonly string[]; now: Date }): Promise<DueTimer[]> {
  return tx.$queryRaw`
    DELETE FROM timers t USING (
      SELECT id FROM timers WHERE due_at <= ${now}::timestamptz AND id = ANY(${ids}::uuid[])
      ORDER BY due_at FOR UPDATE SKIP LOCKED
    ) due
    WHERE t.id = due.id RETURNING t.id, t.kind, t.subject, t.payload, t.attempts`;
}

/** After a failed try: later again. Left alone if it was moved meanwhile. */
export async function postponeTimer(
  tx: Sql,
  { id, dueAt, reason, now }: { id: string; dueAt: Date; reason: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE timers SET due_at = ${dueAt}::timestamptz, attempts = attempts + 1, reason = ${reason}
    WHERE id = ${id}::uuid AND due_at <= ${now}::timestamptz`;
}

export async function dueTimerIds(
  tx: Sql,
  { kinds, ids, limit, now }: { kinds: readonly string[]; ids?: readonly string[]; limit: number; now: Date },
): Promise<{ id: string; kind: string; subject: string; attempts: number }[]> {
  const chosen = ids ? Prisma.sql`AND id = ANY(${ids}::uuid[])` : Prisma.empty;
  return tx.$queryRaw`
    SELECT id, kind, subject, attempts FROM timers
    WHERE due_at <= ${now}::timestamptz AND kind = ANY(${kinds}::text[]) ${chosen}
    ORDER BY due_at LIMIT ${limit}`;
}
