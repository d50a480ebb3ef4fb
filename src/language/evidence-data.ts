/**
 * What words speak for, as numbers that are added up, packed for a file: by table the features (`rac` without marks, `=rac1` with
 * them, `rac chua` two in a row, `@asked` a sign), with a bar between, and in the same order what each speaks for, with a blank
 * between: a class and how much by turns, a character each. Learnt from labelled lines by `tests/language/learn.ts`; the page where
 * the lexicon is edited shows what the words of a text count (`explainText`).
 */
export interface EvidenceData {
  /** A mark of the lines it was learnt from: a test tells when they were changed since. */
  learntFrom: string;
  classes: string;
  /** Phrases of the lexicon that were among those lines, with the weight they had: `phraseMark` and weight by turns. */
  phrases: string;
  tables: Record<string, { features: string; weights: string }>;
}

/** A class and how much it is spoken for, in quarters. */
export type Weight = readonly [number: number, quarters: number];

/** Weights are kept in quarters, at most so many. */
export const QUARTER = 0.25;
export const MOST_QUARTERS = 46;

/** From these on characters stand for classes, and from the other for -46 to 46; neither reaches the blank. */
const FIRST_CLASS = 0x30;
const NO_WEIGHT = 0x21 + MOST_QUARTERS;

export function packWeights(weights: readonly Weight[]): string {
  return String.fromCharCode(
    ...weights.flatMap(([number, quarters]) => [
      FIRST_CLASS + number,
      NO_WEIGHT + Math.max(-MOST_QUARTERS, Math.min(MOST_QUARTERS, quarters)),
    ]),
  );
}

export function unpackWeights(packed: string): Weight[] {
  const weights: Weight[] = [];
  for (let at = 0; at < packed.length; at += 2)
    weights.push([packed.charCodeAt(at) - FIRST_CLASS, packed.charCodeAt(at + 1) - NO_WEIGHT]);
  return weights;
}

/** Stands for a phrase of a category: 32 bits (FNV-1a), so that the phrases need not be kept twice. */
export function phraseMark(code: string, words: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${code} ${words}`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
