import type { PersonFact } from '../../../flows/facts.ts';
import type { Database } from '../../platform/database.ts';

export type Office = PersonFact['office'];

/**
 * The office that serves each home area: that of the area itself, or of the nearest area above it that has one, as it is today;
 * for somebody whose home is unknown (null), that of the whole installation. Null where no area names an office. One query for all.
 */
export async function officesOf(
  database: Pick<Database, '$queryRaw'>,
  homeAreaIds: readonly (string | null)[],
): Promise<Map<string | null, Office | null>> {
  const known = [...new Set(homeAreaIds.filter((id) => id !== null))];
  const rows = await database.$queryRaw<{ home: string | null; contact: Partial<Office> }[]>`
    WITH RECURSIVE above AS (
      SELECT a.id AS home, a.id, a.parent_id, a.contact, a.valid_to, 0 AS height FROM areas a
      WHERE a.id = ANY(${known}::text[])
      UNION ALL
      SELECT above.home, next.id, next.parent_id, next.contact, next.valid_to, above.height + 1
      FROM above CROSS JOIN LATERAL (
        -- An area of before leads to what became of it; one of today to the one that holds it.
        SELECT a.* FROM areas a
        WHERE CASE WHEN above.valid_to IS NULL THEN a.id = above.parent_id
          ELSE a.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = above.id) END
        ORDER BY a.id LIMIT 1
      ) next
      WHERE above.height < 8
    ), nearest AS (
      SELECT DISTINCT ON (home) home, contact FROM above WHERE contact IS NOT NULL AND valid_to IS NULL ORDER BY home, height
    )
    SELECT home, contact FROM nearest
    UNION ALL
    (SELECT NULL, contact FROM areas WHERE parent_id IS NULL AND contact IS NOT NULL AND valid_to IS NULL ORDER BY id LIMIT 1)`;
  const byHome = new Map(rows.map(({ home, contact }) => [home, officeOf(contact)]));
  const ofAll = byHome.get(null) ?? null;
  return new Map(homeAreaIds.map((id) => [id, byHome.get(id) ?? ofAll]));
}

function officeOf({ name, phone, address, hours, reception }: Partial<Office>): Office | null {
  if (!name) return null;
  const office = { name, phone: phone ?? null, address: address ?? null, hours: hours ?? null };
  return reception?.address
    ? { ...office, reception: { address: reception.address, hours: reception.hours ?? null } }
    : office;
}
