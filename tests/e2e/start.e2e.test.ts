import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { type CutOff, cutOff } from '../platform/cut-off.ts';
import {
  beginService,
  FROM_SOURCES,
  killServices,
  type Service,
  startService,
  stopDatabase,
  temporaryFolder,
} from '../service.ts';
import { cookieOf, moderatorWith } from './moderator.ts';
import { openChat } from './visitor.ts';

jest.setTimeout(120_000);

/** The process of the embedded database of a folder, as its own note tells it. */
function databaseProcess(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Dead, or a zombie that only waits to be collected where the container has no init. */
function isGone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}

describe('with nothing but a folder', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let environment: Record<string, string>;
  let first: Service;
  beforeAll(async () => {
    folder = temporaryFolder();
    environment = { DATA_DIR: path.join(folder.path, 'data') };
    first = await startService(environment, FROM_SOURCES);
    // The first start of all builds the pages.
  }, 240_000);
  afterAll(async () => {
    await killServices();
    await stopDatabase(environment.DATA_DIR!);
    folder.remove();
  });

  test('the first start says where to chat, where to moderate and how to sign in', async () => {
    const said = first.output();
    // The greeting, and nothing else in the operator's terminal.
    expect(said.trim().split('\n')).toHaveLength(4);
    expect(said).toContain(`Chat          ${first.url}/chat`);
    expect(said).toContain(`Moderate     ${first.url}/\n`);
    const link = /Sign in +(http\S+)/.exec(said)![1]!;

    const entered = await fetch(link, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/');
    const moderator = moderatorWith(first.url, cookieOf(entered), '');
    expect(await moderator.get('/api/session')).toMatchObject({ user: { role: 'administrator' } });
    const units = await moderator.units();
    expect(units.length).toBeGreaterThan(50);
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.status).toBe(410);
    expect(again.headers.getSetCookie()).toEqual([]);

    const visitor = await openChat(first.url);
    await visitor.says('menu');
    await visitor.waitForMessage('Ông/bà có đồng ý không?');
    visitor.leave();
  });

  test('a second start on the same folder is refused in words, and the first goes on', async () => {
    const second = beginService(environment);
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^Nghe Dân cannot start: Process \d+ already runs on this folder .*Stop it first/m);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test('a port that is taken is told in words, and nothing is left running', async () => {
    const other = path.join(folder.path, 'other');
    const second = beginService({ DATA_DIR: other, PORT: new URL(first.url).port });
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^Nghe Dân cannot start: .*EADDRINUSE/m);
    expect(existsSync(path.join(other, 'pg/postmaster.pid'))).toBe(false);
  });

  test('Ctrl-C leaves nothing running', async () => {
    const database = databaseProcess(environment.DATA_DIR!);
    await first.stop('SIGINT');
    expect(existsSync(path.join(environment.DATA_DIR!, 'pg/postmaster.pid'))).toBe(false);
    await until(() => isGone(database), 'the database is gone');
  });

  test('a second start keeps all, and one after a kill -9 takes the database over', async () => {
    const second = await startService(environment);
    const visitor = await openChat(second.url);
    await visitor.says('menu');
    await visitor.waitForMessage('Ông/bà có đồng ý không?');
    visitor.leave();
    const database = databaseProcess(environment.DATA_DIR!);
    await second.kill();
    expect(isGone(database)).toBe(false);

    const third = await startService(environment);
    expect(databaseProcess(environment.DATA_DIR!)).toBe(database);
    const { rows } = await query(environment.DATA_DIR!, 'SELECT count(*)::int AS conversations FROM conversations');
    // One of the first start, one of the one that was killed.
    expect(rows).toEqual([{ conversations: 2 }]);
    await third.stop('SIGTERM');
    await until(() => isGone(database), 'the database is gone');
  });
});

async function query(dataDir: string, sql: string): Promise<{ rows: unknown[] }> {
  const url = `postgresql://nghe_dan:${readFileSync(path.join(dataDir, 'pg.password'), 'utf8')}@127.0.0.1:${databasePort(dataDir)}/nghe_dan`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

function databasePort(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[3]);
}

describe('a wrong environment', () => {
  test('every mistake is told at once, none with a secret’s value, and nothing is started', async () => {
    const folder = temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    const start = beginService({
      DATA_DIR: dataDir,
      PORT: 'eighty',
      ROLE: 'boss',
      SECRET_KEY: 'too-short-a-secret',
      DATABASE_URL: 'mysql://root:geheim@db/x',
      PUBLIC_URL: 'http://phuong.example',
      WEB_CHAT: 'yes',
      ADMIN_EMAIL: 'dieu-phoi@phuong.example',
      TELEGRAM_BOT_TOKEN: 'no-token',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_PACE: '-1',
      NOW: 'yesterday',
    });
    expect(await start.exited).toBe(1);
    const said = start.output();
    for (const name of [
      ...['PORT', 'ROLE', 'SECRET_KEY', 'DATABASE_URL', 'PUBLIC_URL', 'WEB_CHAT', 'ADMIN_PASSWORD'],
      ...['TELEGRAM_BOT_TOKEN', 'TELEGRAM_PACE', 'NOW'],
    ])
      expect(said).toMatch(new RegExp(`^ {2}- .*${name}`, 'm'));
    expect(said).not.toMatch(/too-short-a-secret|geheim|no-token/);
    expect(said).not.toContain('    at ');
    expect(existsSync(dataDir)).toBe(false);
    folder.remove();
  });
});

describe('a database that goes away', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let db: TestDatabase;
  let cable: CutOff;
  let telegram: TelegramEmulator;
  let service: Service;
  beforeAll(async () => {
    folder = temporaryFolder();
    db = await testDatabase();
    const url = new URL(db.url);
    cable = await cutOff({ host: url.hostname, port: Number(url.port) });
    url.port = String(cable.port);
    telegram = await startTelegramEmulator();
    service = await startService({
      DATABASE_URL: url.href,
      DATA_DIR: path.join(folder.path, 'data'),
      WEB_CHAT: 'on',
      SAMPLE_DATA: '1',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_PACE: '0',
    });
  });
  afterAll(async () => {
    await killServices();
    await telegram.close();
    await cable.cut();
    await db.close();
    folder.remove();
  });

  const isReady = async () => (await fetch(`${service.url}/readyz`)).status === 200;

  test('loses nothing: what came meanwhile waits at the platform, and is answered once it is back', async () => {
    const early = telegram.user(1);
    early.sends('menu');
    await early.waitForMessage('Ông/bà có đồng ý không?');
    const visitor = await openChat(service.url);

    await cable.cut();
    await until(async () => !(await isReady()), '/readyz tells of it');
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    early.presses('Tôi đồng ý');
    const late = telegram.user(2);
    late.sends('menu');
    expect(await visitor.says('menu')).toBeGreaterThanOrEqual(500);
    expect(late.received).toEqual([]);

    await cable.mend();
    await until(isReady, 'it is ready again');
    await early.waitForMessage('Mời ông/bà kể việc cần phản ánh');
    await late.waitForMessage('Ông/bà có đồng ý không?');
    expect(await visitor.says('menu')).toBe(200);
    await visitor.waitForMessage('Ông/bà có đồng ý không?');
    visitor.leave();
    // Once each: the same words never came twice.
    for (const person of [early, late]) {
      const texts = person.received.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('connections that the server ends are opened again, unseen by people', async () => {
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    for (const id of [11, 12, 13]) {
      const person = telegram.user(id);
      person.sends('menu');
      await client.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`);
      await person.waitForMessage('Ông/bà có đồng ý không?', { timeoutMs: 20_000 });
    }
    await client.end();
    await until(isReady, 'it is ready');
    expect(service.process.exitCode).toBeNull();
    await service.stop();
  });
});
