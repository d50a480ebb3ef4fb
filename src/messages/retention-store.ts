import type { Transaction } from '../platform/database.ts';
import { markErased } from './media-store.ts';

/** Why it went: its time was over. */
export const TIME_OVER = 'time_over';

/** Takes media away whose time is over; the issues keep their place in the list without them. */
export async function retireMedia(tx: Transaction, ids: readonly string[]): Promise<void> {
  await markErased(tx, ids, TIME_OVER);
  await tx.$executeRaw`DELETE FROM issue_media WHERE media_id = ANY(${ids}::uuid[])`;
}

/**
 * Empties updates whose time is over, as an erasure does: of each only (channel, account, external id, time) stays.
 * @returns ids of media whose bytes are to be removed after the commit.
 */
export async function retireUpdates(tx: Transaction, ids: readonly bigint[]): Promise<string[]> {
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media WHERE update_id = ANY(${ids}::bigint[]) AND state <> 'erased'`;
  const mediaIds = media.map(({ id }) => id);
  await retireMedia(tx, mediaIds);
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'erased', content = NULL, text = NULL, message_id = NULL, reply_to = NULL,
      conversation_id = NULL, issue_id = NULL, reason = ${TIME_OVER}, state = CASE state WHEN 'ignored' THEN state ELSE 'done' END
    WHERE id = ANY(${ids}::bigint[])`;
  return mediaIds;
}

export async function retireReplies(tx: Transaction, ids: readonly bigint[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM outbox_messages WHERE id = ANY(${ids}::bigint[])`;
}

/** Ids of the held updates of these conversations that came before. */
export async function heldUpdates(
  tx: Transaction,
  conversationIds: readonly string[],
  before: Date,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM updates WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND visibility = 'held'
      AND state <> 'waiting' AND received_at < ${before}::timestamptz`;
  return rows.map(({ id }) => id);
}

/** Ids of our own messages of these conversations that were written before. */
export async function sentReplies(
  tx: Transaction,
  conversationIds: readonly string[],
  before: Date,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM outbox_messages WHERE conversation_id = ANY(${conversationIds}::uuid[])
      AND state NOT IN ('queued', 'sending') AND created_at < ${before}::timestamptz`;
  return rows.map(({ id }) => id);
}

/** Talks that were left lying for so long. @returns how many. */
export async function dropSessions(
  tx: Transaction,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM sessions WHERE conversation_id IN (
      SELECT conversation_id FROM sessions WHERE updated_at < ${before}::timestamptz LIMIT ${limit})`;
}

export async function dropRoutingCounts(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw`DELETE FROM routing_counts WHERE day < (${before}::timestamptz)::date`;
}

/** Conversations whose consent was given to one of these texts: what comes is held until they are asked again. @returns how many. */
export async function suspendConsents(tx: Transaction, outdated: readonly string[]): Promise<number> {
  if (outdated.length === 0) return 0;
  return tx.$executeRaw`
    UPDATE conversations c SET consented_at = NULL
    FROM (SELECT DISTINCT ON (k.person_id) k.person_id, k.text_version, k.decision FROM consents k
      WHERE k.purpose = 'reports' AND k.person_id IS NOT NULL ORDER BY k.person_id, k.at DESC, k.id DESC) last
    WHERE last.person_id = c.person_id AND c.consented_at IS NOT NULL AND last.decision = 'given'
      AND last.text_version = ANY(${outdated}::text[])`;
}
