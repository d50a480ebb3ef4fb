import { addWorkingTime } from '../calendar/working-hours.ts';
import { DUTY_UNREACHED } from '../duties/change-duty.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks } from '../staff/task-store.ts';
import { unreachedNotes } from './unreached-view.ts';

const HALF_DAY_MS = 4 * 3_600_000;

/** One open task an assignment: somebody takes the telephone. */
export async function askForHelp(tx: Transaction, assignmentIds: readonly string[], now: Date): Promise<void> {
  if (assignmentIds.length === 0) return;
  const notes = await unreachedNotes(tx, assignmentIds);
  await addTasks(
    tx,
    notes.map(({ id, wardId, note }) => ({
      ...{ kind: DUTY_UNREACHED, subject: id, note, dueAt: addWorkingTime(now, HALF_DAY_MS) },
      ...(wardId !== null && { wardId }),
    })),
    now,
  );
}
