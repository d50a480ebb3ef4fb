import { Prisma, type Transaction } from '../platform/database.ts';
import type { IssueStatus } from './issue-schema.ts';
import { CLOSED_STATUSES } from './status-table.ts';

export interface NewPart {
  id: string;
  code: string;
  unitId: string;
  postId: string | null;
}

/** Parts of one issue: its words, place and photos, without its reporter, who hears of the whole. */
export async function insertParts(
  tx: Transaction,
  { parentId, parts, now }: { parentId: string; parts: readonly NewPart[]; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    WITH rows AS (
      SELECT r.id, r.code, r."unitId", r."postId" FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
        AS r(id uuid, code text, "unitId" text, "postId" text)
    ), made AS (
      INSERT INTO issues (id, code, status, category_code, area_id, ward_id, text, place, lat, lon, point_from, search_key, visibility,
        name_hidden, details, channel, source, unit_id, post_id, due_at, severity, about, parent_id, created_at, updated_at)
      SELECT rows.id, rows.code, 'assigned', i.category_code, i.area_id, i.ward_id, i.text, i.place, i.lat, i.lon, i.point_from,
        lower(rows.code) || substr(i.search_key, length(i.code) + 1), CASE WHEN i.visibility = 'A' THEN 'R' ELSE i.visibility END,
        i.name_hidden, i.details, i.channel, 'part', rows."unitId", rows."postId", i.due_at, i.severity, i.about, i.id,
        ${now}::timestamptz, ${now}::timestamptz
      FROM rows, issues i WHERE i.id = ${parentId}::uuid
    ), about AS (
      INSERT INTO issue_subjects (issue_id, post_id, unit_id)
      SELECT rows.id, s.post_id, s.unit_id FROM rows, issue_subjects s WHERE s.issue_id = ${parentId}::uuid
    ), history AS (
      INSERT INTO issue_history (issue_id, at, actor, kind, to_value)
      SELECT rows.id, ${now}::timestamptz, 'system', 'assigned', rows."unitId" FROM rows
    )
    INSERT INTO issue_media (issue_id, media_id, role, position)
    SELECT rows.id, m.media_id, m.role, m.position FROM rows, issue_media m WHERE m.issue_id = ${parentId}::uuid`;
}

/** How the parts of an issue stand, in the order of their codes; `said`: what their units told at the end. */
export async function partsOf(
  tx: Pick<Transaction, '$queryRaw'>,
  parentId: string,
): Promise<
  {
    id: string;
    code: string;
    status: IssueStatus;
    unit: string;
    said: string | null;
    after: string[];
  }[]
> {
  return tx.$queryRaw`
    SELECT i.id, i.code, i.status, coalesce(u.name, '') AS unit,
      (SELECT h.text FROM issue_history h WHERE h.issue_id = i.id AND h.kind = 'status' AND h.to_value = i.status
        ORDER BY h.id DESC LIMIT 1) AS said,
      ARRAY(SELECT im.media_id FROM issue_media im WHERE im.issue_id = i.id AND im.role = 'after' ORDER BY im.position)::text[] AS after
    FROM issues i LEFT JOIN units u ON u.id = i.unit_id WHERE i.parent_id = ${parentId}::uuid ORDER BY i.code`;
}

/** The open part of a whole that has this code; without a code the one whose unit asked the resident last and still waits. */
export async function askedPart(
  tx: Pick<Transaction, '$queryRaw'>,
  parentId: string,
  code: string | undefined,
): Promise<string | null> {
  const which = code === undefined ? Prisma.sql`i.status = 'waiting_resident'` : Prisma.sql`i.code = ${code}`;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM issues i WHERE i.parent_id = ${parentId}::uuid AND ${which} AND i.status <> ALL(${[...CLOSED_STATUSES]}::text[])
    ORDER BY (SELECT max(h.id) FROM issue_history h WHERE h.issue_id = i.id AND h.to_value = 'waiting_resident') DESC NULLS LAST, i.code
    LIMIT 1`;
  return row?.id ?? null;
}
