import { abbreviations, ambiguousAbbreviations } from './abbreviations.ts';
import type { Fits, Token, Word } from './token.ts';
import { isNumber, wordSetOf, wordsOf } from './tokens.ts';

/** What a short form means where its neighbours let it. */
export interface Meaning {
  words: readonly Word[];
  fits: Fits;
}

/** The longest that is one. */
const LONGEST = 7;

/** What a word may be short for, the first that fits its neighbours counts. @param raw lower case. */
export function meaningsOf(raw: string): readonly Meaning[] {
  return raw.length > LONGEST ? NONE : (meanings.get(raw) ?? NONE);
}

const NONE: readonly Meaning[] = [];

const meanings = new Map<string, Meaning[]>();
const mean = (short: string, meaning: Meaning) => meanings.set(short, [...(meanings.get(short) ?? []), meaning]);

for (const { short, after = '', before = '', means } of ambiguousAbbreviations) {
  const wordBefore = neighbour(after);
  const wordAfter = neighbour(before);
  const always = after === '' && before === '';
  mean(short, {
    words: wordsOf(means),
    fits: (previous, next) => always || wordBefore(previous) || (wordAfter(next) && !next?.breakBefore),
  });
}

for (const entry of abbreviations.split(';')) {
  const [shorts, meaning] = entry.split('=').map((part) => part.trim()) as [string, string];
  const words = wordsOf(meaning);
  for (const short of shorts.split(' ')) mean(short, { words, fits: () => true });
}

function neighbour(words: string): (token: Token | undefined) => boolean {
  const list = words.split(' ');
  const isWordOf = wordSetOf(list.filter((word) => word !== '#' && word !== 'A').join(' '));
  const number = list.includes('#');
  const capital = list.includes('A');
  return (token) =>
    token !== undefined && (isWordOf(token) || (number && isNumber(token)) || (capital && token.capital));
}
