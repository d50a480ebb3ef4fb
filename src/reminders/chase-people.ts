import { nextLoudMoment } from '../calendar/quiet.ts';
import { townDay } from '../calendar/town-day.ts';
import { setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { Chase, Chased } from './chase-schema.ts';
import { chasedRows, chaseRung } from './chase-view.ts';
import { type ReminderDeps, TELL_PERSON } from './look-at-assignments.ts';
import type { RemindedRow } from './reminded-view.ts';
import { addReminders, type NewReminder } from './reminder-store.ts';
import { CHASE, isWaitedFor } from './rung.ts';

/**
 * Somebody of the office reminds people of assignments, beside the ladder: once a day each, in the quiet and the distance that all
 * reminders keep, and never of what is done by then. Asked again the same day it does nothing more.
 */
export async function chasePeople(
  tx: Transaction,
  { viewer, items, reach }: { viewer: Viewer; reach: ReminderDeps['reach'] } & Chase,
  now: Date,
): Promise<Chased> {
  const rows = new Map(
    (
      await chasedRows(
        tx,
        viewer,
        items.map(({ number }) => number),
      )
    ).map((row) => [row.number, row]),
  );
  const owed = [...rows.values()].filter(({ status }) => isWaitedFor(status));
  const reached = await reach(tx, [...new Set(owed.map(({ postId }) => postId))], townDay(now));
  const texts = new Map(items.map(({ number, text }) => [number, text ?? null]));
  const wanted = owed.flatMap((row): NewReminder[] => {
    const who = reached.get(row.postId);
    if (who?.to !== 'person') return [];
    return [reminderOf(row, { who, text: texts.get(row.number)!, staffId: viewer.staffId, now })];
  });
  const added = new Set((await addReminders(tx, wanted)).map(({ assignmentId }) => assignmentId));
  const people = wanted.filter(({ assignmentId }) => added.has(assignmentId)).map(({ personId }) => personId!);
  await setTimers(
    tx,
    [...new Set(people)].map((subject) => ({ kind: TELL_PERSON, subject, dueAt: now })),
  );
  await announce(
    tx,
    owed.map(({ id }) => ({ kind: 'assignment', id })),
  );
  const asked = new Set(wanted.map(({ assignmentId }) => assignmentId));
  const outcomeOf = (row: RemindedRow | undefined): Chased['items'][number]['outcome'] => {
    if (!row) return 'not_found';
    if (!isWaitedFor(row.status)) return 'settled';
    if (!asked.has(row.id)) return 'nobody';
    return added.has(row.id) ? 'sent' : 'already';
  };
  return {
    items: items.map(({ number }) => ({ number, outcome: outcomeOf(rows.get(number)) })),
    at: nextLoudMoment(now).toISOString(),
  };
}

function reminderOf(
  row: RemindedRow,
  {
    who,
    text,
    staffId,
    now,
  }: { who: { personId: string; via: string }; text: string | null; staffId: string; now: Date },
): NewReminder {
  return {
    ...{ assignmentId: row.id, issueId: null, kind: CHASE, rung: chaseRung(now), audience: 'holder' },
    ...{ deadline: row.deadline, givenAt: row.assignedAt, dueAt: now, isBundled: false, postId: row.postId },
    ...{ personId: who.personId, via: who.via, state: 'waiting', byStaff: { staffId, text } },
  };
}
