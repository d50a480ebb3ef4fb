import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { migrate } from '../../src/platform/migrate.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const MIGRATIONS = 'prisma/migrations';

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'migrations-')), 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
});
afterEach(() => db.close());
afterAll(() => {
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith('migrations-')) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

const recorded = () =>
  db.query<{ name: string; done: boolean; logs: string | null }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS done, logs FROM _prisma_migrations ORDER BY started_at`,
  );

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(db.url, MIGRATIONS)).toEqual([]);
});

test('the Prisma client reads what plain SQL wrote', async () => {
  await db.query(`INSERT INTO tiles (number, label_vi, label_en) VALUES (1, 'Rác', 'Rubbish')`);
  expect(await db.database.tile.findMany()).toEqual([{ number: 1, labelVi: 'Rác', labelEn: 'Rubbish' }]);
});

test('what is missing is applied in the order of names, whole, with functions and all', async () => {
  write('29990102000000_second', 'ALTER TABLE one ADD COLUMN two integer');
  write(
    '29990101000000_first',
    `CREATE TABLE one (id integer); CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a;b' $$;`,
  );
  expect(await migrate(db.url, folder)).toEqual(['29990101000000_first', '29990102000000_second']);
  expect(await db.query('SELECT f()')).toEqual([{ f: 'a;b' }]);
  expect(await migrate(db.url, folder)).toEqual([]);
});

test('of several starts at once, one applies it', async () => {
  write('29990101000000_counted', 'CREATE TABLE counted (id integer); SELECT pg_sleep(0.2)');
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(db.url, folder)));
  expect(applied.flat()).toEqual(['29990101000000_counted']);
});

test('a landed migration that was edited is refused, and nothing after it is applied', async () => {
  write('29990101000000_landed', 'CREATE TABLE landed (id integer)');
  await migrate(db.url, folder);
  write('29990101000000_landed', 'CREATE TABLE landed (id bigint)');
  write('29990102000000_next', 'CREATE TABLE next (id integer)');
  await expect(migrate(db.url, folder)).rejects.toThrow(
    'The landed migration 29990101000000_landed was edited: write a new one.',
  );
  expect(await db.query(`SELECT to_regclass('next') AS next`)).toEqual([{ next: null }]);
});

test('a migration that fails leaves nothing behind but its record, and stops every later start', async () => {
  write('29990101000000_broken', 'CREATE TABLE half (id integer); SELECT no_such_function()');
  await expect(migrate(db.url, folder)).rejects.toThrow(/29990101000000_broken failed: .*no_such_function/);
  expect(await db.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  expect((await recorded()).at(-1)).toEqual({
    name: '29990101000000_broken',
    done: false,
    logs: expect.stringContaining('no_such_function'),
  });
  await expect(migrate(db.url, folder)).rejects.toThrow(/failed earlier and must be looked at: 29990101000000_broken/);
});

test('a failed migration that an operator marked as rolled back is tried again', async () => {
  write('29990101000000_mended', 'SELECT no_such_function()');
  await expect(migrate(db.url, folder)).rejects.toThrow();
  await db.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL');
  write('29990101000000_mended', 'CREATE TABLE mended (id integer)');
  expect(await migrate(db.url, folder)).toEqual(['29990101000000_mended']);
});

/** Prisma's own command line, over the stand-in for its engine. */
function prisma(...args: string[]): { status: number | null; output: string } {
  const done = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: db.url,
      PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/schema-engine.mjs',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  return { status: done.status, output: done.stdout + done.stderr };
}

test('Prisma’s own command agrees that a database which the runner migrated is up to date', async () => {
  await migrate(db.url, MIGRATIONS);
  const { status, output } = prisma('migrate', 'status');
  expect(output).toContain('Database schema is up to date!');
  expect(status).toBe(0);
}, 60_000);

test('the schema file says what the migrations make', async () => {
  await migrate(db.url, MIGRATIONS);
  const { status, output } = prisma(
    ...['migrate', 'diff', '--exit-code', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma'],
  );
  expect(output).toContain('No difference detected.');
  expect(status).toBe(0);
}, 60_000);

test('the stand-in tells of a server that does not answer', () => {
  const url = new URL(db.url);
  url.port = '1';
  const done = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'status'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url.href, PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/schema-engine.mjs' },
  });
  expect(done.stdout + done.stderr).toContain('P1001');
  expect(done.status).not.toBe(0);
}, 60_000);
