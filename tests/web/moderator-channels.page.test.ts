import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { addTasks } from '../../src/staff/task-store.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { FIRST, openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** Use, forecast and cost of channels; the settings of administrators; the telephone number of somebody who is to be called. */

const { browser, db, town } = await useModeratorTown({ administrator: true, filled: true });
let page: Page;

beforeEach(async () => {
  await db.clear('tasks', 'channel_use', 'channel_terms', 'channel_terms_history');
  // Ninety a day of late, and ten messages left of the month.
  await db.query(`
    INSERT INTO channel_use
    SELECT 'zalo-bot', '1', day::date, 'free', 1, 90, 0
    FROM generate_series(now() - interval '10 days', now() - interval '1 day', interval '1 day') AS day;
    INSERT INTO channel_use SELECT 'zalo-bot', '1', today, 'free', 1, 2990 - coalesce((SELECT sum(messages) FROM channel_use
      WHERE date_trunc('month', day) = date_trunc('month', today)), 0), 0
    FROM (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today) t;
    INSERT INTO channel_use VALUES ('zalo-oa', '2', (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'paid', 1, 40, 2200)`);
});

async function open(address: string, viewport = DESK, who = FIRST): Promise<void> {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address, who);
}
const card = (channel: string) => page.locator(`[data-channel="${channel}"]`);

/** A template asked somebody to write, and reached their phone. */
async function templateArrives(): Promise<void> {
  const [talk] = await db.query<{ id: string }>(
    `SELECT id::text FROM conversations WHERE consented_at IS NOT NULL LIMIT 1`,
  );
  await enqueue(db.database, [
    { conversationId: talk!.id, priority: 2, reply: { text: 'tin' }, readyAt: new Date(), onceKey: 'template' },
  ]);
  await db.query(`UPDATE outbox_messages SET channel = 'zalo-oa', account = '2', reason = 'waits_for_person',
    ready_at = now() + interval '7 days' WHERE once_key = 'template'`);
  await db.query(`INSERT INTO outbox_templates (message_id, tracking_id, sent_at, arrived_at)
    SELECT id, 'template', now(), now() FROM outbox_messages WHERE once_key = 'template'`);
}

test('each channel says what is used, when it ends, what it costs and who would be lost without it', async () => {
  await templateArrives();
  await open('/channels');
  await card('zalo-oa').getByText('Zalo đã báo 1 mẫu tin đến máy.').waitFor();
  await card('zalo-bot')
    .getByText(/Hết hạn mức khoảng ngày \d\d\/\d\d/)
    .waitFor();
  await card('zalo-bot').getByText('2.990 / 3.000').waitFor();
  await card('zalo-oa').getByText('Tháng này: 0 tin miễn phí, 40 tin có phí, 0 mẫu tin.').waitFor();
  await card('zalo-oa').getByText('2.200 đồng').waitFor();
  const only = await db.query<{ n: number }>(
    `SELECT count(DISTINCT person_id)::int AS n FROM conversations WHERE channel = 'web' AND consented_at IS NOT NULL`,
  );
  await card('web').getByText(`${only[0]!.n} người không có kênh khác.`).waitFor();
  await expectAccessible(page);
  await screenshot(page, 'channels-1440');
});

test('an administrator allows what costs, up to a sum; the history says who did; a moderator only looks', async () => {
  await open('/channels');
  await card('zalo-oa').getByRole('button', { name: 'Cài đặt chi phí, hạn mức' }).click();
  await card('zalo-oa').getByLabel('Cho phép gửi tin có phí').check();
  await card('zalo-oa').getByLabel('Tiền tối đa mỗi tháng').fill('500000');
  await card('zalo-oa').getByLabel('Hỏi Zalo còn bao nhiêu tin miễn phí trước mỗi tin').check();
  await card('zalo-oa').getByLabel('Mã mẫu tin đã duyệt').fill('12345');
  await card('zalo-oa').getByLabel('Tên tham số mã phản ánh').fill('ma');
  await screenshot(page, 'channels-form-1440');
  await expectAccessible(page);
  await card('zalo-oa').getByRole('button', { name: 'Lưu cài đặt' }).click();
  await card('zalo-oa').getByText('2.200 đồng / 500.000 đồng').waitFor();
  expect(
    await db.query(`SELECT version, terms->>'paidAllowed' AS paid, terms->>'monthlyBudget' AS budget,
      terms->>'asksFreeLeft' AS asks, terms->'template'->>'id' AS template FROM channel_terms`),
  ).toEqual([{ version: 1, paid: 'true', budget: '500000', asks: 'true', template: '12345' }]);
  await card('zalo-oa').getByText('Lịch sử cài đặt').click();
  await card('zalo-oa').getByText(`${FIRST.name}`).waitFor();
  await open('/channels', PHONE, SECOND);
  await card('zalo-oa').getByText('2.200 đồng / 500.000 đồng').waitFor();
  expect(await page.getByRole('button', { name: 'Cài đặt chi phí, hạn mức' }).count()).toBe(0);
  await screenshot(page, 'channels-390');
  const refused = await page.request.put(`${town.url}/api/channels/zalo-oa/terms`, { data: {} });
  expect(refused.ok()).toBe(false);
});

test('who is to be called: the number is shown to whoever sees the task, when asked for, and the call is noted there', async () => {
  const [talk] = await db.query<{ id: string }>(
    `SELECT id::text FROM conversations WHERE consented_at IS NOT NULL LIMIT 1`,
  );
  const phone = encryptionWith(Buffer.alloc(32, 7)).encrypt('0912345678');
  await db.query('UPDATE people SET phone_cipher = $1 WHERE id = (SELECT person_id FROM conversations WHERE id = $2)', [
    phone,
    talk!.id,
  ]);
  const note = 'Không nhắn tin được: hạn mức tin trong tháng sắp hết. Gọi điện báo: Phản ánh VC-0427 đã xong.';
  await addTasks(
    db.database,
    [{ kind: 'phone', subject: talk!.id, conversationId: talk!.id, note, dueAt: new Date(Date.now() + 3_600_000) }],
    new Date(),
  );
  await open('/tasks');
  const row = page.locator('[data-kind="phone"]');
  await row.getByText('Gọi điện báo tin').waitFor();
  expect(await row.getByText('0912').count()).toBe(0);
  await row.getByRole('button', { name: 'Xem số điện thoại' }).click();
  expect(await row.getByRole('link', { name: '0912 345 678' }).getAttribute('href')).toBe('tel:0912345678');
  await screenshot(page, 'task-phone-1440');
  await row.getByRole('button', { name: 'Xong' }).click();
  await row.getByRole('button', { name: 'Đã gọi, đã báo tin' }).click();
  await row.getByRole('button', { name: 'Ghi là xong' }).click();
  await page.getByText('Không có việc nào đang chờ').waitFor();
  const [task] = await db.query<{ id: string; outcome: string }>('SELECT id::text, outcome FROM tasks');
  expect(task!.outcome).toBe('Đã gọi, đã báo tin');
  // With the end of the task the number is shown no more.
  expect((await page.request.get(`${town.url}/api/tasks/${task!.id}/phone`)).status()).toBe(404);
});
