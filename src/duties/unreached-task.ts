import { townDay } from '../calendar/town-day.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { addWorkingTime } from '../calendar/working-hours.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks, type Finish, settleTasks } from '../staff/task-store.ts';
import { settledAt, type UnreachedUnit, unitsOf, unreachedUnits } from './unreached-view.ts';
import { unreachedNote } from './words.ts';

/** A task of moderators: duties of a unit reach nobody. Its subject is the unit: a hundred vacancies are not a hundred tasks. */
const DUTY_UNREACHED = 'duty_unreached';

const HALF_DAY_MS = 4 * 3_600_000;

/** Something changed with these assignments. `by`: whose doing it is, where their unit's task is settled by it. */
export async function renewUnreachedOf(tx: Transaction, assignmentIds: readonly string[], by: Finish): Promise<void> {
  if (assignmentIds.length > 0) await renewUnreached(tx, await unitsOf(tx, assignmentIds), by);
}

/**
 * The one open task of each of these units tells what reaches nobody now; where nothing is left it is settled. One that a moderator has
 * closed does not come again on the same day for what stood in it.
 */
export async function renewUnreached(tx: Transaction, units: readonly string[], by: Finish): Promise<void> {
  const unreached = await unreachedUnits(tx, units);
  const settled = await settledAt(tx, { kind: DUTY_UNREACHED, subjects: unreached.map(({ unitId }) => unitId) });
  const wanted = unreached.filter((unit) => comesAgain(unit, settled.get(unit.unitId) ?? null, by.now));
  await addTasks(
    tx,
    wanted.map(({ unitId, wardId, ...unit }) => ({
      ...{ kind: DUTY_UNREACHED, subject: unitId, note: unreachedNote(unit) },
      ...{ dueAt: addWorkingTime(by.now, HALF_DAY_MS), ...(wardId !== null && { wardId }) },
    })),
    by.now,
    { isRenewed: true },
  );
  const left = new Set(unreached.map(({ unitId }) => unitId));
  await settleTasks(tx, { kind: DUTY_UNREACHED, subjects: units.filter((id) => !left.has(id)) }, by);
}

/** Pure: there was none, or something new has come to it, or it is a later working day. */
export function comesAgain({ since }: Pick<UnreachedUnit, 'since'>, settled: Date | null, now: Date): boolean {
  if (settled === null || since > settled) return true;
  return townDay(now) > townDay(settled) && isWorkingDay(now);
}
