import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { changeStatus } from '../../src/issues/change-status.ts';
import { DESK } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What stands around an issue: who else says so, ratings, tasks, changed messages, and merging two into one. */

const { browser, db, town } = await useModeratorTown();
let page: Page;
let code: string;

const REPORT = {
  category: 'HT-01',
  area: 'K.VOCUONG.HOADINH',
  text: 'Đèn đường tắt ba tối nay, đoạn từ cổng đình đến nhà văn hóa.',
  point: [21.171, 106.049] as [number, number],
};

beforeEach(async () => {
  await db.clear('issues', 'tasks');
  code = await town.report({ hours: 1, ...REPORT });
  page = await browser.newPage({ viewport: DESK });
});

const pane = () => page.locator('section[aria-label^="Phản ánh "]');
const card = (name: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .last();
/** Opens the issue, and waits until it is shown. */
async function openIssue(): Promise<void> {
  await openAs(page, town, `/issues/${code}`);
  await pane().locator('header').waitFor();
}
const issueRow = async (of = code) => (await db.query('SELECT * FROM issues WHERE code = $1', [of]))[0]!;

describe('merging', () => {
  test('into a possible duplicate: the effect is said before, both histories say it, and it can be undone', async () => {
    const older = await town.report({ hours: 5, ...REPORT, text: 'Cả đoạn trước cổng đình tối om' });
    await openIssue();
    await page.getByRole('button', { name: `Ghép vào ${older}` }).click();
    const dialog = page.getByRole('dialog', { name: `Ghép ${code} vào phản ánh khác` });
    expect(await dialog.getByRole('textbox').inputValue()).toBe(older);
    await dialog.getByText('Người gửi và những người cùng gặp được báo').waitFor();
    await dialog.getByRole('button', { name: 'Ghép', exact: true }).click();
    await pane().locator('header').getByText('Đã ghép').waitFor();
    await page.getByText(`ghép vào ${older}`).first().waitFor();
    expect(await issueRow()).toMatchObject({ status: 'merged', merged_into_id: (await issueRow(older)).id });

    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await pane().locator('header').getByText('Mới').waitFor();
    await page.getByText(`tách ra khỏi ${older}`).waitFor();
    expect(await issueRow()).toMatchObject({ status: 'new', merged_into_id: null });
  });

  test('into a code that is typed in haste; from there the way leads to the other one and back', async () => {
    const older = await town.report({ hours: 5, ...REPORT, category: 'HT-04', text: 'Dây điện thấp' });
    await openIssue();
    await page.getByRole('button', { name: 'Ghép vào phản ánh khác' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ghép', exact: true }).click();
    await dialog.getByText('Xin ghi mã, ví dụ VC-0427.').waitFor();
    await dialog.getByRole('textbox').fill(older.toLowerCase().replace('-', ' ').replace(' 0', ' '));
    await page.keyboard.press('Enter');
    await card('Có thể trùng').getByRole('link', { name: older }).click();
    await page.waitForURL(`**/issues/${older}`);
    await card('Có thể trùng').getByText('Gồm cả').waitFor();
    await card('Thông tin').getByText('2 người').waitFor();
    await page.getByText('1 người cùng phản ánh cũng nhận được câu trả lời này.').waitFor();
    await card('Có thể trùng').getByRole('link', { name: code }).click();
    await page.waitForURL(`**/issues/${code}`);
    await page.getByRole('button', { name: 'Tách ra' }).click();
    await pane().locator('header').getByText('Mới').waitFor();
  });

  test('a code that does not exist is refused in words, and the dialog stays', async () => {
    browser.expectErrors(/422/);
    await openIssue();
    await page.getByRole('button', { name: 'Ghép vào phản ánh khác' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('VC-9999');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Không tìm thấy phản ánh để ghép vào.').waitFor();
    expect(await issueRow()).toMatchObject({ status: 'new' });
  });
});

test('ratings, tasks, details, the hidden name and both versions of a changed message stand in their places', async () => {
  const { id, person_id: personId } = await issueRow();
  await town.byBinh((tx, viewer) => changeStatus(tx, { viewer, code, to: 'triaged', version: 1 }, new Date()));
  const now = new Date();
  await db.query(
    `UPDATE issues SET name_hidden = 'unit', reopened = 3, details = '[{"key":"pole","question":"Cột số mấy?","answer":"số 12"}]' WHERE id = $1`,
    [id],
  );
  await db.query(`INSERT INTO ratings VALUES ($1, $2, 'bad', 'slow', 'nhắc ba lần mới có người đến', $3)`, [
    id,
    personId,
    now,
  ]);
  await db.query(
    `INSERT INTO tasks (id, kind, subject, issue_id, note, created_at, due_at) VALUES
       (gen_random_uuid(), 'reopened', '1', $1, 'Người dân báo chưa xong lần thứ 3.', $2, $2)`,
    [id, now],
  );
  await db.query(
    `INSERT INTO issue_history (issue_id, at, actor, kind, from_value, text) VALUES
       ($1, $2, 'resident', 'edited', 'đèn trước cổng đình', 'đèn trước nhà văn hóa')`,
    [id, now],
  );
  await openIssue();
  await card('Việc cần người làm').getByText('Người dân báo chưa xong lần thứ 3.').waitFor();
  expect(await card('Người dân đánh giá').innerText()).toMatch(
    /Chưa hài lòng: làm chậm\s*nhắc ba lần mới có người đến/,
  );
  const facts = await card('Thông tin').innerText();
  expect(facts).toMatch(/Tên người gửi\s+nơi xử lý không được biết/);
  expect(facts).toMatch(/Cột số mấy\?\s+số 12/);
  const history = card('Diễn biến');
  await history.getByText('Người dân sửa tin đã gửi').waitFor();
  expect(await history.locator('del').innerText()).toContain('đèn trước cổng đình');
  expect(await history.locator('ins').innerText()).toContain('đèn trước nhà văn hóa');
});
