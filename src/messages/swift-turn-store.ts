import type { Reply } from '../engine/reply.ts';
import type { Session } from '../engine/session.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import { CHANGED, type Change, toPayloads } from '../platform/live.ts';
import type { NewUpdate } from './plan-inbox.ts';
import { sessionRow } from './session-store.ts';
import { BUTTONS_OF_LAST } from './turn-end-store.ts';

/** An update with the turn that was taken of it, before either is stored. */
export interface SwiftTurn {
  /** As in `SwiftTalk`. */
  version: string;
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
  updateId: bigint;
  /** Of the first message that it says; null where it says nothing. */
  messageId: bigint | null;
}

/**
 * All that swift turns are, in one statement: the updates, taken already; where the talks stand; what is said; and the announcement of
 * it. A turn is left out whole where its conversation is no longer as it was read, or its update is stored already. Rows are locked in
 * the order of their ids, as everywhere. @returns those that were stored.
 */
export async function endSwiftTurns(
  sql: Sql,
  channel: ChannelAccount,
  {
    turns,
    lease,
    now,
  }: {
    turns: readonly SwiftTurn[];
    /** Of the messages that are begun at once; times by the machine's clock. */
    lease: { token: string; startedAt: Date; until: Date };
    now: Date;
  },
): Promise<StoredSwiftTurn[]> {
  const rows = turns.map(({ version, update, choice, session, collects, says, begins }) => {
    const [kept] = session ? sessionRow(update.conversation.id, session) : [];
    return {
      id: update.conversation.id,
      version,
      external_id: update.update.externalId,
      message_id: update.messageId,
      reply_to: update.update.replyTo,
      kind: update.kind,
      content: update.content,
      text: update.text,
      pressed: choice,
      happened_at: update.update.at,
      collects,
      ends: session === null,
      session: kept?.state,
      flow: kept?.flow,
      step: kept?.step,
      says: says.length,
      begins,
      said: says[0],
    };
  });
  // Of most turns one reply is all that is said.
  const further = turns.flatMap(({ update, says }) =>
    says.slice(1).map((reply, index) => ({ id: update.conversation.id, nth: index + 2, said: reply })),
  );
  const changes = turns.flatMap(({ update: { conversation }, says }): Change[] => {
    const { id } = conversation;
    return says.length > 0
      ? [
          { kind: 'message', id },
          { kind: 'outbox', id },
        ]
      : [{ kind: 'message', id }];
  });
  const presses = turns.some(({ choice }) => choice !== undefined);
  return sql.$queryRaw<StoredSwiftTurn[]>`
    WITH turns AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, version text, external_id text, message_id text,
        reply_to text, kind text, content jsonb, text text, pressed text, happened_at timestamptz, collects boolean, ends boolean,
        session jsonb, flow text, step text, says int, begins boolean, said jsonb)
    ), held AS MATERIALIZED (
      SELECT c.id, c.last_seq FROM turns t JOIN conversations c ON c.id = t.id
      WHERE c.xmin::text = t.version ORDER BY c.id FOR NO KEY UPDATE OF c
    ), stored AS (
      INSERT INTO updates (channel, account, external_id, conversation_id, message_id, reply_to, kind, content, text,
        happened_at, received_at, ready_at, state, visibility)
      SELECT ${channel.id}, ${channel.account}, t.external_id, t.id, t.message_id, t.reply_to, t.kind, t.content,
        ${presses ? PRESSED : Prisma.sql`t.text`}, t.happened_at, ${now}::timestamptz, ${now}::timestamptz, 'done', 'released'
      FROM turns t JOIN held h ON h.id = t.id
      ON CONFLICT (channel, account, external_id) DO NOTHING
      RETURNING id, conversation_id
    ), over AS (
      DELETE FROM sessions s USING turns t, stored u
      WHERE t.ends AND u.conversation_id = t.id AND s.conversation_id = t.id
    ), kept AS (
      INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
      SELECT t.id, t.session, t.flow, t.step, ${now}::timestamptz
      FROM turns t JOIN stored u ON u.conversation_id = t.id WHERE t.session IS NOT NULL
      ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, flow = excluded.flow, step = excluded.step,
        version = sessions.version + 1, updated_at = excluded.updated_at
    ), said AS (
      INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, ready_at, created_at, state,
        started_at, attempts, lease_token, lease_until)
      SELECT t.id, h.last_seq + 1, ${channel.id}, ${channel.account}, ${REPLY}, t.said, ${now}::timestamptz, ${now}::timestamptz,
        CASE WHEN t.begins THEN 'sending' ELSE 'queued' END,
        CASE WHEN t.begins THEN ${lease.startedAt}::timestamptz END, CASE WHEN t.begins THEN 1 ELSE 0 END,
        CASE WHEN t.begins THEN ${lease.token}::uuid END, CASE WHEN t.begins THEN ${lease.until}::timestamptz END
      FROM turns t JOIN held h ON h.id = t.id JOIN stored u ON u.conversation_id = t.id WHERE t.said IS NOT NULL
      RETURNING id, conversation_id
    )${further.length > 0 ? alsoSaid(channel, further, now) : Prisma.empty}, freed AS (
      UPDATE conversations c SET last_seq = c.last_seq + t.says, inputs = c.inputs + 1, last_input_at = ${now}::timestamptz,
        collects = t.collects
      FROM turns t JOIN stored u ON u.conversation_id = t.id WHERE c.id = t.id
    ), told AS (
      SELECT count(pg_notify(${CHANGED}, payload)) AS n FROM unnest(${toPayloads(changes)}::text[]) AS payload
    )
    SELECT u.conversation_id AS "conversationId", u.id AS "updateId", m.id AS "messageId"
    FROM told CROSS JOIN stored u LEFT JOIN said m ON m.conversation_id = u.conversation_id`;
}

const REPLY = 1;

/** In the order in which they are said, behind the first. */
function alsoSaid(
  channel: ChannelAccount,
  further: readonly { id: string; nth: number; said: Reply }[],
  now: Date,
): Prisma.Sql {
  return Prisma.sql`, also_said AS (
      INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, ready_at, created_at, state)
      SELECT f.id, h.last_seq + f.nth, ${channel.id}, ${channel.account}, ${REPLY}, f.said, ${now}::timestamptz,
        ${now}::timestamptz, 'queued'
      FROM json_to_recordset(${JSON.stringify(further)}::json) AS f(id uuid, nth int, said jsonb)
      JOIN held h ON h.id = f.id JOIN stored u ON u.conversation_id = f.id ORDER BY f.id, f.nth
    )`;
}

/** The words on the pressed button, as `endTurns` finds them. */
const PRESSED = Prisma.sql`CASE WHEN t.pressed IS NULL THEN t.text ELSE (
    SELECT b.button->>'label' FROM (
      SELECT o.id, o.seq, jsonb_array_elements(o.content->'choices') AS button FROM (
        SELECT * FROM outbox_messages o WHERE o.conversation_id = t.id ORDER BY o.seq DESC LIMIT ${BUTTONS_OF_LAST}) o) b
    WHERE t.pressed IN (b.button->>'id', 'q' || b.id || '.' || (b.button->>'id'))
    ORDER BY b.seq DESC LIMIT 1) END`;
