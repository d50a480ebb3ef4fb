import type { IssueDetailAnswer } from '../../flows/effects.ts';
import type { NameHidden } from '../../flows/name-hidden.ts';
import type { Transaction } from '../platform/database.ts';

/** A row of `issues` to be. Times are ISO 8601. */
export interface NewIssue {
  id: string;
  code: string;
  categoryCode: string;
  areaId: string | null;
  wardId: string | null;
  text: string;
  place: string | null;
  lat: number | null;
  lon: number | null;
  searchKey: string;
  visibility: string;
  nameHidden: NameHidden;
  details: readonly IssueDetailAnswer[];
  channel: string;
  personId: string | null;
  conversationId: string | null;
  /** Where it comes from: chat, or paper, phone, stall where a cadre entered it, with whose post that was. */
  source?: string;
  postId?: string | null;
  /** Whom it is about is not said yet. */
  about?: 'unknown' | null;
  dueAt: string;
  createdAt: string;
  /** Ids of media of the same conversation, in order. */
  media: readonly string[];
}

/**
 * Takes numbers for codes: for each prefix `count` in a row, of which the first is returned. One statement, prefixes in
 * order, so that batches wait for each other instead of deadlocking; a rolled back transaction leaves no gap.
 */
export async function takeNumbers(tx: Transaction, counts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const prefixes = [...counts.keys()].sort();
  const rows = await tx.$queryRaw<{ prefix: string; last: number }[]>`
    INSERT INTO code_counters (prefix, last)
    SELECT wanted.prefix, wanted.count
    FROM unnest(${prefixes}::text[], ${prefixes.map((prefix) => counts.get(prefix)!)}::int[]) AS wanted(prefix, count)
    ORDER BY wanted.prefix
    ON CONFLICT (prefix) DO UPDATE SET last = code_counters.last + excluded.last
    RETURNING prefix, last`;
  return new Map(rows.map(({ prefix, last }) => [prefix, last - counts.get(prefix)! + 1]));
}

/** What categories say about new issues, by code. */
export async function categoriesOf(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, { tier: string; visibility: string; namesCadres: boolean }>> {
  const rows = await tx.category.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, tier: true, visibility: true, namesCadres: true },
  });
  return new Map(rows.map((row) => [row.code, row]));
}

/** Inserts issues with the first row of their history and their media: one statement for all. */
export async function insertIssues(tx: Transaction, issues: readonly NewIssue[]): Promise<void> {
  const rows = JSON.stringify(issues);
  await tx.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r(
        id uuid, code text, "categoryCode" text, "areaId" text, "wardId" text, text text, place text, lat float8, lon float8,
        "searchKey" text, visibility text, "nameHidden" text, details jsonb, channel text, "personId" uuid, "conversationId" uuid,
        source text, "postId" text, about text, "dueAt" timestamptz, "createdAt" timestamptz, media uuid[])
    ), filed AS (
      INSERT INTO issues (id, code, status, category_code, area_id, ward_id, text, place, lat, lon, point_from, search_key,
        visibility, name_hidden, details, channel, source, person_id, conversation_id, about, due_at, created_at, updated_at)
      SELECT id, code, 'new', "categoryCode", "areaId", "wardId", text, place, lat, lon, CASE WHEN lat IS NOT NULL THEN 'pin' END,
        "searchKey", visibility, "nameHidden", details, channel, coalesce(source, 'chat'), "personId", "conversationId", about, "dueAt", "createdAt", "createdAt"
      FROM rows
    ), history AS (
      INSERT INTO issue_history (issue_id, at, actor, channel, kind, to_value, post_id)
      SELECT id, "createdAt", CASE WHEN "postId" IS NULL THEN 'resident' ELSE 'cadre' END, channel, 'filed', 'new', "postId"
      FROM rows ORDER BY id
    )
    INSERT INTO issue_media (issue_id, media_id, role, position)
    SELECT rows.id, m.id, 'report', wanted.nr - 1
    FROM rows
    CROSS JOIN LATERAL unnest(rows.media) WITH ORDINALITY AS wanted(id, nr)
    JOIN media m ON m.id = wanted.id AND m.conversation_id = rows."conversationId"
    ON CONFLICT (issue_id, media_id) DO NOTHING`;
}
