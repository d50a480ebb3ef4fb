import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import type { IssueItem } from '../../src/issues/issue-schema.ts';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import type { Person } from '../emulators/telegram/person.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, moderatorWith, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';
import { openChat } from './visitor.ts';

// A talk takes some twenty seconds: people's fragments are waited for, as in life.
jest.setTimeout(120_000);

/** Inside the ward Võ Cường, by the boundaries of the sample town. */
const PLACE = { lat: 21.1695, lon: 106.056 };

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let service: Service;

/** One installation as an operator runs it, with the sample town. */
async function startTown(environment: Record<string, string> = {}): Promise<void> {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator({ webhookRetryMs: 200 });
  service = await startService({
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: '0',
    ...WITH_ADMINISTRATOR,
    ...environment,
  });
}

async function stopTown(): Promise<void> {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
}

/** From the first message, in words without marks, to the code. */
async function reportByTelegram(person: Person): Promise<string> {
  person.sends('den duong hong 3 hom nay, toi qua khong ai dam di');
  const consent = await person.waitForMessage('Ông/bà có đồng ý không?');
  expect(consent.text).toContain('Telegram đặt máy chủ ở nước ngoài');
  person.presses('Tôi đồng ý');
  const where = await person.waitForMessage('Việc này ở khu phố nào ạ?');
  expect(where.text).toContain('den duong hong 3 hom nay');
  expect(person.keys.map(({ asksPlace }) => asksPlace)).toContain(true);
  person.sendsLocation(PLACE.lat, PLACE.lon, 12);
  await person.waitForMessage('Ông/bà gửi giúp một ảnh');
  person.sendsPhoto(await photo());
  const review = await person.waitForMessage('Tôi ghi lại như sau');
  expect(review.text).toContain('phường Võ Cường');
  expect(review.text).toContain('– Ảnh: 1 ảnh');
  person.presses('Đúng, gửi đi');
  const filed = await person.waitForMessage('Đã nhận phản ánh');
  const code = /VC-\d{4,}/.exec(filed.text)?.[0];
  expect(filed.text).toMatch(/phường Võ Cường sẽ xem và trả lời ông\/bà chậm nhất .+\d/);
  return code!;
}

/** The unit that cares for street lights in the whole town. */
async function lightsUnit(moderator: Moderator): Promise<{ id: string; name: string }> {
  return (await moderator.units()).find(({ kind }) => kind === 'CXCS')!;
}

describe('by Telegram, polled', () => {
  let moderator: Moderator;
  let resident: Person;
  let code: string;
  beforeAll(async () => {
    await startTown();
    moderator = await signIn(service.url);
    resident = telegram.user(1001, 'Lan');
  });
  afterAll(stopTown);

  test('a resident reports, and the moderator’s page hears of it only after consent', async () => {
    const live = await moderator.live();
    code = await reportByTelegram(resident);
    await live.waitFor(({ changes }) => changes.some(({ kind, id }) => kind === 'issue' && id === code), code);
    const messageAt = live.seen.findIndex(({ changes }) => changes.some(({ kind }) => kind === 'message'));
    expect(messageAt).toBeGreaterThanOrEqual(0);
    live.close();

    const [listed] = await moderator.issues('q=den duong hong');
    expect(listed).toMatchObject({
      ...{ code, status: 'new', category: 'HT-01', channel: 'telegram', photos: 1 },
      names: { ward: 'Võ Cường' },
    });
    expect(Date.parse(listed!.dueAt!)).toBeGreaterThan(Date.now());
    const texts = (await moderator.messages()).map(({ text }) => text);
    expect(texts).toContain('den duong hong 3 hom nay, toi qua khong ai dam di');
    expect(texts).toContain('Tôi đồng ý');
  });

  test('the photo is shown by a signed link, drawn anew and without what the camera wrote into it', async () => {
    await until(async () => (await moderator.issue(code)).media[0]?.state === 'stored', 'the photo is stored');
    const { media, point, messages } = await moderator.issue(code);
    expect(point).toEqual({ lat: PLACE.lat, lon: PLACE.lon });
    expect(messages.length).toBeGreaterThan(4);
    const shown = await fetch(new URL(media[0]!.url!, service.url));
    expect(shown.status).toBe(200);
    const picture = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect(picture).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    expect(picture.exif).toBeUndefined();
    const forged = new URL(media[0]!.url!, service.url);
    forged.pathname = `${forged.pathname.slice(0, -2)}xx`;
    expect((await fetch(forged)).status).not.toBe(200);
  });

  test('the work reaches the resident in plain words, news once an hour, an answer at once', async () => {
    const unit = await lightsUnit(moderator);
    await moderator.change(code, 'assign', { unit: unit.id });
    const assigned = await resident.waitForMessage(`Phản ánh ${code} đã chuyển ${unit.name}.`);
    expect(assigned.text).toContain('Ông/bà sẽ có trả lời chậm nhất');
    const before = resident.received.length;
    await moderator.change(code, 'status', { to: 'in_progress' });
    const queued = `SELECT ready_at FROM outbox_messages WHERE state = 'queued' AND content->>'text' LIKE '%đang được làm%'`;
    const [waits] = await db.query<{ ready_at: Date }>(queued);
    expect(waits!.ready_at.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
    await moderator.post(`/api/issues/${code}/notes`, { text: 'Ghi chú nội bộ: gọi đội chiếu sáng.' });
    await moderator.change(code, 'answers', { text: 'Đội chiếu sáng thay bóng sáng mai.' });
    await resident.waitForMessage(`Trả lời phản ánh ${code}:\nĐội chiếu sáng thay bóng sáng mai.`);
    // The answer is the next thing that was said: the note was told to nobody, and what was still waiting is of the past.
    expect(resident.received).toHaveLength(before + 1);
    expect(await db.query(queued)).toEqual([]);
  });

  test('a stale or forbidden change is refused, with the issue as it is', async () => {
    const { version } = await moderator.issue(code);
    const stale = await moderator.post(`/api/issues/${code}/status`, { to: 'done', reason: 'x', version: version - 1 });
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'stale', detail: { code, version } } } });
    const forbidden = await moderator.post(`/api/issues/${code}/status`, { to: 'new', version });
    expect(forbidden).toMatchObject({ status: 422, body: { error: { code: 'not_allowed' } } });
    const foreign = await fetch(`${service.url}/api/issues/${code}`);
    expect(foreign.status).toBe(401);
  });

  test('“chưa” opens it again, and a reason may follow', async () => {
    await moderator.change(code, 'status', { to: 'done', reason: 'Đã thay bóng đèn.' });
    const asked = await resident.waitForMessage('Đã thay bóng đèn.\nÔng/bà xem giúp, việc này xong chưa ạ?');
    expect(asked.buttons.map(({ label }) => label)).toEqual(['Xong rồi', 'Chưa']);
    resident.sends('chưa');
    await resident.waitForMessage(`Chúng tôi đã mở lại phản ánh ${code}`);
    await resident.waitForMessage('Còn chưa được chỗ nào ạ?');
    expect(await moderator.issue(code)).toMatchObject({ status: 'reopened', reopened: 1 });
    resident.sends('den van tat, chi sang mot luc roi lai tat');
    await resident.waitForMessage(`Đã ghi thêm vào phản ánh ${code}.`);
    const { history } = await moderator.issue(code);
    expect(history).toContainEqual(
      expect.objectContaining({ actor: 'resident', text: 'den van tat, chi sang mot luc roi lai tat' }),
    );
  });

  test('a question of the staff is answered in the chat, and the answer lands on the issue', async () => {
    await moderator.change(code, 'status', { to: 'waiting_resident', reason: 'Cột đèn số mấy, thưa ông/bà?' });
    await resident.waitForMessage(`Về phản ánh ${code}, cán bộ hỏi:\nCột đèn số mấy, thưa ông/bà?`);
    resident.sends('cot so 12 canh nha van hoa');
    await resident.waitForMessage(`Đã chuyển câu trả lời của ông/bà về phản ánh ${code}`);
    const { status, history, messages } = await moderator.issue(code);
    expect(status).toBe('reopened');
    expect(history).toContainEqual(
      expect.objectContaining({ actor: 'resident', text: 'cot so 12 canh nha van hoa', to: 'reopened' }),
    );
    expect(messages).toContainEqual(expect.objectContaining({ direction: 'in', text: 'cot so 12 canh nha van hoa' }));
  });

  test('“xong rồi” confirms it, and the code alone tells how it stands', async () => {
    await moderator.change(code, 'status', { to: 'done', reason: 'Đã thay cả chấn lưu.' });
    await resident.waitForMessage('Đã thay cả chấn lưu.');
    resident.presses('Xong rồi');
    await resident.waitForMessage(`Phản ánh ${code} đã xong.`);
    expect(await moderator.issue(code)).toMatchObject({ status: 'confirmed' });
    const rating = await resident.waitForMessage(`Ông/bà thấy việc ${code} được giải quyết thế nào ạ?`);
    expect(rating.buttons.map(({ label }) => label)).toEqual(['Hài lòng', 'Bình thường', 'Chưa hài lòng', 'Bỏ qua']);
    resident.presses('Hài lòng');
    await resident.waitForMessage('Ông/bà hài lòng nhất điều gì?');
    resident.presses('Làm cẩn thận');
    await resident.waitForMessage(`Đã ghi ý kiến của ông/bà về việc ${code}.`);
    expect((await moderator.issue(code)).ratings).toMatchObject([{ score: 'good', reason: 'careful' }]);
    resident.sends(code.toLowerCase().replace('-', ''));
    await resident.waitForMessage(code);
  });

  test('everything that was said is in the outbox as sent, in order, once', async () => {
    const open = `SELECT 1 FROM outbox_messages WHERE state IN ('queued', 'sending')`;
    await until(async () => (await db.query(open)).length === 0, 'all is written down');
    const rows = await db.query<{ state: string; ids: string[] | null }>(
      'SELECT state, external_ids AS ids FROM outbox_messages ORDER BY seq',
    );
    // The news that an answer overtook is kept as cancelled.
    expect(rows.filter(({ state }) => state !== 'sent').map(({ state }) => state)).toEqual(['cancelled']);
    expect(rows.flatMap(({ ids }) => ids ?? [])).toEqual(resident.received.map(({ id }) => String(id)));
    expect(telegram.pending).toEqual([]);
  });

  test('the service is ready and counts what it did, and stops cleanly', async () => {
    const ready = await fetch(`${service.url}/readyz`);
    expect(ready.status).toBe(200);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(Number(/^nghe_dan_turns_total\{channel="telegram"\} (\d+)/m.exec(metrics)?.[1])).toBeGreaterThan(8);
    await service.stop();
  });
});

describe('by a webhook and at the web chat', () => {
  beforeAll(async () => {
    const port = await freePort();
    await startTown({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'bi-mat-cua-webhook',
    });
  });
  afterAll(stopTown);

  test('the webhook registers itself, and a report comes in by it', async () => {
    const code = await reportByTelegram(telegram.user(2001, 'Hùng'));
    const moderator = await signIn(service.url);
    expect(await moderator.issue(code)).toMatchObject({ status: 'new', channel: 'telegram' });
    expect(telegram.callsOf('getUpdates')).toEqual([]);
  });

  test('at the web chat the same talk goes from the first word to the confirmation', async () => {
    const visitor = await openChat(service.url);
    await visitor.says('Rác không ai thu gom cả tuần nay ở khu phố Hòa Đình, Võ Cường');
    const consent = await visitor.waitForMessage('Ông/bà có đồng ý không?');
    expect(consent.text).not.toContain('nước ngoài');
    await visitor.presses('Tôi đồng ý');
    await visitor.waitForMessage('Ông/bà gửi giúp một ảnh');
    expect(await visitor.sendsPhoto(await photo('#a63'))).toBe(200);
    await visitor.waitForMessage('Tôi ghi lại như sau');
    await visitor.sharesPlace(PLACE.lat, PLACE.lon);
    const again = await visitor.waitForMessage('Tôi ghi lại như sau');
    expect(again.text).toContain('khu phố Hòa Đình, phường Võ Cường, vị trí đã gửi');
    await visitor.presses('Đúng, gửi đi');
    const filed = await visitor.waitForMessage('Đã nhận phản ánh');
    const code = /VC-\d{4,}/.exec(filed.text)![0];

    const moderator = await signIn(service.url);
    expect(await moderator.issue(code)).toMatchObject({
      ...{ status: 'new', category: 'VS-01', channel: 'web', photos: 1 },
      names: { area: 'Hòa Đình', ward: 'Võ Cường' },
    });
    await moderator.change(code, 'status', { to: 'triaged' });
    await visitor.waitForMessage(`Cán bộ đã xem phản ánh ${code}`);
    await moderator.change(code, 'status', { to: 'done', reason: 'Xe đã đến lấy rác sáng nay.' });
    await visitor.waitForMessage('Xe đã đến lấy rác sáng nay.');
    await visitor.presses('Xong rồi');
    await visitor.waitForMessage(`Phản ánh ${code} đã xong.`);
    expect(((await moderator.issue(code)) as IssueItem).status).toBe('confirmed');
    visitor.leave();
  });

  test('the sample town is labelled as one, and the pages are served', async () => {
    const moderator = await signIn(service.url);
    expect((await moderator.units()).every(({ sample }) => sample)).toBe(true);
    for (const page of ['/', '/chat']) {
      const response = await fetch(`${service.url}${page}`, { headers: { accept: 'text/html' } });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<div id="page"');
    }
  });

  test('signing out ends the session', async () => {
    const moderator = await signIn(service.url);
    const { csrfToken } = await moderator.get<{ csrfToken: string }>('/api/session');
    expect(csrfToken).toBeTruthy();
    const nobody = moderatorWith(service.url, 'nghe_dan_session=made.up', 'made-up');
    expect((await nobody.post('/api/issues/VC-0001/notes', { text: 'x' })).status).toBe(401);
  });
});
