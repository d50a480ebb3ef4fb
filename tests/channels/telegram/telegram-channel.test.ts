import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Polling, SendContext, Webhook } from '../../../src/channels/channel.ts';
import type { SendErrorReason } from '../../../src/channels/send-error.ts';
import type { TelegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import type { Fault } from '../../emulators/telegram/faults.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../../emulators/telegram/telegram-emulator.ts';
import { type ChannelHarness, channelContract } from '../contract.ts';
import { channelOn, recordingLogger, WEBHOOK_SECRET } from './telegram-harness.ts';

const FAULTS: Partial<Record<SendErrorReason, Fault>> = {
  connection_failed: { kind: 'drop', when: 'before' },
  throttled: { kind: 'throttle', retryAfter: 3 },
  message_invalid: { kind: 'refuse', code: 400, description: 'Bad Request: message is too long' },
  unauthorised: { kind: 'refuse', code: 401, description: 'Unauthorized' },
  person_blocked: { kind: 'refuse', code: 403, description: 'Forbidden: bot was blocked by the user' },
  rejected: { kind: 'refuse', code: 418, description: "I'm a teapot" },
};

channelContract(
  'telegram',
  { failures: Object.keys(FAULTS) as SendErrorReason[], retryAfter: 3000 },
  async (): Promise<ChannelHarness> => {
    const emulator = await startTelegramEmulator();
    const { logger, text: log } = recordingLogger();
    const channel = channelOn(emulator, { logger, mode: 'webhook' });
    const person = emulator.user(4711, 'Người Thử Nghiệm');
    person.sends('/start');
    let seen = 0;
    /** What the emulator would hand to the bot for the person's last act. */
    const latest = () => emulator.pending.at(-1);
    return {
      channel,
      address: '4711',
      raw: {
        text: (text) => {
          person.sends(text);
          return latest();
        },
        choice: (id) => {
          emulator.deliver({
            callback_query: {
              id: '1',
              from: { id: 4711, is_bot: false, first_name: 'N' },
              message: { message_id: 1, date: 0, chat: { id: 4711, type: 'private' } },
              data: id,
            },
          });
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
      fail: (reason) => emulator.fail('sendMessage', FAULTS[reason]!),
      secrets: [emulator.token, emulator.token.split(':')[1]!, WEBHOOK_SECRET],
      log,
      webhook: {
        body: Buffer.from('{}'),
        headers: { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET },
        forged: [
          { headers: { 'x-telegram-bot-api-secret-token': `${WEBHOOK_SECRET}x` }, body: Buffer.from('{}') },
          { headers: { 'x-telegram-bot-api-secret-token': '' }, body: Buffer.from('{}') },
          { headers: { authorization: WEBHOOK_SECRET }, body: Buffer.from('{}') },
        ],
      },
      close: async () => {
        await channel.close();
        await emulator.close();
      },
    };
  },
);

describe('telegram, beyond the contract', () => {
  let emulator: TelegramEmulator;
  let channel: TelegramChannel;
  beforeAll(async () => {
    emulator = await startTelegramEmulator();
    channel = channelOn(emulator);
  });
  afterAll(async () => {
    await channel.close();
    await emulator.close();
  });

  const context = (changes: Partial<SendContext> = {}): SendContext => ({
    signal: new AbortController().signal,
    fromPart: 0,
    media: async (id) => ({ bytes: Buffer.from(`picture ${id}`), contentType: 'image/jpeg', name: `${id}.jpg` }),
    ...changes,
  });
  const polling = () => channel.receiving as Polling;

  test('a bench without pace has no gap between messages to one person', () => {
    expect(channel.can).toMatchObject({ pace: 30, addressGapMs: 1_050, abroad: true, proactive: true });
    expect(channelOn(emulator, { pace: 0 }).can).toMatchObject({ pace: 0, addressGapMs: 0 });
  });

  test('a poll confirms nothing by itself: the same cursor gives the same updates', async () => {
    const person = emulator.user(1);
    person.sends('một');
    person.sends('hai');
    const signal = new AbortController().signal;
    const first = await polling().poll(undefined, signal);
    const again = await polling().poll(undefined, signal);
    expect(first.raw).toHaveLength(2);
    expect(again).toEqual(first);
    person.sends('ba');
    const next = await polling().poll(first.cursor, signal);
    expect(next.raw.flatMap(channel.parseUpdate)).toMatchObject([{ content: { text: 'ba' } }]);
    expect(emulator.callsOf('getUpdates').at(-1)!.payload).toEqual({
      offset: Number(first.cursor),
      timeout: 25,
      limit: 100,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    // Confirms the rest.
    person.sends('bốn');
    await polling().poll(next.cursor, signal);
  });

  test('polling takes a webhook away first, and keeps what waits', async () => {
    await polling().prepare!(new AbortController().signal);
    expect(emulator.callsOf('deleteWebhook').at(-1)!.payload).toEqual({});
  });

  test.each([
    ['a refused token', { kind: 'refuse', code: 401, description: 'Unauthorized' }, 'unauthorised', /token/],
    ['another poller', { kind: 'refuse', code: 409, description: 'Conflict' }, 'rejected', /another process/],
    ['too many polls', { kind: 'throttle', retryAfter: 7 }, 'throttled', /429/],
    ['a page of HTML', { kind: 'html' }, 'connection_failed', /502/],
    ['a page of HTML that calls itself right', { kind: 'html', status: 200 }, 'connection_failed', /JSON/],
    ['a broken connection', { kind: 'drop', when: 'before' }, 'connection_failed', /cannot be reached/],
  ] as const)('a poll says plainly: %s', async (_name, fault, reason, message) => {
    emulator.fail('getUpdates', fault);
    const error = await polling()
      .poll(undefined, new AbortController().signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SendError', reason, message: expect.stringMatching(message) });
    if (reason === 'throttled') expect(error).toMatchObject({ retryAfter: 7000 });
    expect(`${(error as Error).message}${(error as Error).stack}`).not.toContain(emulator.token);
  });

  test.each([
    ['a page of HTML', { kind: 'html' }],
    ['a page of HTML that calls itself right', { kind: 'html', status: 200 }],
    ['a server error', { kind: 'refuse', code: 500, description: 'Internal Server Error' }],
    ['an answer that never came', { kind: 'drop', when: 'after' }],
  ] as const)('a message meets %s: it may be tried again', async (_name, fault) => {
    emulator.user(1).sends('x');
    emulator.fail('sendMessage', fault);
    await expect(channel.send('1', { text: 'thử' }, context())).rejects.toMatchObject({
      reason: 'connection_failed',
      retryable: true,
    });
  });

  test('somebody who blocked the bot, or never wrote, cannot be reached', async () => {
    const person = emulator.user(2);
    person.sends('xin chào');
    person.blocks();
    await expect(channel.send('2', { text: 'a' }, context())).rejects.toMatchObject({ reason: 'person_blocked' });
    await expect(channel.send('999', { text: 'a' }, context())).rejects.toMatchObject({ reason: 'person_blocked' });
  });

  test('uploads pictures, one with its words and buttons, several as an album', async () => {
    const person = emulator.user(3);
    person.sends('/start');
    await channel.send('3', { text: 'Một ảnh', media: ['a'], choices: [{ id: 'ok', label: 'Được' }] }, context());
    expect(person.received).toMatchObject([
      { text: 'Một ảnh', photos: [Buffer.from('picture a')], buttons: [{ label: 'Được', data: 'ok' }] },
    ]);
    const receipt = await channel.send('3', { text: 'Hai ảnh', media: ['a', 'b'] }, context());
    const [first, second, words] = person.received.slice(1);
    expect([first!.photos, second!.photos]).toEqual([[Buffer.from('picture a')], [Buffer.from('picture b')]]);
    expect(first!.album).toBe(second!.album);
    expect(words!.text).toBe('Hai ảnh');
    expect(receipt.messageIds).toEqual([first, second, words].map((message) => String(message!.id)));
  });

  test('a medium that is no picture goes as a file', async () => {
    const person = emulator.user(4);
    person.sends('/start');
    const media = async () => ({ bytes: Buffer.from('%PDF'), contentType: 'application/pdf', name: 'tra-loi.pdf' });
    await channel.send('4', { text: 'Công văn trả lời', media: ['a'] }, context({ media }));
    expect(person.received).toMatchObject([
      { documents: [{ name: 'tra-loi.pdf', bytes: Buffer.from('%PDF') }] },
      { text: 'Công văn trả lời' },
    ]);
  });

  test('a stored medium that cannot be read is tried again later', async () => {
    const media = async () => {
      throw new Error('the disk is gone');
    };
    await expect(channel.send('3', { text: 'x', media: ['a'] }, context({ media }))).rejects.toMatchObject({
      reason: 'connection_failed',
      retryable: true,
    });
  });

  test('a try that breaks in the middle is taken up where it broke', async () => {
    const person = emulator.user(8);
    person.sends('/start');
    const reply = { text: 'ơ'.repeat(1500), media: ['a', 'b'] };
    emulator.fail('sendMessage', { kind: 'html' });
    await expect(channel.send('8', reply, context())).rejects.toMatchObject({ sentParts: 1 });
    expect(person.received.map(({ photos }) => photos.length)).toEqual([1, 1]);
    const receipt = await channel.send('8', reply, context({ fromPart: 1 }));
    expect(person.received.slice(2)).toMatchObject([{ text: reply.text, photos: [] }]);
    expect(receipt.messageIds).toEqual([String(person.received[2]!.id)]);
  });

  test('an upload that is throttled says how long to wait', async () => {
    emulator.fail('sendPhoto', { kind: 'throttle', retryAfter: 2 });
    await expect(channel.send('3', { text: 'x', media: ['a'] }, context())).rejects.toMatchObject({
      reason: 'throttled',
      retryAfter: 2000,
    });
  });

  test('the keyboard that shares a place goes when it was used, and with the next plain message', async () => {
    const person = emulator.user(5);
    person.sends('/start');
    await channel.send('5', { text: 'Ở đâu?', asksPlace: true, choices: [{ id: 'skip', label: 'Bỏ qua' }] }, context());
    expect(person.keys).toEqual([
      { label: '📍 Gửi vị trí', asksPlace: true },
      { label: 'Bỏ qua', asksPlace: false },
    ]);
    await channel.send('5', { text: 'Đã nhận.' }, context());
    expect(person.keys).toEqual([]);
  });

  test('takes the clock off a pressed button, and a failure to do so harms nobody', async () => {
    const person = emulator.user(6);
    person.sends('/start');
    await channel.send('6', { text: '?', choices: [{ id: 'yes', label: 'Có' }] }, context());
    person.presses('Có');
    const [update] = channel.parseUpdate(emulator.pending.at(-1));
    expect(update).toMatchObject({ content: { kind: 'choice', id: 'yes', messageId: String(person.received[0]!.id) } });
    emulator.fail('answerCallbackQuery', { kind: 'html' });
    channel.acknowledge!([update!]);
    await emulator.waitUntil(() => emulator.callsOf('answerCallbackQuery').length === 1, 'the failing call');
    channel.acknowledge!([update!]);
    await emulator.waitUntil(() => emulator.answered.length === 1, 'the clock to be taken off');
    expect(emulator.answered).toEqual([(update!.content as { callback: string }).callback]);
  });

  test('registers its webhook under the public address', async () => {
    const other = await startTelegramEmulator();
    const hooked = channelOn(other, { mode: 'webhook' });
    await (hooked.receiving as Webhook).register!('https://nghedan.example/bot', new AbortController().signal);
    expect(other.callsOf('setWebhook')[0]!.payload).toEqual({
      url: 'https://nghedan.example/bot/webhooks/telegram',
      secret_token: WEBHOOK_SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      max_connections: 40,
    });
    await hooked.close();
    await other.close();
  });

  test('an API root with a path keeps its path', async () => {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url!);
      response.end(JSON.stringify({ ok: true, result: { message_id: 1 } }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const prefixed = channelOn(emulator, { apiRoot: `http://127.0.0.1:${port}/some/where/` });
    await prefixed.send('3', { text: 'x' }, context());
    await (prefixed.receiving as Polling).prepare!(new AbortController().signal);
    expect(paths).toEqual([
      `/some/where/bot${emulator.token}/sendMessage`,
      `/some/where/bot${emulator.token}/deleteWebhook`,
    ]);
    await prefixed.close();
    server.close();
  });
});

test('a code has an address that opens the chat and says it; the bot’s name is asked once', async () => {
  const emulator = await startTelegramEmulator();
  const channel = channelOn(emulator);
  expect(await channel.codeUrl!('K7TQ2MXH4')).toBe('https://t.me/nghe_dan_bot?start=K7TQ2MXH4');
  emulator.fail('getMe', { kind: 'drop', when: 'before' });
  expect(await channel.codeUrl!('XH4K7TQ2M')).toBe('https://t.me/nghe_dan_bot?start=XH4K7TQ2M');
  const other = channelOn(emulator);
  await expect(other.codeUrl!('K7TQ2MXH4')).rejects.toMatchObject({ reason: 'connection_failed' });
  await Promise.all([channel.close(), other.close()]);
  await emulator.close();
});
