import { describe, expect, test } from '@jest/globals';
import { parseUpdate } from '../../../src/channels/telegram/parse-update.ts';

const RECEIVED = new Date('2026-11-23T05:00:00Z');
const FROM = { id: 5, is_bot: false, first_name: 'Nguyễn', last_name: 'Thử', language_code: 'vi' };
const CHAT = { id: 5, type: 'private', first_name: 'Nguyễn' };
const FILE = { file_id: 'F1', file_unique_id: 'U1', file_size: 900 };

const message = (content: object, changes: object = {}) => ({
  update_id: 77,
  message: { message_id: 12, date: 1_795_000_000, from: FROM, chat: CHAT, ...content, ...changes },
});
const parse = (raw: unknown) => parseUpdate(raw, RECEIVED);
const contentOf = (raw: unknown) => parse(raw)[0]?.content;

test('says who, when and which message', () => {
  expect(parse(message({ text: 'Xin chào' }))).toEqual([
    {
      externalId: '77',
      messageId: '12',
      address: '5',
      name: 'Nguyễn Thử',
      at: new Date(1_795_000_000_000),
      content: { kind: 'text', text: 'Xin chào' },
    },
  ]);
});

describe('what people send', () => {
  test.each([
    ['a command', { text: '/start' }, { kind: 'text', text: '/start' }],
    ['a command with a payload', { text: '/start duty_42' }, { kind: 'text', text: '/start duty_42' }],
    ['a command that names the bot', { text: '/menu@NgheDanBot' }, { kind: 'text', text: '/menu' }],
    ['NUL and half an emoji', { text: 'a\0b\ud83d' }, { kind: 'text', text: 'ab\ufffd' }],
    ['right-to-left text', { text: '\u202eabc' }, { kind: 'text', text: '\u202eabc' }],
    [
      'the largest size of a photo',
      {
        photo: [
          { ...FILE, file_id: 'small', width: 90, height: 67 },
          { ...FILE, file_id: 'large', file_size: 120_000, width: 1280, height: 960 },
          { ...FILE, file_id: 'middle', width: 320, height: 240 },
        ],
        caption: 'ổ gà',
      },
      { kind: 'photo', file: { id: 'large', bytes: 120_000, contentType: 'image/jpeg' }, caption: 'ổ gà' },
    ],
    [
      'a part of an album',
      { photo: [{ ...FILE, width: 1, height: 1 }], media_group_id: '999' },
      { kind: 'photo', file: { id: 'F1', bytes: 900, contentType: 'image/jpeg' }, album: '999' },
    ],
    [
      'a picture sent as a file',
      { document: { ...FILE, mime_type: 'image/png', file_name: 'a.png' } },
      { kind: 'photo', file: { id: 'F1', bytes: 900, contentType: 'image/png', name: 'a.png' } },
    ],
    [
      'a document',
      { document: { ...FILE, mime_type: 'application/pdf', file_name: 'đơn.pdf' }, caption: 'đơn' },
      {
        kind: 'recording',
        what: 'file',
        file: { id: 'F1', bytes: 900, contentType: 'application/pdf', name: 'đơn.pdf' },
        caption: 'đơn',
      },
    ],
    [
      'a voice message',
      { voice: { ...FILE, duration: 3, mime_type: 'audio/ogg' } },
      { kind: 'recording', what: 'voice', file: { id: 'F1', bytes: 900, contentType: 'audio/ogg' } },
    ],
    [
      'audio',
      { audio: { ...FILE, duration: 3 } },
      { kind: 'recording', what: 'voice', file: { id: 'F1', bytes: 900 } },
    ],
    ['a video', { video: { ...FILE } }, { kind: 'recording', what: 'video', file: { id: 'F1', bytes: 900 } }],
    [
      'a round video',
      { video_note: { ...FILE } },
      { kind: 'recording', what: 'video', file: { id: 'F1', bytes: 900 } },
    ],
    [
      'an animation, which is a document too',
      { animation: { ...FILE, mime_type: 'video/mp4' }, document: { ...FILE, mime_type: 'video/mp4' } },
      { kind: 'recording', what: 'video', file: { id: 'F1', bytes: 900, contentType: 'video/mp4' } },
    ],
    [
      'a place',
      { location: { latitude: 21.1, longitude: 106.07, horizontal_accuracy: 12.5 } },
      { kind: 'place', lat: 21.1, lon: 106.07, accuracy: 12.5 },
    ],
    [
      'a place with a name',
      { venue: { title: 'Chợ', address: '' }, location: { latitude: 21.1, longitude: 106.07 } },
      { kind: 'place', lat: 21.1, lon: 106.07 },
    ],
    ['a sticker', { sticker: { ...FILE, emoji: '👍' } }, { kind: 'sticker', emoji: '👍' }],
    ['a sticker without emoji', { sticker: { ...FILE } }, { kind: 'sticker' }],
    ['a contact', { contact: { phone_number: '1', first_name: 'B' } }, { kind: 'unsupported', what: 'contact' }],
    ['a poll', { poll: { id: '1' } }, { kind: 'unsupported', what: 'poll' }],
    ['dice', { dice: { emoji: '🎲', value: 3 } }, { kind: 'unsupported', what: 'dice' }],
    ['a game', { game: { title: 'g' } }, { kind: 'unsupported', what: 'game' }],
    ['something of tomorrow', { hologram: { id: 1 } }, { kind: 'unsupported', what: 'unknown' }],
    [
      'forwarded words',
      { text: 'điện mất', forward_origin: { type: 'hidden_user', sender_user_name: 'X', date: 1 } },
      { kind: 'text', text: 'điện mất' },
    ],
  ])('%s', (_name, content, expected) => {
    expect(contentOf(message(content))).toEqual(expected);
  });

  test('a reply names our message, but not the person’s own', () => {
    const bot = { id: 1, is_bot: true, first_name: 'Bot' };
    expect(parse(message({ text: 'rồi', reply_to_message: { message_id: 8, from: bot } }))[0]!.replyTo).toBe('8');
    expect(parse(message({ text: 'rồi', reply_to_message: { message_id: 8, from: FROM } }))[0]).not.toHaveProperty(
      'replyTo',
    );
  });

  test('an edited message names the one it changes', () => {
    const edited = { message_id: 12, date: 1_795_000_000, edit_date: 1_795_000_060, from: FROM, chat: CHAT };
    expect(parse({ update_id: 1, edited_message: { ...edited, text: 'ngõ 14' } })).toEqual([
      {
        externalId: '1',
        address: '5',
        name: 'Nguyễn Thử',
        at: new Date(1_795_000_060_000),
        content: { kind: 'edited', of: '12', text: 'ngõ 14' },
      },
    ]);
    expect(contentOf({ update_id: 1, edited_message: { ...edited, caption: 'ảnh', photo: [] } })).toEqual({
      kind: 'edited',
      of: '12',
      text: 'ảnh',
    });
  });

  test('a pressed button gives its id, and the time at which we heard of it', () => {
    const query = { id: '4382', from: FROM, chat_instance: '1', message: { message_id: 9, date: 0, chat: CHAT } };
    expect(parse({ update_id: 2, callback_query: { ...query, data: 'agree' } })).toEqual([
      {
        externalId: '2',
        address: '5',
        name: 'Nguyễn Thử',
        at: RECEIVED,
        content: { kind: 'choice', id: 'agree', messageId: '9', callback: '4382' },
      },
    ]);
    expect(contentOf({ update_id: 2, callback_query: { ...query, game_short_name: 'g' } })).toEqual({
      kind: 'unsupported',
      what: 'game',
    });
  });

  test.each([
    ['kicked', 'blocked'],
    ['member', 'unblocked'],
  ])('membership %s means %s', (status, kind) => {
    const change = { chat: CHAT, from: FROM, date: 1_795_000_000, new_chat_member: { user: {}, status } };
    expect(parse({ update_id: 3, my_chat_member: change })).toMatchObject([{ address: '5', content: { kind } }]);
  });
});

describe('what is ignored, keeping nothing but the id', () => {
  const group = { id: -100, type: 'supergroup', title: 'Nhóm' };
  const inGroup = { chat: group, from: FROM, date: 1, new_chat_member: { status: 'member' } };
  const query = { id: '1', from: FROM, data: 'x' };
  test.each([
    ['a group', message({ text: 'a' }, { chat: group }), 'group'],
    ['a small group', message({ text: 'a' }, { chat: { id: -1, type: 'group' } }), 'group'],
    ['a bot', message({ text: 'a' }, { from: { ...FROM, is_bot: true } }), 'bot'],
    [
      'a channel post',
      { update_id: 77, channel_post: { message_id: 1, chat: { id: -1, type: 'channel' } } },
      'channel_post',
    ],
    ['a button in a group', { update_id: 77, callback_query: { ...query, message: { chat: group } } }, 'group'],
    ['a button of inline mode', { update_id: 77, callback_query: { ...query, inline_message_id: 'i' } }, 'unknown'],
    ['being added to a group', { update_id: 77, my_chat_member: inGroup }, 'group'],
    ['a service message', message({ pinned_message: {} }), 'service'],
    [
      'a live location that moves',
      { update_id: 77, edited_message: { message_id: 1, chat: CHAT, from: FROM, edit_date: 2, location: {} } },
      'live_location',
    ],
    ['a kind that nobody knows', { update_id: 77, purchased_paid_media: {} }, 'unknown'],
    ['a message of nobody', message({ text: 'a' }, { from: undefined }), 'unknown'],
  ])('%s', (_name, raw, why) => {
    expect(parse(raw)).toEqual([{ externalId: '77', address: '', at: RECEIVED, content: { kind: 'ignored', why } }]);
  });
});

test.each([undefined, null, 5, 'x', [], {}, { update_id: 'x' }, { update_id: 1.5 }])('%j is no update', (raw) => {
  expect(parse(raw)).toEqual([]);
});

test('a server that counts milliseconds is understood', () => {
  expect(parse(message({ text: 'a' }, { date: 1_795_000_000_123 }))[0]!.at).toEqual(new Date(1_795_000_000_123));
  expect(parse(message({ text: 'a' }, { date: 'x' }))[0]!.at).toEqual(RECEIVED);
});
