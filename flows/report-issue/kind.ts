import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import type { KnownCategory } from '../../src/language/knowledge.ts';
import { understand } from '../../src/language/understand.ts';
import { isNotKnown } from '../area-said.ts';
import { type ReportAnswers, UNSORTED } from './answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
import { goBack } from './back.ts';
import { hearMedia, QUESTION } from './hear.ts';
import { categoryName } from './read-back.ts';
import type { ReportContext } from './step-names.ts';

/** So many kinds stand on one page: with "something else" no more than ten choices. */
const PAGE = 9;

/** The few categories that the words speak for. */
export function askWhichKind(c: ReportContext): Reply {
  return { text: c.say('whichKind'), choices: [...kindChoices(c.answers.categories ?? [], c), otherKind(c)] };
}

/** The eight tiles. */
export function askTile(c: ReportContext): Reply {
  return { text: c.say(c.misses > 0 ? 'kindAgain' : 'whichKind'), choices: tileChoices(c) };
}

export function tileChoices(c: ReportContext): Choice[] {
  return c.fact('knowledge').categories.tiles.map(({ number, labelVi, labelEn }) => ({
    id: `tile-${number}`,
    label: c.lang === 'vi' ? labelVi : labelEn,
  }));
}

/** The categories of a tile, page by page. */
export function askKinds(c: ReportContext): Reply {
  return {
    text: c.say(c.misses > 0 ? 'kindAgain' : 'whichKind'),
    choices: [...kindChoices(onPage(c), c), otherKind(c)],
  };
}

export function acceptWhichKind(input: Input, c: ReportContext): Move<'sort' | 'tile' | 'back' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, () => goBack(c, 'whichKind'));
  return input.id === 'other' ? c.go('tile') : c.go('sort', { categoryCode: input.id.toUpperCase() });
}

export function acceptTile(input: Input, c: ReportContext): Move<'sort' | 'kinds' | 'back' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, () => goBack(c, 'tile'));
  return c.go('kinds', { tile: Number(input.id.slice('tile-'.length)), page: 0 });
}

export function acceptKinds(input: Input, c: ReportContext): Move<'sort' | 'kinds' | 'tile' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, () => c.go('tile'));
  if (input.id !== 'other') return c.go('sort', chosen(input.id.toUpperCase(), c));
  const page = (c.answers.page ?? 0) + 1;
  return page * PAGE < ofTile(c).length ? c.go('kinds', { page }) : c.go('sort', { categoryCode: UNSORTED });
}

/** Other words may tell the kind after all; if they do not twice, a moderator chooses. */
function acceptWords<Before extends 'back' | 'tile'>(
  input: Input,
  c: ReportContext,
  back: () => Move<Before>,
): Move<'sort' | Before | Keeping> {
  const side = aside(input, c, back);
  if (side) return side;
  const text = wordsOf(input);
  const meaning = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'report' });
  const { category } = meaning;
  // "Hả?" asks about the question; a word or two that may mean many things are no answer either.
  const few = text.split(/\s+/).length < 3;
  const categoryCode = few && (category?.code === QUESTION || !category?.sure) ? undefined : category?.code;
  const heard = hearMedia(input, c.answers);
  if (categoryCode) return c.go('sort', { ...heard, categoryCode });
  if (c.misses > 0 || isNotKnown(text)) return c.go('sort', { ...heard, categoryCode: UNSORTED });
  return c.again(undefined, heard);
}

/** Whoever cannot put it into words has said by the kind what it is. */
function chosen(categoryCode: string, c: ReportContext): Partial<ReportAnswers> {
  const { texts = [], cannotType } = c.answers;
  if (texts.length > 0 || cannotType) return { categoryCode };
  return { categoryCode, texts: [categoryName(categoryCode, c.fact('knowledge'), c.lang)] };
}

function kindChoices(codes: readonly string[], c: ReportContext): Choice[] {
  const knowledge = c.fact('knowledge');
  return codes
    .map((code) => ({ id: code.toLowerCase(), label: categoryName(code, knowledge, c.lang) }))
    .filter(({ label }) => label !== '');
}

function otherKind(c: ReportContext): Choice {
  return { id: 'other', label: c.say('otherKind'), words: ['khac', 'viec khac', 'khong phai', 'other'] };
}

function onPage(c: ReportContext): string[] {
  const from = (c.answers.page ?? 0) * PAGE;
  return ofTile(c).slice(from, from + PAGE);
}

function ofTile(c: ReportContext): string[] {
  const { byCode } = c.fact('knowledge').categories;
  const inTile = (category: KnownCategory) => category.tile === c.answers.tile && category.code !== UNSORTED;
  return [...byCode.values()].filter(inTile).map(({ code }) => code);
}
