import { expect, test } from '@jest/globals';
import { cleanText } from '../../src/channels/clean-text.ts';
import { numberChoices } from '../../src/channels/number-choices.ts';

test('choices stand as numbered lines under the question', () => {
  expect(numberChoices('Đúng chưa?', [{ label: 'Đúng' }, { label: 'Sửa' }])).toBe('Đúng chưa?\n\n1. Đúng\n2. Sửa');
});

test('without choices the text stays as it is, without a text the choices stand alone', () => {
  expect(numberChoices('Xong.', [])).toBe('Xong.');
  expect(numberChoices(' ', [{ label: 'Đúng' }])).toBe('1. Đúng');
});

test('a text is rid of what the database cannot keep, and of nothing else', () => {
  expect(cleanText('a\0b \ud83d c\udc00 😀 \u202e ế')).toBe('ab \ufffd c\ufffd 😀 \u202e ế');
});
