import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openDatabase, Prisma } from '../../src/platform/database.ts';
import { isUnavailable } from '../../src/platform/is-unavailable.ts';
import { pipelined } from '../../src/platform/pipelined.ts';
import { directSql, sqlOver } from '../../src/platform/sql.ts';
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
  for (const sql of [away, away.direct, away.pipeline])
    await expect(sql.$queryRaw`SELECT 1`.catch((error: unknown) => isUnavailable(error))).resolves.toBe(true);
  await away.$disconnect();
});

test('a server that falls silent, also between two statements, is given up, and the next transaction has a new connection', async () => {
  const { line, pool } = await poolOverLine();
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

describe('statements of a pipeline', () => {
  const pid = () => db.database.pipeline.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;

  test('are run in their order on one connection, the next sent before the last is answered', async () => {
    const pool = new pg.Pool({ connectionString: db.url, max: 1, pipeline: true });
    let stream: Socket | undefined;
    pool.on('connect', (client) => {
      ({ stream } = (client as unknown as { connection: { stream: Socket } }).connection);
    });
    const sql = sqlOver(pipelined(pool), () => '');
    await sql.$queryRaw`SELECT 1`;
    const answers: unknown[] = [];
    const sent = new Set<number>();
    const ask = async (nth: number) => {
      answers.push(...(await sql.$queryRaw<unknown[]>`SELECT ${nth}::int AS nth`));
      sent.add(stream!.bytesWritten);
    };
    await Promise.all([1, 2, 3].map(ask));
    expect(answers).toEqual([{ nth: 1 }, { nth: 2 }, { nth: 3 }]);
    // All had left when the first answer came.
    expect(sent.size).toBe(1);
    await pool.end();
  });

  test('fail each by itself', async () => {
    const { pipeline } = db.database;
    await pipeline.$executeRaw`INSERT INTO notes VALUES (10, 'ten')`;
    const results = await Promise.allSettled([
      pipeline.$executeRaw`INSERT INTO notes VALUES (11, 'eleven')`,
      pipeline.$executeRaw`INSERT INTO notes VALUES (10, 'again')`,
      pipeline.$executeRaw`INSERT INTO notes VALUES (12, 'twelve')`,
    ]);
    expect(results).toMatchObject([{ value: 1 }, { reason: { code: '23505' } }, { value: 1 }]);
    expect(await db.query('SELECT id FROM notes WHERE id >= 10 ORDER BY id')).toEqual(
      ['10', '11', '12'].map((id) => ({ id })),
    );
  });

  test('fail together when the server cuts their connection, and the next one has a new one', async () => {
    const { pipeline } = db.database;
    const [own] = await pid();
    const cut = [pipeline.$queryRaw`SELECT pg_sleep(5)`, pipeline.$queryRaw`SELECT 2`].map((answer) =>
      answer.then(
        () => 'answered',
        (error: unknown) => isUnavailable(error),
      ),
    );
    await db.query('SELECT pg_terminate_backend($1)', [own!.pid]);
    expect(await Promise.all(cut)).toEqual([true, true]);
    const [after] = await pid();
    expect(after!.pid).not.toBe(own!.pid);
  });

  test('are given up where the server falls silent, and the next one has a new connection', async () => {
    const { line, pool } = await poolOverLine({ pipeline: true });
    const sql = sqlOver(pipelined(pool), () => '', 300);
    expect(await sql.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    line.abandon();
    const given = [sql.$queryRaw`SELECT 1`, sql.$queryRaw`SELECT 2`].map((answer) => answer.catch(isUnavailable));
    expect(await Promise.all(given)).toEqual([true, true]);
    expect(await sql.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    await pool.end();
    await line.cut();
  });
});

/** A pool of one connection over a line that can fail. */
async function poolOverLine(options: pg.PoolConfig = {}) {
  const url = new URL(db.url);
  const line = await cutOff({ host: url.hostname, port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  const pool = new pg.Pool({ ...options, connectionString: url.toString(), max: 1 });
  pool.on('error', () => {});
  return { line, pool };
}
