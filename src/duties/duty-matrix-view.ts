import { AppError } from '../platform/app-error.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { assignmentFilters, isoTime } from './assignment-list-view.ts';
import type { DutyMatrix, DutyMatrixQuery } from './matrix-schema.ts';
import { visibleAssignments } from './visible-assignments.ts';

type Row = Omit<DutyMatrix['rows'][number], 'cells'> & { ward: string };
type Cell = DutyMatrix['rows'][number]['cells'][number] & { post: string };

/** Posts and how they stand with what falls due in a period, a page of posts at a time, by ward and area. */
export async function dutyMatrix(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  { cursor, limit, ...query }: DutyMatrixQuery,
  now: Date,
): Promise<DutyMatrix> {
  const wanted = Prisma.join(
    [
      ...[visibleAssignments(viewer), Prisma.sql`a.status <> 'cancelled'`],
      ...assignmentFilters({ ...query, limit }, now),
    ],
    ' AND ',
  );
  const from = Prisma.sql`FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id`;
  const duties = await tx.$queryRaw<DutyMatrix['duties']>`
    SELECT d.code, d.title_vi AS "titleVi", d.title_en AS "titleEn" ${from} WHERE ${wanted}
    GROUP BY d.code ORDER BY min(a.deadline), d.code`;
  const after = cursor === undefined ? Prisma.sql`TRUE` : afterCursor(cursor);
  const found = await tx.$queryRaw<Row[]>`
    WITH owing AS (SELECT a.post_id, coalesce(min(a.ward_id), '') AS ward ${from} WHERE ${wanted} GROUP BY a.post_id)
    SELECT p.id AS post, p.title AS "postTitle", ar.name AS "areaName", o.ward
    FROM owing o JOIN posts p ON p.id = o.post_id JOIN units u ON u.id = p.unit_id
    JOIN areas ar ON ar.id = coalesce(p.area_id, u.area_id)
    WHERE ${after} ORDER BY o.ward, ar.name COLLATE "vi-x-icu", p.id LIMIT ${limit + 1}`;
  const rows = found.slice(0, limit);
  const cells = await tx.$queryRaw<Cell[]>`
    SELECT a.post_id AS post, a.duty_code AS duty, a.number, a.status, ${isoTime('a.deadline')} AS deadline,
      a.acknowledged_at IS NOT NULL AS "isAcknowledged", a.is_receipt_late AS "isReceiptLate"
    ${from} WHERE ${wanted} AND a.post_id = ANY(${rows.map(({ post }) => post)}::text[]) ORDER BY a.deadline, a.number`;
  const ofPost = new Map(rows.map(({ post }) => [post, [] as Omit<Cell, 'post'>[]]));
  for (const { post, ...cell } of cells) ofPost.get(post)!.push(cell);
  const last = rows.at(-1);
  return {
    duties,
    rows: rows.map(({ ward: _, ...row }) => ({ ...row, cells: ofPost.get(row.post)! })),
    nextCursor: found.length > limit && last ? writeCursor(last) : null,
  };
}

function writeCursor({ ward, areaName, post }: Row): string {
  return Buffer.from(JSON.stringify([ward, areaName, post])).toString('base64url');
}

function afterCursor(cursor: string): Prisma.Sql {
  const [ward, areaName, post] = readCursor(cursor);
  return Prisma.sql`(o.ward, ar.name COLLATE "vi-x-icu", p.id) > (${ward}, ${areaName} COLLATE "vi-x-icu", ${post})`;
}

function readCursor(text: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isKey = (part: unknown) => typeof part === 'string' && !part.includes('\0');
    if (Array.isArray(parts) && parts.length === 3 && parts.every(isKey)) return parts;
  } catch {
    // Told below, like any other cursor that is none of ours.
  }
  throw new AppError('invalid', 'Dấu trang không đúng.', { fields: ['cursor'] });
}
