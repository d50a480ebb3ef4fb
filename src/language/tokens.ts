/** A word or a number of a text. */
export interface Token {
  /** Without marks, lower case; a last `i` after a consonant is written `y` ("li" and "ly" are one). */
  key: string;
  /** The same with vowels and tone kept, the tone written last: `hoà` and `hòa` are both `hoa2`, `đường` is `đương2`. */
  marked: string;
  /** Whether it was typed without any mark. */
  plain: boolean;
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
  /** Whether more than a third of its words bear marks: then a word without marks means itself. */
  marked: boolean;
}

/** Splits a text into words and numbers ("kp3" is two). Linear in its length. */
export function tokensOf(text: string): ReadText {
  const clean = text.normalize('NFKC').replace(invisible, '').replace(/Ð/g, 'Đ').replace(/ð/g, 'đ');
  const tokens: Token[] = [];
  let words = 0;
  let withMarks = 0;
  let end = 0;
  word.lastIndex = 0;
  for (let found = word.exec(clean); found; found = word.exec(clean)) {
    const start = found.index;
    const breakBefore = tokens.length === 0 || hasBreak(clean, end, start);
    end = start + found[0].length;
    const { key, marked, plain, capital } = spellingOf(found[0]);
    const token = { key, marked, plain, capital, start, end, breakBefore };
    tokens.push(token);
    if (!digit.test(token.key)) words++;
    if (!token.plain) withMarks++;
  }
  return { text: clean, tokens, marked: withMarks * 3 > words };
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

const invisible = /[\u0000-\u0008\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|[\uFE00-\uFE0F]/g;
const word = /[\p{L}\p{M}]+|\d+/gu;
const digit = /^\d/;
/** "cháyyyy", "ơiiii": no word has a letter three times in a row. */
const drawnOut = /(\p{L})\1\1/u;
const drawnOutAll = /(\p{L})\1{2,}/gu;
const ascii = /^[A-Za-z]+$/;

/** What does not depend on where a word stands. */
export type Spelling = Pick<Token, 'key' | 'marked' | 'plain' | 'capital'>;

/**
 * Words seen before: people use a few thousand, and the same object each time makes all later look-ups by its key cheap. A flood of
 * made-up words only empties it.
 */
const spellings = new Map<string, Spelling>();
const MOST_SPELLINGS = 20_000;

function spellingOf(raw: string): Spelling {
  const first = raw.charCodeAt(0);
  // Numbers are not kept: they may be somebody's.
  if (first < 65) return { key: raw, marked: raw, plain: true, capital: false };
  let spelling = spellings.get(raw);
  if (!spelling) {
    if (spellings.size >= MOST_SPELLINGS) spellings.clear();
    spelling = spelled(drawnOut.test(raw) ? raw.replace(drawnOutAll, '$1') : raw);
    spellings.set(raw, spelling);
  }
  return spelling;
}

function spelled(raw: string): Spelling {
  if (digit.test(raw)) return { key: raw, marked: raw, plain: true, capital: false };
  const first = raw.charCodeAt(0);
  if (ascii.test(raw)) {
    const key = oneSpelling(raw.toLowerCase());
    return { key, marked: key, plain: true, capital: first < 97 };
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

function hasBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (breaks.has(text.charAt(at))) return true;
  return false;
}

const breaks = new Set('.,;:!?…()[]{}"“”\n\r•|–—');
