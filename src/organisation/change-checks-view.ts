import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { visibleUnits } from './visible-units.ts';

/** What is looked up before units and posts are changed. */

type Reader = Pick<Sql, '$queryRaw'>;
type Rights = Pick<Viewer, 'role' | 'areaIds'>;

/** Areas by id, with whether they exist today. */
export async function areaNames(
  sql: Reader,
  ids: readonly string[],
): Promise<Map<string, { name: string; current: boolean }>> {
  const rows = await sql.$queryRaw<{ id: string; name: string; current: boolean }[]>`
    SELECT id, name, valid_to IS NULL AS current FROM areas WHERE id = ANY(${[...ids]}::text[])`;
  return new Map(rows.map(({ id, ...area }) => [id, area]));
}

/** The units of an area that exist. */
export async function unitsOfArea(sql: Reader, areaId: string): Promise<{ id: string; name: string }[]> {
  return sql.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM units WHERE area_id = ${areaId} AND valid_to IS NULL`;
}

/** Ids that a new unit may not have: units that are gone keep theirs. */
export async function takenUnitIds(sql: Reader): Promise<Set<string>> {
  const rows = await sql.$queryRaw<{ id: string }[]>`SELECT id FROM units`;
  return new Set(rows.map(({ id }) => id));
}

/** Titles of the posts of a unit that are for a khu dân cư which does not lie in this area. */
export async function postsOutside(
  sql: Reader,
  { unitId, areaId }: { unitId: string; areaId: string },
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ title: string }[]>`
    SELECT p.title FROM posts p
    WHERE p.unit_id = ${unitId} AND p.valid_to IS NULL AND p.area_id IS NOT NULL
      AND NOT ${liesIn(Prisma.sql`p.area_id`, areaId)}
    ORDER BY p.id`;
  return rows.map(({ title }) => title);
}

/** Whether an area exists and lies, by what it lies in today, in another one. */
export async function isWithin(sql: Reader, { areaId, within }: { areaId: string; within: string }): Promise<boolean> {
  const rows = await sql.$queryRaw<unknown[]>`
    SELECT 1 FROM areas a WHERE a.id = ${areaId} AND a.valid_to IS NULL AND ${liesIn(Prisma.sql`a.id`, within)}`;
  return rows.length > 0;
}

function liesIn(area: Prisma.Sql, within: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    WITH RECURSIVE up AS (
      SELECT s.id, s.valid_to, s.parent_id, 0 AS depth FROM areas s WHERE s.id = ${area}
      UNION ALL
      SELECT n.id, n.valid_to, n.parent_id, up.depth + 1
      FROM up JOIN areas n ON CASE WHEN up.valid_to IS NULL THEN n.id = up.parent_id
        ELSE n.id IN (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id) END
      WHERE up.depth < 10
    )
    SELECT FROM up WHERE up.id = ${within})`;
}

/** Posts that exist and whose units the viewer may see, of these. */
export async function presentPostIds(sql: Reader, viewer: Rights, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM posts p JOIN units u ON u.id = p.unit_id
    WHERE p.id = ANY(${[...ids]}::text[]) AND p.valid_to IS NULL AND u.valid_to IS NULL AND ${visibleUnits(viewer)}`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether a unit exists and the viewer may see it. */
export async function isPresentUnit(sql: Reader, viewer: Rights, id: string): Promise<boolean> {
  const rows = await sql.$queryRaw<unknown[]>`
    SELECT 1 FROM units u WHERE u.id = ${id} AND u.valid_to IS NULL AND ${visibleUnits(viewer)}`;
  return rows.length > 0;
}

/** A post and its superiors over all steps, the nearest first. */
export async function chainOf(sql: Reader, postId: string): Promise<{ id: string; title: string }[]> {
  return sql.$queryRaw<{ id: string; title: string }[]>`
    WITH RECURSIVE up AS (
      SELECT p.id, p.title, p.superior_id, ARRAY[p.id] AS seen FROM posts p WHERE p.id = ${postId}
      UNION ALL
      SELECT s.id, s.title, s.superior_id, up.seen || s.id FROM up JOIN posts s ON s.id = up.superior_id
      WHERE s.id <> ALL(up.seen)
    )
    SELECT id, title FROM up ORDER BY cardinality(seen)`;
}
