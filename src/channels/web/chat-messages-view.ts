import type { Reply } from '../../engine/reply.ts';
import type { Database } from '../../platform/database.ts';

/** How many messages of each side the page shows. */
const MOST = 100;

export interface ShownUpdate {
  id: bigint;
  kind: string;
  content: Record<string, unknown>;
  text: string | null;
  clientId: string | null;
  receivedAt: Date;
  /** Of a pressed button: what it said. */
  label: string | null;
}

export interface ShownReply {
  id: bigint;
  reply: Reply;
  /** As `sendableReply` needs it. */
  asksFromOutside: boolean;
  /** A question from outside a talk that was answered, or whatever else closed it. */
  closed: boolean;
  externalIds: string[];
  fromStaff: boolean;
  /** Null: it goes out at this moment. */
  sentAt: Date | null;
}

export interface ShownMedium {
  id: string;
  updateId: bigint | null;
  kind: 'photo' | 'voice' | 'video' | 'file';
  state: string;
  reason: string | null;
  width: number | null;
  height: number | null;
}

export interface ChatRows {
  /** Both oldest first. */
  updates: ShownUpdate[];
  replies: ShownReply[];
  media: ShownMedium[];
  kept: number;
  /** The first reply that has still to go out: one behind it may go out before it. */
  firstQueued: bigint | null;
  replyDue: boolean;
}

/** The conversation with an address of ours, if it wrote anything yet. */
export async function conversationOf(
  database: Database,
  { channel, account, hash }: { channel: string; account: string; hash: Uint8Array },
): Promise<string | null> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM addresses a JOIN conversations c ON c.address_id = a.id
    WHERE a.channel = ${channel} AND a.account = ${account} AND a.external_hash = ${hash}`;
  return rows[0]?.id ?? null;
}

/**
 * The latest messages of one conversation as the person in it sees them: their own also before consent, for they are theirs;
 * nothing that was erased.
 */
export async function chatRows(database: Database, conversationId: string, now: Date): Promise<ChatRows> {
  const [updates, replies, [state]] = await Promise.all([
    database.$queryRaw<ShownUpdate[]>`
      SELECT u.id, u.kind, u.content, u.text, u.message_id AS "clientId", u.received_at AS "receivedAt",
        (SELECT c->>'label' FROM outbox_messages o, jsonb_array_elements(o.content->'choices') c
         WHERE u.kind = 'choice' AND o.conversation_id = u.conversation_id
           AND u.content->>'messageId' = ANY(o.external_ids)
           AND u.content->>'id' IN (c->>'id', 'q' || o.id || '.' || (c->>'id')) LIMIT 1) AS label
      FROM updates u
      WHERE u.conversation_id = ${conversationId}::uuid AND u.visibility <> 'erased' AND u.content IS NOT NULL
      ORDER BY u.id DESC LIMIT ${MOST}`,
    database.$queryRaw<ShownReply[]>`
      SELECT id, content AS reply, question IS NOT NULL AS "asksFromOutside", answered_at IS NOT NULL AS closed, external_ids AS "externalIds",
        staff_id IS NOT NULL AS "fromStaff", sent_at AS "sentAt"
      FROM outbox_messages
      WHERE conversation_id = ${conversationId}::uuid AND state IN ('sending', 'sent')
      ORDER BY seq DESC LIMIT ${MOST}`,
    database.$queryRaw<Pick<ChatRows, 'kept' | 'firstQueued' | 'replyDue'>[]>`
      SELECT
        (SELECT count(*)::int FROM updates u WHERE u.conversation_id = ${conversationId}::uuid AND u.visibility <> 'erased'
          AND u.content IS NOT NULL) AS kept,
        (SELECT min(id) FROM outbox_messages o WHERE o.conversation_id = ${conversationId}::uuid AND o.state = 'queued')
          AS "firstQueued",
        EXISTS (SELECT 1 FROM updates u WHERE u.conversation_id = ${conversationId}::uuid AND u.state = 'waiting')
          OR EXISTS (SELECT 1 FROM outbox_messages o WHERE o.conversation_id = ${conversationId}::uuid
            AND o.state = 'queued' AND o.priority <= 1 AND o.question IS NULL AND o.ready_at <= ${now}::timestamptz)
          AS "replyDue"`,
  ]);
  const media = await mediaOf(database, updates, replies);
  return { updates: updates.reverse(), replies: replies.reverse(), media, ...state! };
}

async function mediaOf(
  database: Database,
  updates: readonly ShownUpdate[],
  replies: readonly ShownReply[],
): Promise<ShownMedium[]> {
  const updateIds = updates.filter(({ kind }) => kind === 'photo' || kind === 'recording').map(({ id }) => id);
  const mediaIds = replies.flatMap(({ reply }) => reply.media ?? []);
  if (updateIds.length + mediaIds.length === 0) return [];
  return database.$queryRaw`
    SELECT id, update_id AS "updateId", kind, state, reason, width, height FROM media
    WHERE (update_id = ANY(${updateIds}::bigint[]) OR id = ANY(${mediaIds}::uuid[])) AND state <> 'erased' ORDER BY id`;
}

/** The id that the channel gave to a part of one of our messages, where it is one of this conversation. */
export async function externalIdOfPart(
  database: Database,
  conversationId: string,
  { id, part }: { id: bigint; part: number },
): Promise<string | null> {
  const rows = await database.$queryRaw<{ externalId: string | null }[]>`
    SELECT external_ids[${part + 1}::int] AS "externalId" FROM outbox_messages
    WHERE id = ${id} AND conversation_id = ${conversationId}::uuid`;
  return rows[0]?.externalId ?? null;
}

/** Whether the upload of this update has still to be fetched. */
export async function isUploadWanted(
  database: Database,
  at: { channel: string; account: string; externalId: string },
): Promise<boolean> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM updates u JOIN media m ON m.update_id = u.id
    WHERE u.channel = ${at.channel} AND u.account = ${at.account} AND u.external_id = ${at.externalId}
      AND m.state = 'wanted'`;
  return rows.length > 0;
}

/** Whether this is a message of ours in this conversation that asks for a place. */
export async function asksPlace(database: Database, conversationId: string, id: bigint): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT 1 FROM outbox_messages
    WHERE id = ${id} AND conversation_id = ${conversationId}::uuid AND content->'asksPlace' = 'true'::jsonb`;
  return rows.length > 0;
}
