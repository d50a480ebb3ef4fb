import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type BotpressEmulator, startBotpressEmulator } from '../emulators/botpress/botpress-emulator.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { startZaloBotEmulator, type ZaloBotEmulator } from '../emulators/zalo-bot/zalo-bot-emulator.ts';
import { startZaloOaEmulator, type ZaloOaEmulator } from '../emulators/zalo-oa/zalo-oa-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { openChat } from './visitor.ts';

// Four talks at the same time, each some twenty seconds: people's fragments are waited for, as in life.
jest.setTimeout(120_000);

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let zaloBot: ZaloBotEmulator;
let zaloOa: ZaloOaEmulator;
let botpress: BotpressEmulator;
let service: Service;
let moderator: Moderator;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator({ webhookRetryMs: 200 });
  zaloBot = await startZaloBotEmulator({ allowLocal: true });
  zaloOa = await startZaloOaEmulator({ webhook: { retryMs: [100, 200, 400, 800] } });
  botpress = await startBotpressEmulator();
  const port = await freePort();
  service = await startService({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zaloBot.token,
    ZALO_BOT_API_ROOT: zaloBot.apiRoot,
    ZALO_OA_APP_ID: zaloOa.appId,
    ZALO_OA_APP_SECRET: zaloOa.appSecret,
    ZALO_OA_SECRET_KEY: zaloOa.secretKey,
    ZALO_OA_REFRESH_TOKEN: zaloOa.oauth.refreshToken,
    ZALO_OA_API_ROOT: zaloOa.apiRoot,
    ZALO_OA_OAUTH_ROOT: zaloOa.oauthRoot,
    ZALO_OA_ZBS_ROOT: zaloOa.zbsRoot,
    BOTPRESS_WEBHOOK_ID: botpress.webhookId,
    BOTPRESS_ENCRYPTION_KEY: botpress.encryptionKey,
    BOTPRESS_WEBHOOK_SECRET: botpress.webhookSecret,
    BOTPRESS_API_ROOT: botpress.apiRoot,
    ...WITH_ADMINISTRATOR,
  });
  zaloOa.deliverTo(`${service.url}/webhooks/zalo-oa`);
  botpress.signals.url = `${service.url}/webhooks/botpress`;
  moderator = await signIn(service.url);
});
afterAll(async () => {
  await killServices();
  await Promise.all([telegram.close(), zaloBot.close(), zaloOa.close(), botpress.close()]);
  await db.close();
  folder.remove();
});

/** What anybody can do on any channel: open the chat, write, and read. */
interface Talker {
  opens(): unknown;
  writes(text: string): unknown;
  waitForMessage(fits: string): Promise<{ text: string }>;
}

/** What the person says, and what they wait for before it: words and numbers only, which every channel has. */
const TALK: [heard: string, said: string][] = [
  ['Ông/bà có đồng ý không?', 'toi dong y'],
  ['Mời ông/bà kể việc cần phản ánh', 'có người đổ rác trộm ở bãi đất trống sau nhà văn hóa, hôi lắm'],
  ['Việc này ở khu phố nào ạ?', 'Hoa Dinh'],
  ['Họ thường đổ vào lúc nào ạ?', '2'],
  ['Ông/bà gửi giúp một ảnh', 'không có ảnh'],
  ['Đúng chưa ạ?', '1'],
];

/** @returns the code, and what was read back before it was sent. */
async function report({ opens, writes, waitForMessage }: Talker): Promise<{ code: string; readBack: string[] }> {
  opens();
  let readBack = '';
  for (const [heard, said] of TALK) {
    readBack = (await waitForMessage(heard)).text;
    writes(said);
  }
  const filed = await waitForMessage('Đã nhận phản ánh');
  const lines = readBack.split('\n').filter((line) => line.startsWith('–'));
  return { code: /[A-Z]{2}-\d{4,}/.exec(filed.text)![0], readBack: lines };
}

/** What no curated answer knows; the number in it is nobody else's business. */
const QUESTION = 'thủ tục nhập khẩu cho mèo cảnh làm thế nào, số tôi 0912 345 678';

/** @returns the answer of the assistant outside, which is asked with a consent of its own. */
async function ask({ opens, writes, waitForMessage }: Talker): Promise<string> {
  opens();
  await waitForMessage('Ông/bà có đồng ý không?');
  writes(QUESTION);
  await waitForMessage('Tôi giữ tạm cả tin này');
  writes('toi dong y');
  await waitForMessage('trợ lý AI Botpress ở nước ngoài');
  writes('toi dong y');
  await waitForMessage('Tôi đang hỏi trợ lý AI.');
  return (await waitForMessage('Trợ lý AI: ')).text;
}

test('the same conversation over four channels gives the same issue, while the assistant outside answers others', async () => {
  botpress.behave(() => [{ type: 'markdown', markdown: '**Trạm thú y** làm việc đó.' }]);
  const visitor = await openChat(service.url);
  const talkers: Record<string, Talker> = {
    telegram: onTelegram(701),
    'zalo-bot': onZaloBot('a1b2c3d4e5f60718'),
    'zalo-oa': onZaloOa('8180000000000004001'),
    web: {
      opens: () => visitor.says('xin chào'),
      writes: (text) => visitor.says(text),
      waitForMessage: (fits) => visitor.waitForMessage(fits),
    },
  };
  const askers = [onTelegram(702), onZaloBot('b1b2c3d4e5f60718'), onZaloOa('8180000000000004002')];
  const asking = Promise.all(askers.map(ask));
  const [filed, answers] = await Promise.all([Promise.all(Object.values(talkers).map(report)), asking]);
  visitor.leave();
  for (const answer of answers) expect(answer).toContain('Trợ lý AI: Trạm thú y làm việc đó.');
  // Three people, of whom Botpress knows nothing but what they asked.
  const asked = 'thủ tục nhập khẩu cho mèo cảnh làm thế nào, số tôi [số điện thoại]';
  expect(botpress.heard.map(({ payload }) => payload.text)).toEqual(askers.map(() => asked));
  expect(botpress.users.size).toBe(askers.length);
  expect(new Set(filed.map(({ code }) => code)).size).toBe(4);
  for (const { readBack } of filed) expect(readBack).toEqual(filed[0]!.readBack);

  const issues = await Promise.all(filed.map(({ code }) => moderator.issue(code)));
  expect(issues.map(({ channel }) => channel)).toEqual(Object.keys(talkers));
  const [first, ...others] = issues.map(same);
  expect(first).toMatchObject({
    ...{ status: 'new', category: 'VS-02', text: TALK[1]![1], place: 'sau nhà văn hóa' },
    names: { ward: 'Võ Cường' },
  });
  for (const other of others) expect(other).toEqual(first);
});

function onTelegram(id: number): Talker {
  const person = telegram.user(id, 'Bà Hoa');
  return { opens: () => person.sends('/start'), ...talking(person) };
}

function onZaloBot(id: string): Talker {
  const person = zaloBot.user(id, 'Bà Hoa');
  return { opens: () => person.sends('xin chào'), ...talking(person) };
}

function onZaloOa(id: string): Talker {
  const person = zaloOa.user(id);
  return { opens: () => person.follows(), ...talking(person) };
}

/** Emulated people have the same ways. */
function talking(person: {
  sends(text: string): unknown;
  waitForMessage(fits: string, options: { timeoutMs: number }): Promise<{ text: string }>;
}): Omit<Talker, 'opens'> {
  return {
    writes: (text) => person.sends(text),
    waitForMessage: (fits) => person.waitForMessage(fits, { timeoutMs: 30_000 }),
  };
}

/** All of an issue but what must differ: whose it is, when, by which channel, and which others are like it. */
function same(issue: Awaited<ReturnType<Moderator['issue']>>) {
  const { code, channel, createdAt, updatedAt, dueAt, conversation, duplicates, messages, history, ...rest } = issue;
  return {
    ...JSON.parse(JSON.stringify(rest).replaceAll(code, 'CODE')),
    dueOn: dueAt?.slice(0, 10),
    alike: duplicates.length,
    // How a chat is opened is the channel's own.
    said: messages
      .filter(({ direction }) => direction === 'in')
      .slice(-TALK.length)
      .map(({ kind, text }) => ({ kind, text })),
    history: history.map(({ kind, from, to, actor }) => ({ kind, from, to, actor })),
  };
}
