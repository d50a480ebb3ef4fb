import { type EvidenceData, QUARTER, unpackWeights } from './evidence-data.ts';
import { SortedLists } from './sorted-lists.ts';
import type { ReadText } from './tokens.ts';
import { keyNumbers, markedNumbers } from './vocabulary.ts';

/** What words speak for (`evidence-data.ts`), indexed. */
export interface Evidence {
  classes: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  tables: ReadonlyMap<string, EvidenceTable>;
  /**
   * By entry where its weights begin, and the last text that it was found in, counted by `texts`, so that a word said twice counts
   * once; one more closes the last. Read together, they lie together.
   */
  entries: Int32Array;
  /** Each a class in the upper byte and a weight in quarters in the lower: one look instead of two. */
  weights: Int16Array;
  /** By class, in quarters; for the text that is being weighed. */
  totals: Int32Array;
  /** The same, as `weigh` gives it. */
  sums: Float64Array;
  texts: number;
}

/** Entries by the number of a word; -1: none. */
interface EvidenceTable {
  plain: Int32Array;
  marked: Int32Array;
  /** By word those that follow it; the one at place `p` has the entry `firstPair + p`. */
  pairs: SortedLists;
  firstPair: number;
  signs: ReadonlyMap<string, number>;
}

/** Tokens from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

export function evidenceOf(data: EvidenceData): Evidence {
  const classes = data.classes.split(' ');
  const entries: number[] = [];
  const weights: number[] = [];
  const enter = (packed: string) => {
    const entry = entries.length / 2;
    entries.push(weights.length, 0);
    for (const [number, quarters] of unpackWeights(packed)) weights.push((number << 8) | (quarters & 0xff));
    return entry;
  };
  const tables = new Map(Object.entries(data.tables).map(([name, table]) => [name, tableOf(table, enter)]));
  entries.push(weights.length, 0);
  return {
    classes,
    indexOf: new Map(classes.map((name, at) => [name, at])),
    tables,
    entries: Int32Array.from(entries),
    weights: Int16Array.from(weights),
    totals: new Int32Array(classes.length),
    sums: new Float64Array(classes.length),
    texts: 0,
  };
}

function tableOf(table: EvidenceData['tables'][string], enter: (packed: string) => number): EvidenceTable {
  const plain = new Map<number, number>();
  const marked = new Map<number, number>();
  const signs = new Map<string, number>();
  const after: Map<number, string>[] = [];
  const packed = table.weights.split(' ');
  table.features.split('|').forEach((feature, at) => {
    const weights = packed[at]!;
    const [word, next] = feature.split(' ') as [string, string?];
    if (word.startsWith('@')) signs.set(feature.slice(1), enter(weights));
    else if (next !== undefined) {
      const first = keyNumbers.give(word);
      after[first] ??= new Map();
      after[first].set(keyNumbers.give(next), weights);
    } else if (word.startsWith('=')) marked.set(markedNumbers.give(word.slice(1)), enter(weights));
    else plain.set(keyNumbers.give(word), enter(weights));
  });
  const sorted = Array.from(after, (seconds = new Map()) => [...seconds].sort(([one], [other]) => one - other));
  const [firstPair = 0] = sorted.flat().map(([, weights]) => enter(weights));
  const pairs = new SortedLists(sorted.map((seconds) => seconds.map(([second]) => second)));
  return { plain: listed(plain), marked: listed(marked), pairs, firstPair, signs };
}

function listed(entries: ReadonlyMap<number, number>): Int32Array {
  const list = new Int32Array(Math.max(0, ...entries.keys()) + 1).fill(-1);
  for (const [number, entry] of entries) list[number] = entry;
  return list;
}

function pairEntry({ pairs, firstPair }: EvidenceTable, first: number, second: number): number {
  const place = pairs.find(first, second);
  return place < 0 ? -1 : firstPair + place;
}

/** The words of a text as numbers of the vocabulary: once for all that is weighed. 0: not known to any evidence. */
export interface NumberedWords {
  plain: readonly number[];
  marked: readonly number[];
  /** Whether a word follows the one before without a stop. */
  follows: readonly boolean[];
}

/** @param skip spans whose words do not count, in order and apart from each other: names of areas. */
export function numberWords(read: ReadText, skip: readonly Span[]): NumberedWords {
  const { tokens } = read;
  const plain: number[] = [];
  const marked: number[] = [];
  const follows: boolean[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    while (next < skip.length && skip[next]!.end <= at) next++;
    const token = tokens[at]!;
    const skipped = next < skip.length && skip[next]!.start <= at;
    const digits = isDigits(token.key);
    plain.push(skipped ? 0 : digits ? keyNumbers.of(keyIn(read, at)) : token.number);
    marked.push(!skipped && !digits && (read.marked || !token.plain) ? token.markedNumber : 0);
    follows.push(at > 0 && !token.breakBefore);
  }
  return { plain, marked, follows };
}

/** The names of the features that `weigh` looks up for the words outside of `skip`. */
export function wordFeatures(read: ReadText, skip: readonly Span[]): string[] {
  const features: string[] = [];
  let before: string | null = null;
  read.tokens.forEach((token, at) => {
    if (skip.some(({ start, end }) => start <= at && at < end)) {
      before = null;
      return;
    }
    const key = keyIn(read, at);
    features.push(key);
    if (before !== null && !token.breakBefore) features.push(`${before} ${key}`);
    if (key === token.key && (read.marked || !token.plain)) features.push(`=${token.marked}`);
    before = key;
  });
  return features;
}

/** The entries that `weigh` finds for the words of a text, by the words: for whoever wants to see why. */
export function entriesOf(
  evidence: Evidence,
  { read, skip, table: name }: { read: ReadText; skip: readonly Span[]; table: string },
): { words: string; entry: number }[] {
  const table = evidence.tables.get(name);
  const features = [...new Set(wordFeatures(read, skip))];
  return features.flatMap((feature) => {
    const [word, next] = feature.split(' ') as [string, string?];
    const list = word.startsWith('=') ? table?.marked : table?.plain;
    const first = known(word);
    const second = next === undefined ? 0 : known(next);
    if (first === 0 || (next !== undefined && second === 0)) return [];
    const entry = next === undefined ? list?.[first] : table && pairEntry(table, first, second);
    return entry === undefined || entry < 0 ? [] : [{ words: feature, entry }];
  });
}

const known = (word: string) => (word.startsWith('=') ? markedNumbers.of(word.slice(1)) : keyNumbers.of(word));

/** A number among words is `#`, one alone itself. */
function keyIn({ tokens }: ReadText, at: number): string {
  const { key } = tokens[at]!;
  if (!isDigits(key)) return key;
  return tokens.length === 1 ? `#${key}` : '#';
}

const isDigits = (key: string) => key.charCodeAt(0) >= 48 && key.charCodeAt(0) <= 57;

/** What an entry speaks for: classes, and how much. */
export function weightsOf({ entries, weights, classes }: Evidence, entry: number): { name: string; weight: number }[] {
  const found: { name: string; weight: number }[] = [];
  for (let at = entries[entry * 2]!; at < entries[entry * 2 + 2]!; at++)
    found.push({ name: classes[weights[at]! >> 8]!, weight: quartersOf(weights[at]!) * QUARTER });
  return found;
}

/** What a text offers as evidence: its words, and signs that were read out of it. */
export interface Offered {
  words: NumberedWords;
  signs: readonly string[];
  /** Names of tables; those that do not exist say nothing. */
  tables: readonly string[];
}

/**
 * Adds up by class what a text's words speak for; longer texts count no more than short ones.
 * @returns the same array each time: what it holds is overwritten by the next text.
 */
export function weigh(evidence: Evidence, { words, signs, tables }: Offered): Float64Array {
  const { sums, totals } = evidence;
  totals.fill(0);
  evidence.texts = (evidence.texts + 1) | 0;
  let found = 0;
  for (const name of tables) {
    const table = evidence.tables.get(name);
    if (!table) continue;
    for (const sign of signs) found += add(evidence, table.signs.get(sign) ?? -1);
    found += weighWords(evidence, table, words);
  }
  const norm = QUARTER / Math.sqrt(Math.max(1, found));
  for (let at = 0; at < sums.length; at++) sums[at] = totals[at]! * norm;
  return sums;
}

/** @returns how many entries were found. */
function weighWords(evidence: Evidence, table: EvidenceTable, { plain, marked, follows }: NumberedWords): number {
  let found = 0;
  for (let at = 0; at < plain.length; at++) {
    const number = plain[at]!;
    if (number > 0) {
      if (number < table.plain.length) found += add(evidence, table.plain[number]!);
      const before = follows[at] ? plain[at - 1]! : 0;
      if (before > 0) found += add(evidence, pairEntry(table, before, number));
    }
    const withMarks = marked[at]!;
    if (withMarks > 0 && withMarks < table.marked.length) found += add(evidence, table.marked[withMarks]!);
  }
  return found;
}

function add({ entries, weights, totals, texts }: Evidence, entry: number): number {
  if (entry < 0) return 0;
  const at = entry << 1;
  if (entries[at + 1] === texts) return 0;
  entries[at + 1] = texts;
  for (let one = entries[at]!, end = entries[at + 2]!; one < end; one++) {
    const weight = weights[one]!;
    totals[weight >> 8]! += quartersOf(weight);
  }
  return 1;
}

/** The lower byte, with its sign. */
const quartersOf = (weight: number) => (weight << 24) >> 24;
