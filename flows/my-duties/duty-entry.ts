import { answerKey, type Entry, type EntryContext, type Input } from '../../src/engine/index.ts';
import { issueCodeOf } from '../../src/language/issue-code.ts';
import { type Intent, type Understanding, understand } from '../../src/language/understand.ts';
import type { DutySummary, FactTypes } from '../facts.ts';
import { isNod } from '../plain-answers.ts';
import { townDay } from '../town-day.ts';
import type { DutyAnswers } from './duty-answers.ts';
import { detailIn, documentIn, type NamedDuty, namedDuty, percentIn } from './read-told.ts';

type C = EntryContext<FactTypes>;

/** Where a first message of a cadre leads that is about what they owe; null: it is about something else. */
export function dutyEntry(input: Input, c: C): Entry | null {
  if (!c.fact('person').cadre) return null;
  const text = 'text' in input && input.kind !== 'choice' && input.kind !== 'edited' ? (input.text ?? '') : '';
  const named = namedDuty(text);
  if (named) return ofNamed(named, input, c);
  // “Ok” without a question is polite; nobody takes a duty by it.
  if (text === '' || isNod(text) || issueCodeOf(text, c.fact('knowledge').areas.issuePrefixes)) return null;
  const meaning = read(text, c);
  if (meaning.intent === 'query_duties' || meaning.intent === 'query_deadline') return { flow: 'my-duties' };
  const want = wantOf[meaning.intent];
  if (!want) return null;
  const { items } = c.fact('my_duties', { day: townDay(c.now) });
  if (items.length === 0) return null;
  const duty = likeliest(items, text);
  const answers: DutyAnswers = { ...toldWith(want, text, { input, meaning }), ...(duty && { number: duty.number }) };
  return { flow: 'my-duties', step: duty ? want : 'which', answers: { ...answers, want } };
}

/** A duty that is named alone asks to see it, in the middle of any talk. */
export function dutyAlone(text: string, c: C): Entry | null {
  if (text.length > 20 || !c.fact('person').cadre) return null;
  const named = namedDuty(text);
  return named?.rest === '' ? ofNamed(named, { kind: 'text', text }, c) : null;
}

const wantOf: Partial<Record<Intent, NonNullable<DutyAnswers['want']>>> = {
  duty_ack: 'acknowledge',
  duty_done: 'finish',
  duty_decline: 'decline',
  postpone: 'moreTime',
};

function ofNamed(named: NamedDuty, input: Input, c: C): Entry {
  const number = numberOf(named, c);
  const { rest } = named;
  const percent = percentIn(rest);
  const door = (step: string, answers: DutyAnswers = {}): Entry => ({
    flow: 'my-duties',
    step,
    answers: { ...answers, number },
  });
  if (percent !== null && percent < 100) return door('progress', { percent });
  const photos = photosOf(input);
  if (rest === '') return photos.length > 0 ? door('finish', { media: photos }) : door('one');
  const meaning = read(rest, c, 'duty');
  if (helpWords.test(answerKey(rest))) return door('support');
  const meant = wantOf[meaning.intent];
  // “Còn thiếu số liệu” tells how it stands; it asks for nothing.
  const asked = meant === 'moreTime' && !timeWords.test(answerKey(rest)) ? undefined : meant;
  const want = percent === 100 ? 'finish' : asked;
  if (want) return door(want, toldWith(want, rest, { input, meaning }));
  return photos.length > 0 ? door('finish', { media: photos, text: rest }) : door('progress', { text: rest });
}

const timeWords =
  /\b(?:lui|gia han|hoan|doi han|gian han|khat|them (?:thoi gian|ngay)|nop (?:cham|muon|sau)|khong kip|chua kip|cho nop)\b/;

const helpWords = /\b(?:can|xin|de nghi) (?:duoc )?(?:ho tro|giup)\b/;

/** The nearest open duty with this code; one that is none of theirs has the number 0. */
function numberOf({ number, code }: NamedDuty, c: C): number {
  if (number !== undefined) return number;
  const { items } = c.fact('my_duties', { day: townDay(c.now) });
  return items.find((item) => item.code === code)?.number ?? 0;
}

function toldWith(
  want: NonNullable<DutyAnswers['want']>,
  text: string,
  { input, meaning }: { input: Input; meaning: Understanding },
): DutyAnswers {
  const day = meaning.date?.length === 10 ? { day: meaning.date } : {};
  if (want === 'moreTime') return reasonIn(text) ? { reason: text.trim(), ...day } : day;
  if (want === 'decline') return reasonIn(text) ? { reason: text.trim() } : {};
  if (want !== 'finish') return {};
  const media = photosOf(input);
  const document = documentIn(text);
  const detail = detailIn(text);
  return {
    ...(media.length > 0 && { media }),
    ...(document && { document }),
    ...(detail && !document && { text: detail }),
  };
}

/** “Xin lùi” alone gives no reason. */
const reasonIn = (text: string) => text.trim().split(/\s+/).length > 3;

function read(text: string, c: C, expecting?: 'duty'): Understanding {
  return understand(text, c.fact('knowledge'), { now: c.now, role: 'cadre', ...(expecting && { expecting }) });
}

function photosOf(input: Input): string[] {
  if (!('media' in input) || !input.media) return [];
  return input.media.filter(({ kind }) => kind === 'photo').map(({ id }) => id);
}

/** Pure: the one duty that a text can mean: the only one, or the only one whose title has two words in a row of it. */
export function likeliest(items: readonly DutySummary[], text: string): DutySummary | null {
  if (items.length === 1) return items[0]!;
  const said = ` ${answerKey(text)} `;
  const scored = items.map((item) => ({
    item,
    score: pairsOf(item.title).filter((pair) => said.includes(` ${pair} `)).length,
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const first = scored.filter(({ score }) => score === best);
  return best > 0 && first.length === 1 ? first[0]!.item : null;
}

function pairsOf(title: string): string[] {
  const syllables = answerKey(title).split(/[^\p{L}\d]+/u);
  return syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`);
}
