import type { Sql } from '../platform/database.ts';

/** What a post is, beside who holds it. */
export interface PostContent {
  title: string;
  kind: string;
  /** The khu dân cư that it is responsible for; null: the area of its unit. */
  areaId: string | null;
  head: boolean;
  superiorId: string | null;
  /** Takes its messages while its holder is away, where the absence names nobody else. */
  substituteId: string | null;
  /** Who names its holder; null: its own unit. */
  appointingUnitId: string | null;
}

export interface StoredPost extends PostContent {
  version: number;
  /** Its first and its last day; null: since ever, until further notice. */
  validFrom: string | null;
  validTo: string | null;
  areaName: string | null;
  /** As they are called, with their units. */
  superior: string | null;
  substitute: string | null;
  appointingUnit: string | null;
}

/** A post that is known to exist, with the names of what it points to. */
export async function storedPost(sql: Pick<Sql, '$queryRaw'>, id: string): Promise<StoredPost> {
  const [row] = await sql.$queryRaw<StoredPost[]>`
    SELECT p.title, p.kind, p.area_id AS "areaId", p.head, p.superior_id AS "superiorId", p.substitute_id AS "substituteId",
      p.appointing_unit_id AS "appointingUnitId", p.version,
      to_char(p.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(p.valid_to, 'YYYY-MM-DD') AS "validTo", a.name AS "areaName", s.title || ', ' || su.name AS superior,
      t.title || ', ' || tu.name AS substitute, b.name AS "appointingUnit"
    FROM posts p LEFT JOIN areas a ON a.id = p.area_id LEFT JOIN units b ON b.id = p.appointing_unit_id
    LEFT JOIN posts s ON s.id = p.superior_id LEFT JOIN units su ON su.id = s.unit_id
    LEFT JOIN posts t ON t.id = p.substitute_id LEFT JOIN units tu ON tu.id = t.unit_id
    WHERE p.id = ${id}`;
  return row!;
}

/** The posts of a unit that exist, by what makes two of them the same, and which of them leads it. */
export async function siblings(
  sql: Pick<Sql, '$queryRaw'>,
  unitId: string,
): Promise<{ id: string; title: string; areaId: string | null; head: boolean }[]> {
  return sql.$queryRaw<{ id: string; title: string; areaId: string | null; head: boolean }[]>`
    SELECT id, title, area_id AS "areaId", head FROM posts WHERE unit_id = ${unitId} AND valid_to IS NULL ORDER BY id`;
}

/** The posts that exist and have this one above them, with the area that each is for where its title does not say it. */
export async function inferiors(sql: Pick<Sql, '$queryRaw'>, postId: string): Promise<{ id: string; title: string }[]> {
  return sql.$queryRaw<{ id: string; title: string }[]>`
    SELECT p.id, CASE WHEN strpos(p.title, a.name) > 0 THEN p.title ELSE concat_ws(' ', p.title, a.name) END AS title FROM posts p LEFT JOIN areas a ON a.id = p.area_id
    WHERE p.superior_id = ${postId} AND p.valid_to IS NULL ORDER BY p.id`;
}

export interface NamedPost {
  id: string;
  unitId: string;
  /** With its unit. */
  name: string;
}

/** A post that is known to exist, as it is called. */
export async function namedPost(sql: Pick<Sql, '$queryRaw'>, id: string): Promise<NamedPost> {
  const [row] = await sql.$queryRaw<NamedPost[]>`
    SELECT p.id, p.unit_id AS "unitId", p.title || ', ' || u.name AS name
    FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.id = ${id}`;
  return row!;
}

/** Who holds a post on a day or later, the full holder first. */
export async function holderNames(sql: Pick<Sql, '$queryRaw'>, postId: string, day: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ name: string }[]>`
    SELECT name FROM holders WHERE post_id = ${postId} AND (until IS NULL OR until >= ${day}::date)
    ORDER BY acting, since NULLS FIRST, id`;
  return rows.map(({ name }) => name);
}
