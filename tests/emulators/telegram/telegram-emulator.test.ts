import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Telegram, TelegramError } from 'telegraf';
import { PaceRule } from './pace-rule.ts';
import { startTelegramEmulator, type TelegramEmulator } from './telegram-emulator.ts';

/** The emulator is tested with telegraf's own client, so that what our channel is tested against is no mirror of it. */

let emulator: TelegramEmulator;
let telegram: Telegram;
beforeEach(async () => {
  emulator = await startTelegramEmulator({ webhookRetryMs: 5 });
  telegram = new Telegram(emulator.token, { apiRoot: emulator.apiRoot });
});
afterEach(() => emulator.close());

const poll = (offset: number, timeout = 0) => telegram.getUpdates(timeout, 100, offset, ['message', 'callback_query']);
const refused = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof TelegramError ? `${error.code} ${error.description}` : error),
  );

describe('updates', () => {
  test('stay until a poll names a higher offset', async () => {
    emulator.user(1).sends('một');
    emulator.user(1).sends('hai');
    const [first, second] = await poll(0);
    expect(await poll(0)).toHaveLength(2);
    expect(await poll(first!.update_id + 1)).toEqual([second]);
    expect(await poll(second!.update_id + 1)).toEqual([]);
    expect(emulator.pending).toEqual([]);
  });

  test('wake a poll that waits', async () => {
    const waiting = poll(0, 20);
    await emulator.waitUntil(() => emulator.hasPoller, 'the poll to wait');
    emulator.user(1).sends('/start');
    expect(await waiting).toMatchObject([
      { message: { text: '/start', chat: { id: 1, type: 'private' }, entities: [{ type: 'bot_command', length: 6 }] } },
    ]);
  });

  test('of a kind that was not asked for do not come', async () => {
    await poll(0);
    const person = emulator.user(1);
    const id = person.sends('a');
    person.edits(id, 'b');
    expect(await poll(0)).toHaveLength(1);
  });

  test('go to one poller: a second one ends the first with 409', async () => {
    const first = refused(poll(0, 20));
    await emulator.waitUntil(() => emulator.hasPoller, 'the first poll to wait');
    const second = poll(0, 20);
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates/);
    emulator.user(1).sends('a');
    expect(await second).toHaveLength(1);
  });

  test('go to the webhook with its secret, again until it answers 200, in order', async () => {
    const requests: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(requests.length < 3 ? 503 : 200).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await telegram.setWebhook(`http://127.0.0.1:${port}/x`, { secret_token: 'geheim-1' });
    expect(await refused(poll(0))).toMatch(/^409 Conflict: can't use getUpdates/);
    emulator.user(1).sends('một');
    emulator.user(1).sends('hai');
    await emulator.waitUntil(() => emulator.pending.length === 0, 'the deliveries');
    expect(requests.map(({ body }) => JSON.parse(body).message.text)).toEqual(['một', 'một', 'một', 'hai']);
    expect(requests[0]!.headers['x-telegram-bot-api-secret-token']).toBe('geheim-1');
    expect(await telegram.getWebhookInfo()).toMatchObject({
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 503',
    });
    await telegram.deleteWebhook();
    expect(await poll(0)).toEqual([]);
    server.close();
  });
});

describe('limits', () => {
  beforeEach(() => {
    emulator.user(1).sends('/start');
  });

  test.each([
    [
      'a text that is too long',
      () => telegram.sendMessage(1, 'a'.repeat(4097)),
      '400 Bad Request: message is too long',
    ],
    ['no text', () => telegram.sendMessage(1, ' '), '400 Bad Request: message text is empty'],
    ['a stranger', () => telegram.sendMessage(2, 'a'), '400 Bad Request: chat not found'],
    [
      'too much data in a button',
      () =>
        telegram.sendMessage(1, 'a', {
          reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'đ'.repeat(33) }]] },
        }),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'a caption that is too long',
      () => telegram.sendPhoto(1, { source: Buffer.from('x') }, { caption: 'a'.repeat(1025) }),
      '400 Bad Request: message caption is too long',
    ],
    [
      'an unknown file',
      () => telegram.getFile('x'),
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    ],
  ])('refuses %s', async (_name, call, error) => {
    expect(await refused(call())).toBe(error);
    expect(emulator.sent).toEqual([]);
    expect(emulator.calls.at(-1)).toMatchObject({ outcome: 'refused', code: 400 });
  });

  test('takes what is just within them', async () => {
    await telegram.sendMessage(1, 'a'.repeat(4096), {
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'a'.repeat(64) }]] },
    });
    await telegram.sendPhoto(1, { source: Buffer.from('x') }, { caption: 'a'.repeat(1024) });
    expect(emulator.sent).toHaveLength(2);
  });

  test('a wrong token is 401, an unknown method 404', async () => {
    const stranger = new Telegram('1:wrong', { apiRoot: emulator.apiRoot });
    expect(await refused(stranger.getMe())).toBe('401 Unauthorized');
    expect(await refused(telegram.callApi('nonsense' as 'getMe', {}))).toBe('404 Not Found');
    expect(await telegram.getMe()).toMatchObject({ is_bot: true });
  });

  test('a person who blocked the bot gets nothing until they come back', async () => {
    emulator.user(1).blocks();
    expect(await refused(telegram.sendMessage(1, 'a'))).toBe('403 Forbidden: bot was blocked by the user');
    emulator.user(1).unblocks();
    await telegram.sendMessage(1, 'a');
    expect(emulator.sent).toHaveLength(1);
    expect(await telegram.getUpdates(0, 100, 0, undefined)).toMatchObject([
      { message: {} },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
    ]);
  });
});

describe('troubles', () => {
  beforeEach(() => {
    emulator.user(1).sends('/start');
  });

  test('happen as often as planned, to the method that is named', async () => {
    emulator.fail('sendMessage', { kind: 'throttle', retryAfter: 9 }, { times: 2 });
    await telegram.getMe();
    for (const _try of [1, 2])
      await expect(telegram.sendMessage(1, 'a')).rejects.toMatchObject({
        response: { parameters: { retry_after: 9 } },
      });
    await telegram.sendMessage(1, 'a');
    expect(emulator.callsOf('sendMessage').map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'accepted']);
  });

  test('a connection that breaks before or after: only the second was carried out', async () => {
    emulator.fail('sendMessage', { kind: 'drop', when: 'before' });
    await expect(telegram.sendMessage(1, 'vorher')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(emulator.sent).toEqual([]);
    emulator.fail('sendMessage', { kind: 'drop', when: 'after' });
    await expect(telegram.sendMessage(1, 'nachher')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(emulator.sent).toMatchObject([{ text: 'nachher' }]);
  });

  test('a page of HTML and a late answer', async () => {
    emulator.fail('getMe', { kind: 'html', status: 502 });
    expect(await refused(telegram.getMe())).toBe('502 Bad Gateway');
    emulator.fail('getMe', { kind: 'slow', ms: 30 });
    await telegram.getMe();
    const { at, answeredAt } = emulator.callsOf('getMe').at(-1)!;
    expect(answeredAt! - at).toBeGreaterThanOrEqual(29);
  });
});

describe('pace', () => {
  test('the second send to one person within a second is 429', async () => {
    // A gap that no slow machine outlasts.
    const strict = await startTelegramEmulator({ pace: { chatGapMs: 60_000 } });
    const bot = new Telegram(strict.token, { apiRoot: strict.apiRoot });
    strict.user(1).sends('/start');
    await bot.sendMessage(1, 'a');
    expect(await refused(bot.sendMessage(1, 'b'))).toBe('429 Too Many Requests: retry after 1');
    await strict.close();
  });

  test('the thirty-first send in any trailing second is 429', () => {
    const rule = new PaceRule({ perSecond: 30, chatGapMs: 1_000 });
    for (let chat = 1; chat <= 30; chat += 1) rule.accept(chat, chat);
    expect(() => rule.accept(31, 1_000)).toThrow('Too Many Requests');
    expect(() => rule.accept(31, 1_001)).not.toThrow();
    expect(() => rule.accept(1, 1_001)).toThrow('Too Many Requests');
  });
});

describe('people', () => {
  test('press buttons and keys, and share files that can be downloaded', async () => {
    const person = emulator.user(1, 'Lan');
    person.sends('/start');
    await telegram.sendMessage(1, '?', { reply_markup: { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] } });
    person.presses('Có');
    await telegram.sendMessage(1, 'ở đâu?', {
      reply_markup: { keyboard: [[{ text: 'Vị trí', request_location: true }], [{ text: 'Bỏ qua' }]] },
    });
    person.presses('Bỏ qua');
    expect(() => person.presses('Không có')).toThrow(/there are: Có/);
    person.sendsPhoto(Buffer.from('jpeg bytes'), { caption: 'ảnh', album: '7' });
    const updates = await poll(0);
    expect(updates).toMatchObject([
      { message: { text: '/start', from: { first_name: 'Lan' } } },
      { callback_query: { data: 'yes', message: { text: '?' } } },
      { message: { text: 'Bỏ qua' } },
      { message: { caption: 'ảnh', media_group_id: '7', photo: [{}, { file_size: 10 }] } },
    ]);
    const message = (updates[3] as { message: { photo: { file_id: string }[] } }).message;
    const link = await telegram.getFileLink(message.photo.at(-1)!.file_id);
    expect(await (await fetch(link)).text()).toBe('jpeg bytes');
  });

  test('read one message after the other', async () => {
    const person = emulator.user(1);
    person.sends('/start');
    await telegram.sendMessage(1, 'một');
    await telegram.sendMessage(1, 'hai');
    expect((await person.waitForMessage()).text).toBe('một');
    expect((await person.waitForMessage(/^h/)).text).toBe('hai');
    const next = person.waitForMessage('ba');
    await telegram.sendMessage(1, 'ba');
    expect((await next).text).toBe('ba');
    await expect(person.waitForMessage('bốn', { timeoutMs: 20 })).rejects.toThrow(/not seen within 20 ms.*nothing/);
  });
});
