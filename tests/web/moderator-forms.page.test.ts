import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Values } from '../../flows/fill-form/form.ts';
import { fileSubmission } from '../../src/forms/submission-store.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { inTransaction } from '../issues/small-town.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What cadres fill: the sums of it, what was filed, and how a form is built beside the talk that it makes. */

const { browser, db, town } = await useModeratorTown({ administrator: true });
let page: Page;
const YEAR = String(new Date(Date.now() + 7 * 3_600_000).getUTCFullYear());

async function open(address: string, { who, viewport = DESK }: { who?: typeof SECOND; viewport?: typeof DESK } = {}) {
  page = await browser.newPage({ viewport });
  await openAs(page, town, address, who);
}

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const select = (name: string) => page.getByRole('combobox', { name, exact: true });
const chat = () => page.getByRole('complementary', { name: 'Thử trong cuộc trò chuyện' });

/** Whoever leads the front of a quarter files the festival's figures; the name is of nobody. */
async function file(values: Values): Promise<{ area: string; post: string }> {
  const [post] = await db.query<{ id: string; area: string }>(
    `SELECT id, area_id AS area FROM posts WHERE kind = 'truong_ban_ctmt' AND area_id IS NOT NULL ORDER BY id LIMIT 1`,
  );
  const [holder] = await db.query<{ id: string }>(
    `INSERT INTO holders (id, post_id, name, name_key, created_at)
     VALUES (gen_random_uuid(), $1, 'Người Thử', 'nguoi thu', now()) RETURNING id`,
    [post!.id],
  );
  const holderId = holder!.id;
  const key = { code: 'F-3', areaId: post!.area, period: YEAR };
  const by = { postId: post!.id, holderId, channel: 'web', confirmed: [] };
  await inTransaction(db, (tx) => fileSubmission(tx, { ...key, ...by, values }, new Date()));
  return { area: post!.area, post: post!.id };
}

describe('what was filed', () => {
  test('is summed up, with who is missing; a correction comes by itself and shows what it changed', async () => {
    await open('/forms');
    await page.getByRole('link', { name: /F-3/ }).click();
    await page.getByText('Kỳ này chưa nơi nào gửi.').waitFor();
    await file({ n_ho_du: 1120, n_nguoi_du: 3430, bua_com: true });
    await page.getByRole('row', { name: /1\.120/ }).waitFor();
    await page.getByText(/^1\/\d+ nơi đã gửi$/).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-forms-sums');
    await file({ n_ho_du: 1121, n_nguoi_du: 3430, bua_com: true });
    await page.getByRole('row', { name: /1\.121/ }).waitFor();
    await page.getByText('Đã gửi', { exact: true }).click();
    await page.getByRole('link', { name: /Đính chính \(lần 2\)/ }).click();
    await page.getByText('trước là 1.120').waitFor();
    await page.getByText('Người Thử').first().waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-forms-filed');
  });

  test('can be looked at on a phone', async () => {
    await open('/forms?form=F-3', { viewport: PHONE });
    await page.getByText(/nơi đã gửi$/).waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await screenshot(page, 'moderator-forms-phone');
    await button('Biểu báo cáo').click();
    await page.getByRole('link', { name: /BC-01/ }).waitFor();
  });
});

describe('a form that is built', () => {
  test('is held in the chat beside it while it is written, and used from then on', async () => {
    await open('/forms');
    await page.getByRole('link', { name: 'Biểu mới' }).click();
    await field('Mã biểu').fill('bc-09');
    await field('Tên biểu').fill('Báo cáo vệ sinh tuần');
    await page
      .getByLabel(/^Chức danh điền/)
      .first()
      .fill('Trưởng khu');
    await page.getByRole('option', { name: 'Trưởng khu phố' }).click();
    await field('Tên mục').fill('Số hộ tham gia');
    await field('Câu hỏi trong cuộc trò chuyện').fill('Bao nhiêu hộ ra quân?');
    await chat().getByText('(1/1) Bao nhiêu hộ ra quân?').waitFor();
    await chat().getByRole('textbox').fill('một trăm hai mươi');
    await page.keyboard.press('Enter');
    await chat().getByText('1. Số hộ tham gia: 120').waitFor();

    await button('Thêm phép kiểm tra').click();
    await select('Mục').click();
    await page.getByRole('option', { name: 'Số hộ tham gia' }).click();
    await select('So với').click();
    await page.getByRole('option', { name: 'Số hộ của địa bàn' }).click();
    await field('Câu nhắc khi không khớp').fill('Khu có {other} hộ mà ghi {value}.');
    // The talk begins anew with the form as it is now.
    await chat().getByText('(1/1) Bao nhiêu hộ ra quân?').waitFor();
    await chat().getByText('1. Số hộ tham gia: 120').waitFor({ state: 'detached' });
    await chat().getByRole('textbox').fill('300');
    await page.keyboard.press('Enter');
    await chat().getByText('Khu có 250 hộ mà ghi 300.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-forms-build');

    await button('Lưu').click();
    await page.getByText('Đã lưu. Từ nay cán bộ điền theo bản này.').waitFor();
    const [stored] = await db.query<{
      content: { fields: { key: string; label: { en: string } }[] };
      post_kinds: string[];
    }>(`SELECT content, post_kinds FROM forms WHERE code = 'BC-09'`);
    expect(stored).toMatchObject({
      content: { fields: [{ key: 'so_ho_tham_gia', label: { en: 'Số hộ tham gia' } }] },
      post_kinds: ['truong_khu_pho'],
    });
  });

  test('says where something is missing, and saves nothing by halves', async () => {
    await open('/forms?form=%2B');
    await field('Tên biểu').fill('Biểu dở');
    await button('Lưu').click();
    await page
      .getByRole('alert')
      .getByText(/chỗ thiếu hoặc quá dài/)
      .waitFor();
    await page.getByText('Chỗ này chưa có, hoặc chưa đúng.').first().waitFor();
    expect(await db.query(`SELECT code FROM forms WHERE title_vi = 'Biểu dở'`)).toEqual([]);
  });

  test('that somebody else saved meanwhile is not overwritten', async () => {
    browser.expectErrors(/409/);
    await open('/forms?form=F-1&tab=build');
    await field('Tên biểu').fill('Đăng ký ngày vui');
    await db.query(`UPDATE forms SET version = version + 1 WHERE code = 'F-1'`);
    await button('Lưu').click();
    await page.getByText('Biểu này vừa có người sửa.').waitFor();
    await button('Xem bản mới, bỏ phần đang sửa').click();
    expect(await field('Tên biểu').inputValue()).toBe('Đăng ký Ngày hội');
  });

  test('is only looked at and tried by a moderator', async () => {
    await open('/forms?form=F-1&tab=build', { who: SECOND });
    await page.getByText('Chỉ quản trị viên sửa được.').waitFor();
    expect(await field('Tên biểu').isDisabled()).toBe(true);
    expect(await button('Lưu').count()).toBe(0);
    await chat()
      .getByText(/Khu ta tổ chức riêng hay liên khu\?/)
      .waitFor();
  });

  test('fits a phone, with the talk below', async () => {
    await open('/forms?form=F-1&tab=build', { viewport: PHONE });
    await page.getByRole('button', { name: /2\. Ngày/ }).click();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await chat()
      .getByText(/Khu ta tổ chức riêng hay liên khu\?/)
      .waitFor();
    const name = field('Tên mục');
    const again = page.waitForResponse((response) => response.url().endsWith('/api/simulator'));
    await name.fill('Ngày mở hội');
    const before = (await name.boundingBox())!.y;
    // The talk begins anew below, and whoever writes stays where they are.
    await again;
    await chat()
      .getByText(/Khu ta tổ chức riêng hay liên khu\?/)
      .waitFor();
    expect((await name.boundingBox())!.y).toBeCloseTo(before, 0);
    await screenshot(page, 'moderator-forms-build-phone');
    await chat().scrollIntoViewIfNeeded();
    await chat()
      .getByText(/Khu ta tổ chức riêng hay liên khu\?/)
      .waitFor();
  });
});
