import type { Span } from './evidence.ts';
import type { CategoryLexicon, PhraseGroup } from './knowledge.ts';
import { soundsOf } from './sound.ts';
import type { ReadText } from './tokens.ts';
import type { UnderstoodCategory } from './understand.ts';

/**
 * Scores categories by the phrases of the lexicon that occur, best first: the weight of the best one and a part of the others, where a
 * phrase inside a longer one does not count ("rác" in "đốt rác"). What only says where counts little, and
 * words of an area's name do not count at all.
 */
export function rankByPhrases(read: ReadText, lexicon: CategoryLexicon, places: Places = NO_PLACES): CategoryScore[] {
  const ranked = scoresOf(read, lexicon, places);
  if ((ranked[0]?.score ?? 0) >= SURE || read.tokens.length < 2) return ranked;
  // The letters tell little: it may be written as it is said.
  const heard = scoresOf(soundsOf(read), bySound(lexicon), places);
  return (heard[0]?.score ?? 0) > 1.5 * (ranked[0]?.score ?? 0) ? heard : ranked;
}

/** Phrases word by word; those of a lexicon, or the same by how they sound. */
export type Phrases = Pick<CategoryLexicon, 'tree' | 'phraseCount'>;

export const bySound = ({ soundTree, phraseCount }: CategoryLexicon): Phrases => ({ tree: soundTree, phraseCount });

export interface CategoryScore {
  code: string;
  score: number;
  /** What of its phrases is newer than what was learnt. */
  added: number;
}

/** What phrases alone tell; null where they tell nothing. */
export function chooseByPhrases(ranked: readonly CategoryScore[]): UnderstoodCategory | null {
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

/** What is left of the weight of a phrase whose second half says more with another first half. */
const SHARED = 0.6;

/** Words of phrases that stand in the text. */
interface Hit {
  group: PhraseGroup;
  at: number;
  end: number;
  /** How well they agree as to marks. */
  like: number;
}

/** Every category that anything speaks for, best first. */
export function scoresOf(read: ReadText, phrases: Phrases, places: Places = NO_PLACES): CategoryScore[] {
  const summed: { code: string; best: number; sum: number; added: number }[] = [];
  for (const { code, weight, added } of weighPhrases(read, phrases, places)) {
    const score = summed.find((one) => one.code === code);
    if (!score) summed.push({ code, best: weight, sum: weight, added });
    else {
      score.best = Math.max(score.best, weight);
      score.sum += weight;
      score.added += added;
    }
  }
  return summed
    .map(({ code, best, sum, added }) => ({ code, score: best + (sum - best) * FURTHER, added }))
    .sort((one, other) => other.score - one.score);
}

export interface WeighedPhrase {
  /** Its number in the lexicon. */
  phrase: number;
  code: string;
  weight: number;
  added: number;
  /** The token at which its second half begins; -1: it has none. */
  secondAt: number;
}

/** The phrases that stand in a text, and with which weight each counts. */
export function weighPhrases(read: ReadText, phrases: Phrases, places: Places = NO_PLACES): WeighedPhrase[] {
  const weighed: WeighedPhrase[] = [];
  /** Of phrases whose second half begins at one token the surest: by token. */
  let surest: Map<number, WeighedPhrase> | undefined;
  const { aside } = places;
  const base = phraseMarks.begin(phrases.phraseCount, read.tokens.length);
  const { firstEnd, firstWeight, weighedAs } = phraseMarks;
  for (const { group, at, end, like } of uncovered(hitsOf(read, phrases, places))) {
    const share = aside && at >= aside.start && end <= aside.end ? ASIDE : 1;
    const halved = halfLike(read, at, group, like) * share;
    for (const { phrase, code, half, weight: full, added: fullAdded } of group.parts) {
      if (half === 'first') {
        firstEnd[phrase] = base + end;
        firstWeight[phrase] = full * halved;
        continue;
      }
      let weight = full * share * like;
      const secondAt = half === 'second' ? at : -1;
      if (secondAt >= 0) {
        const first = firstEnd[phrase]! - base;
        if (first < 0 || at < first || at - first > GAP) continue;
        weight = Math.min(full * halved, firstWeight[phrase]!);
      }
      const known = weighedAs[phrase]! - base;
      if (known >= 0 && weighed[known]!.weight >= weight) continue;
      const one = { phrase, code, weight, added: (fullAdded * weight) / full, secondAt };
      if (known >= 0) weighed[known] = one;
      else weighedAs[phrase] = base + weighed.push(one) - 1;
      if (secondAt < 0) continue;
      surest ??= new Map();
      if ((surest.get(at)?.weight ?? 0) < weight) surest.set(at, one);
    }
  }
  // In "đèn đường ở ngõ 5 hỏng" it is the lamp that is broken, not the lane as well.
  for (const one of weighed)
    if (one.secondAt >= 0 && surest?.get(one.secondAt)?.code !== one.code) one.weight *= SHARED;
  return weighed;
}

/**
 * By phrase: where its first half ends, with which weight, and its place among those weighed. Kept from text to text, since clearing
 * it would cost more than all the rest; what is counted goes on from text to text, so that what is of an earlier one is below `base`.
 */
class PhraseMarks {
  firstEnd = new Int32Array(0);
  firstWeight = new Float32Array(0);
  weighedAs = new Int32Array(0);
  private base = 1;

  /** @returns from where this text counts. */
  begin(phrases: number, words: number): number {
    if (this.firstEnd.length < phrases || this.base > MOST_COUNTED) {
      const length = Math.max(phrases, this.firstEnd.length);
      this.firstEnd = new Int32Array(length);
      this.firstWeight = new Float32Array(length);
      this.weighedAs = new Int32Array(length);
      this.base = 1;
    }
    const base = this.base;
    this.base += Math.max(words, phrases) + 1;
    return base;
  }
}

const MOST_COUNTED = 2 ** 30;
const phraseMarks = new PhraseMarks();

function hitsOf(read: ReadText, { tree }: Phrases, { names }: Places): Hit[] {
  const { tokens } = read;
  const { opens, next, ends } = tree;
  const hits: Hit[] = [];
  let nextName = 0;
  for (let at = 0; at < tokens.length; at++) {
    while (nextName < names.length && names[nextName]!.end <= at) nextName++;
    const stop = names[nextName]?.start ?? tokens.length;
    if (at >= stop) continue;
    let node = opens[tokens[at]!.number] ?? 0;
    for (let end = at + 1; node > 0; end++) {
      for (const group of ends[node]!) {
        const like = likeness(read, at, group);
        if (like > 0) hits.push({ group, at, end, like });
      }
      if (end >= stop) break;
      node = next.find(node, tokens[end]!.number) + 1;
    }
  }
  return hits;
}

/** Drops what lies inside a longer whole phrase. Hits come ordered by where they begin. */
function uncovered(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  let reach = 0;
  for (let index = 0; index < hits.length; ) {
    const { at } = hits[index]!;
    let next = index;
    let covered = 0;
    for (; next < hits.length && hits[next]!.at === at; next++) {
      const { group, like, end } = hits[next]!;
      if (group.whole && like >= 0.5 && end > covered) covered = end;
    }
    for (; index < next; index++) {
      const hit = hits[index]!;
      if (hit.end > reach && hit.end >= covered) kept.push(hit);
    }
    reach = Math.max(reach, covered);
  }
  return kept;
}

/** From 0 (other words) to 1: how well the words at `at` agree with a phrase as to marks. */
function likeness(read: ReadText, at: number, { marked, toneless }: PhraseGroup): number {
  const single = marked.length === 1;
  let least = 1;
  for (let index = 0; index < marked.length; index++) {
    const { word } = read.tokens[at + index]!;
    if (word.markedNumber === marked[index]) continue;
    if (word.plain) {
      // With its marks missing among words that have theirs, a single syllable is another word.
      if (single && read.marked) return 0;
      // A single syllable without its marks is weak: "cho" is "chợ", "chó", "chỗ" or "cho".
      if ((read.marked || single) && least > 0.5) least = 0.5;
    } else if (single || word.tonelessNumber !== toneless[index]) return 0;
    else least = 0.4;
  }
  return least;
}

/** A half of a phrase is surer than the same words alone: the other half speaks for it. */
function halfLike(read: ReadText, at: number, { marked }: PhraseGroup, like: number): number {
  return marked.length === 1 && like === 0.5 && read.tokens[at]!.plain ? 0.7 : like;
}
