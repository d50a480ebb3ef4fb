import type { Sql } from '../platform/database.ts';

export interface UnitKind {
  kind: string;
  /** What a unit of this kind is called, without its place. */
  name: string;
  /** Some unit of the kind has a post that leads it. */
  led: boolean;
}

/** Kinds of the units that exist, each with the name of one of them; some tens. */
export async function unitKinds(sql: Pick<Sql, '$queryRaw'>): Promise<UnitKind[]> {
  const rows = await sql.$queryRaw<(UnitKind & { areaName: string })[]>`
    SELECT DISTINCT ON (u.kind) u.kind, u.name, a.name AS "areaName", EXISTS (
      SELECT FROM units o JOIN posts p ON p.unit_id = o.id WHERE o.kind = u.kind AND o.valid_to IS NULL AND p.head) AS led
    FROM units u JOIN areas a ON a.id = u.area_id WHERE u.valid_to IS NULL ORDER BY u.kind, u.id`;
  return rows.map(({ areaName, name, ...rest }) => ({ ...rest, name: withoutPlace(name, areaName) }));
}

/** Pure: “Công an phường Võ Cường” is “Công an”. */
function withoutPlace(name: string, areaName: string): string {
  const literally = areaName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return name.replace(new RegExp(`\\s*(phường|xã)?\\s*${literally}$`), '');
}
