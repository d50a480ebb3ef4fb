import type { Sql } from '../platform/database.ts';

/**
 * Whom to tell of a decision about an assignment, in which chat: the person who last did something with it; else whoever was last told of
 * it; null where it reached nobody.
 */
export async function lastCadre(
  tx: Pick<Sql, '$queryRaw'>,
  assignmentId: string,
): Promise<{ conversationId: string; lang: 'vi' | 'en' } | null> {
  const [row] = await tx.$queryRaw<{ conversationId: string; lang: 'vi' | 'en' }[]>`
    (SELECT c.id::text AS "conversationId", p.lang, 1 AS rank FROM assignment_history h
      JOIN people p ON p.id = h.person_id JOIN conversations c ON c.person_id = p.id AND c.channel = h.channel
      WHERE h.assignment_id = ${assignmentId}::uuid AND h.actor = 'cadre' ORDER BY h.id DESC, c.last_input_at DESC NULLS LAST LIMIT 1)
    UNION ALL
    (SELECT o.conversation_id::text, p.lang, 2 FROM reminders m
      JOIN outbox_messages o ON o.once_key = m.message_key JOIN people p ON p.id = m.person_id
      WHERE m.assignment_id = ${assignmentId}::uuid AND m.state = 'said' AND m.audience IN ('holder', 'other_channel')
      ORDER BY m.id DESC LIMIT 1)
    ORDER BY rank LIMIT 1`;
  return row ?? null;
}
