import type { PhraseTree } from './knowledge.ts';
import type { Token } from './tokens.ts';

interface Growing<Entry> {
  next: Map<string, Growing<Entry>>;
  ends: Entry[];
}

/** Phrases by their words, so that all that begin at a word are found in one walk. */
export function phraseTreeOf<Entry>(phrases: Iterable<{ keys: readonly string[]; entry: Entry }>): PhraseTree<Entry> {
  const root: Growing<Entry> = { next: new Map(), ends: [] };
  for (const { keys, entry } of phrases) {
    let node = root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), ends: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    if (node !== root) node.ends.push(entry);
  }
  return root;
}

/** Calls `found` for each phrase that begins at token `at`, the shortest first; `end` is the token after its last. */
export function walkPhrases<Entry>(
  tree: PhraseTree<Entry>,
  tokens: readonly Token[],
  at: number,
  found: (ends: readonly Entry[], end: number) => void,
): void {
  let node = tree;
  for (let index = at; index < tokens.length; index++) {
    const next = node.next.get(tokens[index]!.key);
    if (!next) return;
    node = next;
    if (node.ends.length > 0) found(node.ends, index + 1);
  }
}
