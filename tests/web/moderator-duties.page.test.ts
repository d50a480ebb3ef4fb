import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { townDay } from '../../src/calendar/town-day.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { DUTY, fillDuties } from './fill-duties.ts';
import { FIRST, openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** The catalogue of duties and their calendar: what posts owe, and when. */

const { browser, db, town } = await useModeratorTown({ administrator: true });
let page: Page;

await fillDuties(db, town);

async function open(address: string, viewport = DESK, who = FIRST): Promise<void> {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address, who);
}
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const dayIn = (days: number) => townDay(new Date(Date.now() + days * 86_400_000));

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('a month shows what falls due on which day, by sign and number', async () => {
    await open(`/duties/calendar?month=${dayIn(-3).slice(0, 7)}`, viewport);
    const day = page.locator(`[data-day="${dayIn(-3)}"]`);
    await day
      .getByRole('link', { name: /việc trễ hạn$/ })
      .first()
      .waitFor();
    await screenshot(page, `duties-month-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('the list gives one deadline after the other', async () => {
    await open(`/duties/calendar?view=list&duty=${DUTY}`, viewport);
    await page.locator('[data-assignment][data-state="late"]').first().waitFor();
    await screenshot(page, `duties-list-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('the catalogue says of one duty who, when, what and how reminded', async () => {
    await open('/duties/catalogue', viewport);
    await page.locator('[data-duty="NV.BC-02"]').waitFor();
    await screenshot(page, `duties-catalogue-${name}`);
    await page.locator('[data-duty="NV.BC-02"]').click();
    await page.getByText('ngày 20 hằng tháng').last().waitFor();
    await page
      .getByText(/^Chủ tịch Ủy ban MTTQ/)
      .first()
      .waitFor();
    await screenshot(page, `duties-one-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('the form of a duty', async () => {
    await open(`/duties/catalogue?duty=${DUTY}&edit=true`, viewport);
    await page.getByText('Hạn sắp tới', { exact: false }).first().waitFor();
    await screenshot(page, `duties-form-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });
});

test('a duty is written, with its deadlines beside, and ended again', async () => {
  await open('/duties/catalogue');
  await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();
  await page.getByLabel('Mã', { exact: true }).fill('nv.th-09');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Còn mục chưa điền đúng').waitFor();
  await page.getByLabel('Tên nhiệm vụ').fill('Báo cáo an sinh');
  await page.getByLabel('Tên tiếng Anh').fill('Welfare report');
  await page.getByRole('combobox', { name: 'Chức danh làm' }).click();
  await page.getByRole('option', { name: 'Trưởng khu phố' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('Ngày trong tháng').fill('12');
  await page.getByText('ngày 12 hằng tháng').waitFor();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.locator('[data-duty="NV.TH-09"]').waitFor();
  const pane = page.getByRole('article', { name: 'NV.TH-09' });
  await pane.getByText(/^Trưởng khu phố/).waitFor();
  await pane.getByRole('button', { name: 'Ngừng nhiệm vụ' }).click();
  await pane.getByRole('button', { name: 'Lưu', exact: true }).click();
  await pane.getByText(/^đến hết \d/).waitFor();
});

test('a moderator of wards looks at the catalogue, and does not edit it', async () => {
  await open('/duties/catalogue?duty=NV.BC-02', DESK, SECOND);
  await page.getByRole('article', { name: 'NV.BC-02' }).waitFor();
  expect(await page.getByRole('button', { name: 'Sửa nhiệm vụ' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).count()).toBe(0);
});

test('one’s own calendar has a secret address, and another one ends it', async () => {
  await open('/duties/calendar');
  await page.getByRole('button', { name: 'Đưa vào lịch điện thoại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tạo địa chỉ' }).click();
  const field = dialog.getByLabel('Địa chỉ riêng');
  const first = await field.inputValue();
  expect((await page.request.get(first)).status()).toBe(200);
  await screenshot(page, 'duties-feed');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Đổi địa chỉ' }).click();
  await page.getByText('Địa chỉ cũ không dùng được nữa.').waitFor();
  expect((await page.request.get(first)).status()).toBe(404);
  expect((await page.request.get(await field.inputValue())).status()).toBe(200);
});
