import { sensitiveWords } from './sensitive-words.ts';
import { type Signs, signReader } from './signs.ts';
import type { ReadText } from './tokens.ts';

type SensitiveSigns = Signs<keyof typeof sensitiveWords>;

const readSensitive = signReader(sensitiveWords);

/** Whether a text is about politics, or abuses a people or a belief: a person of the office reads it, the assistant does not answer it. */
export function isSensitive(signs: SensitiveSigns): boolean {
  return (signs.has('politics') && !signs.has('harmless')) || signs.has('hatred');
}

export const readsSensitive = (read: ReadText) => isSensitive(readSensitive(read));
