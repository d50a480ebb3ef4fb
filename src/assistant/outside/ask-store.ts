import { outwardText } from '../../language/outward-text.ts';
import type { Sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { ANSWER_WITHIN_MS, SILENCE_MS } from './plan-talk.ts';

/** What a turn decides about the assistant outside: rows, which the loop finds. Nothing is sent from here. */

export interface Question {
  conversationId: string;
  text: string;
  areaId: string | null;
}

/** A question is to be asked. Of a text that may not leave nothing is written for outside: it is passed on to an officer at once. */
export async function openQuestions(tx: Sql, questions: readonly Question[], now: Date): Promise<void> {
  const rows = questions.map(({ conversationId, text, areaId }) => ({
    id: newId(),
    ...{ conversationId, text, areaId, outward: outwardText(text) },
  }));
  await tx.$executeRaw`
    WITH asked AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(id uuid, "conversationId" uuid, text text, "areaId" text, outward text)
    ), opened AS (
      INSERT INTO assistant_talks (id, conversation_id, kind, question, area_id, opened_at, deadline_at, look_at)
      SELECT id, "conversationId", 'question', text, "areaId", ${now}::timestamptz,
        ${new Date(now.getTime() + ANSWER_WITHIN_MS)}::timestamptz, ${now}::timestamptz FROM asked
    )
    INSERT INTO assistant_messages (talk_id, direction, text, created_at)
    SELECT id, 'out', outward, ${now}::timestamptz FROM asked WHERE outward IS NOT NULL`;
}

/** An answer so fresh is what they want to go on with. Milliseconds. */
const FRESH_MS = 30 * 60_000;

/**
 * Somebody talks with the assistant from here on: in the conversation of their last question, where that is fresh and answered, so
 * that it knows what was said; else in a new one. An earlier talk is over.
 */
export async function openTalk(tx: Sql, conversationId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - FRESH_MS);
  const until = new Date(now.getTime() + SILENCE_MS);
  const found = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assistant_talks SET kind = 'talk', state = 'open', reason = NULL, ended_at = NULL, trouble = NULL, attempts = 0,
      deadline_at = ${until}::timestamptz, look_at = ${until}::timestamptz
    WHERE id = (SELECT id FROM assistant_talks WHERE conversation_id = ${conversationId}::uuid
        AND opened_at > ${since}::timestamptz AND (state IN ('answered', 'ended') OR kind = 'talk' AND state = 'open')
      ORDER BY opened_at DESC LIMIT 1)
    RETURNING id`;
  const id = found[0]?.id ?? newId();
  if (!found[0])
    await tx.$executeRaw`
      INSERT INTO assistant_talks (id, conversation_id, kind, opened_at, deadline_at, look_at)
      VALUES (${id}::uuid, ${conversationId}::uuid, 'talk', ${now}::timestamptz, ${until}::timestamptz, ${until}::timestamptz)`;
  await tx.$executeRaw`
    UPDATE assistant_talks SET state = 'ended', reason = 'another', ended_at = ${now}::timestamptz, look_at = NULL
    WHERE conversation_id = ${conversationId}::uuid AND kind = 'talk' AND state = 'open' AND id <> ${id}::uuid`;
}

/**
 * They say something in their talk; `chosen`: words of the bot's own. Where there is no talk, or it may not leave, nothing happens: the
 * flow has looked before.
 */
export async function sayInTalk(
  tx: Sql,
  conversationId: string,
  { text, chosen, now }: { text: string; chosen?: true; now: Date },
): Promise<void> {
  const outward = chosen ? text : outwardText(text);
  if (outward === null) return;
  await tx.$executeRaw`
    WITH talk AS (
      UPDATE assistant_talks SET deadline_at = ${new Date(now.getTime() + SILENCE_MS)}::timestamptz, look_at = ${now}::timestamptz
      WHERE conversation_id = ${conversationId}::uuid AND kind = 'talk' AND state = 'open' RETURNING id
    )
    INSERT INTO assistant_messages (talk_id, direction, text, created_at)
    SELECT id, 'out', ${outward}, ${now}::timestamptz FROM talk`;
}

/** "Thoát": what it still says is of no interest. */
export async function leaveTalks(tx: Sql, conversationIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE assistant_talks SET state = 'ended', reason = 'left', ended_at = ${now}::timestamptz, look_at = NULL
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND kind = 'talk' AND state = 'open'`;
}

/** Which of these conversations have an open talk with the assistant. */
export async function talksOpen(tx: Sql, conversationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT conversation_id::text AS id FROM assistant_talks
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND kind = 'talk' AND state = 'open'`;
  return new Set(rows.map(({ id }) => id));
}
