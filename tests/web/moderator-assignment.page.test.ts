import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { plusDays, townDay } from '../../src/calendar/town-day.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { DUTY, fillDuties } from './fill-duties.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** One assignment with its ladder and what can be decided; the board of posts and duties that leads to it. */

const { browser, db, town } = await useModeratorTown();
let page: Page;

const filled = await fillDuties(db, town);

async function open(address: string, viewport = DESK): Promise<void> {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address);
}
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const statusOf = async (number: number) =>
  (await db.query<{ status: string }>('SELECT status FROM assignments WHERE number = $1', [number]))[0]!.status;
const today = townDay(new Date());
const board = `/duties/matrix?from=${plusDays(today, -4)}&to=${plusDays(today, 6)}&programme=NQ02`;

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('the board shows each post with each duty by a sign; its columns scroll in their own box', async () => {
    await open(`/duties/matrix?from=${plusDays(today, -10)}&to=${plusDays(today, 20)}`, viewport);
    await page
      .getByRole('link', { name: /Trễ hạn/ })
      .first()
      .waitFor();
    await screenshot(page, `matrix-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    const box = page.getByRole('region', { name: 'Chức danh và nhiệm vụ' });
    await box.evaluate((element) => element.scrollTo({ left: 400 }));
    const post = await box.getByRole('rowheader').first().boundingBox();
    const frame = await box.boundingBox();
    expect(Math.round(post!.x - frame!.x)).toBeLessThanOrEqual(1);
  });

  test('one assignment says how it stands, whom it reaches, and which reminders arrived', async () => {
    await open(`/duties/nv/${filled.late}`, viewport);
    const ladder = page.getByRole('region', { name: 'Nhắc việc' });
    await ladder.getByText(/^Đã đến lúc/).waitFor();
    await ladder.getByText(/^Mẫu tin mời nhắn lại đã đến máy lúc .+, đang chờ nhắn lại$/).waitFor();
    await ladder.getByText(/^Không đến: người nhận đã chặn/).waitFor();
    await page.getByText('Nhắn được qua Trang web.').waitFor();
    await screenshot(page, `assignment-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('what was shown stands with its photo', async () => {
    await open(`/duties/nv/${filled.filed}`, viewport);
    const evidence = page.getByRole('region', { name: 'Kết quả' });
    await evidence.getByText('12/BC-CTMT ngày 20/11').waitFor();
    await evidence.getByRole('button', { name: /ảnh/i }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await screenshot(page, `assignment-filed-${name}`);
  });
});

test('a sign of the board opens its assignment, and the way back leads to the board', async () => {
  await open(board);
  await page
    .getByRole('link', { name: new RegExp(`${DUTY}.*Trễ hạn`) })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Báo cáo việc làm ở khu phố' }).waitFor();
  await page.getByRole('link', { name: 'Danh sách', exact: true }).click();
  await page.getByRole('region', { name: 'Chức danh và nhiệm vụ' }).waitFor();
});

test('what was filed is returned with a reason; without one nothing is sent', async () => {
  await open(`/duties/nv/${filled.filed}`);
  await page.getByRole('button', { name: 'Trả lại để bổ sung' }).click();
  const form = page.getByRole('form', { name: 'Trả lại để bổ sung' });
  await form.getByRole('button', { name: 'Trả lại để bổ sung' }).click();
  await form.getByText('Xin ghi lý do.').waitFor();
  await form.getByLabel('Lý do, người làm sẽ đọc').fill('thiếu phụ lục');
  await form.getByRole('button', { name: 'Trả lại để bổ sung' }).click();
  await page.getByText('Cần bổ sung', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Quá trình' }).getByText('thiếu phụ lục').waitFor();
  expect(await statusOf(filled.filed)).toBe('returned');
});

test('a deadline is moved, and an assignment goes to another post', async () => {
  await open(`/duties/nv/${filled.fresh}`);
  await page.getByRole('button', { name: 'Giao người khác' }).click();
  const form = page.getByRole('form', { name: 'Giao người khác' });
  await form.getByRole('combobox', { name: 'Đơn vị' }).fill('uy ban mttq');
  await page.getByRole('option').first().click();
  await form.getByRole('combobox', { name: 'Chức danh' }).click();
  await page.getByRole('option').first().click();
  await form.getByRole('button', { name: 'Giao người khác' }).click();
  await page.getByRole('region', { name: 'Quá trình' }).getByText('giao người khác').waitFor();
  const [post] = await db.query<{ kind: string }>(
    'SELECT p.kind FROM assignments a JOIN posts p ON p.id = a.post_id WHERE a.number = $1',
    [filled.fresh],
  );
  expect(post!.kind).not.toBe('truong_ban_ctmt');
});

test('the telephone number is shown to who asks for it', async () => {
  await open(`/duties/nv/${filled.late}`);
  await page.getByRole('button', { name: 'Xem số điện thoại' }).click();
  await page.getByRole('link', { name: '0900 000 001' }).waitFor();
});
