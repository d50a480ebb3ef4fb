import { expect, test } from '@jest/globals';
import type { HolderNews } from '../../src/issues/holder-news-view.ts';
import { sayNews } from '../../src/issues/tell-holder-news.ts';

const news: HolderNews = {
  ...{ code: 'VC-0427', status: 'in_progress', unit: 'Công an phường', mergedInto: null, newest: 1n, toldAt: null },
  words: [],
  photos: [],
};
const say = (change: Partial<HolderNews>, isMoved = false, lang: 'vi' | 'en' = 'vi') =>
  sayNews({ ...news, ...change }, { isMoved, lang });

test('nothing added is nothing to say', () => {
  expect(say({})).toBeNull();
});

test('photos alone, words alone', () => {
  expect(say({ photos: ['a', 'b'] })).toBe(
    'Người dân gửi thêm 2 ảnh về VC-0427.\nĐồng chí nhắn VC-0427 để xem và làm tiếp.',
  );
  expect(say({ words: ['Cả ngõ tối'] })).toBe(
    'Người dân nhắn thêm về VC-0427:\n“Cả ngõ tối”\nĐồng chí nhắn VC-0427 để xem và làm tiếp.',
  );
  expect(say({ words: ['Dark'], photos: ['a'] }, false, 'en')).toBe(
    'The resident wrote more and sent 1 more photo about VC-0427:\n“Dark”\nWrite VC-0427 to see it and go on.',
  );
});

test('of many words the last three, none of them long', () => {
  const told = say({ words: ['một', 'hai', 'ba', 'x'.repeat(500)] })!;
  expect(told).not.toContain('một');
  expect(told).toContain('“hai”');
  expect(told.length).toBeLessThan(400);
});

test('what has ended or is somebody else’s needs no word of what was added', () => {
  expect(say({ status: 'done', words: ['thêm'] })).toBe(
    'Mặt trận đã báo người dân: VC-0427 xong. Đồng chí không cần làm tiếp.',
  );
  expect(say({ words: ['thêm'] }, true)).toBe(
    'Mặt trận đã chuyển VC-0427 cho nơi khác: Công an phường. Đồng chí không cần làm tiếp.',
  );
});
