import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { IssueView } from '../../src/issues/issue-schema.ts';
import { until } from '../channels/until.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';
import { type Moderator, signIn, WITH_ADMINISTRATOR } from './moderator.ts';
import { photo } from './photo.ts';
import { openChat, type Visitor } from './visitor.ts';

/** Somebody at the web chat uses what the law gives them, on the whole service. */

jest.setTimeout(120_000);

const SECRET = 'trước nhà bà Hoa số 0912345678';

let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let service: Service;
let moderator: Moderator;
let visitor: Visitor;
let code: string;

beforeAll(async () => {
  folder = temporaryFolder();
  db = await testDatabase();
  service = await startService({
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    LOG_LEVEL: 'debug',
    ...WITH_ADMINISTRATOR,
  });
  moderator = await signIn(service.url);
  visitor = await openChat(service.url);
});
afterAll(async () => {
  visitor?.leave();
  await killServices();
  await db.close();
  folder.remove();
});

const files = () =>
  (readdirSync(path.join(folder.path, 'media'), { recursive: true }) as string[]).filter(
    (name) => /media\/\w+\/[\w-]{36}/.test(name) || /^(media|copies|incoming)\/.*[\w-]{30}/.test(name),
  );

/** Waits until the chat shows these words of ours, wherever they stand. */
const says = (words: string) =>
  until(
    async () => (await visitor.chat()).messages.some(({ from, text }) => from !== 'person' && text.includes(words)),
    words,
  );

test('somebody reports with a photo, and the moderator sees it', async () => {
  await visitor.says(`đèn đường ${SECRET} hỏng, ở khu phố Hòa Đình`);
  await visitor.waitForMessage('Ông/bà có đồng ý không?');
  await visitor.presses('Tôi đồng ý');
  await visitor.waitForMessage('Ông/bà gửi giúp một ảnh');
  await visitor.sendsPhoto(await photo());
  // Whatever else is asked on the way to the read-back is answered by what is offered.
  await visitor.waitForMessage('Tôi ghi lại như sau');
  await visitor.presses('Đúng, gửi đi');
  const filed = await visitor.waitForMessage(/Đã nhận phản ánh/);
  code = /[A-Z]{2}-\d{4,}/.exec(filed.text)![0];
  await until(
    async () => (await db.query(`SELECT id FROM media WHERE state = 'stored'`)).length === 1,
    'the photo is stored',
  );
  expect((await moderator.issue(code)).media).toHaveLength(1);
  expect(files().length).toBeGreaterThan(0);
});

test('they see what is kept, and get a copy that opens once', async () => {
  await visitor.says('dữ liệu của tôi');
  await visitor.waitForMessage('Về dữ liệu của mình');
  await visitor.says('1');
  const kept = await visitor.waitForMessage('Chúng tôi đang lưu của ông/bà');
  expect(kept.text).toContain('– Phản ánh: 1 đang xử lý, 0 đã xong');
  await visitor.waitForMessage('Ông/bà cần gì nữa ạ?');
  await visitor.presses('Nhận bản sao');
  await visitor.waitForMessage('Chúng tôi đang làm bản sao');
  const ready = await visitor.waitForMessage('Bản sao dữ liệu của ông/bà đã xong');
  const url = /http:\S+\/my-data\/\S+/.exec(ready.text)![0];
  expect((await fetch(url)).status).toBe(200);
  const copy = await (await fetch(url, { method: 'POST' })).text();
  expect(copy).toContain(code);
  expect(copy).toContain('data:image/jpeg;base64,');
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  // The moderator who reads the thread gets no such address.
  const seen = await moderator.messages('limit=50');
  expect(seen.map(({ text }) => text ?? '').join('\n')).toContain('/my-data/…');
  expect(seen.map(({ text }) => text ?? '').join('\n')).not.toContain(url);
});

test('they delete everything: the issue goes on without them, the photo is gone, and what they write next is a stranger’s', async () => {
  await visitor.says('xóa dữ liệu');
  await visitor.waitForMessage('Xóa rồi không lấy lại được');
  await visitor.presses('Xóa hết');
  // Nothing else is left in the chat.
  await says('Đã xóa hết dữ liệu của ông/bà; 1 phản ánh vẫn làm tiếp');
  expect((await visitor.chat()).messages).toHaveLength(1);
  const issue = await moderator.get<IssueView>(`/api/issues/${code}`);
  expect(issue).toMatchObject({ code, conversation: null, messages: [], media: [] });
  expect(issue.text).toContain('đèn đường');
  expect(JSON.stringify(issue)).not.toContain('0912345678');
  expect(JSON.stringify(issue)).not.toContain('Hoa');
  expect(await moderator.messages('limit=50')).toEqual([]);
  await until(
    async () => (await db.query(`SELECT id FROM media WHERE storage_key IS NOT NULL`)).length === 0,
    'the photo is gone',
  );
  expect(files()).toEqual([]);

  await visitor.says('việc của tôi');
  await says('Xin chào ông/bà.');
  await says('Ông/bà có đồng ý không?');
  expect(await moderator.messages('limit=50')).toEqual([]);
});

test('nothing of all that was said stands in the log, at its most talkative', () => {
  const log = service.output();
  expect(log.includes('"level"')).toBe(true);
  for (const words of [SECRET, '0912345678', 'Hoa', 'đèn đường', 'Hòa Đình']) expect(log.includes(words)).toBe(false);
  expect(/my-data\/[^:]/.test(log)).toBe(false);
});

test('names and accounts lie encrypted, and no column holds them in the clear', async () => {
  const columns = await db.query<{ name: string }>(`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name ~ '(^|_)(name|address|phone|email|external)(_|$)' AND data_type = 'text'
      AND table_name IN ('people', 'addresses', 'conversations', 'updates', 'outbox_messages', 'media', 'issues', 'tasks', 'data_requests')`);
  expect(columns.map(({ name }) => name).sort()).toEqual(['issues.name_hidden', 'updates.external_id']);
});
