import type { WorkCalendar } from '../calendar/holidays.ts';
import { townDay } from '../calendar/town-day.ts';
import { changeAssignments, LOOK_AT_ASSIGNMENT } from '../duties/assignment-store.ts';
import { renewUnreachedOf } from '../duties/unreached-task.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { type NewTimer, setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { dueRungs, planRungs } from './plan-rungs.ts';
import { relativesOf } from './post-relatives-view.ts';
import { postOf, type ReachPosts } from './reach.ts';
import { lockReminded, type RemindedRow } from './reminded-view.ts';
import { addReminders, markLooked, type NewReminder } from './reminder-store.ts';
import { isWaitedFor, type Rung } from './rung.ts';

/** The timer by which a person is told what waits for them; its subject is the person's id. */
export const TELL_PERSON = 'remind_person';

export interface ReminderDeps {
  /** Who answers for posts: the organisation's function. */
  reach: ReachPosts;
  calendar(tx: Transaction): Promise<WorkCalendar>;
  wakeSend(): void;
}

/** Looks at assignments whose time has come: what is due goes to the people who answer, and the next look is set. */
export function lookAtAssignments(deps: ReminderDeps): TimerHandler {
  return async (tx, timers, now) => {
    const calendar = await deps.calendar(tx);
    const ids = timers.map(({ subject }) => subject);
    const rows = await lockReminded(tx, ids);
    const looks = rows.map((row) => ({
      row,
      ...dueRungs(planRungs(row, calendar), { through: row.lookedThrough, now }),
    }));
    const reminders = await addressed(tx, looks, { reach: deps.reach, now });
    const added = await addReminders(tx, reminders);
    await renewUnreachedOf(
      tx,
      added.filter(({ state }) => state === 'nobody').flatMap(({ assignmentId }) => assignmentId ?? []),
      { outcome: 'reached', staffId: null, now },
    );
    await markLooked(tx, ids, now);
    const late = rows.filter((row) => row.deadline <= now && row.overdueAt === null && isWaitedFor(row.status));
    await changeAssignments(
      tx,
      late.map(({ id }) => ({ id, change: { change: 'overdue' }, by: { actor: 'system' } })),
      now,
    );
    await setTimers(tx, [...looks.flatMap((look) => nextLook(look, now)), ...tellNow(added, now)]);
  };
}

/** Each audience of each rung, with the person who answers for it today. */
async function addressed(
  tx: Transaction,
  looks: readonly { row: RemindedRow; due: Rung[] }[],
  { reach, now }: { reach: ReachPosts; now: Date },
): Promise<NewReminder[]> {
  const due = looks.filter((look) => look.due.length > 0);
  const day = townDay(now);
  const relatives = await relativesOf(
    tx,
    due.map(({ row }) => row.postId),
    day,
  );
  const wanted = due.flatMap(({ row, due: rungs }) =>
    rungs.flatMap((rung) =>
      rung.audience.map((audience) => ({ row, rung, audience, postId: postOf(audience, relatives.get(row.postId)!) })),
    ),
  );
  const reached = await reach(tx, [...new Set(wanted.flatMap(({ postId }) => postId ?? []))], day);
  return wanted.map(({ row, rung, audience, postId }): NewReminder => {
    const who = postId === null ? undefined : reached.get(postId);
    const person = who?.to === 'person' ? who : null;
    return {
      ...{
        assignmentId: row.id,
        issueId: null,
        kind: rung.kind,
        rung: rung.key,
        audience,
        deadline: row.deadline,
        givenAt: row.assignedAt,
        dueAt: rung.at,
      },
      ...{ isBundled: rung.isBundled, postId, personId: person?.personId ?? null, via: person?.via ?? null },
      state: person ? 'waiting' : 'nobody',
    };
  });
}

/** At the next rung, and at the deadline itself: from then on it is overdue. */
function nextLook({ row, next }: { row: RemindedRow; next: Date | null }, now: Date): NewTimer[] {
  const end = isWaitedFor(row.status) && row.deadline > now ? row.deadline : null;
  const dueAt = next && end ? new Date(Math.min(next.getTime(), end.getTime())) : (next ?? end);
  return dueAt ? [{ kind: LOOK_AT_ASSIGNMENT, subject: row.id, dueAt }] : [];
}

function tellNow(added: readonly NewReminder[], now: Date): NewTimer[] {
  const people = new Set(added.flatMap(({ personId }) => personId ?? []));
  return [...people].map((subject) => ({ kind: TELL_PERSON, subject, dueAt: now }));
}
