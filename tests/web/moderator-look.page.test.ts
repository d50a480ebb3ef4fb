import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { testDatabase } from '../database.ts';
import { openAs, openModeratorTown } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** How the page looks: on a desk side by side, on a phone one above the other; nothing too faint, nothing cut off. */

const { browser, db, town } = await useModeratorTown({ filled: true });
let page: Page;

const { code } = (await db.query<{ code: string }>(`SELECT code FROM issues WHERE text LIKE 'Cây xà cừ%'`))[0]!;

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('the list', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, '/issues');
    await page.locator('[data-code]').first().waitFor();
    await screenshot(page, `moderator-list-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('one issue', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, `/issues/${code}`);
    await page.getByText('Đã gọi tổ cây xanh').waitFor();
    await page
      .getByRole('textbox', { name: 'Trả lời người dân' })
      .fill('Tổ cây xanh đã chằng chống cây, ngày mai sẽ hạ.');
    await page
      .getByRole('region', { name: /^Bản đồ/ })
      .locator('path[stroke="#0b5d52"]')
      .first()
      .waitFor();
    await screenshot(page, `moderator-issue-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    // Side by side on a desk; on a phone the issue covers the list, and "Danh sách" leads back.
    expect(await page.locator(`[data-code="${code}"]`).isVisible()).toBe(name === 'desk');
    if (name === 'phone') {
      await page.getByRole('button', { name: 'Danh sách' }).click();
      await page.locator(`[data-code="${code}"]`).waitFor();
    }
  });

  test('the dialogs', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, `/issues/${code}`);
    await page.getByRole('button', { name: 'Trạng thái' }).click();
    await page.getByRole('radio', { name: /^Không nhận/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill('Cây nằm trong khuôn viên của một cơ quan, chúng tôi đã báo họ.');
    await screenshot(page, `moderator-status-${name}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Chuyển nơi khác' }).click();
    await page.getByRole('combobox', { name: 'Đơn vị' }).last().click();
    await page.getByRole('option').first().waitFor();
    await screenshot(page, `moderator-assign-${name}`);
    await expectAccessible(page);
  });

  test('the inbox', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, '/inbox');
    await page.locator('[data-message]').nth(1).click();
    await page.getByRole('region', { name: 'Cuộc trò chuyện' }).getByRole('article').first().waitFor();
    await screenshot(page, `moderator-inbox-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });
});

test('an empty town says what will appear and how', async () => {
  const empty = await testDatabase({ sample: true });
  const quiet = await openModeratorTown(empty);
  try {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, quiet, '/issues');
    await page.getByText('Khi người dân gửi phản ánh').waitFor();
    await page.getByRole('link', { name: 'Hộp tin' }).click();
    await page.getByText('Mọi tin nhắn của người dân').waitFor();
    await expectAccessible(page);
  } finally {
    await page.close();
    await quiet.close();
    await empty.close();
  }
});

test('in English every word of the page is English', async () => {
  page = await browser.newPage({ viewport: DESK });
  await openAs(page, town, '/issues');
  await page.getByRole('button', { name: /^Đang đăng nhập/ }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Issues' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: /^Late/ }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});
