import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyOf } from '../../src/language/key.ts';
import { tokensOf } from '../../src/language/tokens.ts';
import { anyCharacter } from '../any-character.ts';

const same: [why: string, one: string, other: string][] = [
  ['with and without marks', 'Đèn đường hỏng', 'den duong hong'],
  ['NFC and NFD', 'Võ Cường'.normalize('NFC'), 'Võ Cường'.normalize('NFD')],
  ['the form of CP1258: composed vowel, combining tone', 'â\u0301m', 'ấm'],
  ['the tone on either vowel', 'Hoà Long', 'Hòa Long'],
  ['eth for đ', 'Ðáp Cầu', 'Đáp Cầu'],
  ['small eth for đ', 'ðèn', 'đèn'],
  ['blanks that do not break and several blanks', ' Vũ\u00A0 \t Ninh\n', 'vu ninh'],
  ['characters without width', 'Vũ\u200B Ni\u00ADnh\uFEFF', 'vu ninh'],
  ['emoji with a variation selector and without', '👍\uFE0F', '👍'],
  ['full-width letters', 'ＭＥＮＵ', 'menu'],
  ['capitals', 'TRỢ GIÚP', 'tro giup'],
];

describe('keys', () => {
  test.each(same)('%s give the same key', (_why, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test('punctuation stays, so that a command is not a word', () => {
    expect(keyOf('/Start')).toBe('/start');
    expect(keyOf('start')).not.toBe(keyOf('/start'));
  });

  test('a key is its own key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
        expect(keyOf(keyOf(text))).toBe(keyOf(text));
      }),
    );
  });
});

describe('tokens', () => {
  test('marks are kept beside the key, the tone last', () => {
    const [den, duong] = tokensOf('Đèn đường').tokens;
    expect(den).toMatchObject({ key: 'den', marked: 'đen2', plain: false, capital: true });
    expect(duong).toMatchObject({ key: 'duong', marked: 'đương2', plain: false, capital: false });
  });

  test('hoà and hòa, quý and quí, lí and lý are the same word with marks too', () => {
    for (const [one, other] of [
      ['hoà', 'hòa'],
      ['quý', 'quí'],
      ['Lí', 'lý'],
      ['thuỷ', 'thủy'],
    ])
      expect(tokensOf(one!).tokens[0]!.marked).toBe(tokensOf(other!).tokens[0]!.marked);
  });

  test('a number that touches a word is a token of its own', () => {
    expect(tokensOf('kp3, ngõ30').tokens.map(({ key }) => key)).toEqual(['kp', '3', 'ngo', '30']);
  });

  test('places in the text are those of its words', () => {
    const { text, tokens } = tokensOf('  Ngõ 30,  đường Nguyễn Du');
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Ngõ', '30', 'đường', 'Nguyễn', 'Du']);
    expect(tokens.map(({ breakBefore }) => breakBefore)).toEqual([true, false, true, false, false]);
  });
});
