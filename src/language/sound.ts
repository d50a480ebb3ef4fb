import { Spelling, Token, type Word } from './token.ts';
import type { ReadText } from './tokens.ts';

/**
 * A word as many in the north say it: l and n, tr and ch, s and x, and d, gi and r are each one sound. People write as they speak,
 * and so does voice typing ("lước" for "nước").
 */
export function soundOf({ key, marked }: Word): Word {
  return { key: sounded(key), marked: sounded(marked) };
}

/** A text as it sounds. */
export function soundsOf(read: ReadText): ReadText {
  const tokens = read.tokens.map(
    ({ word, start, end, breakBefore }) => new Token(heardWordOf(word), start, end, breakBefore),
  );
  return { text: read.text, tokens, typed: read.typed, marked: read.marked };
}

/** How a word sounds. */
export function heardWordOf(word: Spelling): Spelling {
  word.heard ??= new Spelling(soundOf(word), word);
  return word.heard;
}

function sounded(word: string): string {
  switch (word.charAt(0)) {
    case 'l':
      return `n${word.slice(1)}`;
    case 't':
      return word.startsWith('tr') ? `ch${word.slice(2)}` : word;
    case 's':
      return `x${word.slice(1)}`;
    case 'r':
      return `d${word.slice(1)}`;
    case 'g':
      return word.startsWith('gi') ? `d${word.slice(/^gi[^\d]/.test(word) && word.length > 2 ? 2 : 1)}` : word;
    default:
      return word;
  }
}
