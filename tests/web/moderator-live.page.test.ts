import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** The inbox, and how lists take what comes in while somebody reads them. */

const { browser, town } = await useModeratorTown({ filled: true });
let page: Page;

/** Opens a page and waits until it listens. */
async function openListening(address: string): Promise<void> {
  page = await browser.newPage({ viewport: DESK });
  const listening = page.waitForResponse('**/api/live');
  await openAs(page, town, address);
  await listening;
}

test('the inbox shows every message with direction, channel, words, photos, time and its issue', async () => {
  await openListening('/inbox');
  const row = page.getByRole('listitem').filter({ hasText: 'Mất nắp cống ngay trước' });
  await row.getByText('Người dân nhắn').waitFor();
  await row.getByText('Trang web').waitFor();
  await row.getByText('2 ảnh').waitFor();
  await row.getByText('phút trước').waitFor();
  const code = await row.getByRole('link', { name: /^Mở phản ánh/ }).innerText();
  await row.getByRole('link').first().click();
  await page.getByRole('region', { name: 'Cuộc trò chuyện' }).getByText(`Đã nhận phản ánh ${code}`).waitFor();
  expect(new URL(page.url()).searchParams.get('conversation')).toMatch(/^[0-9a-f-]{36}$/);
  await row.getByRole('link', { name: /^Mở phản ánh/ }).click();
  await page.waitForURL(`**/issues/${code}`);
});

test('a new message waits at the top and moves nothing until it is asked for', async () => {
  await openListening('/inbox');
  const rows = page.locator('[data-message]');
  await rows.first().waitFor();
  const before = await rows.first().getAttribute('data-message');
  const top = await rows.nth(2).boundingBox();
  await town.write('Chào cán bộ, tôi muốn hỏi giờ tiếp dân');
  await page.getByRole('button', { name: '1 tin mới' }).waitFor();
  expect(await rows.first().getAttribute('data-message')).toBe(before);
  expect(await rows.nth(2).boundingBox()).toEqual(top);
  await town.write('Cho tôi hỏi thêm');
  await page.getByRole('button', { name: '2 tin mới' }).click();
  await page.getByText('Cho tôi hỏi thêm').waitFor();
  expect(await rows.first().innerText()).toContain('Cho tôi hỏi thêm');
  expect(await page.getByRole('button', { name: /tin mới/ }).count()).toBe(0);
});

test('the inbox is walked with j and k, opened with o, and older pages are fetched on demand', async () => {
  await openListening('/inbox');
  const rows = page.locator('[data-message]');
  await rows.first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL(/conversation=/);
  await page.keyboard.press('Escape');
  await page.waitForURL('**/inbox');
  const shown = await rows.count();
  await page.getByRole('button', { name: 'Tải thêm' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('[data-message]').length > count, shown);
});

test('a new issue waits at the top of the list; the counts follow at once', async () => {
  await openListening('/issues?status=new,reopened');
  const rows = page.locator('[data-code]');
  await rows.first().waitFor();
  const before = await rows.first().getAttribute('data-code');
  const top = await rows.nth(1).boundingBox();
  const count = await rows.count();
  const code = await town.report({ hours: 0, category: 'VS-01', area: 'W.KINHBAC', text: 'Rác mới đổ ở cổng chợ' });
  await page.getByRole('button', { name: '1 thay đổi' }).waitFor();
  await page.getByRole('link', { name: `Chờ xem ${count + 1}` }).waitFor();
  expect(await rows.first().getAttribute('data-code')).toBe(before);
  expect(await rows.nth(1).boundingBox()).toEqual(top);
  await page.getByRole('button', { name: '1 thay đổi' }).click();
  await page.locator(`[data-code="${code}"]`).waitFor();
  expect(await rows.first().getAttribute('data-code')).toBe(code);
});

test("a moderator's own change is no news to him", async () => {
  const code = await town.report({ hours: 0, category: 'VS-01', area: 'W.KINHBAC', text: 'Rác ở bờ hồ' });
  await openListening(`/issues/${code}`);
  await page.getByRole('heading', { name: 'Nội dung phản ánh' }).waitFor();
  await page.keyboard.press('s');
  await page.getByRole('radio', { name: /^Đã xem/ }).click();
  const fetched = page.waitForResponse((response) => response.url().includes('/api/issues?'));
  await page.getByRole('button', { name: 'Đổi và báo người dân' }).click();
  await page.locator('header').getByText('Đã xem').waitFor();
  await fetched;
  // What the page learned by that answer it shows at once, if at all.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.getByRole('button', { name: /thay đổi/ }).count()).toBe(0);
  expect(await page.getByText('vừa có thay đổi').count()).toBe(0);
});
