import type { Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import { dayOf, isoOf } from '../../src/language/day-arithmetic.ts';
import { understand } from '../../src/language/understand.ts';
import { hasWords } from '../plain-answers.ts';
import { sayDay, townDay } from '../town-day.ts';
import { type C, callOf, issueOf, textOf } from './context.ts';
import { refused } from './refused.ts';

const DAY = 86_400_000;

/** More time: why, and until when. “Chờ vật tư đến 25/12” says both. */
export function postponeNext(c: C): Move<'unknown' | 'askWhyLater' | 'postponing' | 'askNewDay'> {
  const { text } = c.answers;
  if (!issueOf(c)) return c.go('unknown');
  if (!text) return c.go('askWhyLater');
  const day = c.answers.day ?? dayIn(text, c);
  return day ? c.go('postponing', { day }) : c.go('askNewDay');
}

export function askNewDay(c: C): Reply {
  const dueAt = issueOf(c)?.dueAt ?? 0;
  const days = [2, 5, 7].map((after) => townDay(Math.max(dueAt, c.now) + after * DAY));
  return {
    text: c.say(c.misses > 0 ? 'askNewDayAgain' : 'askNewDay'),
    choices: days.map((day) => ({ id: day, label: sayDay(day, c.lang) })),
  };
}

export function acceptNewDay(input: Input, c: C): Move<'postponing' | Keeping> {
  const day = input.kind === 'choice' ? input.id : dayIn(textOf(input), c);
  return day ? c.go('postponing', { day }) : c.again();
}

export function postpone(c: C) {
  return c.after(c.effect('work_on_issue', callOf(c, 'postpone')), (done) =>
    done.ok
      ? c.say('postponed', { code: done.issue, day: sayDay(isoOf(dayOf(done.dueAt!)), c.lang) })
      : refused(done, c),
  );
}

/** The day that a text names, after today. */
function dayIn(text: string, c: C): string | null {
  if (!hasWords(text)) return null;
  const { date } = understand(text, c.fact('knowledge'), { homeAreaId: null, now: c.now, role: 'cadre' });
  return date && date > townDay(c.now) ? date : null;
}
