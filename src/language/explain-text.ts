import { ADDED, PHRASE } from './categories.ts';
import { type Evidence, entriesOf, weigh, weightsOf } from './evidence.ts';
import { type FirstReading, firstReading } from './first-reading.ts';
import type { Knowledge } from './knowledge.ts';
import { learnt } from './learnt.ts';
import { bySound, type Places, scoresOf, weighPhrases } from './match-categories.ts';
import { soundsOf } from './sound.ts';

/** Why a text is taken for what it is: a category with what spoke for it. */
export interface CategoryReason {
  code: string;
  score: number;
  /** Heaviest first. */
  counted: Counted[];
}

/** A phrase of the lexicon (`full`: its weight there), or a word with what it was learnt to speak for (`full` null). */
export interface Counted {
  words: string;
  full: number | null;
  weight: number;
}

/** So many categories are worth looking at. */
const MOST = 6;

/**
 * The work of the scorer laid open, best first, for the page where the lexicon is edited. `heard`: the letters said little, so the
 * phrases were looked for by their sound, as whoever dictates writes.
 */
export function explainText(
  text: string,
  knowledge: Knowledge,
  now: number,
): { heard: boolean; reasons: CategoryReason[] } {
  const { categories } = knowledge;
  const reading = firstReading(text, knowledge, { now });
  const { read, names, numbered, place, phraseScores } = reading;
  const places: Places = { aside: place?.aside ?? null, names };
  const heard = JSON.stringify(scoresOf(read, categories, places)) !== JSON.stringify(phraseScores);
  const weighed = heard
    ? weighPhrases(soundsOf(read), bySound(categories), places)
    : weighPhrases(read, categories, places);
  // The lexicon numbers phrases in the order of its categories.
  const phrases = [...categories.byCode.values()].flatMap((category) => category.phrases);
  const { categories: evidence } = learnt();
  const sums = weigh(evidence, { words: numbered, signs: [], tables: [TABLE] });
  const scores = new Map(phraseScores.map(({ code, score, added }) => [code, score * PHRASE + added * ADDED]));
  evidence.classes.forEach((code, at) => {
    if (categories.byCode.has(code)) scores.set(code, (scores.get(code) ?? 0) + sums[at]!);
  });
  const words = learntWords(reading, evidence);
  const countedFor = (code: string) => [
    ...weighed
      .filter((one) => one.code === code)
      .map(({ phrase, weight, added }): Counted => {
        const { words: said, weight: full } = phrases[phrase]!;
        return { words: said, full, weight: weight * PHRASE + added * ADDED };
      }),
    ...(words.get(code) ?? []),
  ];
  const reasons = [...scores]
    .map(([code, score]) => ({
      code,
      score,
      counted: countedFor(code).sort((one, other) => other.weight - one.weight),
    }))
    .filter(({ counted, score }) => counted.length > 0 && score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
  return { heard, reasons };
}

const TABLE = 'all';

/** By category: the words that were learnt to speak for it, and how much each counted in this text. */
function learntWords({ read, skipped }: FirstReading, evidence: Evidence): Map<string, Counted[]> {
  const entries = entriesOf(evidence, { read, skip: skipped, table: TABLE });
  // Of a word with marks only the marks are added to what it says without: to whoever reads, it is one word.
  const spelt = new Map(read.tokens.map(({ key, marked }) => [`=${marked}`, key]));
  const found = entries.map(({ words, entry }) => ({ words: spelt.get(words) ?? words, entry }));
  const norm = 1 / Math.sqrt(Math.max(1, found.length));
  const byCode = new Map<string, Map<string, number>>();
  for (const { words, entry } of found)
    for (const { name: code, weight } of weightsOf(evidence, entry)) {
      const ofCode = byCode.get(code) ?? new Map<string, number>();
      ofCode.set(words, (ofCode.get(words) ?? 0) + weight * norm);
      byCode.set(code, ofCode);
    }
  return new Map(
    [...byCode].map(([code, ofCode]) => [code, [...ofCode].map(([words, weight]) => ({ words, full: null, weight }))]),
  );
}
