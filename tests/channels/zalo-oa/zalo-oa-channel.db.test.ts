import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SendContext, Webhook } from '../../../src/channels/channel.ts';
import type { SendErrorReason } from '../../../src/channels/send-error.ts';
import type { ZaloOaChannel } from '../../../src/channels/zalo-oa/zalo-oa-channel.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { HOUR } from '../../emulators/zalo-oa/chats.ts';
import type { Fault } from '../../emulators/zalo-oa/faults.ts';
import { signature } from '../../emulators/zalo-oa/webhook-delivery.ts';
import {
  startZaloOaEmulator,
  type ZaloOaEmulator,
  type ZaloOaEmulatorOptions,
} from '../../emulators/zalo-oa/zalo-oa-emulator.ts';
import { type ChannelHarness, channelContract } from '../contract.ts';
import { recordingLogger } from '../telegram/telegram-harness.ts';
import { channelOn } from './zalo-oa-harness.ts';

const RESIDENT = '8180000000000004711';

const refusal = (code: number): Fault => ({ kind: 'error', code, message: 'Điều riêng 0912345678' });

const FAULTS: Record<SendErrorReason, Fault> = {
  connection_failed: { kind: 'drop', when: 'before' },
  throttled: refusal(-32),
  quota_exhausted: refusal(-144),
  rejected: refusal(-205),
  message_invalid: refusal(-201),
  unauthorised: refusal(-216),
  person_blocked: refusal(-213),
  outside_window: refusal(-230),
};

/** What `platforms.md` §7 leaves open: the channel passes whichever way the platform turns out to be. */
const DOUBTS: ZaloOaEmulatorOptions[] = [
  { signs: 'app_id', place: 'attachment', tap: 'text' },
  { signs: 'oa_id', place: 'message', tap: 'click', freeCap: 8 },
];

for (const doubts of DOUBTS)
  channelContract(
    'zalo-oa',
    { failures: Object.keys(FAULTS) as SendErrorReason[], retryAfter: 10_000 },
    async (): Promise<ChannelHarness> => {
      const db = await testDatabase();
      const emulator = await startZaloOaEmulator(doubts);
      const { logger, text: log } = recordingLogger();
      const seed = emulator.oauth.refreshToken;
      const channel = channelOn(emulator, { database: db.database, logger });
      const person = emulator.user(RESIDENT);
      person.follows();
      let seen = 0;
      const latest = () => emulator.events.at(-1)!;
      // Tokens are obtained before anything is said to fail.
      await channel.send(RESIDENT, { text: 'chào' }, context());
      const body = Buffer.from(JSON.stringify(latest()));
      const id = doubts.signs === 'oa_id' ? emulator.oaId : emulator.appId;
      const sign = (secretKey: string, changes: Partial<{ id: string; body: Buffer }> = {}) => ({
        'x-zevent-signature': signature(changes.body ?? body, { id: changes.id ?? id, secretKey }),
      });
      const other = Buffer.from(JSON.stringify({ ...latest(), event_name: 'unfollow' }));
      return {
        channel,
        address: RESIDENT,
        raw: {
          text: (text) => {
            person.sends(text);
            return latest();
          },
          choice: (choice) => {
            const payload = `#nd.${choice}`;
            if (doubts.tap === 'click') person.message('user_click_button', { payload });
            else person.message('user_send_text', { text: payload });
            return latest();
          },
          photo: (caption) => {
            person.sendsPhoto(Buffer.from('jpeg'), { caption });
            return latest();
          },
          place: (lat, lon) => {
            person.sendsLocation(lat, lon);
            return latest();
          },
        },
        seen: () => {
          const fresh = person.received.slice(seen);
          seen = person.received.length;
          return fresh.map(({ text, buttons, photos }) => ({
            text,
            buttons: buttons.map(({ label }) => label),
            photos: photos.length,
          }));
        },
        // A refused token is renewed and the call made once more: only the second refusal is told.
        fail: (reason) => emulator.fail('cs', FAULTS[reason], { times: reason === 'unauthorised' ? 2 : 1 }),
        secrets: [
          seed,
          emulator.oauth.refreshToken,
          ...emulator.oauth.accessTokens,
          emulator.appSecret,
          emulator.secretKey,
        ],
        log,
        webhook: {
          body,
          headers: sign(emulator.secretKey),
          forged: [
            { headers: sign('another key'), body },
            { headers: sign(''), body },
            { headers: sign(emulator.secretKey), body: other },
            { headers: sign(emulator.secretKey, { id: '1' }), body },
            { headers: { 'x-zevent-signature': 'mac=' }, body },
            { headers: { 'x-zevent-signature': emulator.secretKey }, body },
            { headers: sign(emulator.secretKey), body: Buffer.from('no json') },
          ],
        },
        close: async () => {
          await channel.close();
          await emulator.close();
          await db.close();
        },
      };
    },
  );

function context(changes: Partial<SendContext> = {}): SendContext {
  return {
    signal: new AbortController().signal,
    fromPart: 0,
    media: async (id) => ({ bytes: Buffer.from(`picture ${id}`), contentType: 'image/jpeg', name: `${id}.jpg` }),
    ...changes,
  };
}

describe('zalo-oa, beyond the contract', () => {
  let db: TestDatabase;
  let emulator: ZaloOaEmulator;
  let channel: ZaloOaChannel;
  let emulators: ZaloOaEmulator[] = [];
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(() => start());
  afterEach(stop);
  afterAll(() => db.close());

  async function stop(): Promise<void> {
    await channel.close();
    for (const running of emulators) await running.close();
    emulators = [];
  }

  async function start(options: ZaloOaEmulatorOptions = {}): Promise<void> {
    if (emulators.length > 0) await stop();
    await db.query('DELETE FROM channel_tokens');
    emulator = await startZaloOaEmulator(options);
    emulators.push(emulator);
    channel = channelOn(emulator, { database: db.database });
  }
  const signal = new AbortController().signal;

  test('declares its windows and limits', () => {
    expect(channel.can).toMatchObject({
      ...{ buttons: true, photo: true, place: true, textLength: 2000, proactive: false, pace: 30, abroad: false },
      windows: { freeMs: 48 * HOUR, paidMs: 7 * 24 * HOUR },
    });
    expect((channel.receiving as Webhook).register).toBeUndefined();
  });

  test('a message says who we are in the header that Zalo wants', async () => {
    emulator.user('81').follows();
    await channel.send('81', { text: 'Đã nhận' }, context());
    const [call] = emulator.callsOf('cs');
    expect(call!.headers.access_token).toBe(emulator.oauth.accessTokens[0]);
    expect(call!.headers.authorization).toBeUndefined();
    expect(call!.payload).toEqual({ recipient: { user_id: '81' }, message: { text: 'Đã nhận' } });
  });

  test('a button is an answer that does not show in the chat', async () => {
    const person = emulator.user('81');
    person.follows();
    await channel.send('81', { text: 'Đồng ý?', choices: [{ id: 'agree', label: 'Tôi đồng ý' }] }, context());
    expect(emulator.callsOf('cs')[0]!.payload.message).toEqual({
      text: 'Đồng ý?',
      attachment: {
        type: 'template',
        payload: { buttons: [{ title: 'Tôi đồng ý', type: 'oa.query.hide', payload: '#nd.agree' }] },
      },
    });
    person.presses('Tôi đồng ý');
    expect(channel.parseUpdate(emulator.events.at(-1))).toMatchObject([{ content: { kind: 'choice', id: 'agree' } }]);
  });

  test('of more than five choices all stand in the text, and the first five are buttons', async () => {
    const person = emulator.user('81');
    person.follows();
    const choices = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'].map((label, index) => ({
      id: `c${index}`,
      label,
    }));
    await channel.send('81', { text: 'Chọn', choices }, context());
    expect(person.received[0]!.text).toBe('Chọn\n\n1. Một\n2. Hai\n3. Ba\n4. Bốn\n5. Năm\n6. Sáu\n7. Bảy');
    expect(person.received[0]!.buttons.map(({ label }) => label)).toEqual([
      '1. Một',
      '2. Hai',
      '3. Ba',
      '4. Bốn',
      '5. Năm',
    ]);
  });

  test('free for 48 hours, for money to the seventh day, then only by template', async () => {
    await start({ templates: { '7001': { byUserId: true }, '7002': { byUserId: false } } });
    const person = emulator.user('81');
    person.follows();
    const paid = async () => {
      await channel.send('81', { text: 'x' }, context());
      return person.received.at(-1)!.isPaid;
    };
    expect(await paid()).toBe(false);
    emulator.passTime(49 * HOUR);
    await renewedChannel();
    expect(await paid()).toBe(true);
    emulator.passTime(6 * 24 * HOUR);
    await renewedChannel();
    await expect(channel.send('81', { text: 'x' }, context())).rejects.toMatchObject({
      ...{ reason: 'outside_window', retryable: false, code: '-230' },
    });
    const data = { code: 'VC-0427', name: 'Người dân'.normalize('NFD') };
    expect(await channel.api.sendTemplate('81', { id: '7001', data }, signal)).toBe(person.received.at(-1)!.id);
    expect(person.received.at(-1)!.template).toMatchObject({ id: '7001', data: { name: 'Người dân' } });
    await expect(channel.api.sendTemplate('81', { id: '7002', data }, signal)).rejects.toMatchObject({
      ...{ reason: 'rejected', code: '-249' },
    });
  });

  /** The tokens are there: what follows is about the call itself. */
  async function permitted(): Promise<void> {
    await channel.send('81', { text: 'trước đó' }, context());
  }

  /** As after a new consent: tokens of the platform's present. */
  async function renewedChannel(): Promise<void> {
    await channel.close();
    await db.query('DELETE FROM channel_tokens');
    channel = channelOn(emulator, { database: db.database });
  }

  test('a template by phone bears its tracking id', async () => {
    await start({ templates: { '7001': { byUserId: false } } });
    const hour = new Date(emulator.now() + 7 * HOUR).getUTCHours();
    emulator.passTime(((34 - hour) % 24) * HOUR);
    await renewedChannel();
    const template = { phone: '84912345678', id: '7001', data: { code: 'VC-0427' }, trackingId: 'outbox-12' };
    expect(await channel.api.sendPhoneTemplate(template, signal)).toBe(emulator.sent[0]!.id);
    expect(emulator.sent[0]).toMatchObject({ to: '84912345678', template: { trackingId: 'outbox-12' }, isPaid: true });
    // The receipt is an event, and none that anybody answers.
    expect(channel.parseUpdate(emulator.events.at(-1))).toMatchObject([
      { content: { kind: 'ignored', receipt: { trackingId: 'outbox-12', messageId: emulator.sent[0]!.id } } },
    ]);
    emulator.passTime(13 * HOUR);
    await renewedChannel();
    await expect(channel.api.sendPhoneTemplate(template, signal)).rejects.toMatchObject({
      ...{ reason: 'outside_window', code: '-133' },
    });
  });

  test.each<[string, ZaloOaEmulatorOptions, number | null]>([
    ['of eight free messages in 48 hours', { freeCap: 8 }, 7],
    ['without a limit, as it is since 2026', {}, null],
  ])('says how many messages are left %s', async (_name, options, left) => {
    await start(options);
    emulator.user('81').follows();
    await channel.send('81', { text: 'một' }, context());
    expect(await channel.freeLeft!('81', signal)).toBe(left);
  });

  test('asks for a phone number, and takes what is submitted as if it were typed', async () => {
    const person = emulator.user('81');
    person.follows();
    const reply = { text: 'Xin số điện thoại.', asksPhone: true };
    await channel.send('81', reply, context());
    // Nobody outside could fetch the picture: there is no card.
    expect(person.received.map(({ text }) => text)).toEqual(['Xin số điện thoại.']);
    await channel.close();
    const phoneCard = 'https://nghedan.example.vn/cards/phone.png';
    channel = channelOn(emulator, { database: db.database, phoneCard });
    expect(channel.unitsOf!(reply)).toBe(2);
    expect((await channel.send('81', reply, context())).messageIds).toHaveLength(2);
    expect(person.received.at(-1)).toMatchObject({ asksContact: true });
    expect(emulator.callsOf('cs').at(-1)!.payload).toMatchObject({
      message: {
        attachment: { payload: { template_type: 'request_user_info', elements: [{ image_url: phoneCard }] } },
      },
    });
    emulator.fail('cs', { kind: 'error', code: -233 });
    expect((await channel.send('81', reply, context({ fromPart: 1 }))).messageIds).toEqual([]);
    person.submitsInfo({ name: 'Tên của người dân', phone: '84912345678', full_address: 'Số 5' });
    const [update] = channel.parseUpdate(emulator.events.at(-1));
    expect(update).toMatchObject({ address: '81', content: { kind: 'text', text: '0912345678' } });
    expect(JSON.stringify(update)).not.toMatch(/Tên của|Số 5/);
  });

  test('the limits of the day and of the minute are told apart', async () => {
    await start({ dailyQuota: 1 });
    emulator.user('81').follows();
    await channel.send('81', { text: 'một' }, context());
    await expect(channel.send('81', { text: 'hai' }, context())).rejects.toMatchObject({ reason: 'quota_exhausted' });
    await start({ perMinute: 2 });
    emulator.user('81').follows();
    await channel.send('81', { text: 'một' }, context());
    await expect(channel.send('81', { text: 'hai' }, context())).rejects.toMatchObject({
      ...{ reason: 'throttled', code: '-32', retryAfter: 10_000 },
    });
    // It was told that none is left: the second one is not even made.
    expect(emulator.callsOf('cs')).toHaveLength(1);
  });

  test.each<[string, Fault, object]>([
    ['a page of HTML', { kind: 'html' }, { reason: 'connection_failed', code: '502' }],
    ['a page of HTML that calls itself right', { kind: 'html', status: 200 }, { reason: 'connection_failed' }],
    ['429', { kind: 'html', status: 429, retryAfter: 3 }, { reason: 'throttled', retryAfter: 3_000 }],
    ['an answer that never came', { kind: 'drop', when: 'after' }, { reason: 'connection_failed' }],
    ['an overdue cap of the person', { kind: 'error', code: -218 }, { reason: 'quota_exhausted', retryable: false }],
    ['a person long away', { kind: 'error', code: -227 }, { reason: 'person_blocked' }],
  ])('a message meets %s', async (_name, fault, expected) => {
    emulator.user('81').follows();
    await permitted();
    emulator.fail('cs', fault);
    await expect(channel.send('81', { text: 'thử' }, context())).rejects.toMatchObject(expected);
  });

  test('a message whose answer was lost goes out twice at most; one that a gateway turned away is no such message', async () => {
    const person = emulator.user('81');
    person.follows();
    await permitted();
    const send = (changes?: Partial<SendContext>) =>
      channel.send('81', { text: 'một lần' }, context(changes)).catch((error: unknown) => error);
    for (let times = 0; times < 3; times += 1) {
      emulator.fail('cs', { kind: 'html', status: 503 });
      expect(await send()).toMatchObject({ retryable: true, mayHaveArrived: false });
    }
    emulator.fail('cs', { kind: 'drop', when: 'after' }, { times: 2 });
    expect(await send()).toMatchObject({ retryable: true, mayHaveArrived: true });
    expect(await send({ mayHaveArrived: true })).toMatchObject({ reason: 'connection_failed', retryable: false });
    expect(person.received.filter(({ text }) => text === 'một lần')).toHaveLength(2);
  });

  test('an upload that fails is no message that may have arrived', async () => {
    emulator.user('81').follows();
    await permitted();
    emulator.fail('upload', { kind: 'drop', when: 'after' }, { times: 3 });
    for (let times = 0; times < 3; times += 1)
      await expect(channel.send('81', { text: 'x', media: ['a'] }, context())).rejects.toMatchObject({
        ...{ reason: 'connection_failed', retryable: true, mayHaveArrived: false },
      });
  });

  test('an answer that is too late is given up', async () => {
    emulator.user('81').follows();
    await permitted();
    emulator.fail('cs', { kind: 'slow', ms: 60_000 });
    const sending = channel.send('81', { text: 'x' }, context({ signal: AbortSignal.timeout(50) }));
    await expect(sending).rejects.toMatchObject({ reason: 'connection_failed', retryable: true });
  });

  test('somebody who left cannot be reached, and says so by leaving', async () => {
    const person = emulator.user('81');
    person.follows();
    person.unfollows();
    await expect(channel.send('81', { text: 'x' }, context())).rejects.toMatchObject({ reason: 'person_blocked' });
    expect(channel.parseUpdate(emulator.events.at(-1))).toMatchObject([
      { address: '81', content: { kind: 'blocked' } },
    ]);
    expect(channel.parseUpdate(emulator.events[0])).toMatchObject([
      { address: '81', content: { kind: 'unblocked' } },
      { address: '81', content: { kind: 'text', text: '/start' } },
    ]);
  });

  test('an access token that the platform takes back is renewed, and the message goes', async () => {
    const person = emulator.user('81');
    person.follows();
    await channel.send('81', { text: 'một' }, context());
    emulator.oauth.revokeAccess();
    // Young tokens are not renewed for a refusal: that would not help.
    await expect(channel.send('81', { text: 'hai' }, context())).rejects.toMatchObject({ reason: 'unauthorised' });
    expect(emulator.oauth.refreshes).toHaveLength(1);
    await db.query(`UPDATE channel_tokens SET obtained_at = obtained_at - interval '1 hour'`);
    await channel.close();
    channel = channelOn(emulator, { database: db.database, config: { refreshToken: firstSeed() } });
    await channel.send('81', { text: 'ba' }, context());
    expect(person.received.map(({ text }) => text)).toEqual(['một', 'ba']);
    expect(emulator.oauth.refreshes).toHaveLength(2);
  });

  const firstSeed = () => ({ reveal: () => emulator.oauth.refreshes[0]!.token }) as never;

  test('pictures are uploaded one by one, files as files, what Zalo does not take is refused', async () => {
    const person = emulator.user('81');
    person.follows();
    const media: SendContext['media'] = async (id) =>
      id === 'pdf'
        ? { bytes: Buffer.from('%PDF'), contentType: 'application/pdf', name: 'tra-loi.pdf' }
        : { bytes: Buffer.from(`picture ${id}`), contentType: 'image/jpeg', name: `${id}.jpg` };
    const receipt = await channel.send('81', { text: 'Đã sửa', media: ['a', 'pdf'] }, context({ media }));
    expect(person.received).toMatchObject([
      { photos: [Buffer.from('picture a')], text: '' },
      { files: [{ name: 'tra-loi.pdf', bytes: Buffer.from('%PDF') }] },
      { text: 'Đã sửa' },
    ]);
    expect(receipt.messageIds).toEqual(person.received.map(({ id }) => id));
    const video = async () => ({ bytes: Buffer.from('x'), contentType: 'video/mp4', name: 'a.mp4' });
    await expect(channel.send('81', { text: 'x', media: ['v'] }, context({ media: video }))).rejects.toMatchObject({
      reason: 'message_invalid',
    });
  });

  test('a try that breaks in the middle is taken up where it broke', async () => {
    const person = emulator.user('81');
    person.follows();
    const reply = { text: 'Đã sửa', media: ['a'] };
    await permitted();
    const broken = channel.send('81', reply, context({ signal: AbortSignal.any([signal]) }));
    emulator.fail('upload', { kind: 'html' });
    await expect(broken).rejects.toMatchObject({ sentParts: 0 });
    await channel.send('81', reply, context());
    const again = await channel.send('81', reply, context({ fromPart: 1 }));
    expect(person.received.slice(1).map(({ text, photos }) => [text, photos.length])).toEqual([
      ['', 1],
      ['Đã sửa', 0],
      ['Đã sửa', 0],
    ]);
    expect(again.messageIds).toHaveLength(1);
  });

  describe('a file of a person', () => {
    const fileOf = (bytes: Buffer) => {
      emulator.user('81').sendsPhoto(bytes);
      const { content } = channel.parseUpdate(emulator.events.at(-1))[0]!;
      if (content.kind !== 'photo') throw new Error('no photo');
      return content.file;
    };

    test('is fetched from its address', async () => {
      const file = fileOf(Buffer.from('the whole picture'));
      expect(await channel.fetchFile(file, signal)).toEqual({
        ...{ bytes: Buffer.from('the whole picture'), contentType: 'image/jpeg' },
      });
    });

    test('is gone for good when Zalo has it no more, and can wait when the line is broken', async () => {
      const file = fileOf(Buffer.from('old'));
      emulator.fail('download', { kind: 'html' });
      await expect(channel.fetchFile(file, signal)).rejects.toMatchObject({ reason: 'connection_failed' });
      emulator.fail('download', { kind: 'drop', when: 'before' });
      await expect(channel.fetchFile(file, signal)).rejects.toMatchObject({ reason: 'connection_failed' });
      await expect(channel.fetchFile(file, AbortSignal.abort())).rejects.toMatchObject({ reason: 'connection_failed' });
      emulator.forgetFile(file.id);
      await expect(channel.fetchFile(file, signal)).rejects.toMatchObject({ reason: 'message_invalid' });
    });

    test('above 20 MB is refused, whether Zalo says its size or not', async () => {
      const large = fileOf(Buffer.alloc(20 * 1024 * 1024 + 1));
      const tooLarge = { reason: 'message_invalid', code: 'file_too_large' };
      await expect(channel.fetchFile(large, signal)).rejects.toMatchObject(tooLarge);
      await expect(channel.fetchFile({ ...large, bytes: 21 * 1024 * 1024 }, signal)).rejects.toMatchObject(tooLarge);
    });

    test.each([
      'http://zalo.example/a.jpg',
      'https://127.0.0.1/a.jpg',
      'https://[::1]/a',
      'https://db.internal/a',
      'x',
    ])('at %s is not asked for', async (id) => {
      await expect(channel.fetchFile({ id }, signal)).rejects.toMatchObject({ reason: 'message_invalid' });
    });
  });
});
