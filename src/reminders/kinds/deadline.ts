import type { WorkCalendar } from '../../calendar/holidays.ts';
import { type Day, momentOn, plusDays, townDay } from '../../calendar/town-day.ts';
import type { LadderName } from '../../duties/duty.ts';
import { LADDERS } from '../../duties/ladders-schema.ts';
import { BUNDLE_HOUR, bundleDay } from '../bundle-time.ts';
import { type Audience, isWaitedFor, type ReminderKind, type Rung } from '../rung.ts';

/** The ladder towards a deadline and past it, in the bundles. What would fall on a day off comes before it, or, when late, after it. */
export const deadline: ReminderKind = {
  id: 'deadline',
  rungs: ({ status, ladder, deadline: end, snoozedUntil }, calendar) => {
    if (ladder === null || !isWaitedFor(status)) return [];
    const rungs = ladderTo(townDay(end), ladder, calendar);
    return rungs.filter(({ at }) => snoozedUntil === null || at >= snoozedUntil);
  },
};

/** Every assignment of a day has the same ladder, and it is asked for again at each look: kept as long as its calendar. */
const kept = new WeakMap<WorkCalendar, Map<string, Rung[]>>();

function ladderTo(last: Day, ladder: LadderName, calendar: WorkCalendar): Rung[] {
  const ofCalendar = kept.get(calendar) ?? new Map<string, Rung[]>();
  kept.set(calendar, ofCalendar);
  const known = ofCalendar.get(`${ladder} ${last}`);
  if (known) return known;
  const rungs = LADDERS[ladder].map(({ days, also, instead }): Rung => {
    const day = bundleDay(plusDays(last, days), days <= 0 ? -1 : 1, calendar);
    const audience: Audience[] = instead ? [instead] : also ? ['holder', also] : ['holder'];
    const key = `T${days < 0 ? days : `+${days}`}`;
    return { kind: 'deadline', key, at: momentOn(day, BUNDLE_HOUR), audience, isBundled: true };
  });
  ofCalendar.set(`${ladder} ${last}`, rungs);
  return rungs;
}
