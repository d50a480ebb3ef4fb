import type { Reply } from '../engine/reply.ts';
import type { Session } from '../engine/session.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { isUniqueViolation, JSON_LIST_SEPARATOR, jsonList, type Sql } from '../platform/database.ts';
import { CHANGED, type Change, toPayloads } from '../platform/live.ts';
import { type SentResult, sentRows } from './outbox-result-store.ts';
import type { NewUpdate } from './plan-inbox.ts';
import { sessionRow } from './session-store.ts';
import type { SwiftVersions } from './swift-talk-view.ts';
import { BUTTONS_OF_LAST } from './turn-end-store.ts';

/** An update with the turn that was taken of it, before either is stored. */
export interface SwiftTurn {
  /** As in `SwiftTalk`. */
  versions: SwiftVersions;
  update: NewUpdate;
  /** The id of the button that it pressed. */
  choice?: string;
  /** Where the talk stands; null: it has ended. Left out: there was none and there is none. */
  session?: Session | null;
  collects: boolean;
  /** What is said, in this order; it can be stored as it is. */
  says: readonly Reply[];
  /** Whether the first of it is begun at once, by us: it is stored as under way. */
  begins: boolean;
}

/** A turn that was stored. */
export interface StoredSwiftTurn {
  conversationId: string;
  /** Of the first message that it says; null where it says nothing. */
  messageId: bigint | null;
  /** Of the conversation's row, as the turn left it. */
  version: string;
}

const REPLY = 1;

/**
 * All that swift turns are, in one statement: the updates, taken already; where the talks stand; what is said; and the announcement of
 * it; and what was sent since the last. A turn is left out whole where its conversation is no longer as it was read. Rows are locked in
 * the order of their ids, as everywhere. @returns those that were stored; undefined where one of the updates was stored before: then
 * nothing of all this is.
 */
export async function endSwiftTurns(
  sql: Sql,
  channel: ChannelAccount,
  {
    turns: unordered,
    sent,
    lease,
    now,
  }: {
    turns: readonly SwiftTurn[];
    /** What was sent before, which is written down with them. */
    sent: readonly SentResult[];
    /** Of the messages that are begun at once; times by the machine's clock. */
    lease: { token: string; startedAt: Date; until: Date };
    now: Date;
  },
): Promise<StoredSwiftTurn[] | undefined> {
  const turns = unordered.toSorted((a, b) => (a.update.conversation.id < b.update.conversation.id ? -1 : 1));
  const sessions = turns.map(({ update, session }) =>
    session ? sessionRow(update.conversation.id, session)[0] : undefined,
  );
  const says = turns.flatMap(({ update: { conversation }, says: said, begins }) =>
    said.map((reply, index) => ({ id: conversation.id, nth: index + 1, reply, begins: begins && index === 0 })),
  );
  const changes = turns.flatMap(({ update: { conversation }, says: said }): Change[] => {
    const message = { kind: 'message', id: conversation.id };
    return said.length > 0 ? [message, { kind: 'outbox', id: conversation.id }] : [message];
  });
  // One text for all, so that it is prepared once: what is needed seldom (buttons, sessions that end) costs little where it is empty.
  const storing = sql.$queryRaw<StoredSwiftTurn[]>`
    WITH free AS (
      UPDATE conversations c SET last_seq = c.last_seq + t.says, inputs = c.inputs + 1, last_input_at = ${now}::timestamptz,
        collects = t.collects
      FROM unnest(${turns.map(({ update }) => update.conversation.id)}::uuid[],
          ${turns.map(({ versions }) => versions.conversation)}::xid[], ${turns.map(({ versions }) => versions.address)}::xid[],
          ${turns.map(({ versions }) => versions.person)}::xid[], ${turns.map(({ update }) => update.update.externalId)}::text[],
          ${turns.map(({ update }) => update.messageId)}::text[], ${turns.map(({ update }) => update.update.replyTo ?? null)}::text[],
          ${turns.map(({ update }) => update.kind)}::text[],
          string_to_array(${jsonList(turns.map(({ update }) => update.content))}, ${JSON_LIST_SEPARATOR}),
          ${turns.map(({ update }) => update.text)}::text[], ${turns.map(({ choice }) => choice ?? null)}::text[],
          ${turns.map(({ update }) => update.update.at.toISOString())}::timestamptz[], ${turns.map(({ collects }) => collects)}::boolean[],
          ${turns.map(({ session }) => session === null)}::boolean[],
          string_to_array(${jsonList(sessions.map((row) => row?.state))}, ${JSON_LIST_SEPARATOR}, ''),
          ${sessions.map((row) => row?.flow ?? null)}::text[], ${sessions.map((row) => row?.step ?? null)}::text[],
          ${turns.map(({ says: said }) => said.length)}::int[])
        AS t(id, version, address_version, person_version, external_id, message_id, reply_to, kind, content, text, pressed,
          happened_at, collects, ends, session, flow, step, says), addresses a, people p
      WHERE c.id = t.id AND c.xmin = t.version AND a.id = c.address_id AND a.xmin = t.address_version
        AND p.id = c.person_id AND p.xmin = t.person_version
      RETURNING t.*, c.last_seq - t.says AS last_seq
    ), stored AS (
      INSERT INTO updates (channel, account, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, received_at, ready_at, state, visibility)
      SELECT ${channel.id}, ${channel.account}, f.external_id, f.id, f.message_id, f.reply_to, f.kind, f.content::jsonb,
        CASE WHEN f.pressed IS NULL THEN f.text ELSE (
          SELECT b.button->>'label' FROM (
            SELECT o.id, o.seq, jsonb_array_elements(o.content->'choices') AS button FROM (
              SELECT * FROM outbox_messages o WHERE o.conversation_id = f.id ORDER BY o.seq DESC LIMIT ${BUTTONS_OF_LAST}) o) b
          WHERE f.pressed IN (b.button->>'id', 'q' || b.id || '.' || (b.button->>'id')) ORDER BY b.seq DESC LIMIT 1) END,
        f.happened_at, ${now}::timestamptz, ${now}::timestamptz, 'done', 'released'
      FROM free f
    ), over AS (
      DELETE FROM sessions WHERE conversation_id = ANY(ARRAY(SELECT f.id FROM free f WHERE f.ends))
    ), kept AS (
      INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
      SELECT f.id, f.session::jsonb, f.flow, f.step, ${now}::timestamptz FROM free f WHERE f.session IS NOT NULL
      ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, flow = excluded.flow, step = excluded.step,
        version = sessions.version + 1, updated_at = excluded.updated_at
    ), said AS (
      INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, ready_at, created_at, state,
        started_at, attempts, lease_token, lease_until)
      SELECT f.id, f.last_seq + r.nth, ${channel.id}, ${channel.account}, ${REPLY}, r.content::jsonb, ${now}::timestamptz,
        ${now}::timestamptz, CASE WHEN r.begins THEN 'sending' ELSE 'queued' END,
        CASE WHEN r.begins THEN ${lease.startedAt}::timestamptz END, r.begins::int,
        CASE WHEN r.begins THEN ${lease.token}::uuid END, CASE WHEN r.begins THEN ${lease.until}::timestamptz END
      FROM unnest(${says.map(({ id }) => id)}::uuid[], ${says.map(({ nth }) => nth)}::int[],
          string_to_array(${jsonList(says.map(({ reply }) => reply))}, ${JSON_LIST_SEPARATOR}),
          ${says.map(({ begins }) => begins)}::boolean[]) AS r(id, nth, content, begins)
        JOIN free f ON f.id = r.id
      ORDER BY r.id, r.nth
      RETURNING id, conversation_id, seq
    ), arrived AS (${sentRows(sent)}
    ), told AS (
      SELECT count(pg_notify(${CHANGED}, payload)) AS n FROM unnest(${toPayloads(changes)}::text[]) AS payload
    )
    SELECT f.id AS "conversationId", m.id AS "messageId", pg_current_xact_id()::xid::text AS version
    FROM told CROSS JOIN free f LEFT JOIN said m ON m.conversation_id = f.id AND m.seq = f.last_seq + 1`;
  return storing.catch((error: unknown) => {
    // A repeat is seldom, and looking for it first would cost every update as much as storing it in another index.
    if (isUniqueViolation(error, 'updates_channel_account_external_id_key')) return undefined;
    throw error;
  });
}
