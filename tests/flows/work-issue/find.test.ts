import { expect, test } from '@jest/globals';
import { wantedIn } from '../../../flows/work-issue/find.ts';

test.each([
  ['tìm VC-0427', 'VC-0427'],
  ['Tìm: đèn Hòa Đình', 'đèn Hòa Đình'],
  ['tim den hoa dinh', 'den hoa dinh'],
  ['TÌM KIẾM rác', 'rác'],
  ['tìm phản ánh ở Bồ Sơn', 'ở Bồ Sơn'],
  ['tìm “nắp cống”?', 'nắp cống'],
  ['tìm', ''],
  ['find den', 'den'],
  ['ti\u0300m ngo\u0303 30', 'ngõ 30'],
])('“%s” looks for “%s”', (text, wanted) => {
  expect(wantedIn(text)).toBe(wanted);
});

test.each([
  'Tìm thấy ví rơi ở cổng chợ',
  'tim thay vi roi',
  'tìm giúp cháu bé bị lạc',
  'tìm người nhà',
  'tím',
  'tìm mãi không thấy chỗ đổ rác nào ở khu này cả',
  'timeo',
  'đi tìm đèn',
])('“%s” looks for no report', (text) => {
  expect(wantedIn(text)).toBeNull();
});
