import type { Transaction } from '../platform/database.ts';
import { markErased } from './media-store.ts';

/** Why somebody who has not agreed is heard all the same: to save life (Luật 91/2025/QH15 needs no consent for that). */
const REASON = 'emergency';

/** An emergency is shown at once: what was said of it is released, though everything else of the person is held. */
export async function showAtOnce(tx: Transaction, updateIds: readonly bigint[]): Promise<void> {
  if (updateIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'released', reason = ${REASON}
    WHERE id = ANY(${updateIds}::bigint[]) AND visibility = 'held'`;
}

/**
 * The emergency is over, and its person never agreed: what was shown of it is erased, as all that is held is after a day.
 * Of people who have agreed meanwhile nothing changes. @returns ids of media whose bytes are to be removed after the commit.
 */
export async function eraseShownAtOnce(tx: Transaction, conversationIds: readonly string[]): Promise<string[]> {
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM media m JOIN updates u ON u.id = m.update_id JOIN conversations c ON c.id = u.conversation_id
    WHERE c.id = ANY(${conversationIds}::uuid[]) AND c.consented_at IS NULL AND u.reason = ${REASON} AND m.state <> 'erased'`;
  const mediaIds = media.map(({ id }) => id);
  await markErased(tx, mediaIds, REASON);
  await tx.$executeRaw`
    UPDATE updates u SET visibility = 'erased', content = NULL, text = NULL, message_id = NULL, reply_to = NULL,
      conversation_id = NULL
    FROM conversations c
    WHERE c.id = u.conversation_id AND c.id = ANY(${conversationIds}::uuid[]) AND c.consented_at IS NULL
      AND u.reason = ${REASON}`;
  return mediaIds;
}
