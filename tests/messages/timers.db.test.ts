import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { fireTimers, type TimerHandler } from '../../src/messages/fire-timers.ts';
import { clearTimers, setTimers } from '../../src/messages/timer-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { testDatabase } from '../database.ts';
import { START } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
let clock = manualClock(START);
beforeEach(async () => {
  clock = manualClock(START);
  await db.clear('timers', 'tiles');
});

const due = (subject: string, afterMs = 0) => ({ kind: 'test', subject, dueAt: new Date(START.getTime() + afterMs) });
const fire = (handler: TimerHandler) =>
  fireTimers({ database: db.database, clock, logger: silentLogger, handlers: { test: handler } });
const subjects = async () =>
  (await db.query<{ subject: string }>('SELECT subject FROM timers ORDER BY subject')).map((row) => row.subject);

test('what is due is fired once, together; what is not due, and what nobody handles, stays', async () => {
  await setTimers(db.database, [due('a'), due('b'), due('later', 1_000), { ...due('x'), kind: 'unknown' }]);
  const calls: string[][] = [];
  const handler: TimerHandler = async (_tx, timers) => {
    calls.push(timers.map(({ subject }) => subject).sort());
  };
  expect(await fire(handler)).toBe(2);
  expect(await fire(handler)).toBe(0);
  expect(calls).toEqual([['a', 'b']]);
  expect(await subjects()).toEqual(['later', 'x']);
});

test('setting a timer again moves it, and it can be cleared', async () => {
  await setTimers(db.database, [{ ...due('a'), payload: { n: 1 } }]);
  await setTimers(db.database, [{ ...due('a', 5_000), payload: { n: 2 } }]);
  expect(await fire(async () => {})).toBe(0);
  clock.advance(5_000);
  const payloads: unknown[] = [];
  await fire(async (_tx, timers) => {
    payloads.push(timers.map(({ payload }) => payload));
  });
  expect(payloads).toEqual([[{ n: 2 }]]);
  await setTimers(db.database, [due('b')]);
  await clearTimers(db.database, [{ kind: 'test', subject: 'b' }]);
  expect(await subjects()).toEqual([]);
});

test('a timer and its effect happen together or not at all, and a failing one does not stop its neighbours', async () => {
  await setTimers(db.database, [due('1'), due('2'), due('bad')]);
  const handler: TimerHandler = async (tx, timers) => {
    for (const { subject } of timers) {
      await tx.$executeRaw`INSERT INTO tiles (number, label_vi, label_en) VALUES (${Number(subject) || 9}, '', '')`;
      if (subject === 'bad') throw new Error('no');
    }
  };
  expect(await fire(handler)).toBe(2);
  expect(await db.query('SELECT number FROM tiles ORDER BY number')).toEqual([{ number: 1 }, { number: 2 }]);
  expect(await subjects()).toEqual(['bad']);
});

test('a failing timer waits longer each time', async () => {
  await setTimers(db.database, [due('bad')]);
  const handler: TimerHandler = async () => {
    throw new RangeError('no');
  };
  const waits: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await fire(handler);
    const [timer] = await db.query<{ due_at: Date; reason: string }>('SELECT due_at, reason FROM timers');
    expect(timer!.reason).toBe('RangeError');
    waits.push(timer!.due_at.getTime() - clock.now().getTime());
    clock.set(timer!.due_at);
  }
  expect(waits).toEqual([10_000, 20_000, 40_000]);
});

test('a handler may set its timer again, and its last words come after the commit', async () => {
  await setTimers(db.database, [due('a')]);
  let seenAfter = -1;
  await fire(async (tx) => {
    await setTimers(tx, [due('a', 60_000)]);
    return async () => {
      seenAfter = (await subjects()).length;
    };
  });
  expect(seenAfter).toBe(1);
  expect(await subjects()).toEqual(['a']);
});

test('many sweeps at once fire each timer once', async () => {
  await setTimers(
    db.database,
    Array.from({ length: 150 }, (_, index) => due(String(index))),
  );
  const fired: string[] = [];
  await Promise.all(
    [1, 2, 3].map(() =>
      fire(async (_tx, timers) => {
        fired.push(...timers.map(({ subject }) => subject));
      }),
    ),
  );
  expect(fired).toHaveLength(150);
  expect(new Set(fired).size).toBe(150);
});
