import { keyOf } from '../language/key.ts';

/** Pure. The words of a text as the moderators' list is searched by them: without marks and stops. PostgreSQL has no NUL in texts. */
export function searchWords(text: string): string[] {
  return keyOf(text.replaceAll('\0', ''))
    .split(/[^\p{L}\p{N}%_]+/u)
    .filter(Boolean);
}
