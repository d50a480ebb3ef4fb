import { Prisma, type Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { type ItemRow, visibleItems } from './issue-item-view.ts';
import type { IssueView } from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';

const NEAR_METRES = 300;
const NEAR_DAYS = 14;
const MOST = 10;

/**
 * Open issues that may be about the same thing: of the same category in the same ward, and either within 300 m or, where one
 * of the two has no point, in the same khu phố within 14 days. Nearest first, those without a distance last.
 */
export async function possibleDuplicates(
  tx: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  issue: ItemRow,
): Promise<IssueView['duplicates']> {
  const { item, point } = issue;
  if (!item.ward) return [];
  const since = new Date(issue.createdAt.getTime() - NEAR_DAYS * 86_400_000);
  const until = new Date(issue.createdAt.getTime() + NEAR_DAYS * 86_400_000);
  const inSameArea = Prisma.sql`(i.area_id = ${issue.areaId} AND i.area_id <> i.ward_id
    AND i.created_at BETWEEN ${since} AND ${until})`;
  const near = point ? Prisma.sql`(${withinBox(point)} OR (i.lat IS NULL AND ${inSameArea}))` : inSameArea;
  const rows = await visibleItems(tx, viewer, {
    where: Prisma.sql`i.id <> ${issue.id}::uuid AND i.category_code = ${item.category} AND i.ward_id = ${item.ward}
      AND i.status <> ALL(${[...CLOSED_STATUSES]}::text[]) AND ${near}`,
    limit: 50,
  });
  return rows
    .map((row) => ({ ...row.item, metres: point && row.point ? metresBetween(point, row.point) : null }))
    .filter(({ metres }) => metres === null || metres <= NEAR_METRES)
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY))
    .slice(0, MOST);
}

const METRES_PER_DEGREE = 111_320;

/** A square that holds the circle: what SQL can tell cheaply. */
function withinBox({ lat, lon }: { lat: number; lon: number }): Prisma.Sql {
  const high = NEAR_METRES / METRES_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return Prisma.sql`(i.lat BETWEEN ${lat - high} AND ${lat + high} AND i.lon BETWEEN ${lon - wide} AND ${lon + wide})`;
}

/** Over a few hundred metres the earth is flat. */
function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const north = (a.lat - b.lat) * METRES_PER_DEGREE;
  const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}
