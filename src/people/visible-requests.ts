import { Prisma } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';

/**
 * The one policy of which requests about data somebody may see, as a condition on `data_requests r`: those of the wards they see, and
 * those of people whose home is not known, which must not be left lying.
 */
export function visibleDataRequests(viewer: Pick<Viewer, 'role' | 'areaIds'>): Prisma.Sql {
  if (seesEverything(viewer)) return Prisma.sql`TRUE`;
  return Prisma.sql`(r.ward_id IS NULL OR r.ward_id = ANY(${[...viewer.areaIds]}::text[]))`;
}
