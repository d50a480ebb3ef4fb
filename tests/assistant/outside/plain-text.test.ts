import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/assistant/outside/plain-text.ts';

test.each([
  ['**Trạm thú y** mở cửa *7 giờ*', 'Trạm thú y mở cửa 7 giờ'],
  ['# Thủ tục\n\nCần:\n\n- đơn\n- **giấy** khám', 'Thủ tục\nCần:\n– đơn\n– giấy khám'],
  ['1. Đến trạm\n2. Nộp đơn', '1. Đến trạm\n2. Nộp đơn'],
  ['Xem [trang này](https://vidu.vn/a?b=1&c=2)', 'Xem trang này (https://vidu.vn/a?b=1&c=2)'],
  ['Xem https://vidu.vn', 'Xem https://vidu.vn'],
  ['[bấm](javascript:alert(1))', 'bấm'],
  ['![ảnh trạm](https://vidu.vn/a.jpg)', 'ảnh trạm (https://vidu.vn/a.jpg)'],
  ['Phí `50.000` đ', 'Phí 50.000 đ'],
  ['| Việc | Phí |\n|---|---|\n| Đăng ký | 0 |', 'Việc | Phí\nĐăng ký | 0'],
  ['một\nhai', 'một\nhai'],
  ['a &amp; b <b>đậm</b><br>dưới', 'a & b đậm\ndưới'],
  ['> lời dẫn', 'lời dẫn'],
  ['```\nmã\n```', 'mã'],
  ['5 * 3 = 15, giá 2_000', '5 * 3 = 15, giá 2_000'],
])('%j is shown as %j', (markdown, shown) => {
  expect(plainText(markdown)).toBe(shown);
});

test('whatever comes, there is a text without tags that run anything', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (any) => {
      const text = plainText(any);
      expect(typeof text).toBe('string');
      expect(text).not.toMatch(/<script\b[^<]*>/i);
    }),
    { numRuns: 200 },
  );
});
