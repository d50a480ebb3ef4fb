import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { cadreWords } from '../../src/language/cadre-words.ts';
import { emergencyWords } from '../../src/language/emergency-words.ts';
import { sensitiveWords } from '../../src/language/sensitive-words.ts';
import { understand } from '../../src/language/understand.ts';
import { wishWords } from '../../src/language/wish-words.ts';
import { categorySentences } from '../language/category-sentences.ts';

/** The worst that a text can do, looked for at length: near-phrases by the thousand, marks upon marks, junk. */

jest.setTimeout(8 * 60_000);
const knowledge = sampleKnowledge();

const signWords = [wishWords, emergencyWords, cadreWords, sensitiveWords]
  .flatMap((lists) => Object.values(lists))
  .flatMap((list) => list.split(/[|;+]/))
  .map((words) => words.replace(/[=^$]/g, '').trim());
const lexiconWords = [...knowledge.categories.byCode.values()]
  .flatMap(({ phrases }) => phrases.flatMap(({ words }) => words.split(/[|+]/)))
  .map((words) => words.trim());
const names = [...knowledge.areas.byId.values()].map(({ name }) => name);

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
const piece = fc.oneof(
  fc.constantFrom(...signWords, ...lexiconWords, ...names),
  fc.constantFrom(...lexiconWords).map(bare),
  // A phrase but for its last word, and one with another in between.
  fc.constantFrom(...lexiconWords).map((words) => words.split(' ').slice(0, -1).join(' ')),
  fc
    .tuple(fc.constantFrom(...lexiconWords), fc.constantFrom('à', 'thì', '18/11', 'ko'))
    .map(([a, b]) => a.replace(' ', ` ${b} `)),
  fc.constantFrom(
    'vc-0',
    '30/15/8',
    'thứ',
    'mùng',
    '2tr5',
    'dduwowngf',
    'd9uo72ng',
    'a\u0301\u0323',
    '👍',
    'ﷺ',
    '\u202E',
    'T7',
    'kp3',
  ),
);
const text = fc
  .tuple(
    fc.array(piece, { minLength: 1, maxLength: 60 }),
    fc.constantFrom(' ', ', ', '\n', ''),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([pieces, between, times]) => (pieces.join(between) + between).repeat(times).slice(0, 10_000));
const role = fc.constantFrom('resident' as const, 'cadre' as const, 'moderator' as const);
const expecting = fc.constantFrom(
  undefined,
  'consent',
  'area',
  'summary',
  'resolved',
  'report',
  'duty',
  'form:F-1',
  'form:F-3',
);

test('no text that is made of what the understanding looks for is answered by a throw, or slowly', () => {
  const everyday = categorySentences
    .map(([sentence]) => sentence)
    .join('. ')
    .slice(0, 10_000);
  const usual = micros(() => understand(everyday, knowledge, { now: 0 })) / everyday.length;
  let slowest = { perCharacter: 0, text: '' };
  fc.assert(
    fc.property(text, role, expecting, (said, by, asked) => {
      const spent = micros(() => understand(said, knowledge, { now: 0, role: by, expecting: asked }), 2);
      // Short texts have a cost of their own.
      if (said.length > 1_000 && spent / said.length > slowest.perCharacter)
        slowest = { perCharacter: spent / said.length, text: said };
    }),
    { numRuns: 3_000 },
  );
  expect({ slowest: slowest.text.slice(0, 200), times: slowest.perCharacter / usual < 12 }).toMatchObject({
    times: true,
  });
});

/** Of processor time; the best of some. */
function micros(work: () => unknown, rounds = 5): number {
  return Math.min(
    ...Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );
}
