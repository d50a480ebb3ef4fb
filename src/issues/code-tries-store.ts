import type { Transaction } from '../platform/database.ts';

/** Tries older than this are forgotten, in milliseconds. */
const WITHIN_MS = 60 * 60_000;

/**
 * Counts that these conversations asked for a code which is no issue of theirs.
 * @returns how often within the hour, with this time, in their order.
 */
export async function countCodeTries(
  tx: Transaction,
  conversationIds: readonly string[],
  now: Date,
): Promise<number[]> {
  if (conversationIds.length === 0) return [];
  const since = new Date(now.getTime() - WITHIN_MS);
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    INSERT INTO code_tries AS t (conversation_id, count, since)
    SELECT DISTINCT id, 1, ${now}::timestamptz FROM unnest(${[...conversationIds]}::uuid[]) AS tried(id) ORDER BY id
    ON CONFLICT (conversation_id) DO UPDATE SET
      count = CASE WHEN t.since < ${since}::timestamptz THEN 1 ELSE t.count + 1 END,
      since = CASE WHEN t.since < ${since}::timestamptz THEN excluded.since ELSE t.since END
    RETURNING conversation_id AS id, count`;
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return conversationIds.map((id) => counts.get(id)!);
}
