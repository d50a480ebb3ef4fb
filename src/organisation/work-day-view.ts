import { daysBetween, plusDays } from '../calendar/town-day.ts';
import { isWorkingDate } from '../calendar/working-days.ts';
import type { Sql } from '../platform/database.ts';
import type { WorkDayList, WorkDayQuery } from './work-day-schema.ts';
import { loadWorkCalendar } from './work-day-store.ts';

/** Each day of a span: whether it is worked, and what the office has set for it. */
export async function listWorkDays(tx: Pick<Sql, '$queryRaw'>, { from, to }: WorkDayQuery): Promise<WorkDayList> {
  const calendar = await loadWorkCalendar(tx);
  const set = await tx.$queryRaw<{ day: string; is: 'off' | 'worked'; note: string | null }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, "is", note FROM work_days WHERE day BETWEEN ${from}::date AND ${to}::date`;
  const known = new Map(set.map((row) => [row.day, row]));
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => plusDays(from, index));
  return {
    items: days.map((day) => {
      const own = known.get(day);
      return { day, isWorked: isWorkingDate(day, calendar), set: own?.is ?? null, note: own?.note ?? null };
    }),
  };
}
