import { expect, test } from '@jest/globals';
import { slidingWindow } from '../../../src/channels/web/sliding-window.ts';

test('so many times in any window, and then one for each that leaves it', () => {
  const wait = slidingWindow({ most: 2, perMs: 1000 });
  expect(wait('a', 0)).toBe(0);
  expect(wait('a', 400)).toBe(0);
  expect(wait('a', 500)).toBe(500);
  expect(wait('a', 999)).toBe(1);
  expect(wait('a', 1000)).toBe(0);
  expect(wait('a', 1001)).toBe(399);
});

test('two at the same moment count as two', () => {
  const wait = slidingWindow({ most: 1, perMs: 1000 });
  expect([wait('a', 5), wait('a', 5)]).toEqual([0, 1000]);
});

test('one key does not count for another', () => {
  const wait = slidingWindow({ most: 1, perMs: 1000 });
  expect([wait('a', 0), wait('b', 0), wait('a', 1)]).toEqual([0, 0, 999]);
});

test('what was refused does not make the wait longer', () => {
  const wait = slidingWindow({ most: 1, perMs: 100 });
  wait('a', 0);
  for (let now = 1; now < 100; now += 1) expect(wait('a', now)).toBe(100 - now);
  expect(wait('a', 100)).toBe(0);
});
