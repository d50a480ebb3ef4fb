import { momentOn, plusDays, townDay } from '../calendar/town-day.ts';
import { actingPosts } from '../duties/acting-posts-view.ts';
import { assignmentFilters } from '../duties/assignment-list-view.ts';
import { seasonOf } from '../duties/duty-season.ts';
import { loadDuties } from '../duties/duty-store.ts';
import { planAssignments } from '../duties/plan-assignments.ts';
import { visibleAssignments } from '../duties/visible-assignments.ts';
import { recipientsOf } from '../organisation/recipient-view.ts';
import { Prisma, type Sql } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { contactsOf } from './contacts-view.ts';
import { relativesOf } from './post-relatives-view.ts';
import { postOf } from './reach.ts';
import { remindedRows } from './reminded-view.ts';
import type { Reminded } from './rung.ts';
import { type Simulated, simulateLadders } from './simulate-ladders.ts';
import { MOST_SIMULATED, type Simulation, type SimulationQuery } from './simulation-schema.ts';

type Reader = Pick<Sql, '$queryRaw'>;

interface Owed extends Reminded {
  duty: string;
  number: number | null;
  postId: string;
  titleVi: string;
  titleEn: string;
  ofPost: string;
}

/** The longest time ahead in which a duty is given. */
const AHEAD_DAYS = 93;
/** The hour at which the plan gives out what is owed. */
const GIVEN_HOUR = '05:00';

/** What would be said to whom if a day were today and nobody answered: of what is open, and of what will be given by then. Sends nothing. */
export async function simulation(tx: Reader, viewer: Viewer, query: SimulationQuery, now: Date): Promise<Simulation> {
  const last = plusDays(query.today, query.days - 1);
  const season = await seasonOf(tx, { today: townDay(now), from: query.today, to: plusDays(last, AHEAD_DAYS) });
  const owed = [...(await open(tx, viewer, query, now)), ...(await toCome(tx, viewer, { query, season, last, now }))];
  const rungs = simulateLadders(owed, {
    ...{ calendar: season.calendar, from: momentOn(query.today, '00:00'), to: momentOn(last, '23:59') },
  });
  const messages = await addressed(tx, rungs, query.today);
  return { total: messages.length, messages: messages.slice(0, MOST_SIMULATED) };
}

async function open(
  tx: Reader,
  viewer: Viewer,
  { area, unit, programme, duty }: SimulationQuery,
  now: Date,
): Promise<Owed[]> {
  const conditions = [
    ...[
      visibleAssignments(viewer),
      Prisma.sql`a.status IN ('assigned', 'delivered', 'acknowledged', 'doing', 'returned')`,
    ],
    ...assignmentFilters({ area, unit, programme, duty, limit: 1 }, now),
  ];
  const rows = await remindedRows(tx, Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a.deadline, a.id`);
  return rows.map((row) => ({ ...row, duty: row.dutyCode, ofPost: `${row.postTitle}, ${row.areaName}` }));
}

interface ToCome {
  query: SimulationQuery;
  season: Parameters<typeof planAssignments>[2];
  last: string;
  now: Date;
}

/** What the plan gives from now to the last day, and has not given yet. */
async function toCome(tx: Reader, viewer: Viewer, { query, season, last, now }: ToCome): Promise<Owed[]> {
  const { area, unit, programme, duty } = query;
  const duties = (await loadDuties(tx, townDay(now))).filter(
    (one) =>
      (duty === undefined || one.code === duty) && (programme === undefined || one.programmes.includes(programme)),
  );
  const byCode = new Map(duties.map((one) => [one.code, one]));
  const planned = planAssignments(duties, await actingPosts(tx, townDay(now)), season)
    .filter(({ opensOn, wardId }) => opensOn <= last && isSeen(viewer, wardId))
    .filter(({ areaId, wardId }) => area === undefined || areaId === area || wardId === area);
  if (planned.length === 0) return [];
  const keys = planned.map(({ dutyCode, occurrence, postId, areaId }, at) => ({
    at,
    dutyCode,
    occurrence,
    postId,
    areaId,
  }));
  const left = await tx.$queryRaw<{ at: number; ofPost: string }[]>`
    SELECT r.at, p.title || ', ' || ar.name AS "ofPost"
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS r(at int, "dutyCode" text, occurrence text, "postId" text, "areaId" text)
    JOIN posts p ON p.id = r."postId" JOIN areas ar ON ar.id = r."areaId"
    WHERE (${unit ?? null}::text IS NULL OR p.unit_id = ${unit ?? null})
      AND NOT EXISTS (SELECT FROM assignments a
        WHERE a.duty_code = r."dutyCode" AND a.occurrence = r.occurrence AND a.post_id = r."postId")`;
  return left.map(({ at, ofPost }): Owed => {
    const { dutyCode, postId, opensOn, deadline, event } = planned[at]!;
    const { titleVi, titleEn, ladder, asksReceipt } = byCode.get(dutyCode)!;
    const given = momentOn(opensOn, GIVEN_HOUR);
    return {
      ...{ duty: dutyCode, number: null, postId, titleVi, titleEn, ofPost, ladder, asksReceipt, deadline, event },
      ...{
        status: 'assigned',
        toldAt: null,
        acknowledgedAt: null,
        snoozedUntil: null,
        assignedAt: given > now ? given : now,
      },
    };
  });
}

/** The same as `visibleAssignments`, of what has no row yet. */
const isSeen = (viewer: Viewer, wardId: string | null) =>
  seesEverything(viewer) || (wardId !== null && viewer.areaIds.includes(wardId));

/** What one person would hear at one time is one message. */
async function addressed(tx: Reader, rungs: readonly Simulated<Owed>[], day: string): Promise<Simulation['messages']> {
  const relatives = await relativesOf(
    tx,
    rungs.map(({ assignment }) => assignment.postId),
    day,
  );
  const targets = rungs.map(({ audience, assignment }) => postOf(audience, relatives.get(assignment.postId)!));
  const posts = [...new Set(targets.filter((id): id is string => id !== null))];
  const recipients = await recipientsOf(tx, posts, day);
  const contacts = await contactsOf(tx, posts, day);
  const titles = new Map(
    (
      await tx.$queryRaw<{ id: string; title: string }[]>`SELECT id, title FROM posts WHERE id = ANY(${posts}::text[])`
    ).map(({ id, title }) => [id, title]),
  );
  const messages = new Map<string, Simulation['messages'][number]>();
  for (const [index, { at, kind, rung, audience, assignment }] of rungs.entries()) {
    const post = targets[index]!;
    const to = post === null ? undefined : recipients.get(post);
    const key = `${at.getTime()} ${to?.to === 'person' ? to.personId : (post ?? 'moderator')}`;
    const { duty, titleVi, titleEn, number, ofPost, deadline } = assignment;
    const line = { kind, rung, audience, duty, titleVi, titleEn, number, ofPost, deadline: deadline.toISOString() };
    const message = messages.get(key);
    if (message) message.lines.push(line);
    else
      messages.set(key, {
        ...{ at: at.toISOString(), name: (post !== null && contacts.get(post)?.name) || null },
        ...{
          postTitle: post === null ? null : (titles.get(post) ?? null),
          canWrite: to?.to === 'person',
          lines: [line],
        },
      });
  }
  return [...messages.values()];
}
