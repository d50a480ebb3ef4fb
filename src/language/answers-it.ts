import { readText } from './read-text.ts';
import { type Word, wordsOf } from './tokens.ts';

/**
 * Whether one of the phrases stands in a text. Marks are optional, except in a single syllable: "toi" is "tối" and "tôi".
 */
export function answersIt(text: string, phrases: readonly string[]): boolean {
  const { tokens } = readText(text);
  return phrases.some((phrase) => {
    const words = wordsOf(phrase);
    if (words.length === 0) return false;
    return tokens.some((_, at) => words.every((word, index) => isSame(word, tokens[at + index], words.length === 1)));
  });
}

function isSame(word: Word, token: Word | undefined, exact: boolean): boolean {
  if (!token || token.key !== word.key) return false;
  const bare = word.marked === word.key;
  return token.marked === word.marked || (token.marked === token.key && (!exact || bare));
}
