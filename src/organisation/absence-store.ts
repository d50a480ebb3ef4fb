import type { Sql, Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

export interface NewAbsence {
  postId: string;
  holderId: string;
  /** First and last day, `YYYY-MM-DD`. */
  fromDay: string;
  toDay: string;
  /** The post that takes the messages meanwhile; null: the standing substitute of the post. */
  substituteId: string | null;
  reason: string | null;
}

/** @returns the id of the absence. */
export async function addAbsence(tx: Transaction, absence: NewAbsence, now: Date): Promise<string> {
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO absences (id, post_id, holder_id, from_day, to_day, substitute_id, reason, created_at)
    VALUES (${id}::uuid, ${absence.postId}, ${absence.holderId}::uuid, ${absence.fromDay}::date, ${absence.toDay}::date,
      ${absence.substituteId}, ${absence.reason}, ${now}::timestamptz)`;
  return id;
}

/** Whether this holder is away on one of these days already. */
export async function isAway(
  tx: Pick<Sql, '$queryRaw'>,
  { holderId, fromDay, toDay }: Pick<NewAbsence, 'holderId' | 'fromDay' | 'toDay'>,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM absences WHERE holder_id = ${holderId}::uuid AND cancelled_at IS NULL
      AND from_day <= ${toDay}::date AND to_day >= ${fromDay}::date LIMIT 1`;
  return rows.length > 0;
}

/** Takes an absence back. @returns whose it was; null where there is none, it is over or taken back already. */
export async function cancelAbsence(
  tx: Transaction,
  { id, day, now }: { id: string; day: string; now: Date },
): Promise<{ postId: string; name: string; fromDay: string; toDay: string } | null> {
  const [row] = await tx.$queryRaw<{ postId: string; name: string; fromDay: string; toDay: string }[]>`
    UPDATE absences a SET cancelled_at = ${now}::timestamptz FROM holders h
    WHERE a.id = ${id}::uuid AND h.id = a.holder_id AND a.cancelled_at IS NULL AND a.to_day >= ${day}::date
    RETURNING a.post_id AS "postId", h.name, to_char(a.from_day, 'YYYY-MM-DD') AS "fromDay", to_char(a.to_day, 'YYYY-MM-DD') AS "toDay"`;
  return row ?? null;
}

/** The post of an absence; null where there is none. */
export async function postOfAbsence(tx: Pick<Sql, '$queryRaw'>, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ postId: string }[]>`
    SELECT post_id AS "postId" FROM absences WHERE id = ${id}::uuid`;
  return row?.postId ?? null;
}
