import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import type { MayDo } from './organisation-schema.ts';

type Rights = Pick<Viewer, 'role' | 'areaIds'>;

/**
 * The one policy of which units, with their posts, holders and absences, somebody of the office may see, as a condition on `units u`:
 * those that act in the viewer's wards, and those of the whole province, which act in all of them.
 */
export function visibleUnits(viewer: Rights): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`NOT EXISTS (${wardsOfUnit} HAVING count(*) > 0 AND NOT bool_or(id = ANY(${[...viewer.areaIds]}::text[])))`;
}

/**
 * In which of them the viewer links cadres with their chats and enters who is away: the daily work of whoever moderates the unit's own
 * ward. What the whole province shares is for those who see everything.
 */
export function tendedUnits(viewer: Rights): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (${wardsOfUnit} HAVING bool_or(id = ANY(${[...viewer.areaIds]}::text[])))`;
}

/** Who holds which post, files of holders, how units work and end: administrators alone. */
export function mayChange(viewer: Pick<Viewer, 'role'>): boolean {
  return viewer.role === 'administrator';
}

/** What a viewer may do in a unit that they tend or not; nothing is changed in one that is gone. */
export function mayDo(viewer: Rights, { tended, ended }: { tended: boolean; ended: boolean }): MayDo {
  return { change: mayChange(viewer) && !ended, tend: tended && !ended };
}

/** The wards of today in which a unit `u` acts; none: it acts in all. */
const wardsOfUnit = Prisma.sql`
    WITH RECURSIVE up AS (
      SELECT a.id, a.kind, a.valid_to, a.parent_id, 0 AS depth FROM areas a WHERE a.id = u.area_id
      UNION ALL
      SELECT n.id, n.kind, n.valid_to, n.parent_id, up.depth + 1
      FROM up JOIN areas n ON CASE WHEN up.valid_to IS NULL THEN n.id = up.parent_id
        ELSE n.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id) END
      WHERE up.depth < 10
    )
    SELECT FROM up WHERE valid_to IS NULL AND kind IN ('phuong', 'xa')`;
