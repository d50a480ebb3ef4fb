import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase, type Sql } from '../../src/platform/database.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let town: TestDatabase;
let database: Database;

beforeAll(async () => {
  town = await testDatabase();
  // One connection: what it has prepared can be asked.
  database = openDatabase({ url: town.url, connections: 1 });
});

afterAll(async () => {
  await database.$disconnect();
  await town.close();
});

test('a statement is prepared when it comes for the third time, and goes on giving its rows', async () => {
  const count = async (from: number) => {
    const rows = await database.$queryRaw<
      { count: bigint }[]
    >`SELECT count(*) FROM generate_series(${from}::int, 10) AS numbers`;
    return Number(rows[0]!.count);
  };
  expect([await count(1), await count(2)]).toEqual([10, 9]);
  expect(await preparedOf('generate_series')).toBe(0);
  expect([await count(3), await count(4)]).toEqual([8, 7]);
  expect(await preparedOf('generate_series')).toBe(1);
});

test('one that has a single plan is planned anew when it has come often, for its tables may have grown', async () => {
  const { direct } = database;
  const ask = () => direct.$queryRaw`SELECT max(numbers) FROM generate_series(1, 10) AS numbers`;
  for (let n = 0; n < 49; n += 1) await ask();
  expect(await preparedOf('max(numbers)', direct)).toBe(1);
  await ask();
  expect(await preparedOf('max(numbers)', direct)).toBe(2);
});

test('statements that come only once or twice are not kept', async () => {
  for (let n = 0; n < 20; n += 1) await database.$queryRawUnsafe(`SELECT ${n} AS a_number_of_its_own_in_a_long_text`);
  expect(await preparedOf('a_number_of_its_own')).toBe(0);
});

async function preparedOf(words: string, sql: Sql = database): Promise<number> {
  const rows = await sql.$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`;
  return rows.filter(({ statement }) => statement.includes(words) && !statement.includes('pg_prepared')).length;
}
