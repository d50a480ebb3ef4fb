import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import type { Festival, FestivalList, FestivalQuery } from './festival-schema.ts';

/** The festival days that a viewer may see, by day. */
export async function listFestivals(
  tx: Pick<Transaction, '$queryRaw'>,
  viewer: Viewer,
  { area, from, to, cursor, limit }: FestivalQuery,
): Promise<FestivalList> {
  const conditions = [Prisma.sql`TRUE`];
  if (!seesEverything(viewer)) conditions.push(Prisma.sql`w.ward_id = ANY(${[...viewer.areaIds]}::text[])`);
  if (area !== undefined) conditions.push(Prisma.sql`(f.area_id = ${area} OR w.ward_id = ${area})`);
  if (from !== undefined) conditions.push(Prisma.sql`f.day >= ${from}::date`);
  if (to !== undefined) conditions.push(Prisma.sql`f.day <= ${to}::date`);
  if (cursor !== undefined) {
    const { day, id } = readCursor(cursor);
    conditions.push(Prisma.sql`(f.day, f.id) > (${day}::date, ${id}::uuid)`);
  }
  const rows = await tx.$queryRaw<Festival[]>`
    SELECT f.id::text AS id, f.area_id AS area, a.name AS "areaName", w.ward_id AS ward, f.year,
      to_char(f.day, 'YYYY-MM-DD') AS day, f.start_time AS "startTime", f.place, f.note, f.sample
    FROM festivals f JOIN areas a ON a.id = f.area_id
    CROSS JOIN LATERAL (
      WITH RECURSIVE up AS (
        SELECT a.id, a.kind, a.parent_id, a.valid_to, 0 AS height
        UNION ALL
        SELECT next.id, next.kind, next.parent_id, next.valid_to, up.height + 1
        FROM up JOIN areas next ON next.id = CASE WHEN up.valid_to IS NULL OR up.kind = 'khu_pho' THEN up.parent_id
          ELSE (SELECT c.to_id FROM area_changes c WHERE c.from_id = up.id ORDER BY c.id LIMIT 1) END
        WHERE up.height < 8
      )
      SELECT (SELECT id FROM up WHERE kind IN ('phuong', 'xa') AND valid_to IS NULL ORDER BY height LIMIT 1) AS ward_id
    ) w
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY f.day, f.id LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeCursor(last) : null };
}

function writeCursor({ day, id }: Festival): string {
  return Buffer.from(`${day} ${id}`).toString('base64url');
}

function readCursor(text: string): { day: string; id: string } {
  const match =
    /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
  // "2026-02-31" looks like a day and is none.
  const day = match && new Date(`${match[1]}T00:00:00Z`);
  if (!match || !day || day.toISOString().slice(0, 10) !== match[1])
    throw new AppError('invalid', 'Dấu trang không đúng.', { fields: ['cursor'] });
  return { day: match[1]!, id: match[2]! };
}
