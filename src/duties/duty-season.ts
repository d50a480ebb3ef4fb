import { festivalEvents } from '../calendar/recurrence.ts';
import { type Day, plusDays } from '../calendar/town-day.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Sql } from '../platform/database.ts';
import { areaEvents } from './acting-posts-view.ts';
import type { Season } from './plan-assignments.ts';

/** An event just past: what follows it is still to come. */
const BEHIND_DAYS = 30;

/** What the plan of some days is worked out from: the calendar, and the events that duties count from. */
export async function seasonOf(
  tx: Pick<Sql, '$queryRaw'>,
  { today, from, to }: { today: Day; from: Day; to: Day },
): Promise<Season> {
  const since = plusDays(from, -BEHIND_DAYS);
  // Duties come up to four months before or after their event.
  const events = [...festivalEvents(since, plusDays(to, 120)), ...(await areaEvents(tx, since))];
  return { today, calendar: await loadWorkCalendar(tx), events, between: { from, to } };
}
