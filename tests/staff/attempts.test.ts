import { expect, test } from '@jest/globals';
import { openAttempts } from '../../src/staff/attempts.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));

test('five tries are allowed in fifteen minutes and the sixth is not', () => {
  const attempts = openAttempts({ most: 5, withinMs: 15 * 60_000 });
  for (let minute = 0; minute < 5; minute++) expect(attempts.take(['a'], at(minute))).toBe(true);
  expect(attempts.take(['a'], at(5))).toBe(false);
  expect(attempts.take(['b'], at(5))).toBe(true);
});

test('a try is forgotten after fifteen minutes, one by one', () => {
  const attempts = openAttempts({ most: 2, withinMs: 15 * 60_000 });
  attempts.take(['a'], at(0));
  attempts.take(['a'], at(10));
  expect(attempts.take(['a'], at(14))).toBe(false);
  expect(attempts.take(['a'], at(15))).toBe(true);
  expect(attempts.take(['a'], at(16))).toBe(false);
});

test('where one of the keys has none left, the other is not charged', () => {
  const attempts = openAttempts({ most: 1, withinMs: 60_000 });
  attempts.take(['a'], at(0));
  expect(attempts.take(['a', 'b'], at(0))).toBe(false);
  expect(attempts.take(['b'], at(0))).toBe(true);
});

test('a right try is not counted', () => {
  const attempts = openAttempts({ most: 1, withinMs: 60_000 });
  attempts.take(['a'], at(0));
  attempts.giveBack(['a']);
  expect(attempts.take(['a'], at(0))).toBe(true);
});

test('inventing keys does not fill the memory, and the latest are still counted', () => {
  const attempts = openAttempts({ most: 1, withinMs: 60_000 });
  for (let key = 0; key <= 10_000; key++) attempts.take([`key ${key}`], at(0));
  expect(attempts.take(['key 0'], at(0))).toBe(true);
  expect(attempts.take(['key 10000'], at(0))).toBe(false);
});
