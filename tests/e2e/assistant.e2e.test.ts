import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type BotpressEmulator, startBotpressEmulator } from '../emulators/botpress/botpress-emulator.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { openChat, type Visitor } from './visitor.ts';

// A talk takes some twenty seconds: people's fragments are waited for, as in life.
jest.setTimeout(120_000);

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let botpress: BotpressEmulator;
let environment: Record<string, string>;
let service: Service;
let moderator: Moderator;
let visitor: Visitor;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  botpress = await startBotpressEmulator();
  environment = {
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    LOG_LEVEL: 'debug',
    WEB_CHAT: 'on',
    BOTPRESS_WEBHOOK_ID: botpress.webhookId,
    BOTPRESS_ENCRYPTION_KEY: botpress.encryptionKey,
    BOTPRESS_WEBHOOK_SECRET: botpress.webhookSecret,
    BOTPRESS_API_ROOT: botpress.apiRoot,
    ...WITH_ADMINISTRATOR,
  };
  service = await startService(environment);
  botpress.signals.url = `${service.url}/webhooks/botpress`;
  // Each signal comes twice, as if our answer had got lost.
  botpress.signals.times = 2;
  moderator = await signIn(service.url);
  visitor = await openChat(service.url);
});
afterAll(async () => {
  visitor.leave();
  await killServices();
  await botpress.close();
  await db.close();
  folder.remove();
});

const texts = async () =>
  (await visitor.chat()).messages.filter(({ from }) => from !== 'person').map(({ text }) => text);

test('a question without a curated answer is answered by the assistant outside, who agreed to that', async () => {
  await visitor.says('thủ tục nhập khẩu cho mèo cảnh làm thế nào, số tôi 0912 345 678');
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  await visitor.says('Tôi đồng ý');
  await visitor.waitForMessage('trợ lý AI Botpress ở nước ngoài');
  botpress.behave(() => [
    { type: 'text', text: '**Trạm thú y** làm việc đó.' },
    { type: 'markdown', markdown: '- mở 7 giờ\n- nghỉ chủ nhật' },
  ]);
  await visitor.presses('Tôi đồng ý');
  await visitor.waitForMessage('Tôi đang hỏi trợ lý AI.');
  await visitor.waitForMessage('Trợ lý AI: Trạm thú y làm việc đó.');
  await visitor.waitForMessage('Trợ lý AI: – mở 7 giờ\n– nghỉ chủ nhật\n\nMáy viết nên có thể sai.');
  expect(botpress.heard.map(({ payload }) => payload.text)).toEqual([
    'thủ tục nhập khẩu cho mèo cảnh làm thế nào, số tôi [số điện thoại]',
  ]);
  expect(botpress.signals.deliveries.filter(({ status }) => status !== 200)).toEqual([]);
  expect((await texts()).filter((text) => text.includes('Trạm thú y'))).toHaveLength(1);
  const marked = (await moderator.messages()).filter(({ author }) => author === 'outside_assistant');
  expect(marked).toHaveLength(2);
});

test('the talk goes on with it until "thoát"; a menu and an emergency come first', async () => {
  botpress.behave((text) => [
    {
      type: 'choice',
      text: `Về “${text}”: phường nào?`,
      options: [
        { label: 'Phường A', value: 'a' },
        { label: 'Phường B', value: 'b' },
      ],
    },
  ]);
  await visitor.presses('Hỏi thêm');
  await visitor.waitForMessage('Từ đây trợ lý AI nói chuyện với ông/bà');
  await visitor.says('trạm ở đâu');
  await visitor.waitForMessage('Về “trạm ở đâu”: phường nào?');
  botpress.behave((text) => [{ type: 'text', text: `đã nghe ${text}` }]);
  await visitor.presses('Phường B');
  await visitor.waitForMessage('Trợ lý AI: đã nghe b');
  const heard = botpress.heard.length;
  await visitor.says('cháy nhà rồi cứu với');
  await visitor.waitForMessage('114');
  await visitor.says('menu');
  await visitor.waitForMessage('Ông/bà cần gì ạ?');
  await visitor.says('hủy');
  await visitor.says('hỏi trợ lý AI');
  await visitor.waitForMessage('Từ đây trợ lý AI nói chuyện với ông/bà');
  await visitor.says('thoát');
  await visitor.waitForMessage('Vâng, ta thôi hỏi trợ lý AI.');
  expect(botpress.heard).toHaveLength(heard);
});

test('when it is slow the person hears it within 20 seconds, and the question is an issue', async () => {
  botpress.behave(() => []);
  await visitor.says('thủ tục nuôi trăn cảnh làm thế nào');
  await visitor.waitForMessage('Tôi đang hỏi trợ lý AI.');
  const begun = Date.now();
  const passed = await untilSaid('nên tôi đã chuyển câu hỏi cho cán bộ', 25_000);
  expect(Date.now() - begun).toBeLessThan(20_500);
  const code = /[A-Z]{2}-\d{4,}/.exec(passed)![0];
  expect(await moderator.issue(code)).toMatchObject({
    category: 'YK-04',
    text: 'thủ tục nuôi trăn cảnh làm thế nào',
    status: 'new',
  });
  expect(botpress.calls.some(({ call }) => call === 'GET /conversations/:id/messages')).toBe(true);
});

test('without signals the answer is found by listing; troubles on the way are tried again', async () => {
  botpress.signals.url = undefined;
  botpress.behave(() => [{ type: 'text', text: 'hỏi kiểm lâm' }]);
  botpress.fail('POST /messages', { kind: 'refuse', code: 429, type: 'RateLimited' });
  botpress.fail('POST /messages', { kind: 'html' });
  await visitor.says('thủ tục nuôi cá sấu làm thế nào');
  await visitor.waitForMessage('Tôi đang hỏi trợ lý AI.');
  await untilSaid('Trợ lý AI: hỏi kiểm lâm', 20_000);
  botpress.signals.url = `${service.url}/webhooks/botpress`;
});

test('/readyz, metrics and the page tell how it stands; no secret and nothing personal stands in a log or outside', async () => {
  const ready = await fetch(`${service.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ assistant: { status: expect.stringMatching(/well|not_asked_yet/) } });
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toMatch(/nghe_dan_assistant_total\{result="passed_on"\} [1-9]/);
  expect(metrics).toMatch(/nghe_dan_assistant_failing 0/);
  moderator = await signIn(service.url);
  const state = await moderator.get<{ state: string; answered: number; passedOn: number }>('/api/assistant');
  expect(state).toMatchObject({ state: 'on', passedOn: 1 });
  const said = service.output();
  for (const secret of [botpress.encryptionKey, botpress.webhookSecret, '0912', 'trăn cảnh'])
    expect(said).not.toContain(secret);
  expect(JSON.stringify(botpress.calls)).not.toContain('0912');
});

/** Polls, because it may take longer than a visitor waits. @returns the message. */
async function untilSaid(words: string, timeoutMs: number): Promise<string> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const all = await texts();
    const found = all.find((text) => text.includes(words));
    if (found !== undefined) return found;
    if (Date.now() > deadline)
      throw new Error(`not within ${timeoutMs} ms: ${words}; heard: ${all.slice(-5).join(' | ')}`);
    // A visitor may read two times a second on average.
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}
