import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDraft } from '../../src/issues/draft-store.ts';
import { DESK, PHONE } from '../browser.ts';
import { openAs } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What a moderator decides about a case: the words of a cadre that wait, whom it is about, who must take it now. */

const { browser, db, town } = await useModeratorTown();
let page: Page;

beforeEach(async () => {
  await db.clear('issues', 'tasks');
  page = await browser.newPage({ viewport: DESK });
});

const issueRow = async (code: string) => (await db.query('SELECT * FROM issues WHERE code = $1', [code]))[0]!;
const outbox = async (code: string) =>
  (
    await db.query<{ text: string }>(
      `SELECT o.content->>'text' AS text FROM outbox_messages o JOIN issues i ON i.id = o.issue_id WHERE i.code = $1`,
      [code],
    )
  ).map(({ text }) => text);

/** A report that a unit has, whose cadre wrote something that waits. */
async function drafted(text = 'Đã thay hai bóng đèn ở cổng đình.'): Promise<string> {
  const code = await town.report({
    ...{ hours: 3, category: 'HT-01', area: 'K.VOCUONG.HOADINH', photos: 2 },
    text: 'Đèn đường trước cổng đình không sáng ba tối nay.',
  });
  const [row] = await db.query<{ id: string; conversation_id: string }>(
    `UPDATE issues SET status = 'in_progress', unit_id = (SELECT id FROM units WHERE kind = 'KTHT' ORDER BY id LIMIT 1) WHERE code = $1
     RETURNING id, conversation_id`,
    [code],
  );
  const media = await db.query<{ media_id: string }>(
    'SELECT media_id FROM issue_media WHERE issue_id = $1 ORDER BY position DESC LIMIT 1',
    [row!.id],
  );
  const [post] = await db.query<{ id: string }>(
    `SELECT p.id FROM posts p JOIN units u ON u.id = p.unit_id WHERE u.kind = 'KTHT' ORDER BY p.id LIMIT 1`,
  );
  const draft = { issueId: row!.id, conversationId: row!.conversation_id, kind: 'done' as const, text };
  await db.database.$transaction((tx) =>
    addDraft(tx, { ...draft, postId: post!.id, media: media.map((one) => one.media_id) }, new Date()),
  );
  return code;
}

describe('words of a cadre that wait for approval', () => {
  test('stand with their photos and as the resident will read them; changed and approved, they go out', async () => {
    const code = await drafted();
    await openAs(page, town, `/issues/${code}`);
    const bar = page.getByRole('form', { name: 'Báo đã xong, chờ duyệt' });
    await bar.getByText('Ảnh gửi kèm, sau khi làm').waitFor();
    await bar.getByRole('button', { name: 'Mở ảnh 1 trên 1' }).waitFor();
    await bar.getByText(`Nơi xử lý báo đã làm xong phản ánh ${code}:`).waitFor();
    await bar.getByLabel('Lời gửi người dân (sửa được)').fill('Tối qua đã thay hai bóng đèn ở cổng đình.');
    await bar.getByRole('button', { name: 'Duyệt và gửi' }).click();
    await bar.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.locator('section[aria-label^="Phản ánh "] header').getByText('Đã làm xong').waitFor();
    expect(await issueRow(code)).toMatchObject({ status: 'done' });
    expect((await outbox(code)).at(-1)).toContain('Tối qua đã thay hai bóng đèn ở cổng đình.');
  });

  test('go back only with a reason, and the bar is gone', async () => {
    const code = await drafted();
    await openAs(page, town, `/issues/${code}`);
    const bar = page.getByRole('form', { name: 'Báo đã xong, chờ duyệt' });
    await bar.getByRole('button', { name: 'Trả lại' }).click();
    await bar.getByRole('button', { name: 'Trả lại' }).click();
    await bar.getByText('Xin ghi lý do để cán bộ viết lại.').waitFor();
    await bar.getByLabel('Vì sao trả lại? Cán bộ đọc câu này.').fill('Xin nói rõ thay ở những cột nào.');
    await bar.getByRole('button', { name: 'Trả lại' }).click();
    await bar.waitFor({ state: 'hidden' });
    await page.getByText('Xin nói rõ thay ở những cột nào.').waitFor();
    expect(await issueRow(code)).toMatchObject({ status: 'in_progress' });
    expect((await outbox(code)).filter((text) => !text.startsWith('Đã nhận'))).toEqual([]);
  });

  test('with a blank are not sent', async () => {
    const code = await drafted('Sẽ thay trước ngày [ngày].');
    await openAs(page, town, `/issues/${code}`);
    const bar = page.getByRole('form', { name: 'Báo đã xong, chờ duyệt' });
    await bar.getByRole('button', { name: 'Duyệt và gửi' }).click();
    await bar.getByText('Còn phần trong ngoặc vuông chưa điền: [ngày]').waitFor();
    expect(await issueRow(code)).toMatchObject({ status: 'in_progress' });
  });

  test('can be read and decided on a telephone', async () => {
    const code = await drafted();
    await page.setViewportSize(PHONE);
    await openAs(page, town, `/issues/${code}`);
    const bar = page.getByRole('form', { name: 'Báo đã xong, chờ duyệt' });
    await bar.getByRole('button', { name: 'Duyệt và gửi' }).click();
    await bar.waitFor({ state: 'hidden' });
  });
});

describe('whom a case is about', () => {
  test('is asked before it is assigned, and those who are named cannot be given it', async () => {
    browser.expectErrors(/422/);
    const code = await town.report({
      ...{ hours: 2, category: 'DC-05', area: 'K.VOCUONG.HOADINH', text: 'Thái độ của trưởng khu phố chưa đúng mực.' },
    });
    await openAs(page, town, `/issues/${code}`);
    await page.getByRole('button', { name: 'Chuyển đơn vị' }).click();
    const dialog = page.getByRole('dialog', { name: `${code} nói về ai?` });
    await dialog.getByText('Loại việc này có thể nói về cán bộ.').waitFor();
    await dialog.getByRole('radio', { name: 'Nói về chức danh hoặc đơn vị' }).check();
    await dialog.getByLabel('Chức danh, đơn vị').fill('truong khu pho hoa dinh');
    await page.getByRole('option').first().click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
    const assign = page.getByRole('dialog', { name: `Chuyển ${code} cho đơn vị` });
    await assign.waitFor();
    expect(await issueRow(code)).toMatchObject({ about: 'named' });
    await assign.getByRole('button', { name: 'Thôi' }).click();
    await page.getByText('ghi: nói về').waitFor();
  });

  test('can be taken back to nobody', async () => {
    const code = await town.report({
      ...{ hours: 2, category: 'DC-01', area: 'K.VOCUONG.HOADINH', text: 'Đề nghị công khai các khoản thu.' },
    });
    await openAs(page, town, `/issues/${code}`);
    await page.getByText('Chưa ghi').waitFor();
    await page.getByRole('button', { name: 'Ghi nói về ai' }).click();
    const dialog = page.getByRole('dialog', { name: `${code} nói về ai?` });
    await dialog.getByRole('radio', { name: 'Không nói về cán bộ nào' }).check();
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('ghi: không nói về cán bộ nào').waitFor();
    expect(await issueRow(code)).toMatchObject({ about: 'nobody' });
  });
});

test('what came back twice says so, and that the next choice stands', async () => {
  const code = await town.report({ hours: 2, category: 'HT-01', area: 'K.VOCUONG.HOADINH', text: 'Đèn đường hỏng.' });
  await db.query(`UPDATE issues SET status = 'triaged', returned = 2 WHERE code = $1`, [code]);
  await openAs(page, town, `/issues/${code}`);
  await page.getByText('bị trả lại 2 lần').waitFor();
  await page.getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await page.getByText('Nơi được chọn bây giờ không trả lại được nữa.').waitFor();
});
