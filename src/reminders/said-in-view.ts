import type { Sql } from '../platform/database.ts';

/** The conversation in which whoever owes each of these assignments was last told of it; those that nobody was told of are missing. */
export async function lastSaidIn(
  tx: Pick<Sql, '$queryRaw'>,
  assignmentIds: readonly string[],
): Promise<Map<string, string>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; conversationId: string }[]>`
    SELECT DISTINCT ON (m.assignment_id) m.assignment_id::text AS id, o.conversation_id::text AS "conversationId"
    FROM reminders m JOIN outbox_messages o ON o.once_key = m.message_key
    WHERE m.assignment_id = ANY(${[...new Set(assignmentIds)]}::uuid[]) AND m.state = 'said' AND m.audience IN ('holder', 'other_channel')
    ORDER BY m.assignment_id, m.id DESC`;
  return new Map(rows.map(({ id, conversationId }) => [id, conversationId]));
}
