import type { Sql } from '../platform/database.ts';

/** The person who last did something with an assignment, and the chat they did it in; null where nobody did. */
export async function lastCadre(
  tx: Pick<Sql, '$queryRaw'>,
  assignmentId: string,
): Promise<{ conversationId: string; lang: 'vi' | 'en' } | null> {
  const [row] = await tx.$queryRaw<{ conversationId: string; lang: 'vi' | 'en' }[]>`
    SELECT c.id::text AS "conversationId", p.lang FROM assignment_history h
    JOIN people p ON p.id = h.person_id JOIN conversations c ON c.person_id = p.id AND c.channel = h.channel
    WHERE h.assignment_id = ${assignmentId}::uuid AND h.actor = 'cadre' ORDER BY h.id DESC, c.last_input_at DESC NULLS LAST LIMIT 1`;
  return row ?? null;
}
