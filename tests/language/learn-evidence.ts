import { type EvidenceData, packWeights, QUARTER } from '../../src/language/evidence-data.ts';

/** A labelled text as the learner sees it. */
export interface Lesson {
  /** Its features, each with its table: `all rac`. A feature that occurs twice counts once. */
  features: readonly string[];
  label: string;
  /** What it counts beside others, 0 to 1. */
  weight: number;
  /** Labels that it could not have. */
  not?: ReadonlySet<string>;
}

export interface LearningPlan {
  /** Features of fewer lessons are left out: one line alone proves nothing. */
  leastLessons: number;
  rounds: number;
  rate: number;
  /** Keeps weights small. */
  decay: number;
  /** How much the plain counts (naive Bayes) add to what was learnt from mistakes. */
  counts: number;
  /** For each feature at most so many classes are kept, and none below so much. */
  most: number;
  least: number;
}

/**
 * Learns what each feature speaks for: multinomial logistic regression by gradient descent (AdaGrad), to which the log-odds of
 * plain counts are added. Deterministic: the same lessons give the same numbers.
 */
export function learnEvidence(
  lessons: readonly Lesson[],
  plan: LearningPlan,
): Omit<EvidenceData, 'learntFrom' | 'phrases'> {
  const classes = [...new Set(lessons.map((lesson) => lesson.label))].sort();
  const index = indexOf(lessons, plan.leastLessons);
  const rows = lessons.map(({ features, label, weight, not }) => ({
    at: [...new Set(features)].flatMap((feature) => index.get(feature) ?? []),
    label: classes.indexOf(label),
    weight,
    barred: classes.map((name) => not?.has(name) === true),
  }));
  const learnt = regression(rows, { features: index.size, classes: classes.length }, plan);
  if (plan.counts > 0) {
    const counted = oddsOf(rows, index.size, classes.length);
    for (let at = 0; at < learnt.length; at++) learnt[at]! += plan.counts * counted[at]!;
  }
  return { classes: classes.join(' '), tables: written(learnt, index, classes, plan) };
}

interface Row {
  at: number[];
  label: number;
  weight: number;
  barred: boolean[];
}

function indexOf(lessons: readonly Lesson[], least: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of lessons)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= least).map(([feature]) => feature);
  return new Map(kept.sort().map((feature, at) => [feature, at]));
}

interface Sizes {
  features: number;
  classes: number;
}

/** The mean of what is learnt in several orders: what hangs on the order alone is forgotten. */
function regression(rows: readonly Row[], sizes: Sizes, plan: LearningPlan): Float32Array {
  const mean = new Float32Array(sizes.features * sizes.classes);
  for (let order = 1; order <= ORDERS; order++) {
    const weights = learnInOrder(rows, { ...sizes, order }, plan);
    for (let at = 0; at < mean.length; at++) mean[at]! += weights[at]! / ORDERS;
  }
  return mean;
}

const ORDERS = 8;

function learnInOrder(
  rows: readonly Row[],
  { features, classes, order: seed }: Sizes & { order: number },
  plan: LearningPlan,
): Float32Array {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-6);
  const order = rows.map((_, at) => at);
  const next = randomFrom(seed);
  const share = new Float64Array(classes);
  const wrong: number[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    shuffle(order, next);
    for (const chosen of order) {
      const { at, label, weight, barred } = rows[chosen]!;
      if (at.length === 0) continue;
      const norm = 1 / Math.sqrt(at.length);
      share.fill(0);
      for (const feature of at) {
        const from = feature * classes;
        for (let k = 0; k < classes; k++) share[k]! += weights[from + k]!;
      }
      for (let k = 0; k < classes; k++) share[k]! *= norm;
      toShares(share, barred);
      wrong.length = 0;
      for (let k = 0; k < classes; k++) {
        share[k] = (share[k]! - (k === label ? 1 : 0)) * weight;
        // Most classes are out of the question soon: there is nothing to learn about them here.
        if (Math.abs(share[k]!) > UNTOUCHED) wrong.push(k);
      }
      for (const feature of at)
        for (const k of wrong) {
          const o = feature * classes + k;
          const slope = share[k]! * norm + plan.decay * weights[o]!;
          squares[o]! += slope * slope;
          weights[o]! -= (plan.rate * slope) / Math.sqrt(squares[o]!);
        }
    }
  }
  return weights;
}

/** A share that is off by less is right. */
const UNTOUCHED = 0.001;

function toShares(sums: Float64Array, barred: readonly boolean[]): void {
  let most = -Infinity;
  for (let k = 0; k < sums.length; k++) {
    if (barred[k]) sums[k] = -1e9;
    most = Math.max(most, sums[k]!);
  }
  let total = 0;
  for (let k = 0; k < sums.length; k++) {
    sums[k] = Math.exp(sums[k]! - most);
    total += sums[k]!;
  }
  for (let k = 0; k < sums.length; k++) sums[k]! /= total;
}

/** Log-odds of each class given a feature against the feature at large; the vaguer a feature, the less. */
function oddsOf(rows: readonly Row[], features: number, classes: number): Float64Array {
  const counts = new Float64Array(features * classes);
  const byClass = new Float64Array(classes);
  const byFeature = new Float64Array(features);
  let all = 0;
  for (const { at, label, weight } of rows)
    for (const feature of at) {
      counts[feature * classes + label]! += weight;
      byClass[label]! += weight;
      byFeature[feature]! += weight;
      all += weight;
    }
  const smooth = (SMOOTHING * all) / classes;
  const odds = new Float64Array(features * classes);
  for (let feature = 0; feature < features; feature++) {
    const atLarge = byFeature[feature]! / all;
    let shares = 0;
    for (let k = 0; k < classes; k++) shares += counts[feature * classes + k]! / byClass[k]!;
    let vagueness = 0;
    for (let k = 0; k < classes; k++) {
      const share = counts[feature * classes + k]! / byClass[k]! / shares;
      if (share > 0) vagueness -= share * Math.log(share);
    }
    for (let k = 0; k < classes; k++) {
      const inClass = (counts[feature * classes + k]! + smooth * atLarge) / (byClass[k]! + smooth);
      odds[feature * classes + k] = Math.exp(-0.2 * vagueness) * Math.log(inClass / atLarge);
    }
  }
  return odds;
}

const SMOOTHING = 0.05;

/** Only differences between classes count, so each feature's middle is 0 and left out. */
function written(
  weights: Float32Array,
  index: ReadonlyMap<string, number>,
  classes: readonly string[],
  { most, least }: LearningPlan,
): EvidenceData['tables'] {
  const tables: Record<string, { features: string[]; weights: string[] }> = {};
  for (const [feature, at] of index) {
    const row = weights.subarray(at * classes.length, (at + 1) * classes.length);
    const middle = [...row].sort((one, other) => one - other)[classes.length >> 1]!;
    const kept = [...row]
      .map((weight, k): [number, number] => [k, Math.round((weight - middle) / QUARTER)])
      .filter(([, quarters]) => Math.abs(quarters) * QUARTER >= least)
      .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
      .slice(0, most);
    if (kept.length === 0) continue;
    const space = feature.indexOf(' ');
    const name = feature.slice(0, space);
    tables[name] ??= { features: [], weights: [] };
    tables[name].features.push(feature.slice(space + 1));
    tables[name].weights.push(packWeights(kept));
  }
  return packTables(tables);
}

/** As the file has them. */
export function packTables(tables: Record<string, { features: string[]; weights: string[] }>): EvidenceData['tables'] {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { features, weights }]) => [
      name,
      { features: features.join('|'), weights: weights.join(' ') },
    ]),
  );
}

function shuffle(order: number[], next: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/** Numbers from 0 to below 1 that look random and are the same each time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
