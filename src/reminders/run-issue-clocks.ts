import { townDay } from '../calendar/town-day.ts';
import { addWorkingTime } from '../calendar/working-hours.ts';
import { ISSUE_CLOCK, writeStages } from '../issues/clock-store.ts';
import { CLOCK_STAGES, type ClockStage, clockStage } from '../issues/issue-clock.ts';
import { type OpenClock, openClocks } from '../issues/open-clocks-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { type NewTimer, setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addTasks, type NewTask } from '../staff/task-store.ts';
import { type ReminderDeps, TELL_PERSON } from './look-at-assignments.ts';
import { relativesOf } from './post-relatives-view.ts';
import { postOf, type ReachPosts } from './reach.ts';
import { addReminders, type NewReminder } from './reminder-store.ts';
import type { Audience } from './rung.ts';

/** Tasks of moderators: an issue is past its promise; it is so by three times. */
export const ISSUE_LATE = 'issue_late';
export const ISSUE_SEVERE = 'issue_severe';

/** Who hears of it when a stage begins (features.md D4 to D6). */
const AUDIENCES: Readonly<Record<ClockStage, readonly Audience[]>> = {
  running: [],
  half: ['holder'],
  most: ['holder'],
  late: ['holder', 'superior'],
  severe: ['superior', 'chair'],
};

const HALF_DAY_MS = 4 * 3_600_000;

/** Looks at the clocks of issues: who has one is warned, when it is over the post above hears of it and a moderator has a task. */
export function runIssueClocks(deps: ReminderDeps): TimerHandler {
  return async (tx, timers, now) => {
    const calendar = await deps.calendar(tx);
    const clocks = await openClocks(
      tx,
      timers.map(({ subject }) => subject),
    );
    const looks = clocks.flatMap((clock) => {
      const now_ = clockStage(clock, calendar, now);
      return now_ ? [{ clock, ...now_ }] : [];
    });
    const moved = looks.filter(({ clock, stage }) => clock.stage !== stage);
    await writeStages(
      tx,
      moved.map(({ clock, stage }) => ({ id: clock.id, stage })),
    );
    // A promise that was moved makes a stage smaller: nobody is told of that.
    const risen = moved.filter(({ clock, stage }) => rank(stage) > rank(clock.stage));
    const added = await addReminders(tx, await addressed(tx, risen, { reach: deps.reach, now }));
    await addTasks(
      tx,
      risen.flatMap(({ clock, stage }) => taskOf(clock, stage, now)),
      now,
    );
    await announce(
      tx,
      moved.map(({ clock }) => ({ kind: 'issue', id: clock.code })),
    );
    await setTimers(tx, [
      ...looks.flatMap(({ clock, next }): NewTimer[] =>
        next ? [{ kind: ISSUE_CLOCK, subject: clock.id, dueAt: next }] : [],
      ),
      ...[...new Set(added.flatMap(({ personId }) => personId ?? []))].map((subject) => ({
        kind: TELL_PERSON,
        subject,
        dueAt: now,
      })),
    ]);
  };
}

const rank = (stage: ClockStage) => CLOCK_STAGES.indexOf(stage);

/** A private issue is told to nobody by message: it may be about the very person. */
async function addressed(
  tx: Transaction,
  risen: readonly { clock: OpenClock; stage: ClockStage }[],
  { reach, now }: { reach: ReachPosts; now: Date },
): Promise<NewReminder[]> {
  const told = risen.flatMap(({ clock, stage }) =>
    clock.postId !== null && clock.visibility !== 'P' ? [{ clock, stage, postId: clock.postId }] : [],
  );
  const day = townDay(now);
  const relatives = await relativesOf(
    tx,
    told.map(({ postId }) => postId),
    day,
  );
  const wanted = told.flatMap(({ clock, stage, postId }) => {
    const around = relatives.get(postId);
    return around
      ? AUDIENCES[stage].map((audience) => ({ clock, stage, audience, postId: postOf(audience, around) }))
      : [];
  });
  const reached = await reach(tx, [...new Set(wanted.flatMap(({ postId }) => postId ?? []))], day);
  return wanted.flatMap(({ clock, stage, audience, postId }): NewReminder[] => {
    const who = postId === null ? undefined : reached.get(postId);
    // Nobody to write to: the moderators see its clock, and have a task when it is over.
    if (who?.to !== 'person') return [];
    return [
      {
        ...{
          assignmentId: null,
          issueId: clock.id,
          kind: 'issue_clock',
          rung: stage,
          audience,
          deadline: clock.dueAt,
          givenAt: null,
          dueAt: now,
        },
        ...{ isBundled: true, postId, personId: who.personId, via: who.via, state: 'waiting' },
      },
    ];
  });
}

function taskOf({ id, code, categoryVi, wardId }: OpenClock, stage: ClockStage, now: Date): NewTask[] {
  if (stage !== 'late' && stage !== 'severe') return [];
  return [
    {
      ...{
        kind: stage === 'late' ? ISSUE_LATE : ISSUE_SEVERE,
        subject: id,
        issueId: id,
        note: `${code} · ${categoryVi}`,
      },
      ...{ dueAt: addWorkingTime(now, HALF_DAY_MS), ...(wardId !== null && { wardId }) },
    },
  ];
}
