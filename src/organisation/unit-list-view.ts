import type { Database } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { Post, Unit } from './unit-schema.ts';
import { visibleUnits } from './visible-units.ts';

export interface UnitListWish {
  viewer: Pick<Viewer, 'role' | 'areaIds'>;
  /** Only units that act in this area: its own, its ward's, its province's. */
  areaId: string | null;
}

/** Units that exist, by Vietnamese order; for one area the nearest first. */
export async function unitList(database: Pick<Database, '$queryRaw'>, wish: UnitListWish): Promise<Unit[]> {
  return database.$queryRaw<Unit[]>`
    WITH RECURSIVE up AS (
      SELECT a.id AS start, a.id, a.kind, a.valid_to, a.parent_id, 0 AS depth FROM areas a
      WHERE a.id = ${wish.areaId} OR a.id IN (SELECT area_id FROM units)
      UNION ALL
      SELECT up.start, n.id, n.kind, n.valid_to, n.parent_id, up.depth + 1
      FROM up JOIN areas n ON n.id = up.parent_id AND up.valid_to IS NULL
        OR n.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id AND up.valid_to IS NOT NULL)
      WHERE up.depth < 10
    ), wards AS (
      SELECT start, min(id) AS ward_id FROM up WHERE valid_to IS NULL AND kind IN ('phuong', 'xa') GROUP BY start
    ), near AS (
      SELECT id, min(depth) AS depth FROM up WHERE start = ${wish.areaId} GROUP BY id
    )
    SELECT u.id, u.kind, u.name, u.area_id AS "areaId", a.name AS "areaName", w.ward_id AS "wardId", u.sample
    FROM units u JOIN areas a ON a.id = u.area_id
    LEFT JOIN wards w ON w.start = u.area_id
    LEFT JOIN near ON near.id = u.area_id
    WHERE u.valid_to IS NULL
      AND ${visibleUnits(wish.viewer)}
      AND (${wish.areaId}::text IS NULL OR near.id IS NOT NULL)
    ORDER BY near.depth, a.name COLLATE "vi-x-icu", u.name COLLATE "vi-x-icu", u.id`;
}

/** Posts that exist, of the units that exist; those of one unit where it is given. Who leads a unit comes first. */
export async function postList(
  database: Pick<Database, '$queryRaw'>,
  { viewer, unitId }: { viewer: Pick<Viewer, 'role' | 'areaIds'>; unitId: string | null },
): Promise<Post[]> {
  return database.$queryRaw<Post[]>`
    SELECT p.id, p.unit_id AS "unitId", p.title, p.kind, p.area_id AS "areaId", p.sample
    FROM posts p JOIN units u ON u.id = p.unit_id
    WHERE (${unitId}::text IS NULL OR p.unit_id = ${unitId}) AND p.valid_to IS NULL AND u.valid_to IS NULL
      AND ${visibleUnits(viewer)}
    ORDER BY p.unit_id, p.head DESC, p.id`;
}
