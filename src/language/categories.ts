import { type Evidence, weigh } from './evidence.ts';
import type { FirstReading } from './first-reading.ts';
import type { CategoryLexicon } from './knowledge.ts';
import { learnt } from './learnt.ts';
import type { CategoryScore } from './match-categories.ts';
import type { UnderstoodCategory } from './understand.ts';

/** The class of texts that are about no kind: "từ hôm qua", "cảm ơn nhé". */
export const NO_KIND = 'none';

/**
 * What a text is about: what its words speak for (`evidence.ts`) and, of the lexicon that moderators keep, the phrases that
 * stand in it, added up. Null where nothing speaks for any.
 */
export function categoryOf(
  { read, numbered, phrased, phraseScores }: FirstReading,
  lexicon: CategoryLexicon,
  evidence: Evidence = learnt().categories,
): UnderstoodCategory | null {
  const sums = weigh(evidence, { words: numbered, signs: NO_SIGNS, tables: TABLES });
  const nothing = sums[evidence.indexOf.get(NO_KIND) ?? -1] ?? -Infinity;
  const ranked = rank(sums, phraseScores, { lexicon, evidence });
  const best = ranked[0];
  const saysNothing = phrased === null && read.tokens.length <= SHORT && best !== undefined && nothing > best.sum;
  if (!best || best.share < LEAST || saysNothing) return null;
  const second = anotherThing(phraseScores, best.code);
  const others = ranked.slice(1).map(({ code }) => code);
  // What the words speak for next is right more often than what a phrase names besides; that is offered too.
  const alternatives = second === null || others.includes(second) ? others : [...others.slice(0, 2), second];
  return { code: best.code, alternatives, sure: best.share >= SURE && second === null };
}

const NO_SIGNS: readonly string[] = [];
const TABLES = ['all'];

/** Shares of 1, best first. Below the least a guess is worth nothing; one that is sure can be proposed alone: of 100 such, 97 are right. */
const LEAST = 0.08;
const SURE = 0.9;
const OTHER = 0.01;

/** Longer texts are about something, if only those who wrote them knew what. */
const SHORT = 6;

/** What a point of a phrase's weight counts among the words. */
export const PHRASE = 0.1;

/** … and of one that the office has added, or made heavier, since the evidence was learnt: it is meant to decide. */
export const ADDED = 12;

/** So that of those with a share of 0.7 seven in ten are right. */
const HEAT = 1.5;

/** What is so far behind the best has no share worth adding. */
const NEGLIGIBLE = 8 * HEAT;

interface Ranked {
  code: string;
  sum: number;
  share: number;
}

/** The four best. */
function rank(
  sums: Float64Array,
  phraseScores: readonly CategoryScore[],
  { lexicon, evidence }: { lexicon: CategoryLexicon; evidence: Evidence },
): Ranked[] {
  const others: Ranked[] = [];
  for (const { code, score, added } of phraseScores) {
    const at = evidence.indexOf.get(code);
    const sum = score * PHRASE + added * ADDED;
    // The office may keep categories that nobody had examples of.
    if (at === undefined) others.push({ code, sum, share: 0 });
    else sums[at]! += sum;
  }
  const known = knownIn(lexicon, evidence);
  const best: number[] = [];
  for (let at = 0; at < sums.length; at++) if (known[at]) keepBest(best, at, sums);
  const four = [...best.map((at) => ({ code: evidence.classes[at]!, sum: sums[at]!, share: 0 })), ...others]
    .sort((one, other) => other.sum - one.sum)
    .slice(0, 4);
  const most = four[0]?.sum ?? 0;
  let total = 0;
  for (let at = 0; at < sums.length; at++)
    if (known[at] && sums[at]! > most - NEGLIGIBLE) total += Math.exp((sums[at]! - most) / HEAT);
  for (const { sum } of others) total += Math.exp((sum - most) / HEAT);
  for (const one of four) one.share = Math.exp((one.sum - most) / HEAT) / total;
  return four.filter(({ share }) => share >= OTHER);
}

/** Keeps the indexes of the four greatest sums. */
function keepBest(best: number[], at: number, sums: Float64Array): void {
  if (best.length === 4 && sums[best[3]!]! >= sums[at]!) return;
  if (best.length === 4) best.pop();
  let place = best.length;
  while (place > 0 && sums[best[place - 1]!]! < sums[at]!) place--;
  best.splice(place, 0, at);
}

/** Which classes are categories that the office keeps. */
function knownIn(lexicon: CategoryLexicon, { classes }: Evidence): Uint8Array {
  let known = knownByLexicon.get(lexicon);
  if (known?.classes !== classes) {
    known = { classes, is: Uint8Array.from(classes, (code) => (lexicon.byCode.has(code) ? 1 : 0)) };
    knownByLexicon.set(lexicon, known);
  }
  return known.is;
}

const knownByLexicon = new WeakMap<CategoryLexicon, { classes: readonly string[]; is: Uint8Array }>();

/** "Đèn hỏng, với lại rác chưa thu gom": words compete, phrases stand side by side. */
function anotherThing(phraseScores: readonly CategoryScore[], code: string): string | null {
  const [best, second] = phraseScores;
  if (!best || !second || second.score < PLAIN) return null;
  if (best.code === code) return second.score >= best.score * 0.8 ? second.code : null;
  return second.code === code ? best.code : null;
}

/** The score of a phrase that says it plainly. */
const PLAIN = 7;
