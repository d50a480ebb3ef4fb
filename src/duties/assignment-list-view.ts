import { AppError } from '../platform/app-error.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { RECEIPT_MS } from './change-table.ts';
import type { AssignmentItem, AssignmentList, AssignmentQuery } from './duty-schema.ts';
import { visibleAssignments } from './visible-assignments.ts';

type Reader = Pick<Sql, '$queryRaw'>;

/** One page of the assignments that a viewer may see, the nearest deadline first. */
export async function listAssignments(
  tx: Reader,
  viewer: Viewer,
  query: AssignmentQuery,
  now: Date,
): Promise<AssignmentList> {
  const conditions = [visibleAssignments(viewer), ...assignmentFilters(query, now)];
  if (query.cursor !== undefined) {
    const { deadline, id } = readCursor(query.cursor);
    conditions.push(Prisma.sql`(a.deadline, a.id) > (${deadline}::timestamptz, ${id}::uuid)`);
  }
  const rows = await assignmentItems(
    tx,
    Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a.deadline, a.id LIMIT ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last ? writeCursor(last) : null };
}

export function assignmentFilters(
  { status, duty, post, unit, programme, area, late, chase, from, to }: AssignmentQuery,
  now: Date,
): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (status?.length) conditions.push(Prisma.sql`a.status = ANY(${status}::text[])`);
  if (duty !== undefined) conditions.push(Prisma.sql`a.duty_code = ${duty}`);
  if (post !== undefined) conditions.push(Prisma.sql`a.post_id = ${post}`);
  if (unit !== undefined) conditions.push(Prisma.sql`p.unit_id = ${unit}`);
  if (programme !== undefined) conditions.push(Prisma.sql`${programme} = ANY(d.programmes)`);
  if (area !== undefined) conditions.push(Prisma.sql`(a.ward_id = ${area} OR a.area_id = ${area})`);
  if (late === 'true')
    conditions.push(
      Prisma.sql`a.deadline < ${now}::timestamptz AND a.status IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned')`,
    );
  if (chase !== undefined) conditions.push(chased(chase, now));
  if (from !== undefined) conditions.push(Prisma.sql`a.deadline >= ${`${from}T00:00:00+07:00`}::timestamptz`);
  if (to !== undefined) conditions.push(Prisma.sql`a.deadline <= ${`${to}T23:59:59.999+07:00`}::timestamptz`);
  return conditions;
}

/** As `assignments_owed_idx` has them. */
function chased(why: NonNullable<AssignmentQuery['chase']>, now: Date): Prisma.Sql {
  const late = Prisma.sql`a.deadline < ${now}::timestamptz`;
  const since = new Date(now.getTime() - RECEIPT_MS);
  const unacknowledged = Prisma.sql`(a.acknowledged_at IS NULL AND d.asks_receipt AND a.assigned_at < ${since}::timestamptz)`;
  const wanted =
    why === 'late' ? late : why === 'unacknowledged' ? unacknowledged : Prisma.sql`(${late} OR ${unacknowledged})`;
  return Prisma.sql`a.status IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned') AND ${wanted}`;
}

/** Assignments as lists show them; the caller's condition holds `visibleAssignments`. */
export function assignmentItems(tx: Reader, rest: Prisma.Sql): Promise<AssignmentItem[]> {
  return tx.$queryRaw<AssignmentItem[]>`
    SELECT a.id::text, a.number, a.duty_code AS duty, d.title_vi AS "titleVi", d.title_en AS "titleEn", a.occurrence,
      a.post_id AS post, p.title AS "postTitle", a.area_id AS area, ar.name AS "areaName", a.ward_id AS ward,
      ARRAY(SELECT s.post_id FROM assignment_supports s WHERE s.assignment_id = a.id ORDER BY s.post_id) AS supports, a.status,
      ${isoTime('a.assigned_at')} AS "assignedAt", ${isoTime('a.deadline')} AS deadline,
      to_char(a.event_day, 'YYYY-MM-DD') AS "eventDay", ${isoTime('a.delivered_at')} AS "deliveredAt",
      ${isoTime('a.acknowledged_at')} AS "acknowledgedAt", a.is_receipt_late AS "isReceiptLate", a.progress,
      a.times_asked AS "timesAsked", to_char(a.asked_day, 'YYYY-MM-DD') AS "askedDay",
      ${isoTime('a.snoozed_until')} AS "snoozedUntil", ${isoTime('a.overdue_at')} AS "overdueAt", ${isoTime('a.done_at')} AS "doneAt", a.version
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id JOIN areas ar ON ar.id = a.area_id
    ${rest}`;
}

/** A column as ISO 8601 in UTC, whatever the session's zone. */
export function isoTime(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

function writeCursor({ deadline, id }: AssignmentItem): string {
  return Buffer.from(`${deadline} ${id}`).toString('base64url');
}

function readCursor(text: string): { deadline: string; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(text, 'base64url').toString('utf8'),
  );
  if (!match || Number.isNaN(Date.parse(match[1]!)))
    throw new AppError('invalid', 'Dấu trang không đúng.', { fields: ['cursor'] });
  return { deadline: match[1]!, id: match[2]! };
}
