import type { Input } from '../../src/engine/index.ts';
import { understand } from '../../src/language/understand.ts';
import type { DutyDetail, MyDuties } from '../facts.ts';
import { townDay } from '../town-day.ts';
import type { DutyAnswers } from './duty-answers.ts';

/** What can be done about a duty, by the step that does it. */
export type Offer = 'acknowledge' | 'finish' | 'fillForm' | 'moreTime' | 'decline' | 'support' | 'snooze';

/** Further words for each. */
export const offerWords: Readonly<Record<Offer, readonly string[]>> = {
  acknowledge: ['da nhan', 'nhan', 'nhan viec', 'ok', 'vang', 'da ro'],
  finish: ['xong', 'da xong', 'xong roi', 'hoan thanh', 'done'],
  fillForm: ['dien bieu', 'dien phieu', 'dien', 'bao cao', 'lam bao cao', 'xong', 'da xong'],
  moreTime: ['xin lui', 'lui han', 'gia han', 'xin gia han', 'lui'],
  decline: ['xin thay', 'thay nguoi', 'xin vang', 'vang', 'tu choi'],
  support: ['can ho tro', 'ho tro', 'can giup', 'giup'],
  snooze: ['nhac sau', 'nhac lai sau', 'hoan nhac', 'later'],
};

/** What can be done about a duty as it stands. */
export function offersOf({ status, acknowledged, missing, askedDay }: DutyDetail): Offer[] {
  if (!['assigned', 'delivered', 'acknowledged', 'doing', 'returned'].includes(status)) return [];
  const offers: Offer[] = acknowledged
    ? ['finish', 'moreTime', 'snooze', 'support', 'decline']
    : ['acknowledge', 'finish', 'moreTime', 'support', 'decline'];
  // What wants a form is done by filling it in; more time is not asked for twice at once.
  const wantsForm = missing.some(({ kind }) => kind === 'form');
  return offers
    .filter((offer) => offer !== 'moreTime' || askedDay === null)
    .map((offer) => (offer === 'finish' && wantsForm ? 'fillForm' : offer));
}

interface Looks {
  readonly answers: DutyAnswers;
  readonly now: number;
  fact(name: 'my_duty', args: { number: number; day: string }): DutyDetail | null;
  fact(name: 'my_duties', args: { day: string }): MyDuties;
}

/** The duty that is talked about, as it stands; null where it is none of theirs. */
export function dutyOf(c: unknown): DutyDetail | null {
  const looks = c as Looks;
  const { number } = looks.answers;
  return number === undefined ? null : looks.fact('my_duty', { number, day: townDay(looks.now) });
}

/** A step of a duty that something can be done about; else what is said of it. */
export function openTo<Step extends string>(c: unknown, step: Step): Step | 'closed' | 'unknown' {
  const duty = dutyOf(c);
  if (!duty) return 'unknown';
  return offersOf(duty).length > 0 ? step : 'closed';
}

/** What they owe. */
export function dutiesOf(c: unknown): MyDuties {
  const looks = c as Looks;
  return looks.fact('my_duties', { day: townDay(looks.now) });
}

/** The photos that came with an input. */
export function photosOf(input: Input): string[] {
  if (!('media' in input) || !input.media) return [];
  return input.media.filter(({ kind }) => kind === 'photo').map(({ id }) => id);
}

interface Reads {
  readonly now: number;
  fact(name: 'knowledge'): Parameters<typeof understand>[1];
}

/** A whole day that a text names. */
export function dayIn(text: string, c: unknown): string | null {
  const reads = c as Reads;
  const { date } = understand(text, reads.fact('knowledge'), { now: reads.now, role: 'cadre', expecting: 'duty' });
  return date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
}
