import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../channels/until.ts';
import { startZaloBotEmulator, type ZaloBotEmulator, type ZaloBotEmulatorOptions } from './zalo-bot-emulator.ts';

/** Held to `platforms.md` §1 by plain `fetch`, so that what our channel is tested against is no mirror of it. */

let emulator: ZaloBotEmulator;
beforeEach(() => start({}));
afterEach(() => emulator.close());

async function start(options: ZaloBotEmulatorOptions): Promise<void> {
  await emulator?.close();
  emulator = await startZaloBotEmulator({ webhookRetryMs: 5, ...options });
}

async function call(method: string, payload: Record<string, unknown> = {}, token = emulator.token) {
  const response = await fetch(`${emulator.apiRoot}bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const ok = async (method: string, payload?: Record<string, unknown>) => (await call(method, payload)).body.result;
const refusal = (code: number, description: string) => ({
  status: code,
  body: { ok: false, error_code: code, description },
});

test('says who the bot is, and refuses a wrong token and an unknown method', async () => {
  expect(await ok('getMe')).toMatchObject({ id: expect.any(String), account_type: 'BASIC', can_join_groups: false });
  expect(await call('getMe', {}, '1:wrong')).toEqual(refusal(401, 'Unauthorized'));
  expect(await call('sendDocument')).toEqual(refusal(404, 'Not Found'));
});

describe('a poll', () => {
  test('hands out one update, the oldest, once', async () => {
    emulator.user('a', 'Lan').sends('một');
    emulator.user('a').sends('hai');
    expect(await call('getUpdates', { timeout: '0' })).toMatchObject({
      status: 200,
      body: {
        ok: true,
        result: {
          event_name: 'message.text.received',
          message: {
            from: { id: 'a', display_name: 'Lan', is_bot: false },
            chat: { id: 'a', chat_type: 'PRIVATE' },
            text: 'một',
            message_id: expect.stringMatching(/^[0-9a-f]{20}$/),
          },
        },
      },
    });
    const { message } = await ok('getUpdates', { timeout: 0 });
    expect(message.text).toBe('hai');
    expect(Math.abs(message.date - Date.now())).toBeLessThan(60_000);
    expect(emulator.pending).toEqual([]);
  });

  test('that waits is woken; one that nothing wakes ends with 408 after its time', async () => {
    const waiting = ok('getUpdates', { timeout: '20' });
    await emulator.waitUntil(() => emulator.hasPoller, 'the poll to wait');
    emulator.user('a').sends('một');
    expect((await waiting).message.text).toBe('một');
    const startedAt = performance.now();
    expect(await call('getUpdates', { timeout: '1' })).toEqual(refusal(408, 'Request timeout'));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
  });

  test('may end with an empty object', async () => {
    await start({ emptyPoll: 'empty' });
    expect(await call('getUpdates', { timeout: '0' })).toEqual({ status: 200, body: { ok: true, result: {} } });
  });

  test('whose caller went away takes an update with it', async () => {
    const leaving = new AbortController();
    const gone = fetch(`${emulator.apiRoot}bot${emulator.token}/getUpdates`, { signal: leaving.signal });
    await emulator.waitUntil(() => emulator.hasPoller, 'the poll to wait');
    leaving.abort();
    await gone.catch(() => {});
    emulator.user('a').sends('lost');
    expect(emulator.pending).toEqual([]);
  });
});

describe('the webhook', () => {
  const requests: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  let url: string;
  let failures: number;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(failures-- > 0 ? 503 : 200).end();
  });
  beforeEach(async () => {
    requests.length = 0;
    failures = 0;
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('is told of updates with its secret, again until it answers 2xx, in order; polls are refused then', async () => {
    await start({ allowLocal: true });
    expect(await ok('setWebhook', { url, secret_token: 'geheim-12' })).toMatchObject({
      ...{ url, updated_at: expect.any(Number), verification: { ok: true, outcome: 'webhook.ok', status_code: 200 } },
    });
    expect((await call('getUpdates', { timeout: '0' })).body).toMatchObject({ ok: false, error_code: 400 });
    expect(await ok('getWebhookInfo')).toEqual({ url, updated_at: expect.any(Number) });
    failures = 2;
    emulator.user('a').sends('một');
    emulator.user('a').sends('hai');
    await until(() => emulator.pending.length === 0, 'the deliveries');
    expect(requests.slice(1).map(({ body }) => (body as { message: { text: string } }).message.text)).toEqual([
      ...['một', 'một', 'một', 'hai'],
    ]);
    expect(requests[1]!.headers['x-bot-api-secret-token']).toBe('geheim-12');
    expect(emulator.webhookAnswers).toEqual([503, 503, 200, 200]);

    expect(await ok('deleteWebhook')).toMatchObject({ url: '' });
    expect(await call('getWebhookInfo')).toEqual(refusal(404, 'Not Found'));
    expect((await call('getUpdates', { timeout: '0' })).body.error_code).toBe(408);
  });

  test('may be given its updates in `{ok, result}`, and is not tried for ever', async () => {
    await start({ allowLocal: true, webhookBody: 'wrapped', webhookTries: 2 });
    await ok('setWebhook', { url, secret_token: 'geheim-12' });
    failures = 9;
    emulator.user('a').sends('một');
    await until(() => emulator.webhookAnswers.length === 2, 'two tries');
    expect(requests.at(-1)!.body).toMatchObject({ ok: true, result: { message: { text: 'một' } } });
  });

  test('is saved although nobody answers there', async () => {
    await start({ allowLocal: true });
    const dead = 'http://127.0.0.1:9/';
    expect(await ok('setWebhook', { url: dead, secret_token: 'geheim-12' })).toMatchObject({
      verification: { ok: false, outcome: 'webhook.err.conn' },
    });
    expect(await ok('getWebhookInfo')).toMatchObject({ url: dead });
  });

  test.each([
    ['http', { url: 'http://bot.example/', secret_token: 'geheim-12' }],
    ['this machine', { url: 'https://127.0.0.1/', secret_token: 'geheim-12' }],
    ['a private network', { url: 'https://192.168.1.2/', secret_token: 'geheim-12' }],
    ['a short secret', { url: 'https://bot.example/', secret_token: 'short' }],
    ['no secret', { url: 'https://bot.example/' }],
  ])('is refused with %s', async (_name, payload) => {
    expect((await call('setWebhook', payload)).body).toMatchObject({ ok: false, error_code: 400 });
  });
});

describe('messages', () => {
  const chat_id = 'a';
  beforeEach(() => {
    emulator.user(chat_id).sends('chào');
  });

  test('reach the person, with an id and a time in milliseconds; typing answers nothing but ok', async () => {
    const sent = await ok('sendMessage', { chat_id, text: 'x'.repeat(2_000) });
    expect(emulator.user(chat_id).received).toMatchObject([{ id: sent.message_id, text: 'x'.repeat(2_000) }]);
    expect(Math.abs(sent.date - Date.now())).toBeLessThan(60_000);
    expect((await call('sendChatAction', { chat_id, action: 'typing' })).body).toEqual({ ok: true });
    expect(emulator.user(chat_id).sawTyping).toBe(1);
  });

  test.each([
    ['sendMessage', { text: 'a' }, 'The chat_id must not be empty'],
    ['sendMessage', { chat_id: 'stranger', text: 'a' }, 'chat not found'],
    ['sendMessage', { chat_id, text: ' ' }, 'The text must not be empty'],
    ['sendMessage', { chat_id, text: 'x'.repeat(2_001) }, 'The text must be at most 2000 characters'],
    ['sendMessage', { chat_id, text: '💡'.repeat(1_001) }, 'The text must be at most 2000 characters'],
    ['sendPhoto', { chat_id }, 'The photo must not be empty'],
    ['sendPhoto', { chat_id, photo: 'data:image/png;base64,x' }, 'The photo must start with http:// or https://'],
    ['sendPhoto', { chat_id, photo: 'http://127.0.0.1:9/a.jpg' }, 'The photo URL is invalid'],
    ['sendPhoto', { chat_id, photo: 'https://a.example/', caption: '' }, 'The caption must not be empty'],
    ['sendChatAction', { chat_id, action: 'upload_photo' }, 'The action is invalid'],
  ])('%s refuses %j: %s', async (method, payload, description) => {
    expect(await call(method, payload)).toEqual(refusal(400, `Bad request: ${description}`));
    expect(emulator.sent).toEqual([]);
  });

  test('a picture is fetched from its address', async () => {
    await start({ allowLocal: true });
    const person = emulator.user(chat_id);
    person.sendsPhoto(Buffer.from('jpeg'));
    const { photo_url: photo } = emulator.updates[0]!.message as { photo_url: string };
    await ok('sendPhoto', { chat_id, photo, caption: 'đây' });
    expect(person.received).toMatchObject([{ text: 'đây', photos: [Buffer.from('jpeg')] }]);
    emulator.forgetFiles();
    expect((await call('sendPhoto', { chat_id, photo })).body.description).toMatch(/URL is invalid/);
  });

  test('past the quota of messages, or of people, are refused with 429', async () => {
    await start({ quota: { users: 1, messages: 2 } });
    emulator.user('a').sends('chào');
    emulator.user('b').sends('chào');
    await ok('sendMessage', { chat_id, text: '1' });
    expect(await call('sendMessage', { chat_id: 'b', text: 'x' })).toEqual(refusal(429, 'Quota exceeded'));
    await ok('sendMessage', { chat_id, text: '2' });
    expect(await call('sendMessage', { chat_id, text: '3' })).toEqual(refusal(429, 'Quota exceeded'));
  });

  test('may be refused with HTTP 200 and a code as text', async () => {
    await start({ refusalStatus: 'always_200' });
    expect(await call('sendMessage', { chat_id: 'x', text: 'a' })).toEqual({
      status: 200,
      body: { ok: false, description: 'Bad request: chat not found', error_code: '400' },
    });
  });
});

describe('people', () => {
  test('do what Zalo knows of, each in its event', () => {
    const person = emulator.user('a');
    person.sendsPhoto(Buffer.from('x'), { caption: 'ảnh' });
    person.sendsVoice(Buffer.from('x'));
    person.sendsSticker();
    person.sendsUnsupported();
    person.sendsProtected();
    person.reacts();
    person.mentions('chào', 'g1');
    expect(emulator.updates.map(({ event_name: name }) => name.split('.')[1])).toEqual([
      ...['image', 'voice', 'sticker', 'unsupported', 'unsupported', 'reaction', 'text'],
    ]);
    expect(emulator.updates[0]).toMatchObject({ message: { caption: 'ảnh', photo_url: expect.any(String) } });
    expect(emulator.updates[4]!.message).not.toHaveProperty('message_id');
    expect(emulator.updates[6]).toMatchObject({ message: { chat: { id: 'g1', chat_type: 'GROUP' } } });
  });

  test('send pictures in the documented field, where that is asked for', async () => {
    await start({ photoField: 'photo' });
    emulator.user('a').sendsPhoto(Buffer.from('x'));
    expect(emulator.updates[0]!.message).toMatchObject({ photo: expect.any(String) });
  });

  test('answer with the number of a choice, and wait for messages one after the other', async () => {
    const person = emulator.user('a');
    person.sends('chào');
    await ok('sendMessage', { chat_id: 'a', text: 'Đồng ý không?\n\n1. Có\n2. Không' });
    person.chooses('Không');
    expect(emulator.updates.at(-1)!.message).toMatchObject({ text: '2' });
    expect(() => person.chooses('Thôi')).toThrow(/no choice "Thôi"/);
    expect((await person.waitForMessage('Đồng ý')).text).toContain('1. Có');
    await expect(person.waitForMessage('Đồng ý', { timeoutMs: 20 })).rejects.toThrow(/not seen within 20 ms/);
  });
});

describe('troubles', () => {
  test.each<[string, Parameters<ZaloBotEmulator['fail']>[1]]>([
    ['before it was carried out', { kind: 'drop', when: 'before' }],
    ['after it was carried out', { kind: 'drop', when: 'after' }],
  ])('a connection breaks %s', async (_name, fault) => {
    emulator.user('a').sends('chào');
    emulator.fail('sendMessage', fault);
    await expect(call('sendMessage', { chat_id: 'a', text: 'x' })).rejects.toThrow();
    expect(emulator.sent).toHaveLength(fault.kind === 'drop' && fault.when === 'after' ? 1 : 0);
    expect((await call('sendMessage', { chat_id: 'a', text: 'x' })).status).toBe(200);
  });

  test('a gateway answers with a page that shows the token', async () => {
    emulator.fail('*', { kind: 'html', status: 504 });
    const response = await fetch(`${emulator.apiRoot}bot${emulator.token}/getMe`);
    expect(response.status).toBe(504);
    expect(await response.text()).toContain(emulator.token.replace(':', '%3A'));
  });
});
