import { keyNumbers, markedNumbers } from './vocabulary.ts';

/** A word of a name, phrase or rule in the form in which words are compared. */
export interface Word {
  /** Without marks, lower case; a last `i` after a consonant is written `y` ("li" and "ly" are one). */
  key: string;
  /** The same with vowels and tone kept, the tone written last: `hoà` and `hòa` are both `hoa2`, `đường` is `đương2`. */
  marked: string;
}

/** A word as compared, but for its tone. */
export function withoutTone(marked: string): string {
  const last = marked.charCodeAt(marked.length - 1);
  return last >= 49 && last <= 53 && marked.length > 1 ? marked.slice(0, -1) : marked;
}

/** What does not depend on where a word stands. */
export class Spelling implements Word {
  readonly key: string;
  readonly marked: string;
  /** Whether it was typed without any mark. */
  readonly plain: boolean;
  /** `key` with a last `i` or `y` as it was typed. */
  readonly flat: string;
  /** Whether it begins with a capital. */
  readonly capital: boolean;
  /** The numbers of `key` and `marked` (`vocabulary.ts`); 0: nobody knows it. */
  readonly number: number;
  readonly markedNumber: number;
  /** The number of `marked` but for its tone. */
  readonly tonelessNumber: number;
  /** As it was typed. */
  readonly raw: string;
  /** What `read-text.ts` makes of it, and how it sounds (`sound.ts`): worked out when they ask, kept with the word. */
  reading: Reading | null = null;
  heard: Spelling | null = null;

  constructor({ key, marked }: Word, typed: { raw: string; plain: boolean; flat: string; capital: boolean }) {
    this.key = key;
    this.marked = marked;
    this.plain = typed.plain;
    this.flat = typed.flat;
    this.capital = typed.capital;
    this.number = keyNumbers.of(key);
    this.markedNumber = markedNumbers.of(marked);
    this.tonelessNumber = markedNumbers.of(withoutTone(marked));
    this.raw = typed.raw;
  }
}

/** What else a word may be read as. */
export interface Reading {
  /** The first that fits its neighbours counts. */
  shortFor: readonly { words: readonly Spelling[]; fits: Fits }[];
  /** With what is missing of its spelling: the word itself where nothing is. */
  finished: Spelling;
}

/** Whether something is meant between these words. */
export type Fits = (before: Token | undefined, after: Token | undefined) => boolean;

/** A word or a number of a text, where it stands. */
export class Token implements Word {
  readonly word: Spelling;
  /** Where it stands in the read text. */
  readonly start: number;
  readonly end: number;
  /** Whether punctuation or a line end stands between it and the word before. True for the first. */
  readonly breakBefore: boolean;

  constructor(word: Spelling, start: number, end: number, breakBefore: boolean) {
    this.word = word;
    this.start = start;
    this.end = end;
    this.breakBefore = breakBefore;
  }

  get key(): string {
    return this.word.key;
  }

  get marked(): string {
    return this.word.marked;
  }

  get plain(): boolean {
    return this.word.plain;
  }

  get flat(): string {
    return this.word.flat;
  }

  get capital(): boolean {
    return this.word.capital;
  }

  get number(): number {
    return this.word.number;
  }

  get markedNumber(): number {
    return this.word.markedNumber;
  }

  get tonelessNumber(): number {
    return this.word.tonelessNumber;
  }
}

/** Words of a phrase with their marks, and but for their tones, as numbers. */
export interface MarkedWords {
  marked: readonly number[];
  toneless: readonly number[];
}

export const markedWords = (words: readonly Word[]): MarkedWords => ({
  marked: words.map(({ marked }) => markedNumbers.give(marked)),
  toneless: words.map(({ marked }) => markedNumbers.give(withoutTone(marked))),
});
