import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What the assistant answers: the list, writing, changing, putting away, trying a question, and questions nobody has answered. */

const { browser, db, town } = await useModeratorTown();
let page: Page;

const question = await town.report({
  hours: 2,
  category: 'YK-04',
  area: 'K.VOCUONG.HOADINH',
  text: 'Cho tôi hỏi chợ đêm mở những ngày nào',
});

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const preview = () => page.locator('[data-preview]');
const field = (name: string | RegExp) => page.getByRole('textbox', { name });

test('says whether questions go to the assistant outside, and what came of them', async () => {
  await db.query(`
    INSERT INTO assistant_talks (id, conversation_id, kind, state, opened_at, deadline_at)
    SELECT gen_random_uuid(), c.id, 'question', s.state, now(), now() FROM (SELECT id FROM conversations LIMIT 1) c,
      unnest(ARRAY['answered', 'answered', 'passed_on']) AS s(state)`);
  page = await browser.newPage({ viewport: DESK });
  await openAs(page, town, '/answers');
  const box = page.getByRole('region', { name: 'Trợ lý AI bên ngoài (Botpress)' });
  await box.getByText('Đang bật').waitFor();
  await box.getByText('Bảy ngày qua: hỏi 3, trả lời được 2, chuyển cán bộ 1, đang hỏi 0.').waitFor();
});

describe('trying a question', () => {
  test('shows which answers would be found, and how well they fit', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers');
    await field('Câu hỏi').fill('dang ky tam tru o dau');
    await page.getByRole('button', { name: 'Thử', exact: true }).click();
    await page.getByText('Trợ lý trả lời ngay bằng câu đầu.').waitFor();
    await page.getByRole('status').getByText('khớp 100%').waitFor();
    await page.getByRole('status').getByRole('link', { name: 'Đăng ký tạm trú ở đâu?' }).click();
    await preview().getByText('Theo Bảng việc và nơi phụ trách (bản mẫu), ngày 22/11/2026.').waitFor();
    expect(new URL(page.url()).searchParams.get('answer')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says what becomes of one that no answer speaks of', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers');
    await field('Câu hỏi').fill('chợ đêm mở ngày nào');
    await page.keyboard.press('Enter');
    await page.getByText('trợ lý chuyển thành phản ánh loại YK-04').waitFor();
  });
});

describe('an answer', () => {
  test('is written from a question that nobody answered, previewed, saved, and found from then on', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers');
    await page.locator(`[data-question="${question}"]`).getByRole('button', { name: 'Viết câu trả lời' }).click();
    expect(await field('Câu hỏi').first().inputValue()).toBe('Cho tôi hỏi chợ đêm mở những ngày nào');

    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Xem lại các ô đánh dấu đỏ.').waitFor();
    await field('Trả lời').first().fill('Chợ đêm mở tối thứ Sáu và thứ Bảy.\nHỏi thêm: {phone}');
    await field('Theo (nguồn)').fill('Thông báo của phường');
    await field('Tên ngắn').first().fill('Chợ đêm');
    await page.getByLabel('Ngày của nguồn').fill('1/10/2026');
    await page.getByLabel('Ngày của nguồn').blur();
    await preview().getByText('Theo Thông báo của phường, ngày 1/10/2026.').waitFor();
    // The sample town has no phone: its line is left out.
    expect(await preview().innerText()).not.toMatch(/Hỏi thêm|\{/);
    await field('Câu hỏi').nth(1).fill('When is the night market open?');
    await field('Tên ngắn').nth(1).fill('Night market');
    await field('Trả lời').nth(1).fill('On Friday and Saturday evenings.');
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Đã lưu. Trợ lý dùng câu này từ bây giờ.').waitFor();
    await page.getByRole('heading', { name: 'Sửa câu trả lời' }).waitFor();

    await page.keyboard.press('Escape');
    await field('Câu hỏi').fill('cho dem mo ngay nao');
    await page.getByRole('button', { name: 'Thử', exact: true }).click();
    await page.getByRole('status').getByRole('link', { name: 'Cho tôi hỏi chợ đêm mở những ngày nào' }).waitFor();
    await page.getByText('Trợ lý trả lời ngay bằng câu đầu.').waitFor();
  });

  test('that somebody else saved meanwhile is not overwritten unseen, and nothing that was written is lost', async () => {
    browser.expectErrors(/409/);
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers?q=can cuoc');
    // Another answer has these words, too.
    await page.locator('[data-answer]').filter({ hasText: 'Làm căn cước, VNeID ở đâu?' }).click();
    await field('Trả lời').first().fill('Bản của tôi.');

    const other = await browser.newPage({ viewport: DESK });
    await openAs(other, town, page.url().replace(town.url, ''), SECOND);
    await other.getByRole('textbox', { name: 'Trả lời' }).first().fill('Bản của người khác.');
    await other.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await other.getByText('Đã lưu.').waitFor();

    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText(`Vừa có người sửa câu này: ${SECOND.name}`).waitFor();
    expect(await field('Trả lời').first().inputValue()).toBe('Bản của tôi.');
    await page.getByRole('button', { name: 'Lưu bản của tôi đè lên' }).click();
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Đã lưu.').waitFor();
    await page.getByText('Bản 3: sửa').waitFor();
    // What was before can be taken back into the form.
    const first = page.getByRole('listitem').filter({ hasText: 'Bản 1: viết' });
    await first.getByRole('button', { name: 'Lấy lại bản này' }).click();
    await page.getByText('Đã lấy lại bản 1').waitFor();
    await preview().filter({ hasText: 'Căn cước và VNeID do Công an phường làm.' }).waitFor();
  });

  test('that is still being written while it is saved keeps what was added', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers?q=tạm vắng');
    await page.locator('[data-answer]').first().click();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/api/curated-answers/*', async (route) => {
      if (route.request().method() !== 'GET') await held;
      await route.continue();
    });
    const saving = page.waitForRequest((request) => request.method() !== 'GET' && /curated/.test(request.url()));
    await field('Trả lời').first().fill('Câu thứ nhất.');
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await saving;
    await field('Trả lời').first().fill('Câu thứ nhất. Câu thứ hai.');
    goOn();
    await page.getByText('Đã lưu.').waitFor();
    expect(await field('Trả lời').first().inputValue()).toBe('Câu thứ nhất. Câu thứ hai.');
    await page.getByRole('button', { name: 'Lưu, dùng ngay' }).click();
    await page.getByText('Bản 3: sửa').waitFor();
  });

  test('is put away and, by mistake, taken out again', async () => {
    page = await browser.newPage({ viewport: DESK });
    await openAs(page, town, '/answers?q=lua dao');
    await page.locator('[data-answer]').first().click();
    await page.getByRole('button', { name: 'Cất đi' }).click();
    await page.getByText('Câu này đã cất, trợ lý không dùng.').waitFor();
    await page.getByText('Không có câu nào khớp').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Trợ lý dùng lại câu này.').waitFor();
    await page.locator('[data-answer]').first().waitFor();
  });
});

test('the list is walked and opened with the keyboard', async () => {
  page = await browser.newPage({ viewport: DESK });
  await openAs(page, town, '/issues');
  await page.locator('[data-code]').first().waitFor();
  await page.keyboard.press('4');
  await page.locator('[data-answer]').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await preview().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Thử một câu' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Câu trả lời mới' }).waitFor();
});

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('the list with what stands beside it', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, '/answers');
    await page.locator('[data-answer]').first().waitFor();
    await screenshot(page, `moderator-answers-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    if (name === 'phone') await page.getByRole('button', { name: 'Thử câu hỏi, xem câu chưa trả lời' }).click();
    await page.locator(`[data-question="${question}"]`).waitFor();
    await field('Câu hỏi').fill('uy ban phuong lam viec');
    await page.getByRole('button', { name: 'Thử', exact: true }).click();
    await page.getByText('Trợ lý hỏi lại').waitFor();
    await screenshot(page, `moderator-answers-tools-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
  });

  test('an opened answer', async () => {
    page = await browser.newPage({ viewport });
    await openAs(page, town, '/answers?q=tam tru');
    await page.locator('[data-answer]').first().click();
    await preview().waitFor();
    await screenshot(page, `moderator-answer-${name}`);
    await expectAccessible(page);
    expect(await sideways()).toBe(0);
    if (name === 'phone') {
      await page.getByRole('button', { name: 'Hỏi đáp' }).click();
      await page.locator('[data-answer]').first().waitFor();
    }
  });
});
