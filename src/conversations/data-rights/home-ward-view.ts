import type { Transaction } from '../../platform/database.ts';

/** The ward of today that an area is or lies in; null where there is none. */
export async function homeWard(tx: Pick<Transaction, '$queryRaw'>, areaId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM areas a JOIN areas w ON w.id IN (a.id, a.parent_id)
    WHERE a.id = ${areaId} AND w.kind IN ('phuong', 'xa') AND w.valid_to IS NULL LIMIT 1`;
  return rows[0]?.id ?? null;
}

/** Whether it is an area of today. */
export async function isKnownArea(tx: Pick<Transaction, '$queryRaw'>, areaId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM areas WHERE id = ${areaId} AND valid_to IS NULL`;
  return rows.length > 0;
}

/** The language that a person reads. */
export async function languageOf(tx: Pick<Transaction, '$queryRaw'>, personId: string): Promise<'vi' | 'en'> {
  const rows = await tx.$queryRaw<{ lang: string }[]>`SELECT lang FROM people WHERE id = ${personId}::uuid`;
  return rows[0]?.lang === 'en' ? 'en' : 'vi';
}

/** An area and the ward around it, as they are read. */
export async function areaNameOf(tx: Pick<Transaction, '$queryRaw'>, areaId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT concat_ws(', ', a.name, CASE WHEN w.kind IN ('phuong', 'xa') THEN w.name END) AS name
    FROM areas a LEFT JOIN areas w ON w.id = a.parent_id WHERE a.id = ${areaId}`;
  return rows[0]?.name ?? null;
}

/** Where a person lives; null: unknown. */
export async function homeOf(tx: Pick<Transaction, '$queryRaw'>, personId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<
    { id: string | null }[]
  >`SELECT home_area_id AS id FROM people WHERE id = ${personId}::uuid`;
  const id = rows[0]?.id;
  return id ? areaNameOf(tx, id) : null;
}
