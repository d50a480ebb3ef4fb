import { PairMap } from './pair-map.ts';
import type { Token } from './tokens.ts';
import { keyNumbers } from './vocabulary.ts';

/** Phrases by their words without marks, so that all that begin at a word are found in one walk. */
export interface PhraseTree<Entry> {
  /** By number of a word: 1 where phrases begin with it. Most words begin none. */
  opens: Uint8Array;
  /** From a node (0 is the root) and the number of a word to the node behind it. */
  edges: PairMap;
  /** By node: the phrases that end there. */
  ends: readonly (readonly Entry[])[];
}

export function phraseTreeOf<Entry>(phrases: Iterable<{ keys: readonly string[]; entry: Entry }>): PhraseTree<Entry> {
  const edges = new PairMap();
  const ends: Entry[][] = [[]];
  const firsts = new Set<number>();
  for (const { keys, entry } of phrases) {
    let node = 0;
    for (const key of keys) {
      const word = keyNumbers.give(key);
      if (node === 0) firsts.add(word);
      let next = edges.get(node, word);
      if (next < 0) {
        next = ends.push([]) - 1;
        edges.set(node, word, next);
      }
      node = next;
    }
    if (node !== 0) ends[node]!.push(entry);
  }
  const opens = new Uint8Array(Math.max(0, ...firsts) + 1);
  for (const word of firsts) opens[word] = 1;
  return { opens, edges, ends };
}

/** Whether phrases begin with a word. */
export const opensPhrase = ({ opens }: PhraseTree<unknown>, word: number) => opens[word] === 1;

/** Calls `found` for each phrase that begins at token `at`, the shortest first; `end` is the token after its last. */
export function walkPhrases<Entry>(
  { opens, edges, ends }: PhraseTree<Entry>,
  tokens: readonly Token[],
  at: number,
  found: (ends: readonly Entry[], end: number) => void,
): void {
  if (opens[tokens[at]!.number] !== 1) return;
  let node = 0;
  for (let index = at; index < tokens.length; index++) {
    node = edges.get(node, tokens[index]!.number);
    if (node < 0) return;
    const here = ends[node]!;
    if (here.length > 0) found(here, index + 1);
  }
}
