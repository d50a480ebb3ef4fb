import type { WorkCalendar } from './holidays.ts';
import { WORK_CALENDAR } from './work-calendar.ts';
import { isWorkingDay } from './working-days.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ZONE_MS = 7 * 60 * MINUTE_MS;

/** Three times the longest promise, with Tết between; a calendar without any shift must not be searched for ever. */
const MOST_DAYS = 120;

/** The first working moment at or after this one: the moment itself where people work then. */
export function nextWorkingMoment(at: Date, calendar: WorkCalendar = WORK_CALENDAR): Date {
  for (const shift of shiftsFrom(at, calendar))
    if (shift.to > at.getTime()) return new Date(Math.max(shift.from, at.getTime()));
  throw new RangeError(`no working hour within ${MOST_DAYS} days of ${at.toISOString()}`);
}

export function isWorkingMoment(at: Date, calendar: WorkCalendar = WORK_CALENDAR): boolean {
  return nextWorkingMoment(at, calendar).getTime() === at.getTime();
}

/**
 * The moment at which so much time has been worked since `from`. Nights, noons and days off do not count.
 * @param ms milliseconds, not negative.
 */
export function addWorkingTime(from: Date, ms: number, calendar: WorkCalendar = WORK_CALENDAR): Date {
  if (!(ms >= 0)) throw new RangeError(`${ms} ms of working time`);
  let left = ms;
  for (const shift of shiftsFrom(from, calendar)) {
    const start = Math.max(shift.from, from.getTime());
    if (start >= shift.to) continue;
    if (start + left <= shift.to) return new Date(start + left);
    left -= shift.to - start;
  }
  throw new RangeError(`${ms} ms of working time do not fit into ${MOST_DAYS} days`);
}

/** How much has been worked between two moments: nights, noons and days off do not count. Milliseconds; 0 where `to` is not later. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkCalendar = WORK_CALENDAR): number {
  let worked = 0;
  for (const shift of shiftsFrom(from, calendar)) {
    if (shift.from >= to.getTime()) break;
    worked += Math.max(0, Math.min(shift.to, to.getTime()) - Math.max(shift.from, from.getTime()));
  }
  return worked;
}

/** The shifts of the day of `at` and of those after it, in order. */
function* shiftsFrom(at: Date, calendar: WorkCalendar): Generator<{ from: number; to: number }> {
  const today = Math.floor((at.getTime() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const midnight = today + day * DAY_MS;
    if (!isWorkingDay(new Date(midnight), calendar)) continue;
    for (const { from, to } of calendar.shifts)
      yield { from: midnight + minutesOf(from), to: midnight + minutesOf(to) };
  }
}

function minutesOf(hour: string): number {
  const [hours, minutes] = hour.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * MINUTE_MS;
}
