import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import data from '../../src/language/category-evidence.json' with { type: 'json' };
import { evidenceOf, numberWords, weigh, wordFeatures } from '../../src/language/evidence.ts';
import { type EvidenceData, packWeights, unpackWeights, type Weight } from '../../src/language/evidence-data.ts';
import { readText } from '../../src/language/read-text.ts';
import { readCorpus } from './read-corpus.ts';

const DOG = 0;
const RUBBISH = 1;

/** Weights in quarters. */
const packed = (features: Record<string, Weight[]>) => ({
  features: Object.keys(features).join('|'),
  weights: Object.values(features).map(packWeights).join(' '),
});

const small = evidenceOf({
  learntFrom: '',
  phrases: '',
  classes: 'dog rubbish',
  tables: {
    all: packed({
      rac: [[RUBBISH, 8]],
      '=rac1': [
        [RUBBISH, 2],
        [DOG, -2],
      ],
      'tha rong': [[DOG, 12]],
      '#': [[DOG, 1]],
      '@asked': [[RUBBISH, -4]],
    }),
    report: packed({ cho: [[DOG, 16]] }),
  },
});

function sums(
  text: string,
  { signs = [] as string[], tables = ['all'], skip = [{ start: 9, end: 9 }] } = {},
): number[] {
  const words = numberWords(readText(text), skip);
  return [...weigh(small, { words, signs, tables })].map((sum) => Math.round(sum * 100) / 100);
}

describe('evidence', () => {
  test('of words, of two in a row, of marks and of signs is added up, and divided by the root of how many', () => {
    expect(sums('rac')).toEqual([0, 2]);
    expect(sums('rác')).toEqual([-0.35, 1.77]);
    expect(sums('chó thả rông')).toEqual([3, 0]);
    expect(sums('rac', { signs: ['asked', 'unheard of'] })).toEqual([0, 0.71]);
  });

  test('does not reach over a stop, into what is skipped, or into tables that were not asked for', () => {
    expect(sums('chó thả, rông')).toEqual([0, 0]);
    expect(sums('chó thả rông', { skip: [{ start: 1, end: 2 }] })).toEqual([0, 0]);
    expect(sums('cho')).toEqual([0, 0]);
    expect(sums('cho', { tables: ['all', 'report', 'none'] })).toEqual([4, 0]);
  });

  test('counts a word once however often it is said', () => {
    expect(sums('rac rac rac rac')).toEqual([0, 2]);
  });

  test('is the sum of what each feature says, as whoever looks them up by name finds it', () => {
    const { features, weights } = (data satisfies EvidenceData).tables.all;
    const packedWeights = weights.split(' ');
    const weightsOf = new Map(features.split('|').map((feature, at) => [feature, packedWeights[at]!]));
    const evidence = evidenceOf(data);
    const text = fc.constantFrom(...readCorpus().map((line) => line.text));
    fc.assert(
      fc.property(text, (said) => {
        const read = readText(said);
        const named = [...new Set(wordFeatures(read, []))].filter((feature) => weightsOf.has(feature));
        const byNumber = new Map<number, number>();
        for (const feature of named)
          for (const [number, quarters] of unpackWeights(weightsOf.get(feature)!))
            byNumber.set(number, (byNumber.get(number) ?? 0) + quarters / 4);
        const weighed = weigh(evidence, { words: numberWords(read, []), signs: [], tables: ['all'] });
        const root = Math.sqrt(Math.max(1, named.length));
        const off = evidence.classes.filter((_, at) => Math.abs(weighed[at]! - (byNumber.get(at) ?? 0) / root) > 5e-4);
        expect(off).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
