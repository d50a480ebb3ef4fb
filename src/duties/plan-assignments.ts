import type { WorkCalendar } from '../calendar/holidays.ts';
import { type EventDay, type Occurrence, occurrencesOf } from '../calendar/recurrence.ts';
import { type Day, momentOn, plusDays } from '../calendar/town-day.ts';
import { type Duty, holdsOn, opensDaysOf } from './duty.ts';

/** A post as far as duties are concerned. */
export interface ActingPost {
  id: string;
  /** Its own kind, and `head:VHXH` where it leads a unit of the kind VHXH. */
  kinds: readonly string[];
  areaId: string;
  /** The areas that hold its area, the nearest first. */
  above: readonly string[];
  /** The ward of today among them; null: it stands above the wards. */
  wardId: string | null;
}

/** One person's share of a duty, before it is given. Unique by duty, occurrence and post. */
export interface PlannedAssignment {
  dutyCode: string;
  occurrence: string;
  postId: string;
  supports: string[];
  areaId: string;
  wardId: string | null;
  /** When it is given. */
  opensOn: Day;
  /** The end of its last day. */
  deadline: Date;
  /** Of an event, where its hour is known; else its morning. */
  event: { day: Day; time: string | null } | null;
}

export interface Season {
  /** Given on or before this day, and due on or after it. */
  today: Day;
  calendar: WorkCalendar;
  events: readonly EventDay[];
  /** Which deadlines are planned, whenever they are given; left out: those that are given by `today`. */
  between?: { from: Day; to: Day };
}

/** Pure: everything that posts owe by now. Asked again it gives the same: what is given already is known by its key. */
export function planAssignments(
  duties: readonly Duty[],
  posts: readonly ActingPost[],
  { today, calendar, events, between }: Season,
): PlannedAssignment[] {
  return duties.flatMap((duty) => {
    const opens = opensDaysOf(duty);
    const { from, to } = between ?? { from: today, to: plusDays(today, opens) };
    const window = { from, to, roll: duty.roll, calendar, events };
    return occurrencesOf(duty.recurrence, window)
      .filter(({ day }) => holdsOn(duty, day))
      .flatMap((occurrence) => sharesOf(duty, occurrence, { posts, opens }));
  });
}

function sharesOf(
  duty: Duty,
  { name, day, event }: Occurrence,
  { posts, opens }: { posts: readonly ActingPost[]; opens: number },
): PlannedAssignment[] {
  const { actor } = duty;
  const inArea = (post: ActingPost, area: string) => post.areaId === area || post.above.includes(area);
  return posts
    .filter((post) => actor.kinds.some((kind) => post.kinds.includes(kind)))
    .filter((post) => actor.areaId === null || inArea(post, actor.areaId))
    .filter((post) => !event?.areaId || post.areaId === event.areaId)
    .map((post) => ({
      dutyCode: duty.code,
      occurrence: name,
      postId: post.id,
      supports: supportsOf(post, actor.supports, posts),
      areaId: post.areaId,
      wardId: post.wardId,
      opensOn: plusDays(day, -opens),
      deadline: momentOn(day, duty.hour),
      event: event?.areaId ? { day: event.day, time: event.time } : null,
    }));
}

/** Those of the nearest area that has one. */
function supportsOf(post: ActingPost, kinds: readonly string[], posts: readonly ActingPost[]): string[] {
  return kinds.flatMap((kind) => {
    const others = posts.filter((other) => other.kinds.includes(kind) && other.id !== post.id);
    for (const area of [post.areaId, ...post.above]) {
      const here = others.filter(({ areaId }) => areaId === area);
      if (here.length > 0) return here.map(({ id }) => id);
    }
    return [];
  });
}
