import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK, expectAccessible } from '../browser.ts';
import { FIRST, openAs, PASSWORD } from './moderator-town.ts';
import { TOWN_ISSUES } from './town-issues.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** Signing in, and the list of issues with its filters. */

const { browser, db, town } = await useModeratorTown({ filled: true });
let page: Page;

const rows = () => page.locator('[data-code]');
const codes = () => rows().evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.code));

describe('signing in', () => {
  test('a wrong password is answered in words and the mail address stays', async () => {
    browser.expectErrors(/401/);
    page = await browser.newPage({ viewport: DESK });
    await page.goto(`${town.url}/`);
    await page.getByLabel('Thư điện tử').fill(FIRST.email);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai rồi');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Thư điện tử hoặc mật khẩu chưa đúng.').waitFor();
    expect(await page.getByLabel('Thư điện tử').inputValue()).toBe(FIRST.email);
    await expectAccessible(page);
  });

  test('an empty form says what is missing and asks the server nothing', async () => {
    page = await browser.newPage({ viewport: DESK });
    let asked = 0;
    await page.route('**/api/session', (route) => {
      if (route.request().method() === 'POST') asked++;
      return route.continue();
    });
    await page.goto(`${town.url}/`);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Xin nhập địa chỉ thư điện tử').waitFor();
    await page.getByText('Xin nhập mật khẩu.').waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('email');
    expect(asked).toBe(0);
  });

  test('leads to the address that was asked for; signing out ends it', async () => {
    page = await browser.newPage({ viewport: DESK });
    await page.goto(`${town.url}/issues?status=done`);
    await page.getByLabel('Thư điện tử').fill(FIRST.email);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await rows().first().waitFor();
    expect(new URL(page.url()).search).toBe('?status=done');
    expect(await rows().count()).toBe(TOWN_ISSUES.filter(({ status }) => status === 'done').length);
    await page.getByRole('button', { name: `Đang đăng nhập: ${FIRST.name}` }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    expect(await page.getByText('Phiên làm việc đã hết').count()).toBe(0);
    await page.reload();
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
  });

  test('a session that ends elsewhere leads back to the form, and then to the same place', async () => {
    browser.expectErrors(/401/);
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues');
    await rows().first().waitFor();
    await page.context().clearCookies();
    await page.getByRole('link', { name: /^Trễ hạn/ }).click();
    await page.getByText('Phiên làm việc đã hết. Đăng nhập lại').waitFor();
    expect(new URL(page.url()).search).toBe('?late=true');
  });
});

describe('the list', () => {
  test('shows the newest on top, each with code, what, category, where, unit, channel, since when and until when', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/');
    await rows().first().waitFor();
    expect(await rows().count()).toBe(TOWN_ISSUES.length);
    const newest = await rows().first().innerText();
    for (const part of [
      /VC-\d{4}/,
      /Mất nắp cống ngay trước/,
      /Mất nắp cống, hố hở/,
      /Hòa Đình, Võ Cường/,
      /chưa chuyển/,
      /Trang web/,
      /phút trước/,
      /hạn|còn/,
      /Mới/,
      /Khẩn/,
    ])
      expect(newest).toMatch(part);
    expect(await rows().nth(3).innerText()).toContain('Phòng Kinh tế, Hạ tầng và Đô thị phường Vũ Ninh');
  });

  test('what is late says so in words and by how much', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues?late=true');
    await rows().first().waitFor();
    const [{ late }] = (await db.query<{ late: number }>(
      `SELECT count(*)::int AS late FROM issues WHERE due_at < coalesce(paused_at, now())
       AND status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened')`,
    )) as [{ late: number }];
    expect(late).toBeGreaterThan(0);
    expect(await rows().count()).toBe(late);
    for (const row of await rows().all()) expect(await row.innerText()).toMatch(/trễ \d+ (ngày|giờ|phút)/);
    expect(await page.getByRole('link', { name: `Trễ hạn ${late}` }).getAttribute('aria-current')).toMatch(/page|true/);
  });

  test('is searched without marks, from the keyboard, and the address keeps the words', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues');
    await rows().first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('đen duong');
    await page.waitForURL(/q=/);
    await page.getByText('Den duong khu 5').waitFor();
    await waitForRows(1);
    await page.reload();
    await waitForRows(1);
    expect(await page.getByRole('searchbox').inputValue()).toBe('đen duong');
  });

  test('a filter stands in the address: a reload and the way back keep it', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues');
    await rows().first().waitFor();
    await page.getByRole('link', { name: /^Chờ xem/ }).click();
    const fresh = TOWN_ISSUES.filter(({ status }) => status === undefined).length;
    await waitForRows(fresh);
    expect(new URL(page.url()).search).toBe('?status=new,reopened');

    await page.getByRole('combobox', { name: 'Địa bàn' }).click();
    await page.keyboard.type('hoa dinh');
    await page.getByRole('option', { name: 'Hòa Đình' }).click();
    await waitForRows(2);
    await page.reload();
    await waitForRows(2);
    expect(await page.getByRole('combobox', { name: 'Địa bàn' }).inputValue()).toBe('Hòa Đình');

    await page.getByRole('combobox', { name: 'Loại việc' }).click();
    await page.keyboard.type('giao thong');
    await page
      .getByRole('option', { name: /Cả nhóm/ })
      .first()
      .click();
    await waitForRows(1);
    expect(new URL(page.url()).searchParams.get('category')).toBe('GT');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await waitForRows(fresh);
  });

  test('says what to do where nothing fits', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues?q=xyzxyz');
    await page.getByText('Không có phản ánh nào khớp').waitFor();
    await page.getByRole('button', { name: 'Bỏ lọc' }).last().click();
    await waitForRows(TOWN_ISSUES.length);
  });

  test('goes on where the page ends, without showing one twice', async () => {
    page = await browser.newPage({ viewport: DESK });
    // The real list in smaller pages.
    await page.route('**/api/issues?*', (route) =>
      route.continue({ url: route.request().url().replace('limit=50', 'limit=10') }),
    );
    await openAs(page, town, '/issues');
    await waitForRows(10);
    await page.getByRole('button', { name: 'Tải thêm' }).click();
    await waitForRows(20);
    await page.getByRole('button', { name: 'Tải thêm' }).click();
    await page.getByText('Đã hết danh sách.').waitFor();
    const all = await codes();
    expect(new Set(all).size).toBe(TOWN_ISSUES.length);
    expect(all).toHaveLength(TOWN_ISSUES.length);
  });

  test('says what happened when the server is away, and comes back', async () => {
    browser.expectErrors(/503|Failed to load/);
    page = await browser.newPage({ viewport: DESK });
    await page.route('**/api/issues?*', (route) => route.abort());
    await openAs(page, town, '/issues');
    await page.getByText('Không nối được với máy chủ.').waitFor();
    await page.unroute('**/api/issues?*');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await waitForRows(TOWN_ISSUES.length);
  });
});

async function waitForRows(count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('[data-code]').length === wanted, count);
}
