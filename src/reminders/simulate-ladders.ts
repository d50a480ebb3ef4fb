import type { WorkCalendar } from '../calendar/holidays.ts';
import { planRungs, withoutDoubles } from './plan-rungs.ts';
import type { Audience, Reminded } from './rung.ts';

/** One rung to one audience, as it would be said. */
export interface Simulated<A extends Reminded> {
  at: Date;
  kind: string;
  rung: string;
  audience: Audience;
  assignment: A;
}

/** Pure: every rung between two moments, both included, if nobody did anything: no “Đã nhận”, nothing done, nothing moved. */
export function simulateLadders<A extends Reminded>(
  assignments: readonly A[],
  { calendar, from, to }: { calendar: WorkCalendar; from: Date; to: Date },
): Simulated<A>[] {
  return assignments
    .flatMap((assignment) => {
      const first = planRungs(assignment, calendar);
      const toldAt = assignment.toldAt ?? first.find(({ kind }) => kind === 'new_duty')?.at ?? null;
      // The receipt is waited for from when the duty is told.
      const told = assignment.toldAt === null ? planRungs({ ...assignment, toldAt }, calendar) : [];
      const rungs = [...first, ...told.filter(({ kind }) => kind === 'receipt')];
      return withoutDoubles(rungs)
        .filter(({ at }) => at >= from && at <= to && at >= assignment.assignedAt)
        .flatMap(({ at, kind, key, audience }) =>
          audience.map((to) => ({ at, kind, rung: key, audience: to, assignment })),
        );
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}
