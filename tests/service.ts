import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';

/** The whole service as its operator runs it, in a process of its own. */
export interface Service {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Everything it printed so far. */
  output(): string;
  /** Asks it to stop, as Ctrl-C does, and waits. @throws Error with its output unless it exits with 0. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<void>;
  /** Pulls the plug. An embedded database goes on: see `stopDatabase`. */
  kill(): Promise<void>;
  readonly process: ChildProcess;
}

/** A start that may still be under way, for tests that interrupt it. */
export interface Start {
  readonly process: ChildProcess;
  output(): string;
  /** Rejects with the output when it exits before it listens. */
  readonly ready: Promise<Service>;
  readonly exited: Promise<number | null>;
}

/** The last line of the greeting names how to sign in; the address before it is where it listens. */
const GREETING = /http:\/\/127\.0\.0\.1:(\d+)\/(?:\n[^\n]*Sign in[^\n]*\n|healthz\n)/;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** As `npm start` does it. */
export const FROM_SOURCES = ['--import', 'tsx', 'src/main.ts'];

/** The same in a few files where `tests/run.ts` made it: it starts in half the time, and there are many starts. */
const QUICKEST = process.env.TEST_SERVICE_BUNDLE ? [process.env.TEST_SERVICE_BUNDLE] : FROM_SOURCES;

/**
 * @param environment what `contract.md` allows; `PORT` is chosen freely, `DATA_DIR` must be given by a test that restarts.
 * @param program what Node is told to run.
 */
export function beginService(environment: Record<string, string>, program = QUICKEST): Start {
  const child = spawn(process.execPath, program, {
    cwd: path.resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...queueOf(environment),
      ...environment,
    },
  });
  running.add(child);
  let output = '';
  const exited = new Promise<number | null>((resolve) =>
    // Not `exit`: what it said last is read, too.
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  const ready = new Promise<Service>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      const port = GREETING.exec(output)?.[1];
      if (port) resolve(serviceOf(child, { port, exited, output: () => output }));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void exited.then((code) => reject(new Error(`the service ended (${code}) before it listened:\n${output}`)));
  });
  // Whoever interrupts a start does not wait for it.
  ready.catch(() => {});
  return { process: child, output: () => output, ready, exited };
}

/** Databases of the one Redis of a run, by what the services that share one have in common. */
const queues = new Map<string, number>();

/** So many a worker of Jest. */
const MOST_QUEUES = 100;

function queueOf({ DATABASE_URL, DATA_DIR = '' }: Record<string, string>): Record<string, string> {
  const { TEST_REDIS_URL, JEST_WORKER_ID = '1' } = process.env;
  if (!TEST_REDIS_URL) return {};
  const shared = DATABASE_URL ?? DATA_DIR;
  const nth = queues.get(shared) ?? queues.size;
  queues.set(shared, nth);
  return { REDIS_URL: `${TEST_REDIS_URL}/${Number(JEST_WORKER_ID) * MOST_QUEUES + nth}` };
}

/** @throws Error with the output when it exits before it listens. */
export function startService(environment: Record<string, string>, program?: string[]): Promise<Service> {
  return beginService(environment, program).ready;
}

function serviceOf(
  child: ChildProcess,
  { port, exited, output }: { port: string; exited: Promise<number | null>; output(): string },
): Service {
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      const code = await exited;
      if (code !== 0) throw new Error(`the service stopped with ${code}:\n${output()}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    process: child,
  };
}

/** Ends whatever services a test that failed has left. */
export async function killServices(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await closed;
    }),
  );
}

/** Stops the embedded database that a killed service left behind; nothing where there is none. */
export async function stopDatabase(dataDir: string): Promise<void> {
  if (!(await runningEmbeddedPostgres(dataDir))) return;
  const { stop } = await startEmbeddedPostgres({ dir: dataDir });
  await stop();
}

/** A port that was free a moment ago, for a service whose address must be known before it starts. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
