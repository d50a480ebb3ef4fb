import { WORK_CALENDAR } from '../calendar/work-calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';

/** A request about one's data is answered within two working days (Nghị định 356/2025/NĐ-CP). */
export const ANSWER_WORKING_DAYS = 2;

/** The end of the second working day after the day of the request. */
export function dataRequestDue(askedAt: Date): Date {
  return addWorkingDays(askedAt, ANSWER_WORKING_DAYS, WORK_CALENDAR);
}
