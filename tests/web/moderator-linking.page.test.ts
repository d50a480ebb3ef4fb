import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newId } from '../../src/platform/ids.ts';
import { buildPagesIfStale } from '../../src/web/build-pages.ts';
import { DESK, expectAccessible, PHONE, screenshot, useBrowser } from '../browser.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { killServices, type Service, startService, temporaryFolder } from '../service.ts';

/** A cadre is linked by a code that a moderator makes, on the whole service: the page, the card, the web chat. */

const browser = useBrowser();
jest.setTimeout(180_000);
const [EMAIL, PASSWORD] = ['quan-tri@phuong.example', 'mật khẩu thử nghiệm'];
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
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
  });
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, created_at) VALUES ($1, 'U.VOCUONG.MT.2', 'Phó Chủ Tịch Mẫu', 'pho chu tich mau', now())`,
    [newId()],
  );
}, 240_000);
afterAll(async () => {
  await killServices();
  await db.close();
  folder.remove();
});

async function openDesk(search: string): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK });
  const answer = await page.request.post(`${service.url}/api/session`, { data: { email: EMAIL, password: PASSWORD } });
  if (!answer.ok()) throw new Error(await answer.text());
  await page.goto(`${service.url}/organisation${search}`);
  return page;
}

/** Somebody at the web chat, who has agreed to be talked with. */
async function openChat(link: string): Promise<{ page: Page; hears(text: string | RegExp): Promise<void> }> {
  const page = await browser.newPage({ viewport: PHONE });
  await page.goto(link);
  await page.getByText('Xin chào ông/bà').first().waitFor();
  return { page, hears: (text) => page.getByRole('log').getByText(text).last().waitFor({ timeout: 30_000 }) };
}

test('the code of a card links the chat that says it, the next one moves the post, and a lost phone is unlinked', async () => {
  const desk = await openDesk('?unit=U.VOCUONG.MT&post=U.VOCUONG.MT.2');
  const holder = desk.getByRole('article', { name: 'Phó Chủ Tịch Mẫu' });
  await holder.getByText('Chưa kết nối tài khoản').waitFor();
  const card = desk.getByRole('dialog', { name: 'Mã kết nối' });
  const makeCode = async (button: string) => {
    await holder.getByRole('button', { name: button }).click();
    await card.getByRole('img', { name: /^Mã vuông/ }).waitFor();
    const code = await card.getByRole('status').innerText();
    // The picture holds this address.
    const link = `${service.url}/chat#ma=${code.replaceAll('-', '')}`;
    return { code, link };
  };
  const first = await makeCode('Tạo mã kết nối');
  expect(first.code).toMatch(/^[A-Z\d]{3}-[A-Z\d]{3}-[A-Z\d]{3}$/);
  await expectAccessible(desk);
  await screenshot(desk, 'moderator-organisation-code');
  await card.getByRole('button', { name: 'Đóng' }).last().click();
  await holder.getByText('Đã phát mã').waitFor();

  const cadre = await openChat(first.link);
  expect(await cadre.page.getByRole('textbox', { name: 'Nhắn tin' }).inputValue()).toBe(first.code.replaceAll('-', ''));
  expect(cadre.page.url()).toBe(`${service.url}/chat`);
  await cadre.page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await cadre.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await cadre.hears(/Mã này của chức danh Phó Chủ tịch Ủy ban MTTQ phường/);
  await cadre.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await cadre.hears('Đã kết nối: Phó Chủ tịch Ủy ban MTTQ phường');
  await holder.getByText('Đã kết nối tài khoản từ').waitFor();
  await screenshot(cadre.page, 'chat-linked-phone');

  const second = await makeCode('Tạo mã mới');
  await card.getByRole('button', { name: 'Đóng' }).last().click();
  const other = await openChat(second.link);
  await other.page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await other.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await other.hears(/Mã này của chức danh/);
  await other.page.getByRole('button', { name: 'Tôi đồng ý' }).click();
  await other.hears('Đã kết nối: Phó Chủ tịch');
  await cadre.hears('nay đã kết nối với tài khoản khác');

  await holder.getByRole('button', { name: 'Ngắt kết nối' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Ngắt kết nối' }).click();
  await holder.getByText('Chưa kết nối tài khoản').waitFor();
  await other.hears('đã ngắt kết nối chức danh');
  await desk.getByText('ngắt kết nối: Phó Chủ Tịch Mẫu').waitFor();
});
