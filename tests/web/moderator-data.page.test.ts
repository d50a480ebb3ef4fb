import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DATA_TASK } from '../../src/conversations/data-rights/data-task.ts';
import { addDataRequests } from '../../src/people/data-request-store.ts';
import { addTasks } from '../../src/staff/task-store.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What residents ask about their data, as a moderator deals with it. */

const { browser, db, town } = await useModeratorTown({ filled: true });
let page: Page;

beforeEach(() => db.clear('tasks', 'data_requests'));

/** The newest reporter asks an officer about their data. @returns the id of the request. */
async function asks(daysAgo = 0): Promise<string> {
  const [who] = await db.query<{ personId: string; conversationId: string; channel: string; wardId: string }>(`
    SELECT i.person_id AS "personId", i.conversation_id AS "conversationId", c.channel, i.ward_id AS "wardId"
    FROM issues i JOIN conversations c ON c.id = i.conversation_id WHERE i.person_id IS NOT NULL ORDER BY i.created_at DESC LIMIT 1`);
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const [request] = await addDataRequests(db.database, [{ ...who!, kind: 'other' }], at);
  const task = { kind: DATA_TASK, subject: request!.id, conversationId: who!.conversationId, dueAt: request!.dueAt };
  await addTasks(db.database, [{ ...task, note: 'Người dân có yêu cầu về dữ liệu của mình' }], at);
  return request!.id;
}

test('from the task to the request, an answer in words, and it is done', async () => {
  const id = await asks();
  page = await browser.newPage({ viewport: DESK });
  await openAs(page, town, '/tasks');
  await page.getByRole('link', { name: 'Xem và xử lý yêu cầu' }).click();
  await page.getByRole('heading', { name: 'Hỏi, đề nghị khác' }).waitFor();
  expect(page.url()).toContain(`/data-requests?request=${id}`);
  await page.getByText('Người dân gửi yêu cầu').waitFor();
  await expectAccessible(page);
  await screenshot(page, 'moderator-data-request');

  await page.getByRole('button', { name: 'Trả lời và xong' }).click();
  await page.getByText('Hãy viết điều cần nói với người dân.').waitFor();
  await page.getByLabel('Trả lời người dân, nguyên văn').fill('Năm sinh đã được sửa.');
  await page.getByRole('button', { name: 'Trả lời và xong' }).click();
  await page
    .getByText('“Năm sinh đã được sửa.”')
    .or(page.locator('q', { hasText: 'Năm sinh đã được sửa.' }))
    .first()
    .waitFor();
  expect(await db.query(`SELECT state FROM data_requests`)).toEqual([{ state: 'done' }]);
  expect(await db.query(`SELECT outcome FROM tasks`)).toEqual([{ outcome: 'Đã trả lời người dân' }]);
  await page.getByText('Không có yêu cầu nào').waitFor();
});

test('what is late says so, and everything is deleted only after it was said twice', async () => {
  const id = await asks(10);
  browser.expectErrors(/Failed to load/);
  page = await browser.newPage({ viewport: DESK });
  // A list that cannot be had says so instead of waiting for ever.
  await page.route('**/api/data-requests?*', (route) => route.abort());
  await openAs(page, town, `/data-requests?request=${id}`);
  await page.getByText('Không nối được với máy chủ.').waitFor();
  await page.unroute('**/api/data-requests?*');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByText('1 quá hạn').waitFor();
  const erase = page.getByRole('button', { name: 'Xóa hết dữ liệu' });
  expect(await erase.isDisabled()).toBe(true);
  await page.getByLabel('Tôi đã xem kỹ: người này muốn xóa hết.').check();
  await erase.click();
  await page.getByText('Người gửi không còn dữ liệu nào ở đây.').waitFor();
  expect(await db.query(`SELECT person_id, state FROM data_requests`)).toEqual([{ person_id: null, state: 'done' }]);
  expect(await db.query(`SELECT act FROM data_request_acts ORDER BY id`)).toEqual([
    { act: 'asked' },
    { act: 'erased' },
  ]);
});

test('on a phone the list and the request are one after the other, and what was removed by time can be read', async () => {
  await asks();
  await db.query(`INSERT INTO retention_counts VALUES ('2026-11-20', 'closedMedia', 12)`);
  page = await browser.newPage({ viewport: PHONE });
  await openAs(page, town, '/data-requests');
  await page.getByText('Đã xóa vì hết thời hạn lưu').click();
  await page.getByText('20/11/2026: Ảnh, tin thoại của việc đã xong – 12').waitFor();
  await page.getByRole('link', { name: /Hỏi, đề nghị khác/ }).click();
  await page.getByRole('heading', { name: 'Đang lưu' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await page.getByRole('link', { name: /Hỏi, đề nghị khác/ }).waitFor();
});
