import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { announce, type Change, EVERYTHING, type Live, openLive } from '../../src/platform/live.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { cutOff } from './cut-off.ts';
import { until } from './until.ts';

let db: TestDatabase;
let live: Live;
let heard: Change[];
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  heard = [];
  live.on((changes) => heard.push(...changes));
});
afterEach(() => live.close());

const change = (id: string): Change => ({ kind: 'issue', id });

/** What was announced before this is heard before it: PostgreSQL keeps the order of commits. */
async function heardUpTo(id: string): Promise<string[]> {
  await announce(db.database, [change(id)]);
  await until(() => heard.some((one) => one.id === id));
  return heard.map((one) => one.id).filter((one) => one !== id);
}

test('a change is heard when its transaction commits, and not before', async () => {
  await db.database.$transaction(async (tx) => {
    await announce(tx, [change('one'), { kind: 'message', id: 'two' }]);
    expect(await heardUpTo('meanwhile')).toEqual([]);
  });
  await until(() => heard.length === 3);
  expect(heard.slice(1)).toEqual([change('one'), { kind: 'message', id: 'two' }]);
});

test('a change of a transaction that was rolled back is not heard', async () => {
  const rolledBack = db.database.$transaction(async (tx) => {
    await announce(tx, [change('never')]);
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  expect(await heardUpTo('after')).toEqual([]);
});

test('a batch of many changes is heard whole', async () => {
  const many = Array.from({ length: 900 }, (_, number) => change(`VC-${String(number).padStart(6, '0')}`));
  await announce(db.database, many);
  await until(() => heard.length === 900);
  expect(heard).toEqual(many);
});

test('who looks for some kinds hears the commits that hold one of them, whole, and of everything', async () => {
  const told: Change[][] = [];
  live.on((changes) => told.push(changes), ['words', 'message']);
  const both = [change('a'), { kind: 'message', id: 'b' }];
  await announce(db.database, [change('["words","x"]')]);
  await announce(db.database, both);
  await announce(db.database, [EVERYTHING]);
  await heardUpTo('after');
  expect(told).toEqual([both, [EVERYTHING]]);
});

test('nothing changed, nothing is said', async () => {
  await announce(db.database, []);
  expect(await heardUpTo('after')).toEqual([]);
});

test('every listener hears, also after one that fails; one that was ended does not', async () => {
  const errors: string[] = [];
  const other = await openLive({
    databaseUrl: db.url,
    logger: { ...silentLogger, error: (_fields: unknown, text: string) => errors.push(text) } as unknown as Logger,
  });
  const one: Change[] = [];
  const two: Change[] = [];
  other.on(() => {
    throw new Error('broken page');
  });
  const stop = other.on((changes) => one.push(...changes));
  other.on((changes) => two.push(...changes));
  await announce(db.database, [change('first')]);
  await until(() => two.length === 1);
  stop();
  await announce(db.database, [change('second')]);
  await until(() => two.length === 2);
  expect(one).toEqual([change('first')]);
  expect(errors).toEqual(['a listener for live changes failed', 'a listener for live changes failed']);
  await other.close();
});

test('after a lost connection everything may have changed, and later changes are heard again', async () => {
  await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nghe-dan live'
    AND datname = current_database()`);
  await until(() => heard.length > 0);
  expect(heard).toEqual([EVERYTHING]);
  expect(await heardUpTo('again')).toEqual(['*']);
});

test('a connection that went silent is noticed, and made again when the way is free', async () => {
  const { hostname, port } = new URL(db.url);
  const cable = await cutOff({ host: hostname, port: Number(port) });
  const url = new URL(db.url);
  url.port = String(cable.port);
  const other = await openLive({ databaseUrl: url.href, logger: silentLogger, checkEveryMs: 50 });
  const seen: Change[] = [];
  other.on((changes) => seen.push(...changes));
  cable.freeze();
  // Until the check gives up, five seconds later, the connection looks alive.
  await until(() => cable.connections() > 1, 10_000);
  cable.thaw();
  await until(() => seen.length > 0);
  expect(seen[0]).toEqual(EVERYTHING);
  await other.close();
  await cable.cut();
}, 20_000);

test('closing ends it at once, also while the database is away', async () => {
  const { hostname, port } = new URL(db.url);
  const cable = await cutOff({ host: hostname, port: Number(port) });
  const url = new URL(db.url);
  url.port = String(cable.port);
  const other = await openLive({ databaseUrl: url.href, logger: silentLogger });
  await cable.cut();
  const began = Date.now();
  await other.close();
  expect(Date.now() - began).toBeLessThan(2_000);
});
