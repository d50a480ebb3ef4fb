import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import type { Observation } from '../../src/conversations/observe.ts';
import { startSendLoop } from '../../src/conversations/send-loop.ts';
import { sendOnce } from '../../src/conversations/send-once.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { manualClock, systemClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, START, testInbox, text } from '../messages/support.ts';
import { fakeChannel, type SentMessage, testSend } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers', 'pace_slots');
});

/** Queues so many messages for each of so many people, all due. */
async function queue(people: number, messages: number): Promise<void> {
  const names = Array.from({ length: people }, (_, index) => `person-${index}`);
  const deps = testInbox(db, { delays: AT_ONCE });
  const { conversationIds } = await storeUpdates(
    deps,
    CHANNEL,
    names.map((name) => text(name, 'chào')),
  );
  await db.query(`UPDATE updates SET state = 'done'`);
  await db.query('UPDATE conversations SET ready_at = NULL');
  for (let nth = 0; nth < messages; nth += 1)
    await enqueue(
      db.database,
      conversationIds.map((conversationId) => ({
        conversationId,
        priority: 1,
        reply: { text: `${nth}` },
        readyAt: START,
      })),
    );
}

const stateCounts = async () =>
  Object.fromEntries(
    (
      await db.query<{ state: string; n: number }>(
        'SELECT state, count(*)::int AS n FROM outbox_messages GROUP BY state',
      )
    ).map(({ state, n }) => [state, n]),
  );

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a message reaches the address in the clear, and what the platform calls it is kept', async () => {
  await queue(1, 1);
  const { channel, sent } = fakeChannel();
  const seen: Observation[] = [];
  expect(await sendOnce(testSend(db, channel, { observe: (one) => seen.push(one) }))).toBe(1);
  expect(sent).toMatchObject([{ address: 'person-0', text: '0' }]);
  expect(await db.query('SELECT state, external_ids, sent_at, lease_token FROM outbox_messages')).toEqual([
    { state: 'sent', external_ids: ['sent-1'], sent_at: START, lease_token: null },
  ]);
  expect(seen).toEqual([{ kind: 'send', channel: 'fake', result: 'sent', count: 1 }]);
});

test('a failed send is tried again after its wait, and keeps the order of the conversation', async () => {
  await queue(1, 2);
  const clock = manualClock(START);
  let failures = 2;
  const { channel, sent } = fakeChannel({
    answer: () => {
      if (failures-- > 0) throw new SendError('connection_failed');
    },
  });
  const deps = testSend(db, channel, { clock });
  await sendOnce(deps);
  expect(await sendOnce(deps)).toBe(0);
  clock.advance(1_000);
  expect(await sendOnce(deps)).toBe(1);
  clock.advance(2_000);
  await sendOnce(deps);
  await sendOnce(deps);
  expect(sent.map((one) => one.text)).toEqual(['0', '1']);
});

test('retry_after is honoured', async () => {
  await queue(1, 1);
  const clock = manualClock(START);
  const { channel } = fakeChannel({
    answer: () => {
      throw new SendError('throttled', { retryAfter: 35_000 });
    },
  });
  const deps = testSend(db, channel, { clock });
  await sendOnce(deps);
  clock.advance(34_999);
  expect(await sendOnce(deps)).toBe(0);
  clock.advance(1);
  expect(await sendOnce(deps)).toBe(1);
});

test('somebody who blocked us is not written to again', async () => {
  await queue(2, 3);
  const { channel, sent } = fakeChannel({
    answer: ({ address }) => {
      if (address === 'person-0') throw new SendError('person_blocked');
    },
  });
  const deps = testSend(db, channel);
  while ((await sendOnce(deps)) > 0);
  expect(sent).toHaveLength(3);
  expect(await stateCounts()).toEqual({ sent: 3, failed: 1, cancelled: 2 });
});

test('a channel that throws what is no SendError, or never answers, costs only a try', async () => {
  await queue(2, 1);
  const { channel } = fakeChannel({
    answer: ({ address }) => {
      if (address === 'person-0') throw new TypeError('a bug');
      return new Promise(() => {});
    },
  });
  await sendOnce(testSend(db, channel, { timeoutMs: 50 }));
  const rows = await db.query('SELECT state, reason FROM outbox_messages ORDER BY reason');
  expect(rows).toEqual([
    { state: 'queued', reason: 'connection_failed' },
    { state: 'queued', reason: 'rejected' },
  ]);
});

test('two send loops deliver everything once and each conversation in order, also under failures', async () => {
  await queue(40, 5);
  let tries = 0;
  const shared: SentMessage[] = [];
  const answer = (message: SentMessage) => {
    tries += 1;
    if (tries % 7 === 0) throw new SendError('connection_failed');
    shared.push(message);
  };
  const wakes = openWakes();
  const loops = [1, 2].map(() =>
    startSendLoop({ ...testSend(db, fakeChannel({ answer }).channel, { clock: systemClock, chance: () => 0 }), wakes }),
  );
  await until(() => shared.length >= 200);
  await Promise.all(loops.map((loop) => loop.stop()));
  expect(shared).toHaveLength(200);
  expect(await stateCounts()).toEqual({ sent: 200 });
  for (let person = 0; person < 40; person += 1)
    expect(shared.filter(({ address }) => address === `person-${person}`).map((one) => one.text)).toEqual([...'01234']);
}, 40_000);

test('over two senders no trailing second has more messages than the pace', async () => {
  await queue(100, 1);
  const shared: number[] = [];
  const wakes = openWakes();
  const loops = [1, 2].map(() => {
    const { channel } = fakeChannel({ can: { pace: 20 }, answer: () => shared.push(Date.now()) });
    return startSendLoop({ ...testSend(db, channel, { clock: systemClock }), wakes });
  });
  await until(() => shared.length === 100);
  await Promise.all(loops.map((loop) => loop.stop()));
  const most = Math.max(...shared.map((at) => shared.filter((other) => other > at - 1_000 && other <= at).length));
  expect(most).toBeLessThanOrEqual(20);
  // Five rounds of twenty: were it much slower than the pace, people would wait for nothing.
  expect(shared.at(-1)! - shared[0]!).toBeLessThan(6_500);
}, 30_000);

test('a send that hangs is given up when the loop stops, and is queued again', async () => {
  await queue(1, 1);
  let started = false;
  const { channel } = fakeChannel({
    answer: () => {
      started = true;
      return new Promise(() => {});
    },
  });
  const loop = startSendLoop({ ...testSend(db, channel, { clock: systemClock }), wakes: openWakes() });
  await until(() => started);
  await loop.stop();
  expect(await stateCounts()).toEqual({ queued: 1 });
});

test('stopping waits for what is under way, and its result is written down', async () => {
  await queue(1, 1);
  let release = () => {};
  const { channel, sent } = fakeChannel({
    answer: () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  });
  let started = false;
  const original = channel.send;
  channel.send = (...all) => {
    started = true;
    return original(...all);
  };
  const loop = startSendLoop({ ...testSend(db, channel, { clock: systemClock }), wakes: openWakes() });
  await until(() => started);
  const stopping = loop.stop();
  release();
  await stopping;
  expect(sent).toHaveLength(1);
  expect(await stateCounts()).toEqual({ sent: 1 });
});

test('nothing is claimed while what was sent cannot be written down: a crash of the database may have taken the claim away', async () => {
  await queue(3, 1);
  const { channel, sent } = fakeChannel({});
  const { direct } = db.database;
  let crashes = 2;
  const crashing: typeof direct = {
    ...direct,
    $executeRaw: async (...statement) => {
      const [sql] = statement;
      if (crashes === 0 || !JSON.stringify(sql).includes("SET state = 'sent'")) return direct.$executeRaw(...statement);
      crashes -= 1;
      await db.query(`UPDATE outbox_messages SET state = 'queued', lease_token = NULL, lease_until = NULL,
        started_at = NULL WHERE state = 'sending'`);
      // What comes next, when it is known that nothing was written.
      setImmediate(() => wakes.wake('send'));
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
  };
  const wakes = openWakes();
  const database = Object.assign(Object.create(db.database), { direct: crashing });
  const loop = startSendLoop({ ...testSend(db, channel, { clock: systemClock }), database, wakes });
  await until(async () => (await stateCounts()).sent === 3);
  await loop.stop();
  expect(sent).toHaveLength(3);
}, 30_000);
