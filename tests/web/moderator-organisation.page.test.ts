import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { momentOn, plusDays, townDay } from '../../src/calendar/town-day.ts';
import { keyOf } from '../../src/language/key.ts';
import { newId } from '../../src/platform/ids.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { makeResident } from '../issues/small-town.ts';
import { reminding, report, toldTo } from '../reminders/cadre-town.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** The page of the organisation: who holds what, who is away, files of holders, a unit that ends. */

const { browser, db, town } = await useModeratorTown({ administrator: true });
let page: Page;

const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const day = (days: number) => plusDays(townDay(new Date()), days);
const typed = (iso: string) => iso.split('-').reverse().join('/');

async function open(search: string, { who, viewport = DESK }: { who?: typeof SECOND; viewport?: typeof DESK } = {}) {
  page = await browser.newPage({ viewport });
  await openAs(page, town, `/organisation${search}`, who);
}

/** Somebody holds a post, with a chat. */
async function seat(postId: string, name: string): Promise<string> {
  const { personId, conversationId } = await makeResident(db);
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [conversationId]);
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, person_id, linked_at, created_at) VALUES ($1, $2, $3, $4, $5, now(), now())`,
    [newId(), postId, name, keyOf(name), personId],
  );
  return conversationId;
}

describe('units and posts', () => {
  test('are found without marks, and a vacant post is given to somebody', async () => {
    await open('');
    await page.getByRole('searchbox', { name: 'Tìm đơn vị, chức danh, họ tên' }).fill('tram y te vo cuong');
    await page.getByRole('link', { name: /Trạm Y tế phường Võ Cường.*1 chưa có người/ }).click();
    await page.getByRole('region', { name: 'Chức danh', exact: true }).getByText('Chưa có người').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-unit');
    await page
      .getByRole('region', { name: 'Chức danh', exact: true })
      .getByRole('link', { name: /Trạm trưởng/ })
      .click();
    await page.getByRole('button', { name: 'Giao chức danh' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Giao chức danh' }).click();
    await dialog.getByText('Xin ghi họ và tên.').waitFor();
    await dialog.getByRole('textbox', { name: 'Họ và tên' }).fill('Người Mẫu');
    await dialog.getByRole('textbox', { name: 'Điện thoại' }).fill('123');
    await dialog.getByRole('button', { name: 'Giao chức danh' }).click();
    await dialog.getByText('Số điện thoại không đúng').waitFor();
    browser.expectErrors(/400/);
    await dialog.getByRole('textbox', { name: 'Điện thoại' }).fill('0912 345 678');
    await dialog.getByRole('button', { name: 'Giao chức danh' }).click();
    await page.getByRole('article', { name: 'Người Mẫu' }).getByText('Chưa kết nối tài khoản').waitFor();
    await page.getByText(`giao chức danh: Người Mẫu, từ ${typed(day(0))}`).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-post');
  });

  test('are only looked at by a moderator, who may enter absences and make codes all the same', async () => {
    await seat('U.VOCUONG.VP.1', 'Chánh Mẫu');
    await open('?unit=U.VOCUONG.VP', { who: SECOND });
    await page.getByText('Chỉ quản trị viên thay đổi được đơn vị này.').waitFor();
    expect(await page.getByRole('switch', { name: 'Câu trả lời phải được duyệt' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Kết thúc đơn vị' }).count()).toBe(0);
    await page.getByRole('link', { name: /^Chánh Văn phòng/ }).click();
    await page.getByRole('button', { name: 'Ghi vắng mặt' }).waitFor();
    expect(await page.getByRole('button', { name: 'Giao chức danh' }).count()).toBe(0);
  });

  test('on a phone the list gives way to the unit, the unit to the post, and back', async () => {
    await open('', { viewport: PHONE });
    await page.getByRole('searchbox', { name: 'Tìm đơn vị, chức danh, họ tên' }).fill('van phong vo cuong');
    await page.getByRole('link', { name: /Văn phòng HĐND và UBND phường Võ Cường/ }).click();
    await page.getByRole('link', { name: /^Chánh Văn phòng/ }).click();
    await page.getByRole('heading', { name: 'Lịch sử thay đổi' }).waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await screenshot(page, 'moderator-organisation-phone');
    await page.getByRole('button', { name: 'Văn phòng HĐND và UBND phường Võ Cường' }).click();
    await page.getByRole('button', { name: 'Tổ chức', exact: true }).click();
    await page.getByRole('link', { name: /Văn phòng HĐND và UBND phường Võ Cường/ }).waitFor();
  });
});

describe('an absence', () => {
  test('makes reminders go to the substitute, and to the holder again once it is taken back', async () => {
    const post = 'U.VOCUONG.BCT.VOCUONG.BOSON';
    const holder = await seat(post, 'Trưởng Ban Mẫu');
    const substitute = await seat('U.VOCUONG.MT.2', 'Phó Chủ Tịch Mẫu');
    await open(`?unit=U.VOCUONG.BCT&post=${post}`);
    await page.getByRole('button', { name: 'Ghi vắng mặt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Đến hết ngày' }).fill(typed(day(25)));
    await dialog.getByRole('combobox', { name: 'Ai làm thay' }).fill('pho chu tich uy ban mttq');
    await page.getByRole('group', { name: 'Ủy ban MTTQ phường Võ Cường' }).getByRole('option').click();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('đi học');
    await screenshot(page, 'moderator-organisation-absence');
    await dialog.getByRole('button', { name: 'Ghi vắng mặt' }).click();
    await page.getByText(/Trưởng Ban Mẫu vắng .* Phó Chủ tịch Ủy ban MTTQ phường làm thay/).waitFor();
    await page.getByText('Việc gửi cho Phó Chủ Tịch Mẫu').waitFor();

    await db.query(`UPDATE duties SET valid_to = '2020-01-01'`);
    const played = reminding(db, momentOn(day(0), '05:00'));
    const duty = { ...report, code: 'NV.THU', recurrence: { kind: 'once' as const, day: day(50) }, opensDays: 60 };
    await played.give([{ ...duty, actor: { ...report.actor, areaId: 'K.VOCUONG.BOSON' } }]);
    // Long enough for a working day, even over Tết.
    await played.until(day(20), '08:00');
    expect((await toldTo(db, substitute)).join('\n')).toContain(report.titleVi);
    expect(await toldTo(db, holder)).toEqual([]);

    await page.getByRole('region', { name: 'Vắng mặt' }).getByRole('button', { name: 'Thu lại' }).click();
    await page.getByText('Không có đợt vắng mặt nào sắp tới.').waitFor();
    await page.getByText(/Phó Chủ tịch Ủy ban MTTQ phường làm thay · đi học · đã thu lại/).waitFor();
    await played.until(day(50), '18:00');
    expect((await toldTo(db, holder)).join('\n')).toContain(report.titleVi);
  });
});

describe('a file of holders', () => {
  const csv = (...rows: string[]) => ({
    name: 'chuc-danh.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Mã chức danh,Họ và tên,Từ ngày', ...rows].join('\n')),
  });
  const chosen = (file: ReturnType<typeof csv>) => page.locator('input[type=file]').setInputFiles(file);

  test('shows its wrong rows, then what it would change, and is imported', async () => {
    await open('');
    await page.getByRole('button', { name: 'Tệp danh sách' }).click();
    await page.getByRole('menuitem', { name: 'Nhập từ tệp Excel, CSV' }).click();
    await chosen(csv('U.VUNINH.CA.1,Trưởng Mẫu,01/03/2026', 'U.VUNINH.CA.2,Trực Mẫu,hôm qua'));
    const alert = page.getByRole('alert');
    await alert.getByText('1 dòng cần sửa trong chuc-danh.csv').waitFor();
    await alert.getByText('Dòng 3').waitFor();
    await alert.getByText('từ ngày “hôm qua” không phải là ngày').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-mistakes');
    expect(await db.query(`SELECT 1 FROM holders WHERE post_id = 'U.VUNINH.CA.1'`)).toEqual([]);

    await chosen(csv('U.VUNINH.CA.1,Trưởng Mẫu,01/03/2026', 'U.VUNINH.CA.2,Trực Mẫu,05/03/2026', 'U.VUNINH.CA.3,,'));
    await page.getByText('2 người mới, 1 để trống.').waitFor();
    await page.getByRole('cell', { name: /Trực Mẫu từ 05\/03\/2026/ }).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'moderator-organisation-import');
    await page.getByRole('button', { name: 'Nhập danh sách', exact: true }).click();
    await page.getByText('Đã nhập 2 thay đổi.').waitFor();
    await page.getByRole('searchbox', { name: 'Tìm đơn vị, chức danh, họ tên' }).fill('truc mau');
    await page.getByRole('link', { name: /Trực ban.*Trực Mẫu/ }).waitFor();
  });
});

describe('a unit that ends', () => {
  test('is shown with what goes where before it ends, and points to its successor afterwards', async () => {
    await seat('U.NAMSON.TYT.1', 'Trạm Trưởng Mẫu');
    await open('?unit=U.NAMSON.TYT');
    await page.getByRole('button', { name: 'Kết thúc đơn vị' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Ngày hoạt động cuối cùng' }).fill(typed(day(-1)));
    await dialog.getByRole('combobox', { name: 'Đơn vị tiếp nhận' }).fill('van phong nam son');
    await page.getByRole('option', { name: /Văn phòng HĐND và UBND phường Nam Sơn/ }).click();
    await dialog.getByRole('button', { name: 'Xem trước' }).click();
    await dialog
      .getByRole('status')
      .getByText('Trạm trưởng (Trạm Trưởng Mẫu) · giao cho Chánh Văn phòng đã có')
      .waitFor();
    await screenshot(page, 'moderator-organisation-end');
    await dialog.getByRole('button', { name: 'Kết thúc đơn vị' }).click();
    await page.getByText(`Đã kết thúc ngày ${typed(day(-1))}`).waitFor();
    await page.getByRole('link', { name: 'Văn phòng HĐND và UBND phường Nam Sơn' }).first().click();
    await page.getByText('Tiếp nhận từ').waitFor();
  });
});
