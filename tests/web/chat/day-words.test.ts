import { expect, test } from '@jest/globals';
import { dayWords, timeOf } from '../../../src/web/chat/day-words.ts';
import { wordsFor } from '../../../src/web/chat/words.ts';

const { words } = wordsFor('');
const now = new Date('2026-11-23T03:00:00Z');
const say = (at: string) => dayWords(new Date(at), now, words);

test('days are named as people say them, by the clock of Việt Nam', () => {
  expect(say('2026-11-22T17:00:00Z')).toBe('Hôm nay');
  expect(say('2026-11-22T16:59:59Z')).toBe('Hôm qua');
  expect(say('2026-11-18T01:00:00Z')).toBe('thứ Tư, 18/11');
  expect(say('2026-11-15T01:00:00Z')).toBe('Chủ nhật, 15/11');
  expect(say('2025-12-31T01:00:00Z')).toBe('thứ Tư, 31/12/2025');
});

test('times have two digits each', () => {
  expect(timeOf(new Date('2026-11-22T17:05:00Z'))).toBe('00:05');
  expect(timeOf(new Date('2026-11-23T10:30:00Z'))).toBe('17:30');
});

test('every word of the page is there in both languages', () => {
  const en = wordsFor('?lang=en').words;
  expect(Object.keys(en)).toEqual(Object.keys(words));
  expect(Object.keys(en.mediaReasons)).toEqual(Object.keys(words.mediaReasons));
  expect(wordsFor('?lang=fr').language).toBe('vi');
});
