import type { Transaction } from '../platform/database.ts';

/** An area as an issue needs it. */
export interface IssueArea {
  id: string;
  name: string;
  /** Whether it exists on the day that was asked for. */
  current: boolean;
  /** The ward of that day which the area is, lies in or became part of; null for a town, or where it was split. */
  wardId: string | null;
  wardName: string | null;
  /** The two letters of the ward, or of what the ward lies in. */
  prefix: string | null;
}

/** @param day `YYYY-MM-DD`. Areas that do not exist are missing from the result. */
export async function issueAreas(
  tx: Pick<Transaction, '$queryRaw'>,
  areaIds: readonly string[],
  day: string,
): Promise<Map<string, IssueArea>> {
  if (areaIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<IssueArea[]>`
    WITH RECURSIVE up AS (
      SELECT a.id AS start, a.id, a.parent_id, a.kind, 0 AS depth FROM areas a WHERE a.id = ANY(${[...new Set(areaIds)]}::text[])
      UNION ALL
      SELECT up.start, p.id, p.parent_id, p.kind, up.depth + 1
      FROM up JOIN areas p ON p.id = up.parent_id
      WHERE up.kind NOT IN ('phuong', 'xa') AND up.depth < 8
    ), forward AS (
      SELECT up.start, up.id, 0 AS depth FROM up WHERE up.kind IN ('phuong', 'xa')
      UNION ALL
      SELECT f.start, c.to_id, f.depth + 1
      FROM forward f JOIN areas a ON a.id = f.id JOIN area_changes c ON c.from_id = f.id
      WHERE a.valid_to < ${day}::date AND f.depth < 8
    ), wards AS (
      SELECT f.start, min(a.id) AS id
      FROM forward f JOIN areas a ON a.id = f.id
      WHERE a.kind IN ('phuong', 'xa') AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date)
      GROUP BY f.start HAVING count(DISTINCT a.id) = 1
    ), prefixes AS (
      SELECT w.start, a.issue_prefix, a.parent_id, 0 AS depth FROM wards w JOIN areas a ON a.id = w.id
      UNION ALL
      SELECT p.start, a.issue_prefix, a.parent_id, p.depth + 1
      FROM prefixes p JOIN areas a ON a.id = p.parent_id
      WHERE p.issue_prefix IS NULL AND p.depth < 8
    )
    SELECT a.id, a.name,
      (a.valid_from IS NULL OR a.valid_from <= ${day}::date) AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date) AS current,
      ward.id AS "wardId", ward.name AS "wardName",
      (SELECT p.issue_prefix FROM prefixes p WHERE p.start = a.id AND p.issue_prefix IS NOT NULL) AS prefix
    FROM areas a
    LEFT JOIN wards w ON w.start = a.id
    LEFT JOIN areas ward ON ward.id = w.id
    WHERE a.id = ANY(${[...new Set(areaIds)]}::text[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The two letters of the town or province itself, for issues whose ward is unknown; null where none are set. */
export async function townPrefix(tx: Pick<Transaction, '$queryRaw'>, day: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ prefix: string }[]>`
    SELECT issue_prefix AS prefix FROM areas
    WHERE kind IN ('tinh', 'thanh_pho') AND issue_prefix IS NOT NULL AND (valid_to IS NULL OR valid_to >= ${day}::date)
    ORDER BY kind DESC, id LIMIT 1`;
  return row?.prefix ?? null;
}

/** The day of a moment in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
