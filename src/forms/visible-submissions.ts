import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/** The one policy of which submissions somebody of the office may see, as a condition on `submissions s`: those of the wards they see. */
export function visibleSubmissions(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`s.ward_id = ANY(${[...viewer.areaIds]}::text[])`;
}
