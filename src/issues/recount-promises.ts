import type { WorkCalendar } from '../calendar/holidays.ts';
import type { Transaction } from '../platform/database.ts';
import { announce, EVERYTHING } from '../platform/live.ts';
import { runClocks, writePromises } from './clock-store.ts';
import { recounted } from './issue-clock.ts';
import { openClocks } from './open-clocks-view.ts';

/** The calendar was changed: every open issue keeps its working days, and its clock is looked at anew. @returns how many moved. */
export async function recountPromises(
  tx: Transaction,
  calendars: { was: WorkCalendar; is: WorkCalendar },
  now: Date,
): Promise<number> {
  const clocks = await openClocks(tx);
  const moved = clocks
    .map(({ id, dueAt, ...clock }) => ({ id, was: dueAt, dueAt: recounted({ ...clock, dueAt }, calendars) }))
    .filter(({ was, dueAt }) => was.getTime() !== dueAt.getTime());
  await writePromises(tx, moved);
  await runClocks(
    tx,
    moved.map(({ id }) => id),
    now,
  );
  if (moved.length > 0) await announce(tx, [EVERYTHING]);
  return moved.length;
}
