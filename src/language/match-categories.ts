import type { CategoryLexicon, PhrasePart } from './knowledge.ts';
import { walkPhrases } from './phrase-tree.ts';
import { type ReadText, withoutTone } from './tokens.ts';
import type { UnderstoodCategory } from './understand.ts';

/**
 * Scores categories by the phrases of the lexicon that occur: the weight of the best one and a part of the others, where a
 * phrase inside a longer one does not count ("rác" in "đốt rác"). What only says where counts little, and
 * words of an area's name do not count at all.
 * Null where nothing speaks for any.
 */
export function matchCategories(
  read: ReadText,
  lexicon: CategoryLexicon,
  places: Places = NO_PLACES,
): UnderstoodCategory | null {
  const ranked = scoresOf(read, lexicon, places);
  const [best, second] = ranked;
  if (!best || best.score < LEAST) return null;
  return {
    code: best.code,
    alternatives: ranked
      .slice(1)
      .filter((other) => other.score * 3 >= best.score)
      .slice(0, 3)
      .map((other) => other.code),
    sure: best.score >= SURE && (second === undefined || best.score >= second.score * 1.5),
  };
}

/** Below this a guess is worth nothing; from the other on it can be proposed alone. A typical phrase weighs 3. */
const LEAST = 1;
const SURE = 3;

/** Tokens from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Parts of a text that tell where, not what. */
export interface Places {
  /** What stands near by: "gần chợ". */
  aside: Span | null;
  /** Names of areas: "den duong Hoa Dinh" is no "đường hoa". */
  names: readonly Span[];
}

const NO_PLACES: Places = { aside: null, names: [] };

/** What is left of the weight of a phrase that only says where. */
const ASIDE = 0.2;

/** What each further phrase of a category adds: phrases overlap in meaning, so ten of them are not ten times as telling. */
const FURTHER = 0.3;

/** How many words may stand between the halves of "A + B". */
const GAP = 6;

interface Hit {
  part: PhrasePart;
  at: number;
  end: number;
  weight: number;
  /** Whether the words agree well enough that shorter phrases inside do not count. */
  covers: boolean;
}

/** Every category that anything speaks for, best first. */
export function scoresOf(
  read: ReadText,
  lexicon: CategoryLexicon,
  places: Places = NO_PLACES,
): { code: string; score: number }[] {
  const weightByPhrase = new Map<number, { code: string; weight: number }>();
  const firstHalves = new Map<number, Hit>();
  for (const hit of uncovered(hitsOf(read, lexicon, places), read.tokens.length)) {
    const { part } = hit;
    let { weight } = hit;
    if (part.half === 'first') {
      firstHalves.set(part.phrase, hit);
      continue;
    }
    if (part.half === 'second') {
      const first = firstHalves.get(part.phrase);
      if (!first || hit.at < first.end || hit.at - first.end > GAP) continue;
      weight = Math.min(weight, first.weight);
    }
    const known = weightByPhrase.get(part.phrase);
    if (!known || known.weight < weight) weightByPhrase.set(part.phrase, { code: part.code, weight });
  }
  const byCode = new Map<string, { best: number; sum: number }>();
  for (const { code, weight } of weightByPhrase.values()) {
    const score = byCode.get(code);
    if (!score) byCode.set(code, { best: weight, sum: weight });
    else {
      score.best = Math.max(score.best, weight);
      score.sum += weight;
    }
  }
  return [...byCode]
    .map(([code, { best, sum }]) => ({ code, score: best + (sum - best) * FURTHER }))
    .sort((one, other) => other.score - one.score);
}

function hitsOf(read: ReadText, lexicon: CategoryLexicon, { aside, names }: Places): Hit[] {
  const hits: Hit[] = [];
  let nextName = 0;
  for (let at = 0; at < read.tokens.length; at++) {
    while (nextName < names.length && names[nextName]!.end <= at) nextName++;
    const stop = names[nextName]?.start ?? read.tokens.length;
    if (at >= stop) continue;
    walkPhrases(lexicon.tree, read.tokens, at, (ends, end) => {
      if (end > stop) return;
      for (const part of ends) {
        const like = likeness(read, at, part);
        if (like === 0) continue;
        const covers = part.half === 'whole' && like >= 0.5;
        const weight = part.weight * like * (aside && at >= aside.start && end <= aside.end ? ASIDE : 1);
        hits.push({ part, at, end, weight, covers });
      }
    });
  }
  return hits;
}

/** Drops what lies inside a longer whole phrase. Hits come ordered by where they begin. */
function uncovered(hits: readonly Hit[], length: number): Hit[] {
  const coveredTo = new Int32Array(length + 1);
  for (const { covers, at, end } of hits) if (covers && end > coveredTo[at]!) coveredTo[at] = end;
  let reach = 0;
  let reachedFrom = -1;
  const kept: Hit[] = [];
  let index = 0;
  for (let at = 0; at < length; at++) {
    for (; index < hits.length && hits[index]!.at === at; index++) {
      const hit = hits[index]!;
      const inside = (reachedFrom >= 0 && hit.end <= reach) || hit.end < coveredTo[at]!;
      if (!inside) kept.push(hit);
    }
    if (coveredTo[at]! > reach) {
      reach = coveredTo[at]!;
      reachedFrom = at;
    }
  }
  return kept;
}

/** From 0 (other words) to 1: how well the words at `at` agree with a phrase as to marks. */
function likeness(read: ReadText, at: number, { marked, half }: PhrasePart): number {
  let least = 1;
  for (let index = 0; index < marked.length; index++) {
    const token = read.tokens[at + index]!;
    if (token.marked === marked[index]) continue;
    if (token.plain) {
      // A single syllable without its marks is weak: "cho" is "chợ", "chó", "chỗ" or "cho".
      const weak = read.marked || (marked.length === 1 && half === 'whole');
      least = Math.min(least, weak ? 0.5 : 1);
    } else {
      const slip = marked.length > 1 && withoutTone(token.marked) === withoutTone(marked[index]!);
      least = Math.min(least, slip ? 0.4 : 0);
    }
  }
  // With its marks missing among words that have theirs, a single syllable is another word.
  return marked.length === 1 && read.marked && least < 1 ? 0 : least;
}
