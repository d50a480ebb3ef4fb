import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { startDrainLoop } from '../../src/conversations/drain-loop.ts';
import { startSendLoop } from '../../src/conversations/send-loop.ts';
import { startSweep } from '../../src/conversations/sweep.ts';
import { underSweepLock } from '../../src/conversations/sweep-store.ts';
import { openInbox } from '../../src/messages/inbox.ts';
import { setTimers } from '../../src/messages/timer-store.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, testInbox, text } from '../messages/support.ts';
import { fakeChannel, testDrain, testSend } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers');
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what forty callers store is answered, each conversation in order, and stopping leaves nothing half done', async () => {
  const wakes = openWakes();
  const clock = systemClock;
  const { channel, sent } = fakeChannel();
  const inbox = openInbox({ ...testInbox(db, { clock, delays: AT_ONCE, isUrgent: () => true }), wakes });
  const drain = startDrainLoop(testDrain(db, { clock, wakes, isUrgent: () => true }));
  const send = startSendLoop({ ...testSend(db, channel, { clock }), wakes });
  await Promise.all(
    Array.from({ length: 40 }, async (_, caller) => {
      for (let nth = 0; nth < 10; nth += 1) await inbox.store(CHANNEL, [text(`person-${caller}`, `${nth}`)]);
    }),
  );
  await until(() => sent.length >= 400);
  await Promise.all([drain.stop(), send.stop()]);
  expect(sent).toHaveLength(400);
  for (let caller = 0; caller < 40; caller += 1)
    expect(sent.filter(({ address }) => address === `person-${caller}`).map((one) => one.text)).toEqual(
      Array.from({ length: 10 }, (_, nth) => `${nth + 1}: ${nth}`),
    );
  expect(await db.query(`SELECT DISTINCT state FROM updates`)).toEqual([{ state: 'done' }]);
  expect(await db.query('SELECT count(*)::int AS n FROM conversations WHERE lease_token IS NOT NULL')).toEqual([
    { n: 0 },
  ]);
}, 60_000);

test('what becomes ready later is taken then, with nobody to wake the loop', async () => {
  const wakes = openWakes();
  const delays = { ...AT_ONCE, text: 300 };
  const drain = startDrainLoop(testDrain(db, { clock: systemClock, wakes, delays }));
  const inbox = openInbox({ ...testInbox(db, { clock: systemClock, delays }), wakes });
  const began = Date.now();
  await inbox.store(CHANNEL, [text('a', 'rác')]);
  await until(async () => (await db.query('SELECT 1 FROM outbox_messages')).length === 1);
  expect(Date.now() - began).toBeGreaterThanOrEqual(300);
  expect(Date.now() - began).toBeLessThan(4_000);
  await drain.stop();
});

test('the sweep fires timers and wakes everything, in one process at a time', async () => {
  const wakes = openWakes();
  const woken = new Set<string>();
  for (const what of ['drain', 'send', 'media'] as const) wakes.on(what, () => woken.add(what));
  await setTimers(db.database, [{ kind: 'test', subject: 'a', dueAt: new Date(0) }]);
  let fired = 0;
  const deps = {
    database: db.database,
    clock: systemClock,
    logger: silentLogger,
    wakes,
    everyMs: 20,
    handlers: {
      test: async () => {
        fired += 1;
      },
    },
  };
  let sweep: { stop(): Promise<void> } | undefined;
  await underSweepLock(db.database, async () => {
    sweep = startSweep(deps);
    expect(await underSweepLock(db.database, async () => {})).toBe(false);
    expect(fired).toBe(0);
  });
  await until(() => fired === 1 && woken.size === 3);
  await sweep!.stop();
});
