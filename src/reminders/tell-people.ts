import type { WorkCalendar } from '../calendar/holidays.ts';
import { townDay } from '../calendar/town-day.ts';
import { LOOK_AT_ASSIGNMENT } from '../duties/assignment-store.ts';
import { renewUnreachedOf } from '../duties/unreached-task.ts';
import { type OpenClock, openClocks } from '../issues/open-clocks-view.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { enqueue, type NewMessage } from '../messages/outbox-store.ts';
import { type NewTimer, setTimers } from '../messages/timer-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { type Addressee, addressees } from './addressee-view.ts';
import { CHECK_DELIVERY, DELIVERY_MS } from './check-delivery.ts';
import { type ReminderDeps, TELL_PERSON } from './look-at-assignments.ts';
import { nextMessage } from './next-message.ts';
import { isDue, planRungs } from './plan-rungs.ts';
import type { ReachPosts } from './reach.ts';
import { lockReminded, type RemindedRow } from './reminded-view.ts';
import { reminderMessage } from './reminder-message.ts';
import {
  dropReminders,
  handReminders,
  lockWaiting,
  markSaid,
  markTold,
  type WaitingReminder,
} from './reminder-store.ts';
import { CHASE, isWaitedFor } from './rung.ts';
import { lastSaidIn } from './said-in-view.ts';

const REMINDER = 2;
const DAY_MS = 86_400_000;

interface Item extends WaitingReminder {
  row: RemindedRow | null;
  issue: OpenClock | null;
  /** The chat in which its assignment was told of before; null: in none. */
  saidIn: string | null;
}

/** Says to people what waits for them: in one message, or, where that is not allowed now, later. Everything is checked again. */
export function tellPeople(deps: ReminderDeps): TimerHandler {
  return async (tx, timers, now) => {
    const calendar = await deps.calendar(tx);
    const people = timers.map(({ subject }) => subject);
    const items = await stillTrue(tx, await lockWaiting(tx, people), { reach: deps.reach, calendar, now });
    const known = await addressees(tx, people, new Date(now.getTime() - 2 * DAY_MS));
    const decided = people.map((personId) => {
      const to = known.get(personId);
      const waiting = items.filter((item) => item.personId === personId);
      return { personId, to, ...nextMessage(waiting, to ?? NOBODY, { now, calendar }) };
    });
    const spoken = decided.filter(({ say }) => say.length > 0).map((one) => ({ ...one, key: keyOf(one.say) }));
    const reached = spoken.filter(({ to }) => conversationFor(to) !== null);
    await enqueue(
      tx,
      reached.map(({ to, say, key }): NewMessage => {
        const conversationId = conversationFor(to, say)!;
        return {
          ...reminderMessage(say, { lang: to!.lang, now }),
          conversationId,
          priority: REMINDER,
          readyAt: now,
          onceKey: key,
        };
      }),
    );
    const said = new Set(reached.map(({ key }) => key));
    await markSaid(
      tx,
      spoken.flatMap(({ say, key }) => say.map(({ id }) => ({ id, messageKey: said.has(key) ? key : null }))),
      now,
    );
    await noteTold(
      tx,
      spoken.flatMap(({ say }) => say),
      now,
    );
    await renewUnreachedOf(
      tx,
      spoken
        .filter(({ key }) => !said.has(key))
        .flatMap(({ say }) => say.flatMap(({ assignmentId }) => assignmentId ?? [])),
      { outcome: 'reached', staffId: null, now },
    );
    await setTimers(tx, [
      ...decided.flatMap(({ personId, again }): NewTimer[] =>
        again ? [{ kind: TELL_PERSON, subject: personId, dueAt: again }] : [],
      ),
      ...reached.map(({ key }) => ({
        kind: CHECK_DELIVERY,
        subject: key,
        dueAt: new Date(now.getTime() + DELIVERY_MS),
      })),
    ]);
    await announce(
      tx,
      reached.map(({ to, say }) => ({ kind: 'outbox', id: conversationFor(to, say)! })),
    );
    return reached.length > 0 ? deps.wakeSend : undefined;
  };
}

const NOBODY = { lastAt: null, lastBundleAt: null };

/** One message for one cause: the reminders themselves. */
function keyOf(say: readonly Item[]): string {
  return `reminder:${say[0]!.id}`;
}

/** Where somebody chose or wrote last; “by another channel” is the first that is not the one of before, where there is one. */
function conversationFor(to: Addressee | undefined, say: readonly Item[] = []): string | null {
  const conversations = to?.conversations ?? [];
  const [first = null] = conversations;
  const climbing = say.filter(({ audience }) => audience === 'other_channel');
  if (climbing.length === 0) return first;
  return conversations.find((id) => climbing.every(({ saidIn }) => saidIn !== id)) ?? first;
}

/** What was done, moved or handed to somebody else meanwhile is not said. */
async function stillTrue(
  tx: Transaction,
  waiting: readonly WaitingReminder[],
  { reach, calendar, now }: { reach: ReachPosts; calendar: WorkCalendar; now: Date },
): Promise<Item[]> {
  if (waiting.length === 0) return [];
  const rows = await lockReminded(
    tx,
    waiting.flatMap(({ assignmentId }) => assignmentId ?? []),
  );
  const issueIds = waiting.flatMap(({ issueId }) => issueId ?? []);
  const issues = issueIds.length > 0 ? await openClocks(tx, issueIds) : [];
  const saidBefore = await lastSaidIn(
    tx,
    waiting.flatMap(({ assignmentId, audience }) => (audience === 'other_channel' ? (assignmentId ?? []) : [])),
  );
  const holds = waiting.flatMap((one): Item[] => {
    const row = rows.find(({ id }) => id === one.assignmentId) ?? null;
    const issue = issues.find(({ id }) => id === one.issueId) ?? null;
    const same = row ? isSameRung(row, one, { calendar, now }) : issue !== null && isSameStage(issue, one);
    const saidIn = saidBefore.get(one.assignmentId ?? '') ?? null;
    return same ? [{ ...one, row, issue, saidIn }] : [];
  });
  const kept = new Set(holds.map(({ id }) => id));
  await dropReminders(
    tx,
    waiting.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  );
  return answeredBySame(tx, holds, { reach, now });
}

function isSameRung(
  row: RemindedRow,
  { kind, rung: key, deadline, givenAt }: WaitingReminder,
  { calendar, now }: { calendar: WorkCalendar; now: Date },
): boolean {
  // It was given to somebody else since.
  if (givenAt?.getTime() !== row.assignedAt.getTime()) return false;
  // What a moderator asked for stands on no ladder: it is said as long as something is owed.
  if (kind === CHASE) return isWaitedFor(row.status) && row.deadline.getTime() === deadline.getTime();
  const rung = planRungs(row, calendar).find((one) => one.key === key);
  return rung !== undefined && isDue(rung, now) && row.deadline.getTime() === deadline.getTime();
}

function isSameStage({ stage, pausedAt, dueAt }: OpenClock, { rung, deadline }: WaitingReminder): boolean {
  return stage === rung && pausedAt === null && dueAt.getTime() === deadline.getTime();
}

/** Whoever holds the post now is spoken to, not who held it when the reminder began to wait. */
async function answeredBySame(
  tx: Transaction,
  items: readonly Item[],
  { reach, now }: { reach: ReachPosts; now: Date },
): Promise<Item[]> {
  const reached = await reach(tx, [...new Set(items.map(({ postId }) => postId))], townDay(now));
  const others = items.flatMap((item) => {
    const who = reached.get(item.postId);
    if (who?.to === 'person' && who.personId === item.personId) return [];
    return [
      {
        id: item.id,
        assignmentId: item.assignmentId,
        personId: who?.to === 'person' ? who.personId : null,
        via: who?.to === 'person' ? who.via : null,
      },
    ];
  });
  await handReminders(tx, others);
  await setTimers(
    tx,
    others.flatMap(({ personId }): NewTimer[] =>
      personId ? [{ kind: TELL_PERSON, subject: personId, dueAt: now }] : [],
    ),
  );
  await renewUnreachedOf(
    tx,
    others.filter(({ personId }) => personId === null).flatMap(({ assignmentId }) => assignmentId ?? []),
    { outcome: 'reached', staffId: null, now },
  );
  const gone = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !gone.has(id));
}

/** A duty that was told for the first time: from here its receipt is waited for. */
async function noteTold(tx: Transaction, said: readonly Item[], now: Date): Promise<void> {
  const fresh = said
    .filter(({ row, audience }) => row?.toldAt === null && audience === 'holder')
    .flatMap(({ assignmentId }) => assignmentId ?? []);
  await markTold(tx, fresh, now);
  await setTimers(
    tx,
    fresh.map((subject) => ({ kind: LOOK_AT_ASSIGNMENT, subject, dueAt: now })),
  );
}
