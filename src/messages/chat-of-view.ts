import type { Sql } from '../platform/database.ts';

/** The chat in which people are written to about their work: of those with a consent that can be reached the one that they chose, else
 * the one last heard from.
 */
export interface Chat {
  conversationId: string;
  lang: 'vi' | 'en';
}

/** @returns by person; whoever cannot be written to is missing. */
export async function chatsOf(sql: Pick<Sql, '$queryRaw'>, personIds: readonly string[]): Promise<Map<string, Chat>> {
  if (personIds.length === 0) return new Map();
  const rows = await sql.$queryRaw<(Chat & { personId: string })[]>`
    SELECT DISTINCT ON (c.person_id) c.person_id AS "personId", c.id AS "conversationId",
      CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang
    FROM conversations c JOIN people p ON p.id = c.person_id
    JOIN addresses a ON a.id = c.address_id AND a.unreachable_at IS NULL
    WHERE c.person_id = ANY(${[...new Set(personIds)]}::uuid[]) AND c.consented_at IS NOT NULL
    ORDER BY c.person_id, a.reminders_chosen_at DESC NULLS LAST, c.last_input_at DESC NULLS LAST, c.id`;
  return new Map(rows.map(({ personId, ...chat }) => [personId, chat]));
}
