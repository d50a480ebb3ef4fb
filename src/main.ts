import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { loadSample } from '../prisma/sample/load-sample.ts';
import { type App, openApp } from './app.ts';
import { type Config, parseConfig } from './config.ts';
import { clockFrom, systemClock } from './platform/clock.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { errorFields, openLogger } from './platform/logger.ts';
import { migrate } from './platform/migrate.ts';
import { loadSecretKey } from './platform/secret-key.ts';
import { giveSoon } from './reminders/give-duties.ts';
import { ensureFirstAdministrator, type FirstAdministrator } from './staff/first-administrator.ts';
import { buildPagesIfStale, PAGES_FOLDER } from './web/build-pages.ts';

/** The process: reads the environment, starts what the role needs, says where it is, stops gracefully. */

const ROOT = path.resolve(import.meta.dirname, '..');
/** Who stops us waits ten seconds, and the end of a process takes its time, too. */
const LONGEST_STOP_MS = 8_500;

const parsed = parseConfig(process.env);
if (!parsed.ok) {
  console.error(['The environment has mistakes:', ...parsed.mistakes.map((mistake) => `  - ${mistake}`)].join('\n'));
  process.exit(1);
}
const { config } = parsed;
const logger = openLogger(config.logLevel);
const stops: (() => Promise<void>)[] = [];
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
process.on('uncaughtException', (error) => {
  logger.error(errorFields(error), 'a bug: the process stops');
  void stop(1);
});
process.on('unhandledRejection', (error) => {
  logger.error(errorFields(error), 'a bug: the process stops');
  void stop(1);
});

try {
  await start();
} catch (error) {
  console.error(`Nghe Dân cannot start: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function start(): Promise<void> {
  const pages = config.role === 'worker' ? undefined : buildPagesIfStale();
  const clock = config.startAt ? clockFrom(config.startAt) : systemClock;
  const secretKey = loadSecretKey({ configured: config.secretKey, dataDir: config.dataDir });
  const databaseUrl = config.databaseUrl?.reveal() ?? (await embedded());
  await migrate(databaseUrl, path.join(ROOT, 'prisma/migrations'));
  await pages;
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const app = await openApp({ config, databaseUrl, secretKey, clock, logger, pages: PAGES_FOLDER, version });
  stops.unshift(app.stop);
  // The worker looked at a catalogue that was still empty.
  if (config.sampleData && (await loadSample(app.database))) await giveSoon(app.database, clock.now());
  const administrator = await ensureFirstAdministrator(
    config.admin && { email: config.admin.email, password: config.admin.password.reveal() },
    { database: app.database, clock, embedded: config.databaseUrl === undefined },
  );
  await app.http.listen({ host: config.host, port: config.port });
  console.log(greeting(config, app, administrator));
}

async function embedded(): Promise<string> {
  const server = await startEmbeddedPostgres({ dir: config.dataDir });
  stops.push(server.stop);
  return server.url;
}

function greeting({ role, webChat, publicUrl }: Config, { http }: App, administrator: FirstAdministrator): string {
  const { port } = http.server.address() as AddressInfo;
  const here = publicUrl ?? `http://127.0.0.1:${port}`;
  if (role === 'worker') return `Nghe Dân đang chạy · is running (worker): ${here}/healthz`;
  return [
    '',
    'Nghe Dân đang chạy · Nghe Dân is running',
    ...(webChat ? [`  Trò chuyện thử · Chat          ${here}/chat`] : []),
    `  Trang điều phối · Moderate     ${here}/`,
    `  Đăng nhập · Sign in            ${signIn(here, administrator)}`,
    '',
  ].join('\n');
}

function signIn(here: string, administrator: FirstAdministrator): string {
  switch (administrator.kind) {
    case 'link':
      return `${here}/sign-in/${administrator.token}   (một lần, 15 phút · once, within 15 minutes)`;
    case 'created':
      return `${administrator.email}, mật khẩu trong ADMIN_PASSWORD · the password in ADMIN_PASSWORD`;
    case 'unchanged':
      return 'bằng tài khoản đã có · with your account (npm run admin -- create-user EMAIL)';
  }
}

/** Newest first: the service before its database. A second signal, or eight and a half seconds, end it in any case. */
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(code || 1);
  stopping = true;
  setTimeout(() => process.exit(code || 1), LONGEST_STOP_MS).unref();
  for (const end of stops) {
    try {
      await end();
    } catch (error) {
      logger.error(errorFields(error), 'stopping failed');
      process.exitCode = 1;
    }
  }
  process.exit(code);
}
