import { expect, test } from '@jest/globals';
import { MOST_TEXT, render } from '../../../src/channels/zalo-bot/render.ts';

const photo = { isPhoto: true, forZalo: 'https://us/now', forPerson: 'https://us/days' };
const file = { isPhoto: false, forZalo: 'https://us/now', forPerson: 'https://us/pdf' };

const textOf = (text: string) => ({ method: 'sendMessage', payload: { text } });

test('choices are numbered lines under the question, and no markup is asked for', () => {
  const choices = [
    { id: 'agree', label: 'Tôi đồng ý' },
    { id: 'no', label: 'Không' },
  ];
  expect(render({ text: 'Ông/bà *đồng ý* không?', choices })).toEqual([
    textOf('Ông/bà *đồng ý* không?\n\n1. Tôi đồng ý\n2. Không'),
  ]);
});

test('a long text is split at its lines, and no choice is broken', () => {
  const line = 'Khu phố có cái tên khá dài'.padEnd(90, 'x');
  const choices = Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, label: `${line}${index}` }));
  const parts = render({ text: 'Ở đâu?', choices });
  expect(parts.length).toBeGreaterThan(1);
  const texts = parts.map(({ payload }) => (payload as { text: string }).text);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
  expect(
    texts
      .join('\n')
      .split('\n')
      .filter((found) => /^\d+\. .*x\d+$/.test(found)),
  ).toHaveLength(40);
});

test('a telephone number that the text does not name is added: Zalo calls what is tapped', () => {
  const calls = [
    { label: 'Công an', number: '113' },
    { label: 'Văn phòng', number: '0222 3824 000' },
  ];
  expect(render({ text: 'Gọi 113 ngay.', calls })).toEqual([textOf('Gọi 113 ngay.\nVăn phòng: 0222 3824 000')]);
});

test('one picture carries the words; several come before them; each knows what to say where it cannot be shown', () => {
  expect(render({ text: 'Đã sửa' }, [photo])).toEqual([
    {
      method: 'sendPhoto',
      payload: { photo: 'https://us/now', caption: 'Đã sửa' },
      instead: 'Đã sửa\n\nXem ảnh: https://us/days',
    },
  ]);
  const bare = { method: 'sendPhoto', payload: { photo: 'https://us/now' }, instead: 'Xem ảnh: https://us/days' };
  expect(render({ text: 'Đã sửa' }, [photo, photo])).toEqual([bare, bare, textOf('Đã sửa')]);
  expect(render({ text: '' }, [photo])).toEqual([bare]);
  expect(render({ text: 'a '.repeat(1_500) }, [photo]).map(({ method }) => method)).toEqual([
    'sendPhoto',
    'sendMessage',
    'sendMessage',
  ]);
});

test('a file is an address to tap, for a bot sends none', () => {
  expect(render({ text: 'Công văn trả lời' }, [file])).toEqual([textOf('Công văn trả lời\nXem tệp: https://us/pdf')]);
});

test('what nobody outside could open is not passed over in silence', () => {
  expect(render({ text: 'Đã sửa' }, [{ isPhoto: true }, { isPhoto: false }])).toEqual([
    textOf('Đã sửa\n(Kèm theo 2 ảnh, tệp nhưng chưa gửi được qua Zalo.)'),
  ]);
});

test('an empty message has no parts', () => {
  expect(render({ text: ' \n' })).toEqual([]);
});
