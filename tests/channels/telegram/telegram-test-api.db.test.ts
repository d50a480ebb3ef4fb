import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import telegramTestApi from 'telegram-test-api';
import type { Channel, ParsedUpdate, Polling } from '../../../src/channels/channel.ts';
import { pollCursors } from '../../../src/channels/poll-cursor-store.ts';
import { pollLock } from '../../../src/channels/poll-lock.ts';
import { type PollLoop, startPollLoop } from '../../../src/channels/poll-loop.ts';
import { telegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { Secret } from '../../../src/platform/secret.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { until } from '../until.ts';

/**
 * The channel against a Telegram that nobody here wrote. What is known of it (`platforms.md` §4.4): it ignores `timeout` and
 * `offset`, counts milliseconds, and knows only texts, buttons and places.
 */

/** Its types promise a default export; the module is the class itself. */
const TelegramServer = telegramTestApi as unknown as typeof telegramTestApi.default;

const TOKEN = '700100200:AAForeignEmulator';
const CHAT = { id: 4711, type: 'private' as const, first_name: 'Thử', username: 'thu' };

jest.setTimeout(30_000);

let home: TestDatabase;
let server: InstanceType<typeof TelegramServer>;
let channel: Channel & { receiving: Polling; close(): Promise<void> };
let loop: PollLoop;
const stored: ParsedUpdate[] = [];
let polls = 0;

beforeAll(async () => {
  home = await testDatabase();
  // It takes no port 0.
  server = new TelegramServer({ host: '127.0.0.1', port: await freePort() });
  await server.start();
  const config = {
    token: new Secret(TOKEN),
    apiRoot: `${server.config.apiURL}/`,
    mode: 'polling' as const,
    pace: 30,
  };
  channel = telegramChannel(config, { logger: silentLogger }) as typeof channel;
  const { poll, ...receiving } = channel.receiving;
  loop = startPollLoop({
    channel: {
      ...channel,
      receiving: {
        ...receiving,
        poll: (cursor, signal) => {
          polls += 1;
          return poll(cursor, signal);
        },
      },
    },
    lock: pollLock({ databaseUrl: home.url, channel: 'telegram', account: channel.account }),
    cursors: pollCursors(home.database, { channel: 'telegram', account: channel.account }),
    store: async (updates) => {
      for (const update of updates)
        if (stored.every(({ externalId }) => externalId !== update.externalId)) stored.push(update);
    },
    clock: systemClock,
    logger: silentLogger,
  });
});
afterAll(async () => {
  await loop.stop();
  await channel.close();
  await server.stop();
  await home.close();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const send = (reply: Parameters<Channel['send']>[1]) =>
  channel.send(String(CHAT.id), reply, {
    signal: new AbortController().signal,
    fromPart: 0,
    media: () => Promise.reject(new Error('no media')),
  });

test('talks with it: words, buttons, a place', async () => {
  const client = server.getClient(TOKEN, { chatId: CHAT.id, userId: CHAT.id, firstName: 'Thử', type: 'private' });
  await client.sendCommand(client.makeCommand('/start'));
  await until(() => stored.length === 1, 'the command');
  expect(stored[0]).toMatchObject({ address: '4711', name: 'Thử', content: { kind: 'text', text: '/start' } });
  expect(Math.abs(stored[0]!.at.getTime() - Date.now())).toBeLessThan(60_000);

  const receipt = await send({ text: 'Ông/bà đồng ý không?', choices: [{ id: 'agree', label: 'Tôi đồng ý' }] });
  expect(receipt.messageIds).toHaveLength(1);
  const { result } = await client.getUpdates();
  expect(result.at(-1)!.message).toMatchObject({
    chat_id: 4711,
    text: 'Ông/bà đồng ý không?',
    reply_markup: { inline_keyboard: [[{ text: 'Tôi đồng ý', callback_data: 'agree' }]] },
  });

  await client.sendCallback(
    client.makeCallbackQuery('agree', { message: { message_id: Number(receipt.messageIds[0]), chat: CHAT } }),
  );
  await until(() => stored.length === 2, 'the pressed button');
  expect(stored[1]!.content).toMatchObject({ kind: 'choice', id: 'agree', messageId: receipt.messageIds[0] });

  await client.sendMessage(
    client.makeMessage('', { location: { latitude: 21.1, longitude: 106.07 }, text: undefined }),
  );
  await until(() => stored.length === 3, 'the place');
  expect(stored[2]!.content).toEqual({ kind: 'place', lat: 21.1, lon: 106.07 });
});

test('does not spin, though no poll is held open', async () => {
  await until(() => loop.state().status === 'polling', 'polling');
  const before = polls;
  const startedAt = performance.now();
  await until(() => polls >= before + 4, 'some polls');
  // Four polls with at least three pauses of half a second between them.
  expect(performance.now() - startedAt).toBeGreaterThan(1_400);
});
