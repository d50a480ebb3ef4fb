import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { takeProcessLock } from '../../src/platform/process-lock.ts';

let file: string;
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'lock-')), 'pg.lock');
});
afterEach(() => rmSync(path.dirname(file), { recursive: true }));

/** A process that takes the lock and holds it until it is killed. */
async function otherHolder() {
  const module = path.resolve('src/platform/process-lock.ts');
  const program = `
    const { takeProcessLock } = await import(${JSON.stringify(module)});
    takeProcessLock(${JSON.stringify(file)});
    console.log('taken');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

test('a lock is taken, and free again after its release', () => {
  const release = takeProcessLock(file);
  expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
  release();
  expect(readdirSync(path.dirname(file))).toEqual([]);
  takeProcessLock(file)();
});

test('a living process keeps its lock, and the refusal says whose it is and what to do', async () => {
  const holder = await otherHolder();
  try {
    expect(() => takeProcessLock(file)).toThrow(
      new RegExp(`Process ${holder.pid} already runs on this folder .* Stop it first, or set another DATA_DIR`),
    );
    expect(existsSync(file)).toBe(true);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('the lock of a process that was killed is taken over', async () => {
  const holder = await otherHolder();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  takeProcessLock(file)();
});

test('a process that has the number of a dead holder is not taken for it', () => {
  const sleeper = spawn('sleep', ['60']);
  try {
    writeFileSync(file, `${sleeper.pid} 1`);
    takeProcessLock(file)();
  } finally {
    sleeper.kill();
  }
});

test('a process that holds the lock does not get it twice', () => {
  const release = takeProcessLock(file);
  expect(() => takeProcessLock(file)).toThrow(/already runs/);
  release();
});

test('of many starts that find a dead holder at once, one gets the lock', async () => {
  const gone = spawnSync('true').pid;
  writeFileSync(file, `${gone} 5`);
  const module = JSON.stringify(path.resolve('src/platform/process-lock.ts'));
  // All wait for the same moment, try, and stay alive until the last has tried.
  const at = Date.now() + 2_500;
  const program = `
    const { takeProcessLock } = await import(${module});
    while (Date.now() < ${at});
    try { takeProcessLock(${JSON.stringify(file)}); console.log('taken'); } catch (error) { console.log(error.message); }
    process.stdin.resume();`;
  const starts = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = await Promise.all(starts.map(async (start) => String((await once(start.stdout!, 'data'))[0]).trim()));
  for (const start of starts) start.kill('SIGKILL');
  expect(said.filter((line) => line === 'taken')).toHaveLength(1);
  expect(said.filter((line) => line.includes('already runs'))).toHaveLength(3);
});

test('a lock file that is damaged keeps nobody out', () => {
  const gone = spawnSync('true').pid;
  for (const content of ['', 'nonsense', `${gone} 5`]) {
    writeFileSync(file, content);
    takeProcessLock(file)();
  }
});
