import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { capital, hasWords } from '../plain-answers.ts';
import { sayDay, townDay } from '../town-day.ts';
import { dayIn, dutyOf, offersOf, openTo } from './duty-at-hand.ts';
import type { C } from './others.ts';
import { dayOf, refused, type Says } from './said.ts';

const DAY = 86_400_000;

type NextStep = 'inTime' | 'askedBefore' | 'askedOften' | 'askReason' | 'askDay' | 'askingTime' | 'closed' | 'unknown';

/** More time: asked for twice at most, with a reason and a later day. */
export function moreTimeNext(c: C): Move<NextStep> {
  const duty = dutyOf(c);
  if (!duty || offersOf(duty).length === 0) return c.go(openTo(c, 'unknown'));
  if (duty.askedDay !== null) return c.go('askedBefore');
  if (duty.timesAsked >= 2) return c.go('askedOften');
  const { day, reason } = c.answers;
  const isLater = day !== undefined && day > townDay(Math.max(duty.deadline, c.now));
  // “Mai nộp được không”, and there is time until Friday: nothing has to be asked for.
  if (day !== undefined && !isLater && day >= townDay(c.now) && duty.deadline > c.now) return c.go('inTime');
  if (!reason) return c.go('askReason');
  return c.go(isLater ? 'askingTime' : 'askDay');
}

export function sayInTime(c: C) {
  const { number, day } = c.answers;
  return c.say('inTime', { number: number!, day: capital(sayDay(day!, c.lang)), until: dayOf(dutyOf(c)!.deadline, c) });
}

/** “Ốm, xin đến 25/12” says both. */
export function acceptReason(input: Input, c: C): Move<'moreTime' | Keeping> {
  if (input.kind !== 'text' || !hasWords(input.text)) return c.again();
  const day = dayIn(input.text, c);
  return c.go('moreTime', { reason: input.text.trim(), ...(day && { day }) });
}

export function askDay(c: C): Reply {
  const deadline = Math.max(dutyOf(c)!.deadline, c.now);
  const days = [2, 5, 7].map((after) => townDay(workday(deadline + after * DAY)));
  return {
    text: c.misses > 0 ? c.say('askDayAgain', { day: dayOf(deadline, c) }) : c.say('askDay'),
    choices: days.map((day) => ({ id: day, label: sayDay(day, c.lang) })),
  };
}

/** Nobody promises a paper for a Sunday: the Monday after it. */
function workday(moment: number): number {
  const weekday = new Date(`${townDay(moment)}T00:00:00Z`).getUTCDay();
  return moment + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY;
}

export function acceptDay(input: Input, c: C): Move<'askingTime' | Keeping> {
  if (input.kind === 'choice') return c.go('askingTime', { day: input.id });
  const day = input.kind === 'text' ? dayIn(input.text, c) : null;
  return day && day > townDay(Math.max(dutyOf(c)!.deadline, c.now)) ? c.go('askingTime', { day }) : c.again();
}

export function askTime(c: C) {
  const { number, reason = '', day = '' } = c.answers;
  return c.after(c.effect('change_duty', { number: number!, change: 'ask_time', reason, day }), (outcome) =>
    outcome.ok ? c.say('timeAsked', { number: number!, day: sayDay(day, c.lang) }) : refused(outcome, c as Says),
  );
}
