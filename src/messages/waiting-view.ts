import type { MediaRef } from '../engine/input.ts';
import type { Transaction } from '../platform/database.ts';
import type { Fragment } from './ready-at.ts';

/** An update that waits to be taken. */
export interface WaitingUpdate extends Fragment {
  id: bigint;
  conversationId: string;
  /** `UpdateContent` without its file. */
  content: Record<string, unknown>;
  /** The platform's id of our message that it replies to. */
  replyTo: string | null;
  media: MediaRef[];
}

/** The updates of these conversations that may be taken at `now`, oldest first. */
export async function readyUpdates(
  tx: Transaction,
  conversationIds: readonly string[],
  now: Date,
): Promise<WaitingUpdate[]> {
  const rows = await tx.$queryRaw<
    (Omit<WaitingUpdate, 'receivedAt' | 'media'> & { receivedAt: Date; media: MediaRef[] | null })[]
  >`
    SELECT u.id, u.conversation_id AS "conversationId", u.kind, u.content, u.text, u.content->>'album' AS album,
      u.reply_to AS "replyTo", u.received_at AS "receivedAt",
      CASE WHEN u.kind IN ('photo', 'recording') THEN (
        SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind) ORDER BY m.id) FROM media m
        WHERE m.update_id = u.id AND m.state <> 'erased') END AS media
    FROM updates u
    WHERE u.conversation_id = ANY(${conversationIds}::uuid[]) AND u.state = 'waiting' AND u.ready_at <= ${now}::timestamptz
      AND u.content IS NOT NULL
    ORDER BY u.id`;
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.getTime(), media: row.media ?? [] }));
}
