import type { CategoryLexicon, KnownCategory, PhrasePart } from './knowledge.ts';
import { phraseTreeOf } from './phrase-tree.ts';
import { wordsOf } from './tokens.ts';

/** Indexes categories by the phrases that speak for them; "A + B" becomes two halves of one phrase. */
export function lexiconOf(categories: readonly KnownCategory[], tiles: CategoryLexicon['tiles']): CategoryLexicon {
  const parts: { keys: string[]; entry: PhrasePart }[] = [];
  let phrase = 0;
  for (const { code, phrases } of categories) {
    for (const { words, weight } of phrases) {
      phrase++;
      const halves = words.split('+').slice(0, 2);
      halves.forEach((half, index) => {
        const said = wordsOf(half);
        parts.push({
          keys: said.map((word) => word.key),
          entry: {
            phrase,
            code,
            weight,
            half: halves.length === 1 ? 'whole' : index === 0 ? 'first' : 'second',
            marked: said.map((word) => word.marked),
          },
        });
      });
    }
  }
  return {
    tiles,
    byCode: new Map(categories.map((category) => [category.code, category])),
    tree: phraseTreeOf(parts),
  };
}
