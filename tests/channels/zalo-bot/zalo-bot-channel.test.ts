import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Polling, SendContext, Webhook } from '../../../src/channels/channel.ts';
import type { SendErrorReason } from '../../../src/channels/send-error.ts';
import type { ZaloBotChannel } from '../../../src/channels/zalo-bot/zalo-bot-channel.ts';
import type { Fault } from '../../emulators/zalo-bot/faults.ts';
import {
  startZaloBotEmulator,
  type ZaloBotEmulator,
  type ZaloBotEmulatorOptions,
} from '../../emulators/zalo-bot/zalo-bot-emulator.ts';
import { recordingLogger } from '../telegram/telegram-harness.ts';
import { until } from '../until.ts';
import { channelOn, LAN, servePictures, WEBHOOK_SECRET } from './zalo-bot-harness.ts';

const QUOTA: Fault = { kind: 'refuse', code: 429, description: 'Quota exceeded' };

const nothingElse = new AbortController().signal;
const context = (changes: Partial<SendContext> = {}): SendContext => ({
  signal: nothingElse,
  fromPart: 0,
  media: async (id) => ({ bytes: Buffer.from(`picture ${id}`), contentType: 'image/jpeg', name: `${id}.jpg` }),
  ...changes,
});

let emulator: ZaloBotEmulator;
let channel: ZaloBotChannel;
let pictures: Awaited<ReturnType<typeof servePictures>>;
beforeAll(async () => {
  pictures = await servePictures();
});
afterAll(() => pictures.close());
beforeEach(async () => {
  emulator = await startZaloBotEmulator({ allowLocal: true });
  channel = channelOn(emulator, { mediaLink: pictures.link });
  emulator.user(LAN, 'Lan').sends('chào');
});
afterEach(async () => {
  await channel.close();
  await emulator.close();
});
const polling = (of = channel) => of.receiving as Polling;
const poll = () => polling().poll(undefined, nothingElse);
const thrown = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('its limits', () => {
  test('are those of Zalo: no buttons, no places, 2,000 units, proactive, in the country', () => {
    expect(channel.can).toEqual({
      ...{ buttons: false, photo: true, place: false, textLength: 2_000, proactive: true },
      ...{ pace: 5, addressGapMs: 0, abroad: false, quota: { people: 50, messagesAMonth: 3_000 } },
    });
    expect(channel.account).toBe('145900100');
  });
});

describe('a poll', () => {
  test('brings one update, wrapped in nothing, and consumes it', async () => {
    emulator.user(LAN).sends('hai');
    const texts = [await poll(), await poll()].map(({ raw }) => raw.flatMap(channel.parseUpdate));
    expect(texts).toMatchObject([[{ content: { text: 'chào' } }], [{ content: { text: 'hai' } }]]);
    expect(polling().consumes).toBe(true);
    expect(emulator.callsOf('getUpdates')[0]!.payload).toEqual({ timeout: '1' });
  });

  test.each<[string, Partial<ZaloBotEmulatorOptions>]>([
    ['408 with its status', {}],
    ['408 with the status 200', { refusalStatus: 'always_200' }],
    ['an empty object', { emptyPoll: 'empty' }],
  ])('is empty and no error at %s', async (_name, options) => {
    const quiet = await startZaloBotEmulator(options);
    const listening = channelOn(quiet);
    expect(await polling(listening).poll(undefined, nothingElse)).toEqual({ raw: [], cursor: undefined });
    await listening.close();
    await quiet.close();
  });

  test('that no answer ends is given up after its time and a grace', async () => {
    const impatient = channelOn(emulator, { times: { pollS: 0, pollGraceMs: 100 } });
    emulator.fail('getUpdates', { kind: 'slow', ms: 10_000 });
    expect(await thrown(polling(impatient).poll(undefined, nothingElse))).toMatchObject({
      ...{ name: 'SendError', reason: 'connection_failed', message: 'Zalo did not answer in time' },
    });
    await impatient.close();
  });

  test.each<[string, Fault, SendErrorReason, RegExp]>([
    ['a refused token', { kind: 'refuse', code: 401, description: 'Unauthorized' }, 'unauthorised', /token/],
    ['too many calls', QUOTA, 'throttled', /429/],
    ['a page of HTML', { kind: 'html' }, 'connection_failed', /502/],
    ['a page of HTML for too many calls', { kind: 'html', status: 429 }, 'throttled', /429/],
    ['a page of HTML that calls itself right', { kind: 'html', status: 200 }, 'connection_failed', /JSON/],
    ['JSON that is no answer', { kind: 'answer', body: { status: 'up' } }, 'connection_failed', /JSON/],
    ['a broken connection', { kind: 'drop', when: 'before' }, 'connection_failed', /cannot be reached/],
  ])('says plainly: %s', async (_name, fault, reason, message) => {
    emulator.fail('getUpdates', fault);
    const error = await thrown(poll());
    expect(error).toMatchObject({ name: 'SendError', reason, message: expect.stringMatching(message) });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(emulator.token.split(':')[1]);
  });

  test('takes a webhook away first, and minds no missing one', async () => {
    await polling().prepare!(nothingElse);
    emulator.fail('deleteWebhook', { kind: 'refuse', code: 404, description: 'Not Found' });
    await polling().prepare!(nothingElse);
    expect(emulator.callsOf('deleteWebhook').map(({ payload }) => payload)).toEqual([{}, {}]);
    emulator.fail('deleteWebhook', { kind: 'refuse', code: 401, description: 'Unauthorized' });
    await expect(polling().prepare!(nothingElse)).rejects.toMatchObject({ reason: 'unauthorised' });
  });
});

describe('an answer counts by its `ok`', () => {
  test.each<[string, unknown]>([
    ['with a code of 0', { ok: true, result: { message_id: 'm1', date: 1 }, error_code: 0 }],
    ['with a date as text', { ok: true, result: { message_id: 'm1', date: '1' }, description: null }],
  ])('sent, %s', async (_name, body) => {
    emulator.fail('sendMessage', { kind: 'answer', body });
    expect(await channel.send(LAN, { text: 'a' }, context())).toEqual({ messageIds: ['m1'] });
  });

  test('what was accepted is sent, be its answer ever so strange', async () => {
    for (const body of [{ ok: true }, { ok: true, result: 'yes' }, { ok: true, result: { message_id: 7 } }]) {
      emulator.fail('sendMessage', { kind: 'answer', body });
      expect(await channel.send(LAN, { text: 'a' }, context())).toEqual({ messageIds: [] });
    }
  });

  test('refused, with a code that says nothing: then the status counts', async () => {
    emulator.fail('sendMessage', { kind: 'answer', body: { ok: false, error_code: 0, description: 'Quota exceeded' } });
    await expect(channel.send(LAN, { text: 'một' }, context())).rejects.toMatchObject({ code: '200' });
    emulator.fail('sendMessage', { kind: 'answer', body: { ok: false, error_code: 429 } });
    await expect(channel.send(LAN, { text: 'một' }, context())).rejects.toMatchObject({ reason: 'throttled' });
  });

  test('refused, with HTTP 200 and the code as text', async () => {
    emulator.fail('sendMessage', {
      kind: 'answer',
      body: { ok: false, description: 'Quota exceeded', error_code: '429' },
    });
    await expect(channel.send(LAN, { text: 'a' }, context())).rejects.toMatchObject({ reason: 'throttled' });
    emulator.fail('sendMessage', { kind: 'answer', body: { ok: false } });
    await expect(channel.send(LAN, { text: 'a' }, context())).rejects.toMatchObject({
      reason: 'rejected',
      code: '200',
    });
  });
});

describe('a message', () => {
  test('to somebody who blocked the bot, or never wrote, cannot be sent', async () => {
    emulator.user(LAN).blocks();
    await expect(channel.send(LAN, { text: 'a' }, context())).rejects.toMatchObject({ reason: 'person_blocked' });
    await expect(channel.send('stranger', { text: 'a' }, context())).rejects.toMatchObject({
      reason: 'person_blocked',
    });
  });

  test('whose answer was lost goes out twice at most', async () => {
    const impatient = channelOn(emulator, { times: { callMs: 150 } });
    emulator.fail('sendMessage', { kind: 'drop', when: 'after' });
    emulator.fail('sendMessage', { kind: 'slow', ms: 5_000 });
    const send = (changes?: Partial<SendContext>) =>
      thrown(impatient.send(LAN, { text: 'Ở khu phố nào ạ?' }, context(changes)));
    expect(await send()).toMatchObject({ reason: 'connection_failed', mayHaveArrived: true, retryable: true });
    expect(await send({ mayHaveArrived: true })).toMatchObject({
      reason: 'connection_failed',
      mayHaveArrived: true,
      retryable: false,
    });
    expect(emulator.sent.map(({ text }) => text)).toEqual(['Ở khu phố nào ạ?', 'Ở khu phố nào ạ?']);
    await impatient.close();
  });

  test('that breaks in the middle is taken up where it broke', async () => {
    const reply = { text: 'ơ'.repeat(2_500), media: ['a', 'b'] };
    emulator.fail('sendMessage', { kind: 'html' });
    await expect(channel.send(LAN, reply, context())).rejects.toMatchObject({ sentParts: 2, retryable: true });
    const { messageIds } = await channel.send(LAN, reply, context({ fromPart: 2 }));
    const { received } = emulator.user(LAN);
    expect(received.map(({ photos }) => photos.length)).toEqual([1, 1, 0, 0]);
    expect(received.slice(2).map(({ id }) => id)).toEqual(messageIds);
  });

  test('past the month’s quota is refused, first as a pace, then as what it is', async () => {
    const small = await startZaloBotEmulator({ quota: { messages: 1 } });
    let now = 0;
    const counting = channelOn(small, { clock: { real: () => new Date(now) } });
    small.user(LAN).sends('chào');
    const reason = () => thrown(counting.send(LAN, { text: 'a' }, context()));
    expect(await reason()).toBeUndefined();
    expect(await reason()).toMatchObject({ reason: 'throttled' });
    now += 60_000;
    expect(await reason()).toMatchObject({ reason: 'quota_exhausted', retryable: false });
    await counting.close();
    await small.close();
  });
});

describe('a picture', () => {
  test('is fetched by Zalo from our public address', async () => {
    await channel.send(LAN, { text: 'Đã sửa', media: ['a'] }, context());
    expect(emulator.user(LAN).received).toMatchObject([{ text: 'Đã sửa', photos: [Buffer.from('picture a')] }]);
    expect(emulator.callsOf('sendPhoto')[0]!.payload).toEqual({
      chat_id: LAN,
      photo: pictures.link('a', 0),
      caption: 'Đã sửa',
    });
  });

  test('that Zalo cannot fetch costs nobody the words: its address is said instead', async () => {
    const validities: number[] = [];
    const unreachable = channelOn(emulator, {
      mediaLink: (id, validMs) => {
        validities.push(validMs);
        return `http://127.0.0.1:9/media/${id}`;
      },
    });
    await unreachable.send(LAN, { text: 'Đã sửa', media: ['a'] }, context());
    expect(emulator.user(LAN).received.map(({ text }) => text)).toEqual([
      'Đã sửa\n\nXem ảnh: http://127.0.0.1:9/media/a',
    ]);
    expect(validities.map((ms) => ms / 3_600_000)).toEqual([1, 168]);
    await unreachable.close();
  });

  test('cannot be shown without a public address, and an operator is told', async () => {
    const { logger, text } = recordingLogger();
    const hidden = channelOn(emulator, { logger });
    expect(text()).toContain('no PUBLIC_URL');
    await hidden.send(LAN, { text: 'Đã sửa', media: ['a'] }, context());
    expect(emulator.user(LAN).received.map(({ text: words }) => words)).toEqual([
      'Đã sửa\n(Kèm theo 1 ảnh, tệp nhưng chưa gửi được qua Zalo.)',
    ]);
    await hidden.close();
  });

  test('that cannot be read is tried again later', async () => {
    const media = () => Promise.reject(new Error('the disk is gone'));
    await expect(channel.send(LAN, { text: 'x', media: ['a'] }, context({ media }))).rejects.toMatchObject({
      ...{ reason: 'connection_failed', retryable: true },
    });
  });
});

describe('typing', () => {
  test('is shown to who wrote, to nobody in a group, and a failure harms nobody', async () => {
    const person = emulator.user(LAN);
    const told = () => emulator.updates.flatMap((update) => channel.parseUpdate(update));
    person.mentions('chào', 'a-group');
    emulator.fail('sendChatAction', { kind: 'html' });
    channel.acknowledge!(told());
    await until(() => emulator.callsOf('sendChatAction')[0]?.outcome === 'failed', 'the failing call');
    await until(() => {
      channel.acknowledge!(told());
      return person.sawTyping > 0;
    }, 'typing');
    expect(new Set(emulator.callsOf('sendChatAction').map(({ payload }) => JSON.stringify(payload)))).toEqual(
      new Set([JSON.stringify({ chat_id: LAN, action: 'typing' })]),
    );
  });
});

describe('the webhook', () => {
  const register = (hooked: ZaloBotChannel, url: string) => (hooked.receiving as Webhook).register!(url, nothingElse);

  test('is registered under the public address; that nobody answers there yet is logged, and no failure', async () => {
    const { logger, text } = recordingLogger();
    const hooked = channelOn(emulator, { mode: 'webhook', logger, mediaLink: pictures.link });
    await register(hooked, 'http://127.0.0.1:9/nghe');
    expect(emulator.callsOf('setWebhook')[0]!.payload).toEqual({
      url: 'http://127.0.0.1:9/nghe/webhooks/zalo-bot',
      secret_token: WEBHOOK_SECRET,
    });
    expect(text()).toMatch(/webhook\.err\.conn.*could not verify/);
    expect(text()).not.toContain(WEBHOOK_SECRET);
    await hooked.close();
  });

  test('is refused by Zalo for an address of this machine', async () => {
    const strict = await startZaloBotEmulator();
    const hooked = channelOn(strict, { mode: 'webhook' });
    await expect(register(hooked, 'http://127.0.0.1:9')).rejects.toMatchObject({ reason: 'message_invalid' });
    await expect(register(hooked, 'https://127.0.0.1:9')).rejects.toMatchObject({
      message: expect.stringMatching(/blocked/),
    });
    await hooked.close();
    await strict.close();
  });
});

test('an API root with a path keeps its path', async () => {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url!);
    response.end(JSON.stringify({ ok: true, result: { message_id: 'm' } }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const prefixed = channelOn({ token: emulator.token, apiRoot: `http://127.0.0.1:${port}/some/where/` });
  await prefixed.send(LAN, { text: 'x' }, context());
  expect(paths).toEqual([`/some/where/bot${emulator.token}/sendMessage`]);
  await prefixed.close();
  server.close();
});
