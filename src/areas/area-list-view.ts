import type { Database } from '../platform/database.ts';
import type { Area } from './area-schema.ts';
import type { Boundary } from './locate.ts';
import { simplifyBoundary } from './simplify-boundary.ts';

export interface AreaListWish {
  /** The wards whose areas are wanted; empty: all. Provinces and cities come with all. */
  wardIds: readonly string[];
  boundaries: boolean;
  /** Areas that are gone too. */
  old: boolean;
}

/** About 20 m: at the scale of a town nobody sees the difference. */
const MAP_DEGREES = 0.0002;

/** Areas for pickers and maps: provinces and cities first, then wards, then khu dân cư, each by Vietnamese order. */
export async function areaList(database: Pick<Database, '$queryRaw'>, wish: AreaListWish): Promise<Area[]> {
  const rows = await database.$queryRaw<Area[]>`
    WITH RECURSIVE forward AS (
      SELECT a.id AS start, a.id, a.kind, a.valid_to, a.parent_id, 0 AS depth FROM areas a
      UNION ALL
      SELECT f.start, w.id, w.kind, w.valid_to, w.parent_id, f.depth + 1
      FROM forward f
      JOIN areas w ON w.id = CASE WHEN f.kind = 'khu_pho' THEN f.parent_id
        ELSE (SELECT c.to_id FROM area_changes c WHERE c.from_id = f.id AND f.valid_to IS NOT NULL ORDER BY c.id LIMIT 1) END
      WHERE f.depth < 8
    ), wards AS (
      SELECT start, min(id) AS ward_id FROM forward WHERE valid_to IS NULL AND kind IN ('phuong', 'xa') GROUP BY start
    )
    SELECT a.id, a.kind, a.name, a.parent_id AS "parentId", w.ward_id AS "wardId", a.valid_to IS NULL AS current,
      a.issue_prefix AS "issuePrefix", a.official_code AS "officialCode",
      to_char(a.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(a.valid_to, 'YYYY-MM-DD') AS "validTo", a.sample,
      CASE WHEN ${wish.boundaries} THEN a.boundary END AS boundary
    FROM areas a LEFT JOIN wards w ON w.start = a.id
    WHERE (${wish.old} OR a.valid_to IS NULL)
      AND (cardinality(${[...wish.wardIds]}::text[]) = 0 OR w.ward_id = ANY(${[...wish.wardIds]}::text[]))
    ORDER BY array_position(ARRAY['tinh', 'thanh_pho', 'phuong', 'xa', 'khu_pho'], a.kind), a.name COLLATE "vi-x-icu", a.id`;
  return rows.map(({ boundary, ...area }) =>
    wish.boundaries
      ? { ...area, boundary: boundary ? simplifyBoundary(boundary as Boundary, MAP_DEGREES) : null }
      : area,
  );
}
