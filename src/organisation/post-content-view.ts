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
      p.appointing_unit_id AS "appointingUnitId", p.version, a.name AS "areaName", s.title || ', ' || su.name AS superior,
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
