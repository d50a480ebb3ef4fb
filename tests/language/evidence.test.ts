import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import data from '../../src/language/category-evidence.json' with { type: 'json' };
import { type EvidenceData, evidenceOf, numberWords, weigh, wordFeatures } from '../../src/language/evidence.ts';
import { readText } from '../../src/language/read-text.ts';
import { readCorpus } from './read-corpus.ts';

const small = evidenceOf({
  learntFrom: '',
  classes: 'dog rubbish',
  tables: {
    all: {
      rac: 'rubbish 20',
      '=rac1': 'rubbish 5 dog -5',
      'tha rong': 'dog 30',
      '#': 'dog 1',
      '@asked': 'rubbish -10',
    },
    report: { cho: 'dog 40' },
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
    const features = (data as EvidenceData).tables.all!;
    const evidence = evidenceOf(data as EvidenceData);
    const text = fc.constantFrom(...readCorpus().map((line) => line.text));
    fc.assert(
      fc.property(text, (said) => {
        const read = readText(said);
        const named = [...new Set(wordFeatures(read, []))].filter((feature) => features[feature] !== undefined);
        const byName = new Map<string, number>();
        for (const feature of named) {
          const parts = features[feature]!.split(' ');
          for (let at = 0; at < parts.length; at += 2)
            byName.set(parts[at]!, (byName.get(parts[at]!) ?? 0) + Number(parts[at + 1]) / 10);
        }
        const weighed = weigh(evidence, { words: numberWords(read, []), signs: [], tables: ['all'] });
        const root = Math.sqrt(Math.max(1, named.length));
        const off = evidence.classes.filter(
          (code, at) => Math.abs(weighed[at]! - (byName.get(code) ?? 0) / root) > 5e-4,
        );
        expect(off).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
