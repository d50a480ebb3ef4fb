import { describe, expect, test } from '@jest/globals';
import { parseUpdate } from '../../../src/channels/zalo-oa/parse-update.ts';

const AT = 1_795_000_000_123;
const NOW = new Date('2026-11-23T08:00:00Z');

const event = (name: string, fields: Record<string, unknown> = {}) => ({
  ...{ app_id: '406', user_id_by_app: '99', event_name: name, timestamp: String(AT) },
  ...{ sender: { id: '8180' }, recipient: { id: '2491' } },
  ...fields,
});
const message = (name: string, content: Record<string, unknown>) =>
  event(name, { message: { msg_id: '96d3cdf3af150460909', ...content } });
const attached = (type: string, payload: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  message(`user_send_${type}`, { attachments: [{ type, payload }], ...more });
const contentOf = (raw: unknown) => parseUpdate(raw, NOW).map(({ content }) => content);

test('words come with the id of their message and the time of Zalo', () => {
  expect(parseUpdate(message('user_send_text', { text: 'Đèn hỏng' }), NOW)).toEqual([
    {
      ...{ externalId: '96d3cdf3af150460909', messageId: '96d3cdf3af150460909', address: '8180', at: new Date(AT) },
      content: { kind: 'text', text: 'Đèn hỏng' },
    },
  ]);
});

describe('what a person sends', () => {
  const url = 'https://f20-zpg.zdn.vn/a.jpg';
  test.each<[string, unknown, object]>([
    ['a tap', message('user_send_text', { text: '#nd.agree' }), { kind: 'choice', id: 'agree' }],
    ['a tap as an event', message('user_click_button', { payload: '#nd.no' }), { kind: 'choice', id: 'no' }],
    [
      'what only looks like a tap',
      message('user_send_text', { text: '#nd.Đèn hỏng' }),
      { kind: 'text', text: '#nd.Đèn hỏng' },
    ],
    [
      'a photo with words',
      attached('image', { thumbnail: url, url }, { text: 'ổ gà' }),
      { kind: 'photo', file: { id: url, contentType: 'image/jpeg' }, caption: 'ổ gà' },
    ],
    ['a voice', attached('audio', { url }), { kind: 'recording', what: 'voice', file: { id: url } }],
    ['a video', attached('video', { url, thumbnail: url }), { kind: 'recording', what: 'video', file: { id: url } }],
    [
      'a file',
      attached('file', { url, size: '62044', name: 'don.pdf', type: 'pdf' }),
      { kind: 'recording', what: 'file', file: { id: url, bytes: 62_044, name: 'don.pdf' } },
    ],
    [
      'a picture as a file',
      attached('file', { url, name: 'IMG_1.JPG' }),
      { kind: 'photo', file: { id: url, name: 'IMG_1.JPG' } },
    ],
    ['a sticker', attached('sticker', { id: '1', url }), { kind: 'sticker' }],
    ['a moving picture', attached('gif', { url }), { kind: 'sticker' }],
    [
      'a link',
      attached('link', { url: 'https://vi.example/a' }, { text: 'xem này' }),
      { kind: 'text', text: 'xem này\nhttps://vi.example/a' },
    ],
    ['a business card', attached('business_card', {}), { kind: 'unsupported', what: 'business_card' }],
    [
      'a place, as one source has it',
      attached('location', { coordinates: { latitude: '21.1695', longitude: '106.056' } }),
      { kind: 'place', lat: 21.1695, lon: 106.056 },
    ],
    [
      'a place, as another has it',
      message('user_send_location', { location: { latitude: 21.1695, longitude: '106.056' } }),
      { kind: 'place', lat: 21.1695, lon: 106.056 },
    ],
    [
      'a place that is none',
      attached('location', { coordinates: { latitude: '', longitude: '1' } }),
      { kind: 'unsupported', what: 'location' },
    ],
    ['a photo without an address', attached('image', {}), { kind: 'unsupported', what: 'image' }],
  ])('%s', (_name, raw, content) => {
    expect(contentOf(raw)).toEqual([content]);
  });

  test('several photos are one album, each with an id of its own', () => {
    const attachments = [1, 2].map((nth) => ({ type: 'image', payload: { url: `https://z.example/${nth}` } }));
    const updates = parseUpdate(message('user_send_image', { attachments, text: 'hai ảnh' }), NOW);
    expect(updates.map(({ externalId }) => externalId)).toEqual(['96d3cdf3af150460909', '96d3cdf3af150460909:1']);
    expect(updates.map(({ content }) => content)).toMatchObject([
      { kind: 'photo', album: '96d3cdf3af150460909', caption: 'hai ảnh' },
      { kind: 'photo', album: '96d3cdf3af150460909' },
    ]);
  });
});

describe('what else happens', () => {
  test('to follow is to come back and to say hello', () => {
    const raw = event('follow', { sender: undefined, follower: { id: '8180' }, oa_id: '2491' });
    expect(parseUpdate(raw, NOW)).toMatchObject([
      { externalId: `follow:8180:${AT}`, address: '8180', content: { kind: 'unblocked' } },
      { externalId: `follow:8180:${AT}:1`, address: '8180', content: { kind: 'text', text: '/start' } },
    ]);
  });

  test('to unfollow is to shut us out', () => {
    expect(parseUpdate(event('unfollow', { follower: { id: '8180' } }), NOW)).toMatchObject([
      { externalId: `unfollow:8180:${AT}`, address: '8180', content: { kind: 'blocked' } },
    ]);
  });

  test('a submitted phone number is taken as if typed, and nothing else of what was submitted', () => {
    const info = { name: 'Tên', phone: '84912345678', address: 'Số 5' };
    expect(contentOf(event('user_submit_info', { info }))).toEqual([{ kind: 'text', text: '0912345678' }]);
    expect(contentOf(event('user_submit_info', { info: { name: 'Tên' } }))).toEqual([
      { kind: 'ignored', why: 'no_phone' },
    ]);
  });

  test.each([
    ['user_seen_message', 'receipt'],
    ['oa_send_text', 'own'],
    ['oa_send_template', 'own'],
    ['change_oa_daily_quota', 'service'],
    ['change_template_status', 'service'],
    ['user_reacted_message', 'unknown'],
    ['shop_has_order', 'unknown'],
  ])('%s is passed over, and whose it was is not kept', (name, why) => {
    const [update] = parseUpdate(message(name, { text: 'Điều riêng' }), NOW);
    expect(update).toEqual({
      ...{ externalId: `${name}:96d3cdf3af150460909:${AT}`, address: '', at: new Date(AT) },
      content: { kind: 'ignored', why },
    });
  });

  test('a receipt names the message of ours that it is of, and when it arrived; not whose phone that is', () => {
    const told = { msg_id: '96d3', tracking_id: 'a1-b2', delivery_time: String(AT - 5_000) };
    const raw = event('user_received_message', { recipient: { id: '84912345678' }, message: told });
    expect(parseUpdate(raw, NOW)).toEqual([
      {
        ...{ externalId: `user_received_message:96d3:${AT}`, address: '', at: new Date(AT - 5_000) },
        content: { kind: 'ignored', why: 'receipt', receipt: { trackingId: 'a1-b2', messageId: '96d3' } },
      },
    ]);
    const [byId] = parseUpdate(event('user_received_message', { message: { msg_id: '96d3' } }), NOW);
    expect(byId).toMatchObject({ at: new Date(AT), content: { receipt: { messageId: '96d3' } } });
    const [empty] = parseUpdate(event('user_received_message', { message: { tracking_id: { a: 1 } } }), NOW);
    expect(empty!.content).toEqual({ kind: 'ignored', why: 'receipt' });
  });

  test('a message without a sender, a time or an id does not stop us', () => {
    expect(contentOf(event('user_send_text', { sender: {} }))).toEqual([{ kind: 'ignored', why: 'unknown' }]);
    const [update] = parseUpdate({ event_name: 'user_send_text', sender: { id: 8180 }, message: { text: 'a' } }, NOW);
    expect(update).toMatchObject({ externalId: `user_send_text:8180:${NOW.getTime()}`, address: '8180', at: NOW });
  });

  test.each([undefined, null, 5, 'x', [], {}, { event_name: 5 }, { event_name: 'a b' }])('%j is no event', (raw) => {
    expect(parseUpdate(raw, NOW)).toEqual([]);
  });
});
