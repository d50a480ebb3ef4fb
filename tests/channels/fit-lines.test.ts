import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitLines } from '../../src/channels/fit-lines.ts';

test('a line that fits into a part is never broken, be the rest of the part ever so empty', () => {
  expect(fitLines('một\nhai ba bốn\nnăm', 10)).toEqual(['một', 'hai ba bốn', 'năm']);
  expect(fitLines('a\nb\nc', 3)).toEqual(['a\nb', 'c']);
});

test('a longer line is broken between words, its rest goes on with the next line', () => {
  expect(fitLines('x\nmột hai ba bốn\ny', 10)).toEqual(['x', 'một hai ba', 'bốn\ny']);
});

test('blank lines stay inside a part and go at its ends', () => {
  expect(fitLines('\n\na\n\nb\n\n', 10)).toEqual(['a\n\nb']);
  expect(fitLines('aaaa\n\nbbbb', 5)).toEqual(['aaaa', 'bbbb']);
  expect(fitLines(' \n ', 5)).toEqual([]);
});

test('no part is too long, no character is halved, and no word is lost', () => {
  const word = fc.constantFrom('đèn', '💡', 'hỏng', '👩‍👩‍👧', 'x'.repeat(17), '1.', '');
  const text = fc.array(fc.array(word).map((words) => words.join(' '))).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, fc.integer({ min: 8, max: 40 }), (whole, limit) => {
      const parts = fitLines(whole, limit);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part).not.toMatch(/\p{Surrogate}/u);
        expect(part.trim()).not.toBe('');
      }
      expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      for (const line of whole.split('\n'))
        if (line.trim() !== '' && line.length <= limit)
          expect(parts.some((part) => part.includes(line.trim()))).toBe(true);
    }),
  );
});
