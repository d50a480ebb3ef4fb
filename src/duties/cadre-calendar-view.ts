import { townDay } from '../calendar/town-day.ts';
import type { HeldPost } from '../organisation/held-posts-view.ts';
import type { Sql } from '../platform/database.ts';
import { actingPosts } from './acting-posts-view.ts';
import type { AssignmentStatus } from './assignment.ts';
import { notGiven } from './duty-calendar-view.ts';
import { seasonOf } from './duty-season.ts';
import { loadDuties } from './duty-store.ts';
import { planAssignments } from './plan-assignments.ts';

/** A duty of a cadre's own posts on the day of its deadline. */
export interface CadreDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** Of its kind: NV.BC-02; with day and post it names the event of the calendar. */
  duty: string;
  postId: string;
  title: string;
  post: string;
  /** Null: it will be given. */
  given: { number: number; status: AssignmentStatus; deadline: Date; isLate: boolean } | null;
}

/** What these posts owe in a period, and what the plan will give them; what was given to somebody else or cancelled is no part of it. */
export async function cadreCalendar(
  tx: Pick<Sql, '$queryRaw'>,
  posts: readonly Pick<HeldPost, 'postId' | 'title'>[],
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<CadreDay[]> {
  const today = townDay(now);
  const titles = new Map(posts.map(({ postId, title }) => [postId, title]));
  const rows = await tx.$queryRaw<
    (Omit<CadreDay, 'given'> & { number: number; status: AssignmentStatus; deadline: Date })[]
  >`
    SELECT to_char(a.deadline AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS day, a.duty_code AS duty, a.post_id AS "postId",
      d.title_vi AS title, p.title AS post, a.number, a.status, a.deadline
    FROM assignments a JOIN duties d ON d.code = a.duty_code JOIN posts p ON p.id = a.post_id
    WHERE a.post_id = ANY(${[...titles.keys()]}::text[]) AND a.status NOT IN ('declined', 'cancelled')
      AND (a.deadline AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${from}::date AND ${to}::date
    ORDER BY a.deadline, a.number`;
  const given = rows.map(({ number, status, deadline, ...day }): CadreDay => {
    const isLate = deadline < now && status !== 'done' && status !== 'evidence_filed';
    return { ...day, given: { number, status, deadline, isLate } };
  });
  const season = await seasonOf(tx, { today, from: today, to });
  const duties = await loadDuties(tx, today);
  const own = (await actingPosts(tx, today)).filter(({ id }) => titles.has(id));
  const planned = await notGiven(tx, planAssignments(duties, own, season), undefined);
  const coming = planned.map(
    ({ dutyCode, postId, deadline }): CadreDay => ({
      ...{ day: townDay(deadline), duty: dutyCode, postId, post: titles.get(postId) ?? '', given: null },
      title: duties.find(({ code }) => code === dutyCode)!.titleVi,
    }),
  );
  return [...given, ...coming.filter(({ day }) => day <= to)];
}
