import { momentOn, plusDays, townDay } from '../../calendar/town-day.ts';
import type { LadderName } from '../../duties/duty.ts';
import { BUNDLE_HOUR, bundleDay } from '../bundle-time.ts';
import { type Audience, isWaitedFor, type ReminderKind } from '../rung.ts';

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
    const last = townDay(end);
    return LADDERS[ladder].flatMap(({ days, also, instead }) => {
      const day = bundleDay(plusDays(last, days), days <= 0 ? -1 : 1, calendar);
      const at = momentOn(day, BUNDLE_HOUR);
      if (snoozedUntil !== null && at < snoozedUntil) return [];
      const audience: Audience[] = instead ? [instead] : also ? ['holder', also] : ['holder'];
      return [{ kind: 'deadline', key: `T${days < 0 ? days : `+${days}`}`, at, audience, isBundled: true }];
    });
  },
};
