import type { WorkCalendar } from '../calendar/holidays.ts';
import { isTetGap } from '../calendar/quiet.ts';
import { type Day, momentOn, plusDays, townDay, townHour } from '../calendar/town-day.ts';
import { isWorkingDate } from '../calendar/working-days.ts';

/** When the one message of a working day comes, and until when it may come late, `HH:MM` in the town (domain.md §3). */
export const BUNDLE_HOUR = '07:30';
const BUNDLE_UNTIL = '17:00';

/** Tết with the days around it is shorter. */
const MOST_DAYS = 60;

/** A day on which a bundle may come. */
export function isBundleDay(day: Day, calendar: WorkCalendar): boolean {
  return isWorkingDate(day, calendar) && !isTetGap(day);
}

/** The day itself, or the nearest one before (-1) or after (1) it on which a bundle may come. */
export function bundleDay(day: Day, direction: -1 | 1, calendar: WorkCalendar): Day {
  let found = day;
  for (let step = 0; step < MOST_DAYS && !isBundleDay(found, calendar); step += 1) found = plusDays(found, direction);
  return found;
}

/** The first bundle at or after a moment. */
export function nextBundle(moment: Date, calendar: WorkCalendar): Date {
  const today = townDay(moment);
  const from = townHour(moment) <= BUNDLE_HOUR ? today : plusDays(today, 1);
  return momentOn(bundleDay(from, 1, calendar), BUNDLE_HOUR);
}

/** Whether a bundle that is still to come today may come now. */
export function isBundleTime(moment: Date, calendar: WorkCalendar): boolean {
  const hour = townHour(moment);
  return hour >= BUNDLE_HOUR && hour < BUNDLE_UNTIL && isBundleDay(townDay(moment), calendar);
}
