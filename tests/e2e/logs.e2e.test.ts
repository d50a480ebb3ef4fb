import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { ADMINISTRATOR, WITH_ADMINISTRATOR } from './moderator.ts';

jest.setTimeout(120_000);

const WEBHOOK_SECRET = 'bi-mat-cua-webhook';
const CHAT = 987_654_321_012;
const NAME = 'Bà Nguyễn Thị Chuyện Riêng';
const WORDS = ['nhà tôi ở số 12 ngõ chợ Cá', '0912345678'];

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let telegram: TelegramEmulator;
let secretKey: string;

beforeEach(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  telegram = await startTelegramEmulator({ webhookRetryMs: 100 });
  secretKey = randomBytes(32).toString('base64');
});
afterEach(async () => {
  await killServices();
  await telegram.close();
  await db.close();
  folder.remove();
});

function start(environment: Record<string, string>): Promise<Service> {
  return startService({
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: secretKey,
    SAMPLE_DATA: '1',
    LOG_LEVEL: 'debug',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: '0',
    ...WITH_ADMINISTRATOR,
    ...environment,
  });
}

/** What a person tells, through every trouble that a platform makes while we answer. */
async function talkThroughTrouble(): Promise<void> {
  const person = telegram.user(CHAT, NAME);
  telegram.fail('sendMessage', { kind: 'refuse', code: 500, description: `Internal Server Error for ${CHAT}` });
  telegram.fail('sendMessage', { kind: 'drop', when: 'before' });
  telegram.fail('sendMessage', { kind: 'html' });
  telegram.fail('sendMessage', { kind: 'throttle', retryAfter: 1 });
  person.sends(`${WORDS[0]}, gọi tôi ${WORDS[1]} nhé`);
  await person.waitForMessage('Ông/bà có đồng ý không?', { timeoutMs: 60_000 });
  person.presses('Tôi đồng ý');
  await telegram.waitUntil(() => person.received.length >= 3, 'the talk goes on', { timeoutMs: 30_000 });
  telegram.fail('sendMessage', { kind: 'refuse', code: 400, description: `Bad Request: chat ${CHAT} is odd` });
  person.sends('menu');
  const states = () => db.query<{ state: string }>("SELECT state FROM outbox_messages WHERE state = 'failed'");
  await until(async () => (await states()).length > 0, 'a message that failed for good');
}

function lines(service: Service): Record<string, unknown>[] {
  return service
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

function expectNoSecrets(service: Service): void {
  const said = service.output();
  const database = new URL(db.url);
  for (const secret of [
    ...[...WORDS, NAME, 'Chuyện Riêng', String(CHAT), WEBHOOK_SECRET, secretKey, database.password],
    ...[telegram.token, telegram.token.split(':')[1]!, ADMINISTRATOR.password],
  ])
    expect([secret, said.includes(secret)]).toEqual([secret, false]);
}

/** The line of the log that tells of the update whose words these are, and the conversation that it names. */
async function followedUpdate(service: Service): Promise<Record<string, unknown>> {
  const [row] = await db.query<{ update: string; conversation: string }>(
    `SELECT external_id AS update, conversation_id AS conversation FROM updates WHERE channel = 'telegram' ORDER BY id LIMIT 1`,
  );
  const line = lines(service).find(({ updates }) => (updates as string[] | undefined)?.includes(row!.update));
  expect(line).toMatchObject({ msg: 'updates are stored', channel: 'telegram', conversations: [row!.conversation] });
  return line!;
}

describe('everything that is logged', () => {
  test('of a polled account leads from the update to its conversation, and tells nobody’s words, name, number or token', async () => {
    const service = await start({});
    await talkThroughTrouble();
    await followedUpdate(service);
    telegram.fail('getUpdates', { kind: 'refuse', code: 502, description: `Bad Gateway ${telegram.token}` });
    telegram.fail('getUpdates', { kind: 'drop', when: 'before' });
    telegram.user(CHAT).sends('menu');
    await until(() => lines(service).some(({ msg }) => msg === 'the poll failed'), 'a poll that failed');
    await service.stop();
    expectNoSecrets(service);
  });

  test('of a webhook leads from the request to the conversation, and tells nobody’s words, name, number or secret', async () => {
    const port = await freePort();
    const service = await start({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    });
    await talkThroughTrouble();
    const { requestId } = await followedUpdate(service);
    const isAnswer = (line: Record<string, unknown>) =>
      line.requestId === requestId && line.msg === 'answered' && line.status === 200;
    await until(() => lines(service).some(isAnswer), 'the request in the log');

    const post = (body: string, secret: string) =>
      fetch(`${service.url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body,
      });
    const text = `{"message":{"text":"${WORDS[0]} ${WORDS[1]}","from":{"first_name":"${NAME}","id":${CHAT}}}`;
    expect((await post(text, 'wrong')).status).toBe(401);
    const unreadable = await post(text, WEBHOOK_SECRET);
    expect(unreadable.status).toBe(400);
    const refused = { requestId: unreadable.headers.get('x-request-id'), bytes: Buffer.byteLength(text) };
    await until(
      () => lines(service).some(({ requestId: id, bytes }) => id === refused.requestId && bytes === refused.bytes),
      'the request that was refused in the log',
    );
    await service.stop();
    expectNoSecrets(service);
  });
});
