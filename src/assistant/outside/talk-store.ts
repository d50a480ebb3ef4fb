import { ASK_ASSISTANT } from '../../../flows/ask-assistant/flow.ts';
import { restoredSession, type StoredSession } from '../../engine/stored-session.ts';
import { Prisma, type Sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Heard, Speaker } from './bot.ts';
import type { BotChoice } from './bot-payload.ts';
import type { TalkNow } from './plan-talk.ts';

/** A talk that this process looks after now. */
export interface ClaimedTalk {
  id: string;
  conversationId: string;
  token: string;
  /** Null before anything was sent. */
  externalUser: string | null;
  externalConversation: string | null;
}

/** Takes a lease on talks that are due. `now` is the time of the domain, `real` the machine's, for the lease. */
export async function claimTalks(
  tx: Sql,
  { limit, leaseMs, now, real }: { limit: number; leaseMs: number; now: Date; real: Date },
): Promise<ClaimedTalk[]> {
  const token = newId();
  return tx.$queryRaw`
    UPDATE assistant_talks t SET lease_token = ${token}::uuid, lease_until = ${new Date(real.getTime() + leaseMs)}::timestamptz
    FROM (
      SELECT id FROM assistant_talks
      WHERE look_at <= ${now}::timestamptz AND (lease_until IS NULL OR lease_until < ${real}::timestamptz)
      ORDER BY look_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    ) due WHERE t.id = due.id
    RETURNING t.id::text, t.conversation_id::text AS "conversationId", t.lease_token::text AS token,
      t.external_user AS "externalUser", t.external_conversation AS "externalConversation"`;
}

/** Whoever had a lease is gone: what it looked after need not wait for the lease to run out. */
export async function dropTalkLeases(tx: Sql): Promise<void> {
  await tx.$executeRaw`
    UPDATE assistant_talks SET lease_token = NULL, lease_until = NULL WHERE look_at IS NOT NULL AND lease_until IS NOT NULL`;
}

/** The earliest time at which a talk that nobody looks after, or an erasure, is due. */
export async function nextLookAt(tx: Sql, real: Date): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT least((SELECT min(look_at) FROM assistant_talks
        WHERE look_at IS NOT NULL AND (lease_until IS NULL OR lease_until < ${real}::timestamptz)),
      (SELECT min(look_at) FROM assistant_erasures)) AS at`;
  return row!.at;
}

/** Before the first call: signals name the conversation by this. */
export async function nameTalk(tx: Sql, id: string, { user, conversation }: Speaker): Promise<void> {
  await tx.$executeRaw`
    UPDATE assistant_talks SET external_user = ${user}, external_conversation = ${conversation} WHERE id = ${id}::uuid`;
}

export interface Unsent {
  id: bigint;
  text: string;
  /** A try began and its end is not known. */
  again: boolean;
}

/** What the service has not got yet, in order. */
export async function unsentOf(tx: Sql, talkId: string): Promise<Unsent[]> {
  return tx.$queryRaw`
    SELECT id, text, started_at IS NOT NULL AS again FROM assistant_messages
    WHERE talk_id = ${talkId}::uuid AND direction = 'out' AND done_at IS NULL ORDER BY id`;
}

/** Just before the request. */
export async function markStarted(tx: Sql, id: bigint, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE assistant_messages SET started_at = ${at}::timestamptz WHERE id = ${id}`;
}

export async function markDone(tx: Sql, ids: readonly bigint[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE assistant_messages SET done_at = ${at}::timestamptz WHERE id = ANY(${ids}::bigint[])`;
}

/** What the bot said, or that it ended the talk. */
export type Said = Omit<Heard, 'at'> & { ends?: boolean };

/**
 * Keeps what the bot said in a conversation of the service's: each once, however often and by whatever way it comes, and lets the talk
 * be looked at. Of a conversation that is not ours nothing is kept. @returns whether the conversation is ours.
 */
export async function storeSaid(
  tx: Sql,
  externalConversation: string,
  { said, now }: { said: readonly Said[]; now: Date },
): Promise<boolean> {
  const rows = said.map(({ id, text, choices, ends = false }) => ({ id, text, choices, ends }));
  const found = await tx.$queryRaw<{ id: string }[]>`
    WITH talk AS (
      SELECT id FROM assistant_talks WHERE external_conversation = ${externalConversation} FOR NO KEY UPDATE
    ), kept AS (
      INSERT INTO assistant_messages (talk_id, direction, text, choices, ends, external_id, created_at)
      SELECT talk.id, 'in', r.text, r.choices, r.ends, r.id, ${now}::timestamptz
      FROM talk, json_to_recordset(${JSON.stringify(rows)}::json) AS r(id text, text text, choices jsonb, ends boolean)
      ON CONFLICT (external_id) DO NOTHING RETURNING talk_id
    ), woken AS (
      UPDATE assistant_talks SET look_at = least(look_at, ${now}::timestamptz) WHERE id IN (SELECT talk_id FROM kept)
    )
    SELECT id FROM talk`;
  return found.length > 0;
}

export async function noteListed(tx: Sql, id: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE assistant_talks SET listed_at = ${at}::timestamptz WHERE id = ${id}::uuid`;
}

/** A talk with all that is decided by, and whom it is with. */
export interface TalkRow {
  talk: TalkNow;
  conversationId: string;
  personId: string;
  channel: string;
  lang: 'vi' | 'en';
  question: string | null;
  areaId: string | null;
  /** Of the issue that it was passed on as. */
  issueCode: string | null;
  /** Of the last call; null: it went well. */
  trouble: string | null;
  /** Another talk is under way in the chat: a question from outside would wait for it. */
  busy: boolean;
}

interface Row {
  kind: TalkNow['kind'];
  state: TalkNow['state'];
  openedAt: Date;
  deadlineAt: Date;
  listedAt: Date | null;
  attempts: number;
  unsent: number;
  unsentSince: Date | null;
  lastSaidAt: Date | null;
  lastSentAt: Date | null;
  unheard: number;
  lastHeardAt: Date | null;
  over: boolean;
  withdrew: boolean;
  withOfficer: boolean;
  session: StoredSession | null;
  inSession: boolean;
}

/** @returns null where there is no such talk (any more). */
export async function readTalk(tx: Sql, id: string): Promise<TalkRow | null> {
  const rows = await tx.$queryRaw<(Row & Omit<TalkRow, 'talk' | 'busy'>)[]>`
    SELECT t.kind, t.state, t.opened_at AS "openedAt", t.deadline_at AS "deadlineAt", t.listed_at AS "listedAt", t.attempts,
      m.unsent, m."unsentSince", m."lastSaidAt", m."lastSentAt", m.unheard, m."lastHeardAt", m.over,
      p.assistant IS NOT TRUE OR c.consented_at IS NULL AS withdrew, c.taken_over_by IS NOT NULL AS "withOfficer",
      s.state IS NOT NULL OR c.ready_at IS NOT NULL AS "inSession",
      s.state AS session,
      c.id::text AS "conversationId", c.person_id::text AS "personId", c.channel, p.lang, t.question, t.area_id AS "areaId",
      t.issue_code AS "issueCode", t.trouble
    FROM assistant_talks t JOIN conversations c ON c.id = t.conversation_id JOIN people p ON p.id = c.person_id
      LEFT JOIN sessions s ON s.conversation_id = c.id, LATERAL (
        SELECT count(*) FILTER (WHERE direction = 'out' AND done_at IS NULL)::int AS unsent,
          min(created_at) FILTER (WHERE direction = 'out' AND done_at IS NULL) AS "unsentSince",
          max(created_at) FILTER (WHERE direction = 'out') AS "lastSaidAt",
          max(done_at) FILTER (WHERE direction = 'out') AS "lastSentAt",
          count(*) FILTER (WHERE direction = 'in' AND done_at IS NULL AND text <> '')::int AS unheard,
          max(created_at) FILTER (WHERE direction = 'in' AND text <> '') AS "lastHeardAt",
          coalesce(bool_or(ends) FILTER (WHERE done_at IS NULL), false) AS over
        FROM assistant_messages WHERE talk_id = t.id) m
    WHERE t.id = ${id}::uuid`;
  const [row] = rows;
  return row ? toTalk(row) : null;
}

function toTalk(row: Row & Omit<TalkRow, 'talk' | 'busy'>): TalkRow {
  const { kind, state, attempts, unsent, unheard, over, withdrew, withOfficer, session, inSession } = row;
  const ms = (time: Date | null) => time?.getTime() ?? null;
  const { conversationId, personId, channel, lang, question, areaId, issueCode, trouble } = row;
  const inTalk = restoredSession(session)?.frames.some(({ flow }) => flow === ASK_ASSISTANT) ?? false;
  const left = kind === 'talk' && !inTalk;
  return {
    ...{ conversationId, personId, channel, lang, question, areaId, issueCode, trouble, busy: inSession },
    talk: {
      ...{ kind, state, attempts, unsent, unheard, over, trouble: null },
      ...{ openedAt: row.openedAt.getTime(), deadlineAt: row.deadlineAt.getTime(), listedAt: ms(row.listedAt) },
      ...{ unsentSince: ms(row.unsentSince), lastSaidAt: ms(row.lastSaidAt), lastSentAt: ms(row.lastSentAt) },
      lastHeardAt: ms(row.lastHeardAt),
      person: withdrew ? 'withdrew' : withOfficer ? 'with_officer' : left ? 'left' : 'listens',
    },
  };
}

/**
 * Holds the conversation of a talk, and then the talk, in the order in which turns do. @returns whether it is still ours to look after.
 */
export async function holdTalk(tx: Sql, { id, conversationId, token }: ClaimedTalk): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM conversations WHERE id = ${conversationId}::uuid FOR NO KEY UPDATE`;
  const held = await tx.$queryRaw<unknown[]>`
    SELECT id FROM assistant_talks WHERE id = ${id}::uuid AND lease_token = ${token}::uuid FOR NO KEY UPDATE`;
  return held.length > 0;
}

/** What the bot said and the person has not got yet, in order. Messages that cannot be shown are among them, with an empty text. */
export async function unheardOf(
  tx: Sql,
  talkId: string,
): Promise<{ id: bigint; text: string; choices: BotChoice[] }[]> {
  return tx.$queryRaw`
    SELECT id, text, coalesce(choices, '[]') AS choices FROM assistant_messages
    WHERE talk_id = ${talkId}::uuid AND direction = 'in' AND done_at IS NULL ORDER BY id`;
}

/** What they said that nobody answered. */
export async function unansweredWords(tx: Sql, talkId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    SELECT text FROM assistant_messages WHERE talk_id = ${talkId}::uuid AND direction = 'out'
      AND id > coalesce((SELECT max(id) FROM assistant_messages WHERE talk_id = ${talkId}::uuid AND direction = 'in'), 0)
    ORDER BY id`;
  return rows.map(({ text }) => text);
}

/** Writes down what a look came to, and gives the talk back. */
export async function endLook(
  tx: Sql,
  id: string,
  {
    close,
    issueCode,
    ...look
  }: {
    lookAt: number | null;
    close: { state: string; reason: string } | null;
    issueCode?: string;
    /** Of the last call; null: it went well. */
    trouble: string | null;
    attempts: number;
    now: Date;
  },
): Promise<void> {
  const closing = close
    ? Prisma.sql`, state = ${close.state}, reason = ${close.reason}, ended_at = ${look.now}::timestamptz, issue_code = ${issueCode ?? null}`
    : Prisma.empty;
  await tx.$executeRaw`
    UPDATE assistant_talks SET lease_token = NULL, lease_until = NULL, trouble = ${look.trouble}, attempts = ${look.attempts},
      look_at = ${look.lookAt === null ? null : new Date(look.lookAt)}::timestamptz${closing}
    WHERE id = ${id}::uuid`;
}
