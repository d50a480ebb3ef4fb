import categories from './category-evidence.json' with { type: 'json' };
import { type Evidence, evidenceOf } from './evidence.ts';
import type { EvidenceData } from './evidence-data.ts';
import intents from './intent-evidence.json' with { type: 'json' };

/** What the words of messages were learnt to speak for (`tests/language/learn.ts`). */
interface Learnt {
  categories: Evidence;
  intents: Evidence;
}

let made: Learnt | undefined;

/**
 * Made when the first text is read: it takes a quarter of a second, and much of what loads this folder reads none. To be called before
 * a text is cut into words, for these get their numbers here.
 */
export function learnt(): Learnt {
  made ??= {
    categories: evidenceOf(categories satisfies EvidenceData),
    intents: evidenceOf(intents satisfies EvidenceData),
  };
  return made;
}
