import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { signature } from '../emulators/zalo-oa/webhook-delivery.ts';
import { startZaloOaEmulator, type ZaloOaEmulator } from '../emulators/zalo-oa/zalo-oa-emulator.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';

// A talk takes some twenty seconds: people's fragments are waited for, as in life.
jest.setTimeout(120_000);

/** Inside the ward Võ Cường, by the boundaries of the sample town. */
const PLACE = { lat: 21.1695, lon: 106.056 };

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let zalo: ZaloOaEmulator;
let service: Service;
let moderator: Moderator;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  // Every event comes twice, as if our answers had got lost. On a busy machine some are first refused, and come again.
  zalo = await startZaloOaEmulator({
    webhook: { times: 2, patienceMs: 30_000, retryMs: [100, 200, 400, 800, 1600, 3200] },
  });
  environment = {
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    LOG_LEVEL: 'debug',
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.oauth.refreshToken,
    ZALO_OA_API_ROOT: zalo.apiRoot,
    ZALO_OA_OAUTH_ROOT: zalo.oauthRoot,
    ZALO_OA_ZBS_ROOT: zalo.zbsRoot,
    ZALO_OA_PACE: '0',
    ...WITH_ADMINISTRATOR,
  };
  service = await startService(environment);
  zalo.deliverTo(`${service.url}/webhooks/zalo-oa`);
  moderator = await signIn(service.url);
});
afterAll(async () => {
  await killServices();
  await zalo.close();
  await db.close();
  folder.remove();
});

/** What the webhook answered so far, in order. */
const deliveredStatuses = () => zalo.delivery!.deliveries.map(({ status }) => status);

test('from "Quan tâm" to the code and the confirmation, with every event delivered twice', async () => {
  const resident = zalo.user('8180000000000001001');
  resident.follows();
  const consent = await resident.waitForMessage('Ông/bà có đồng ý không?');
  expect(consent.text).not.toContain('nước ngoài');
  resident.presses('Tôi đồng ý');
  await resident.waitForMessage((message) => !message.text.includes('Ông/bà có đồng ý không?'));
  resident.sends('den duong hong 3 hom nay, toi qua khong ai dam di');
  await resident.waitForMessage('Việc này ở khu phố nào ạ? Ông/bà gõ tên khu phố, hoặc gửi vị trí.');
  resident.sendsLocation(PLACE.lat, PLACE.lon);
  await resident.waitForMessage('Ông/bà gửi giúp một ảnh');
  resident.sendsPhoto(await photo());
  const review = await resident.waitForMessage('Tôi ghi lại như sau');
  expect(review.text).toContain('phường Võ Cường');
  expect(review.text).toContain('– Ảnh: 1 ảnh');
  resident.presses('Đúng, gửi đi');
  const filed = await resident.waitForMessage('Đã nhận phản ánh');
  const code = /VC-\d{4,}/.exec(filed.text)![0];

  expect(await moderator.issue(code)).toMatchObject({
    ...{ status: 'new', category: 'HT-01', channel: 'zalo-oa', point: PLACE },
    names: { ward: 'Võ Cường' },
  });
  await until(async () => (await moderator.issue(code)).media[0]?.state === 'stored', 'the photo is stored');
  await moderator.change(code, 'status', { to: 'triaged' });
  await resident.waitForMessage(`Cán bộ đã xem phản ánh ${code}`);
  await moderator.change(code, 'status', { to: 'done', reason: 'Đã thay bóng đèn sáng nay.' });
  await resident.waitForMessage('Đã thay bóng đèn sáng nay.');
  resident.presses('Xong rồi');
  await resident.waitForMessage(`Phản ánh ${code} đã xong.`);
  expect(await moderator.issue(code)).toMatchObject({ status: 'confirmed' });

  // Each came twice, was answered each time, and stored once; nobody was told anything twice.
  await zalo.waitUntil(() => zalo.delivery!.open === 0, 'all is delivered');
  expect(deliveredStatuses().filter((status) => status === 200)).toHaveLength(2 * zalo.events.length);
  const [updates] = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM updates');
  // "Quan tâm" opens the chat and says hello.
  expect(updates!.count).toBe(zalo.events.length + 1);
  expect(zalo.sent.map(({ text }) => text)).toHaveLength(new Set(zalo.sent.map(({ text }) => text)).size);
});

test('the receipt of a template comes by the same webhook, twice, and stays with its message', async () => {
  await db.query(
    `INSERT INTO outbox_templates (message_id, tracking_id) SELECT id, 'of-this-message' FROM outbox_messages ORDER BY id LIMIT 1`,
  );
  const before = deliveredStatuses().length;
  zalo.receipts.hold();
  zalo.receipts.arrived('84912345678', { id: '3a1fffffffff', trackingId: 'of-this-message' });
  zalo.receipts.arrived('84912345678', { id: '3a1ffffffffe', trackingId: 'of-another-service' });
  zalo.receipts.release({ times: 2, reversed: true });
  await zalo.waitUntil(() => zalo.delivery!.open === 0, 'all is delivered');
  const statuses = deliveredStatuses().slice(before);
  expect(statuses.filter((status) => status === 200)).toHaveLength(8);
  const rows = await db.query<{ at: Date }>('SELECT arrived_at AS at FROM outbox_templates');
  expect(rows).toEqual([{ at: expect.any(Date) }]);
  expect(zalo.user('84912345678').received).toEqual([]);
});

test('an unsigned event is refused, and no secret stands in the log', async () => {
  const event = { app_id: zalo.appId, event_name: 'follow', follower: { id: '999' }, timestamp: String(Date.now()) };
  const body = Buffer.from(JSON.stringify(event));
  const post = (headers: Record<string, string>) =>
    fetch(`${service.url}/webhooks/zalo-oa`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await post({})).status).toBe(401);
  const forged = signature(body, { id: zalo.appId, secretKey: zalo.appSecret });
  expect((await post({ 'x-zevent-signature': forged })).status).toBe(401);
  const said = service.output();
  for (const secret of [zalo.appSecret, zalo.secretKey, zalo.oauth.refreshToken, ...zalo.oauth.accessTokens])
    expect(said).not.toContain(secret);
});

test('a restart goes on with the stored tokens; a lost permission is told in /readyz, metrics and the list of tasks', async () => {
  const ready = await (await fetch(`${service.url}/readyz`)).json();
  expect(ready).toMatchObject({ receiving: [{ channel: 'zalo-oa', status: 'permitted', usable: true }] });
  const before = zalo.oauth.refreshes.length;
  await service.stop();
  service = await startService(environment);
  await until(async () => (await fetch(`${service.url}/readyz`)).status === 200, 'it is ready');
  expect(zalo.oauth.refreshes).toHaveLength(before);

  await service.stop();
  // The pair was lost in a refresh that nobody finished.
  await db.query(`UPDATE channel_tokens SET obtained_at = obtained_at - interval '21 hours',
    refresh_started_at = now() - interval '1 hour', retry_at = now() - interval '59 minutes'`);
  zalo.oauth.consent();
  service = await startService(environment);
  const state = async () => {
    const response = await fetch(`${service.url}/readyz`);
    return { status: response.status, body: JSON.stringify(await response.json()) };
  };
  await until(async () => (await state()).body.includes('consent_needed'), '/readyz tells of it');
  expect(await state()).toMatchObject({ status: 503, body: expect.stringContaining('zalo-oa needs a new consent') });
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toMatch(/nghe_dan_receiving\{channel="zalo-oa",status="consent_needed"\} 1/);
  moderator = await signIn(service.url);
  const { items } = await moderator.get<{ items: { kind: string; note: string }[] }>('/api/tasks');
  expect(items).toMatchObject([{ kind: 'channel_consent', note: expect.stringContaining('ZALO_OA_REFRESH_TOKEN') }]);

  await service.stop();
  service = await startService({ ...environment, ZALO_OA_REFRESH_TOKEN: zalo.oauth.refreshToken });
  await until(async () => (await state()).status === 200, 'the new consent helps');
  moderator = await signIn(service.url);
  expect(await moderator.get('/api/tasks')).toMatchObject({ items: [] });
  await service.stop();
});
