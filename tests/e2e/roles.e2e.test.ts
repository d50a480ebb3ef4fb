import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Person } from '../emulators/telegram/person.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { openChat } from './visitor.ts';

// A dead worker's leases run out after thirty seconds.
jest.setTimeout(120_000);

/** Messages a second, of both workers together. */
const PACE = 20;

const CONSENT = 'Ông/bà có đồng ý không?';

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let environment: Record<string, string>;
let webs: Service[];
let workers: Service[];

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  // Whoever sends too fast is refused. The limits are a third wider than what we keep to, so that it shows whether two processes
  // keep to it together, and not how evenly a busy machine breathes (that is the benchmark `fanout_share`).
  telegram = await startTelegramEmulator({ pace: { perSecond: 30, chatGapMs: 700 } });
  environment = {
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: String(PACE),
    ...WITH_ADMINISTRATOR,
  };
  // All at once on an empty database, as an orchestrator starts them.
  const started = await Promise.all(['web', 'web', 'worker', 'worker'].map((ROLE) => start(ROLE)));
  webs = started.slice(0, 2);
  workers = started.slice(2);
  await until(async () => (await statuses()).includes('polling'), 'a worker polls');
  // The first start of all builds the pages.
}, 240_000);

afterAll(async () => {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
});

function start(role: string): Promise<Service> {
  return startService({ ...environment, ROLE: role });
}

interface Readiness {
  status: string;
  checks: Record<string, string>;
  receiving?: { channel: string; status: string }[];
}

async function readiness(service: Service): Promise<Readiness> {
  return (await (await fetch(`${service.url}/readyz`)).json()) as Readiness;
}

/** How each worker receives from Telegram. */
async function statuses(): Promise<string[]> {
  const bodies = await Promise.all(workers.map(readiness));
  return bodies.map(({ receiving }) => receiving!.find(({ channel }) => channel === 'telegram')!.status);
}

/** The worker that polls, and the one that stands by. */
async function pollerAndOther(): Promise<[Service, Service]> {
  await until(async () => (await statuses()).sort().join() === 'other_process_polls,polling', 'one polls, one waits');
  const [first] = await statuses();
  return first === 'polling' ? [workers[0]!, workers[1]!] : [workers[1]!, workers[0]!];
}

async function sentBy(service: Service): Promise<number> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return Number(/^nghe_dan_sends_total\{channel="telegram",result="sent"\} (\d+)/m.exec(text)?.[1] ?? 0);
}

/** Refused because the account or a chat was too fast. */
const refusedSends = () => telegram.callsOf('sendMessage').filter(({ code }) => code === 429).length;

const people = (from: number, count: number): Person[] =>
  Array.from({ length: count }, (_, index) => telegram.user(from + index, `Người ${index}`));

const consents = (person: Person) => person.received.filter(({ text }) => text.includes(CONSENT)).length;

test('each process says what it is there for: workers how they receive, web processes nothing of channels', async () => {
  await pollerAndOther();
  for (const worker of workers)
    expect(await readiness(worker)).toMatchObject({
      status: 'ready',
      checks: { database: 'ok', queue: 'ok', channels: 'ok' },
    });
  for (const web of webs) {
    const { status, checks, receiving } = await readiness(web);
    expect([status, checks, receiving]).toEqual(['ready', { database: 'ok', queue: 'ok' }, undefined]);
  }
  expect((await fetch(`${workers[0]!.url}/api/issues`)).status).toBe(404);
});

test('an account has one poller: Telegram never has to refuse a second one', async () => {
  await telegram.waitUntil(() => telegram.hasPoller, 'a poll');
  expect(telegram.callsOf('getUpdates').filter(({ code }) => code === 409)).toEqual([]);
});

test('people at either web process are answered by the workers, each line hearing of its own talk', async () => {
  const visitors = await Promise.all(webs.map(({ url }) => openChat(url)));
  for (const visitor of visitors) {
    expect(await visitor.says('menu')).toBe(200);
    await visitor.waitForMessage(CONSENT);
    await visitor.presses('Tôi đồng ý');
    await visitor.waitForMessage('Mời ông/bà kể việc cần phản ánh');
    visitor.leave();
  }
});

test('moderators at both web processes hear of what a worker and of what the other process did', async () => {
  const [first, second] = await Promise.all(webs.map(({ url }) => signIn(url)));
  const [heardByFirst, heardBySecond] = [await first!.live(), await second!.live()];
  const visitor = await openChat(webs[0]!.url);
  await visitor.says('Rác không ai thu gom cả tuần nay ở khu phố Hòa Đình, Võ Cường');
  await visitor.waitForMessage(CONSENT);
  await visitor.presses('Tôi đồng ý');
  await visitor.waitForMessage('Ông/bà gửi giúp một ảnh');
  await visitor.presses('Không có ảnh');
  await visitor.waitForMessage('Tôi ghi lại như sau');
  await visitor.presses('Đúng, gửi đi');
  const code = /VC-\d{4,}/.exec((await visitor.waitForMessage('Đã nhận phản ánh')).text)![0];
  const isFiling = ({ changes }: { changes: { kind: string; id: string }[] }) =>
    changes.some(({ kind, id }) => kind === 'issue' && id === code);
  await heardByFirst.waitFor(isFiling, `${code} at the first`);
  await heardBySecond.waitFor(isFiling, `${code} at the second`);

  const before = heardBySecond.seen.length;
  expect((await first!.post(`/api/issues/${code}/answers`, { text: 'Xe sẽ đến sáng mai.' })).status).toBe(200);
  await visitor.waitForMessage('Xe sẽ đến sáng mai.');
  await heardBySecond.waitFor(() => heardBySecond.seen.slice(before).some(isFiling), 'the answer at the second');
  expect((await second!.issue(code)).status).toBe('answered');
  for (const line of [heardByFirst, heardBySecond]) line.close();
  visitor.leave();
});

test('two workers share the pace of the account: all are answered, and few are sent too fast', async () => {
  const [poller, other] = await pollerAndOther();
  const before = { refused: refusedSends(), sent: await sentBy(other) };
  const crowd = people(10_000, 200);
  const began = Date.now();
  for (const person of crowd) person.sends('menu');
  await telegram.waitUntil(() => crowd.every((person) => consents(person) > 0), 'all answers', { timeoutMs: 60_000 });
  const seconds = (Date.now() - began) / 1000;
  expect(seconds).toBeGreaterThan(crowd.length / PACE - 1);
  expect(crowd.map(consents)).toEqual(crowd.map(() => 1));
  // Each for itself they would send 40 a second where 30 are allowed: one in four of two messages to each would be refused.
  expect(refusedSends() - before.refused).toBeLessThan((2 * crowd.length) / 10);
  await until(async () => (await sentBy(poller)) > 0 && (await sentBy(other)) > before.sent, 'both sent');
});

test('a worker that is killed in the middle of a turn: the other one polls within seconds, and takes the turn', async () => {
  const [poller, other] = await pollerAndOther();
  const [caught, next] = people(20_000, 2) as [Person, Person];
  const lock = new pg.Client({ connectionString: db.url });
  await lock.connect();
  // The turn cannot read its media: its worker holds the lease and waits. The other one sleeps, so it is sure whose lease it is.
  other.process.kill('SIGSTOP');
  await lock.query('BEGIN; LOCK TABLE media IN ACCESS EXCLUSIVE MODE');
  caught.sends('menu');
  const leases = () =>
    db.query<{ left: number }>(
      'SELECT extract(epoch FROM lease_until - now())::float AS left FROM conversations WHERE lease_token IS NOT NULL',
    );
  await until(async () => (await leases()).length === 1, 'the lease');
  await poller.kill();
  await lock.query('COMMIT');
  await lock.end();
  other.process.kill('SIGCONT');
  workers = [other];

  const died = Date.now();
  next.sends('menu');
  await next.waitForMessage(CONSENT, { timeoutMs: 20_000 });
  expect(await statuses()).toEqual(['polling']);
  // Nobody has touched the lease of the one that died; it runs out, and the turn is taken.
  await caught.waitForMessage(CONSENT, { timeoutMs: 60_000 });
  expect(Date.now() - died).toBeLessThan(45_000);
  expect([consents(caught), consents(next)]).toEqual([1, 1]);
  workers = [other, await start('worker')];
});

test('a worker that is stopped under load ends in time and cleanly, and nothing is lost or said twice', async () => {
  const [poller, other] = await pollerAndOther();
  const crowd = people(30_000, 150);
  const writing = (async () => {
    for (const person of crowd) {
      person.sends('menu');
      await sleep(20);
    }
  })();
  await telegram.waitUntil(() => crowd.filter((person) => consents(person) > 0).length > 20, 'the first answers');
  const began = Date.now();
  await poller.stop('SIGTERM');
  expect(Date.now() - began).toBeLessThan(10_000);
  await writing;
  await telegram.waitUntil(() => crowd.every((person) => consents(person) > 0), 'all answers', { timeoutMs: 60_000 });
  expect(crowd.map(consents)).toEqual(crowd.map(() => 1));
  const unsent = () => db.query("SELECT 1 FROM outbox_messages WHERE state IN ('queued', 'sending', 'failed')");
  await until(async () => (await unsent()).length === 0, 'what was answered is written down');
  workers = [other];
});

test('a web process that is stopped under load keeps every word that it said yes to', async () => {
  const [stopped, stays] = webs as [Service, Service];
  const visitors = await Promise.all(Array.from({ length: 5 }, () => openChat(stopped.url)));
  const accepted: string[] = [];
  let stopping = false;
  const writing = visitors.map(async (visitor, index) => {
    for (let word = 1; ; word++) {
      const text = `chuyện thứ ${word} của khách ${index}`;
      const status = await visitor.says(text).catch(() => 0);
      if (status === 200) accepted.push(text);
      else if (stopping) return;
      await sleep(50);
    }
  });
  await until(() => accepted.length > 30, 'some words');
  const began = Date.now();
  const ended = stopped.stop('SIGTERM');
  stopping = true;
  await ended;
  expect(Date.now() - began).toBeLessThan(10_000);
  await Promise.all(writing);
  for (const visitor of visitors) visitor.leave();

  const stored = new Set((await db.query<{ text: string }>('SELECT text FROM updates')).map(({ text }) => text));
  expect(accepted.filter((text) => !stored.has(text))).toEqual([]);
  const visitor = await openChat(stays.url);
  await visitor.says('menu');
  await visitor.waitForMessage(CONSENT);
  visitor.leave();
});
