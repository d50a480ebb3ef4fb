import type { WorkCalendar } from './holidays.ts';
import { WORK_CALENDAR } from './work-calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Asia/Ho_Chi_Minh is seven hours ahead of UTC all year; it has had no summer time since 1975. */
const ZONE_MS = 7 * HOUR_MS;

const END_OF_WORK_HOUR = 17;

/**
 * The end (17:00 in Asia/Ho_Chi_Minh) of the working day that is `days` working days after the day of `from`. The day of
 * `from` itself does not count, whatever its hour; 0 is the end of that day or, where it is a day off, of the next working day.
 * @throws RangeError where `days` is not a whole number from 0 to 1000.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkCalendar = WORK_CALENDAR): Date {
  if (!Number.isInteger(days) || days < 0 || days > 1000) throw new RangeError(`${days} working days`);
  let midnight = Math.floor((from.getTime() + ZONE_MS) / DAY_MS) * DAY_MS;
  for (let left = days; left > 0 || !isWorkingMidnight(midnight, calendar); ) {
    midnight += DAY_MS;
    if (left > 0 && isWorkingMidnight(midnight, calendar)) left -= 1;
  }
  return new Date(midnight - ZONE_MS + END_OF_WORK_HOUR * HOUR_MS);
}

/** Whether people work on the day, in Asia/Ho_Chi_Minh, of this moment. */
export function isWorkingDay(moment: Date, calendar: WorkCalendar = WORK_CALENDAR): boolean {
  return isWorkingMidnight(Math.floor((moment.getTime() + ZONE_MS) / DAY_MS) * DAY_MS, calendar);
}

/** Whether people work on a day, `YYYY-MM-DD`. */
export function isWorkingDate(day: string, calendar: WorkCalendar = WORK_CALENDAR): boolean {
  return isWorkingMidnight(Date.parse(`${day}T00:00:00Z`), calendar);
}

/** @param midnight local midnight, as if it were UTC. */
function isWorkingMidnight(midnight: number, calendar: WorkCalendar): boolean {
  const { known, yearly, off, worked } = daysOf(calendar);
  const found = known.get(midnight);
  if (found !== undefined) return found;
  const date = new Date(midnight);
  const day = date.toISOString().slice(0, 10);
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const works = worked.has(day) || (!weekend && !yearly.has(day.slice(5)) && !off.has(day));
  known.set(midnight, works);
  return works;
}

/** Hundreds of days off are looked up for every reminder: what is worked out is kept as long as its calendar. */
const kept = new WeakMap<WorkCalendar, Days>();

interface Days extends Record<'yearly' | 'off' | 'worked', ReadonlySet<string>> {
  known: Map<number, boolean>;
}

function daysOf(calendar: WorkCalendar): Days {
  const found = kept.get(calendar);
  if (found) return found;
  const { yearly, off, worked } = calendar;
  const days = { yearly: new Set(yearly), off: new Set(off), worked: new Set(worked), known: new Map() };
  kept.set(calendar, days);
  return days;
}
