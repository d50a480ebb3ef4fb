import type { Transaction } from '../platform/database.ts';

/** A message of somebody that was changed or taken back after it was taken. */
export interface ChangedMessage {
  /** The id of its update. */
  message: string;
  /** Its words before the change. */
  was: string | null;
  /** The issue that it belongs to. */
  issueId: string;
}

/**
 * The message that a change names, for each question in their order; null where it belongs to no issue or is none of this
 * conversation. `of` is the platform's id. What was changed before has the words of the last change.
 */
export async function changedMessages(
  tx: Pick<Transaction, '$queryRaw'>,
  questions: readonly { conversationId: string; of: string }[],
): Promise<(ChangedMessage | null)[]> {
  if (questions.length === 0) return [];
  const rows = await tx.$queryRaw<(ChangedMessage & { ord: number })[]>`
    SELECT DISTINCT ON (r.ord) r.ord, u.id::text AS message, u.issue_id AS "issueId",
      coalesce((SELECT e.text FROM updates e WHERE e.conversation_id = u.conversation_id AND e.kind = 'edited'
        AND e.content->>'of' = r.of AND e.issue_id IS NOT NULL ORDER BY e.id DESC LIMIT 1), u.text) AS was
    FROM json_to_recordset(${JSON.stringify(questions.map((question, ord) => ({ ...question, ord })))}::json)
      AS r(ord int, "conversationId" uuid, of text)
    JOIN updates u ON u.conversation_id = r."conversationId" AND u.message_id = r.of
    WHERE u.kind NOT IN ('edited', 'deleted') AND u.issue_id IS NOT NULL AND u.visibility = 'released'
    ORDER BY r.ord, u.id`;
  const byOrd = new Map(rows.map(({ ord, ...row }) => [ord, row]));
  return questions.map((_, ord) => byOrd.get(ord) ?? null);
}

/** Ties the changes among these updates that name this message to its issue, where both versions are shown. */
export async function tieChanges(
  tx: Transaction,
  { message, updateIds, issueId }: { message: string; updateIds: readonly bigint[]; issueId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE updates u SET issue_id = ${issueId}::uuid FROM updates original
    WHERE original.id = ${message}::bigint AND u.conversation_id = original.conversation_id
      AND u.id = ANY(${[...updateIds]}::bigint[]) AND u.kind IN ('edited', 'deleted')
      AND u.content->>'of' = original.message_id AND u.visibility = 'released'`;
}
