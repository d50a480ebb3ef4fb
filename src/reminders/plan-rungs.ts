import type { WorkCalendar } from '../calendar/holidays.ts';
import { reminderKinds } from './kinds/index.ts';
import type { Reminded, ReminderKind, Rung } from './rung.ts';

/** Pure: every reminder that an assignment has as it stands, in the order of their times. Asked again after any change. */
export function planRungs(
  assignment: Reminded,
  calendar: WorkCalendar,
  kinds: readonly ReminderKind[] = reminderKinds,
): Rung[] {
  return kinds
    .flatMap((kind) => kind.rungs(assignment, calendar))
    .sort((one, other) => one.at.getTime() - other.at.getTime() || (one.key < other.key ? -1 : 1));
}

/** Pure: of rungs of one kind that days off bring to one time, the last says it all, as when they fall due: what a plan is shown as. */
export function withoutDoubles(plan: readonly Rung[]): Rung[] {
  const saysAll = (one: Rung, later: Rung) =>
    later.kind === one.kind &&
    later.at.getTime() === one.at.getTime() &&
    one.audience.every((audience) => later.audience.includes(audience));
  return plan.filter((one, index) => !plan.slice(index + 1).some((later) => saysAll(one, later)));
}

/** What has been looked at up to a moment is not looked at again. */
export interface Looked {
  /** Rungs up to here have been dealt with; before the first, when the assignment was given. */
  through: Date;
  now: Date;
}

/**
 * Pure: the rungs that are due now, and when to look again. After a silence of ours only the last rung of each kind is said: nobody
 * is told today what was to be told last week.
 */
export function dueRungs(plan: readonly Rung[], { through, now }: Looked): { due: Rung[]; next: Date | null } {
  const passed = plan.filter((rung) => rung.at > through && isDue(rung, now));
  return { due: lastOfEach(passed), next: plan.find(({ at }) => at > now && at > through)?.at ?? null };
}

/** Each kind says to each audience its last rung alone; the post above still hears what only an earlier one would tell it. */
function lastOfEach(passed: readonly Rung[]): Rung[] {
  const told = new Set<string>();
  const due: Rung[] = [];
  for (const rung of passed.toReversed()) {
    const audience = rung.audience.filter((one) => !told.has(`${rung.kind} ${one}`));
    for (const one of audience) told.add(`${rung.kind} ${one}`);
    if (audience.length > 0) due.unshift({ ...rung, audience });
  }
  return due;
}

/** Whether a rung's time has come and is not over: asked again before it is said. */
export function isDue({ at, until }: Pick<Rung, 'at' | 'until'>, now: Date): boolean {
  return at <= now && (until === undefined || now < until);
}
