import { describe, expect, test } from '@jest/globals';
import { parseUpdate } from '../../../src/channels/zalo-bot/parse-update.ts';

const RECEIVED = new Date('2026-11-18T01:00:00Z');
const PLACES = {
  from: { id: '6ede9afa66b88fe6d6a9', display_name: 'Ted', is_bot: false },
  chat: { id: '6ede9afa66b88fe6d6a9', chat_type: 'PRIVATE' },
};
const MESSAGE = { ...PLACES, message_id: '2d758cb5e222177a4e35', date: 1750316131602 };

const parse = (raw: unknown) => parseUpdate(raw, RECEIVED);
const event = (name: string, content: Record<string, unknown> = {}) => ({
  event_name: `message.${name}.received`,
  message: { ...MESSAGE, ...content },
});
const contentOf = (raw: unknown) => parse(raw).map(({ content }) => content);

describe('a text', () => {
  const read = {
    externalId: '2d758cb5e222177a4e35',
    messageId: '2d758cb5e222177a4e35',
    address: '6ede9afa66b88fe6d6a9',
    name: 'Ted',
    at: new Date(1750316131602),
    content: { kind: 'text', text: 'Xin chào' },
  };

  test('is read flat, as it comes, and wrapped, as it is documented', () => {
    const flat = event('text', { text: 'Xin chào' });
    expect(parse(flat)).toEqual([read]);
    expect(parse({ ok: true, result: flat })).toEqual([read]);
    expect(parse({ ok: false, result: flat })).toEqual([]);
    expect(parse({ result: flat })).toEqual([]);
  });

  test('has the time at which it was received where Zalo gives none, and seconds are no time of 1970', () => {
    expect(parse(event('text', { text: 'a', date: undefined }))[0]!.at).toEqual(RECEIVED);
    expect(parse(event('text', { text: 'a', date: 'soon' }))[0]!.at).toEqual(RECEIVED);
    expect(parse(event('text', { text: 'a', date: 1750316131 }))[0]!.at).toEqual(new Date(1750316131000));
  });

  test('without words is told as unsupported', () => {
    expect(contentOf(event('text'))).toEqual([{ kind: 'unsupported', what: 'text' }]);
  });
});

describe('a picture', () => {
  test('is read from both fields, the one that comes before the documented one', () => {
    const photo = 'https://photo.example/a.jpg';
    const other = 'https://photo.example/b.jpg';
    expect(contentOf(event('image', { photo }))).toEqual([{ kind: 'photo', file: { id: photo } }]);
    expect(contentOf(event('image', { photo_url: other, photo, caption: 'ổ gà' }))).toEqual([
      { kind: 'photo', file: { id: other }, caption: 'ổ gà' },
    ]);
  });

  test.each([undefined, 'no address', 'file:///etc/passwd', 'javascript:1', 7])('is unsupported at %s', (photo) => {
    expect(contentOf(event('image', { photo }))).toEqual([{ kind: 'unsupported', what: 'image' }]);
  });
});

test.each<[string, Record<string, unknown>, unknown]>([
  ['voice', { voice_url: 'https://v.example/a.aac' }, { what: 'voice', file: { id: 'https://v.example/a.aac' } }],
  ['voice', {}, { kind: 'unsupported', what: 'voice' }],
  ['sticker', { sticker: 'x', url: 'https://s.example' }, { kind: 'sticker' }],
  ['unsupported', {}, { kind: 'unsupported', what: 'unsupported' }],
  ['link', { text: 'xem https://a.vn' }, { kind: 'text', text: 'xem https://a.vn' }],
  ['link', {}, { kind: 'unsupported', what: 'link' }],
  ['hologram', {}, { kind: 'unsupported', what: 'hologram' }],
])('%s with %j is %j', (name, content, expected) => {
  expect(contentOf(event(name, content))).toMatchObject([expected as object]);
});

describe('nothing is kept but the id', () => {
  const CHAT = { id: 'g1', chat_type: 'GROUP' };
  test.each<[string, unknown, string]>([
    ['of what is said in a group', event('text', { text: 'a', chat: CHAT }), 'group'],
    ['of a chat of no kind that is not the person’s', event('text', { text: 'a', chat: { id: 'g1' } }), 'group'],
    ['of another kind of chat', event('text', { text: 'a', chat: { id: 'x', chat_type: 'CHANNEL' } }), 'unknown_chat'],
    ['of what a bot says', event('text', { text: 'a', from: { ...PLACES.from, is_bot: true } }), 'bot'],
    ['of a reaction', event('reaction'), 'no_message'],
    ['of an event that is no message', { event_name: 'webhook.verify', message: MESSAGE }, 'no_message'],
    ['of an event from nobody', { event_name: 'message.unsupported.received' }, 'nobody'],
    ['of a sender without a usable id', event('text', { text: 'a', chat: {}, from: { id: 'a b' } }), 'nobody'],
  ])('%s', (_name, raw, why) => {
    expect(parse(raw)).toMatchObject([{ address: '', content: { kind: 'ignored', why } }]);
    expect(Object.keys(parse(raw)[0]!).sort()).toEqual(['address', 'at', 'content', 'externalId']);
  });
});

describe('somebody whom Zalo protects', () => {
  const raw = { event_name: 'message.unsupported.received', message: PLACES };

  test('is answered, though neither words nor an id come', () => {
    expect(parse(raw)).toMatchObject([{ address: PLACES.chat.id, content: { kind: 'unsupported' } }]);
  });

  test('is answered once for a repeated delivery, and again for the next message', () => {
    const [first] = parse(raw);
    const [again] = parseUpdate(structuredClone(raw), new Date(RECEIVED.getTime() + 20_000));
    const [later] = parseUpdate(raw, new Date(RECEIVED.getTime() + 61_000));
    expect(again!.externalId).toBe(first!.externalId);
    expect(later!.externalId).not.toBe(first!.externalId);
    const [other] = parse({ ...raw, message: { ...PLACES, chat: { id: 'another', chat_type: 'PRIVATE' } } });
    expect(other!.externalId).not.toBe(first!.externalId);
  });
});

test.each([{}, [], null, 'text', { ok: true }, { ok: true, result: {} }, { event_name: '' }, { event_name: 7 }])(
  '%j is no update',
  (raw) => {
    expect(parse(raw)).toEqual([]);
  },
);
