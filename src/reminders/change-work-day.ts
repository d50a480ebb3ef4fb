import { recountPromises } from '../issues/recount-promises.ts';
import type { SetWorkDay } from '../organisation/work-day-schema.ts';
import { loadWorkCalendar, setWorkDay } from '../organisation/work-day-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { giveSoon } from './give-duties.ts';

/**
 * One click: a day is off, or worked, or as the calendar has it, and everything that is open is counted anew.
 * @throws AppError `forbidden` for a moderator of some wards: the calendar is everybody's.
 */
export async function changeWorkDay(
  tx: Transaction,
  { viewer, day, is, note }: SetWorkDay & { viewer: Viewer; day: string },
  now: Date,
): Promise<void> {
  if (viewer.role !== 'administrator') throw new AppError('forbidden', 'Chỉ quản trị viên đặt được ngày nghỉ.');
  const was = await loadWorkCalendar(tx);
  await setWorkDay(tx, { day, is, note, staffId: viewer.staffId }, now);
  await recountPromises(tx, { was, is: await loadWorkCalendar(tx) }, now);
  await giveSoon(tx, now);
  await announce(tx, [{ kind: 'work_days', id: day }]);
}
