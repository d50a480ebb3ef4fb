import type { Transaction } from '../platform/database.ts';
import { CONSENT_LAPSED, CONSENT_SILENCE_MS } from './consent-silence.ts';
import { markErased } from './media-store.ts';
import { clearTimers, setTimers } from './timer-store.ts';

export const PERSON_ERASED = 'person_erased';

/**
 * Erases all that was said in these conversations, both ways: of updates only (channel, account, external id, time) stays, so that a
 * repeated delivery is known. What came after the decision waits on as a stranger's.
 * @param taken updates of the turn that decided it.
 * @returns ids of media whose bytes are to be removed after the commit.
 */
export async function eraseConversations(
  tx: Transaction,
  { conversationIds, taken, now }: { conversationIds: readonly string[]; taken: readonly bigint[]; now: Date },
): Promise<string[]> {
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM media m LEFT JOIN updates u ON u.id = m.update_id
    WHERE m.conversation_id = ANY(${conversationIds}::uuid[])
      AND (u.id IS NULL OR u.state <> 'waiting' OR u.id = ANY(${taken}::bigint[]))`;
  const mediaIds = media.map(({ id }) => id);
  await markErased(tx, mediaIds, PERSON_ERASED);
  await tx.$executeRaw`DELETE FROM issue_media WHERE media_id = ANY(${mediaIds}::uuid[])`;
  await tx.$executeRaw`UPDATE media SET conversation_id = NULL WHERE id = ANY(${mediaIds}::uuid[])`;
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'erased', content = NULL, text = NULL, message_id = NULL, reply_to = NULL,
      conversation_id = NULL, issue_id = NULL, reason = ${PERSON_ERASED}, state = CASE state WHEN 'ignored' THEN state ELSE 'done' END
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND (state <> 'waiting' OR id = ANY(${taken}::bigint[]))`;
  await tx.$executeRaw`DELETE FROM outbox_messages WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
  await tx.$executeRaw`DELETE FROM sessions WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
  await closeToStrangers(tx, conversationIds, now);
  return mediaIds;
}

/** What was said stays, but nobody reads it any more: it is held again, as before the consent. Nothing more is sent. */
export async function holdConversations(tx: Transaction, conversationIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'held', issue_id = NULL
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND visibility = 'released'`;
  await tx.$executeRaw`
    UPDATE outbox_messages SET issue_id = NULL, answered_at = coalesce(answered_at, ${now}::timestamptz),
      state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
      reason = CASE state WHEN 'queued' THEN 'consent_withdrawn' ELSE reason END
    WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
  await tx.$executeRaw`DELETE FROM sessions WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
  await closeToStrangers(tx, conversationIds, now);
}

/** Without a consent new updates are held, and go after a day of silence. A moderator who had the talk has it no more. */
async function closeToStrangers(tx: Transaction, conversationIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'held'
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND visibility = 'released' AND state = 'waiting'`;
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    UPDATE conversations c SET consented_at = NULL, taken_over_by = NULL, taken_over_at = NULL, last_input_at = NULL
    WHERE c.id = ANY(${conversationIds}::uuid[])
    RETURNING c.id, EXISTS (SELECT 1 FROM updates u WHERE u.conversation_id = c.id AND u.state = 'waiting') AS waits`;
  await setTimers(
    tx,
    waiting.flatMap((row) =>
      (row as { id: string; waits: boolean }).waits
        ? [{ kind: CONSENT_LAPSED, subject: row.id, dueAt: new Date(now.getTime() + CONSENT_SILENCE_MS) }]
        : [],
    ),
  );
}

/** Whatever is to be looked at again for these: their ids stand in the timer's subject or in its payload. */
export async function forgetTimers(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM timers t WHERE t.kind <> ${CONSENT_LAPSED} AND EXISTS (
      SELECT 1 FROM unnest(${ids}::text[]) AS gone(id)
      WHERE strpos(t.subject, gone.id) > 0 OR strpos(t.payload::text, gone.id) > 0)`;
}

/**
 * Takes away conversations of strangers in which nothing is left: no consent, no message of theirs, nothing to send, no talk.
 * @returns their addresses, which go next; those of conversations in which something came meanwhile are not among them.
 */
export async function removeEmptyConversations(
  tx: Transaction,
  conversationIds: readonly string[],
  real: Date,
): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const empty = await tx.$queryRaw<{ id: string; addressId: string }[]>`
    SELECT c.id, c.address_id AS "addressId" FROM conversations c
    WHERE c.id = ANY(${conversationIds}::uuid[]) AND c.consented_at IS NULL AND c.ready_at IS NULL
      AND coalesce(c.lease_until < ${real}::timestamptz, true)
      AND NOT EXISTS (SELECT 1 FROM updates u WHERE u.conversation_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.conversation_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM outbox_messages o WHERE o.conversation_id = c.id AND o.state IN ('queued', 'sending'))
    ORDER BY c.id FOR UPDATE OF c SKIP LOCKED`;
  const ids = empty.map(({ id }) => id);
  await forgetTimers(tx, ids);
  await clearTimers(
    tx,
    ids.map((subject) => ({ kind: CONSENT_LAPSED, subject })),
  );
  await tx.$executeRaw`DELETE FROM outbox_messages WHERE conversation_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM conversations WHERE id = ANY(${ids}::uuid[])`;
  return empty.map(({ addressId }) => addressId);
}
