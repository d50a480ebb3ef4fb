import type { ReadText, Word } from './tokens.ts';

/**
 * A word as many in the north say it: l and n, tr and ch, s and x, and d, gi and r are each one sound. People write as they speak,
 * and so does voice typing ("lước" for "nước").
 */
export function soundOf({ key, marked }: Word): Word {
  return { key: sounded(key), marked: sounded(marked) };
}

/** A text as it sounds. */
export function soundsOf(read: ReadText): ReadText {
  return { ...read, tokens: read.tokens.map((token) => ({ ...token, ...soundOf(token) })) };
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
