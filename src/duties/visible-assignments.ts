import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/**
 * The one policy of which assignments somebody of the office may see, as a condition on `assignments a`: those of the viewer's wards;
 * those above the wards only who sees everything does.
 */
export function visibleAssignments(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`a.ward_id = ANY(${[...viewer.areaIds]}::text[])`;
}
