import type { Sql } from '../platform/database.ts';

/**
 * Where people are told what they did not just ask for: of the conversations of the same person the one last heard from that has a
 * consent and can be reached; the conversation itself where there is none. One notice, however many accounts are linked.
 * @returns by the conversation that was asked about.
 */
export async function heardLast(
  tx: Pick<Sql, '$queryRaw'>,
  conversationIds: readonly string[],
): Promise<Map<string, string>> {
  const heard = new Map(conversationIds.map((id) => [id, id]));
  if (heard.size === 0) return heard;
  const rows = await tx.$queryRaw<{ asked: string; id: string }[]>`
    SELECT DISTINCT ON (asked.id) asked.id AS asked, c.id
    FROM conversations asked
    JOIN conversations c ON c.person_id = asked.person_id AND c.consented_at IS NOT NULL
    JOIN addresses a ON a.id = c.address_id AND a.unreachable_at IS NULL
    WHERE asked.id = ANY(${[...heard.keys()]}::uuid[])
    ORDER BY asked.id, c.last_input_at DESC NULLS LAST, c.id = asked.id DESC, c.id`;
  for (const { asked, id } of rows) heard.set(asked, id);
  return heard;
}
