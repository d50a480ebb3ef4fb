import { abbreviations, ambiguousAbbreviations, foreignWords } from './abbreviations.ts';
import { decodeTelex, decodeVni } from './decode-typing.ts';
import { isMarkedSyllable, isPlainSyllable } from './syllable.ts';
import { numbered, type ReadText, type Token, tokensOf, type Word, wordSetOf, wordsOf } from './tokens.ts';

/**
 * Splits a text of a person into words and writes out what was shortened, left half typed or typed with the keyboard switched off.
 * `start` and `end` of a word are where its short form stands. Linear in its length.
 */
export function readText(text: string): ReadText {
  const read = tokensOf(text);
  const lower = read.text.toLowerCase();
  // Lower case of a few letters is longer; then the words are where they are only in the text itself.
  const low = lower.length === read.text.length ? lower : read.text;
  const tokens: Token[] = [];
  const strongVni = vniOf(read, low);
  for (let at = 0; at < read.tokens.length; at++) {
    const token = read.tokens[at]!;
    const vni = strongVni.get(at);
    if (vni) {
      tokens.push(written(token, vni.word, vni.end));
      at = vni.last;
      continue;
    }
    if (isDigit(token.key)) {
      tokens.push(token);
      continue;
    }
    const raw = low.slice(token.start, token.end);
    const comrade = (raw === 'đ' || raw === 'd') && low.startsWith('/c', token.end);
    const meaning = comrade ? comradeWords : raw.length <= 7 ? meaningOf(raw, read.tokens, at) : undefined;
    if (meaning) {
      const end = comrade ? read.tokens[++at]!.end : token.end;
      meaning.forEach((word, index) => {
        tokens.push({ ...written(token, word, end), breakBefore: index === 0 && token.breakBefore });
      });
    } else tokens.push(finished(token, raw));
  }
  return { text: read.text, tokens, marked: read.marked, typed: read.tokens };
}

/** A word whose last marks are missing ("đuong") counts as written without any; Telex is decoded where the word is none. */
function finished(token: Token, raw: string): Token {
  if (token.plain && isPlainSyllable(token.key)) return token;
  let word = finishedWords.get(raw);
  if (word === undefined) {
    if (finishedWords.size >= MOST_WORDS) finishedWords.clear();
    word = finish(token, raw);
    finishedWords.set(raw, word);
  }
  return word === null ? token : written(token, word, token.end);
}

/** As `tokens.ts` keeps spellings; null: it stays as it is. */
const finishedWords = new Map<string, Word | null>();
const MOST_WORDS = 20_000;

function finish({ key, marked, plain }: Token, raw: string): Word | null {
  if (!plain) return isMarkedSyllable(marked) || !isPlainSyllable(key) ? null : { key, marked: key };
  return raw.length < 3 || foreign.has(raw) ? null : decodeTelex(raw);
}

function written(token: Token, word: Word, end: number): Token {
  const { key, marked, number, markedNumber } = numbered(word);
  const { flat, capital, start, breakBefore } = token;
  return { key, marked, plain: key === marked, flat, number, markedNumber, capital, start, end, breakBefore };
}

/** Chunks of letters and digits that are VNI; those with a last digit only ("to3") where the text is otherwise in VNI. */
function vniOf(read: ReadText, low: string): Map<number, { word: Word; last: number; end: number }> {
  const found = new Map<number, { word: Word; last: number; end: number }>();
  const { tokens } = read;
  const weak: [number, { word: Word; last: number; end: number }][] = [];
  let strong = false;
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (isDigit(tokens[at]!.key) || !isDigit(tokens[at + 1]!.key) || tokens[at]!.end !== tokens[at + 1]!.start)
      continue;
    let last = at + 1;
    while (last + 1 < tokens.length && tokens[last]!.end === tokens[last + 1]!.start) last++;
    const end = tokens[last]!.end;
    const raw = low.slice(tokens[at]!.start, end);
    const word = raw.length <= 11 ? decodeVni(raw) : null;
    if (word && word.key.length > 0) {
      const isStrong = /\d[a-z]/.test(raw) || (/[6-9]/.test(raw) && /[1-5]/.test(raw) && raw.length > 3);
      if (isStrong) {
        strong = true;
        found.set(at, { word, last, end });
      } else weak.push([at, { word, last, end }]);
    }
    at = last;
  }
  if (strong) for (const [at, chunk] of weak) found.set(at, chunk);
  return found;
}

function meaningOf(raw: string, tokens: readonly Token[], at: number): readonly Word[] | undefined {
  const rules = ambiguous.get(raw);
  if (rules) {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    for (const rule of rules) if (rule.fits(before, after)) return rule.words;
  }
  return meanings.get(raw);
}

const isDigit = (key: string) => key.charCodeAt(0) >= 48 && key.charCodeAt(0) <= 57;

const comradeWords = wordsOf('đồng chí');
const foreign = new Set(foreignWords.split(' '));

const meanings = new Map<string, readonly Word[]>(
  abbreviations.split(';').flatMap((entry) => {
    const [shorts, meaning] = entry.split('=').map((part) => part.trim()) as [string, string];
    const words = wordsOf(meaning);
    return shorts.split(' ').map((short): [string, readonly Word[]] => [short, words]);
  }),
);

interface Rule {
  words: readonly Word[];
  fits: (before: Token | undefined, after: Token | undefined) => boolean;
}

const ambiguous = new Map<string, Rule[]>();
for (const { short, after = '', before = '', means } of ambiguousAbbreviations) {
  const wordBefore = neighbour(after);
  const wordAfter = neighbour(before);
  const always = after === '' && before === '';
  const rule: Rule = {
    words: wordsOf(means),
    fits: (previous, next) => always || wordBefore(previous) || (wordAfter(next) && !next?.breakBefore),
  };
  ambiguous.set(short, [...(ambiguous.get(short) ?? []), rule]);
}

function neighbour(words: string): (token: Token | undefined) => boolean {
  const list = words.split(' ');
  const isWordOf = wordSetOf(list.filter((word) => word !== '#' && word !== 'A').join(' '));
  const number = list.includes('#');
  const capital = list.includes('A');
  return (token) =>
    token !== undefined && (isWordOf(token) || (number && isDigit(token.key)) || (capital && token.capital));
}
