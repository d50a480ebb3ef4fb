import { answerKey, type Entry, type EntryContext, type Input } from '../../src/engine/index.ts';
import { issueCodeOf } from '../../src/language/issue-code.ts';
import { type Understanding, understand } from '../../src/language/understand.ts';
import type { DutySummary, FactTypes } from '../facts.ts';
import { isNod } from '../plain-answers.ts';
import { townDay } from '../town-day.ts';
import type { DutyAnswers } from './duty-answers.ts';
import { photosOf } from './duty-at-hand.ts';
import { type DutyWant, dutyWish, reasonIn, saysLater } from './duty-wish.ts';
import { readTogether } from './read-together.ts';
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
  const want = dutyWish(text, meaning);
  if (want === null && (meaning.intent === 'query_duties' || meaning.intent === 'query_deadline'))
    return { flow: 'my-duties' };
  if (want === null && meaning.intent !== 'figures') return null;
  readTogether(input, c);
  const { items } = c.fact('my_duties', { day: townDay(c.now) });
  if (meaning.intent === 'figures' && want === null) return ofFigures(text, items, c);
  if (!want || (want === 'decline' && isFault(text, c))) return null;
  if (items.length === 0)
    return isLong(text) || meaning.category?.sure || input.kind !== 'text' ? null : { flow: 'my-duties' };
  const duty = likeliest(items, text);
  const answers: DutyAnswers = { ...toldWith(want, text, { input, meaning }), ...(duty && { number: duty.number }) };
  return { flow: 'my-duties', step: duty ? want : 'which', answers: { ...answers, want } };
}

/** “Đường ngập không đi được” declines nothing. */
function isFault(text: string, c: C): boolean {
  const { intent, category } = understand(text, c.fact('knowledge'), { now: c.now, role: 'resident' });
  return intent === 'report' && category !== null && !ofOneself.test(answerKey(text));
}

const ofOneself = /\b(?:toi|em|minh|ban|om|sot|hop|cong tac|thay|nho|viec|vuong|trung|lich|phep)\b/;

/** Somebody who owes nothing may still report what is wrong in the street. */
const isLong = (text: string) => text.trim().split(/\s+/).length > 6;

/** Figures go into the form that is to be filled; where there is none, to the duty that they are of. */
function ofFigures(told: string, items: readonly DutySummary[], c: C): Entry | null {
  const forms = c.fact('my_forms', { day: townDay(c.now) });
  if (forms.some(({ state }) => state !== 'filed')) return { flow: 'fill-form', answers: { told } };
  if (items.length === 0) return { flow: 'my-duties' };
  const duty = likeliest(items, told);
  const answers: DutyAnswers = { want: 'progress', text: told, ...(duty && { number: duty.number }) };
  return { flow: 'my-duties', step: duty ? 'progress' : 'which', answers: { ...answers } };
}

/** A duty that is named alone asks to see it, in the middle of any talk. */
export function dutyAlone(text: string, c: C): Entry | null {
  if (text.length > 20 || !c.fact('person').cadre) return null;
  const named = namedDuty(text);
  return named?.rest === '' ? ofNamed(named, { kind: 'text', text }, c) : null;
}

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
  const meant = dutyWish(rest, meaning);
  // “Còn thiếu số liệu” tells how it stands; it asks for nothing.
  const asked = meant === 'moreTime' && !saysLater(rest) && !meaning.date ? 'progress' : meant;
  const want = percent === 100 ? 'finish' : asked;
  if (want) return door(want, toldWith(want, rest, { input, meaning }));
  return photos.length > 0 ? door('finish', { media: photos, text: rest }) : door('progress', { text: rest });
}

/** The nearest open duty with this code; one that is none of theirs has the number 0. */
function numberOf({ number, code }: NamedDuty, c: C): number {
  if (number !== undefined) return number;
  const { items } = c.fact('my_duties', { day: townDay(c.now) });
  return items.find((item) => item.code === code)?.number ?? 0;
}

function toldWith(
  want: DutyWant,
  text: string,
  { input, meaning }: { input: Input; meaning: Understanding },
): DutyAnswers {
  const day = meaning.date?.length === 10 ? { day: meaning.date } : {};
  if (want === 'progress') return { text: text.trim() };
  const reason = want === 'moreTime' || want === 'decline' ? reasonIn(text) : null;
  if (want === 'moreTime') return { ...(reason && { reason }), ...day };
  if (want === 'decline') return reason ? { reason } : {};
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

/**
 * What is said where evidence of a duty was asked for and is none of it: more time, somebody else, help, how far it is, or anything of
 * another duty; null: it is an answer.
 */
export function saidInstead(
  text: string,
  context: unknown,
): { want: DutyWant; answers: DutyAnswers } | 'elsewhere' | null {
  const c = context as C;
  if (documentIn(text)) return null;
  if (namedDuty(text)) return 'elsewhere';
  const meaning = read(text, c, 'duty');
  const want = notYet.test(answerKey(text)) ? 'progress' : dutyWish(text, meaning);
  if (want === null || want === 'finish' || want === 'acknowledge') return null;
  // “Báo cáo tháng gửi tỉnh” is a poor answer, and no wish.
  if (want === 'moreTime' && !saysLater(text)) return null;
  return { want, answers: toldWith(want, text, { input: { kind: 'text', text }, meaning }) };
}

/** Whether somebody who was asked who does it instead only says again that they cannot. */
export function declinesAgain(text: string, context: unknown): boolean {
  const names = /\b(?:dong chi|anh|chi|ong|ba|co|chu|bac|em|pho|truong|can bo)\b/.test(answerKey(text));
  return !names && dutyWish(text, read(text, context as C, 'duty')) === 'decline';
}

/** “Chưa có số”, “để sau”: it comes later. */
const notYet =
  /^(?:(?:toi |em )?(?:chua|khong|ko|k) (?:co|chup|kip|lay|xin)\b|de (?:sau|mai)\b|(?:lat|mai|chieu|toi|sang mai|hom sau) (?:toi |em )?(?:gui|nop|bao|chup)\b)/;

function read(text: string, c: C, expecting?: 'duty'): Understanding {
  return understand(text, c.fact('knowledge'), { now: c.now, role: 'cadre', ...(expecting && { expecting }) });
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

/** The duty that somebody names in words who was asked which one is meant: “báo cáo tháng”. */
export function numberMeant(input: Input, context: unknown): number | undefined {
  const c = context as C;
  const { items } = c.fact('my_duties', { day: townDay(c.now) });
  return input.kind === 'text' && items.length > 1 ? likeliest(items, input.text)?.number : undefined;
}

function pairsOf(title: string): string[] {
  const syllables = answerKey(title).split(/[^\p{L}\d]+/u);
  return syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`);
}
