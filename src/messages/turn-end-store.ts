import type { Reply } from '../engine/reply.ts';
import type { Session } from '../engine/session.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import { CHANGED, type Change, toPayloads } from '../platform/live.ts';
import { sessionRow } from './session-store.ts';
import { storable } from './storable.ts';

/** An update that was taken. `choice` is the id of the button that it pressed. */
export interface TakenUpdate {
  id: bigint;
  choice?: string;
}

/** What the end of the turns of one conversation leaves behind. */
export interface TurnEnd {
  id: string;
  /** As it was when the turns began: where more has come since, it is looked at again. */
  inputs: number;
  taken: readonly TakenUpdate[];
  /** Where the talk stands; null: it has ended. Left out: as before. */
  session?: Session | null;
  /** What is said, in this order, now; what is urgent goes before the replies to others. */
  says: readonly { reply: Reply; issueId?: string; urgent?: boolean }[];
  collects: boolean;
  /** Whether the lease is kept: something of this conversation is yet to be noted. */
  keepsLease?: boolean;
  /** Not before this time again, after a failed try. */
  notBefore?: Date;
}

const URGENT = 0;
const REPLY = 1;

/**
 * All that ends a batch of turns, in one statement: keeps sessions, queues replies, marks updates as taken, gives leases back, notes
 * when what still waits may be taken, and announces `changes`. A conversation whose lease was lost is left out: whoever has it takes
 * its turns. Rows are locked in the order of their ids, as the inbox does.
 * @returns ids of the conversations whose lease was ours.
 */
export async function endTurns(
  tx: Sql,
  token: string,
  { ends, changes, now }: { ends: readonly TurnEnd[]; changes: readonly Change[]; now: Date },
): Promise<Set<string>> {
  if (ends.length === 0) return new Set();
  const ids = ends.map(({ id }) => id);
  const taken = ends.flatMap((end) => end.taken);
  const takenIds = taken.map(({ id }) => id);
  const over = ends.filter(({ session }) => session === null).map(({ id }) => id);
  const rows = JSON.stringify(
    ends.map(({ id, inputs, collects, keepsLease = false, notBefore, says }) => ({
      id,
      inputs,
      collects,
      keeps: keepsLease,
      not_before: notBefore,
      says: says.length,
    })),
  );
  const sessions = JSON.stringify(ends.flatMap(({ id, session }) => (session ? sessionRow(id, session) : [])));
  const says = JSON.stringify(
    ends.flatMap(({ id, says: said }) =>
      said.map(({ reply, issueId, urgent }, index) => ({
        id,
        nth: index + 1,
        priority: urgent ? URGENT : REPLY,
        content: storable(reply),
        issue_id: issueId,
      })),
    ),
  );
  const held = await tx.$queryRaw<{ id: string }[]>`
    WITH held AS MATERIALIZED (
      SELECT c.id, c.last_seq, c.channel, c.account, c.inputs, c.ready_at, a.unreachable_at IS NOT NULL AS unreachable
      FROM conversations c JOIN addresses a ON a.id = c.address_id
      WHERE c.id = ANY(${ids}::uuid[]) AND c.lease_token = ${token}::uuid ORDER BY c.id FOR NO KEY UPDATE OF c
    ), taken AS (
      UPDATE updates u SET state = 'done'${pressed(taken)}
      WHERE u.id = ANY(${takenIds}::bigint[]) AND u.state <> 'ignored' AND u.conversation_id IN (SELECT id FROM held)
    ), over AS (
      DELETE FROM sessions s WHERE s.conversation_id = ANY(${over}::uuid[]) AND s.conversation_id IN (SELECT id FROM held)
    ), kept AS (
      INSERT INTO sessions (conversation_id, state, flow, step, updated_at)
      SELECT r.id, r.state, r.flow, r.step, ${now}::timestamptz
      FROM json_to_recordset(${sessions}::json) AS r(id uuid, state jsonb, flow text, step text) JOIN held h ON h.id = r.id
      ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, flow = excluded.flow, step = excluded.step,
        version = sessions.version + 1, updated_at = excluded.updated_at
    ), said AS (
      INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, ready_at, issue_id, created_at,
        state, reason)
      SELECT h.id, h.last_seq + r.nth, h.channel, h.account, r.priority, r.content, ${now}::timestamptz, r.issue_id,
        ${now}::timestamptz, CASE WHEN h.unreachable THEN 'cancelled' ELSE 'queued' END,
        CASE WHEN h.unreachable THEN 'unreachable' END
      FROM json_to_recordset(${says}::json) AS r(id uuid, nth int, priority int, content jsonb, issue_id uuid) JOIN held h ON h.id = r.id
      ORDER BY h.id, r.nth
    ), freed AS (
      UPDATE conversations c SET last_seq = h.last_seq + r.says,
        lease_token = CASE WHEN r.keeps THEN c.lease_token END, lease_until = CASE WHEN r.keeps THEN c.lease_until END,
        collects = CASE WHEN r.keeps THEN c.collects ELSE r.collects END,
        ready_at = CASE WHEN r.keeps THEN h.ready_at WHEN w.at IS NOT NULL THEN greatest(w.at, r.not_before) END
      FROM held h
      JOIN json_to_recordset(${rows}::json)
        AS r(id uuid, inputs int, collects boolean, keeps boolean, not_before timestamptz, says int) ON r.id = h.id,
      LATERAL (SELECT CASE WHEN h.inputs <> r.inputs THEN h.ready_at ELSE (
        SELECT min(u.ready_at) FROM updates u WHERE u.conversation_id = h.id AND u.state = 'waiting'
          AND u.id <> ALL(${takenIds}::bigint[])) END AS at) w
      WHERE c.id = h.id
    )
    SELECT id, (SELECT count(pg_notify(${CHANGED}, payload)) FROM unnest(${toPayloads(changes)}::text[]) AS payload) AS told
    FROM held`;
  return new Set(held.map(({ id }) => id));
}

/** Among so many of the last messages the pressed button is looked for, to say later what was on it. */
export const BUTTONS_OF_LAST = 20;

/** Sets the text of updates that pressed a button to the words that were on it. */
function pressed(taken: readonly TakenUpdate[]): Prisma.Sql {
  const buttons = Object.fromEntries(taken.flatMap(({ id, choice }) => (choice === undefined ? [] : [[id, choice]])));
  if (Object.keys(buttons).length === 0) return Prisma.empty;
  return Prisma.sql`, text = CASE WHEN u.content IS NOT NULL AND ${JSON.stringify(buttons)}::jsonb->>u.id::text IS NOT NULL THEN (
    SELECT b.button->>'label' FROM (
      SELECT o.id, o.seq, jsonb_array_elements(o.content->'choices') AS button FROM (
        SELECT * FROM outbox_messages o WHERE o.conversation_id = u.conversation_id
        ORDER BY o.seq DESC LIMIT ${BUTTONS_OF_LAST}) o) b
    WHERE ${JSON.stringify(buttons)}::jsonb->>u.id::text IN (b.button->>'id', 'q' || b.id || '.' || (b.button->>'id'))
    ORDER BY b.seq DESC LIMIT 1) ELSE u.text END`;
}

/** A turn could not be taken: after so many tries its updates are set aside, visible and replayable. */
export const MOST_ATTEMPTS = 3;

/** @returns how often the updates have failed now, and whether they were set aside. */
export async function noteFailure(
  tx: Sql,
  updateIds: readonly bigint[],
  reason: string,
): Promise<{ attempts: number; quarantined: boolean }> {
  const rows = await tx.$queryRaw<{ attempts: number; state: string }[]>`
    UPDATE updates SET attempts = attempts + 1, reason = ${reason},
      state = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN 'quarantined' ELSE state END
    WHERE id = ANY(${updateIds}::bigint[]) AND state = 'waiting' RETURNING attempts, state`;
  return {
    attempts: Math.max(0, ...rows.map(({ attempts }) => attempts)),
    quarantined: rows.length > 0 && rows.every(({ state }) => state === 'quarantined'),
  };
}

/** Lets what was set aside wait again. @returns the conversations. */
export async function unquarantine(tx: Sql, now: Date): Promise<{ updates: number; conversationIds: string[] }> {
  const rows = await tx.$queryRaw<{ conversationId: string }[]>`
    UPDATE updates SET state = 'waiting', attempts = 0, reason = NULL, ready_at = ${now}::timestamptz
    WHERE state = 'quarantined' AND content IS NOT NULL RETURNING conversation_id AS "conversationId"`;
  return { updates: rows.length, conversationIds: [...new Set(rows.map(({ conversationId }) => conversationId))] };
}

/** How far back a talk that ends in an issue may have begun. */
const TALK_MS = 24 * 60 * 60_000;

/**
 * Ties what was said in a talk to the issue it was about: the updates of its conversation up to this turn, of the last day, that came
 * after what belongs to another issue. @returns ids of the issues by their codes.
 */
export async function tieToIssues(
  tx: Sql,
  {
    talks,
    taken,
    now,
  }: { talks: readonly { code: string; conversationId: string }[]; taken: readonly bigint[]; now: Date },
): Promise<Map<string, string>> {
  if (talks.length === 0) return new Map();
  const since = new Date(now.getTime() - TALK_MS);
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`
    WITH talks AS (
      SELECT i.id, i.code, r."conversationId" AS conversation_id,
        (SELECT max(u.id) FROM updates u WHERE u.conversation_id = r."conversationId" AND u.issue_id IS NOT NULL) AS after
      FROM json_to_recordset(${JSON.stringify(talks)}::json) AS r(code text, "conversationId" uuid)
      JOIN issues i ON i.code = r.code
    ), tied AS (
      UPDATE updates u SET issue_id = t.id FROM talks t
      WHERE u.conversation_id = t.conversation_id AND u.id > coalesce(t.after, 0)
        AND (u.state = 'done' OR u.id = ANY(${taken}::bigint[])) AND u.visibility = 'released' AND u.received_at >= ${since}::timestamptz
    )
    SELECT id, code FROM talks`;
  return new Map(rows.map(({ id, code }) => [code, id]));
}
