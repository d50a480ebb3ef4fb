import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Channel, ParsedUpdate } from '../../src/channels/channel.ts';
import { type Receiving, startReceiving } from '../../src/channels/start-receiving.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { temporaryFolder } from '../service.ts';
import { channelOn } from './telegram/telegram-harness.ts';
import { until } from './until.ts';

jest.setTimeout(30_000);

const folder = temporaryFolder();
let home: TestDatabase;
let emulator: TelegramEmulator;
let receiving: Receiving;
const stored: { channel: string; update: ParsedUpdate }[] = [];

beforeAll(async () => {
  home = await testDatabase();
});
afterAll(async () => {
  await home.close();
  folder.remove();
});
afterEach(async () => {
  await receiving.stop();
  await emulator.close();
});

function start(channels: Channel[], publicUrl?: string): void {
  receiving = startReceiving({
    channels,
    database: home.database,
    databaseUrl: home.url,
    publicUrl,
    store: async ({ id }, updates) => {
      stored.push(...updates.map((update) => ({ channel: id, update })));
    },
    dataDir: folder.path,
    encryption: encryptionWith(randomBytes(32)),
    clock: systemClock,
    logger: silentLogger,
  });
}

test('a channel that polls is polled, and says so', async () => {
  emulator = await startTelegramEmulator();
  const channel = channelOn(emulator);
  emulator.user(1).sends('một');
  start([channel]);
  expect(receiving.states()).toMatchObject([{ channel: 'telegram', status: 'starting', usable: false }]);
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the update to be confirmed');
  expect(stored).toMatchObject([{ channel: 'telegram', update: { content: { text: 'một' } } }]);
  expect(receiving.states()).toMatchObject([{ status: 'polling', usable: true }]);
  await receiving.stop();
  expect(receiving.states()).toMatchObject([{ status: 'stopped', usable: false }]);
});

test('a webhook is registered, again and again until the platform takes it', async () => {
  emulator = await startTelegramEmulator();
  emulator.fail('setWebhook', { kind: 'throttle', retryAfter: 0 });
  const channel = channelOn(emulator, { mode: 'webhook' });
  start([channel], 'http://127.0.0.1:9');
  await emulator.waitUntil(() => emulator.callsOf('setWebhook').length === 2, 'the second try');
  await until(() => receiving.states()[0]!.usable, 'the state to follow');
  expect(receiving.states()).toMatchObject([{ channel: 'telegram', status: 'registered' }]);
});

test('a refused webhook is said plainly', async () => {
  emulator = await startTelegramEmulator();
  emulator.fail('setWebhook', { kind: 'refuse', code: 401, description: 'Unauthorized' }, { times: 100 });
  start([channelOn(emulator, { mode: 'webhook' })], 'http://127.0.0.1:9');
  await until(() => receiving.states()[0]!.status !== 'starting', 'the first try');
  expect(receiving.states()).toMatchObject([
    { status: 'channel_failing', usable: false, reason: 'unauthorised', message: expect.stringMatching(/token/) },
  ]);
});

test('a channel with routes of its own is left to them, and no webhook is registered without a public address', async () => {
  emulator = await startTelegramEmulator();
  const { receiving: _none, ...own } = channelOn(emulator);
  start([own, channelOn(emulator, { mode: 'webhook' })]);
  expect(receiving.states()).toEqual([]);
  expect(emulator.calls).toEqual([]);
});
