import { type Evidence, numberWords, weigh } from './evidence.ts';
import { learnt } from './learnt.ts';
import type { ReadText } from './tokens.ts';

/**
 * Whether the words of a text come near to speaking of danger more than of anything else, by what was learnt of them alone: for danger
 * that is told without any word of the list (`emergency-words.ts`). What is neither named there nor found here is no emergency, so that
 * `screen-text.ts`, which asks the same, misses none. Overwrites what `weigh` gave before. The text has to be cut into words after
 * `learnt` was called.
 */
export function soundsLikeDanger(read: ReadText, evidence: Evidence = learnt().intents): boolean {
  const sums = weigh(evidence, { words: numberWords(read, NOTHING), signs: NOTHING, tables: TABLES });
  const danger = evidence.indexOf.get('emergency') ?? -1;
  const least = (sums[danger] ?? -Infinity) + NEAR;
  return sums.every((sum, at) => at === danger || sum < least);
}

const NOTHING: readonly never[] = [];
const TABLES = ['all'];

/** By how much something else may be spoken for more: so, of other texts one in forty is let through. */
const NEAR = 0.3;
