import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../database.ts';
import { openChat } from '../e2e/visitor.ts';
import { type BotpressEmulator, startBotpressEmulator } from '../emulators/botpress/botpress-emulator.ts';
import { freePort, killServices, type Service, startService, temporaryFolder } from '../service.ts';

/** The plug is pulled while questions are outside: whoever asked hears something all the same, and nothing is asked twice. */

jest.setTimeout(10 * 60_000);

const KILLS = 8;

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let botpress: BotpressEmulator;
let environment: Record<string, string>;
let service: Service;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  botpress = await startBotpressEmulator();
  environment = {
    PORT: String(await freePort()),
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    BOTPRESS_WEBHOOK_ID: botpress.webhookId,
    BOTPRESS_ENCRYPTION_KEY: botpress.encryptionKey,
    BOTPRESS_WEBHOOK_SECRET: botpress.webhookSecret,
    BOTPRESS_API_ROOT: botpress.apiRoot,
  };
  service = await startService(environment);
  botpress.signals.url = `${service.url}/webhooks/botpress`;
});
afterAll(async () => {
  await killServices();
  await botpress.close();
  await db.close();
  folder.remove();
});

test(`after each of ${KILLS} kills the question is answered or passed on, and asked once`, async () => {
  botpress.behave((text) => [{ type: 'text', text: `về ${text}` }]);
  const visitor = await openChat(service.url);
  await visitor.says('hỏi trợ lý AI');
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  await visitor.says('Tôi đồng ý');
  await visitor.waitForMessage('Mời ông/bà kể');
  await visitor.says('hỏi trợ lý AI');
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  await visitor.says('Tôi đồng ý');
  await visitor.waitForMessage('Từ đây trợ lý AI');
  await visitor.says('thoát');
  await visitor.waitForMessage('Vâng, ta thôi');
  for (let nth = 0; nth < KILLS; nth += 1) {
    const question = `thủ tục nuôi con vật số ${'một hai ba bốn năm sáu bảy tám'.split(' ')[nth]} làm thế nào`;
    await visitor.says(question);
    await visitor.waitForMessage('Tôi đang hỏi trợ lý AI.');
    // From before the first call to after the answer.
    await new Promise((resolve) => setTimeout(resolve, nth * 150));
    await service.kill();
    service = await startService(environment);
    await expectSettled(question);
  }
  visitor.leave();
  const asked = botpress.heard.map(({ payload }) => payload.text);
  expect(new Set(asked).size).toBe(asked.length);
});

/** Either an answer went out, or an issue was filed. */
async function expectSettled(question: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [talk] = await db.query<{ state: string }>('SELECT state FROM assistant_talks WHERE question = $1', [
      question,
    ]);
    if (talk && talk.state !== 'open') {
      const told = await db.query(
        `SELECT 1 FROM outbox_messages WHERE content->>'text' ~ 'Trợ lý AI' AND created_at >= (
        SELECT opened_at FROM assistant_talks WHERE question = $1)`,
        [question],
      );
      expect(told.length).toBeGreaterThan(0);
      return;
    }
    if (Date.now() > deadline) throw new Error(`nobody heard of "${question}": ${talk?.state}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
