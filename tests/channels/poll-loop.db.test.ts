import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import type { Channel, ParsedUpdate, Polling } from '../../src/channels/channel.ts';
import { type PollCursors, pollCursors } from '../../src/channels/poll-cursor-store.ts';
import { pollLock } from '../../src/channels/poll-lock.ts';
import { type PollLoop, type PollLoopDeps, startPollLoop } from '../../src/channels/poll-loop.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { channelOn, recordingLogger } from './telegram/telegram-harness.ts';
import { until } from './until.ts';

/** The loop against PostgreSQL and the emulator; updates are stored by the shortest statement that is idempotent. */

const FAST = { firstBackoff: 20, longestBackoff: 80, lockRetry: 20, idle: 20 };

jest.setTimeout(30_000);

let home: TestDatabase;
let admin: pg.Client;
/** The connections of the processes under test: those that a test breaks. */
let database: Database;
let url: string;
let emulator: TelegramEmulator;
let channel: Channel & { receiving: Polling; close(): Promise<void> };
let loops: PollLoop[] = [];

beforeAll(async () => {
  home = await testDatabase();
  admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  const named = new URL(home.url);
  named.searchParams.set('application_name', 'under_test');
  url = named.toString();
  database = openDatabase({ url, connections: 4 });
});
afterAll(async () => {
  await database.$disconnect();
  await admin.end();
  await home.close();
});
beforeEach(async () => {
  emulator = await startTelegramEmulator();
  channel = channelOn(emulator) as typeof channel;
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await channel.close();
  await emulator.close();
  await home.clear('updates', 'poll_cursors');
});

async function storeThem(updates: ParsedUpdate[]): Promise<void> {
  const ids = updates.map(({ externalId }) => externalId);
  const kinds = updates.map(({ content }) => content.kind);
  await database.$executeRaw`
    INSERT INTO updates (channel, account, external_id, kind, happened_at, received_at, ready_at)
    SELECT 'telegram', ${channel.account}, id, kind, now(), now(), now() FROM unnest(${ids}::text[], ${kinds}::text[]) AS u(id, kind)
    ON CONFLICT DO NOTHING`;
}

const cursors = () => pollCursors(database, { channel: 'telegram', account: channel.account });

function startLoop(changes: Partial<PollLoopDeps> = {}): PollLoop {
  const loop = startPollLoop({
    channel,
    lock: pollLock({ databaseUrl: url, channel: 'telegram', account: channel.account }),
    cursors: cursors(),
    store: storeThem,
    clock: systemClock,
    logger: silentLogger,
    timing: FAST,
    ...changes,
  });
  loops.push(loop);
  return loop;
}

const stored = async () =>
  (await home.query<{ external_id: string }>('SELECT external_id FROM updates ORDER BY id')).map(
    (row) => row.external_id,
  );

async function takeDatabaseDown(): Promise<void> {
  const { pathname } = new URL(url);
  await admin.query(`ALTER DATABASE ${pathname.slice(1)} ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'under_test'");
}

async function bringDatabaseBack(): Promise<void> {
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} ALLOW_CONNECTIONS true`);
}

test('updates are stored and confirmed, in order', async () => {
  const loop = startLoop();
  const person = emulator.user(1);
  const acts = ['một', 'hai', 'ba'];
  for (const text of acts) person.sends(text);
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the updates to be confirmed');
  expect(await stored()).toHaveLength(3);
  expect(loop.state().status).toBe('polling');
  const offsets = emulator.callsOf('getUpdates').map(({ payload }) => payload.offset ?? 0) as number[];
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
});

test('an update is confirmed only after the commit, and stored once though the process dies between commit and cursor', async () => {
  const frozen: PollCursors = {
    read: cursors().read,
    // What a kill looks like from outside: committed, and the cursor never moved.
    write: () => Promise.reject(new Error('killed')),
  };
  const dying = startLoop({ cursors: frozen });
  emulator.user(1).sends('một');
  await until(async () => (await stored()).length === 1, 'the commit');
  expect(emulator.pending).toHaveLength(1);
  await dying.stop();
  expect(emulator.pending).toHaveLength(1);

  startLoop();
  emulator.user(1).sends('hai');
  await emulator.waitUntil(() => emulator.pending.length === 0, 'both to be confirmed');
  expect(await stored()).toHaveLength(2);
});

test('nothing is lost when the store fails', async () => {
  let failures = 2;
  const seen: string[] = [];
  startLoop({
    store: async (updates) => {
      seen.push(updates.map(({ externalId }) => externalId).join());
      if (failures-- > 0) throw new Error('deadlock detected');
      await storeThem(updates);
    },
  });
  emulator.user(1).sends('một');
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the update to be confirmed');
  expect(seen).toHaveLength(3);
  expect(await stored()).toEqual([seen[0]]);
});

test('of two processes one polls; the other takes over when it stops', async () => {
  const first = startLoop();
  await until(() => first.state().status === 'polling' && emulator.hasPoller, 'the first to poll');
  const second = startLoop();
  await until(() => second.state().status === 'other_process_polls', 'the second to wait');
  emulator.user(1).sends('một');
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the update to be confirmed');
  expect(emulator.calls.filter(({ outcome }) => outcome === 'refused')).toEqual([]);

  await first.stop();
  expect(first.state().status).toBe('stopped');
  await until(() => second.state().status === 'polling', 'the second to poll');
  emulator.user(1).sends('hai');
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the next update to be confirmed');
  expect(await stored()).toHaveLength(2);
});

test('while the database is down nothing is polled; afterwards nothing is missing', async () => {
  const { logger, text: log } = recordingLogger();
  const loop = startLoop({ logger });
  const rounds = () => log().split('no polling while').length;
  emulator.user(1).sends('một');
  await emulator.waitUntil(() => emulator.pending.length === 0 && emulator.hasPoller, 'polling');
  await takeDatabaseDown();
  try {
    await until(() => loop.state().status === 'database_down', 'the loop to notice');
    await until(() => !emulator.hasPoller, 'the running poll to be given up');
    const polls = emulator.callsOf('getUpdates').length;
    emulator.user(1).sends('hai');
    const since = loop.state().since;
    const before = rounds();
    await until(() => rounds() >= before + 4, 'some rounds of back-off');
    expect(emulator.callsOf('getUpdates')).toHaveLength(polls);
    expect(loop.state()).toMatchObject({ status: 'database_down', since });
    expect(emulator.pending).toHaveLength(1);
  } finally {
    await bringDatabaseBack();
  }
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the update to be confirmed');
  expect(loop.state().status).toBe('polling');
  expect(await stored()).toHaveLength(2);
});

test('says at once that all is well again, though nobody writes', async () => {
  const loop = startLoop();
  await until(() => emulator.hasPoller, 'a long poll');
  await takeDatabaseDown();
  await until(() => loop.state().status === 'database_down', 'the loop to notice').finally(bringDatabaseBack);
  await until(() => loop.state().status === 'polling', 'the loop to go on');
});

test('a process that loses its lock gives up the running poll at once', async () => {
  const loop = startLoop();
  await until(() => emulator.hasPoller, 'polling');
  const polls = emulator.callsOf('getUpdates').length;
  await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'under_test' AND query LIKE '%advisory_lock%'",
  );
  // It takes the free lock again, and asks anew.
  await until(() => emulator.callsOf('getUpdates').length > polls && emulator.hasPoller, 'a new poll');
  expect(loop.state().status).toBe('polling');
  expect(emulator.calls.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
});

test('says plainly that the token is refused, and goes on when it is mended', async () => {
  emulator.fail('*', { kind: 'refuse', code: 401, description: 'Unauthorized' }, { times: 1000 });
  const loop = startLoop();
  await until(() => loop.state().status === 'channel_failing', 'the state');
  expect(loop.state()).toMatchObject({ reason: 'unauthorised', message: expect.stringMatching(/token/) });
  emulator.recover();
  await until(() => loop.state().status === 'polling', 'polling');
});

test('says plainly that somebody else reads this bot’s updates', async () => {
  emulator.fail('getUpdates', { kind: 'refuse', code: 409, description: 'Conflict' }, { times: 1000 });
  const loop = startLoop({ timing: { ...FAST, firstBackoff: 60_000, longestBackoff: 60_000 } });
  await until(() => loop.state().status === 'channel_failing', 'the state');
  expect(loop.state()).toMatchObject({ reason: 'rejected', message: expect.stringMatching(/another process/) });
});

test('waits as long as Telegram tells it to', async () => {
  emulator.fail('getUpdates', { kind: 'throttle', retryAfter: 1 });
  startLoop();
  await until(() => emulator.callsOf('getUpdates').length === 2, 'the second poll');
  const [refused, next] = emulator.callsOf('getUpdates');
  expect(next!.at - refused!.at).toBeGreaterThanOrEqual(990);
});

test('waits longer after each failure', async () => {
  emulator.fail('deleteWebhook', { kind: 'html' }, { times: 4 });
  const loop = startLoop();
  await until(() => loop.state().status === 'polling', 'polling');
  const times = emulator.callsOf('deleteWebhook').map(({ at }) => at);
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  expect(gaps).toHaveLength(4);
  for (const [index, least] of [20, 40, 80, 80].entries()) expect(gaps[index]).toBeGreaterThanOrEqual(least - 2);
});

test('a webhook that was left behind is taken away', async () => {
  const hooked = channelOn(emulator, { mode: 'webhook' });
  if (hooked.receiving?.kind !== 'webhook') throw new Error('no webhook');
  await hooked.receiving.register!('http://127.0.0.1:9', new AbortController().signal);
  await hooked.close();
  emulator.user(1).sends('một');
  startLoop();
  await emulator.waitUntil(() => emulator.pending.length === 0, 'the update to be confirmed');
  expect(await stored()).toHaveLength(1);
});

test('stopping gives up the running poll at once, and commits what was already received', async () => {
  let release = () => {};
  let storing = false;
  const loop = startLoop({
    store: async (updates) => {
      storing = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await storeThem(updates);
    },
  });
  emulator.user(1).sends('một');
  await until(() => storing, 'the store to begin');
  const stopped = loop.stop();
  release();
  await stopped;
  expect(await stored()).toHaveLength(1);
  expect(await cursors().read()).toBeDefined();

  const idle = startLoop();
  await until(() => emulator.hasPoller, 'a long poll');
  const startedAt = Date.now();
  await idle.stop();
  expect(Date.now() - startedAt).toBeLessThan(10_000);
});

test('takes the clock off a button once the press is stored', async () => {
  const person = emulator.user(1);
  person.sends('/start');
  await channel.send(
    '1',
    { text: '?', choices: [{ id: 'yes', label: 'Có' }] },
    { signal: new AbortController().signal, fromPart: 0, media: () => Promise.reject(new Error('none')) },
  );
  person.presses('Có');
  startLoop();
  await emulator.waitUntil(() => emulator.answered.length === 1, 'the clock to be taken off');
  expect(await stored()).toHaveLength(2);
});
