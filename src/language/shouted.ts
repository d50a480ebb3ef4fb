import type { ReadText, Token } from './tokens.ts';

/** Whether a word is written in capitals alone. */
export function isShouted({ text }: Pick<ReadText, 'text'>, { start, end }: Token): boolean {
  const raw = text.slice(start, end);
  return raw.length > 1 && raw === raw.toUpperCase();
}
