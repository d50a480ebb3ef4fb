import { daysBetween, plusDays, townDay } from '../calendar/town-day.ts';
import { isWorkingDate } from '../calendar/working-days.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { actingPosts } from './acting-posts-view.ts';
import { assignmentFilters } from './assignment-list-view.ts';
import type { DutyCalendar, DutyCalendarQuery } from './calendar-schema.ts';
import { seasonOf } from './duty-season.ts';
import { loadDuties } from './duty-store.ts';
import { type PlannedAssignment, planAssignments } from './plan-assignments.ts';
import { visibleAssignments } from './visible-assignments.ts';

type Item = DutyCalendar['items'][number];

/** What falls due on the days of a period, as far as the viewer may see it: what was given, and what the plan will give. */
export async function dutyCalendar(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  query: DutyCalendarQuery,
  now: Date,
): Promise<DutyCalendar> {
  const { from, to } = query;
  const today = townDay(now);
  const season = await seasonOf(tx, { today, from: from > today ? from : today, to });
  const given = await givenItems(tx, viewer, query, now);
  const planned = to < today ? [] : await plannedItems(tx, viewer, query, { today, season });
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => plusDays(from, index));
  return {
    days: days.map((day) => ({ day, isWorked: isWorkingDate(day, season.calendar) })),
    items: merged([...given, ...planned]),
  };
}

function givenItems(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  { from, to, area, unit, programme }: DutyCalendarQuery,
  now: Date,
): Promise<Item[]> {
  const conditions = [
    ...[visibleAssignments(viewer), Prisma.sql`a.status <> 'cancelled'`],
    ...assignmentFilters({ from, to, area, unit, programme, limit: 0 }, now),
  ];
  return tx.$queryRaw<Item[]>`
    SELECT to_char((a.deadline AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'YYYY-MM-DD') AS day, d.code AS duty,
      d.title_vi AS "titleVi", d.title_en AS "titleEn", count(*)::int AS given,
      count(*) FILTER (WHERE a.status IN ('evidence_filed', 'done'))::int AS done,
      count(*) FILTER (WHERE a.deadline < ${now}::timestamptz AND a.status NOT IN ('evidence_filed', 'done', 'declined'))::int AS late,
      count(*) FILTER (WHERE a.status IN ('assigned', 'delivered') AND a.acknowledged_at IS NULL AND d.asks_receipt)::int
        AS unacknowledged,
      0 AS planned, CASE WHEN count(*) = 1 THEN min(a.number) END AS number
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id
    WHERE ${Prisma.join(conditions, ' AND ')} GROUP BY (a.deadline AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, d.code`;
}

async function plannedItems(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  { area, unit, programme }: DutyCalendarQuery,
  { today, season }: { today: string; season: Parameters<typeof planAssignments>[2] },
): Promise<Item[]> {
  const duties = (await loadDuties(tx, today)).filter(
    ({ programmes }) => programme === undefined || programmes.includes(programme),
  );
  const planned = planAssignments(duties, await actingPosts(tx, today), season).filter(
    ({ areaId, wardId }) => isSeen(viewer, wardId) && (area === undefined || areaId === area || wardId === area),
  );
  const left = await notGiven(tx, planned, unit);
  const titles = new Map(duties.map((duty) => [duty.code, duty]));
  return left.map(({ dutyCode, deadline }) => ({
    ...{
      day: townDay(deadline),
      duty: dutyCode,
      planned: 1,
      given: 0,
      done: 0,
      late: 0,
      unacknowledged: 0,
      number: null,
    },
    ...{ titleVi: titles.get(dutyCode)!.titleVi, titleEn: titles.get(dutyCode)!.titleEn },
  }));
}

/** The same as `visibleAssignments`, of what has no row yet. */
const isSeen = (viewer: Viewer, wardId: string | null) =>
  seesEverything(viewer) || (wardId !== null && viewer.areaIds.includes(wardId));

/** Of what is planned, what has no row yet. */
export async function notGiven(
  tx: Pick<Sql, '$queryRaw'>,
  planned: readonly PlannedAssignment[],
  unit: string | undefined,
): Promise<PlannedAssignment[]> {
  if (planned.length === 0) return [];
  const keys = JSON.stringify(
    planned.map(({ dutyCode, occurrence, postId }, at) => ({ at, dutyCode, occurrence, postId })),
  );
  const left = await tx.$queryRaw<{ at: number }[]>`
    SELECT r.at FROM json_to_recordset(${keys}::json) AS r(at int, "dutyCode" text, occurrence text, "postId" text)
    WHERE NOT EXISTS (SELECT FROM assignments a
        WHERE a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND (a.post_id = r."postId" OR a.planned_post_id = r."postId"))
      AND (${unit ?? null}::text IS NULL OR EXISTS (SELECT FROM posts p WHERE p.id = r."postId" AND p.unit_id = ${unit ?? null}))
    ORDER BY r.at`;
  return left.map(({ at }) => planned[at]!);
}

/** Pure: one line a day and duty, by day and code. */
function merged(items: readonly Item[]): Item[] {
  const lines = new Map<string, Item>();
  for (const item of items) {
    const key = `${item.day} ${item.duty}`;
    const line = lines.get(key);
    if (line) Object.assign(line, { planned: line.planned + item.planned, ...(item.planned > 0 && { number: null }) });
    else lines.set(key, { ...item });
  }
  return [...lines.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}
