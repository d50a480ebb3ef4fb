import { solarOf } from './lunar.ts';
import { type Day, momentOn, plusDays, townDay, townHour } from './town-day.ts';

/** Nobody is reminded from `from` until `to` of the next morning (domain.md §3). `HH:MM` in the town. */
export const QUIET_HOURS = { from: '21:00', to: '06:30' } as const;

/** Whether a moment lies in the quiet hours. */
export function isQuietHour(moment: Date): boolean {
  const hour = townHour(moment);
  return hour >= QUIET_HOURS.from || hour < QUIET_HOURS.to;
}

/** From 27 Chạp to mùng 5 nobody is reminded of anything (domain.md §3). */
export function isTetGap(day: Day): boolean {
  // Tết lies between 21 January and 21 February: on other days the moon need not be asked.
  if (day.slice(5, 7) > '03') return false;
  const { from, to } = tetGapOf(Number(day.slice(0, 4)));
  return from <= day && day <= to;
}

const gaps = new Map<number, { from: Day; to: Day }>();

function tetGapOf(year: number): { from: Day; to: Day } {
  const known = gaps.get(year);
  if (known) return known;
  const gap = {
    from: solarOf({ year: year - 1, month: 12, day: 27 })!,
    to: solarOf({ year, month: 1, day: 5 })!,
  };
  gaps.set(year, gap);
  return gap;
}

/** Whether a reminder may arrive at this moment. */
export function mayRemind(moment: Date): boolean {
  return !isQuietHour(moment) && !isTetGap(townDay(moment));
}

/** The first moment at or after this one at which a reminder may arrive. */
export function nextLoudMoment(moment: Date): Date {
  if (mayRemind(moment)) return moment;
  let day = townDay(moment);
  if (townHour(moment) >= QUIET_HOURS.from) day = plusDays(day, 1);
  while (isTetGap(day)) day = plusDays(day, 1);
  const morning = momentOn(day, QUIET_HOURS.to);
  return morning > moment ? morning : moment;
}
