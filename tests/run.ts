import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { loadSample } from '../prisma/sample/load-sample.ts';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { buildPagesIfStale } from '../src/web/build-pages.ts';
import { bundleService } from './bundle-service.ts';
import { TEMPLATES } from './database.ts';
import { REDIS_KINDS, type TestRedis } from './redis.ts';

/**
 * Runs Jest on a choice of suites and ends with one line, `N passed, N failed`.
 * Usage: `node --import tsx tests/run.ts all|pure|db|e2e|page|long|shared [Jest arguments]`.
 * All but `pure` share one throw-away PostgreSQL, with templates that test files clone (`tests/database.ts`).
 * `TEST_QUEUE=redis-server` (or `js-redis-server`) has every service that is started keep its queue there (`tests/service.ts`).
 */
const CHOICES: Record<string, string[]> = { all: ['pure', 'db', 'e2e', 'page'] };
/** Bytes: more than a run ever holds at a time. */
const PLENTY = 2 * 1024 ** 3;
const [choice = 'all', ...jestArguments] = process.argv.slice(2);
const projects = CHOICES[choice] ?? [choice];

if (choice === 'shared' && !existsSync(path.resolve('../shared/data'))) {
  console.log('0 passed, 0 failed (no ../shared/data)');
  process.exit(0);
}

const folder = mkdtempSync(path.join(quickestFolder(), 'nghe-dan-test-'));
const postgres = projects.every((project) => project === 'pure')
  ? undefined
  : await startEmbeddedPostgres({ dir: folder, durable: false, maxConnections: 500 });
let failed = 1;
const redis = await startQueue(process.env.TEST_QUEUE);
try {
  failed = await runJest({
    ...(postgres && (await prepare(postgres.url))),
    ...(redis && { TEST_REDIS_URL: redis.url }),
  });
} finally {
  await redis?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);

/** Databases by the hundred are made and dropped, of hundreds of files each: in memory, where there is plenty of it. */
function quickestFolder(): string {
  const inMemory = '/dev/shm';
  if (freemem() < 4 * PLENTY || !existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize < PLENTY ? tmpdir() : inMemory;
}

function startQueue(kind: string | undefined): Promise<TestRedis> | undefined {
  if (!kind) return undefined;
  const [, start] = REDIS_KINDS.find(([name]) => name === kind) ?? [];
  if (!start) throw new Error(`TEST_QUEUE=${kind}: there is ${REDIS_KINDS.map(([name]) => name).join(', ')}`);
  return start();
}

/** @returns what test files find in their environment. */
async function prepare(serverUrl: string): Promise<Record<string, string>> {
  // Pages that are built while tests run would take the processor from them, and might be put in the place of those being looked at.
  const pages = projects.some((project) => project === 'e2e' || project === 'page') && buildPagesIfStale();
  const [bundle] = await Promise.all([bundleService(), makeTemplates(serverUrl), pages]);
  return { TEST_POSTGRES_URL: serverUrl, TEST_SERVICE_BUNDLE: bundle };
}

async function makeTemplates(serverUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const urlOf = (name: string) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
  await admin.query(`CREATE DATABASE ${TEMPLATES.empty}`);
  await migrate(urlOf(TEMPLATES.empty), path.resolve('prisma/migrations'));
  await admin.query(`CREATE DATABASE ${TEMPLATES.sample} TEMPLATE ${TEMPLATES.empty}`);
  await admin.end();
  const database = openDatabase({ url: urlOf(TEMPLATES.sample), connections: 1 });
  await loadSample(database);
  await database.$disconnect();
}

async function runJest(prepared: Record<string, string>): Promise<number> {
  // `TEST_REPORT` keeps Jest's report, with the time of each file.
  const report = process.env.TEST_REPORT ?? path.join(folder, 'report.json');
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--config=tests/jest.config.mjs',
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${report}`,
      // On two cores: much of the time goes by waiting, for commits, for pages, for processes to start.
      '--maxWorkers=3',
      // A limit for what hangs, not a measure: a busy machine may take its time.
      '--testTimeout=30000',
      ...(process.env.CI ? ['--ci'] : []),
      ...jestArguments,
    ],
    {
      stdio: ['inherit', 'ignore', 'inherit'],
      env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test', ...prepared },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => jest.kill(signal));
  const code = await new Promise<number | null>((resolve) => jest.once('close', resolve));
  if (!existsSync(report)) {
    console.log('0 passed, 1 failed');
    return 1;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const failures = Math.max(result.numFailedTests, result.numFailedTestSuites, code === 0 ? 0 : 1);
  console.log(`${result.numPassedTests} passed, ${failures} failed`);
  return result.numPassedTests === 0 ? 1 : failures;
}
