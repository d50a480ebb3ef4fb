import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { createRedisMock } from 'js-redis-server';
import type { Logger } from '../../src/platform/logger.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type JsonObject, openQueue, type Queue, type QueueSettings } from '../../src/platform/queue.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { REDIS_KINDS, type TestRedis } from '../redis.ts';
import { cutOff } from './cut-off.ts';
import { until } from './until.ts';

type Place = Pick<QueueSettings, 'databaseUrl' | 'redisUrl'>;

jest.setTimeout(15_000);

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
}, 60_000);

async function postgres(): Promise<Place> {
  const db = await testDatabase();
  ends.push(() => db.close());
  return { databaseUrl: db.url };
}

const redis = (startRedis: () => Promise<TestRedis>) => async (): Promise<Place> => {
  const server = await startRedis();
  ends.push(() => server.close());
  return { databaseUrl: 'postgresql://unused', redisUrl: server.url };
};

describe.each([
  ['PostgreSQL', postgres] as const,
  ...REDIS_KINDS.map(([name, start]) => [name, redis(start)] as const),
])('the queue on %s', (_name, makePlace) => {
  let open: Queue[] = [];
  afterEach(async () => {
    await Promise.all(open.map((queue) => queue.close()));
    open = [];
  });
  const openOn = async (place: Place, settings: Partial<QueueSettings> = {}) => {
    const queue = await openQueue({ ...place, logger: silentLogger, retryMs: 20, ...settings });
    open.push(queue);
    return queue;
  };
  const recorder = () => {
    const seen: JsonObject[] = [];
    return { seen, note: async (data: JsonObject) => void seen.push(data) };
  };

  test('a job is run once, with its data', async () => {
    const queue = await openOn(await makePlace());
    const { seen, note } = recorder();
    await queue.work({ note });
    await queue.add('note', { id: 'a' });
    await until(() => seen.length > 0);
    await until(async () => (await queue.depth()) === 0);
    expect(seen).toEqual([{ id: 'a' }]);
  });

  test('jobs added together run in their order', async () => {
    const queue = await openOn(await makePlace());
    const { seen, note } = recorder();
    await queue.addMany([1, 2, 3].map((id) => ({ job: 'note', data: { id } })));
    expect(await queue.depth()).toBe(3);
    await queue.work({ note });
    await until(() => seen.length === 3);
    expect(seen).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  test('a delayed job waits for its time', async () => {
    const queue = await openOn(await makePlace());
    const at: number[] = [];
    await queue.work({ note: async () => void at.push(Date.now()) });
    const added = Date.now();
    await queue.add('note', {}, { delayMs: 300 });
    await until(() => at.length === 1);
    expect(at[0]! - added).toBeGreaterThanOrEqual(295);
  });

  test('of many adds with one key, one waits', async () => {
    const queue = await openOn(await makePlace());
    for (let turn = 0; turn < 5; turn++) await queue.add('wake', { turn }, { once: 'wake' });
    await queue.add('wake', { turn: 'other' }, { once: 'other' });
    expect(await queue.depth()).toBe(2);
  });

  test('an add while the job with its key runs is followed by one more run', async () => {
    const queue = await openOn(await makePlace());
    const runs: JsonObject[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await queue.work({
      wake: async (data) => {
        runs.push(data);
        if (runs.length === 1) await held;
      },
    });
    await queue.add('wake', { turn: 1 }, { once: 'wake' });
    await until(() => runs.length === 1);
    await queue.add('wake', { turn: 2 }, { once: 'wake' });
    await queue.add('wake', { turn: 3 }, { once: 'wake' });
    release();
    await until(() => runs.length === 2);
    await until(async () => (await queue.depth()) === 0);
    expect(runs).toEqual([{ turn: 1 }, { turn: 3 }]);
  });

  test('a key with a time drops further adds even after the job has run', async () => {
    const queue = await openOn(await makePlace());
    const { seen, note } = recorder();
    await queue.work({ note });
    await queue.add('note', { id: 1 }, { once: 'key', onceForMs: 60_000 });
    await until(() => seen.length === 1);
    await until(async () => (await queue.depth()) === 0);
    await queue.add('note', { id: 2 }, { once: 'key', onceForMs: 60_000 });
    expect(await queue.depth()).toBe(0);
    expect(seen).toEqual([{ id: 1 }]);
  });

  test('a job that fails is tried again until it works', async () => {
    const queue = await openOn(await makePlace());
    let tries = 0;
    await queue.work({
      flaky: async () => {
        tries++;
        if (tries < 4) throw new Error('not yet');
      },
    });
    await queue.add('flaky', {});
    await until(() => tries === 4);
    await until(async () => (await queue.depth()) === 0);
    expect(tries).toBe(4);
  });

  test('an error that is not retryable ends the job', async () => {
    const failures: unknown[] = [];
    const logger = { ...silentLogger, error: (fields: unknown) => failures.push(fields) } as unknown as Logger;
    const queue = await openOn(await makePlace(), { logger });
    let tries = 0;
    await queue.work({
      refused: async () => {
        tries++;
        throw Object.assign(new Error('blocked'), { retryable: false });
      },
    });
    await queue.add('refused', { id: 1 });
    await queue.add('unknown', { id: 2 });
    await until(() => failures.length === 2);
    expect(tries).toBe(1);
    expect(failures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ job: 'refused', attempt: 1 }),
        expect.objectContaining({ job: 'unknown', message: 'no handler for unknown' }),
      ]),
    );
  });

  test('a periodic job ticks, and is not put off by processes that register it again', async () => {
    const place = await makePlace();
    const queue = await openOn(place);
    let ticks = 0;
    await queue.work({ tick: async () => void ticks++ });
    await queue.every('tick', 250);
    const other = await openOn(place);
    let registering = true;
    const again = (async () => {
      while (registering) await other.every('tick', 250);
    })();
    await until(() => ticks >= 3);
    registering = false;
    await again;
    expect(ticks).toBeGreaterThanOrEqual(3);
  });

  test('what waited is done by the next worker after a restart', async () => {
    const place = await makePlace();
    const first = await openQueue({ ...place, logger: silentLogger });
    await first.add('note', { id: 'kept' });
    await first.close();
    const { seen, note } = recorder();
    const second = await openOn(place);
    await second.work({ note });
    await until(() => seen.length === 1);
    expect(seen).toEqual([{ id: 'kept' }]);
  });

  test('a job of a worker that died is taken by another one', async () => {
    const place = await makePlace();
    const server = new URL(place.redisUrl ?? place.databaseUrl);
    const cable = await cutOff({ host: server.hostname, port: Number(server.port) });
    const port = String(cable.port);
    const behindCable = place.redisUrl
      ? { ...place, redisUrl: Object.assign(new URL(server), { port }).href }
      : { databaseUrl: Object.assign(new URL(server), { port }).href };
    const lockMs = 2_000;
    const dying = await openQueue({ ...behindCable, logger: silentLogger, lockMs });
    let begun = false;
    let release = () => {};
    const work = new Promise<void>((resolve) => {
      release = resolve;
    });
    await dying.work({
      note: () => {
        begun = true;
        return work;
      },
    });
    await dying.add('note', { id: 'left behind' });
    await until(() => begun);
    await cable.cut();
    const { seen, note } = recorder();
    const queue = await openOn(place, { lockMs });
    await queue.work({ note });
    await until(() => seen.length === 1, 40_000);
    expect(seen).toEqual([{ id: 'left behind' }]);
    release();
    // It tries for five seconds.
    ends.push(() => dying.close());
  }, 60_000);

  test('closing lets a running job finish', async () => {
    const queue = await openQueue({ ...(await makePlace()), logger: silentLogger });
    let finished = false;
    let started = false;
    await queue.work({
      slow: async () => {
        started = true;
        await new Promise((resolve) => setTimeout(resolve, 200));
        finished = true;
      },
    });
    await queue.add('slow', {});
    await until(() => started);
    await queue.close();
    expect(finished).toBe(true);
  });
});

describe('a backend that fails', () => {
  test('a queue whose Redis is gone is quiet to its callers, reports once, and closes in time', async () => {
    const server = await createRedisMock();
    const cable = await cutOff(server.addresses()[0]!);
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_fields: unknown, text: string) => warnings.push(text) };
    const redisUrl = `redis://127.0.0.1:${cable.port}`;
    const queue = await openQueue({ databaseUrl: 'unused', redisUrl, logger: logger as unknown as Logger });
    await queue.work({ note: async () => {} });
    await queue.add('note', {});
    await until(async () => (await queue.depth()) === 0);
    await cable.cut();
    await queue.add('note', {});
    await expect(queue.depth()).rejects.toThrow();
    expect(warnings).toContain('the queue does not answer');
    const began = Date.now();
    await queue.close();
    expect(Date.now() - began).toBeLessThan(8_000);
    await server.close();
  }, 30_000);

  test('a worker takes jobs again when its Redis is back', async () => {
    const server = await createRedisMock();
    const cable = await cutOff(server.addresses()[0]!);
    const redisUrl = `redis://127.0.0.1:${cable.port}`;
    const queue = await openQueue({ databaseUrl: 'unused', redisUrl, logger: silentLogger });
    let runs = 0;
    await queue.work({ note: async () => void runs++ });
    await queue.add('note', {});
    await until(() => runs === 1);
    await cable.cut();
    await cable.mend();
    await until(async () => {
      await queue.add('note', {});
      return runs > 1;
    });
    await queue.close();
    await cable.cut();
    await server.close();
  });

  test('a worker whose Redis goes away while it asks for more waits for it, and its process goes on', async () => {
    const server = await createRedisMock();
    const cable = await cutOff(server.addresses()[0]!);
    const redisUrl = `redis://127.0.0.1:${cable.port}`;
    const queue = await openQueue({ databaseUrl: 'unused', redisUrl, logger: silentLogger });
    const seen: JsonObject[] = [];
    let refused: Promise<void> | undefined;
    await queue.work({
      last: async () => {
        refused ??= cable.cut();
      },
      note: async (data) => void seen.push(data),
    });
    // More than it does at a time: it knows that there are others, and asks for them without a pause.
    await queue.addMany(Array.from({ length: 9 }, () => ({ job: 'last', data: {} })));
    await until(() => refused !== undefined);
    await refused;
    // If it did not wait, no timer would ever ring, and this test would never end.
    await new Promise((resolve) => setTimeout(resolve, 1));
    await expect(queue.depth()).rejects.toThrow();
    await cable.mend();
    await until(async () => {
      await queue.add('note', {});
      return seen.length > 0;
    });
    await queue.close();
    await cable.cut();
    await server.close();
  });

  test('a worker takes jobs again after its Redis fell silent without a word', async () => {
    const server = await createRedisMock();
    const cable = await cutOff(server.addresses()[0]!);
    const redisUrl = `redis://127.0.0.1:${cable.port}`;
    const queue = await openQueue({ databaseUrl: 'unused', redisUrl, logger: silentLogger, silentAfterMs: 6_000 });
    let runs = 0;
    await queue.work({ note: async () => void runs++ });
    await queue.add('note', {});
    await until(() => runs === 1);
    cable.abandon();
    // Somebody writes all the while.
    const writing = setInterval(() => void queue.add('note', {}), 200);
    await until(() => runs > 1, 30_000);
    clearInterval(writing);
    await queue.close();
    await cable.cut();
    await server.close();
  }, 60_000);

  test('a queue whose database is gone is quiet to its callers and closes in time', async () => {
    const db: TestDatabase = await testDatabase();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_fields: unknown, text: string) => warnings.push(text) };
    const queue = await openQueue({ databaseUrl: db.url, logger: logger as unknown as Logger });
    await queue.work({ note: async () => {} });
    await queue.add('note', {});
    await until(async () => (await queue.depth()) === 0);
    await db.close();
    await queue.add('note', {});
    await expect(queue.depth()).rejects.toThrow();
    expect(warnings).toContain('the queue does not answer');
    const began = Date.now();
    await queue.close();
    expect(Date.now() - began).toBeLessThan(8_000);
  }, 30_000);

  test('a periodic job that the backend lost is registered again', async () => {
    const db = await testDatabase();
    const queue = await openQueue({ databaseUrl: db.url, logger: silentLogger, checkEveryMs: 50 });
    await queue.every('tick', 3_600_000);
    await db.query('DELETE FROM bullmq.scheduler');
    await until(async () => (await db.query('SELECT 1 FROM bullmq.scheduler')).length === 1);
    await queue.close();
    await db.close();
  });

  test('a worker takes jobs again after its connections were cut', async () => {
    const db = await testDatabase();
    const queue = await openQueue({ databaseUrl: db.url, logger: silentLogger });
    let runs = 0;
    await queue.work({ note: async () => void runs++ });
    await queue.add('note', {});
    await until(() => runs === 1);
    await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await until(async () => {
      await queue.add('note', {});
      return runs > 1;
    });
    await queue.close();
    await db.close();
  });
});
