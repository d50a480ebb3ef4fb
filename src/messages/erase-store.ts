import type { Sql } from '../platform/database.ts';
import { markErased } from './media-store.ts';

/** Why nothing but (channel, account, external id, time) was kept of an update. */
export type ErasureReason = 'consent_refused' | 'consent_lapsed';

/**
 * Erases what was held of conversations: payloads, and the rows' tie to the person. Updates that wait stay, unless they are named
 * or `andWaiting`: they came after the decision.
 * @returns ids of media whose bytes are to be removed after the commit.
 */
export async function eraseHeld(
  tx: Sql,
  {
    conversationIds,
    reason,
    updateIds = [],
    andWaiting = false,
  }: { conversationIds: readonly string[]; reason: ErasureReason; updateIds?: readonly bigint[]; andWaiting?: boolean },
): Promise<string[]> {
  // Media first: afterwards nothing ties an update to its conversation.
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM media m JOIN updates u ON u.id = m.update_id
    WHERE u.conversation_id = ANY(${conversationIds}::uuid[]) AND u.visibility = 'held' AND m.state <> 'erased'
      AND (${andWaiting} OR u.state <> 'waiting' OR u.id = ANY(${updateIds}::bigint[]))`;
  const mediaIds = media.map(({ id }) => id);
  await markErased(tx, mediaIds, reason);
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'erased', content = NULL, text = NULL, message_id = NULL, reply_to = NULL,
      conversation_id = NULL, reason = ${reason},
      state = CASE WHEN state = 'done' OR id = ANY(${updateIds}::bigint[]) THEN 'done' ELSE 'ignored' END
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND visibility = 'held'
      AND (${andWaiting} OR state <> 'waiting' OR id = ANY(${updateIds}::bigint[]))`;
  return mediaIds;
}

/** Somebody took messages back before anybody, person or program, had read them. The sweep of media removes their bytes. */
export async function eraseTakenBack(tx: Sql, updateIds: readonly bigint[]): Promise<void> {
  if (updateIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE updates SET state = 'ignored', visibility = 'erased', content = NULL, text = NULL, reason = 'taken_back'
    WHERE id = ANY(${updateIds}::bigint[]) AND state = 'waiting'`;
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media WHERE update_id = ANY(${updateIds}::bigint[])`;
  await markErased(
    tx,
    media.map(({ id }) => id),
    'taken_back',
  );
}

/** Consent was given: what was held of these conversations may be read from now on. */
export async function releaseHeld(tx: Sql, conversationIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'released'
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND visibility = 'held'`;
}
