import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { createUser } from '../../src/staff/create-user.ts';
import { buildPagesIfStale } from '../../src/web/build-pages.ts';
import { DESK, expectAccessible, PHONE, screenshot, useBrowser } from '../browser.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';

/** A resident at the web chat and moderators at their page, on the whole service: somebody takes the talk over and gives it back. */

const browser = useBrowser();
jest.setTimeout(180_000);
const PASSWORD = 'mật khẩu thử nghiệm';
let folder: ReturnType<typeof temporaryFolder>;
let db: TestDatabase;
let service: Service;

beforeAll(async () => {
  await buildPagesIfStale();
  folder = temporaryFolder();
  db = await testDatabase();
  service = await startService({
    DATABASE_URL: db.url,
    DATA_DIR: folder.path,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SAMPLE_DATA: '1',
    WEB_CHAT: 'on',
    // A Monday, shortly after the office has opened.
    NOW: '2026-11-23T08:00:00+07:00',
    ADMIN_EMAIL: 'quan-tri@phuong.example',
    ADMIN_PASSWORD: PASSWORD,
  });
  for (const [email, name] of [
    ['mot@phuong.example', 'Điều phối Một'],
    ['hai@phuong.example', 'Điều phối Hai'],
  ] as const) {
    const made = await createUser(db.database, { email, name, role: 'moderator', password: PASSWORD });
    if (!made.ok) throw new Error(made.reason);
  }
}, 240_000);
afterEach(async () => {
  await db.query('DELETE FROM tasks');
  await db.query('UPDATE conversations SET taken_over_by = NULL, taken_over_at = NULL');
});
afterAll(async () => {
  await killServices();
  await db.close();
  folder.remove();
});

/** Somebody at the web chat. */
async function openChat(): Promise<{
  page: Page;
  says(text: string): Promise<void>;
  hears(text: string | RegExp): Promise<void>;
}> {
  const page = await browser.newPage({ viewport: PHONE });
  await page.goto(`${service.url}/chat`);
  await page.getByText('Xin chào ông/bà').first().waitFor();
  return {
    page,
    says: async (text) => {
      await page.getByRole('textbox', { name: 'Nhắn tin' }).fill(text);
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    },
    hears: (text) => page.getByRole('log').getByText(text).last().waitFor({ timeout: 30_000 }),
  };
}

async function openDesk(email: string, address: string, viewport = DESK): Promise<Page> {
  const page = await browser.newPage({ viewport });
  const answer = await page.request.post(`${service.url}/api/session`, { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(await answer.text());
  const listening = page.waitForResponse('**/api/live');
  await page.goto(service.url + address);
  await listening;
  return page;
}

const thread = (page: Page) => page.getByRole('region', { name: 'Cuộc trò chuyện' });

test('a resident asks for a person, both write, and afterwards the interrupted report goes on', async () => {
  const resident = await openChat();
  await resident.says('den duong hong o dau ngo');
  await resident.hears('Ông/bà có đồng ý không?');
  await resident.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await resident.hears('Việc này ở khu phố nào ạ?');
  await resident.says('gặp người');
  await resident.hears('cán bộ có thể trả lời ngay ở đây');
  await resident.page.getByRole('button', { name: 'Chờ cán bộ ở đây' }).click();
  await resident.hears('Tôi đã báo cán bộ.');

  const desk = await openDesk('mot@phuong.example', '/tasks');
  await desk.locator('[data-task]').getByRole('link', { name: 'Mở cuộc trò chuyện' }).click();
  await thread(desk).getByText('Trợ lý tự động đang trả lời').waitFor();
  await desk.keyboard.press('t');
  await thread(desk)
    .getByText(/^Mình đang trả lời, từ/)
    .waitFor();
  await resident.hears(/^Cán bộ Ủy ban MTTQ .* đang trả lời ông\/bà ở đây\./);
  expect(await db.query('SELECT outcome FROM tasks')).toEqual([{ outcome: 'Đã tiếp nhận trò chuyện' }]);

  // Both write; the assistant says nothing, and what comes is seen without a reload.
  await resident.says('chào anh, đèn ngõ tôi hỏng lâu rồi');
  await thread(desk).getByText('chào anh, đèn ngõ tôi hỏng lâu rồi').waitFor({ timeout: 30_000 });
  await desk.getByRole('region', { name: 'Đang trò chuyện với cán bộ' }).getByText('1 tin chưa trả lời').waitFor();
  await desk
    .getByRole('textbox', { name: 'Nhắn cho người dân' })
    .fill('Chào bà, tôi là cán bộ trực. Bà cho biết ngõ nào ạ?');
  await desk.locator('input[type=file]').setInputFiles({
    name: 'sơ đồ.png',
    mimeType: 'image/png',
    buffer: await sharp({ create: { width: 640, height: 400, channels: 3, background: '#9db7c9' } })
      .png()
      .toBuffer(),
  });
  await desk.getByRole('button', { name: 'Bỏ ảnh 1' }).waitFor();
  await screenshot(desk, 'moderator-talk-desk');
  await expectAccessible(desk);
  await desk.keyboard.press('Control+Enter');
  await resident.hears('Chào bà, tôi là cán bộ trực. Bà cho biết ngõ nào ạ?');
  await resident.page.getByRole('log').locator('img').first().waitFor();
  await screenshot(resident.page, 'chat-with-officer-390');
  await thread(desk).getByText('Điều phối Một').first().waitFor();
  expect(await desk.getByRole('textbox', { name: 'Nhắn cho người dân' }).inputValue()).toBe('');
  await resident.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'den.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#222' } })
        .jpeg()
        .toBuffer(),
    });
  await resident.says('ngõ 12 anh ạ');
  await thread(desk).getByText('ngõ 12 anh ạ').waitFor({ timeout: 30_000 });
  const replies = await db.query(
    `SELECT 1 FROM outbox_messages WHERE staff_id IS NULL AND created_at > (SELECT max(taken_over_at) FROM conversations)`,
  );
  expect(replies).toEqual([]);

  await desk.getByRole('button', { name: 'Trả lại cho trợ lý' }).click();
  await resident.hears('Cán bộ đã trả lời xong. Từ đây trợ lý tự động nói chuyện với ông/bà.');
  await resident.hears(/^Lúc trước ông\/bà đang nhắn dở: “den duong hong o dau ngo”/);
  await thread(desk).getByText('Trợ lý tự động đang trả lời').waitFor();
  await resident.page.getByRole('button', { name: 'Tiếp tục' }).click();
  await resident.hears('Ta trở lại việc đang nói dở.');
  await resident.says('Hòa Đình');
  await resident.hears(/Tôi ghi lại như sau|Chỗ đó|ở đâu|gần/i);
});

test('the second moderator sees who has the talk and may take it; the resident leaves it with a word', async () => {
  browser.expectErrors(/409/);
  const resident = await openChat();
  await resident.says('xin chao');
  await resident.hears('Ông/bà có đồng ý không?');
  await resident.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await resident.hears('Mời ông/bà kể việc cần phản ánh');
  await resident.says('gap nguoi');
  await resident.hears('Ông/bà có muốn chờ không?');
  await resident.says('có');
  await resident.hears('Tôi đã báo cán bộ.');

  const first = await openDesk('mot@phuong.example', '/tasks');
  await first.getByRole('link', { name: 'Mở cuộc trò chuyện' }).click();
  await first.getByRole('button', { name: 'Tiếp nhận trò chuyện' }).click();
  await resident.hears('đang trả lời ông/bà ở đây');
  await resident.says('tôi muốn hỏi một việc');

  const second = await openDesk('hai@phuong.example', '/inbox', PHONE);
  const held = second.getByRole('region', { name: 'Đang trò chuyện với cán bộ' });
  await held.getByText('Điều phối Một').first().waitFor();
  const talk = held.getByRole('link').filter({ hasText: 'tôi muốn hỏi một việc' });
  await talk.getByText('1 tin chưa trả lời').waitFor({ timeout: 30_000 });
  await screenshot(second, 'moderator-held-phone');
  await talk.click();
  await thread(second)
    .getByText(/^Điều phối Một đang trả lời, từ/)
    .waitFor();
  expect(await second.getByRole('textbox', { name: 'Nhắn cho người dân' }).count()).toBe(0);
  await second.getByRole('button', { name: 'Nhận thay Điều phối Một' }).click();
  await second.getByRole('textbox', { name: 'Nhắn cho người dân' }).fill('Chào bà, tôi nhận thay ạ.');
  await screenshot(second, 'moderator-talk-phone');
  await expectAccessible(second);
  expect(await second.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await second.getByRole('button', { name: 'Gửi' }).click();
  await resident.hears('Chào bà, tôi nhận thay ạ.');
  // At the first desk the composer is gone by itself.
  await thread(first)
    .getByText(/^Điều phối Hai đang trả lời, từ/)
    .waitFor();
  await first.getByRole('textbox', { name: 'Nhắn cho người dân' }).waitFor({ state: 'detached' });

  await resident.says('thoát');
  await resident.hears('Vâng. Từ đây trợ lý tự động nói chuyện với ông/bà.');
  await thread(second).getByText('Trợ lý tự động đang trả lời').waitFor({ timeout: 30_000 });
});
