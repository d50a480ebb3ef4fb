import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findLinks } from '../../../src/web/chat/find-links.ts';

const links = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

test('phone numbers can be tapped, however they are written', () => {
  expect(links('Gọi 0222 3821 234 hoặc 0912.345.678, 1900 6769, +84 912 345 678.')).toEqual([
    'tel:02223821234',
    'tel:0912345678',
    'tel:19006769',
    'tel:+84912345678',
  ]);
});

test('dates, codes, amounts and house numbers are no phone numbers', () => {
  for (const text of [
    '18/11/2026',
    'VC-0427',
    '2.500.000 đồng',
    'số 12 ngõ 30/15/8',
    '21.171234, 106.051234',
    '0,5 km',
    '20261123',
  ])
    expect(links(text)).toEqual([]);
});

test('addresses can be followed, without the full stop behind them', () => {
  expect(findLinks('Xem https://example.vn/a?b=1. Cảm ơn')).toEqual([
    { text: 'Xem ' },
    { text: 'https://example.vn/a?b=1', href: 'https://example.vn/a?b=1' },
    { text: '. Cảm ơn' },
  ]);
  expect(links('javascript:alert(1)')).toEqual([]);
});

test('no letter of a text is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('0', '9', ' ', '.', '-', '+84', '1900', 'a', '\n', 'http://') }),
      (text) => {
        expect(
          findLinks(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});
