import { type Catalogue, type CatalogueSentence, type Override, sentencesOf } from '../../engine/index.ts';
import { checkOverride } from './check-override.ts';
import type { StoredOverride } from './word-override-store.ts';

/**
 * Pure: the overrides that can be said. One whose sentence has gone or whose blanks have changed with a later version of the file is
 * left out: a sentence of the file is better than one with a hole in it.
 */
export function usableOverrides(catalogue: Catalogue, stored: readonly StoredOverride[]): Override[] {
  const sentences = new Map<string, CatalogueSentence>(sentencesOf(catalogue).map((one) => [one.key, one]));
  return stored.flatMap(({ key, lang, text }) => {
    const sentence = sentences.get(key);
    return sentence && text !== null && checkOverride(sentence, lang, text) === null ? [{ key, lang, text }] : [];
  });
}
