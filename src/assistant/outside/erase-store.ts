import type { Sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';

export interface Erasure {
  id: string;
  user: string;
  conversations: string[];
  userToo: boolean;
  attempts: number;
}

/** Everything that was asked outside in these conversations goes: here at once, and at the service as soon as it answers. */
export async function forgetTalks(tx: Sql, conversationIds: readonly string[], now: Date): Promise<void> {
  if (conversationIds.length === 0) return;
  const gone = await tx.$queryRaw<Gone[]>`
    DELETE FROM assistant_talks WHERE conversation_id = ANY(${conversationIds}::uuid[])
    RETURNING external_user AS user, external_conversation AS conversation`;
  await addErasures(tx, gone, { userToo: true, now });
}

/** Talks that were opened before a day are of no use any more. @returns how many. */
export async function dropOldTalks(
  tx: Sql,
  { before, limit, now }: { before: Date; limit: number; now: Date },
): Promise<number> {
  const gone = await tx.$queryRaw<Gone[]>`
    DELETE FROM assistant_talks WHERE id IN (
      SELECT id FROM assistant_talks WHERE opened_at < ${before}::timestamptz AND state <> 'open' ORDER BY opened_at LIMIT ${limit})
    RETURNING external_user AS user, external_conversation AS conversation`;
  await addErasures(tx, gone, { userToo: false, now });
  return gone.length;
}

interface Gone {
  /** Null: nothing was ever sent. */
  user: string | null;
  conversation: string | null;
}

async function addErasures(
  tx: Sql,
  gone: readonly Gone[],
  { userToo, now }: { userToo: boolean; now: Date },
): Promise<void> {
  const users = new Map<string, string[]>();
  for (const { user, conversation } of gone)
    if (user !== null && conversation !== null) users.set(user, [...(users.get(user) ?? []), conversation]);
  for (const [user, conversations] of users)
    await tx.$executeRaw`
      INSERT INTO assistant_erasures (id, external_user, external_conversations, user_too, look_at)
      VALUES (${newId()}::uuid, ${user}, ${conversations}::text[], ${userToo}, ${now}::timestamptz)`;
}

/** Takes erasures that are due, for so long: a process that dies leaves them to the next one. */
export async function claimErasures(
  tx: Sql,
  { limit, now, until }: { limit: number; now: Date; until: Date },
): Promise<Erasure[]> {
  return tx.$queryRaw`
    UPDATE assistant_erasures e SET look_at = ${until}::timestamptz, attempts = e.attempts + 1
    FROM (SELECT id FROM assistant_erasures WHERE look_at <= ${now}::timestamptz ORDER BY look_at LIMIT ${limit}
      FOR UPDATE SKIP LOCKED) due
    WHERE e.id = due.id
    RETURNING e.id::text, e.external_user AS user, e.external_conversations AS conversations, e.user_too AS "userToo", e.attempts`;
}

export async function endErasure(tx: Sql, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM assistant_erasures WHERE id = ${id}::uuid`;
}

export async function postponeErasure(tx: Sql, id: string, lookAt: Date): Promise<void> {
  await tx.$executeRaw`UPDATE assistant_erasures SET look_at = ${lookAt}::timestamptz WHERE id = ${id}::uuid`;
}
