import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../src/platform/database.ts';

export interface TestDatabase {
  url: string;
  database: Database;
  /** A bare query, for assertions. */
  query<Row extends Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Empties tables and all that refer to them, as TRUNCATE … CASCADE would in thirty times as long. */
  clear(...tables: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Made by `tests/run.ts`. */
export const TEMPLATES = { empty: 'template_nghe_dan', sample: 'template_sample' } as const;

/**
 * A database of its own, cloned from the migrated template in some 20 ms; `sample`: from the one with the sample town. One a test
 * file; close it in `afterAll`.
 */
export async function testDatabase({ connections = 5, sample = false } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('name the file *.db.test.ts (or e2e, page, long): only those have a PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    server,
    `CREATE DATABASE ${name} TEMPLATE ${sample ? TEMPLATES.sample : TEMPLATES.empty} STRATEGY file_copy`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = openDatabase({ url: url.toString(), connections });
  const pool = new pg.Pool({ connectionString: url.toString(), max: 2 });
  // A connection may still be closing when the database is dropped under it.
  pool.on('error', () => {});
  const clearing = new Map<string, string>();
  return {
    url: url.toString(),
    database,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    clear: async (...tables) => {
      const key = tables.join();
      const sql = clearing.get(key) ?? (await clearingOf(pool, tables));
      clearing.set(key, sql);
      await pool.query(sql);
    },
    close: async () => {
      await database.$disconnect();
      await pool.end();
      await asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Rows go one by one, without their references: nearly all tables are empty, and a file that need not be made anew costs nothing. */
async function clearingOf(pool: pg.Pool, tables: readonly string[]): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `WITH RECURSIVE emptied AS (
      SELECT unnest($1::text[])::regclass::oid AS id
      UNION SELECT r.conrelid FROM emptied e JOIN pg_constraint r ON r.confrelid = e.id AND r.contype = 'f'
    ) SELECT id::regclass::text AS name FROM emptied`,
    [tables],
  );
  const deletes = rows.map(({ name }) => `DELETE FROM ${name};`);
  return `SELECT set_config('session_replication_role', 'replica', true); ${deletes.join(' ')}`;
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
