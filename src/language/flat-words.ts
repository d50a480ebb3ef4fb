import { keyOf } from './key.ts';
import type { ReadText } from './tokens.ts';

/** A text without marks and stops: its words as they were typed, those that touch ("kp3") as one. */
export function flatWords({ text, typed }: ReadText): string {
  if (text.includes('/'))
    return keyOf(text)
      .replace(/[^\p{L}\p{N}/]+/gu, ' ')
      .trim();
  let words = '';
  let end = 0;
  for (const token of typed) {
    words += words === '' || token.start === end ? token.flat : ` ${token.flat}`;
    end = token.end;
  }
  return words;
}
