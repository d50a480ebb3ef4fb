import type { Sql } from '../platform/database.ts';

/** Where a person can be written to, and what was said to them before. */
export interface Addressee {
  personId: string;
  lang: 'vi' | 'en';
  /** Those that can be reached: the one that they chose for it, then the one they wrote in last, first. */
  conversations: string[];
  lastAt: Date | null;
  lastBundleAt: Date | null;
}

/** How far back a reminder can matter for the next one: an hour, or the same day. */
export async function addressees(
  tx: Pick<Sql, '$queryRaw'>,
  personIds: readonly string[],
  since: Date,
): Promise<Map<string, Addressee>> {
  const rows = await tx.$queryRaw<Addressee[]>`
    SELECT p.id::text AS "personId", p.lang, c.conversations, m."lastAt", m."lastBundleAt" FROM people p
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(c.id::text ORDER BY a.reminders_chosen_at DESC NULLS LAST, c.last_input_at DESC NULLS LAST, c.id), '{}') AS conversations
      FROM conversations c JOIN addresses a ON a.id = c.address_id
      WHERE c.person_id = p.id AND a.unreachable_at IS NULL
    ) c
    CROSS JOIN LATERAL (
      SELECT max(said_at) AS "lastAt", max(said_at) FILTER (WHERE is_bundled) AS "lastBundleAt" FROM reminders
      WHERE person_id = p.id AND state = 'said' AND said_at >= ${since}::timestamptz
    ) m
    WHERE p.id = ANY(${[...personIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.personId, row]));
}
