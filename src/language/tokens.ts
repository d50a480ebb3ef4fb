import { keyNumbers, markedNumbers, vocabularySize } from './vocabulary.ts';

/** A word or a number of a text. */
export interface Token {
  /** Without marks, lower case; a last `i` after a consonant is written `y` ("li" and "ly" are one). */
  key: string;
  /** The same with vowels and tone kept, the tone written last: `hoà` and `hòa` are both `hoa2`, `đường` is `đương2`. */
  marked: string;
  /** Whether it was typed without any mark. */
  plain: boolean;
  /** `key` with a last `i` or `y` as it was typed. */
  flat: string;
  /** The numbers of `key` and `marked` (`vocabulary.ts`); 0: nobody knows it. */
  number: number;
  markedNumber: number;
  /** Whether it begins with a capital. */
  capital: boolean;
  /** Where it stands in the read text. */
  start: number;
  end: number;
  /** Whether punctuation or a line end stands between it and the word before. True for the first. */
  breakBefore: boolean;
}

export interface ReadText {
  /** The text in NFKC without characters that have no width: what `start` and `end` count in. */
  text: string;
  tokens: Token[];
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
    const { key, marked, plain, flat, capital, number, markedNumber } = spellingOf(clean.slice(start, at), kind);
    tokens.push({ key, marked, plain, flat, number, markedNumber, capital, start, end: at, breakBefore });
    breakBefore = false;
    if (kind === LETTER) words++;
    if (!plain) withMarks++;
  }
  return { text: clean, tokens, typed: tokens, marked: withMarks * 3 > words };
}

/** Where letters, or digits, end that begin at `at`. */
function endOfRun(text: string, from: number, kind: number): number {
  let at = from + 1;
  if (text.charCodeAt(from) >= 0xd800 && text.codePointAt(from)! > 0xffff) at++;
  while (at < text.length && kindAt(text, at) === kind) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
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
  if (code < LOOKED_UP) return kinds[code]!;
  const point = text.codePointAt(at)!;
  const kind = kindOf(String.fromCodePoint(point));
  return point > 0xffff && kind === OTHER ? PAIR_OTHER : kind;
}

/** Characters that stand for themselves alone: no marks that could join a letter, no other forms of one. */
const cleanCodes = new Uint8Array(0x10000);
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

/** A word of a name, phrase or rule in the form in which tokens are compared. */
export type Word = Pick<Token, 'key' | 'marked'>;

export function wordsOf(phrase: string): Word[] {
  return tokensOf(phrase).tokens.map(({ key, marked }) => ({ key, marked }));
}

/** Whether a token is this word, typed with its marks or with none. */
export function isWord(token: Token, word: Word): boolean {
  return token.key === word.key && (token.plain || token.marked === word.marked);
}

/** Words to test tokens against in one look-up: by key, with the markings that count. */
export function wordSetOf(words: string): (token: Token | undefined) => boolean {
  const keys = new Set<string>();
  const marked = new Set<string>();
  for (const word of wordsOf(words)) {
    keys.add(word.key);
    marked.add(word.marked);
  }
  return (token) => token !== undefined && (token.plain ? keys.has(token.key) : marked.has(token.marked));
}

/** A word as compared, but for its tone. */
export function withoutTone(marked: string): string {
  const last = marked.charCodeAt(marked.length - 1);
  return last >= 49 && last <= 53 && marked.length > 1 ? marked.slice(0, -1) : marked;
}

/** "cháyyyy", "ơiiii": no word has a letter three times in a row. */
const drawnOut = /(\p{L})\1\1/u;
const drawnOutAll = /(\p{L})\1{2,}/gu;
const ascii = /^[A-Za-z]+$/;

/** What does not depend on where a word stands. */
type Spelling = Pick<Token, 'key' | 'marked' | 'plain' | 'flat' | 'capital'>;

type NumberedSpelling = Spelling & Pick<Token, 'number' | 'markedNumber'>;

/**
 * Words seen before: people use a few thousand, and the same object each time makes all later look-ups by its key cheap. A flood of
 * made-up words only empties it.
 */
const spellings = new Map<string, NumberedSpelling>();
const MOST_SPELLINGS = 20_000;
let spelledWith = 0;

function spellingOf(raw: string, kind: number): NumberedSpelling {
  // Numbers are not kept: they may be somebody's.
  if (kind === DIGIT) return numbered({ key: raw, marked: raw, plain: true, flat: raw, capital: false });
  let spelling = spelledWith === vocabularySize() ? spellings.get(raw) : undefined;
  if (!spelling) {
    if (spelledWith !== vocabularySize() || spellings.size >= MOST_SPELLINGS) spellings.clear();
    spelledWith = vocabularySize();
    spelling = numbered(spelled(drawnOut.test(raw) ? raw.replace(drawnOutAll, '$1') : raw));
    spellings.set(raw, spelling);
  }
  return spelling;
}

/** With the numbers of its word, which may be unknown. */
export function numbered<Spelt extends Word>(word: Spelt): Spelt & Pick<Token, 'number' | 'markedNumber'> {
  return { ...word, number: keyNumbers.of(word.key), markedNumber: markedNumbers.of(word.marked) };
}

function spelled(raw: string): Spelling {
  const first = raw.charCodeAt(0);
  if (ascii.test(raw)) {
    const flat = raw.toLowerCase();
    const key = oneSpelling(flat);
    return { key, marked: key, plain: true, flat, capital: first < 97 };
  }
  const lower = raw.toLowerCase();
  let key = '';
  let vowels = '';
  let tone = '';
  for (const char of lower) {
    const letter = letters.get(char);
    if (letter) {
      key += letter.base;
      vowels += letter.vowel;
      if (letter.tone) tone = letter.tone;
      continue;
    }
    for (const part of char.normalize('NFD')) {
      if (toneNumber[part]) tone = toneNumber[part];
      else {
        vowels += part;
        if (!mark.test(part)) key += part;
      }
    }
  }
  return {
    key: oneSpelling(key),
    marked: oneSpelling(composed.test(vowels) ? vowels.normalize('NFC') : vowels) + tone,
    plain: false,
    flat: key,
    capital: raw.charAt(0) !== lower.charAt(0),
  };
}

const mark = /\p{M}/u;
/** Marks that stand apart, as iPhones write them. */
const composed = /\p{M}/u;

const toneNumber: Record<string, string> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};

/** The letters of Vietnamese in one piece: without marks, without tone, and the tone. */
const letters: ReadonlyMap<string, { base: string; vowel: string; tone: string }> = new Map(
  [...'aăâeêioôơuưybcdđghklmnpqrstvxfjwz'].flatMap((vowel) =>
    ['', ...Object.keys(toneNumber)].map(
      (combining) =>
        [
          (vowel + combining).normalize('NFC'),
          {
            base: vowel === 'đ' ? 'd' : vowel.normalize('NFD').charAt(0),
            vowel,
            tone: combining ? toneNumber[combining]! : '',
          },
        ] as const,
    ),
  ),
);

/** `i` and `y` at the end of a syllable after a consonant (or `qu`) are the same sound, written as people please. */
function oneSpelling(syllable: string): string {
  return syllable.endsWith('i') && /(?:^|qu|[bcdđghklmnpqrstvx])i$/.test(syllable) && syllable.length > 1
    ? `${syllable.slice(0, -1)}y`
    : syllable;
}
