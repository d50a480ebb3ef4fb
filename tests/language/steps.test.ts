import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { ways } from '../../src/language/day-ways.ts';
import { dayWordsIn } from '../../src/language/day-words.ts';
import { emergencyWords } from '../../src/language/emergency-words.ts';
import { readText } from '../../src/language/read-text.ts';
import { SortedLists } from '../../src/language/sorted-lists.ts';
import { spokenWordsOf } from '../../src/language/spoken-words.ts';
import { understand } from '../../src/language/understand.ts';
import { wishWords } from '../../src/language/wish-words.ts';

const knowledge = sampleKnowledge();
const phrases = [...Object.values(wishWords), ...Object.values(emergencyWords)]
  .flatMap((list) => list.split(/[|;+]/))
  .concat([...knowledge.categories.byCode.values()].flatMap(({ phrases: own }) => own.map(({ words }) => words)))
  .map((words) => words.replace(/[=^$+|]/g, ' ').trim());
const names = [...knowledge.areas.byId.values()].map(({ name }) => name);
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

const piece = fc.oneof(
  fc.constantFrom(...phrases, ...names),
  fc.constantFrom(...phrases).map(bare),
  fc.constantFrom(
    '3 hôm nay',
    'thứ 7 tuần sau',
    '18/11',
    'rằm',
    '7h30',
    'mùng 2',
    'VC-0427',
    'd9uo72ng',
    'ko dc',
    '500k',
  ),
);
const unit = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `${pieces.join(' ')} `);

test('twice as long a text takes at most twice as many steps, whatever is repeated in it', () => {
  const find = jest.spyOn(SortedLists.prototype, 'find');
  const steps = (text: string) => {
    find.mockClear();
    understand(text, knowledge, { now: 0 });
    return find.mock.calls.length;
  };
  fc.assert(
    fc.property(unit, fc.integer({ min: 1, max: 6 }), (repeated, times) => {
      const text = repeated.repeat(times);
      // What is asked at the seam, and once for a text.
      expect(steps(text + text)).toBeLessThanOrEqual(2 * steps(text) + 60);
    }),
    { numRuns: 150 },
  );
  find.mockRestore();
});

test('a pattern for days is tried only where a word of each sort that it needs stands, and never misses one', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const words = spokenWordsOf(readText(pieces.join(' ')));
      const present = dayWordsIn(words);
      const said = ` ${words.map(({ word }) => word).join(' ')} `;
      const missed = ways.filter(
        ({ needs, pattern }) => (present & needs) !== needs && said.search(new RegExp(pattern.source)) >= 0,
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
