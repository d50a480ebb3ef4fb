import type { EventDay } from '../calendar/recurrence.ts';
import type { Sql } from '../platform/database.ts';
import type { ActingPost } from './plan-assignments.ts';

/** Every post that exists on a day, with the areas above its own. */
export async function actingPosts(tx: Pick<Sql, '$queryRaw'>, day: string): Promise<ActingPost[]> {
  return tx.$queryRaw<ActingPost[]>`
    WITH RECURSIVE present AS (
      SELECT p.id, p.kind, p.head, u.kind AS unit_kind, coalesce(p.area_id, u.area_id) AS area_id
      FROM posts p JOIN units u ON u.id = p.unit_id
      WHERE (p.valid_from IS NULL OR p.valid_from <= ${day}::date) AND (p.valid_to IS NULL OR p.valid_to >= ${day}::date)
        AND (u.valid_from IS NULL OR u.valid_from <= ${day}::date) AND (u.valid_to IS NULL OR u.valid_to >= ${day}::date)
    ), above AS (
      SELECT DISTINCT area_id AS id, area_id AS at, 0 AS height FROM present
      UNION ALL
      SELECT above.id, next.id, above.height + 1 FROM above
      JOIN areas a ON a.id = above.at
      -- A quarter hangs under the ward of its day: that ward leads to what became of it.
      JOIN LATERAL (
        SELECT coalesce((SELECT c.to_id FROM area_changes c WHERE c.from_id = a.id AND a.valid_to IS NOT NULL
          ORDER BY c.id LIMIT 1), a.parent_id) AS id
      ) next ON next.id IS NOT NULL
      WHERE above.height < 8
    ), chains AS (
      SELECT above.id, coalesce(array_agg(above.at ORDER BY above.height) FILTER (WHERE above.height > 0), '{}') AS above,
        (array_agg(above.at ORDER BY above.height) FILTER (WHERE a.kind IN ('phuong', 'xa') AND a.valid_to IS NULL))[1] AS ward_id
      FROM above JOIN areas a ON a.id = above.at GROUP BY above.id
    )
    SELECT p.id, p.area_id AS "areaId",
      CASE WHEN p.head THEN ARRAY[p.kind, 'head:' || p.unit_kind] ELSE ARRAY[p.kind] END AS kinds, c.above, c.ward_id AS "wardId"
    FROM present p JOIN chains c ON c.id = p.area_id ORDER BY p.id`;
}

/** The days of all areas from a day on, and those just past: their notes and reports are still to come. */
export async function areaEvents(tx: Pick<Sql, '$queryRaw'>, from: string): Promise<EventDay[]> {
  return tx.$queryRaw<EventDay[]>`
    SELECT 'area_festival' AS event, year::text AS name, to_char(day, 'YYYY-MM-DD') AS day, start_time AS time, area_id AS "areaId"
    FROM festivals WHERE day >= ${from}::date ORDER BY day, area_id`;
}
