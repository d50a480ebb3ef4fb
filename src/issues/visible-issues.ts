import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/**
 * The one policy of which issues somebody may see, as a condition on `issues i`: used by list, single read, search, counts,
 * duplicates and live changes alike. A moderator of some wards sees the issues of these wards and no others; where the ward
 * is still unknown, only those who see everything do.
 */
export function visibleIssues(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`i.ward_id = ANY(${[...viewer.areaIds]}::text[])`;
}
