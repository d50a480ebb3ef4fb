import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A program of the benchmarks, in a process of its own. It says how it goes in lines of JSON. */
export interface Program {
  readonly pid: number;
  /** The next line. Rejects with what went wrong when it ends instead. */
  line<Line>(): Promise<Line>;
  /** Resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const FOLDER = import.meta.dirname;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** @param file below this folder. */
export function startProgram(file: string, args: readonly (string | number)[], environment = {}): Program {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      path.join(FOLDER, file),
      ...args.map(String),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A whole environment: a variable of whoever runs the benchmarks sets nothing here.
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
    },
  );
  running.add(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      running.delete(child);
      resolve();
    }),
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    line: async () => {
      const { value, done } = await lines.next();
      if (done) {
        await ended;
        throw new Error(`${file} ${args.join(' ')} ended with ${child.exitCode ?? child.signalCode}:\n${errors}`);
      }
      return JSON.parse(value);
    },
    stop: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
  };
}

/** Runs a program that says one line. */
export async function runProgram<Line>(
  file: string,
  args: readonly (string | number)[],
  environment = {},
): Promise<Line> {
  const program = startProgram(file, args, environment);
  try {
    return await program.line<Line>();
  } finally {
    await program.stop();
  }
}
