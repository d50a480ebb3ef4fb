import { numbered, type ReadText, type Token, type Word } from './tokens.ts';
import { vocabularySize } from './vocabulary.ts';

/**
 * A word as many in the north say it: l and n, tr and ch, s and x, and d, gi and r are each one sound. People write as they speak,
 * and so does voice typing ("lước" for "nước").
 */
export function soundOf({ key, marked }: Word): Word {
  return { key: sounded(key), marked: sounded(marked) };
}

/** A text as it sounds. */
export function soundsOf(read: ReadText): ReadText {
  return { ...read, tokens: read.tokens.map(heard) };
}

function heard(token: Token): Token {
  const { key, marked, number, markedNumber } = heardWordOf(token);
  const { plain, flat, capital, start, end, breakBefore } = token;
  return { key, marked, plain, flat, number, markedNumber, capital, start, end, breakBefore };
}

/** How a word sounds, with the numbers of that. */
export function heardWordOf(token: Token): HeardWord {
  if (heardWith !== vocabularySize() || heardWords.size >= MOST_WORDS) {
    heardWords.clear();
    heardWith = vocabularySize();
  }
  let word = heardWords.get(token.marked);
  if (!word) {
    word = numbered(soundOf(token));
    // Numbers are not kept: they may be somebody's.
    if (token.number !== 0) heardWords.set(token.marked, word);
  }
  return word;
}

type HeardWord = Word & Pick<Token, 'number' | 'markedNumber'>;

/** By word with its marks, which tell the rest of it. */
const heardWords = new Map<string, HeardWord>();
const MOST_WORDS = 20_000;
let heardWith = 0;

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
