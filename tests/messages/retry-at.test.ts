import { expect, test } from '@jest/globals';
import { nextTry } from '../../src/messages/retry-at.ts';

const NOW = new Date('2026-11-23T01:00:00.000Z');
const failure = { attempts: 1, retryable: true, retryAfter: undefined, firstFailedAt: null };
/** In the middle: no spread. */
const even = { now: NOW, chance: 0.5 };

function waitOf(attempts: number, chance = 0.5): number {
  const next = nextTry({ ...failure, attempts }, { now: NOW, chance });
  return next.kind === 'again' ? next.at.getTime() - NOW.getTime() : -1;
}

test('the waits double from one second up to five minutes', () => {
  expect([1, 2, 3, 4, 8, 9, 10, 50].map((attempts) => waitOf(attempts))).toEqual([
    1_000, 2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000,
  ]);
});

test('chance spreads the waits by a quarter either way, and never over five minutes', () => {
  expect(waitOf(3, 0)).toBe(3_000);
  expect(waitOf(3, 0.999)).toBeCloseTo(5_000, -2);
  expect(waitOf(20, 0.999)).toBe(300_000);
});

test('the platform is given the time that it asks for', () => {
  expect(nextTry({ ...failure, retryAfter: 7_000 }, even)).toMatchObject({ at: new Date(NOW.getTime() + 7_000) });
});

test('what is not retryable, and what failed for a day, is given up', () => {
  expect(nextTry({ ...failure, retryable: false }, even)).toEqual({ kind: 'give_up' });
  const yesterday = new Date(NOW.getTime() - 24 * 3_600_000);
  expect(nextTry({ ...failure, firstFailedAt: yesterday }, even)).toEqual({ kind: 'give_up' });
});

test('a message goes behind the others when it cannot go again within two minutes of its first failure', () => {
  expect(nextTry({ ...failure, attempts: 7 }, even)).toMatchObject({ goesBehind: false });
  expect(nextTry({ ...failure, attempts: 8 }, even)).toMatchObject({ goesBehind: true });
  const longAgo = new Date(NOW.getTime() - 119_500);
  expect(nextTry({ ...failure, firstFailedAt: longAgo }, even)).toMatchObject({ goesBehind: true });
});
