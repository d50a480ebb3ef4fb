import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** How each kind of problem is recognised, what is said and asked: the list, one category, a sentence that is tried. */

const { browser, db, town } = await useModeratorTown({ administrator: true });
let page: Page;

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const field = (name: string | RegExp) => page.getByRole('textbox', { name, exact: true });

async function open(address: string, { who, viewport = DESK }: { who?: typeof SECOND; viewport?: typeof DESK } = {}) {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address, who);
}

describe('trying a sentence', () => {
  test('shows what it is taken for, and each phrase that counted', async () => {
    await open('/categories');
    await field('Câu thử').fill('rac chat dong khong ai don o hoa dinh');
    await page.keyboard.press('Enter');
    await page.getByText('Chắc chắn là VS-01 Rác tồn đọng, chưa thu gom').waitFor();
    await page.getByText('Nơi: Hòa Đình').waitFor();
    await page.getByRole('status').getByText('rác chất đống').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-categories-try');
  });
});

describe('a category', () => {
  test('is found without marks, edited, tried before it is saved, and in use from then on', async () => {
    await open('/categories');
    await page.getByRole('searchbox', { name: 'Tìm loại việc' }).fill('mat dien');
    await page.getByRole('link', { name: /HT-02/ }).click();
    expect(await field('Số để bấm gọi').inputValue()).toBe('19006769');
    await page.getByRole('button', { name: 'Thêm cụm từ' }).click();
    await page.getByRole('textbox', { name: 'Cụm từ', exact: true }).first().fill('tịt ngòi cái trạm');
    await field('Câu thử').fill('tịt ngòi cái trạm rồi');
    await page.getByRole('button', { name: 'Thử', exact: true }).click();
    await page.getByRole('status').getByText('tịt ngòi cái trạm').waitFor();
    expect(
      (await loadKnowledge(db.database)).categories.byCode.get('HT-02')!.phrases.map(({ words }) => words),
    ).not.toContain('tịt ngòi cái trạm');
    await expectAccessible(page);
    await screenshot(page, 'moderator-category');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu. Tin nhắn tới được hiểu theo bản này.').waitFor();
    const history = page.getByRole('region', { name: 'Lịch sử thay đổi' });
    await history.getByText('cụm từ “tịt ngòi cái trạm”: không có → nặng').waitFor();
    await history.getByText('Điều phối Một').waitFor();
    expect(
      (await loadKnowledge(db.database)).categories.byCode.get('HT-02')!.phrases.map(({ words }) => words),
    ).toContain('tịt ngòi cái trạm');
  });

  test('gets a question; what is missing is said, and nothing is saved by halves', async () => {
    await open('/categories?code=CX-06');
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
    const question = page.getByRole('group', { name: 'Câu 1' });
    await question.getByLabel('Tiếng Việt', { exact: true }).fill('Bồn hoa nhà ai ạ?');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('alert').getByText('Có chỗ còn thiếu').waitFor();
    await question.getByLabel('Tiếng Anh', { exact: true }).fill('Whose is it?');
    await question.getByLabel(/^Nút chọn/).fill('Của ngõ | Of the lane\nCủa khu phố | Of the quarter');
    await question.getByLabel(/^Tên ngắn/).fill('whose');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect((await loadKnowledge(db.database)).categories.byCode.get('CX-06')!.questions).toEqual([
      {
        key: 'whose',
        vi: 'Bồn hoa nhà ai ạ?',
        en: 'Whose is it?',
        choices: [
          { vi: 'Của ngõ', en: 'Of the lane' },
          { vi: 'Của khu phố', en: 'Of the quarter' },
        ],
      },
    ]);
  });

  test('that somebody else saved meanwhile is not overwritten', async () => {
    browser.expectErrors(/409/);
    await open('/categories?code=CX-05');
    await field('Câu thử').waitFor();
    await db.query(`UPDATE categories SET version = version + 1, near_metres = 77 WHERE code = 'CX-05'`);
    await page.getByRole('textbox', { name: 'So với phản ánh gần đó (mét)' }).fill('33');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Loại việc này vừa có người sửa.').waitFor();
    await page.getByRole('button', { name: 'Xem bản mới, bỏ phần đang sửa' }).click();
    expect(await page.getByRole('textbox', { name: 'So với phản ánh gần đó (mét)' }).inputValue()).toBe('77');
  });

  test('says whether a photo is needed and whether it tells of cadres, and both are kept', async () => {
    await open('/categories?code=DC-02');
    const handling = page.getByRole('region', { name: 'Cách xử lý' });
    const photo = handling.getByRole('switch', { name: 'Cần ảnh khi báo xong' });
    const cadres = handling.getByRole('switch', { name: 'Phản ánh về cán bộ' });
    await photo.waitFor();
    expect([await photo.isChecked(), await cadres.isChecked()]).toEqual([false, false]);
    await photo.click();
    await cadres.click();
    await expectAccessible(page);
    await handling.scrollIntoViewIfNeeded();
    await screenshot(page, 'moderator-category-handling');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(await db.query(`SELECT needs_photo, names_cadres FROM categories WHERE code = 'DC-02'`)).toEqual([
      { needs_photo: true, names_cadres: true },
    ]);
    await page.reload();
    await photo.waitFor();
    expect([await photo.isChecked(), await cadres.isChecked()]).toEqual([true, true]);
  });

  test('is only looked at by a moderator', async () => {
    await open('/categories?code=HT-02', { who: SECOND });
    expect(await page.getByRole('switch', { name: 'Cần ảnh khi báo xong' }).isDisabled()).toBe(true);
    await page.getByText('Chỉ quản trị viên sửa được.').waitFor();
    expect(await field('Số để bấm gọi').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Lưu', exact: true }).count()).toBe(0);
  });

  test('on a phone the list gives way to the category and comes back', async () => {
    await open('/categories', { viewport: PHONE });
    await page.getByRole('link', { name: /VS-01/ }).click();
    await field('Câu thử').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await screenshot(page, 'moderator-category-phone');
    await page.getByRole('button', { name: 'Loại việc', exact: true }).click();
    await page.getByRole('link', { name: /VS-02/ }).waitFor();
  });
});
