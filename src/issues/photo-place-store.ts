import { Prisma, type Transaction } from '../platform/database.ts';

/** What a photo says of the place of an issue that has none. */
export interface PhotoPlace {
  issueId: string;
  code: string;
  wardId: string | null;
  lat: number;
  lon: number;
}

/**
 * For each issue without a point the first of its report's photos that says where it was taken. Holds the media until the commit:
 * a photo that is being stored at this moment is waited for, and one that is stored after us finds the issue.
 */
export async function photoPlaces(
  tx: Transaction,
  of: { issueIds: readonly string[] } | { mediumId: string },
): Promise<PhotoPlace[]> {
  const which =
    'mediumId' in of
      ? Prisma.sql`im.media_id = ${of.mediumId}::uuid`
      : Prisma.sql`im.issue_id = ANY(${of.issueIds}::uuid[])`;
  const found = await tx.$queryRaw<(PhotoPlace & { hasPlace: boolean })[]>`
    SELECT i.id AS "issueId", i.code, i.ward_id AS "wardId", m.lat, m.lon, m.lat IS NOT NULL AND m.lon IS NOT NULL AS "hasPlace"
    FROM issue_media im JOIN issues i ON i.id = im.issue_id JOIN media m ON m.id = im.media_id
    WHERE ${which} AND im.role = 'report' AND i.lat IS NULL
    ORDER BY im.issue_id, im.position FOR SHARE OF m`;
  const first = new Map<string, PhotoPlace>();
  for (const { hasPlace, ...place } of found)
    if (hasPlace && !first.has(place.issueId)) first.set(place.issueId, place);
  return [...first.values()];
}

/** Where a point came meanwhile it is left. */
export async function setPhotoPlaces(tx: Transaction, places: readonly PhotoPlace[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE issues i SET lat = r.lat, lon = r.lon, point_from = 'photo'
    FROM json_to_recordset(${JSON.stringify(places)}::json) AS r("issueId" uuid, lat float8, lon float8)
    WHERE i.id = r."issueId" AND i.lat IS NULL`;
}
