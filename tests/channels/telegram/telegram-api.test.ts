import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TelegramApi, telegramApi } from '../../../src/channels/telegram/telegram-api.ts';
import { Secret } from '../../../src/platform/secret.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../../emulators/telegram/telegram-emulator.ts';
import { telegramConfig } from './telegram-harness.ts';

let emulator: TelegramEmulator;
let api: TelegramApi;
beforeAll(async () => {
  emulator = await startTelegramEmulator();
  emulator.user(1).sends('/start');
  api = telegramApi(telegramConfig(emulator));
});
afterAll(async () => {
  await api.close();
  await emulator.close();
});

/** One method that goes through undici, one that goes through telegraf. */
const CALLS = {
  sendMessage: (options?: { signal?: AbortSignal; timeoutMs?: number }, to: TelegramApi = api) =>
    to.call('sendMessage', { chat_id: 1, text: 'a' }, options),
  getMe: (options?: { signal?: AbortSignal; timeoutMs?: number }, to: TelegramApi = api) =>
    to.call('getMe', {}, options),
};
const METHODS = ['sendMessage', 'getMe'] as const;

test.each(METHODS)('%s gives its result', async (method) => {
  expect(await CALLS[method]()).toMatchObject(method === 'getMe' ? { is_bot: true } : { text: 'a' });
});

test.each(METHODS)('%s is given up when the answer takes too long', async (method) => {
  emulator.fail(method, { kind: 'slow', ms: 2_000 });
  await expect(CALLS[method]({ timeoutMs: 50 })).rejects.toMatchObject({
    reason: 'connection_failed',
    message: 'Telegram did not answer in time',
  });
});

test.each(METHODS)('%s is given up when it is told to, in the middle', async (method) => {
  emulator.fail(method, { kind: 'slow', ms: 2_000 });
  const before = emulator.callsOf(method).length;
  const stopping = new AbortController();
  const calling = expect(CALLS[method]({ signal: stopping.signal })).rejects.toMatchObject({
    reason: 'connection_failed',
    message: 'the call was given up before Telegram answered',
  });
  while (emulator.callsOf(method).length === before) await new Promise((resolve) => setImmediate(resolve));
  stopping.abort();
  await calling;
});

test.each(METHODS)('%s goes through the proxy, whose password is told to nobody else', async (method) => {
  const connects: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', ({ url, headers }, socket) => {
    connects.push({ url, headers });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.once('listening', resolve));
  const { port } = proxy.address() as AddressInfo;
  const proxied = telegramApi({
    token: new Secret(emulator.token),
    apiRoot: 'https://telegram.invalid/',
    proxyUrl: new Secret(`http://bot:geheim-wort@127.0.0.1:${port}`),
  });
  const error = await CALLS[method]({}, proxied).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'SendError', reason: 'connection_failed', retryable: true });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/geheim-wort|AAEmulated/);
  expect(connects[0]!.url).toBe('telegram.invalid:443');
  expect(connects[0]!.headers['proxy-authorization']).toBe(
    `Basic ${Buffer.from('bot:geheim-wort').toString('base64')}`,
  );
  await proxied.close();
  proxy.close();
});
