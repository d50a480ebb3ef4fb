import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { plusDays, townDay } from '../../src/calendar/town-day.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { fillDuties } from './fill-duties.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** Who is late or silent, and one reminder more; what is given by hand. */

const { browser, db, town } = await useModeratorTown();
let page: Page;

const filled = await fillDuties(db, town);

async function open(address: string, viewport = DESK): Promise<void> {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address);
}
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const row = () => page.locator(`[data-chase="${filled.late}"]`);

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('each row says who, what, how they were reminded last, and what would be said', async () => {
    await open('/duties/chase?programme=NQ02&why=late', viewport);
    await row()
      .getByText(/^Văn phòng nhờ đồng chí xem giúp NV/)
      .waitFor();
    await row()
      .getByText(/^Nhắc lần cuối .* không đến$/)
      .waitFor();
    await screenshot(page, `chase-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });
});

test('a reminder is edited and sent; the row says so, and it cannot be chosen again today', async () => {
  await open('/duties/chase?programme=NQ02&why=late');
  await row().getByRole('button', { name: 'Sửa lời' }).click();
  await page.getByRole('textbox', { name: `Lời nhắc NV${filled.late}` }).fill('Nhờ đồng chí gửi giúp báo cáo.');
  await row().getByRole('button', { name: 'Gửi lời nhắc' }).click();
  await row().getByText('Hôm nay đã nhắc').waitFor();
  expect(await row().getByRole('checkbox').isDisabled()).toBe(true);
  expect(await db.query(`SELECT kind, text FROM reminders WHERE kind = 'chase'`)).toEqual([
    { kind: 'chase', text: 'Nhờ đồng chí gửi giúp báo cáo.' },
  ]);
});

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('giving and trying out on a %s', (name, viewport) => {
  test('a duty is given by hand only after it was seen who gets it; asked again it is given to nobody twice', async () => {
    await open('/duties/give', viewport);
    await page.getByRole('combobox', { name: 'Nhiệm vụ' }).fill('nv.bc-03');
    await page.getByRole('option', { name: /NV\.BC-03/ }).click();
    const day = plusDays(townDay(new Date()), name === 'desk' ? 40 : 41);
    await page.getByRole('textbox', { name: 'Hạn' }).fill(day.split('-').reverse().join('/'));
    await page.getByText(/^Giao một nhiệm vụ trong danh mục/).click();
    await page.getByRole('grid').waitFor({ state: 'hidden' });
    const who = page.getByRole('region', { name: 'Ai nhận' });
    await who.locator('[data-post]').first().waitFor();
    await who.getByText(/^Hạn .*Các lần nhắc/).waitFor();
    await screenshot(page, `give-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    await who
      .getByRole('checkbox', { name: /^Giao cho/ })
      .first()
      .uncheck();
    await who.getByRole('button', { name: /^Giao \d+ việc$/ }).click();
    await who.getByText('đã có việc này').first().waitFor();
    const given = await db.query(`SELECT 1 FROM assignments WHERE duty_code = 'NV.BC-03' AND occurrence = $1`, [day]);
    expect(given.length).toBe(await who.getByText('đã có việc này').count());
    // Who was left out can be given it still.
    await who.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
    await who.getByRole('button', { name: 'Giao 1 việc' }).waitFor();
  });

  test('if today were another day: who would be told what, and nothing is sent', async () => {
    const sent = await db.query('SELECT 1 FROM outbox_messages');
    await open(`/duties/simulate?today=${plusDays(townDay(new Date()), 2)}&days=14&programme=NQ02`, viewport);
    await page.locator('[data-day]').first().waitFor();
    await page
      .getByText(/^Nhắc theo hạn: NV\d+ – Báo cáo việc làm ở khu phố/)
      .first()
      .waitFor();
    await screenshot(page, `simulate-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    expect(await db.query('SELECT 1 FROM outbox_messages')).toHaveLength(sent.length);
  });
});
