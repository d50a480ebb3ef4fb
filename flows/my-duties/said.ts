import type { Choice, Reply } from '../../src/engine/index.ts';
import { sayDate } from '../../src/language/say-date.ts';
import type { DutyOutcome } from '../effects.ts';
import type { DutyDetail, DutySummary, MyDuties } from '../facts.ts';
import { capital } from '../plain-answers.ts';
import { sayDay, townDay } from '../town-day.ts';
import { offersOf, offerWords } from './duty-at-hand.ts';
import type { words } from './words.ts';

/** What the sentences about duties need of a context. */
export interface Says {
  readonly lang: 'vi' | 'en';
  readonly now: number;
  say(key: keyof typeof words, blanks?: Record<string, string | number>): string;
}

const DAY = 86_400_000;

/** The last day, as it is said: `thứ Ba, 15/12`. */
export const dayOf = (moment: number, c: Pick<Says, 'lang'>) => sayDate(moment, c.lang);

/** When a duty is due, seen from now. */
export function whenOf({ deadline, status, acknowledged }: DutySummary, c: Says): string {
  if (status === 'evidence_filed') return c.say('waits');
  const late = daysLate(deadline, c.now);
  if (deadline < c.now) return late === 0 ? c.say('today', { hour: hourOf(deadline) }) : c.say('late', { days: late });
  if (late === 0) return c.say('today', { hour: hourOf(deadline) });
  return c.say(acknowledged ? 'until' : 'untilNew', { day: dayOf(deadline, c) });
}

function daysLate(deadline: number, now: number): number {
  const noon = (moment: number) => Date.parse(`${townDay(moment)}T12:00:00Z`);
  return Math.round((noon(now) - noon(deadline)) / DAY);
}

function hourOf(moment: number): string {
  const [hour, minute] = new Date(moment + 7 * 3_600_000).toISOString().slice(11, 16).split(':').map(Number) as [
    number,
    number,
  ];
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`;
}

/** Where a duty stands, in words. */
export function stateOf({ status, progress }: Pick<DutyDetail, 'status' | 'progress'>, c: Says): string {
  switch (status) {
    case 'acknowledged':
      return c.say('acknowledged');
    case 'doing':
      return progress === null ? c.say('doing') : c.say('doingSo', { percent: progress });
    case 'evidence_filed':
      return c.say('evidenceFiled');
    case 'returned':
    case 'done':
    case 'declined':
    case 'cancelled':
      return c.say(status);
    default:
      return c.say('assigned');
  }
}

/** What has still to be shown. */
export function needsOf(needs: readonly { label: string }[], c: Says): string {
  return needs.length === 0 ? c.say('nothingNeeded') : needs.map(({ label }) => label).join(', ');
}

/** So many duties are read at a time. */
export const PAGE = 5;

/** The list by deadline, from the nth on. */
export function listReply(c: Says, { items, total }: MyDuties, from: number): Reply {
  const shown = items.slice(from, from + PAGE);
  const lines = shown.map((duty) => c.say('line', { number: duty.number, title: duty.title, when: whenOf(duty, c) }));
  return { text: c.say('list', { count: total, lines: lines.join('\n') }), choices: choicesOf(c, items, from) };
}

/** A page of duties, and the way to the next. */
function choicesOf(c: Says, items: MyDuties['items'], from: number): Choice[] {
  const choices: Choice[] = items
    .slice(from, from + PAGE)
    .map(({ number }) => ({ id: `nv${number}`, label: `NV${number}` }));
  if (items.length > from + PAGE)
    choices.push({ id: 'more', label: c.say('more'), words: ['them', 'xem them', 'tiep', 'viec khac', 'more'] });
  return choices;
}

/** Which duty is meant, of the nearest ones. */
export function whichReply(c: Says, { items }: MyDuties, from: number): Reply {
  const shown = items.slice(from, from + PAGE);
  const lines = shown.map(({ number, title }) => `NV${number} – ${title}`);
  const choices = choicesOf(c, items, from);
  return { text: [c.say('which'), ...lines].join('\n'), choices };
}

/** One duty with what is needed, and what can be done about it. */
export function showReply(c: Says, duty: DutyDetail): Reply {
  const { number, title } = duty;
  const when = capital(whenOf({ ...duty, acknowledged: true }, c));
  const have = duty.photos.length > 0 && duty.missing.some(({ kind }) => kind === 'photo');
  const needs = have
    ? c.say('haveSome', { needs: needsOf(duty.missing, c), have: duty.photos.length })
    : needsOf(duty.missing, c);
  const shown = c.say('show', { number, title, when, needs, state: stateOf(duty, c) });
  const asked = duty.askedDay !== null && c.say('timeWaits', { day: sayDay(duty.askedDay, c.lang) });
  return {
    text: asked ? `${shown}\n${asked}` : shown,
    choices: offersOf(duty).map((id) => ({ id, label: c.say(id), words: [...offerWords[id]] })),
  };
}

/** Why a change was not made. */
export function refused({ number, why, status, deadline }: DutyOutcome, c: Says): string {
  switch (why) {
    case 'asked_often':
      return c.say('askedOften', { number });
    case 'asked_already':
      return c.say('askedBefore', { number });
    case 'not_later':
      return c.say('askDayAgain', { day: dayOf(deadline, c) });
    case 'too_late':
      return c.say('tooLate', { number, day: dayOf(deadline, c) });
    case 'unknown':
      return c.say('unknown');
    default:
      return c.say('notNow', { number, state: stateOf({ status, progress: null }, c) });
  }
}
