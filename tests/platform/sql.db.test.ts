import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { openDatabase, Prisma } from '../../src/platform/database.ts';
import { isUnavailable } from '../../src/platform/is-unavailable.ts';
import { directSql } from '../../src/platform/sql.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { cutOff } from './cut-off.ts';

/** SQL without Prisma gives the same values, and the same promises about transactions. */

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase({ connections: 2 });
  await db.query('CREATE TABLE notes (id bigint PRIMARY KEY, text text)');
});
afterAll(() => db.close());

const at = new Date('2026-11-18T00:30:00.123Z');

test('values come back as Prisma gives them', async () => {
  const ask = (sql: Pick<typeof db.database, '$queryRaw'>) => sql.$queryRaw`
    SELECT ${at}::timestamptz AS at, ${new Date('2026-11-18T00:30:00Z')}::timestamptz AS whole, 9007199254740993 AS big, 7 AS small,
      ${'{"a":[1,"đèn"]}'}::jsonb AS json, ${Buffer.from('ab')}::bytea AS bytes, ${['x', 'y"z']}::text[] AS words,
      ${null}::text AS nothing, true AS yes, ${'0190c5a4-0000-7000-8000-000000000000'}::uuid AS id`;
  const [direct] = (await ask(db.database.direct as never)) as Record<string, unknown>[];
  const [prisma] = (await ask(db.database)) as Record<string, unknown>[];
  expect({ ...direct, bytes: [...(direct!.bytes as Uint8Array)] }).toEqual({
    ...prisma,
    bytes: [...(prisma!.bytes as Uint8Array)],
  });
  expect(direct).toMatchObject({ at, big: 9007199254740993n, small: 7, words: ['x', 'y"z'] });
});

test('arrays arrive as they are, whatever stands in their texts', async () => {
  const texts = ['', 'NULL', '{a,b}', 'nói "vâng"', 'a\\b\\"', ' một\ndòng\t', null];
  const rows = await db.database.direct.$queryRaw`SELECT ${texts}::text[] AS texts, ${[1, -2, null]}::int[] AS numbers,
    ${[true, false]}::boolean[] AS booleans, ${[]}::text[] AS none, ${[Buffer.from('hé')]}::bytea[] AS bytes,
    ${[2n ** 60n]}::bigint[] = ARRAY[1152921504606846976] AS large`;
  expect(rows).toEqual([
    { texts, numbers: [1, -2, null], booleans: [true, false], none: [], bytes: [Buffer.from('hé')], large: true },
  ]);
});

test('parts of statements are numbered through', async () => {
  const where = Prisma.sql`n > ${1} AND n < ${4}`;
  const rows = await db.database.direct.$queryRaw<{ n: number }[]>`
    SELECT n FROM unnest(${[1, 2, 3, 4]}::int[]) AS n WHERE ${where} AND n <> ${3} ${Prisma.empty}`;
  expect(rows).toEqual([{ n: 2 }]);
});

test('a transaction whose work rejects leaves nothing, and its connection is not used again', async () => {
  const { direct } = db.database;
  await expect(
    direct.$transaction(async (sql) => {
      await sql.$executeRaw`INSERT INTO notes VALUES (1, 'one')`;
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await expect(
    direct.$transaction(async (sql) => {
      await sql.$executeRaw`INSERT INTO notes VALUES (2, 'two')`;
      await sql.$executeRaw`INSERT INTO notes VALUES (2, 'again')`;
    }),
  ).rejects.toMatchObject({ code: '23505' });
  expect(await direct.$executeRaw`INSERT INTO notes VALUES (3, 'three')`).toBe(1);
  expect(await db.query('SELECT id FROM notes')).toEqual([{ id: '3' }]);
});

test('a connection that the server cuts is told apart from a bad statement, and the next call has a new one', async () => {
  const { direct } = db.database;
  const cut = direct.$transaction(async (sql) => {
    const [own] = await sql.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await db.query('SELECT pg_terminate_backend($1)', [own!.pid]);
    await sql.$queryRaw`SELECT pg_sleep(5)`;
  });
  await expect(cut.catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
  await expect(direct.$queryRaw`SELECT nothing`.catch((error: unknown) => isUnavailable(error))).resolves.toBe(false);
  expect(await direct.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test('a database that is away is known as such', async () => {
  const away = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', connections: 1 });
  for (const sql of [away, away.direct])
    await expect(sql.$queryRaw`SELECT 1`.catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
  await away.$disconnect();
});

test('a server that falls silent, also between two statements, is given up, and the next transaction has a new connection', async () => {
  const url = new URL(db.url);
  const line = await cutOff({ host: url.hostname, port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  const pool = new pg.Pool({ connectionString: url.toString(), max: 1 });
  pool.on('error', () => {});
  const sql = directSql(pool, () => '', 300);
  const count = (work: () => void = () => {}) =>
    sql.$transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ one: number }[]>`SELECT 1 AS one`;
      work();
      return rows;
    });
  try {
    expect(await count()).toEqual([{ one: 1 }]);
    line.abandon();
    await expect(count().catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
    await expect(count(line.abandon).catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
    expect(await count()).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
    await line.cut();
  }
});
