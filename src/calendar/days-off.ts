import type { WorkCalendar } from './holidays.ts';
import type { Day } from './town-day.ts';
import { WORK_CALENDAR } from './work-calendar.ts';

/** What the office has set for one day: it is off, or worked in exchange for another. */
export interface SetDay {
  day: Day;
  is: 'off' | 'worked';
}

/** Pure: the calendar with the days that the office has set otherwise. */
export function withSetDays(days: readonly SetDay[], calendar: WorkCalendar = WORK_CALENDAR): WorkCalendar {
  if (days.length === 0) return calendar;
  const worked = new Set([...calendar.worked, ...days.filter(({ is }) => is === 'worked').map(({ day }) => day)]);
  const off = [...calendar.off, ...days.filter(({ is }) => is === 'off').map(({ day }) => day)];
  for (const { day, is } of days) if (is === 'off') worked.delete(day);
  return { ...calendar, off, worked: [...worked] };
}
