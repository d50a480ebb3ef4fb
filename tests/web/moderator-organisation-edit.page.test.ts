import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** Units and posts are made and changed in the page. */

const { browser, db, town } = await useModeratorTown({ administrator: true });
let page: Page;

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const dialog = () => page.getByRole('dialog');
const history = () => page.getByRole('region', { name: 'Lịch sử thay đổi' });

async function open(search: string, { who, viewport = DESK }: { who?: typeof SECOND; viewport?: typeof DESK } = {}) {
  page = await browser.newPage({ viewport });
  await openAs(page, town, `/organisation${search}`, who);
}

/** Types into a list and takes what is found. */
async function choose(name: string, text: string, option: string | RegExp) {
  const field = dialog().getByRole('combobox', { name });
  // As one does it: what stands there, and all that there is, is seen before anything is typed.
  await field.click();
  await page.getByRole('option').first().waitFor();
  await field.fill(text);
  await page.getByRole('option', { name: option }).first().click();
}

describe('a unit', () => {
  test('is made with what is missing said first, then gets a post, which leads it', async () => {
    await open('');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    const submit = () => dialog().getByRole('button', { name: 'Thêm đơn vị' }).click();
    await submit();
    await dialog().getByText('Xin ghi tên đơn vị.').waitFor();
    await dialog().getByText('Xin chọn loại đơn vị.').waitFor();
    await dialog().getByText('Xin chọn địa bàn.').waitFor();
    await dialog().getByRole('textbox', { name: 'Tên đơn vị' }).fill('Hội Phụ nữ phường Kinh Bắc');
    await choose('Loại đơn vị', 'loai khac', 'Loại khác, chưa có ở trên');
    await submit();
    await dialog().getByText('Xin ghi mã loại.').waitFor();
    await dialog().getByRole('textbox', { name: 'Mã loại mới' }).fill('hpn');
    await choose('Địa bàn', 'ca phuong kinh bac', 'Cả phường Kinh Bắc');
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-unit-new');
    await submit();
    await page.getByRole('heading', { name: 'Hội Phụ nữ phường Kinh Bắc', exact: true }).waitFor();
    await history().getByText('lập đơn vị: Hội Phụ nữ phường Kinh Bắc').waitFor();
    await history().getByText('Điều phối Một').waitFor();

    await page.getByRole('button', { name: 'Thêm chức danh' }).click();
    await dialog().getByRole('button', { name: 'Thêm chức danh' }).click();
    await dialog().getByText('Xin ghi tên chức danh.').waitFor();
    await dialog().getByRole('textbox', { name: 'Tên chức danh' }).fill('Chủ tịch Hội Phụ nữ');
    await choose('Cấp trên', 'chu tich uy ban mttq', /Chủ tịch Ủy ban MTTQ/);
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-post-new');
    await dialog().getByRole('button', { name: 'Thêm chức danh' }).click();
    await page.getByRole('link', { name: /^Chủ tịch Hội Phụ nữ\s*đứng đầu/ }).waitFor();
    await history().getByText('lập chức danh: Chủ tịch Hội Phụ nữ').waitFor();
  });

  test('is renamed, and its former name stands in its history', async () => {
    await open('?unit=U.KINHBAC.TYT');
    await page.getByRole('button', { name: 'Sửa đơn vị' }).click();
    const name = dialog().getByRole('textbox', { name: 'Tên đơn vị' });
    await name.fill('Công an phường Kinh Bắc');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await dialog().getByText('Kinh Bắc đã có đơn vị tên này.').waitFor();
    browser.expectErrors(/400/);
    await name.fill('Trung tâm Y tế phường Kinh Bắc');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('heading', { name: 'Trung tâm Y tế phường Kinh Bắc', exact: true }).waitFor();
    await page.getByRole('link', { name: /^Trung tâm Y tế phường Kinh Bắc/ }).waitFor();
    await history().getByText('sửa: tên: Trạm Y tế phường Kinh Bắc → Trung tâm Y tế phường Kinh Bắc').waitFor();
  });
});

test('what somebody else has changed meanwhile is not overwritten, however often one presses', async () => {
  browser.expectErrors(/409/);
  await open('?unit=U.VUNINH.TYT');
  await page.getByRole('button', { name: 'Sửa đơn vị' }).click();
  await dialog().getByRole('textbox', { name: 'Tên đơn vị' }).fill('Tên của tôi');
  await db.query(`UPDATE units SET name = 'Tên của người khác', version = version + 1 WHERE id = 'U.VUNINH.TYT'`);
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await dialog().getByText('Vừa có người thay đổi.').waitFor();
  // The page behind has fetched what there is now.
  await page.locator('#content h2', { hasText: 'Tên của người khác' }).waitFor();
  const refused = page.waitForResponse((response) => response.status() === 409);
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await refused;
  expect(await db.query(`SELECT name FROM units WHERE id = 'U.VUNINH.TYT'`)).toEqual([{ name: 'Tên của người khác' }]);
});

describe('a post', () => {
  test('gets another superior, but none that is below it, a standing substitute and an appointing body', async () => {
    await open('?unit=U.HAPLINH.UBND&post=U.HAPLINH.UBND.1');
    await page.getByRole('button', { name: 'Sửa chức danh' }).click();
    await choose('Cấp trên', 'van phong hdnd va ubnd phuong hap linh', 'Chánh Văn phòng');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await dialog().getByText('“Chánh Văn phòng” đang là cấp dưới của chức danh này').waitFor();
    browser.expectErrors(/400/);
    await choose('Cấp trên', 'uy ban mttq phuong hap linh', /^Chủ tịch Ủy ban MTTQ/);
    await choose('Người thay khi vắng', 'uy ban nhan dan phuong hap linh', /^Phó Chủ tịch UBND/);
    await choose('Cấp bổ nhiệm', 'uy ban mttq phuong hap linh', /^Ủy ban MTTQ phường Hạp Lĩnh/);
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-post-edit');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Cấp trên: Chủ tịch Ủy ban MTTQ phường, Ủy ban MTTQ phường Hạp Lĩnh').waitFor();
    await page
      .getByText('Người thay khi vắng: Phó Chủ tịch UBND phường, Ủy ban nhân dân phường Hạp Lĩnh', { exact: true })
      .waitFor();
    await page.getByText('Cấp bổ nhiệm: Ủy ban MTTQ phường Hạp Lĩnh', { exact: true }).waitFor();
    await history()
      .getByText(/^sửa: cấp trên: Bí thư Đảng ủy, .*; người thay khi vắng: không có → Phó Chủ tịch/)
      .waitFor();
  });

  test('ends after it was shown what goes where; its successor takes its place, and the unit says so', async () => {
    await open('?unit=U.HAPLINH.KTHT&post=U.HAPLINH.KTHT.1');
    await page.getByRole('button', { name: 'Kết thúc chức danh' }).click();
    const preview = () => dialog().getByRole('button', { name: 'Xem trước' }).click();
    await preview();
    await dialog().getByText('Chức danh này đang đứng đầu đơn vị.').waitFor();
    browser.expectErrors(/400/);
    await choose('Chức danh tiếp nhận', 'pho truong phong', /^Phó Trưởng phòng/);
    await preview();
    const plan = dialog().getByRole('status');
    await plan.getByText(/^Sẽ chuyển sang Phó Trưởng phòng.*: 0 việc, 0 phản ánh đang mở\./).waitFor();
    await plan.getByText(/Phó Trưởng phòng.* sẽ đứng đầu đơn vị\./).waitFor();
    await plan.getByText(/sẽ là cấp trên của .*Chuyên viên hạ tầng, đô thị/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-post-end');
    await dialog().getByRole('button', { name: 'Kết thúc chức danh' }).click();
    await page.getByText('nay là Phó Trưởng phòng, Phòng Kinh tế, Hạ tầng và Đô thị phường Hạp Lĩnh').waitFor();
    await history()
      .getByText(/^kết thúc: .*: Phó Trưởng phòng/)
      .waitFor();
    await page.getByRole('button', { name: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Hạp Lĩnh' }).click();
    await page.getByRole('link', { name: /^Phó Trưởng phòng\s*đứng đầu/ }).waitFor();
    await page
      .getByRole('region', { name: 'Chức danh không còn' })
      .getByRole('link', { name: /^Trưởng phòng/ })
      .waitFor();
  });

  test('is edited on a phone without anything being cut off', async () => {
    await open('?unit=U.HAPLINH.KP&post=U.HAPLINH.KP.1', { viewport: PHONE });
    await page.getByRole('button', { name: 'Sửa chức danh' }).click();
    await dialog().getByRole('textbox', { name: 'Tên chức danh' }).fill('Tổ trưởng tổ dân phố');
    expect(await sideways()).toBeLessThanOrEqual(0);
    await screenshot(page, 'moderator-organisation-post-edit-phone');
    await dialog().getByRole('button', { name: 'Lưu' }).click();
    // The dialog's own heading names the post, too, until it is gone.
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Tổ trưởng tổ dân phố', exact: true }).waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
  });
});

test('a moderator sees no button that makes or changes units and posts', async () => {
  await open('?unit=U.HAPLINH.VP', { who: SECOND });
  await page.getByText('Chỉ quản trị viên thay đổi được đơn vị này.').waitFor();
  for (const name of ['Thêm đơn vị', 'Sửa đơn vị', 'Thêm chức danh'])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.getByRole('link', { name: /^Chánh Văn phòng/ }).click();
  await page.getByRole('heading', { name: 'Người giữ' }).waitFor();
  expect(await page.getByRole('button', { name: 'Sửa chức danh' }).count()).toBe(0);
});
