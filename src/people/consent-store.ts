import type { Transaction } from '../platform/database.ts';
import { PURPOSES, type Purpose } from './purposes.ts';

export interface ConsentDecision {
  personId: string;
  addressId: string;
  channel: string;
  /** What for: one consent a purpose. */
  purpose: Purpose | 'work';
  /** `lapsed`: a day of silence, which is no consent. */
  decision: 'given' | 'refused' | 'withdrawn' | 'lapsed';
  /** Which notice the person had before them. */
  textVersion: string;
}

/**
 * Appends what people decided: the proof that there was a consent, and of what. Rows are never changed. For the purposes that are asked
 * for apart, the last word is noted with the person, where every turn reads it at no cost.
 */
export async function recordConsents(tx: Transaction, decisions: readonly ConsentDecision[], at: Date): Promise<void> {
  if (decisions.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO consents (person_id, address_id, purpose, decision, text_version, channel, at)
    SELECT "personId", "addressId", purpose, decision, "textVersion", channel, ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(decisions)}::json)
      AS r("personId" uuid, "addressId" uuid, purpose text, decision text, "textVersion" text, channel text)`;
  const apart = decisions.filter(({ purpose }) => purpose !== 'reports');
  if (apart.length === 0) return;
  await tx.$executeRaw`
    UPDATE people p SET announcements = coalesce(r.announcements, p.announcements), follow_up = coalesce(r.follow_up, p.follow_up),
      assistant = coalesce(r.assistant, p.assistant)
    FROM (
      SELECT "personId" AS id, bool_or(decision = 'given') FILTER (WHERE purpose = 'announcements') AS announcements,
        bool_or(decision = 'given') FILTER (WHERE purpose = 'follow_up') AS follow_up,
        bool_or(decision = 'given') FILTER (WHERE purpose = 'assistant') AS assistant
      FROM json_to_recordset(${JSON.stringify(apart)}::json) AS d("personId" uuid, purpose text, decision text)
      GROUP BY "personId"
    ) r WHERE p.id = r.id`;
}

/** The last word on one purpose. */
export interface ConsentWord {
  decision: ConsentDecision['decision'];
  textVersion: string;
  channel: string;
  at: Date;
}

/** By purpose; null: never asked. */
export type ConsentState = Readonly<Record<Purpose, ConsentWord | null>>;

/** How the consents of these people stand now: for each purpose the last word, whatever was said about the others. */
export async function consentState(tx: Transaction, personIds: readonly string[]): Promise<Map<string, ConsentState>> {
  const rows = await tx.$queryRaw<(ConsentWord & { personId: string; purpose: Purpose })[]>`
    SELECT DISTINCT ON (person_id, purpose) person_id AS "personId", purpose, decision, text_version AS "textVersion", channel, at
    FROM consents WHERE person_id = ANY(${personIds}::uuid[]) ORDER BY person_id, purpose, at DESC, id DESC`;
  const states = new Map(
    personIds.map((id) => [
      id,
      Object.fromEntries(PURPOSES.map((purpose) => [purpose, null])) as Record<Purpose, ConsentWord | null>,
    ]),
  );
  for (const { personId, purpose, ...word } of rows) states.get(personId)![purpose] = word;
  return states;
}

/** Whether the last word is a yes. */
export function isGiven(word: ConsentWord | null | undefined): boolean {
  return word?.decision === 'given';
}
