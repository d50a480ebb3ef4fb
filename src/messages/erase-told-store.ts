import type { Transaction } from '../platform/database.ts';
import { markErased } from './media-store.ts';
import { messageWords } from './words.ts';

/** Tells no more than that it was not kept. */
const REASON = 'not_taken';

/** How far back a talk may have begun, in milliseconds. */
const TALK_MS = 24 * 60 * 60_000;

/**
 * Erases what may not be kept, whether or not there is consent: text, payload, the tie to the person, media; and what the person
 * changed of it later or before it was read. Of `wholeTalks` all that was said since what belongs to an issue, of the last day, both
 * ways, since our own words may quote it.
 * @returns ids of media whose bytes are to be removed after the commit.
 */
export async function eraseTold(
  tx: Transaction,
  { updateIds, wholeTalks, now }: { updateIds: readonly bigint[]; wholeTalks: readonly string[]; now: Date },
): Promise<string[]> {
  const since = new Date(now.getTime() - TALK_MS);
  const told = await tx.$queryRaw<{ id: bigint; conversationId: string | null; receivedAt: Date }[]>`
    WITH told AS (
      SELECT id, conversation_id, message_id, received_at FROM updates WHERE id = ANY(${updateIds}::bigint[])
      UNION
      SELECT u.id, u.conversation_id, u.message_id, u.received_at FROM updates u
      WHERE u.conversation_id = ANY(${wholeTalks}::uuid[]) AND u.state <> 'waiting' AND u.issue_id IS NULL
        AND u.reason IS DISTINCT FROM 'emergency' AND u.received_at >= ${since}::timestamptz
        AND u.id > coalesce((SELECT max(t.id) FROM updates t
          WHERE t.conversation_id = u.conversation_id AND t.issue_id IS NOT NULL), 0)
    )
    SELECT id, conversation_id AS "conversationId", received_at AS "receivedAt" FROM told
    UNION
    SELECT e.id, e.conversation_id, e.received_at FROM told JOIN updates e
      ON e.conversation_id = told.conversation_id AND e.kind = 'edited' AND e.content->>'of' = told.message_id`;
  const ids = told.map(({ id }) => id);
  const media = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media WHERE update_id = ANY(${ids}::bigint[]) AND state <> 'erased'`;
  const mediaIds = media.map(({ id }) => id);
  await markErased(tx, mediaIds, REASON);
  await tx.$executeRaw`
    UPDATE updates SET visibility = 'erased', content = NULL, text = NULL, message_id = NULL, reply_to = NULL,
      conversation_id = NULL, reason = ${REASON}, state = CASE WHEN state = 'ignored' THEN state ELSE 'done' END
    WHERE id = ANY(${ids}::bigint[])`;
  await eraseAnswers(tx, wholeTalks, told);
  return mediaIds;
}

/** Our own messages since the first of what was erased. What is not sent yet is not sent any more. */
async function eraseAnswers(
  tx: Transaction,
  wholeTalks: readonly string[],
  told: readonly { conversationId: string | null; receivedAt: Date }[],
): Promise<void> {
  const talks = wholeTalks.flatMap((id) => {
    const times = told
      .filter(({ conversationId }) => conversationId === id)
      .map(({ receivedAt }) => receivedAt.getTime());
    return times.length > 0 ? [{ id, since: new Date(Math.min(...times)) }] : [];
  });
  if (talks.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_messages o SET question = NULL, reason = CASE WHEN o.state = 'queued' THEN ${REASON} ELSE o.reason END,
      content = jsonb_build_object('text', CASE p.lang WHEN 'en' THEN ${messageWords.erased.en} ELSE ${messageWords.erased.vi} END),
      state = CASE WHEN o.state = 'queued' THEN 'cancelled' ELSE o.state END
    FROM json_to_recordset(${JSON.stringify(talks)}::json) AS r(id uuid, since timestamptz)
    JOIN conversations c ON c.id = r.id JOIN people p ON p.id = c.person_id
    WHERE o.conversation_id = r.id AND o.created_at >= r.since AND o.issue_id IS NULL AND o.staff_id IS NULL`;
}
