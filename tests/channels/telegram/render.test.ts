import { describe, expect, test } from '@jest/globals';
import { LIMITS, type Part, render } from '../../../src/channels/telegram/render.ts';

const REMOVE = { remove_keyboard: true };
const textsOf = (parts: Part[]) => parts.flatMap((part) => (part.method === 'sendMessage' ? [part.payload.text] : []));

test('words go as plain text without previews, and take a left-over keyboard away', () => {
  expect(render({ text: 'Gọi 0912 345 678 <b>*_' })).toEqual([
    {
      method: 'sendMessage',
      payload: { text: 'Gọi 0912 345 678 <b>*_', link_preview_options: { is_disabled: true }, reply_markup: REMOVE },
    },
  ]);
});

describe('numbers to call', () => {
  const call = { label: 'Gọi cán bộ', number: '0222 3820 000' };

  test('stand in the text with the code of the country, which is what Telegram lets people tap', () => {
    expect(textsOf(render({ text: 'Điện thoại: 0222 3820 000', calls: [call] }))).toEqual([
      'Điện thoại: 0222 3820 000\nGọi cán bộ: +842223820000',
    ]);
  });

  test('but not twice', () => {
    const text = 'Điện thoại: +84 222 3820 000';
    expect(textsOf(render({ text, calls: [call] }))).toEqual([text]);
  });

  test('short ones are named, as they are dialled', () => {
    const text = 'Xin gọi ngay:\n114 – cháy, cứu nạn';
    const calls = [
      { label: 'Gọi 114', number: '114' },
      { label: 'Gọi 113', number: '113' },
    ];
    expect(textsOf(render({ text, calls }))).toEqual([`${text}\nGọi 113: 113`]);
  });
});

describe('keyboards', () => {
  test('each choice is a button as wide as the message', () => {
    const [part] = render({
      text: '?',
      choices: [
        { id: 'a.1', label: 'Một' },
        { id: 'b_2', label: 'Hai' },
      ],
    });
    expect(part).toMatchObject({
      payload: {
        text: '?',
        reply_markup: {
          inline_keyboard: [[{ text: 'Một', callback_data: 'a.1' }], [{ text: 'Hai', callback_data: 'b_2' }]],
        },
      },
    });
  });

  test('labels too long for a button stand in the text, numbered; the buttons begin with the number', () => {
    const long = 'Khu phố Thử Nghiệm Số Một, phường Thử Nghiệm Rất Dài';
    const [part] = render({
      text: 'Ở đâu?',
      choices: [
        { id: 'a', label: long },
        { id: 'b', label: 'Nơi khác' },
      ],
    });
    expect(part).toMatchObject({
      payload: {
        text: `Ở đâu?\n\n1. ${long}\n2. Nơi khác`,
        reply_markup: {
          inline_keyboard: [
            [{ text: expect.stringMatching(/^1\. Khu phố.{1,28}…$/), callback_data: 'a' }],
            [{ text: '2. Nơi khác', callback_data: 'b' }],
          ],
        },
      },
    });
  });

  test('asking for the place brings the keyboard that can share it, with the choices as keys that say their words', () => {
    const [part] = render({ text: 'Ở đâu?', asksPlace: true, choices: [{ id: 'skip', label: 'Bỏ qua' }] });
    expect(part).toMatchObject({
      payload: {
        text: 'Ở đâu?',
        reply_markup: {
          keyboard: [[{ text: '📍 Gửi vị trí', request_location: true }], [{ text: 'Bỏ qua' }]],
          one_time_keyboard: true,
          resize_keyboard: true,
        },
      },
    });
  });

  test('an id that is too long or empty is a mistake of ours', () => {
    expect(() => render({ text: '?', choices: [{ id: 'đ'.repeat(33), label: 'x' }] })).toThrow(RangeError);
    expect(() => render({ text: '?', choices: [{ id: '', label: 'x' }] })).toThrow(RangeError);
  });
});

test('a long text goes in parts, the keyboard under the last', () => {
  const text = `${'a'.repeat(4000)}\n${'b'.repeat(4000)}\n${'c'.repeat(10)}`;
  const parts = render({ text, choices: [{ id: 'ok', label: 'Được' }] });
  expect(textsOf(parts).map((part) => part.length)).toEqual([4000, 4011]);
  expect(parts.map((part) => (part.method === 'sendMessage' ? part.payload.reply_markup : undefined))).toEqual([
    REMOVE,
    { inline_keyboard: [[{ text: 'Được', callback_data: 'ok' }]] },
  ]);
});

describe('pictures', () => {
  test('one picture carries its words and buttons', () => {
    expect(render({ text: 'Đã sửa', choices: [{ id: 'ok', label: 'Được' }] }, [true])).toEqual([
      {
        method: 'sendPhoto',
        medium: 0,
        payload: { caption: 'Đã sửa', reply_markup: { inline_keyboard: [[{ text: 'Được', callback_data: 'ok' }]] } },
      },
    ]);
    expect(render({ text: '' }, [true])).toEqual([
      { method: 'sendPhoto', medium: 0, payload: { reply_markup: REMOVE } },
    ]);
  });

  test('words too long for a caption follow the picture', () => {
    const text = 'a'.repeat(LIMITS.caption + 1);
    expect(render({ text }, [true])).toMatchObject([
      { method: 'sendPhoto', medium: 0, payload: {} },
      { method: 'sendMessage', payload: { text } },
    ]);
  });

  test('several are an album of at most ten; a lone one after that is a picture; other files follow', () => {
    expect(render({ text: 'x' }, [true, true])).toMatchObject([
      { method: 'sendMediaGroup', media: [0, 1] },
      { method: 'sendMessage' },
    ]);
    expect(render({ text: '' }, [...Array(11).fill(true), false])).toEqual([
      { method: 'sendMediaGroup', media: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      { method: 'sendPhoto', medium: 10, payload: {} },
      { method: 'sendDocument', medium: 11, payload: {} },
    ]);
  });
});

test('what Telegram cannot take is cleaned, and nothing to say is nothing to send', () => {
  expect(textsOf(render({ text: 'a\0b\ud800' }))).toEqual(['ab\ufffd']);
  expect(render({ text: ' \n ' })).toEqual([]);
});
