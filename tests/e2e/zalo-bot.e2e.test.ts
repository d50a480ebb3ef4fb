import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Person } from '../emulators/zalo-bot/person.ts';
import {
  startZaloBotEmulator,
  type ZaloBotEmulator,
  type ZaloBotEmulatorOptions,
} from '../emulators/zalo-bot/zalo-bot-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';

// A talk takes some twenty seconds: people's fragments are waited for, as in life.
jest.setTimeout(120_000);

/** Inside the ward Võ Cường, by the boundaries of the sample town. */
const PLACE = { lat: 21.1695, lon: 106.056 };

const WEBHOOK_SECRET = 'bi-mat-cua-webhook';

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let zalo: ZaloBotEmulator;
let environment: Record<string, string>;
let service: Service;

beforeEach(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
});
afterEach(async () => {
  await killServices();
  await zalo.close();
  await db.close();
  folder.remove();
});

/** One installation as an operator runs it, with the sample town. */
async function startTown(options: ZaloBotEmulatorOptions, more: Record<string, string> = {}): Promise<Moderator> {
  zalo = await startZaloBotEmulator({ allowLocal: true, webhookRetryMs: 200, ...options });
  const port = await freePort();
  environment = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    LOG_LEVEL: 'debug',
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    ...WITH_ADMINISTRATOR,
    ...more,
  };
  service = await startService(environment);
  return signIn(service.url);
}

/** From the first message, in words without marks and then by numbers alone, to the code. */
async function report(person: Person): Promise<string> {
  person.sends('den duong hong 3 hom nay, toi qua khong ai dam di');
  const consent = await person.waitForMessage('Ông/bà có đồng ý không?');
  expect(consent.text).toMatch(/\n\n1\. Tôi đồng ý\n2\. /);
  expect(consent.text).not.toContain('nước ngoài');
  person.sends('1');
  const where = await person.waitForMessage('Việc này ở khu phố nào ạ?');
  const map = /https?:\/\/\S+\/place\/[\w-]+/.exec(where.text)?.[0];
  const chosen = await fetch(map!, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PLACE),
  });
  expect([chosen.status, await chosen.json()]).toEqual([200, expect.objectContaining({ state: 'sent', chat: 'Zalo' })]);
  await person.waitForMessage('Ông/bà gửi giúp một ảnh');
  person.sendsPhoto(await photo());
  const review = await person.waitForMessage('Tôi ghi lại như sau');
  expect(review.text).toContain('phường Võ Cường');
  expect(review.text).toContain('– Ảnh: 1 ảnh');
  person.chooses('Đúng, gửi đi');
  const filed = await person.waitForMessage('Đã nhận phản ánh');
  return /VC-\d{4,}/.exec(filed.text)![0];
}

async function mendAndConfirm(moderator: Moderator, person: Person, code: string): Promise<void> {
  expect(await moderator.issue(code)).toMatchObject({
    ...{ status: 'new', category: 'HT-01', channel: 'zalo-bot', point: PLACE, pointFrom: 'pin' },
    names: { ward: 'Võ Cường' },
  });
  await until(async () => (await moderator.issue(code)).media[0]?.state === 'stored', 'the photo is stored');
  await moderator.change(code, 'status', { to: 'triaged' });
  await moderator.change(code, 'status', { to: 'done', reason: 'Đã thay bóng đèn.' });
  await person.waitForMessage('Đã thay bóng đèn.');
  person.chooses('Xong rồi');
  await person.waitForMessage(`Phản ánh ${code} đã xong.`);
  expect(await moderator.issue(code)).toMatchObject({ status: 'confirmed' });
}

/** Nobody's words, name or id, and no secret, may stand in a log. */
function expectSilentLog(person: Person): void {
  const secrets = ['den duong hong', 'Bà Lan', person.id, zalo.token, zalo.token.split(':')[1]!, WEBHOOK_SECRET];
  for (const secret of secrets) expect([secret, service.output().includes(secret)]).toEqual([secret, false]);
}

const ID = '6ede9afa66b88fe6d6a9';

test('by polls: from the first word to the confirmation, by numbers and a map', async () => {
  const moderator = await startTown({});
  const person = zalo.user(ID, 'Bà Lan');
  person.mentions('chào cả nhà', 'mot-nhom');
  const code = await report(person);
  await mendAndConfirm(moderator, person, code);
  expect(person.sawTyping).toBeGreaterThan(0);

  person.sendsProtected();
  await person.waitForMessage(/\p{L}/u);
  expect(zalo.updates.length).toBeGreaterThan(6);
  expect(zalo.callsOf('sendMessage').every(({ payload }) => payload.chat_id === ID)).toBe(true);
  const spool = path.join(folder.path, 'spool', 'zalo-bot', zalo.token.split(':')[0]!);
  await until(() => existsSync(spool) && readdirSync(spool).length === 0, 'nothing waits on the disk');
  const ready = (await (await fetch(`${service.url}/readyz`)).json()) as { receiving: unknown[] };
  expect(ready.receiving).toMatchObject([{ channel: 'zalo-bot', status: 'polling', usable: true }]);
  await service.stop();
  expectSilentLog(person);
});

test('by a webhook, with a platform of the other habits: wrapped updates, `photo`, refusals with status 200', async () => {
  const moderator = await startTown(
    { webhookBody: 'wrapped', photoField: 'photo', refusalStatus: 'always_200' },
    { ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: WEBHOOK_SECRET },
  );
  await until(() => zalo.callsOf('setWebhook')[0]?.outcome === 'accepted', 'the webhook is registered');
  const person = zalo.user(ID, 'Bà Lan');
  zalo.fail('sendMessage', { kind: 'html' });
  zalo.fail('sendMessage', { kind: 'refuse', code: 429, description: 'Quota exceeded' });
  const code = await report(person);
  await mendAndConfirm(moderator, person, code);
  expect(zalo.callsOf('getUpdates')).toEqual([]);

  const post = (body: string, secret: string) =>
    fetch(`${service.url}/webhooks/zalo-bot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secret },
      body,
    }).then(({ status }) => status);
  const repeated = JSON.stringify({ ok: true, result: zalo.updates[0] });
  const count = () => db.query('SELECT 1 FROM updates').then((rows) => rows.length);
  const before = await count();
  expect(await post(repeated, WEBHOOK_SECRET)).toBe(200);
  expect(await post(repeated, `${WEBHOOK_SECRET}x`)).toBe(401);
  expect(await post('{"text":', WEBHOOK_SECRET)).toBe(400);
  expect(await post('{}', WEBHOOK_SECRET)).toBe(400);
  expect(await count()).toBe(before);
  await service.stop();
  expectSilentLog(person);
});

test('a service that is killed while people write loses nothing of what it had read, and one that is stopped leaves nothing behind', async () => {
  await startTown({}, { ZALO_BOT_PACE: '0' });
  const people = Array.from({ length: 8 }, (_, index) => zalo.user(`person-${index}`));
  for (let round = 0; round < 3; round += 1) {
    for (const person of people) person.sends(`chuyện thứ ${round}`);
    // In the middle: some of them are read, some are not.
    await zalo.waitUntil(() => zalo.pending.length <= 4, 'some to be read', { timeoutMs: 30_000 });
    await service.kill();
    service = await startService(environment);
  }
  const ids = () => db.query<{ id: string }>(`SELECT external_id AS id FROM updates WHERE channel = 'zalo-bot'`);
  await zalo.waitUntil(() => zalo.pending.length === 0, 'all to be read', { timeoutMs: 30_000 });
  // An answer that was on its way when the plug was pulled is lost by the platform: at most one a kill.
  await until(async () => (await ids()).length >= zalo.updates.length - 3, 'all are stored');
  const unsent = () =>
    db.query<{ state: string }>(`SELECT state FROM outbox_messages WHERE state IN ('queued', 'sending')`);
  const sent = zalo.updates.map(({ message }) => message!.message_id);
  for (const { id } of await ids()) expect(sent).toContain(id);

  // Then the platform answers nothing any more, and the service is stopped.
  await until(async () => (await unsent()).length === 0, 'all is answered');
  zalo.fail('sendMessage', { kind: 'slow', ms: 60_000 }, { times: 100 });
  people[0]!.sends('alô');
  zalo.fail('getUpdates', { kind: 'slow', ms: 60_000 }, { times: 100 });
  await until(async () => (await unsent()).some(({ state }) => state === 'sending'), 'an answer is on its way');
  people[1]!.sends('có ai không');
  await zalo.waitUntil(() => zalo.pending.length === 0, 'a poll whose answer is held back');
  const ended = once(service.process, 'close');
  service.process.kill('SIGTERM');
  await ended;
  // What is on its way to nowhere is known when the process ends: the next one does not take it for what a dead one left.
  expect((await unsent()).filter(({ state }) => state === 'sending')).toEqual([]);
});
