import type { CategoryLexicon, KnownCategory, PhrasePart } from './knowledge.ts';
import { phraseTreeOf } from './phrase-tree.ts';
import { soundOf } from './sound.ts';
import { wordsOf } from './tokens.ts';

/** Indexes categories by the phrases that speak for them; "A + B" becomes two halves of one phrase. */
export function lexiconOf(categories: readonly KnownCategory[], tiles: CategoryLexicon['tiles']): CategoryLexicon {
  const parts: { keys: string[]; entry: PhrasePart }[] = [];
  const sounds: { keys: string[]; entry: PhrasePart }[] = [];
  let phrase = 0;
  for (const { code, phrases } of categories) {
    for (const { words, weight } of phrases) {
      phrase++;
      const halves = words.split('+').slice(0, 2);
      halves.forEach((halfWords, index) => {
        const said = wordsOf(halfWords);
        const heard = said.map(soundOf);
        const half = halves.length === 1 ? 'whole' : index === 0 ? 'first' : 'second';
        const part = { phrase, code, weight, half } as const;
        parts.push({
          keys: said.map((word) => word.key),
          entry: { ...part, marked: said.map((word) => word.marked) },
        });
        sounds.push({
          keys: heard.map((word) => word.key),
          entry: { ...part, marked: heard.map((word) => word.marked) },
        });
      });
    }
  }
  return {
    tiles,
    byCode: new Map(categories.map((category) => [category.code, category])),
    tree: phraseTreeOf(parts),
    soundTree: phraseTreeOf(sounds),
  };
}
