import type { WorkCalendar } from './holidays.ts';
import { type Day, plusDays } from './town-day.ts';
import { WORK_CALENDAR } from './work-calendar.ts';
import { isWorkingDate } from './working-days.ts';

/** Where a day that nobody works on moves: to the working day before, to the one after, or nowhere. */
export type Roll = 'prev' | 'next' | 'none';

/** No calendar has so many days off in a row. */
const MOST_DAYS = 60;

/** The day itself where people work on it, or where it does not roll. */
export function rollDay(day: Day, roll: Roll, calendar: WorkCalendar = WORK_CALENDAR): Day {
  if (roll === 'none') return day;
  let rolled = day;
  for (let step = 0; step < MOST_DAYS; step += 1) {
    if (isWorkingDate(rolled, calendar)) return rolled;
    rolled = plusDays(rolled, roll === 'prev' ? -1 : 1);
  }
  throw new RangeError(`no working day within ${MOST_DAYS} days of ${day}`);
}

/** So many working days after (negative: before) a day, which itself does not count. */
export function plusWorkingDays(day: Day, days: number, calendar: WorkCalendar = WORK_CALENDAR): Day {
  let moved = day;
  for (let left = Math.abs(days); left > 0; left -= 1)
    moved = rollDay(plusDays(moved, Math.sign(days)), days < 0 ? 'prev' : 'next', calendar);
  return moved;
}
