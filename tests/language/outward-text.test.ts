import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outwardText } from '../../src/language/outward-text.ts';

test('a question may leave, without what leads to a person', () => {
  for (const text of ['thủ tục nuôi mèo thế nào', '3', 'có']) expect(outwardText(text)).toBe(text);
  expect(outwardText('tôi là Nguyễn Văn Hùng, số nhà 15B, gọi 0912 345 678, hỏi thủ tục nuôi mèo')).toBe(
    'tôi là [tên], [số nhà], gọi [số điện thoại], hỏi thủ tục nuôi mèo',
  );
});

test.each([
  'cháy nhà rồi cứu với',
  'tôi muốn tố cáo ông chủ tịch phường nhận hối lộ',
  'đơn khiếu nại quyết định thu hồi đất',
  'công văn đóng dấu mật này gửi ai',
  '0912345678',
  'Nguyễn Văn Hùng',
  'Hoa',
  '👍',
  '',
])('of %j nothing may leave', (text) => {
  expect(outwardText(text)).toBeNull();
});

test('whatever is put beside a number or an address, neither leaves', () => {
  const words = fc.constantFrom('hỏi', 'thủ tục', 'nuôi mèo', 'ở đâu', 'mấy giờ', 'con tôi');
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 6 }),
      fc.integer({ min: 200_000_000, max: 999_999_999 }),
      (around, number) => {
        const said = outwardText([...around, `0${number}`, 'an@vidu.vn', ...around].join(' ')) ?? '';
        expect(said).not.toContain(String(number));
        expect(said).not.toContain('an@vidu');
      },
    ),
    { numRuns: 100 },
  );
});

test('a long text is cut', () => {
  expect(outwardText('câu hỏi dài '.repeat(1_000))!.length).toBeLessThanOrEqual(1_500);
});
