import type { Sql } from '../platform/database.ts';

/** The posts around a post that a ladder climbs to; null where there is none. */
export interface Relatives {
  postId: string;
  /** Whoever leads its unit; null: it does itself. */
  focal: string | null;
  superior: string | null;
  /** The chair of the Front, and the secretary of the party committee, of the ward that it lies in. */
  chair: string | null;
  party: string | null;
}

const CHAIR = 'chu_tich_mt';
const PARTY = 'bi_thu_dang_uy';

export async function relativesOf(
  tx: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  day: string,
): Promise<Map<string, Relatives>> {
  if (postIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Relatives[]>`
    WITH RECURSIVE asked AS (
      SELECT p.id, p.unit_id, p.superior_id, coalesce(p.area_id, u.area_id) AS area_id
      FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ANY(${[...new Set(postIds)]}::text[])
    ), up AS (
      SELECT a.id AS post_id, a.area_id AS at, 0 AS height FROM asked a
      UNION ALL
      SELECT up.post_id, next.id, up.height + 1 FROM up JOIN areas a ON a.id = up.at
      JOIN LATERAL (SELECT coalesce((SELECT c.to_id FROM area_changes c WHERE c.from_id = a.id AND a.valid_to IS NOT NULL
        ORDER BY c.id LIMIT 1), a.parent_id) AS id) next ON next.id IS NOT NULL
      WHERE up.height < 8
    ), heads AS (
      SELECT p.id, p.kind, p.head, p.unit_id, coalesce(p.area_id, u.area_id) AS area_id
      FROM posts p JOIN units u ON u.id = p.unit_id
      WHERE (p.valid_from IS NULL OR p.valid_from <= ${day}::date) AND (p.valid_to IS NULL OR p.valid_to >= ${day}::date)
        AND (p.head OR p.kind IN (${CHAIR}, ${PARTY}))
    )
    SELECT a.id AS "postId", a.superior_id AS superior,
      (SELECT l.id FROM heads l WHERE l.head AND l.unit_id = a.unit_id AND l.id <> a.id ORDER BY l.id LIMIT 1) AS focal,
      (SELECT l.id FROM up JOIN heads l ON l.area_id = up.at AND l.kind = ${CHAIR}
        WHERE up.post_id = a.id ORDER BY up.height, l.id LIMIT 1) AS chair,
      (SELECT l.id FROM up JOIN heads l ON l.area_id = up.at AND l.kind = ${PARTY}
        WHERE up.post_id = a.id ORDER BY up.height, l.id LIMIT 1) AS party
    FROM asked a`;
  return new Map(rows.map((row) => [row.postId, row]));
}
