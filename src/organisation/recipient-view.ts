import type { Sql } from '../platform/database.ts';
import { type AbsenceFacts, type HolderFacts, type PostFacts, type Recipient, whoReceives } from './who-receives.ts';

/**
 * To whom a message for each of these posts goes on `day` (`YYYY-MM-DD` of the town). One query, however many posts; an unknown post
 * is a moderator's.
 */
export async function recipientsOf(
  sql: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  day: string,
): Promise<Map<string, Recipient>> {
  const posts = await postFacts(sql, postIds, day);
  return new Map(postIds.map((id) => [id, whoReceives(posts, id, day)]));
}

/** Each post and whatever may stand in for it: successors, substitutes, heads of the appointing bodies, over all steps. */
async function postFacts(
  sql: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  day: string,
): Promise<Map<string, PostFacts>> {
  if (postIds.length === 0) return new Map();
  const rows = await sql.$queryRaw<(Omit<PostFacts, 'holders' | 'absences'> & FactRows)[]>`
    WITH RECURSIVE away AS (
      SELECT a.post_id, a.holder_id, a.from_day, a.to_day, a.substitute_id FROM absences a
      WHERE a.from_day <= ${day}::date AND a.to_day >= ${day}::date AND a.cancelled_at IS NULL
    ), reached AS (
      SELECT unnest(${[...postIds]}::text[]) AS id
      UNION
      SELECT next.id FROM reached CROSS JOIN LATERAL (
        SELECT around.id FROM posts p CROSS JOIN LATERAL (
          SELECT unnest(ARRAY[p.successor_id, p.substitute_id]) AS id
          UNION ALL SELECT away.substitute_id FROM away WHERE away.post_id = p.id
          UNION ALL SELECT h.id FROM posts h WHERE h.unit_id = p.unit_id AND h.head
          UNION ALL SELECT h.id FROM posts h WHERE h.unit_id = p.appointing_unit_id AND h.head
        ) AS around
        -- Only of the posts that were reached: without it the planner looks around every post there is.
        WHERE p.id = reached.id OFFSET 0
      ) AS next
    )
    SELECT p.id, p.unit_id AS "unitId", p.head, p.appointing_unit_id AS "appointingUnitId", p.substitute_id AS "substituteId",
      to_char(least(p.valid_to, u.valid_to), 'YYYY-MM-DD') AS "validTo", p.successor_id AS "successorId",
      (SELECT json_agg(json_build_object('id', h.id, 'personId', h.person_id, 'since', h.since, 'until', h.until,
          'acting', h.acting)) FROM holders h
        WHERE h.post_id = p.id AND (h.until IS NULL OR h.until >= ${day}::date)) AS holders,
      (SELECT json_agg(json_build_object('holderId', away.holder_id, 'fromDay', away.from_day, 'toDay', away.to_day,
          'substituteId', away.substitute_id)) FROM away WHERE away.post_id = p.id) AS absences
    FROM reached JOIN posts p ON p.id = reached.id JOIN units u ON u.id = p.unit_id`;
  return new Map(
    rows.map(({ holders, absences, ...post }) => [
      post.id,
      { ...post, holders: holders ?? [], absences: absences ?? [] },
    ]),
  );
}

interface FactRows {
  holders: HolderFacts[] | null;
  absences: AbsenceFacts[] | null;
}
