import type { ReadText } from './tokens.ts';

/**
 * What words speak for, as numbers that are added up: by table and word (`rac` without marks, `=rac1` with them, `rac chua` two in
 * a row, `@asked` a sign) the classes and how much, in tenths: `VS-01 32 VS-02 14`. Learnt from labelled lines by
 * `tests/language/learn.ts`; whoever wonders about a guess can look its words up.
 */
export interface EvidenceData {
  /** A mark of the lines it was learnt from: a test tells when they were changed since. */
  learntFrom: string;
  classes: string;
  tables: Record<string, Record<string, string>>;
}

/** The same, indexed. */
export interface Evidence {
  classes: readonly string[];
  indexOf: ReadonlyMap<string, number>;
  tables: ReadonlyMap<string, EvidenceTable>;
  /** For each entry where its weights begin; one more closes the last. */
  starts: Int32Array;
  /** Class and weight in tenths by turns: read together, they lie together. */
  weights: Int16Array;
  /** By entry: the last text that it was found in, counted by `texts`, so that a word said twice counts once. */
  seen: Uint32Array;
  texts: number;
}

/** Entries by the number of a word; -1: none. */
interface EvidenceTable {
  plain: Int32Array;
  marked: Int32Array;
  pairs: ReadonlyMap<number, number>;
  signs: ReadonlyMap<string, number>;
}

/** Numbers of all words that any evidence knows, without marks and with: looked up once for a text. */
const plainWords = new Map<string, number>();
const markedWords = new Map<string, number>();

/** Two words in a row as one small integer: there are fewer words than this. */
const PAIR = 1 << 15;

/** Tokens from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

export function evidenceOf(data: EvidenceData): Evidence {
  const classes = data.classes.split(' ');
  const indexOf = new Map(classes.map((name, at) => [name, at]));
  const starts: number[] = [];
  const weights: number[] = [];
  const tables = new Map<string, EvidenceTable>();
  for (const [name, features] of Object.entries(data.tables)) {
    const plain = new Map<number, number>();
    const marked = new Map<number, number>();
    const pairs = new Map<number, number>();
    const signs = new Map<string, number>();
    for (const [feature, list] of Object.entries(features)) {
      const entry = starts.length;
      starts.push(weights.length);
      const parts = list.split(' ');
      for (let at = 0; at < parts.length; at += 2) {
        weights.push(indexOf.get(parts[at]!)!, Number(parts[at + 1]));
      }
      const [word, next] = feature.split(' ') as [string, string?];
      if (word.startsWith('@')) signs.set(feature.slice(1), entry);
      else if (next === undefined) (word.startsWith('=') ? marked : plain).set(numberOf(word), entry);
      else pairs.set(numberOf(word) * PAIR + numberOf(next), entry);
    }
    tables.set(name, { plain: listed(plain), marked: listed(marked), pairs, signs });
  }
  starts.push(weights.length);
  return {
    classes,
    indexOf,
    tables,
    starts: Int32Array.from(starts),
    weights: Int16Array.from(weights),
    seen: new Uint32Array(starts.length),
    texts: 0,
  };
}

function numberOf(word: string): number {
  const vocabulary = word.startsWith('=') ? markedWords : plainWords;
  const key = word.startsWith('=') ? word.slice(1) : word;
  let number = vocabulary.get(key);
  if (number === undefined) {
    number = vocabulary.size;
    if (number >= PAIR) throw new Error(`more than ${PAIR} words of evidence`);
    vocabulary.set(key, number);
  }
  return number;
}

function listed(entries: ReadonlyMap<number, number>): Int32Array {
  const list = new Int32Array(Math.max(0, ...entries.keys()) + 1).fill(-1);
  for (const [number, entry] of entries) list[number] = entry;
  return list;
}

/** The words of a text as numbers of the vocabulary: once for all that is weighed. -1: not known to any evidence. */
export interface NumberedWords {
  plain: Int32Array;
  marked: Int32Array;
  /** Whether a word follows the one before without a stop. */
  follows: Uint8Array;
}

/** @param skip spans whose words do not count, in order and apart from each other: names of areas. */
export function numberWords(read: ReadText, skip: readonly Span[]): NumberedWords {
  const { tokens } = read;
  const plain = new Int32Array(tokens.length).fill(-1);
  const marked = new Int32Array(tokens.length).fill(-1);
  const follows = new Uint8Array(tokens.length);
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    while (next < skip.length && skip[next]!.end <= at) next++;
    if (next < skip.length && skip[next]!.start <= at) continue;
    const token = tokens[at]!;
    const key = keyIn(read, at);
    plain[at] = plainWords.get(key) ?? -1;
    if (key === token.key && (read.marked || !token.plain)) marked[at] = markedWords.get(token.marked) ?? -1;
    follows[at] = at > 0 && !token.breakBefore ? 1 : 0;
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
    if (first < 0 || second < 0) return [];
    const entry = next === undefined ? list?.[first] : table?.pairs.get(first * PAIR + second);
    return entry === undefined || entry < 0 ? [] : [{ words: feature, entry }];
  });
}

const known = (word: string) => (word.startsWith('=') ? markedWords.get(word.slice(1)) : plainWords.get(word)) ?? -1;

/** A number among words is `#`, one alone itself. */
function keyIn({ tokens }: ReadText, at: number): string {
  const { key } = tokens[at]!;
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return key;
  return tokens.length === 1 ? `#${key}` : '#';
}

/** What a text offers as evidence: its words, and signs that were read out of it. */
export interface Offered {
  words: NumberedWords;
  signs: readonly string[];
  /** Names of tables; those that do not exist say nothing. */
  tables: readonly string[];
}

/** Adds up by class what a text's words speak for; longer texts count no more than short ones. */
export function weigh(evidence: Evidence, { words, signs, tables }: Offered): Float64Array {
  const sums = new Float64Array(evidence.classes.length);
  evidence.texts = (evidence.texts + 1) >>> 0;
  let found = 0;
  for (const name of tables) {
    const table = evidence.tables.get(name);
    if (!table) continue;
    for (const sign of signs) found += add(evidence, table.signs.get(sign) ?? -1, sums);
    found += weighWords(evidence, { table, words, sums });
  }
  const norm = TENTH / Math.sqrt(Math.max(1, found));
  for (let at = 0; at < sums.length; at++) sums[at]! *= norm;
  return sums;
}

/** Weights are kept in tenths. */
export const TENTH = 0.1;

/** @returns how many entries were found. */
function weighWords(
  evidence: Evidence,
  { table, words, sums }: { table: EvidenceTable; words: NumberedWords; sums: Float64Array },
): number {
  const { plain, marked, follows } = words;
  let found = 0;
  for (let at = 0; at < plain.length; at++) {
    const number = plain[at]!;
    if (number >= 0) {
      if (number < table.plain.length) found += add(evidence, table.plain[number]!, sums);
      if (follows[at] === 1 && plain[at - 1]! >= 0)
        found += add(evidence, table.pairs.get(plain[at - 1]! * PAIR + number) ?? -1, sums);
    }
    const withMarks = marked[at]!;
    if (withMarks >= 0 && withMarks < table.marked.length) found += add(evidence, table.marked[withMarks]!, sums);
  }
  return found;
}

function add(evidence: Evidence, entry: number, sums: Float64Array): number {
  if (entry < 0 || evidence.seen[entry] === evidence.texts) return 0;
  evidence.seen[entry] = evidence.texts;
  const { starts, weights } = evidence;
  for (let at = starts[entry]!, end = starts[entry + 1]!; at < end; at += 2) sums[weights[at]!]! += weights[at + 1]!;
  return 1;
}
