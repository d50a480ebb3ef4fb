import { setTimers } from '../messages/timer-store.ts';
import type { Sql } from '../platform/database.ts';
import { changeAssignments, LOOK_AT_ASSIGNMENT, moveEvents } from './assignment-store.ts';
import type { PlannedAssignment } from './plan-assignments.ts';
import { unlikePlan } from './unlike-plan-view.ts';

/**
 * Moves open assignments whose day the calendar or an event has moved; those that somebody set by hand stay. @returns how many.
 */
export async function moveToPlan(tx: Sql, planned: readonly PlannedAssignment[], now: Date): Promise<number> {
  const moved = await unlikePlan(tx, planned);
  await changeAssignments(
    tx,
    moved.map(({ id, deadline }) => ({ id, change: { change: 'move', deadline }, by: { actor: 'system' } })),
    now,
  );
  const elsewhere = await moveEvents(tx, planned);
  await setTimers(
    tx,
    elsewhere.map((subject) => ({ kind: LOOK_AT_ASSIGNMENT, subject, dueAt: now })),
  );
  return moved.length;
}
