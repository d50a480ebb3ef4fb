import { type SetDay, withSetDays } from '../calendar/days-off.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import type { Sql } from '../platform/database.ts';

/** The calendar with the days that the office has set otherwise. */
export async function loadWorkCalendar(tx: Pick<Sql, '$queryRaw'>): Promise<WorkCalendar> {
  const days = await tx.$queryRaw<SetDay[]>`SELECT to_char(day, 'YYYY-MM-DD') AS day, "is" FROM work_days ORDER BY day`;
  return withSetDays(days);
}

/** Sets a day off or worked, or, with null, back to what the calendar says. */
export async function setWorkDay(
  tx: Pick<Sql, '$executeRaw'>,
  { day, is, note, staffId }: { day: string; is: SetDay['is'] | null; note: string | null; staffId: string | null },
  now: Date,
): Promise<void> {
  if (is === null) {
    await tx.$executeRaw`DELETE FROM work_days WHERE day = ${day}::date`;
    return;
  }
  await tx.$executeRaw`
    INSERT INTO work_days (day, "is", note, set_at, staff_id)
    VALUES (${day}::date, ${is}, ${note}, ${now}::timestamptz, ${staffId}::uuid)
    ON CONFLICT (day) DO UPDATE SET "is" = excluded."is", note = excluded.note, set_at = excluded.set_at, staff_id = excluded.staff_id`;
}
