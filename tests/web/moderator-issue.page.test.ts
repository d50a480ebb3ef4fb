import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { DESK } from '../browser.ts';
import { FIRST, openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** One issue: triage by keyboard, and every change that can be made to it. */

const { browser, db, town } = await useModeratorTown();
let page: Page;
let code: string;

beforeEach(async () => {
  code = await town.report({
    hours: 1,
    category: 'HT-01',
    area: 'K.VOCUONG.HOADINH',
    text: 'Đèn đường tắt ba tối nay, đoạn từ cổng đình đến nhà văn hóa.',
    point: [21.171, 106.049],
    photos: 2,
  });
  page = await browser.newPage({ viewport: DESK });
});

const head = () => page.locator('section[aria-label^="Phản ánh "] header');
const issueRow = async () => (await db.query('SELECT * FROM issues WHERE code = $1', [code]))[0]!;
const sentTexts = async () =>
  (
    await db.query<{ text: string }>(
      `SELECT m.content->>'text' AS text FROM outbox_messages m JOIN issues i ON i.id = m.issue_id
       WHERE i.code = $1 AND m.staff_id IS NOT NULL ORDER BY m.id`,
      [code],
    )
  ).map(({ text }) => text);

describe('reading', () => {
  test('shows report, photos, conversation, facts, place and history', async () => {
    await openAs(page, town, `/issues/${code}`);
    await page.getByRole('heading', { name: 'Nội dung phản ánh' }).waitFor();
    await page.getByText('Đèn đường tắt ba tối nay').first().waitFor();
    await page.getByText(`Đã nhận phản ánh ${code}`).waitFor();
    await page.getByText('Người dân gửi phản ánh', { exact: true }).waitFor();
    await page
      .getByRole('region', { name: /Bản đồ: điểm người dân gửi/ })
      .locator('path[stroke="#0b5d52"]')
      .first()
      .waitFor();
    expect(await page.title()).toContain(code);

    await page.getByRole('button', { name: 'Mở ảnh 1 trên 2' }).first().click();
    await page.getByRole('dialog').getByRole('img', { name: 'Ảnh 1 trên 2' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog').getByRole('img', { name: 'Ảnh 2 trên 2' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).toContain(code);
  });

  test('words of the assistant outside are marked as such', async () => {
    await db.query(
      `UPDATE outbox_messages SET content = content || '{"outside": true, "text": "Trợ lý AI: hỏi trạm điện"}'
       WHERE id = (SELECT max(o.id) FROM outbox_messages o JOIN issues i ON i.id = o.issue_id WHERE i.code = $1)`,
      [code],
    );
    await openAs(page, town, `/issues/${code}`);
    const marked = page.locator('article[data-outside]');
    await marked.getByText('Trợ lý AI bên ngoài (Botpress)').waitFor();
    await marked.getByText('Trợ lý AI: hỏi trạm điện').waitFor();
    expect(await marked.count()).toBe(1);
  });

  test('an issue that does not exist is said to be missing', async () => {
    browser.expectErrors(/404/);
    await openAs(page, town, '/issues/VC-9999');
    await page.getByText('Không tìm thấy phản ánh này.').waitFor();
  });
});

describe('by keyboard', () => {
  test('j, k and Enter walk and open; a, s, n, e work on it; Escape closes', async () => {
    const older = code;
    const newer = await town.report({
      hours: 0.5,
      category: 'VS-01',
      area: 'W.KINHBAC',
      text: 'Rác đầu ngõ hai ngày chưa ai lấy',
    });
    await openAs(page, town, '/issues');
    await page.locator(`[data-code="${newer}"]`).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/issues/${newer}`);
    await page.getByRole('heading', { name: 'Nội dung phản ánh' }).waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(`**/issues/${older}`);
    await page.keyboard.press('k');
    await page.waitForURL(`**/issues/${newer}`);
    await page.getByText('Rác đầu ngõ').last().waitFor();
    await head().waitFor();
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Ghi chú nội bộ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: `Đổi trạng thái ${newer}` }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).toContain(newer);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForURL('**/issues');
  });

  test('a key on a row of the list opens the issue for that', async () => {
    await openAs(page, town, '/issues');
    await page.locator(`[data-code="${code}"]`).focus();
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: `Chuyển ${code} cho đơn vị` }).waitFor();
    // A reload does not ask again.
    await page.reload();
    await head().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('changes', () => {
  test('the unit that usually acts is proposed; Enter assigns and the resident is told', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Đơn vị' }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some((input) =>
        input.value.includes('Phòng Kinh tế, Hạ tầng và Đô thị phường Võ Cường'),
      ),
    );
    await dialog.getByRole('combobox', { name: 'Người phụ trách (nếu biết)' }).click();
    await page.getByRole('option', { name: 'Chuyên viên hạ tầng, đô thị' }).click();
    await dialog.getByRole('button', { name: 'Chuyển', exact: true }).click();
    await head().getByText('Đã chuyển').waitFor();
    expect(await issueRow()).toMatchObject({
      status: 'assigned',
      unit_id: 'U.VOCUONG.KTHT',
      post_id: 'U.VOCUONG.KTHT.3',
    });
    expect((await sentTexts())[0]).toContain('đã chuyển Phòng Kinh tế');
    // The list beside it follows in its place.
    expect(await page.locator(`[data-code="${code}"]`).innerText()).toContain('Đã chuyển');
  });

  test('only allowed statuses are offered; a plain one is set at once, and can be undone', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio').allInnerTexts()).toHaveLength(5);
    await dialog.getByRole('radio', { name: /^Đã xem/ }).click();
    await dialog.getByRole('button', { name: 'Đổi và báo người dân' }).click();
    await head().getByText('Đã xem').waitFor();
    await page.keyboard.press('s');
    await dialog.getByRole('radio', { name: /^Đang làm/ }).click();
    await dialog.getByRole('button', { name: 'Đổi và báo người dân' }).click();
    await head().getByText('Đang làm').waitFor();
    expect(await issueRow()).toMatchObject({ status: 'in_progress', version: 3 });
  });

  test('a refusal asks for the reason, shows what will be read, and that is what is sent', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Không nhận/ }).click();
    await dialog.getByRole('button', { name: 'Đổi và báo người dân' }).click();
    await dialog.getByText('Xin chọn một lý do.').waitFor();
    await dialog.getByText('Xin viết lý do để báo người dân.').waitFor();
    await dialog.getByRole('radio', { name: /không thuộc địa bàn/ }).check();
    await dialog.getByRole('textbox').fill('Đoạn này do thành phố quản lý, chúng tôi đã chuyển giúp.');
    const preview = await dialog.getByText(/^Phản ánh .* chúng tôi không nhận/).innerText();
    await dialog.getByRole('button', { name: 'Đổi và báo người dân' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await head().getByText('Không nhận').waitFor();
    expect(await sentTexts()).toEqual([preview]);
  });

  test.each([
    ['Chờ người dân', /^Về phản ánh/, 'Cột đèn số mấy ạ?'],
    ['Đã làm xong', /^Nơi xử lý báo đã làm xong/, 'Tổ chiếu sáng đã thay bóng lúc 15 giờ.'],
  ])('the preview of “%s” is what is sent', async (status, begins, text) => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    const dialog = page.getByRole('dialog');
    if (status === 'Đã làm xong') {
      await page.keyboard.press('s');
      await dialog.getByRole('radio', { name: /^Đã xem/ }).click();
      await dialog.getByRole('button', { name: 'Đổi và báo người dân' }).click();
      await head().getByText('Đã xem').waitFor();
    }
    await page.keyboard.press('s');
    await dialog.getByRole('radio', { name: new RegExp(`^${status}`) }).click();
    await dialog.getByRole('textbox').fill(text);
    const preview = await dialog.getByText(begins).innerText();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await head().getByText(status).waitFor();
    expect((await sentTexts()).at(-1)).toBe(preview);
  });

  test('in the office’s own words the preview is what is sent, too', async () => {
    await db.query(`
      INSERT INTO word_overrides (key, lang, text, version, updated_at)
      VALUES ('issues.done', 'vi', 'Phản ánh {code} đã làm xong. {text} Ông/bà thấy được chưa ạ?', 1, now())`);
    await town.byBinh((tx, viewer) =>
      changeStatus(tx, { viewer, code, to: 'triaged', version: 1 }, new Date(Date.now() - 2 * 3_600_000)),
    );
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Đã làm xong/ }).click();
    await dialog.getByRole('textbox').fill('Đã thay bóng.');
    await dialog.getByText(`Phản ánh ${code} đã làm xong. Đã thay bóng. Ông/bà thấy được chưa ạ?`).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await head().getByText('Đã làm xong').waitFor();
    expect((await sentTexts()).at(-1)).toBe(`Phản ánh ${code} đã làm xong. Đã thay bóng. Ông/bà thấy được chưa ạ?`);
    await db.query('DELETE FROM word_overrides');
  });

  test('the category is looked for without marks, changed, and changed back', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('combobox').fill('day cap');
    await page.getByRole('option', { name: /HT-04/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đổi loại' }).click();
    await head().getByText('Dây, cáp sà thấp').waitFor();
    expect((await issueRow()).category_code).toBe('HT-04');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await head().getByText('Đèn đường không sáng').waitFor();
    expect((await issueRow()).category_code).toBe('HT-01');
  });

  test('a note is kept apart and never sent', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Đã gọi tổ chiếu sáng, chiều họ qua.');
    await page.keyboard.press('Control+Enter');
    const notes = page.getByRole('region', { name: 'Ghi chú nội bộ – người dân không thấy' });
    await notes.getByText('Đã gọi tổ chiếu sáng').waitFor();
    await notes.getByText(FIRST.name).waitFor();
    expect(await sentTexts()).toEqual([]);
  });
});

describe('answering', () => {
  const answer = 'Tổ chiếu sáng sẽ thay bóng trước 17 giờ chiều mai.';
  const field = () => page.getByRole('textbox', { name: 'Trả lời người dân' });

  test('shows what will be read; Ctrl+Enter sends it after a moment in which it can be undone', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type(answer);
    const preview = await page.getByText(/^Trả lời phản ánh/).innerText();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await field().inputValue()).toBe(answer);
    expect(await sentTexts()).toEqual([]);

    await field().press('Control+Enter');
    // Now it goes out by itself.
    await head().getByText('Đã trả lời').waitFor();
    expect(await sentTexts()).toEqual([preview]);
    expect(await field().inputValue()).toBe('');
    const bubble = page.getByRole('article').filter({ hasText: preview.split('\n')[1]! });
    await bubble.getByText(FIRST.name).waitFor();
  });

  test('a draft survives a reload and another issue', async () => {
    const other = await town.report({ hours: 2, category: 'VS-01', area: 'W.KINHBAC', text: 'Rác cuối ngõ' });
    await openAs(page, town, `/issues/${code}`);
    await field().fill(answer);
    await page.locator(`[data-code="${other}"]`).click();
    await page.waitForURL(`**/issues/${other}`);
    await page.getByText('Rác cuối ngõ').last().waitFor();
    expect(await field().inputValue()).toBe('');
    await page.reload();
    await page.locator(`[data-code="${code}"]`).click();
    await page.getByText('Đèn đường tắt').last().waitFor();
    expect(await field().inputValue()).toBe(answer);
  });

  test('signing out sends what was about to go', async () => {
    await openAs(page, town, `/issues/${code}`);
    await field().fill(answer);
    await field().press('Control+Enter');
    await page.getByRole('button', { name: /^Đang đăng nhập/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    expect(await sentTexts()).toHaveLength(1);
  });

  test('an empty answer is not sent', async () => {
    await openAs(page, town, `/issues/${code}`);
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Xin viết câu trả lời trước khi gửi.').waitFor();
  });
});

describe('two moderators at once', () => {
  /** The second assigns while the first one's page is deaf: that version is stale and she does not know. */
  async function binhIsQuicker(): Promise<void> {
    await town.byBinh(async (tx, viewer) =>
      assignIssue(tx, { viewer, code, unit: 'U.VOCUONG.CA', version: 1 }, new Date()),
    );
  }

  test('a stale answer is not sent: it says who changed what, keeps the words, and goes out with the new version', async () => {
    browser.expectErrors(/409|live/);
    await page.route('**/api/live', (route) => route.abort());
    await openAs(page, town, `/issues/${code}`);
    const field = page.getByRole('textbox', { name: 'Trả lời người dân' });
    await field.fill('Chúng tôi đã chuyển tổ chiếu sáng.');
    await binhIsQuicker();
    await field.press('Control+Enter');
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    const notice = page
      .getByRole('alert')
      .filter({ hasText: 'Chưa lưu, vì trong lúc soạn có người khác vừa thay đổi' });
    await notice.getByText(`${SECOND.name} chuyển cho Công an phường Võ Cường`).waitFor();
    expect(await field.inputValue()).toBe('Chúng tôi đã chuyển tổ chiếu sáng.');
    expect(await sentTexts()).toHaveLength(1);

    await notice.getByRole('button', { name: 'Dùng bản mới' }).click();
    await head().getByText('Công an phường Võ Cường').waitFor();
    expect(await field.inputValue()).toBe('Chúng tôi đã chuyển tổ chiếu sáng.');
    await field.press('Control+Enter');
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await head().getByText('Đã trả lời').waitFor();
    expect(await sentTexts()).toHaveLength(2);
  });

  test('a stale change in a dialog keeps the dialog and offers the new version there', async () => {
    browser.expectErrors(/409|live/);
    await page.route('**/api/live', (route) => route.abort());
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('day cap');
    await page.getByRole('option', { name: /HT-04/ }).click();
    await binhIsQuicker();
    await dialog.getByRole('button', { name: 'Đổi loại' }).click();
    await dialog.getByText(`${SECOND.name} chuyển cho Công an phường Võ Cường`).waitFor();
    await dialog.getByRole('button', { name: 'Dùng bản mới' }).click();
    await dialog.getByText('Đang ở bản mới nhất.').waitFor();
    expect(await dialog.getByRole('combobox').inputValue()).toContain('HT-04');
    await dialog.getByRole('button', { name: 'Đổi loại' }).click();
    await head().getByText('Dây, cáp sà thấp').waitFor();
    expect(await issueRow()).toMatchObject({ category_code: 'HT-04', unit_id: 'U.VOCUONG.CA' });
  });

  test('while the page listens, the change of another waits at the top', async () => {
    await openAs(page, town, `/issues/${code}`);
    await head().waitFor();
    await page.waitForFunction(() => !document.querySelector('[role=status]'));
    await binhIsQuicker();
    const notice = page.getByRole('alert').filter({ hasText: 'Phản ánh này vừa có thay đổi' });
    await notice.getByText(SECOND.name).first().waitFor();
    expect(await head().innerText()).not.toContain('Công an');
    await notice.getByRole('button', { name: 'Dùng bản mới' }).click();
    await head().getByText('Công an phường Võ Cường').waitFor();
  });
});
