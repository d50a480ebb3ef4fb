import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { TaskList } from '../../src/staff/task-schema.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { openChat } from './visitor.ts';

jest.setTimeout(120_000);

const FIRE = 'chay nha roi cuu voi, so 8 ngo 30 Hoa Dinh';

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let service: Service;
let moderator: Moderator;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator();
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
  });
  moderator = await signIn(service.url);
});
afterAll(async () => {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
});

const openTasks = async () => (await moderator.get<TaskList>('/api/tasks?state=open')).items;

test('a stranger’s first message is a fire: the first thing they read are the numbers, and the office is alarmed', async () => {
  const live = await moderator.live();
  const stranger = telegram.user(2001, 'Lan');
  stranger.sends(FIRE);
  const first = await stranger.waitForMessage(/./s);
  expect(first.text).toMatch(
    /^Nếu đang có nguy hiểm, xin gọi ngay:\n114 – cháy, cứu nạn\n113 – công an\n115 – cấp cứu\n/,
  );
  expect(first.text).not.toContain('đồng ý');

  await live.waitFor(({ changes }) => changes.some(({ kind }) => kind === 'task'), 'the task');
  const [task] = await openTasks();
  expect(task).toMatchObject({ kind: 'emergency', note: expect.stringContaining('Khẩn cấp') });
  expect(Date.parse(task!.dueAt)).toBeLessThanOrEqual(Date.now());
  const messages = await moderator.messages(`conversation=${task!.conversation}`);
  expect(messages.map(({ text }) => text)).toEqual([FIRE]);
  live.close();
});

test('what they tell next is before the office, too; and then they may report it', async () => {
  const stranger = telegram.user(2001, 'Lan');
  stranger.sends('nhà có hai cụ già');
  await stranger.waitForMessage('Tôi đã chuyển thêm cho cán bộ');
  const [task] = await openTasks();
  const messages = await moderator.messages(`conversation=${task!.conversation}`);
  expect(messages.map(({ text }) => text)).toEqual(['nhà có hai cụ già', FIRE]);
  stranger.presses('Gửi làm phản ánh');
  await stranger.waitForMessage('Ông/bà có đồng ý không?');
});

test('in the web chat the numbers can be tapped', async () => {
  const visitor = await openChat(service.url);
  await visitor.says(FIRE);
  const first = await visitor.waitForMessage(/./s);
  expect(first.text).toMatch(/^Nếu đang có nguy hiểm, xin gọi ngay:\n114 /);
  expect(first.calls).toEqual([
    { label: 'Gọi 114', number: '114' },
    { label: 'Gọi 113', number: '113' },
    { label: 'Gọi 115', number: '115' },
  ]);
  visitor.leave();
});

test('of an accusation nothing is left, on any page and in any table', async () => {
  const stranger = telegram.user(2002, 'Mai');
  stranger.sends('tôi tố cáo ông chủ tịch phường nhận tiền của nhà thầu Xyzabc');
  expect((await stranger.waitForMessage(/./s)).text).toContain('Nội dung này giống đơn tố cáo');
  const found = await db.query(`SELECT id FROM updates WHERE text ILIKE '%xyzabc%' OR content::text ILIKE '%xyzabc%'`);
  expect(found).toEqual([]);
  expect(JSON.stringify(await moderator.messages())).not.toMatch(/xyzabc|tố cáo/i);
  expect(await db.query('SELECT outcome, channel, count FROM routing_counts ORDER BY outcome, channel')).toEqual([
    { outcome: 'R-KC', channel: 'telegram', count: 1 },
    { outcome: 'R-KC', channel: 'web', count: 1 },
    { outcome: 'R-TC', channel: 'telegram', count: 1 },
  ]);
});
