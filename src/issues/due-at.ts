import type { WorkCalendar } from '../calendar/holidays.ts';
import { WORK_CALENDAR } from '../calendar/work-calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';

/**
 * Working days to a first substantive answer, by the tier of the category (domain.md §1.5). Proposed values within the ten
 * working days of Luật Tiếp công dân, Điều 28; T5 counts to its interim answer.
 */
const DAYS: Readonly<Record<string, number>> = { T1: 1, T2: 3, T3: 5, T4: 10, T5: 10 };

/** By when an answer is promised to what came in at `from`. */
export function dueAtFor(tier: string, from: Date, calendar: WorkCalendar = WORK_CALENDAR): Date {
  return addWorkingDays(from, DAYS[tier] ?? 10, calendar);
}
