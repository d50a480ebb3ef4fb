import { faultOf, occurrencesOf, type Recurrence } from '../calendar/recurrence.ts';
import { recurrenceWords } from '../calendar/recurrence-words.ts';
import { type Day, plusDays } from '../calendar/town-day.ts';
import type { Sql } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { actingPosts } from './acting-posts-view.ts';
import type { DutyPlan, DutyPreview } from './catalogue-schema.ts';
import { type Duty, holdsOn } from './duty.ts';
import { seasonOf } from './duty-season.ts';
import { type PlannedAssignment, planAssignments } from './plan-assignments.ts';
import { unplanned } from './unplanned-view.ts';
import { dutyWords } from './words.ts';

/** How many of the next dates are shown, and how far they are looked for. A duty of every five years comes within six. */
const NEXT = 6;
const NEXT_DAYS = 6 * 366;
/** How far before and after today the plan names what may be open: given ahead, or moved to a later day. */
const GIVEN_DAYS = 180;

export interface Planned {
  code: string;
  plan: DutyPlan;
}

/** What would come of a duty as it is written: its next dates, who owes it, what it no longer holds. */
export async function previewDuty(
  tx: Pick<Sql, '$queryRaw'>,
  viewer: Viewer,
  { code, plan }: Planned,
  today: Day,
): Promise<DutyPreview> {
  const recurrence = plan.recurrence as Recurrence;
  const faults = planFaults(plan);
  const said = { whenVi: recurrenceWords(recurrence, 'vi'), whenEn: recurrenceWords(recurrence, 'en'), faults };
  if (faults.length > 0) return { ...said, next: [], posts: 0, cancels: 0 };
  const duty = asDuty({ code, plan });
  const far = await seasonOf(tx, { today, from: today, to: plusDays(today, NEXT_DAYS) });
  const next = occurrencesOf(recurrence, { ...far.between!, ...far, roll: plan.roll })
    .map(({ day }) => day)
    .filter((day) => holdsOn(duty, day));
  const posts = await actingPosts(tx, today);
  const owing = new Set(planAssignments([{ ...duty, ...ONCE(today) }], posts, far).map(({ postId }) => postId));
  const seen = posts.filter(({ id, wardId }) => owing.has(id) && isSeen(viewer, wardId));
  const gone = await noLongerOwed(tx, { code, plan }, today);
  return { ...said, next: [...new Set(next)].slice(0, NEXT), posts: seen.length, cancels: gone.length };
}

/** The ids of the open assignments that a changed duty no longer holds. */
export async function noLongerOwed(tx: Pick<Sql, '$queryRaw'>, { code, plan }: Planned, today: Day): Promise<string[]> {
  const span = { from: plusDays(today, -GIVEN_DAYS), to: plusDays(today, GIVEN_DAYS) };
  const season = await seasonOf(tx, { today, ...span });
  const planned: PlannedAssignment[] = planAssignments([asDuty({ code, plan })], await actingPosts(tx, today), season);
  return unplanned(tx, { code, planned, from: today });
}

/** Pure: why a duty cannot come as it is written. */
export function planFaults({ recurrence, validFrom, validTo }: DutyPlan): string[] {
  return [
    ...(faultOf(recurrence as Recurrence) ? [dutyWords.badRule] : []),
    ...(validFrom !== null && validTo !== null && validTo < validFrom ? [dutyWords.endsEarly] : []),
  ];
}

/** Every post owes it on any day: to know who, it is planned for today alone. */
const ONCE = (day: Day) => ({
  recurrence: { kind: 'once', day } as const,
  roll: 'none' as const,
  validFrom: null,
  validTo: null,
});

const isSeen = (viewer: Viewer, wardId: string | null) =>
  seesEverything(viewer) || (wardId !== null && viewer.areaIds.includes(wardId));

function asDuty({ code, plan }: Planned): Duty {
  const { actorKinds, supportKinds, actorArea, recurrence, ...rest } = plan;
  return {
    ...{ ...rest, code, recurrence: recurrence as Recurrence, titleVi: '', titleEn: '', evidence: [], source: '' },
    ...{
      actor: { kinds: actorKinds, supports: supportKinds, areaId: actorArea },
      asksReceipt: true,
      isReviewed: false,
    },
    ...{ programmes: [], clauses: [], successor: null },
  };
}
