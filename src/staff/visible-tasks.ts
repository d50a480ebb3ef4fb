import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from './viewer.ts';

/**
 * The one policy of which tasks somebody may see, as a condition on `tasks t`: those of the viewer's wards, and those that belong to
 * no ward, for otherwise nobody of a ward would do them.
 */
export function visibleTasks(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`(t.ward_id IS NULL OR t.ward_id = ANY(${[...viewer.areaIds]}::text[]))`;
}
