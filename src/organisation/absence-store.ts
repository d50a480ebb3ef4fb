import type { Transaction } from '../platform/database.ts';
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
