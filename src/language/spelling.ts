import { Spelling } from './token.ts';
import { vocabularySize } from './vocabulary.ts';

/**
 * Words met before: people use a few thousand. A place holds one word, and a flood of made-up ones only makes it change hands.
 */
const places: (Spelling | undefined)[] = new Array(1 << 14).fill(undefined);
/** A word stands in one of so many places after the one that its letters point to. */
const WAYS = 4;
let knownWith = 0;

/** The word that stands in a text from `start` to `end`: without cutting it out, where it was met before. */
export function spellingAt(text: string, start: number, end: number): Spelling {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at);
  const first = (hash ^ (hash >>> 14)) & (places.length - 1);
  let place = first;
  for (let way = 0; way < WAYS; way++) {
    place = (first + way) & (places.length - 1);
    const there = places[place];
    if (there === undefined) break;
    if (isAt(there.raw, text, start, end)) return there;
  }
  const spelling = spelled(text.slice(start, end));
  places[place] = spelling;
  return spelling;
}

/** To be called before words are looked up: what the vocabulary has learnt since changes their numbers. */
export function forgetOldNumbers(): void {
  if (knownWith === vocabularySize()) return;
  places.fill(undefined);
  knownWith = vocabularySize();
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** A number. They are not kept: they may be somebody's. */
export function numberSpelling(raw: string): Spelling {
  return new Spelling({ key: raw, marked: raw }, { raw, plain: true, flat: raw, capital: false });
}

/** "cháyyyy", "ơiiii": no word has a letter three times in a row. */
const drawnOut = /(\p{L})\1\1/u;
const drawnOutAll = /(\p{L})\1{2,}/gu;
const ascii = /^[A-Za-z]+$/;

function spelled(raw: string): Spelling {
  const once = drawnOut.test(raw) ? raw.replace(drawnOutAll, '$1') : raw;
  const lower = once.toLowerCase();
  if (ascii.test(once)) {
    const key = oneSpelling(lower);
    return new Spelling({ key, marked: key }, { raw, plain: true, flat: lower, capital: once.charCodeAt(0) < 97 });
  }
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
  const marked = oneSpelling(composed.test(vowels) ? vowels.normalize('NFC') : vowels) + tone;
  const capital = once.charAt(0) !== lower.charAt(0);
  return new Spelling({ key: oneSpelling(key), marked }, { raw, plain: false, flat: key, capital });
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
