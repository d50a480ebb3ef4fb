import { forgetOldNumbers, numberSpelling, spellingAt } from './spelling.ts';
import { Token, type Word } from './token.ts';
import { keyNumbers, markedNumbers } from './vocabulary.ts';

export { Token, type Word, withoutTone } from './token.ts';

export interface ReadText {
  /** The text in NFKC without characters that have no width: what `start` and `end` count in. */
  text: string;
  tokens: readonly Token[];
  /** The words as they were typed, before any was written out. */
  typed: readonly Token[];
  /** Whether more than a third of its words bear marks: then a word without marks means itself. */
  marked: boolean;
}

const invisible = /[\u0000-\u0008\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|[\uFE00-\uFE0F]/g;
const breaks = new Set('.,;:!?…()[]{}"“”\n\r•|–—');
const letter = /^[\p{L}\p{M}]$/u;
const oneDigit = /^\d$/;

/** Splits a text into words and numbers ("kp3" is two). Linear in its length. */
export function tokensOf(text: string): ReadText {
  forgetOldNumbers();
  return split(text);
}

function split(text: string): ReadText {
  const clean = isClean(text)
    ? text
    : text.normalize('NFKC').replace(invisible, '').replace(/Ð/g, 'Đ').replace(/ð/g, 'đ');
  const tokens: Token[] = [];
  let words = 0;
  let withMarks = 0;
  let breakBefore = true;
  for (let at = 0; at < clean.length; ) {
    const kind = kindAt(clean, at);
    if (kind !== LETTER && kind !== DIGIT) {
      if (kind === STOP) breakBefore = true;
      at += kind === PAIR_OTHER ? 2 : 1;
      continue;
    }
    const start = at;
    at = endOfRun(clean, at, kind);
    const word = kind === DIGIT ? numberSpelling(clean.slice(start, at)) : spellingAt(clean, start, at);
    tokens.push(new Token(word, start, at, breakBefore));
    breakBefore = false;
    if (kind === LETTER) words++;
    if (!word.plain) withMarks++;
  }
  return { text: clean, tokens, typed: tokens, marked: withMarks * 3 > words };
}

/** Where letters, or digits, end that begin at `at`. */
function endOfRun(text: string, from: number, kind: number): number {
  let at = from;
  do at += text.charCodeAt(at) >= 0xd800 && text.codePointAt(at)! > 0xffff ? 2 : 1;
  while (at < text.length && kindAt(text, at) === kind);
  return at;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const STOP = 3;
/** A character of two halves that is no letter: an emoji. */
const PAIR_OTHER = 4;

/** Characters below this are looked up: Latin, Vietnamese and what people write around it. */
const LOOKED_UP = 0x2100;
const kinds = Uint8Array.from({ length: LOOKED_UP }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(char: string): number {
  if (letter.test(char)) return LETTER;
  if (oneDigit.test(char)) return DIGIT;
  return breaks.has(char) ? STOP : OTHER;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < LOOKED_UP ? kinds[code]! : rareKindAt(text, at);
}

function rareKindAt(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  const kind = kindOf(String.fromCodePoint(point));
  return point > 0xffff && kind === OTHER ? PAIR_OTHER : kind;
}

/** Characters that stand for themselves alone: no marks that could join a letter, no other forms of one. */
const cleanCodes = new Uint8Array(LOOKED_UP);
for (let code = 0; code < LOOKED_UP; code++) {
  const char = String.fromCharCode(code);
  const alone = char.normalize('NFKC') === char && !/[\p{M}Ðð]/u.test(char) && char.replace(invisible, '') === char;
  cleanCodes[code] = alone ? 1 : 0;
}

/** Whether a text is in one form already and holds nothing to be taken away: most are. */
function isClean(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (cleanCodes[text.charCodeAt(at)] !== 1) return false;
  return true;
}

/** Of a phrase that is about to be learnt: its words have no numbers yet, so that old ones do no harm. */
export function wordsOf(phrase: string): Word[] {
  return split(phrase).tokens.map(({ key, marked }) => ({ key, marked }));
}

/** Whether a token is this word, typed with its marks or with none. */
export function isWord(token: Token, word: Word): boolean {
  return token.key === word.key && (token.plain || token.marked === word.marked);
}

/** Words to test tokens against in one look-up: by key, with the markings that count. */
export function wordSetOf(words: string): (token: Token | undefined) => boolean {
  const said = wordsOf(words);
  const keys = flags(said.map(({ key }) => keyNumbers.give(key)));
  const marked = flags(said.map((word) => markedNumbers.give(word.marked)));
  return (token) => token !== undefined && (token.plain ? keys[token.number] === 1 : marked[token.markedNumber] === 1);
}

/** Words to test tokens against whatever their marks: to pass over most tokens before a closer look. */
export function keySetOf(words: readonly Word[]): (token: Token) => boolean {
  const keys = flags(words.map(({ key }) => keyNumbers.give(key)));
  return (token) => keys[token.number] === 1;
}

/** By number whether it is one of these. */
function flags(numbers: readonly number[]): Uint8Array {
  const is = new Uint8Array(Math.max(0, ...numbers) + 1);
  for (const number of numbers) is[number] = 1;
  return is;
}

export const isNumber = (token: Token | undefined): boolean => token !== undefined && startsWithDigit(token.key);

const startsWithDigit = (key: string) => key.charCodeAt(0) >= 48 && key.charCodeAt(0) <= 57;
