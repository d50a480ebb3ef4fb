import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { buildPagesIfStale } from '../../src/web/build-pages.ts';
import { DESK, expectAccessible, PHONE, screenshot, useBrowser } from '../browser.ts';
import { testDatabase } from '../database.ts';
import { type FilledDuties, fillDuties } from './fill-duties.ts';
import { type ModeratorTown, openAs, openModeratorTown } from './moderator-town.ts';

/** Who is late or silent, and one reminder more; what is given by hand. */

const browser = useBrowser();
const db = await testDatabase();
jest.setTimeout(60_000);
let town: ModeratorTown;
let page: Page;
let filled: FilledDuties;

beforeAll(async () => {
  await buildPagesIfStale();
  town = await openModeratorTown(db);
  filled = await fillDuties(db, town);
}, 180_000);
afterAll(async () => {
  await town?.close();
  await db.close();
});

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
