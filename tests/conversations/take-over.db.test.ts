import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { startSendLoop } from '../../src/conversations/send-loop.ts';
import { sendOnce } from '../../src/conversations/send-once.ts';
import { claimConversations, holdLeases } from '../../src/messages/conversation-store.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { dropLeases } from '../../src/messages/lease-store.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { manualClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, START, testInbox, text } from '../messages/support.ts';
import { until } from '../platform/until.ts';
import { fakeChannel, testDrain, testSend } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers', 'pace_slots');
});

async function hear(words: string): Promise<void> {
  await storeUpdates(testInbox(db, { delays: AT_ONCE }), CHANNEL, [text('lan', words)]);
}

test('what dead processes had in hand is taken up at once by one that is alone', async () => {
  await hear('rác');
  await drainOnce(testDrain(db));
  await hear('đèn');
  // Killed between the claim and the commit, and between the request and its result.
  const clock = manualClock(START);
  const dead = { token: newId(), limit: 10, leaseMs: 30_000, now: START, real: clock.real() };
  await claimConversations(db.database, dead);
  let cutOff = (_error: Error) => {};
  const { channel, sent } = fakeChannel({
    answer: () =>
      new Promise((_resolve, reject) => {
        cutOff = reject;
      }),
  });
  const sending = sendOnce(testSend(db, channel));
  await until(async () => (await db.query(`SELECT 1 FROM outbox_messages WHERE state = 'sending'`)).length === 1);

  const alive = fakeChannel();
  expect(await drainOnce(testDrain(db))).toBe(0);
  expect(await sendOnce(testSend(db, alive.channel))).toBe(0);
  await dropLeases(db.database, clock.real());
  expect(await drainOnce(testDrain(db))).toBe(1);
  expect(await sendOnce(testSend(db, alive.channel))).toBe(1);
  expect(await sendOnce(testSend(db, alive.channel))).toBe(1);
  expect(alive.sent.map((one) => one.text)).toEqual(['1: rác', '2: đèn']);
  cutOff(new Error('the plug was pulled'));
  await sending;
  expect(sent).toEqual([]);
  expect(await db.query('SELECT DISTINCT state FROM outbox_messages')).toEqual([{ state: 'sent' }]);
});

test('a process that was taken for dead no longer holds what it claimed, so that it can write nothing', async () => {
  await hear('rác');
  const lease = { token: newId(), limit: 10, leaseMs: 30_000, now: START, real: START };
  const claimed = await claimConversations(db.database, lease);
  expect(claimed).toHaveLength(1);
  await dropLeases(db.database, START);
  expect(await drainOnce(testDrain(db))).toBe(1);
  await expect(
    holdLeases(
      db.database,
      lease.token,
      claimed.map(({ id }) => id),
    ),
  ).resolves.toEqual(new Set());
  expect(await db.query(`SELECT state FROM updates`)).toEqual([{ state: 'done' }]);
  expect(await db.query(`SELECT content->>'text' AS text FROM outbox_messages`)).toEqual([{ text: '1: rác' }]);
});

test('results that the database does not take are written when it is back, and nothing is sent twice', async () => {
  await hear('rác');
  await drainOnce(testDrain(db));
  let refusals = 2;
  const database = refusing(db.database, () => refusals-- > 0);
  const { channel, sent } = fakeChannel();
  const loop = startSendLoop({ ...testSend(db, channel, { database }), wakes: openWakes() });
  await until(async () => (await db.query(`SELECT 1 FROM outbox_messages WHERE state = 'sent'`)).length === 1);
  await loop.stop();
  expect(refusals).toBeLessThan(0);
  expect(sent).toHaveLength(1);
  expect(await db.query(`SELECT attempts, external_ids AS ids FROM outbox_messages`)).toEqual([
    { attempts: 1, ids: ['sent-1'] },
  ]);
});

/** A database that sometimes takes no results of sending. */
function refusing(database: Database, refuses: () => boolean): Database {
  const { direct } = database;
  const $executeRaw: typeof direct.$executeRaw = (sql, ...values) =>
    ('text' in sql ? sql.text : sql.join('')).includes(`SET state = 'sent'`) && refuses()
      ? Promise.reject(new Error('the connection is gone'))
      : direct.$executeRaw(sql, ...values);
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'direct') return { ...direct, $executeRaw };
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
