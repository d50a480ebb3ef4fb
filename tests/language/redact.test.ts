import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personalWarnings } from '../../src/language/personal-warnings.ts';
import { personalSpans, redact } from '../../src/language/redact.ts';

describe('what leads to a person is taken out of a text', () => {
  test.each([
    ['gọi cho tôi 0912345678 nhé', 'gọi cho tôi [số điện thoại] nhé'],
    ['sđt 0912.345.678, 098 765 43 21', 'sđt [số điện thoại], [số điện thoại]'],
    ['+84 912 345 678', '[số điện thoại]'],
    ['máy bàn 0222 3822 999', 'máy bàn [số điện thoại]'],
    ['căn cước 001099012345 của tôi', 'căn cước [số giấy tờ] của tôi'],
    ['CMND 125 123 456', 'CMND [số giấy tờ]'],
    ['xe 99A-123.45 đỗ chắn ngõ', 'xe [biển số xe] đỗ chắn ngõ'],
    ['xe máy 99-B1 234.56 chạy ẩu', 'xe máy [biển số xe] chạy ẩu'],
    ['thư gửi ten.nguoi@thu.example nhé', 'thư gửi [thư điện tử] nhé'],
    ['chuyển vào STK 19034567891011 ngân hàng', 'chuyển vào STK [số tài khoản] ngân hàng'],
    ['số tài khoản: 0351 0000 12345', 'số tài khoản: [số tài khoản]'],
    ['đèn trước số nhà 15B hỏng', 'đèn trước [số nhà] hỏng'],
    ['SN 8/2 ngõ 30 đổ rác', '[số nhà] ngõ 30 đổ rác'],
    ['nha so 12 xa nuoc', '[số nhà] xa nuoc'],
    ['số 15 ngõ 30 đường Ngô Gia Tự', '[số nhà] ngõ 30 đường Ngô Gia Tự'],
    ['rác ở 30/15/8 phố mới', 'rác ở [số nhà] phố mới'],
    ['căn hộ 502 mở nhạc to', '[số nhà] mở nhạc to'],
    ['nhà bà Hoa đốt rác', 'nhà bà [tên] đốt rác'],
    ['nha ong tuan xay lan ra duong', 'nha ong [tên] xay lan ra duong'],
    ['anh Trần Văn Hùng xả thải', 'anh [tên] xả thải'],
    ['do Nguyễn Văn Hùng gây ra', 'do [tên] gây ra'],
    ['tôi tên là Hoa, ở cuối ngõ', 'tôi tên là [tên], ở cuối ngõ'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });
});

describe('what leads to nobody stays as it is', () => {
  test.each([
    'đèn đường trước cổng đình hỏng từ tối thứ Sáu',
    'phạt 10.000.000 đồng và 1.500.000',
    'ngày 18.11.2026 và 18/11/2026 và 18/11/26',
    'phản ánh VC-0427 đến đâu rồi',
    'ổ gà trên đường Nguyễn Du, gần trường Lê Quý Đôn',
    'ngõ 30 ngập, tổ 3 khu phố 5',
    'ông bà trong khu phố đều kêu',
    'gọi 113 hoặc 1900 6769',
    '',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '0912 345 678',
      'STK 1903 4567 8910',
      'bà Hoa',
      '99A-123.45',
      'số nhà 15',
      '001099012345',
      'a@b.example',
      'số 8 ngõ 3',
      '30/15/8',
      'Nguyễn Văn Hùng',
      'rác',
      'ngõ 30',
      ',',
      '.',
      '18/11/2026',
      '[',
      ']',
      'số',
      'nhà',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.nat({ max: 10_000_000_000 }).map(String),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

  test('twice is as good as once', () => {
    fc.assert(
      fc.property(text, (words) => redact(redact(words)) === redact(words)),
      { numRuns: 1_000 },
    );
  });

  test('no phone, identity or account number is left, however it is spaced', () => {
    const number = fc
      .tuple(fc.constantFrom('09', '03', '001', '19', '+849'), fc.integer({ min: 10_000_000, max: 99_999_999 }))
      .map(([front, rest]) => front + rest);
    const spaced = fc.tuple(number, fc.constantFrom('', ' ', '.', '-')).map(([all, gap]) => all.split('').join(gap));
    fc.assert(
      fc.property(text, spaced, text, (before, digits, after) => {
        const found = redact(`${before} | ${digits} | ${after}`);
        return !found.replace(/\D/g, '').includes(digits.replace(/\D/g, '')) || before.concat(after).includes(digits);
      }),
      { numRuns: 1_000 },
    );
  });

  test('places lie in the text, in order, and do not overlap', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { text: clean, spans } = personalSpans(words);
        let last = 0;
        for (const { start, end } of spans) {
          if (start < last || end <= start || end > clean.length) return false;
          last = end;
        }
        return true;
      }),
    );
  });

  test('a hostile text of 100,000 characters does not hang it', () => {
    for (const seed of ['0', '0 ', 'a@', 'số nhà 1', '1/', 'Nguyễn Văn ', 'STK 1', '99A-', 'bà Hoa ']) {
      const long = seed.repeat(Math.ceil(100_000 / seed.length));
      // A limit for what explodes (hours), not a measure.
      const before = process.cpuUsage();
      redact(long);
      expect(process.cpuUsage(before).user).toBeLessThan(15_000_000);
    }
  });
});

describe('before a report goes out', () => {
  test.each([
    ['đèn đường hỏng', 2, []],
    ['xe 99A-123.45 đỗ chắn lối', 0, ['plate']],
    ['nhà bà Hoa số 0912345678 đốt rác', 1, ['phone', 'name', 'face']],
    ['cháu bé 8 tuổi bị đánh', 1, ['child', 'face']],
    ['cháu học lớp 5, trường không có nước', 0, ['child']],
    ['trẻ em bị bắt nạt ở cổng trường', 0, ['child']],
    ['sân chơi trẻ em hỏng xích đu', 1, []],
    ['mẹ tôi 80 tuổi không đi được', 0, []],
    ['người từ 15 tuổi trở lên được vào', 0, []],
    ['căn cước 001099012345', 0, ['identity']],
    ['đòi tiền vào tài khoản 19034567891011', 0, ['account']],
  ])('%s', (words, photos, warnings) => {
    expect(personalWarnings(words, photos)).toEqual(warnings);
  });

  test.each(['NUOC MAY DUC NGAU O SO NHA 12 NGO 5 DUONG HO NGOC LAN, khong co anh', 'đèn hỏng trước 45 Lê Hồng Phong'])(
    'a street is nobody: %s',
    (words) => {
      expect(personalWarnings(words)).not.toContain('name');
    },
  );
});
