import type { Choice, Input, Keeping, Move, Reply } from '../../src/engine/index.ts';
import type { KnownCategory } from '../../src/language/knowledge.ts';
import { understand } from '../../src/language/understand.ts';
import { UNSORTED } from './answers.ts';
import { aside, hearing, wordsOf } from './aside.ts';
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
  const choices = c.fact('knowledge').categories.tiles.map(({ number, labelVi, labelEn }) => ({
    id: `tile-${number}`,
    label: c.lang === 'vi' ? labelVi : labelEn,
  }));
  return { text: c.say(c.misses > 0 ? 'kindAgain' : 'whichKind'), choices };
}

/** The categories of a tile, page by page. */
export function askKinds(c: ReportContext): Reply {
  return {
    text: c.say(c.misses > 0 ? 'kindAgain' : 'whichKind'),
    choices: [...kindChoices(onPage(c), c), otherKind(c)],
  };
}

export function acceptWhichKind(input: Input, c: ReportContext): Move<'sort' | 'tile' | 'where' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, 'where');
  return input.id === 'other' ? c.go('tile') : c.go('sort', { categoryCode: input.id.toUpperCase() });
}

export function acceptTile(input: Input, c: ReportContext): Move<'sort' | 'kinds' | 'where' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, 'where');
  return c.go('kinds', { tile: Number(input.id.slice('tile-'.length)), page: 0 });
}

export function acceptKinds(input: Input, c: ReportContext): Move<'sort' | 'kinds' | 'tile' | Keeping> {
  if (input.kind !== 'choice') return acceptWords(input, c, 'tile');
  if (input.id !== 'other') return c.go('sort', { categoryCode: input.id.toUpperCase() });
  const page = (c.answers.page ?? 0) + 1;
  return page * PAGE < ofTile(c).length ? c.go('kinds', { page }) : c.go('sort', { categoryCode: UNSORTED });
}

/** Other words may tell the kind after all; if they do not twice, a moderator chooses. */
function acceptWords<Before extends 'where' | 'tile'>(
  input: Input,
  c: ReportContext,
  before: Before,
): Move<'sort' | Before | Keeping> {
  const side = aside(input, c, before);
  if (side) return side;
  const text = wordsOf(input);
  const meaning = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'report' });
  // "Hả?" asks about the question, it is no question for the office.
  const categoryCode =
    meaning.category?.code === QUESTION && text.split(/\s+/).length < 4 ? undefined : meaning.category?.code;
  const heard = hearMedia(input, c.answers);
  if (categoryCode) return c.go('sort', { ...heard, categoryCode });
  if (c.misses > 0) return c.go('sort', { ...heard, categoryCode: UNSORTED });
  return c.again(undefined, heard);
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
