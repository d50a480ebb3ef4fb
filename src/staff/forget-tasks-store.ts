import type { Transaction } from '../platform/database.ts';

/**
 * Tasks about somebody who is gone: the open ones are settled, and none of them names the person, the conversation or a note any
 * more. Those about an issue of theirs stay with the issue.
 */
export async function forgetInTasks(
  tx: Transaction,
  { ids, conversationIds, now }: { ids: readonly string[]; conversationIds: readonly string[]; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE tasks t SET conversation_id = NULL, note = CASE WHEN t.issue_id IS NULL THEN NULL ELSE t.note END,
      done_at = CASE WHEN t.issue_id IS NULL THEN coalesce(t.done_at, ${now}::timestamptz) ELSE t.done_at END,
      outcome = CASE WHEN t.issue_id IS NULL AND t.done_at IS NULL THEN ${GONE} ELSE t.outcome END,
      subject = CASE WHEN EXISTS (SELECT 1 FROM unnest(${ids}::text[]) AS gone(id) WHERE strpos(t.subject, gone.id) > 0)
        THEN 'gone:' || t.id::text ELSE t.subject END
    WHERE t.conversation_id = ANY(${conversationIds}::uuid[])
      OR EXISTS (SELECT 1 FROM unnest(${ids}::text[]) AS gone(id) WHERE strpos(t.subject, gone.id) > 0)`;
}

/** Read by moderators. */
const GONE = 'Người gửi đã xóa dữ liệu';
