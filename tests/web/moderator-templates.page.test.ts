import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK, expectAccessible, PHONE } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What is often answered: chosen where an answer is written, its blanks filled, and edited on a page of its own. */

const { browser, db, town } = await useModeratorTown();
let page: Page;

beforeEach(async () => {
  page = await browser.newPage({ viewport: DESK });
});

test('a template brings what is known, marks the first blank, and is not sent before all are filled', async () => {
  const code = await town.report({ hours: 1, category: 'HT-01', area: 'K.VOCUONG.HOADINH', text: 'Đèn đường tắt.' });
  await db.query(
    `UPDATE issues SET status = 'in_progress', unit_id = (SELECT id FROM units WHERE kind = 'KTHT' ORDER BY id LIMIT 1) WHERE code = $1`,
    [code],
  );
  await openAs(page, town, `/issues/${code}`);
  await page.getByRole('button', { name: 'Câu mẫu' }).click();
  await page.getByRole('menuitem', { name: /^Hẹn ngày làm/ }).click();
  const field = page.getByLabel('Trả lời người dân');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  expect(await field.inputValue()).toMatch(/^Phòng .* đã xem chỗ này và sẽ làm xong trước ngày \[ngày\]\.$/);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Còn phần trong ngoặc vuông chưa điền: [ngày]').waitFor();
  await page.keyboard.insertText('5/12');
  expect(await field.inputValue()).toMatch(/sẽ làm xong trước ngày 5\/12\.$/);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.locator('section[aria-label^="Phản ánh "] header').getByText('Đã trả lời').waitFor();
});

test('templates are added, changed and taken out of use', async () => {
  await openAs(page, town, '/templates');
  await page.getByRole('button', { name: 'Thêm câu mẫu' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Xin viết câu mẫu.').waitFor();
  await page.getByLabel('Tên ngắn (hiện trên nút)').fill('Hẹn tuần sau');
  await page.getByLabel('Câu gửi người dân').fill('[đơn vị] sẽ làm trong tuần sau.');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('link', { name: /Hẹn tuần sau/ }).waitFor();
  await page.getByRole('button', { name: 'Thôi dùng' }).click();
  await page.getByRole('button', { name: 'Dùng lại' }).waitFor();
  expect(
    await db.query(
      `SELECT version, retired_at IS NOT NULL AS retired FROM answer_templates WHERE label = 'Hẹn tuần sau'`,
    ),
  ).toEqual([{ version: 2, retired: true }]);
  await expectAccessible(page);
});

test('on a telephone the list and the opened template stand one after the other', async () => {
  await page.setViewportSize(PHONE);
  await openAs(page, town, '/templates');
  await page.getByRole('link', { name: /Hẹn ngày làm/ }).click();
  await page.getByRole('heading', { name: 'Hẹn ngày làm' }).waitFor();
  await page.getByRole('button', { name: 'Câu mẫu', exact: true }).click();
  await page.getByRole('link', { name: /Hẹn ngày làm/ }).waitFor();
});
