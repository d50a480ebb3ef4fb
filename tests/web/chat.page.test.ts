import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { buildPagesIfStale, PAGES_FOLDER } from '../../src/web/build-pages.ts';
import { DESK, expectAccessible, PHONE, screenshot, useBrowser } from '../browser.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type ChatTown, openChatTown } from './chat-town.ts';

const browser = useBrowser();
let db: TestDatabase;
let town: ChatTown;
let photo: Buffer;

beforeAll(async () => {
  await buildPagesIfStale();
  db = await testDatabase();
  photo = await streetAtNight();
}, 120_000);
afterAll(() => db?.close());
beforeEach(async () => {
  // Limits are counted from the start of a town.
  town = await openChatTown(db, { pages: PAGES_FOLDER });
});
afterEach(() => town.close());

async function openChat(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.goto(`${town.url}/chat`);
  await page.getByText('Xin chào ông/bà').waitFor();
  return page;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Nhắn tin' });

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
}

const bubble = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });
const received = (page: Page) => page.getByText('Đã nhận').last();

const SUMMARY = {
  text: 'Tôi ghi lại như sau:\n– Việc: đèn đường không sáng\n– Nơi: khu phố Hòa Đình, trước cổng đình\nĐúng chưa ạ?',
  choices: [
    { id: 'yes', label: 'Đúng, gửi đi' },
    { id: 'no', label: 'Sửa lại' },
  ],
};

describe('on a phone', () => {
  test('the first visit says what this is, and sends nothing by itself', async () => {
    const page = await openChat();
    await page.getByText('Gõ không dấu cũng được').waitFor();
    expect(await page.getByRole('button', { name: 'Gửi', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await screenshot(page, 'chat-empty-390');
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: 'nghe_dan_chat', httpOnly: true, sameSite: 'Lax', path: '/chat' }]);
    expect(await db.query('SELECT id FROM updates')).toEqual([]);
  });

  test('words are sent, the answer comes by itself, and a wide button answers it', async () => {
    const page = await openChat();
    await write(page, 'Den duong o ngo 12 khong sang tu toi thu Sau');
    await bubble(page, 'Den duong o ngo 12 khong sang tu toi thu Sau').waitFor();
    await received(page).waitFor();
    await page.getByRole('status', { name: 'Trợ lý đang soạn tin' }).waitFor();
    await screenshot(page, 'chat-waiting-390');
    expect(await field(page).inputValue()).toBe('');

    await town.answer(SUMMARY);
    const yes = page.getByRole('button', { name: 'Đúng, gửi đi' });
    await yes.waitFor();
    const box = (await yes.boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(48);
    expect(box.width).toBeGreaterThan(PHONE.width * 0.75);
    await expectAccessible(page);
    await screenshot(page, 'chat-question-390');

    await yes.click();
    await bubble(page, 'Đúng, gửi đi').waitFor();
    expect(await yes.count()).toBe(0);
    await town.answer({
      text: 'Đã nhận phản ánh VC-0427. Cán bộ Mặt trận phường sẽ trả lời ông/bà chậm nhất thứ Năm, 26/11. Việc gấp xin gọi 0222 3821 234.',
    });
    const phone = page.getByRole('link', { name: '0222 3821 234' });
    expect(await phone.getAttribute('href')).toBe('tel:02223821234');
    await screenshot(page, 'chat-answered-390');
  });

  test('an emergency can be called with one tap', async () => {
    const page = await openChat();
    await write(page, 'cháy nhà');
    await received(page).waitFor();
    await town.answer({
      text: 'Nếu đang có nguy hiểm, xin gọi ngay. Trợ lý này không thay được cuộc gọi.',
      calls: [
        { label: 'Gọi 114: cháy, cứu nạn', number: '114' },
        { label: 'Gọi 113: công an', number: '113' },
      ],
    });
    const call = page.getByRole('link', { name: 'Gọi 114: cháy, cứu nạn' });
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:114');
    await screenshot(page, 'chat-emergency-390');
  });

  test('a photo is seen before it is sent, goes with its words, and opens large', async () => {
    const page = await openChat();
    await page.locator('input[type=file]').setInputFiles([
      { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'b.jpg', mimeType: 'image/jpeg', buffer: photo },
    ]);
    await page.getByText('2 ảnh sẽ gửi.').waitFor();
    await screenshot(page, 'chat-photo-tray-390');
    await page.getByRole('button', { name: 'Bỏ ảnh 2' }).click();
    await page.getByText('Ảnh sẽ gửi.').waitFor();
    await write(page, 'Trước cổng đình');
    await received(page).waitFor();
    const [row] = await db.query<{ bytes: number }>(
      `SELECT (content->>'album') IS NULL AS alone FROM updates WHERE kind = 'photo'`,
    );
    expect(row).toEqual({ alone: true });
    await town.checkPhotos();
    await page.reload();
    const shown = page.getByRole('button', { name: 'Xem ảnh lớn' });
    await shown.waitFor();
    await page.waitForFunction(() => (document.querySelector('.photo img') as HTMLImageElement).naturalWidth === 320);
    await bubble(page, 'Trước cổng đình').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'chat-photo-390');
    await shown.click();
    const viewer = page.getByRole('dialog');
    await viewer.waitFor();
    await screenshot(page, 'chat-photo-large-390');
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(await shown.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a file that is no photo is refused in words before it goes anywhere', async () => {
    const page = await openChat();
    const html = { name: 'trang.html', mimeType: 'text/html', buffer: Buffer.from('<p>') };
    await page.locator('input[type=file]').setInputFiles(html);
    await page.getByRole('alert').getByText('Tệp này không phải ảnh').waitFor();
  });

  test('the place is sent only after a second press', async () => {
    const page = await openChat({
      geolocation: { latitude: 21.1712, longitude: 106.0512, accuracy: 18 },
      permissions: ['geolocation'],
    });
    await page.getByRole('button', { name: 'Gửi vị trí' }).click();
    await page.getByText('Sai lệch khoảng 18 mét').waitFor();
    await screenshot(page, 'chat-place-390');
    expect(await db.query(`SELECT id FROM updates WHERE kind = 'place'`)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi vị trí này' }).click();
    await page.getByText('Vị trí đã gửi').waitFor();
    await received(page).waitFor();
    const [row] = await db.query<{ content: object }>(`SELECT content FROM updates WHERE kind = 'place'`);
    expect(row!.content).toMatchObject({ lat: 21.1712, lon: 106.0512, accuracy: 18 });
  });

  test('a phone that keeps its place to itself is told how to go on', async () => {
    const page = await openChat({ permissions: [] });
    await page.getByRole('button', { name: 'Gửi vị trí' }).click();
    await page.getByText('Ông/bà gõ tên khu phố hoặc số nhà cũng được.').waitFor();
  });

  test('without a network what was written is kept, says so, and goes out by itself', async () => {
    browser.expectErrors(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    const page = await openChat();
    await page.context().setOffline(true);
    await page.getByText('Chưa có mạng.').waitFor();
    await write(page, 'Viết trong hầm');
    await page.getByText('Chờ có mạng để gửi').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'chat-offline-390');
    expect(await db.query(`SELECT id FROM updates WHERE text = 'Viết trong hầm'`)).toEqual([]);
    await page.context().setOffline(false);
    await received(page).waitFor();
    await page.getByText('Chưa có mạng.').waitFor({ state: 'detached' });
    expect(await db.query(`SELECT id FROM updates WHERE text = 'Viết trong hầm'`)).toHaveLength(1);
  });

  test('a page that was closed without a network sends everything when it is opened again', async () => {
    browser.expectErrors(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    const page = await openChat();
    await page.context().setOffline(true);
    await write(page, 'Trước khi tắt máy');
    await page.getByText('Chờ có mạng để gửi').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByText('Ảnh sẽ gửi.').waitFor();
    await write(page, 'kèm ảnh');
    await field(page).fill('chưa gửi');
    await page.getByText('Chờ có mạng để gửi').nth(1).waitFor();
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`${town.url}/chat`);
    await received(again).waitFor();
    expect(await field(again).inputValue()).toBe('chưa gửi');
    await again.waitForFunction(() => !localStorage.getItem('nghe-dan.outgoing'));
    const rows = await db.query<{ kind: string; text: string }>(
      `SELECT kind, text FROM updates WHERE text IN ('Trước khi tắt máy', 'kèm ảnh') ORDER BY id`,
    );
    expect(rows).toEqual([
      { kind: 'text', text: 'Trước khi tắt máy' },
      { kind: 'photo', text: 'kèm ảnh' },
    ]);
  });

  test('what the server refuses stays, says why, and can be sent again', async () => {
    browser.expectErrors(/status of 403/);
    const page = await openChat();
    const refuse = (route: import('playwright-core').Route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 403, json: { error: { code: 'forbidden', message: 'Chưa nhận được tin này.' } } })
        : route.continue();
    await page.route('**/chat/api/messages*', refuse);
    await write(page, 'Lần một');
    await page.getByText('Chưa nhận được tin này.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'chat-refused-390');
    await page.unroute('**/chat/api/messages*', refuse);
    await page.getByRole('button', { name: 'Bấm để gửi lại' }).click();
    await received(page).waitFor();
  });

  test('a reload keeps the talk, and what was being typed', async () => {
    const page = await openChat();
    await write(page, 'Việc hôm nay');
    await received(page).waitFor();
    await town.answer({ text: 'Tôi đã ghi.' });
    await bubble(page, 'Tôi đã ghi.').waitFor();
    await field(page).fill('đang gõ dở');
    await page.reload();
    await bubble(page, 'Việc hôm nay').waitFor();
    await bubble(page, 'Tôi đã ghi.').waitFor();
    expect(await field(page).inputValue()).toBe('đang gõ dở');
    expect(await page.getByRole('log').locator('.row').count()).toBe(2);
  });

  test('who reads what was said before is not torn away by news', async () => {
    const page = await openChat();
    await write(page, 'Bắt đầu');
    await received(page).waitFor();
    for (let count = 1; count <= 12; count += 1) await town.say({ text: `Tin thứ ${count}\nhai dòng` });
    await page.getByText('Tin thứ 12').waitFor();
    const log = page.locator('.scroll');
    await log.evaluate((element) => {
      element.scrollTop = 0;
    });
    const seen = page.getByRole('button', { name: 'Tin mới' });
    await page.waitForFunction(() => document.querySelector('.scroll')!.scrollTop === 0);
    await town.say({ text: 'Tin thứ 13' });
    await seen.waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(0);
    await screenshot(page, 'chat-unseen-390');
    await seen.click();
    await page.getByText('Tin thứ 13').waitFor();
    await page.waitForFunction(() => {
      const element = document.querySelector('.scroll')!;
      return element.scrollHeight - element.scrollTop - element.clientHeight < 2;
    });
    expect(await seen.count()).toBe(0);
  });

  test('everything fits where the phone is 320 pixels wide, in the dark too', async () => {
    const page = await openChat({ viewport: { width: 320, height: 568 }, colorScheme: 'dark' });
    await expectAccessible(page);
    await screenshot(page, 'chat-empty-320-dark');
    await write(page, 'Đường-rất-dài-không-có-chỗ-ngắt-nào-cả-mà-vẫn-phải-xuống-dòng');
    await received(page).waitFor();
    await town.answer(SUMMARY);
    await page.getByRole('button', { name: 'Sửa lại' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
    await screenshot(page, 'chat-question-320-dark');
  });
});

describe('at a desk', () => {
  test('the talk is a column in the middle, and Enter sends', async () => {
    const page = await openChat({ viewport: DESK });
    await field(page).focus();
    await page.keyboard.type('Rác để ở ngã tư');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('ba ngày rồi');
    await page.keyboard.press('Enter');
    await received(page).waitFor();
    await page.getByText('Rác để ở ngã tư\nba ngày rồi').waitFor();
    await town.answer({ ...SUMMARY, text: 'Việc này ở khu phố nào ạ? Ông/bà gõ tên khu phố, hoặc bấm gửi vị trí.' });
    await page.getByRole('button', { name: 'Sửa lại' }).waitFor();
    const column = (await page.locator('.phone').boundingBox())!;
    expect(column.width).toBeLessThanOrEqual(530);
    expect(Math.abs(column.x * 2 + column.width - DESK.width)).toBeLessThan(2);
    await expectAccessible(page);
    await screenshot(page, 'chat-question-1440');
  });

  test('everything is reached with the keyboard, and the focus is seen', async () => {
    const page = await openChat({ viewport: DESK });
    await write(page, 'Chào');
    await received(page).waitFor();
    await town.answer(SUMMARY);
    await page.getByRole('button', { name: 'Đúng, gửi đi' }).waitFor();
    await field(page).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toBe('Sửa lại');
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await screenshot(page, 'chat-focus-1440');
    await page.keyboard.press('Enter');
    await bubble(page, 'Sửa lại').waitFor();
  });

  test('a text that is too long cannot be sent, and says by how much', async () => {
    const page = await openChat({ viewport: DESK });
    await field(page).fill('x'.repeat(4_003));
    await page.getByText('Tin dài quá 3 chữ.').waitFor();
    expect(await page.getByRole('button', { name: 'Gửi', exact: true }).isDisabled()).toBe(true);
  });

  test('the page is there in English, too', async () => {
    const page = await browser.newPage({ viewport: DESK });
    await page.goto(`${town.url}/chat?lang=en`);
    await page.getByText('Write what should be looked at where you live').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });
});

/** Something to look at: a dark street with one lamp. */
async function streetAtNight(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <rect width="1600" height="1200" fill="#1b2a3a"/><rect y="820" width="1600" height="380" fill="#2c2f33"/>
    <rect x="180" y="420" width="420" height="400" fill="#6b4a3a"/><rect x="980" y="360" width="460" height="460" fill="#54473f"/>
    <rect x="780" y="240" width="18" height="600" fill="#8a8f94"/><circle cx="789" cy="230" r="46" fill="#ffd76a"/></svg>`;
  return sharp(Buffer.from(drawing)).jpeg().toBuffer();
}
