import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres.ts';
import { until } from './until.ts';

jest.setTimeout(60_000);

let prepared: string;
let dir: string;
let servers: EmbeddedPostgres[];
beforeAll(async () => {
  prepared = path.join(fs.mkdtempSync(path.join(tmpdir(), 'embedded-')), 'data');
  await (await startEmbeddedPostgres({ dir: prepared, durable: false })).stop();
});
afterAll(() => fs.rmSync(path.dirname(prepared), { recursive: true, force: true }));
beforeEach(() => {
  dir = path.join(fs.mkdtempSync(path.join(tmpdir(), 'embedded-')), 'data');
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  fs.rmSync(path.dirname(dir), { recursive: true, force: true });
});

/** A folder that was set up before: setting one up takes a second or more. */
function prepare(): void {
  const copied = spawnSync('cp', ['-a', prepared, dir]);
  if (copied.status !== 0) throw new Error(String(copied.stderr));
}

/** Without fsync, which costs a second; a server that is killed then loses what it committed last. */
async function start({ durable = false } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dir, maxConnections: 20, durable });
  servers.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed cuts its clients; the query in hand tells of it.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A start in a process of its own, which can be killed. It prints the address when the server is up. */
async function startElsewhere(options: { env?: NodeJS.ProcessEnv; uid?: number; durable?: boolean } = {}) {
  const module = JSON.stringify(path.resolve('src/platform/embedded-postgres.ts'));
  const program = `
    const { startEmbeddedPostgres } = await import(${module});
    try {
      const { url, pid, adopted } = await startEmbeddedPostgres({ dir: ${JSON.stringify(dir)}, durable: ${options.durable ?? false} });
      console.log(JSON.stringify({ url, pid, adopted }));
      setInterval(() => {}, 1000);
    } catch (error) { console.log(JSON.stringify({ error: error.message })); }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  const [line] = await once(child.stdout!, 'data');
  return { child, ...(JSON.parse(String(line)) as { url: string; pid: number; adopted: boolean; error?: string }) };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('a new folder gets a server with a database, data safe on the disk, and nothing for strangers to read', async () => {
  const { url, adopted } = await start({ durable: true });
  expect(adopted).toBe(false);
  expect(await query(url, 'SELECT current_database() AS name')).toEqual([{ name: 'nghe_dan' }]);
  expect(await query(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await query(url, 'SHOW max_connections')).toEqual([{ max_connections: '20' }]);
  expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
  expect(fs.statSync(path.join(dir, 'pg.password')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(dir).sort()).toEqual(['pg', 'pg.lock', 'pg.log', 'pg.password']);
});

test('without the password nobody gets in', async () => {
  prepare();
  const url = new URL((await start()).url);
  url.password = 'guess';
  await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  url.username = 'postgres';
  await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a restart keeps the data, and a stopped server is gone', async () => {
  prepare();
  const first = await start();
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.stop();
  await expect(query(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('a second start on the same folder is refused, in this process and in another', async () => {
  prepare();
  await start();
  await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(/already runs on this folder/);
  const other = await startElsewhere();
  await once(other.child, 'exit');
  expect(other.error).toMatch(/already runs on this folder.*Stop it first/);
});

test('a command beside the service finds its server, and none where none runs', async () => {
  prepare();
  expect(await runningEmbeddedPostgres(dir)).toBeUndefined();
  const { url, stop } = await start();
  expect(await runningEmbeddedPostgres(dir)).toBe(url);
  await stop();
  expect(await runningEmbeddedPostgres(dir)).toBeUndefined();
});

test('the server of a process that was killed goes on, and the next start adopts it', async () => {
  prepare();
  const first = await startElsewhere();
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  await kill(first.child);
  expect(await query(first.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  const second = await start();
  expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('after a kill -9 of the server, under load, every row that was committed is there', async () => {
  prepare();
  const first = await start({ durable: true });
  await query(first.url, 'CREATE TABLE rows (number integer PRIMARY KEY)');
  const client = new pg.Client({ connectionString: first.url });
  client.on('error', () => {});
  await client.connect();
  let committed = 0;
  const writing = (async () => {
    for (let number = 1; ; number++) {
      await client.query('INSERT INTO rows VALUES ($1)', [number]);
      committed = number;
    }
  })().catch(() => {});
  await until(() => committed >= 200);
  process.kill(first.pid, 'SIGKILL');
  await writing;
  await client.end().catch(() => {});
  await first.stop();
  const second = await start();
  expect(second.adopted).toBe(false);
  const rows = await query(second.url, 'SELECT count(*)::integer AS count, max(number) AS last FROM rows');
  expect(rows[0]!.count).toBe(rows[0]!.last);
  expect(rows[0]!.count).toBeGreaterThanOrEqual(committed);
});

test('a start right after both processes were killed works', async () => {
  prepare();
  const first = await startElsewhere({ durable: true });
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(first.pid, 'SIGKILL');
  await kill(first.child);
  const second = await start();
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test.each([
  ['before anything was made', false],
  ['in the middle of it', true],
])('a set-up that was killed %s is made again from nothing', async (_when, hasData) => {
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'pg.incomplete'), '');
  if (hasData) {
    fs.mkdirSync(path.join(dir, 'pg', 'base'), { recursive: true, mode: 0o700 });
    fs.writeFileSync(path.join(dir, 'pg', 'PG_VERSION'), '18\n');
    fs.writeFileSync(path.join(dir, 'pg', 'base', 'half'), 'x');
  }
  const { url } = await start();
  expect(await query(url, 'SELECT current_database() AS name')).toEqual([{ name: 'nghe_dan' }]);
  expect(fs.existsSync(path.join(dir, 'pg', 'base', 'half'))).toBe(false);
  expect(fs.existsSync(path.join(dir, 'pg.incomplete'))).toBe(false);
});

test('a process that was given the number of a dead server is not taken for it', async () => {
  prepare();
  const first = await start();
  const note = path.join(dir, 'pg', 'postmaster.pid');
  const lines = fs.readFileSync(note, 'utf8').split('\n');
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  try {
    fs.writeFileSync(note, [String(stranger.pid), ...lines.slice(1)].join('\n'));
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    stranger.kill();
  }
});

test('what hinders a start is told in the words of the server', async () => {
  prepare();
  const first = await start();
  await first.stop();
  fs.appendFileSync(path.join(dir, 'pg', 'postgresql.conf'), '\nno_such_setting = 1\n');
  await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(/does not start \(exit 1\)[\s\S]*no_such_setting/);
});

const nobody = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
/** Only root can become another user, and only in a checkout that others may read. */
const nobodyReads =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(import.meta.filename)})`], {
    uid: nobody,
    gid: nobody,
  }).status === 0;

if (nobodyReads) {
  test('root without user namespaces starts it as nobody, to whom the other files stay closed', async () => {
    // A PATH with what the launcher calls, but for `unshare`.
    const bin = path.join(path.dirname(dir), 'bin');
    fs.mkdirSync(bin);
    for (const name of ['id', 'sh', 'locale']) {
      const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
      if (found) fs.symlinkSync(found, path.join(bin, name));
    }
    fs.chmodSync(path.dirname(dir), 0o755);
    const first = await startElsewhere({ env: { PATH: bin } });
    expect(first.error).toBeUndefined();
    expect(fs.statSync(path.join(dir, 'pg')).uid).toBe(nobody);
    expect(fs.statSync(path.join(dir, 'pg.password'))).toMatchObject({ uid: 0, mode: 0o100600 });
    expect(fs.readFileSync(`/proc/${first.pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${nobody}\\s`, 'm'));
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(first.child);
    expect((await start()).adopted).toBe(true);
  });

  test('a user without rights starts it too', async () => {
    fs.chownSync(path.dirname(dir), nobody, nobody);
    const first = await startElsewhere({ uid: nobody });
    expect(first.error).toBeUndefined();
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(fs.statSync(path.join(dir, 'pg')).uid).toBe(nobody);
    await kill(first.child);
    const second = await startElsewhere({ uid: nobody });
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
    await kill(second.child);
    process.kill(first.pid, 'SIGINT');
    await until(() => !fs.existsSync(path.join(dir, 'pg', 'postmaster.pid')));
  });
}
