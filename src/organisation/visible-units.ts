import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/**
 * The one policy of which units, with their posts, holders and absences, somebody of the office may see, as a condition on `units u`:
 * those that act in the viewer's wards, and those of the whole province, which act in all of them.
 */
export function visibleUnits(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`NOT EXISTS (
    WITH RECURSIVE up AS (
      SELECT a.id, a.kind, a.valid_to, a.parent_id, 0 AS depth FROM areas a WHERE a.id = u.area_id
      UNION ALL
      SELECT n.id, n.kind, n.valid_to, n.parent_id, up.depth + 1
      FROM up JOIN areas n ON CASE WHEN up.valid_to IS NULL THEN n.id = up.parent_id
        ELSE n.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id) END
      WHERE up.depth < 10
    )
    SELECT FROM up WHERE valid_to IS NULL AND kind IN ('phuong', 'xa')
    HAVING count(*) > 0 AND NOT bool_or(id = ANY(${[...viewer.areaIds]}::text[])))`;
}
