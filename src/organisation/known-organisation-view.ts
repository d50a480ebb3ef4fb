import type { Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { KnownOrganisation, StoredHolder } from './plan-holders.ts';
import { visibleUnits } from './visible-units.ts';

type Deciphering = Pick<Encryption, 'decrypt'>;

/** The organisation of today that the viewer may change, with all that ever held its posts: what a file of holders is read against. */
export async function knownOrganisation(
  sql: Pick<Sql, '$queryRaw'>,
  viewer: Pick<Viewer, 'role' | 'areaIds'>,
  encryption: Deciphering,
): Promise<KnownOrganisation> {
  const units = await sql.$queryRaw<KnownOrganisation['units']>`
    SELECT u.id, u.name, u.area_id AS "areaId" FROM units u WHERE u.valid_to IS NULL AND ${visibleUnits(viewer)}`;
  const posts = await sql.$queryRaw<KnownOrganisation['posts']>`
    SELECT p.id, p.unit_id AS "unitId", p.title, p.area_id AS "areaId" FROM posts p JOIN units u ON u.id = p.unit_id
    WHERE p.valid_to IS NULL AND u.valid_to IS NULL AND ${visibleUnits(viewer)}`;
  const areas = await sql.$queryRaw<KnownOrganisation['areas']>`
    WITH RECURSIVE up AS (
      SELECT a.id AS start, a.id, a.kind, a.valid_to, a.parent_id, 0 AS depth FROM areas a
      WHERE a.kind = 'khu_pho' AND a.valid_to IS NULL
      UNION ALL
      SELECT up.start, n.id, n.kind, n.valid_to, n.parent_id, up.depth + 1
      FROM up JOIN areas n ON CASE WHEN up.valid_to IS NULL THEN n.id = up.parent_id
        ELSE n.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id) END
      WHERE up.depth < 10
    )
    SELECT a.id, a.name, (SELECT min(up.id) FROM up WHERE up.start = a.id AND up.valid_to IS NULL AND up.kind IN ('phuong', 'xa'))
      AS "wardId"
    FROM areas a WHERE a.kind = 'khu_pho' AND a.valid_to IS NULL`;
  const holders = await storedHolders(
    sql,
    posts.map(({ id }) => id),
    encryption,
  );
  return { units, posts, areas, holders };
}

/** All that are kept of these posts. */
export async function storedHolders(
  sql: Pick<Sql, '$queryRaw'>,
  postIds: readonly string[],
  encryption: Deciphering,
): Promise<(StoredHolder & { version: number })[]> {
  const rows = await sql.$queryRaw<
    (Omit<StoredHolder, 'phone'> & { version: number; phoneCipher: Uint8Array | null })[]
  >`
    SELECT id, post_id AS "postId", name, to_char(since, 'YYYY-MM-DD') AS since, to_char(until, 'YYYY-MM-DD') AS until, acting,
      version, phone_cipher AS "phoneCipher"
    FROM holders WHERE post_id = ANY(${[...postIds]}::text[]) ORDER BY since NULLS FIRST, id`;
  return rows.map(({ phoneCipher, ...holder }) => ({
    ...holder,
    phone: phoneCipher ? encryption.decrypt(phoneCipher) : null,
  }));
}
