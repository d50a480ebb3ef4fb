import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import type { Channel, ParsedUpdate, Polling } from '../../src/channels/channel.ts';
import { pollCursors } from '../../src/channels/poll-cursor-store.ts';
import { pollLock } from '../../src/channels/poll-lock.ts';
import { type PollLoop, type PollLoopDeps, startPollLoop } from '../../src/channels/poll-loop.ts';
import { openSpool } from '../../src/channels/spool.ts';
import { startReceiving } from '../../src/channels/start-receiving.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startZaloBotEmulator, type ZaloBotEmulator } from '../emulators/zalo-bot/zalo-bot-emulator.ts';
import { temporaryFolder } from '../service.ts';
import { recordingLogger } from './telegram/telegram-harness.ts';
import { until } from './until.ts';
import { channelOn, LAN } from './zalo-bot/zalo-bot-harness.ts';

/** The poll loop where reading consumes: what the platform gave once must be in the database in the end, in order. */

const FAST = { firstBackoff: 20, longestBackoff: 80, lockRetry: 20, idle: 20 };
const encryption = encryptionWith(Buffer.alloc(32, 7));

jest.setTimeout(30_000);

let home: TestDatabase;
let admin: pg.Client;
let database: Database;
let url: string;
let folder: ReturnType<typeof temporaryFolder>;
let spoolFolder: string;
let emulator: ZaloBotEmulator;
let channel: Channel & { receiving: Polling; close(): Promise<void> };
let loops: PollLoop[] = [];

beforeAll(async () => {
  home = await testDatabase();
  admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  const named = new URL(home.url);
  named.searchParams.set('application_name', 'consuming');
  url = named.toString();
  database = openDatabase({ url, connections: 4 });
});
afterAll(async () => {
  await database.$disconnect();
  await admin.end();
  await home.close();
});
beforeEach(async () => {
  folder = temporaryFolder();
  emulator = await startZaloBotEmulator();
  channel = channelOn(emulator) as typeof channel;
  spoolFolder = path.join(folder.path, 'spool', channel.id, channel.account);
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await channel.close();
  await emulator.close();
  await home.clear('updates', 'poll_cursors');
  folder.remove();
});

/** The words themselves stand for the kind, so that the order can be read. */
async function storeThem(updates: ParsedUpdate[]): Promise<void> {
  for (const { externalId, content } of updates) {
    const kind = content.kind === 'text' ? content.text : content.kind;
    await database.$executeRaw`
      INSERT INTO updates (channel, account, external_id, kind, happened_at, received_at, ready_at)
      VALUES ('zalo-bot', ${channel.account}, ${externalId}, ${kind}, now(), now(), now()) ON CONFLICT DO NOTHING`;
  }
}

const stored = async () =>
  (await home.query<{ kind: string }>('SELECT kind FROM updates ORDER BY id')).map(({ kind }) => kind);

/** What is on the disk, whole: a draft may never become so. */
function spooled(): string[] {
  try {
    return readdirSync(spoolFolder).filter((name) => !name.endsWith('.draft'));
  } catch {
    return [];
  }
}

function startLoop(changes: Partial<PollLoopDeps> = {}): PollLoop {
  const loop = startPollLoop({
    channel,
    lock: pollLock({ databaseUrl: url, channel: 'zalo-bot', account: channel.account }),
    cursors: pollCursors(database, { channel: 'zalo-bot', account: channel.account }),
    store: storeThem,
    spool: openSpool({ folder: spoolFolder, encryption, clock: systemClock, logger: silentLogger }),
    clock: systemClock,
    logger: silentLogger,
    timing: FAST,
    ...changes,
  });
  loops.push(loop);
  return loop;
}

async function takeDatabaseDown(): Promise<void> {
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'consuming'");
}

async function bringDatabaseBack(): Promise<void> {
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} ALLOW_CONNECTIONS true`);
}

const WORDS = ['một', 'hai', 'ba', 'bốn', 'năm'];
const sendAll = (words = WORDS) => {
  for (const text of words) emulator.user(LAN).sends(text);
};

test('updates are stored once each, in order, and nothing of them stays on the disk', async () => {
  const loop = startLoop();
  sendAll();
  await until(async () => (await stored()).length === 5, 'all are stored');
  expect(await stored()).toEqual(WORDS);
  await until(() => spooled().length === 0, 'an empty spool');
  expect(loop.state().status).toBe('polling');
});

test('a database that goes away between the poll and the commit loses nothing, and nothing is read until it is back', async () => {
  let isDown = false;
  const { logger, text: log } = recordingLogger();
  const rounds = () => log().split('no polling while').length;
  startLoop({
    logger,
    store: async (updates) => {
      if (!isDown && updates.some(({ content }) => content.kind === 'text' && content.text === 'hai')) {
        isDown = true;
        await takeDatabaseDown();
      }
      await storeThem(updates);
    },
  });
  sendAll();
  try {
    await until(() => loops[0]!.state().status === 'database_down', 'the loop to notice');
    expect(spooled()).toHaveLength(1);
    const polls = emulator.callsOf('getUpdates').length;
    const unread = emulator.pending.length;
    expect(unread).toBe(3);
    sendAll(['sáu']);
    const before = rounds();
    await until(() => rounds() >= before + 4, 'some rounds of back-off');
    expect(emulator.callsOf('getUpdates')).toHaveLength(polls);
    expect(emulator.pending).toHaveLength(4);
  } finally {
    await bringDatabaseBack();
  }
  await until(async () => (await stored()).length === 6, 'all are stored');
  expect(await stored()).toEqual([...WORDS, 'sáu']);
  await until(() => spooled().length === 0, 'an empty spool');
});

test('a process that dies between the disk and the commit loses nothing: the next one stores it before it polls', async () => {
  let dies = () => {};
  const dead = new Promise<void>((resolve) => {
    dies = resolve;
  });
  /** Committed never: what a kill looks like from outside. */
  const killed = startLoop({ store: () => dead.then(() => Promise.reject(new Error('killed'))) });
  sendAll();
  await until(() => spooled().length === 1, 'the first update on the disk');
  expect(emulator.pending).toHaveLength(4);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'consuming'");

  const pollsBefore = emulator.callsOf('getUpdates').length;
  const order: string[] = [];
  startLoop({
    store: async (updates) => {
      order.push(`${emulator.callsOf('getUpdates').length - pollsBefore} polls`);
      await storeThem(updates);
    },
  });
  try {
    await until(async () => (await stored()).length === 5, 'all are stored');
    expect(await stored()).toEqual(WORDS);
    expect(order[0]).toBe('0 polls');
  } finally {
    const stopped = killed.stop();
    dies();
    await stopped;
  }
  expect(await stored()).toEqual(WORDS);
});

test('a process that died after the commit is stored once', async () => {
  const spool = openSpool({ folder: spoolFolder, encryption, clock: systemClock, logger: silentLogger });
  const frozen = startLoop({ spool: { ...spool, remove: () => Promise.reject(new Error('killed')) } });
  sendAll(['một']);
  await until(async () => (await stored()).length === 1, 'the commit');
  await frozen.stop();
  expect(spooled()).toHaveLength(1);
  startLoop();
  await until(() => spooled().length === 0, 'an empty spool');
  expect(await stored()).toEqual(['một']);
});

test('an update that can never be stored holds nobody up', async () => {
  startLoop({
    store: async (updates) => {
      if (updates.some(({ content }) => content.kind === 'text' && content.text === 'hai')) throw new Error('cannot');
      await storeThem(updates);
    },
  });
  sendAll(['một', 'hai', 'ba']);
  await until(async () => (await stored()).length === 3, 'all are stored');
  expect(await stored()).toEqual(['một', 'ignored', 'ba']);
  await until(() => spooled().length === 0, 'an empty spool');
});

test('a process that may not poll stores what is left on its disk all the same', async () => {
  const first = startLoop();
  await until(() => first.state().status === 'polling', 'the first to poll');
  const own = path.join(folder.path, 'its-own');
  const spool = openSpool({ folder: own, encryption, clock: systemClock, logger: silentLogger });
  await spool.keep([{ event_name: 'message.text.received', message: messageOf('còn lại') }]);
  const second = startLoop({ spool });
  await until(async () => (await stored()).length === 1, 'it is stored');
  expect(await stored()).toEqual(['còn lại']);
  await until(() => second.state().status === 'other_process_polls', 'the second to wait');
});

test('stopping waits for the running poll, for what it brings is on its way', async () => {
  const loop = startLoop();
  await until(() => emulator.hasPoller, 'a long poll');
  const stopped = loop.stop();
  sendAll(['phút chót']);
  await stopped;
  expect(await stored()).toEqual(['phút chót']);
  expect(emulator.pending).toEqual([]);
});

test('one poll at a time', async () => {
  startLoop();
  for (const text of WORDS) {
    sendAll([text]);
    await until(async () => (await stored()).includes(text), text);
  }
  const calls = emulator.callsOf('getUpdates');
  for (const [index, call] of calls.slice(1).entries())
    expect(call.at).toBeGreaterThanOrEqual(calls[index]!.answeredAt ?? Number.POSITIVE_INFINITY);
});

test('a channel that declares it is given a spool, below the data folder', async () => {
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const receiving = startReceiving({
    channels: [channel],
    database,
    databaseUrl: url,
    store: async (_channel, updates) => {
      await mayCommit;
      await storeThem(updates);
    },
    dataDir: folder.path,
    encryption,
    clock: systemClock,
    logger: silentLogger,
  });
  sendAll(['một']);
  await until(() => spooled().length === 1, 'the update on the disk');
  commit();
  await until(async () => (await stored()).length === 1 && spooled().length === 0, 'it is stored');
  await receiving.stop();
});

function messageOf(text: string) {
  const from = { id: LAN, display_name: 'Lan', is_bot: false };
  return { from, chat: { id: LAN, chat_type: 'PRIVATE' }, message_id: 'left', date: Date.now(), text };
}
