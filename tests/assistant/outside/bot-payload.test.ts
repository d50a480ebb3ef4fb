import { expect, test } from '@jest/globals';
import { readPayload } from '../../../src/assistant/outside/bot-payload.ts';

const options = [
  { label: 'Phí **rác**', value: 'rac' },
  { label: 'Phí chợ', value: '' },
];

test('texts and markdown are said as plain words', () => {
  expect(readPayload({ type: 'text', text: '**Chào** ông/bà' })).toEqual({ text: 'Chào ông/bà', choices: [] });
  expect(readPayload({ type: 'markdown', markdown: '- một\n- hai' })).toEqual({ text: '– một\n– hai', choices: [] });
});

test('a choice is offered with what the bot wants to hear; one without a value is heard by its label', () => {
  for (const type of ['choice', 'dropdown'])
    expect(readPayload({ type, text: 'Phí nào?', options })).toEqual({
      text: 'Phí nào?',
      choices: [
        { label: 'Phí rác', value: 'rac' },
        { label: 'Phí chợ', value: 'Phí chợ' },
      ],
    });
});

test('more than eight choices, empty and repeated ones are left out', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({
    label: index < 2 ? '' : `Mục ${index - (index === 4 ? 1 : 0)}`,
    value: 'x',
  }));
  const { choices } = readPayload({ type: 'choice', text: 'a', options: many });
  expect(choices).toHaveLength(8);
  expect(new Set(choices.map(({ label }) => label)).size).toBe(8);
});

test('files, places, cards and blocks become words and addresses', () => {
  expect(readPayload({ type: 'image', imageUrl: 'https://vidu.vn/a.jpg' }).text).toBe('https://vidu.vn/a.jpg');
  expect(readPayload({ type: 'file', fileUrl: 'https://vidu.vn/a.pdf', title: 'Mẫu đơn' }).text).toBe(
    'Mẫu đơn\nhttps://vidu.vn/a.pdf',
  );
  expect(readPayload({ type: 'location', latitude: 21.1, longitude: 106, title: 'Trạm thú y' }).text).toBe(
    'Trạm thú y\n21.1, 106',
  );
  expect(
    readPayload({
      ...{ type: 'card', title: 'Trạm thú y', subtitle: 'mở 7 giờ' },
      actions: [
        { action: 'url', label: 'Trang', value: 'https://vidu.vn' },
        { action: 'url', label: 'Xấu', value: 'javascript:alert(1)' },
        { action: 'say', label: 'Hỏi phí', value: 'phí bao nhiêu' },
      ],
    }),
  ).toEqual({
    text: 'Trạm thú y\nmở 7 giờ\nTrang: https://vidu.vn',
    choices: [{ label: 'Hỏi phí', value: 'phí bao nhiêu' }],
  });
  const bloc = {
    type: 'bloc',
    items: [
      { type: 'text', text: 'một' },
      { type: 'image', imageUrl: 'https://vidu.vn/b' },
    ],
  };
  expect(readPayload(bloc).text).toBe('một\nhttps://vidu.vn/b');
});

test.each([
  undefined,
  null,
  'text',
  {},
  { type: 'text' },
  { type: 'hologram', text: 'a' },
  { type: 'image', imageUrl: 'file:///etc/passwd' },
])('of %j nothing is said', (payload) => {
  expect(readPayload(payload)).toEqual({ text: '', choices: [] });
});

test('a text without end is cut', () => {
  expect(readPayload({ type: 'text', text: 'á'.repeat(10_000) }).text).toHaveLength(4_000);
});
