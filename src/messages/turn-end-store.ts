import type { Transaction } from '../platform/database.ts';

/** What of `updates` a turn changes when it is over. */

/** An update that was taken. `choice` is the id of the button that it pressed. */
export interface TakenUpdate {
  id: bigint;
  choice?: string;
}

export interface Release {
  id: string;
  collects: boolean;
  /** Not before this time again, after a failed try. */
  notBefore?: Date;
}

/**
 * Marks updates as taken, gives the leases of their conversations back, and notes when what still waits may be taken: all that
 * ends a batch of turns, in one statement.
 */
export async function endTurns(
  tx: Transaction,
  token: string,
  { taken, releases }: { taken: readonly TakenUpdate[]; releases: readonly Release[] },
): Promise<void> {
  if (taken.length === 0 && releases.length === 0) return;
  await keepButtonWords(tx, taken);
  const ids = taken.map(({ id }) => id);
  await tx.$executeRaw`
    WITH taken AS (
      UPDATE updates SET state = 'done' WHERE id = ANY(${ids}::bigint[]) AND state <> 'ignored'
    )
    UPDATE conversations c SET lease_token = NULL, lease_until = NULL, collects = r.collects,
      ready_at = CASE WHEN r.waiting IS NOT NULL THEN greatest(r.waiting, r."notBefore") END
    FROM (
      SELECT r.*, (SELECT min(u.ready_at) FROM updates u WHERE u.conversation_id = r.id AND u.state = 'waiting'
        AND u.id <> ALL(${ids}::bigint[])) AS waiting
      FROM json_to_recordset(${JSON.stringify(releases)}::json) AS r(id uuid, collects boolean, "notBefore" timestamptz)
    ) r
    WHERE c.id = r.id AND c.lease_token = ${token}::uuid`;
}

/** Among so many of the last messages the pressed button is looked for, to say later what was on it. */
const BUTTONS_OF_LAST = 20;

async function keepButtonWords(tx: Transaction, taken: readonly TakenUpdate[]): Promise<void> {
  const pressed = taken.flatMap(({ id, choice }) => (choice === undefined ? [] : [{ id: String(id), choice }]));
  if (pressed.length === 0) return;
  await tx.$executeRaw`
    UPDATE updates u SET text = (
      SELECT b.button->>'label' FROM (
        SELECT o.id, o.seq, jsonb_array_elements(o.content->'choices') AS button FROM (
          SELECT * FROM outbox_messages o WHERE o.conversation_id = u.conversation_id
          ORDER BY o.seq DESC LIMIT ${BUTTONS_OF_LAST}) o) b
      WHERE r.choice IN (b.button->>'id', 'q' || b.id || '.' || (b.button->>'id'))
      ORDER BY b.seq DESC LIMIT 1)
    FROM json_to_recordset(${JSON.stringify(pressed)}::json) AS r(id bigint, choice text)
    WHERE u.id = r.id AND u.content IS NOT NULL`;
}

/** A turn could not be taken: after so many tries its updates are set aside, visible and replayable. */
export const MOST_ATTEMPTS = 3;

/** @returns how often the updates have failed now, and whether they were set aside. */
export async function noteFailure(
  tx: Transaction,
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
export async function unquarantine(
  tx: Transaction,
  now: Date,
): Promise<{ updates: number; conversationIds: string[] }> {
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
  tx: Transaction,
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
