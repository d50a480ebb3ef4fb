import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createUser } from '../../src/staff/create-user.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs, PASSWORD } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What the assistant says, how far people get, and trying a talk. */

const BOSS = { email: 'truong@phuong.example', name: 'Quản trị Một' };

const { browser, db, town } = await useModeratorTown();
let page: Page;

await createUser(db.database, { ...BOSS, role: 'administrator', password: PASSWORD });
await db.query(
  `INSERT INTO step_counts (day, flow, step, entered, answered, abandoned)
   SELECT current_date - back, flow, step, entered, answered, abandoned
   FROM (VALUES ('report-issue', 'what', 40, 38, 1), ('report-issue', 'where', 30, 12, 9), ('menu', 'ask', 55, 55, 0))
     AS c(flow, step, entered, answered, abandoned), generate_series(0, 2) AS back`,
);

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const preview = () => page.locator('[data-preview]');
const field = (name: string | RegExp) => page.getByRole('textbox', { name });

describe('a sentence', () => {
  test('is found, said otherwise, seen as people will see it, and taken back', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/words', BOSS);
    await page.getByRole('searchbox', { name: 'Tìm trong các câu' }).fill('da huy chua co gi duoc gui');
    await page.locator('[data-word="engine.cancelled"]').click();
    await field('Câu trợ lý nói').fill('Vâng, đã bỏ. Chưa gửi gì đi đâu cả.');
    await preview().getByText('Vâng, đã bỏ. Chưa gửi gì đi đâu cả.').waitFor();
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Đã lưu. Trợ lý nói câu này từ tin sau.').waitFor();
    await page.getByText(BOSS.name, { exact: false }).last().waitFor();
    await page.locator('[data-word="engine.cancelled"]').getByText('đã sửa').waitFor();

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác.').waitFor();
    await preview().getByText('Đã hủy. Chưa có gì được gửi đi.').waitFor();
  });

  test('that lost a blank is refused in plain words, and nothing that was written is lost', async () => {
    browser.expectErrors(/422/);
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/words?word=welcome.hello', BOSS);
    await field('Câu trợ lý nói').fill('Xin chào bạn.');
    await page.getByText('Nên gọi người dân là “ông/bà”.').waitFor();
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Còn thiếu ô trống {office}').waitFor();
    expect(await field('Câu trợ lý nói').inputValue()).toBe('Xin chào bạn.');
    await page.getByRole('button', { name: '{office}' }).click();
    await preview().getByText('Mặt trận phường').waitFor();
  });

  test('that people agreed to is shown and cannot be changed', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/words?word=welcome.ask', BOSS);
    await page.getByText('Người dân đã đồng ý từng chữ').waitFor();
    expect(await field('Câu trợ lý nói').isEditable()).toBe(false);
    await expectAccessible(page);
  });

  test('is read by moderators, who may not write it', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/words?word=menu.ask');
    await page.getByText('Chỉ quản trị viên sửa được.').waitFor();
    expect(await field('Câu trợ lý nói').isEditable()).toBe(false);
    expect(await page.getByRole('button', { name: 'Lưu, dùng ngay' }).count()).toBe(0);
  });
});

describe('a talk that is tried', () => {
  test('is held as people hold it, with buttons, stand-ins and what lies behind it', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/issues', BOSS);
    await page.getByRole('button', { name: 'Thiết lập' }).click();
    await page.getByRole('menuitem', { name: 'Thử trò chuyện' }).click();
    await field('Nhắn gì đó…').fill('den duong hong truoc cong dinh khu pho Hoa Dinh');
    await page.keyboard.press('Enter');
    await page.locator('[data-bot]').first().waitFor();
    await page.locator('[data-understood]').getByText('phản ánh').waitFor();
    await page.locator('[data-understood]').getByText('Hòa Đình').waitFor();
    await page.locator('[data-step]').getByText('Gửi phản ánh').waitFor();
    await page.getByRole('button', { name: 'Gửi ảnh mẫu' }).click();
    await page.getByText('(ảnh)').waitFor();
    await screenshot(page, 'simulator-desk');
    await expectAccessible(page);
    expect(await db.query('SELECT 1 FROM updates')).toEqual([]);
  });

  test('says a sentence that is being written', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/words?word=menu.ask', BOSS);
    await field('Câu trợ lý nói').fill('Hôm nay ông/bà cần gì ạ?');
    await page.getByRole('link', { name: 'Thử câu này trong trò chuyện' }).click();
    await page.getByText('Đang thử 1 câu chưa lưu').waitFor();
    await field('Nhắn gì đó…').fill('menu');
    await page.keyboard.press('Enter');
    await page.locator('[data-bot]').getByText('Hôm nay ông/bà cần gì ạ?').waitFor();
    await page.getByRole('button', { name: 'Việc của tôi' }).click();
    await page.locator('[data-step]').getByText('không chờ gì').waitFor();
    expect(await db.query('SELECT 1 FROM word_overrides WHERE key = $1', ['menu.ask'])).toEqual([]);
  });

  test('numbers its choices where there are no buttons, and asks for consent of a stranger', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/simulator', BOSS);
    await page.getByRole('switch', { name: 'Có nút bấm' }).click();
    await page.getByRole('switch', { name: 'Đã đồng ý cho lưu tin' }).click();
    await field('Nhắn gì đó…').fill('rác chất đống');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '1. Tôi đồng ý' }).click();
    await page.locator('[data-effects]').getByText('sẽ làm: ghi nhận đồng ý').waitFor();
  });
});

describe('the steps', () => {
  test('show how many came, went on and gave up, and where most are lost', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/flows');
    await page.locator('[data-flow="report-issue"]').getByText('Bỏ dở nhiều nhất (60%): Việc này ở').waitFor();
    const where = page.locator('[data-step="where"]');
    await where.getByText('Bỏ dở 60%').waitFor();
    expect((await where.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe('Đến 90 Đi tiếp 36 Bỏ 27 Im lặng 27');
    await screenshot(page, 'flows-desk');
    await page.locator('[data-flow="menu"]').click();
    await page.getByText('Ông/bà cần gì ạ?').waitFor();
    await page.getByText('7 ngày qua').click();
    await page.waitForURL(/days=7/);
    await expectAccessible(page);
  });
});

test('all of it fits on a phone', async () => {
  page = await browser.newPage({ viewport: PHONE });
  for (const [address, name] of [
    ['/words', 'words-phone-list'],
    ['/words?word=report-issue.filed', 'words-phone'],
    ['/flows', 'flows-phone'],
    ['/simulator', 'simulator-phone'],
  ] as const) {
    await openAs(page, town, address, BOSS);
    await page.getByRole('navigation').waitFor();
    await page.waitForLoadState('networkidle');
    if (name === 'simulator-phone') {
      await field('Nhắn gì đó…').fill('menu');
      await page.keyboard.press('Enter');
      await page.locator('[data-bot]').waitFor();
    }
    await screenshot(page, name);
    expect([address, await sideways()]).toEqual([address, 0]);
  }
  page = await browser.newPage({ viewport: DESK });
  await openAs(page, town, '/words?flow=report-issue&word=report-issue.filed', BOSS);
  await preview().or(page.getByText('Không còn câu này')).first().waitFor();
  await screenshot(page, 'words-desk');
});
