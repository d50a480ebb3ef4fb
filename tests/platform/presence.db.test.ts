import { afterAll, afterEach, expect, test } from '@jest/globals';
import { silentLogger } from '../../src/platform/logger.ts';
import { bePresent } from '../../src/platform/presence.ts';
import { testDatabase } from '../database.ts';
import { until } from './until.ts';

const db = await testDatabase();
afterAll(() => db.close());

let present: { leave(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(present.map(({ leave }) => leave()));
  present = [];
});

/** @returns whether it was alone. */
async function come(name = 'worker', whenAlone: () => Promise<void> = async () => {}): Promise<boolean> {
  let alone = false;
  const run = async () => {
    alone = true;
    await whenAlone();
  };
  present.push(await bePresent({ databaseUrl: db.url, name, whenAlone: run, logger: silentLogger }));
  return alone;
}

/** Sessions that hold or await the lock of a name. */
async function locks(): Promise<{ mode: string; granted: boolean }[]> {
  return db.query(`SELECT mode, granted FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
}

test('the first is alone, the second is not, and after both have left one is alone again', async () => {
  expect(await come()).toBe(true);
  expect(await come()).toBe(false);
  await present[0]!.leave();
  expect(await come()).toBe(false);
  for (const one of present) await one.leave();
  present = [];
  expect(await come()).toBe(true);
});

test('who comes under another name does not count', async () => {
  expect(await come('worker')).toBe(true);
  expect(await come('web')).toBe(true);
});

test('of many that start at once one is alone, and the others wait until it is done', async () => {
  const order: string[] = [];
  const slow = async () => {
    await until(async () => (await locks()).some(({ granted }) => !granted));
    order.push('done');
  };
  const all = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const alone = await come('worker', slow);
      order.push(alone ? 'alone' : 'other');
      return alone;
    }),
  );
  expect(all.filter((alone) => alone)).toHaveLength(1);
  expect(order[0]).toBe('done');
});

test('a connection that is cut counts as gone, and the process comes back by itself', async () => {
  await come();
  const [before] = await db.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE locktype = 'advisory'`);
  await db.query('SELECT pg_terminate_backend($1)', [before!.pid]);
  await until(
    async () => (await locks()).length === 1 && (await present.length) === 1 && (await pid()) !== before!.pid,
  );
  expect(await come()).toBe(false);
});

async function pid(): Promise<number | undefined> {
  return (await db.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE locktype = 'advisory'`))[0]?.pid;
}

test('what fails while it is alone fails the start, and holds nobody up', async () => {
  await expect(
    come('worker', async () => {
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('the disk is full');
  expect(await come()).toBe(true);
});

test('without a database the start fails', async () => {
  const databaseUrl = 'postgresql://nobody:x@127.0.0.1:1/none';
  const start = bePresent({ databaseUrl, name: 'worker', whenAlone: async () => {}, logger: silentLogger });
  await expect(start).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
