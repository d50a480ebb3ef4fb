import { sensitiveWords } from './sensitive-words.ts';
import { signReader } from './signs.ts';
import type { ReadText } from './tokens.ts';

const read = signReader(sensitiveWords);

/** Whether a text is about politics, or abuses a people or a belief: a person of the office reads it, the assistant does not answer it. */
export function isSensitive(text: ReadText): boolean {
  const signs = read(text);
  return (signs.has('politics') && !signs.has('harmless')) || signs.has('hatred');
}
