import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { BEST_REDIS, type TestRedis } from '../redis.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';
import { openChat, type Visitor } from './visitor.ts';

jest.setTimeout(120_000);

const CONSENT = 'Ông/bà có đồng ý không?';
/** How long a turn may take while its wakes are lost: each worker looks by itself every five seconds. */
const SECONDS_LATE = 12_000;

describe.each([BEST_REDIS])('with the queue in Redis (%s), a web and a worker process', (_name, startRedis) => {
  let folder: ReturnType<typeof temporaryFolder>;
  let db: TestDatabase;
  let redis: TestRedis;
  let web: Service;
  let worker: Service;
  let moderator: Moderator;

  beforeAll(async () => {
    folder = temporaryFolder();
    [db, redis] = await Promise.all([testDatabase(), startRedis()]);
    const environment = {
      DATABASE_URL: db.url,
      REDIS_URL: redis.url,
      DATA_DIR: folder.path,
      SECRET_KEY: randomBytes(32).toString('base64'),
      SAMPLE_DATA: '1',
      WEB_CHAT: 'on',
      ...WITH_ADMINISTRATOR,
    };
    [web, worker] = await Promise.all([
      startService({ ...environment, ROLE: 'web' }),
      startService({ ...environment, ROLE: 'worker' }),
    ]);
    moderator = await signIn(web.url);
    // The first start of all builds the pages.
  }, 240_000);
  afterAll(async () => {
    await killServices();
    await redis.close();
    await db.close();
    folder.remove();
  });

  async function consentedVisitor(): Promise<Visitor> {
    const visitor = await openChat(web.url);
    await visitor.says('menu');
    await visitor.waitForMessage(CONSENT);
    await visitor.presses('Tôi đồng ý');
    await visitor.waitForMessage('Mời ông/bà kể việc cần phản ánh');
    return visitor;
  }

  /** Milliseconds from the word to the answer. */
  async function timeOfTurn(visitor: Visitor): Promise<number> {
    const began = Date.now();
    expect(await visitor.says('menu')).toBe(200);
    await visitor.waitForMessage(/./);
    return Date.now() - began;
  }

  const readiness = async (service: Service) =>
    ((await (await fetch(`${service.url}/readyz`)).json()) as { checks: Record<string, string> }).checks.queue;

  const media = () => db.query<{ state: string }>('SELECT state FROM media');

  test('a report goes from the first word, with a photo, to the confirmation', async () => {
    const visitor = await openChat(web.url);
    await visitor.says('Rác không ai thu gom cả tuần nay ở khu phố Hòa Đình, Võ Cường');
    await visitor.waitForMessage(CONSENT);
    await visitor.presses('Tôi đồng ý');
    await visitor.waitForMessage('Ông/bà gửi giúp một ảnh');
    expect(await visitor.sendsPhoto(await photo())).toBe(200);
    await visitor.waitForMessage('Tôi ghi lại như sau');
    await visitor.presses('Đúng, gửi đi');
    const code = /VC-\d{4,}/.exec((await visitor.waitForMessage('Đã nhận phản ánh')).text)![0];

    expect(await moderator.issue(code)).toMatchObject({ status: 'new', channel: 'web', photos: 1 });
    // The job that keeps the photo went through Redis.
    await until(async () => (await media()).every(({ state }) => state === 'stored'), 'the photo is stored');
    expect(await redis.keys()).toBeGreaterThan(0);
    await moderator.change(code, 'status', { to: 'triaged' });
    await moderator.change(code, 'status', { to: 'done', reason: 'Xe đã đến lấy rác sáng nay.' });
    await visitor.waitForMessage('Xe đã đến lấy rác sáng nay.');
    await visitor.presses('Xong rồi');
    await visitor.waitForMessage(`Phản ánh ${code} đã xong.`);
    expect((await moderator.issue(code)).status).toBe('confirmed');
    visitor.leave();
  });

  test('the web process wakes the worker at once: nobody waits for a sweep', async () => {
    const visitor = await consentedVisitor();
    // Without it only the worker's own look is left, each five seconds.
    const sweep = new pg.Client({ connectionString: db.url });
    await sweep.connect();
    await sweep.query("SELECT pg_advisory_lock(hashtextextended('sweep', 0))");
    const times: number[] = [];
    for (let turn = 0; turn < 9; turn++) times.push(await timeOfTurn(visitor));
    await sweep.end();
    expect(times.sort((a, b) => a - b)[4]).toBeLessThan(1_000);
    visitor.leave();
  });

  test('Redis is killed and comes back empty: people are answered all the while, seconds late', async () => {
    const visitor = await consentedVisitor();
    await redis.kill();
    expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    await until(async () => (await readiness(web)) !== 'ok', '/readyz tells of it');
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);
    expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    await redis.revive();
    await until(async () => (await readiness(web)) === 'ok' && (await readiness(worker)) === 'ok', 'both are ready');
    expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    // What is done again and again is registered again by itself.
    await until(async () => (await redis.keys()) > 0, 'the queue is in Redis again');
    visitor.leave();
  });

  test('Redis is emptied: the talk goes on, and so do wakes and the periodic work', async () => {
    const visitor = await consentedVisitor();
    await redis.flush();
    expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    await until(async () => (await timeOfTurn(visitor)) < 1_500, 'wakes go through Redis');
    visitor.leave();
  });

  test('Redis takes every word and answers none: people notice nothing but seconds', async () => {
    const visitor = await consentedVisitor();
    redis.hold();
    for (let turn = 0; turn < 3; turn++) expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    expect(await readiness(worker)).toMatch(/no answer|does not answer/);
    redis.goOn();
    await until(async () => (await readiness(worker)) === 'ok', 'it is ready again');
    expect(await timeOfTurn(visitor)).toBeLessThan(SECONDS_LATE);
    visitor.leave();
  });

  test('both stop cleanly, also while Redis is away', async () => {
    await redis.kill();
    const began = Date.now();
    await Promise.all([web.stop(), worker.stop()]);
    expect(Date.now() - began).toBeLessThan(10_000);
    await redis.revive();
    const waiting = await db.query("SELECT 1 FROM updates WHERE state = 'waiting' AND visibility = 'released'");
    expect(waiting).toEqual([]);
  });
});
