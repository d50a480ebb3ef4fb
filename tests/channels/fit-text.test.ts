import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitText } from '../../src/channels/fit-text.ts';
import { anyCharacter } from '../any-character.ts';

const words = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('a', 'ế', 'e\u0302\u0301', ' ', '\n', '.', 'đ') },
    { weight: 1, arbitrary: fc.constantFrom('😀', '👨‍👩‍👧', '🇻🇳') },
    { weight: 1, arbitrary: anyCharacter },
  ),
  maxLength: 400,
});

test('no part is too long, empty or broken inside a letter', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 60 }), (text, limit) => {
      const fits = (part: string) => part.length <= limit && part.trim() !== '' && !/\p{Surrogate}/u.test(part);
      expect(fitText(text, limit).filter((part) => !fits(part))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('nothing is lost but white space at the breaks', () => {
  const withoutBlanks = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 60 }), (text, limit) => {
      expect(withoutBlanks(fitText(text, limit).join(''))).toBe(withoutBlanks(text));
    }),
    { numRuns: 500 },
  );
});

test('what fits stays whole, without blanks around it', () => {
  expect(fitText('  Đã nhận.\n\nXin cảm ơn. ', 40)).toEqual(['Đã nhận.\n\nXin cảm ơn.']);
  expect(fitText('', 40)).toEqual([]);
  expect(fitText(' \n ', 40)).toEqual([]);
});

test('a line’s end is the best place to break, then a blank', () => {
  expect(fitText('dòng thứ nhất\ndòng thứ hai dài hơn', 20)).toEqual(['dòng thứ nhất', 'dòng thứ hai dài hơn']);
  expect(fitText('một hai ba bốn', 10)).toEqual(['một hai ba', 'bốn']);
});

test('a line’s end far back is not worth a short part', () => {
  expect(fitText('à\nmột hai ba bốn năm', 16)).toEqual(['à\nmột hai ba bốn', 'năm']);
});

test('a word without end is cut, between letters as people see them', () => {
  expect(fitText('aaaaaaaaaaaa', 5)).toEqual(['aaaaa', 'aaaaa', 'aa']);
  expect(fitText('xe\u0302\u0301y', 3)).toEqual(['x', 'e\u0302\u0301', 'y']);
  expect(fitText('ab👨‍👩‍👧c', 9)).toEqual(['ab', '👨‍👩‍👧c']);
});

test('an emoji longer than a part is cut, but not inside a code point', () => {
  expect(fitText('👨‍👩‍👧', 3).join('')).toBe('👨‍👩‍👧');
});

test('a limit that no letter fits is a mistake', () => {
  expect(() => fitText('abc', 1)).toThrow(RangeError);
});
