import type { Database } from '../platform/database.ts';
import type { CategoryHistory, CategoryHistoryQuery } from './category-schema.ts';

/** One page of the edits of a category, the last first. */
export async function categoryHistory(
  database: Pick<Database, '$queryRaw'>,
  code: string,
  { cursor, limit }: CategoryHistoryQuery,
): Promise<CategoryHistory> {
  const rows = await database.$queryRaw<(Omit<CategoryHistory['items'][number], 'at'> & { at: Date })[]>`
    SELECT y.id::text, y.version, y.at, s.name AS by, y.text
    FROM category_history y LEFT JOIN staff_users s ON s.id = y.staff_id
    WHERE y.category_code = ${code} AND (${cursor ?? null}::text IS NULL OR y.id < ${cursor ?? null}::bigint)
    ORDER BY y.id DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}
