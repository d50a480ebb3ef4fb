import { expect, test } from '@jest/globals';
import { noticesOf, noticesSaying, sentencesOfNotices } from '../../src/engine/index.ts';

const notices = noticesOf('shop', {
  ready: { vi: 'Đơn {code} đã xong, mời {who} qua lấy.', en: 'Order {code} is ready, {who}.' },
  closed: { vi: 'Hôm nay nghỉ.', en: 'Closed today.' },
});
const filled = { code: 'A-1', who: 'bà Hoa' };
const saying = (key: string, text: string, lang: 'vi' | 'en' = 'vi') => noticesSaying(notices, [{ key, lang, text }]);

test('a sentence is said with its blanks filled, in either language', () => {
  expect(notices.say('vi', 'ready', filled)).toBe('Đơn A-1 đã xong, mời bà Hoa qua lấy.');
  expect(notices.say('en', 'closed')).toBe('Closed today.');
  // @ts-expect-error a blank without a filling
  expect(() => notices.say('vi', 'ready', { code: 'A-1' })).toThrow('{who}');
});

test('what the office says otherwise is said so in that language, and what was given stays', () => {
  const others = saying('shop.ready', 'Mời {who} lấy đơn {code}.');
  expect(others.say('vi', 'ready', filled)).toBe('Mời bà Hoa lấy đơn A-1.');
  expect(others.say('en', 'ready', filled)).toBe('Order A-1 is ready, bà Hoa.');
  expect(notices.say('vi', 'ready', filled)).toBe('Đơn A-1 đã xong, mời bà Hoa qua lấy.');
});

test.each([
  ['of another slice', 'shopping.ready', 'Mời {who} lấy đơn {code}.'],
  ['of a sentence that is not there', 'shop.gone', 'Gì đó'],
  ['named after what every object has', 'shop.toString', 'Gì đó'],
  ['with a blank too few', 'shop.ready', 'Đơn {code} đã xong.'],
  ['with a blank too many', 'shop.closed', 'Hôm nay nghỉ, {who}.'],
])('an override %s is passed over', (_what, key, text) => {
  expect(saying(key, text)).toBe(notices);
});

test('the office finds each sentence by the slice and its name', () => {
  expect(sentencesOfNotices(notices).map(({ key, flow }) => [key, flow])).toEqual([
    ['shop.ready', 'shop'],
    ['shop.closed', 'shop'],
  ]);
});
