import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../src/platform/database.ts';

export interface TestDatabase {
  url: string;
  database: Database;
  /** A bare query, for assertions. */
  query<Row extends Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A database of its own, cloned from the migrated template in some 20 ms. One a test file; close it in `afterAll`. */
export async function testDatabase({ connections = 5 } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('name the file *.db.test.ts (or e2e, page, long): only those have a PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `CREATE DATABASE ${name} TEMPLATE template_nghe_dan STRATEGY file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = openDatabase({ url: url.toString(), connections });
  const pool = new pg.Pool({ connectionString: url.toString(), max: 2 });
  // A connection may still be closing when the database is dropped under it.
  pool.on('error', () => {});
  return {
    url: url.toString(),
    database,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    close: async () => {
      await database.$disconnect();
      await pool.end();
      await asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
