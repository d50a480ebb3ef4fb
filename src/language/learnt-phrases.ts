import data from './category-evidence.json' with { type: 'json' };
import { phraseMark } from './evidence-data.ts';

/** The phrases of the lexicon that the evidence was learnt from, by their marks, with the weights they had. */
const learnt = new Map<string, number>();
const written = data.phrases.split(' ');
for (let at = 0; at + 1 < written.length; at += 2) learnt.set(written[at]!, Number(written[at + 1]));

/**
 * By how much a phrase weighs more, or less, than when the evidence was learnt: what a moderator has added since is new to it, and
 * has to be heard besides.
 */
export function addedWeight(code: string, { words, weight }: { words: string; weight: number }): number {
  return weight - (learnt.get(phraseMark(code, words)) ?? 0);
}
