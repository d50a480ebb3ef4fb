import type { CategoryLexicon, KnownCategory, PhraseGroup, PhrasePart } from './knowledge.ts';
import { addedWeight } from './learnt-phrases.ts';
import { type PhraseTree, phraseTreeOf } from './phrase-tree.ts';
import { soundOf } from './sound.ts';
import { type MarkedWords, markedWords, type Word } from './token.ts';
import { wordsOf } from './tokens.ts';

interface Said {
  words: readonly Word[];
  part: PhrasePart;
}

/** Indexes categories by the phrases that speak for them; "A + B" becomes two halves of one phrase, "a|b" either. */
export function lexiconOf(categories: readonly KnownCategory[], tiles: CategoryLexicon['tiles']): CategoryLexicon {
  const said: Said[] = [];
  let phrase = 0;
  for (const { code, phrases } of categories) {
    for (const { words, weight } of phrases) {
      const added = addedWeight(code, { words, weight });
      const halves = words.split('+').slice(0, 2);
      halves.forEach((alternatives, index) => {
        const half = halves.length === 1 ? 'whole' : index === 0 ? 'first' : 'second';
        for (const alternative of alternatives.split('|'))
          said.push({ words: wordsOf(alternative), part: { phrase, code, weight, added, half } });
      });
      phrase++;
    }
  }
  return {
    tiles,
    byCode: new Map(categories.map((category) => [category.code, category])),
    phraseCount: phrase,
    tree: treeOf(said),
    soundTree: treeOf(said.map(({ words, part }) => ({ words: words.map(soundOf), part }))),
  };
}

function treeOf(said: readonly Said[]): PhraseTree<PhraseGroup> {
  const groups = new Map<string, { keys: string[]; entry: MarkedWords & { parts: PhrasePart[]; whole: boolean } }>();
  for (const { words, part } of said) {
    const name = words.map((word) => word.marked).join(' ');
    let group = groups.get(name);
    if (!group) {
      const { marked, toneless } = markedWords(words);
      group = { keys: words.map((word) => word.key), entry: { marked, toneless, parts: [], whole: false } };
      groups.set(name, group);
    }
    group.entry.parts.push(part);
    if (part.half === 'whole') group.entry.whole = true;
  }
  return phraseTreeOf(groups.values());
}
