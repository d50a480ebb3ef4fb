import { festivalEvents } from '../calendar/recurrence.ts';
import { momentOn, plusDays, townDay } from '../calendar/town-day.ts';
import { actingPosts, areaEvents } from '../duties/acting-posts-view.ts';
import { giveAssignments } from '../duties/assignment-store.ts';
import { loadDuties } from '../duties/duty-store.ts';
import { moveToPlan } from '../duties/move-to-plan.ts';
import { planAssignments } from '../duties/plan-assignments.ts';
import type { TimerHandler } from '../messages/fire-timers.ts';
import { setTimers } from '../messages/timer-store.ts';
import type { Sql, Transaction } from '../platform/database.ts';
import type { ReminderDeps } from './look-at-assignments.ts';

/** The timer by which what is owed is given out, once a day and whenever duties, posts, days or events were changed. */
export const GIVE_DUTIES = 'give_duties';

/** Before anybody is reminded. */
const HOUR = '05:00';
/** An event just past: its notes and reports are still to come. */
const BEHIND_DAYS = 30;
const AHEAD_DAYS = 120;

export function giveDuties({ calendar }: Pick<ReminderDeps, 'calendar'>): TimerHandler {
  return async (tx, _timers, now) => {
    await giveAll(tx, { calendar, now });
    await setTimers(tx, [{ kind: GIVE_DUTIES, subject: 'daily', dueAt: momentOn(plusDays(townDay(now), 1), HOUR) }]);
  };
}

/** Gives out what is owed by now, and moves what the calendar or an event has moved. Asked again it does nothing more. */
export async function giveAll(
  tx: Transaction,
  { calendar, now }: Pick<ReminderDeps, 'calendar'> & { now: Date },
): Promise<{ given: number; moved: number }> {
  const today = townDay(now);
  const days = await calendar(tx);
  const duties = await loadDuties(tx, today);
  const posts = await actingPosts(tx, today);
  const areas = await areaEvents(tx, plusDays(today, -BEHIND_DAYS));
  const events = [...festivalEvents(plusDays(today, -BEHIND_DAYS), plusDays(today, AHEAD_DAYS)), ...areas];
  const season = { today, calendar: days, events };
  const planned = planAssignments(duties, posts, season);
  const given = await giveAssignments(tx, planned, now);
  // The day of an event may move out of the time in which its duties would be given.
  const ofEvents = duties.filter(({ recurrence }) => recurrence.kind === 'event');
  const wide = { ...season, between: { from: today, to: plusDays(today, AHEAD_DAYS) } };
  return { given, moved: await moveToPlan(tx, [...planned, ...planAssignments(ofEvents, posts, wide)], now) };
}

/** Something that duties follow was changed: they are looked at at once. */
export async function giveSoon(tx: Sql, now: Date): Promise<void> {
  await setTimers(tx, [{ kind: GIVE_DUTIES, subject: 'daily', dueAt: now }]);
}
