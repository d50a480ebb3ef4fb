import type { WorkCalendar } from '../../calendar/holidays.ts';
import { type Day, momentOn, plusDays, townDay } from '../../calendar/town-day.ts';
import type { LadderName } from '../../duties/duty.ts';
import { BUNDLE_HOUR, bundleDay } from '../bundle-time.ts';
import { type Audience, isWaitedFor, type ReminderKind, type Rung } from '../rung.ts';

/** Days before (-) and after the deadline, and who is told besides the holder (domain.md §3). */
type Ladder = readonly { days: number; also?: Audience; instead?: Audience }[];

const L3: Ladder = [
  ...[-14, -7, -3, -1, 0].map((days) => ({ days })),
  { days: 1, also: 'superior' },
  { days: 3, also: 'chair' },
  { days: 7, instead: 'party' },
];

export const LADDERS: Readonly<Record<LadderName, Ladder>> = {
  L1: [{ days: -3 }, { days: 0 }],
  L2: [{ days: -7 }, { days: -2 }, { days: 0 }, { days: 1 }, { days: 3, also: 'superior' }],
  L3,
  L4: [{ days: -90 }, { days: -60 }, { days: -30 }, ...L3],
};

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
