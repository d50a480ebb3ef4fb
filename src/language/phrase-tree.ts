import { SortedLists } from './sorted-lists.ts';
import type { Token } from './tokens.ts';
import { keyNumbers } from './vocabulary.ts';

/** Phrases by their words without marks, so that all that begin at a word are found in one walk. Nodes are numbered; 0 is the root. */
export interface PhraseTree<Entry> {
  /** By number of a word: the node behind it where phrases begin with it, else 0. Most words begin none. */
  opens: Int32Array;
  /** By node the words that may follow; the one at place `p` leads to node `p + 1`. */
  next: SortedLists;
  /** By node: the phrases that end there. */
  ends: readonly (readonly Entry[])[];
}

interface Growing<Entry> {
  after: Map<number, Growing<Entry>>;
  ends: Entry[];
}

export function phraseTreeOf<Entry>(phrases: Iterable<{ keys: readonly string[]; entry: Entry }>): PhraseTree<Entry> {
  const root: Growing<Entry> = { after: new Map(), ends: [] };
  for (const { keys, entry } of phrases) {
    let node = root;
    for (const key of keys) {
      const word = keyNumbers.give(key);
      let behind = node.after.get(word);
      if (!behind) {
        behind = { after: new Map(), ends: [] };
        node.after.set(word, behind);
      }
      node = behind;
    }
    if (node !== root) node.ends.push(entry);
  }
  // Level by level, so that the nodes behind one node stand in a row.
  const nodes = [root];
  const words: number[][] = [];
  for (const { after } of nodes) {
    const sorted = [...after].sort(([one], [other]) => one - other);
    words.push(sorted.map(([word]) => word));
    for (const [, behind] of sorted) nodes.push(behind);
  }
  const opens = new Int32Array(Math.max(0, ...words[0]!) + 1);
  words[0]!.forEach((word, place) => {
    opens[word] = place + 1;
  });
  return { opens, next: new SortedLists(words), ends: nodes.map(({ ends }) => ends) };
}

/** Whether phrases begin with a word. */
export const opensPhrase = ({ opens }: PhraseTree<unknown>, word: number) => opens[word]! > 0;

/** Calls `found` for each phrase that begins at token `at`, the shortest first; `end` is the token after its last. */
export function walkPhrases<Entry>(
  { opens, next, ends }: PhraseTree<Entry>,
  tokens: readonly Token[],
  at: number,
  found: (ends: readonly Entry[], end: number) => void,
): void {
  let node = opens[tokens[at]!.number] ?? 0;
  for (let end = at + 1; node > 0; end++) {
    const here = ends[node]!;
    if (here.length > 0) found(here, end);
    if (end >= tokens.length) return;
    node = next.find(node, tokens[end]!.number) + 1;
  }
}
