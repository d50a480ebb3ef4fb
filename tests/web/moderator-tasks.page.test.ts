import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addTasks, type NewTask, settleTasks } from '../../src/staff/task-store.ts';
import { DESK, expectAccessible, PHONE, screenshot } from '../browser.ts';
import { openAs, SECOND } from './moderator-town.ts';
import { useModeratorTown } from './use-moderator-town.ts';

/** What only a person can do: the list, the number in the side bar, and the bar of an emergency. */

const { browser, db, town } = await useModeratorTown({ filled: true });
let page: Page;

const issue = (
  await db.query<{ id: string; code: string; ward: string }>(
    `SELECT id::text, code, ward_id AS ward FROM issues WHERE ward_id IS NOT NULL ORDER BY code LIMIT 1`,
  )
)[0]!;
const { id: conversationId } = (
  await db.query<{ id: string }>(`SELECT conversation_id::text AS id FROM issues ORDER BY created_at DESC LIMIT 1`)
)[0]!;
beforeEach(() => db.clear('tasks'));

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000);
const add = (...tasks: Partial<NewTask>[]) =>
  addTasks(
    db.database,
    tasks.map((task, index) => ({
      kind: 'human',
      subject: `${task.kind ?? 'human'} ${index}`,
      dueAt: inMinutes(60),
      ...task,
    })),
    new Date(Date.now() - 5 * 60_000),
  );

const EMERGENCY: Partial<NewTask> = {
  kind: 'emergency',
  note: 'Có người báo cháy. Gọi ngay và xem đã có ai đến chưa.',
  dueAt: inMinutes(-10),
};

async function fillTasks(): Promise<void> {
  await add(
    { ...EMERGENCY, conversationId },
    { kind: 'human', conversationId, wardId: issue.ward, dueAt: inMinutes(40) },
    {
      kind: 'reopened',
      issueId: issue.id,
      wardId: issue.ward,
      dueAt: inMinutes(120),
      note: 'Dân nói chưa được lần thứ ba.',
    },
    { kind: 'data', conversationId, dueAt: inMinutes(2 * 24 * 60), note: 'Xin bản sao dữ liệu.' },
    { kind: 'pigeon_post', dueAt: inMinutes(3 * 24 * 60) },
  );
}

async function open(
  address: string,
  options: { viewport: { width: number; height: number } } = { viewport: DESK },
): Promise<void> {
  page = await browser.newPage(options);
  const listening = page.waitForResponse('**/api/live');
  await openAs(page, town, address);
  await listening;
}
const row = (text: string) => page.locator('[data-task]').filter({ hasText: text });
const sideBar = () => page.getByRole('navigation', { name: 'Các trang' });

describe('the list', () => {
  test('says what, where, since when, until when; the most pressing on top and the late one in red', async () => {
    await fillTasks();
    await open('/tasks');
    await row('Khẩn cấp').waitFor();
    expect(await page.locator('[data-task]').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-kind')))).toEqual([
      'emergency', 'human', 'reopened', 'data', 'pigeon_post',
    ]); // biome-ignore format: a list of kinds
    // A slow machine may take a minute until it is shown.
    await row('Có người báo cháy')
      .getByText(/trễ 1[0-2] phút/)
      .waitFor();
    expect(
      await row('Có người báo cháy')
        .getByText(/^trễ/)
        .evaluate((sign) => getComputedStyle(sign).color),
    ).toBe('rgb(180, 35, 24)');
    await row('Chờ cán bộ trả lời').getByText('Người dân muốn nói chuyện với cán bộ.').waitFor();
    await row('Chờ cán bộ trả lời')
      .getByText(/còn (?:40|39|38) phút/)
      .waitFor();
    await row('Chờ cán bộ trả lời')
      .getByText(/[5-7] phút trước/)
      .waitFor();
    // A kind that nobody told the page about.
    expect(await row('Việc khác').count()).toBe(1);
    await row('Dân báo lại nhiều lần')
      .getByRole('link', { name: `Mở phản ánh ${issue.code}` })
      .click();
    await page.waitForURL(`**/issues/${issue.code}`);
  });

  test('duties that reach nobody lead to their unit, where it stands which posts nobody holds', async () => {
    const [unit] = await db.query<{ id: string; name: string }>(
      "SELECT id, name FROM units WHERE name = 'Ủy ban MTTQ phường Võ Cường'",
    );
    await add({ kind: 'duty_unreached', subject: unit!.id, note: `${unit!.name}: 1 nhiệm vụ chưa đến được ai.` });
    await open('/tasks');
    await row('Chưa ai nhận nhiệm vụ').getByRole('link', { name: 'Xem đơn vị có ai giữ chức danh' }).click();
    await page.getByRole('heading', { name: unit!.name, exact: true }).waitFor();
    await page.getByText('chưa có người').first().waitFor();
  });

  test('what a cadre asks about a duty leads to it, where it is decided', async () => {
    const [assignment] = await db.query<{ id: string; number: number }>(
      `INSERT INTO assignments (id, duty_code, occurrence, post_id, area_id, ward_id, status, assigned_at, deadline, asked_day,
         times_asked, looked_through, updated_at)
       SELECT gen_random_uuid(), 'NV.BC-01', '2026-12-15', p.id, u.area_id, NULL, 'acknowledged', now(), now() + interval '9 days',
         '2026-12-20', 1, now(), now() FROM posts p JOIN units u ON u.id = p.unit_id WHERE p.kind = 'truong_ban_ctmt' ORDER BY p.id LIMIT 1
       RETURNING id::text, number`,
    );
    const { id, number } = assignment!;
    await add({ kind: 'duty_asked', subject: id, note: `NV${number} · Báo cáo tháng · Xin lùi đến 20/12/2026: ốm` });
    await open('/tasks');
    await row('Xin lùi đến')
      .getByRole('link', { name: `Xem và quyết định NV${number}` })
      .click();
    await page.getByRole('heading', { name: /Báo cáo tháng của khu dân cư/ }).waitFor();
  });

  test('“Xong” asks for the outcome, takes the task off the list, and can be undone', async () => {
    await add({ note: 'Bà hỏi chuyện sửa nhà' });
    await open('/tasks');
    await row('sửa nhà').getByRole('button', { name: 'Xong' }).click();
    await page.getByRole('button', { name: 'Ghi là xong' }).click();
    await page.getByText('Xin ghi kết quả trong một câu.').waitFor();
    await page.getByRole('button', { name: 'Đã gọi điện trả lời' }).click();
    expect(await page.getByRole('textbox', { name: 'Kết quả' }).inputValue()).toBe('Đã gọi điện trả lời');
    await page.getByRole('button', { name: 'Ghi là xong' }).click();
    await page.getByText('Không có việc nào đang chờ').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await row('sửa nhà').waitFor();
    expect(await db.query('SELECT done_at, outcome FROM tasks')).toEqual([{ done_at: null, outcome: null }]);
  });

  test('what is done stands apart with its outcome and who did it, and can be opened again', async () => {
    await add({ note: 'Bà hỏi chuyện sửa nhà' });
    await open('/tasks');
    await row('sửa nhà').getByRole('button', { name: 'Xong' }).click();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Đã gặp bà tại nhà');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Nhóm việc' }).getByRole('link', { name: 'Đã xong' }).click();
    await row('Đã gặp bà tại nhà')
      .getByText(/^Điều phối Một làm xong/)
      .waitFor();
    await row('Đã gặp bà tại nhà').getByRole('button', { name: 'Mở lại' }).click();
    await page.getByText('Chưa có việc nào xong').waitFor();
    expect(await db.query('SELECT 1 FROM tasks WHERE done_at IS NULL')).toHaveLength(1);
  });

  test('whoever comes second is told who was first', async () => {
    browser.expectErrors(/409/);
    await add({ note: 'Bà hỏi chuyện sửa nhà' });
    await open('/tasks');
    await row('sửa nhà').getByRole('button', { name: 'Xong' }).click();
    const [{ id: staffId }] = (await db.query<{ id: string }>('SELECT id::text FROM staff_users WHERE email = $1', [
      SECOND.email,
    ])) as [{ id: string }];
    await settleTasks(
      db.database,
      { kind: 'human', subjects: ['human 0'] },
      { outcome: 'Đã gọi', staffId, now: new Date() },
    );
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Tôi cũng gọi');
    await page.getByRole('button', { name: 'Ghi là xong' }).click();
    await page.getByText('Điều phối Hai đã làm xong việc này.').waitFor();
  });

  test('nothing jumps when a task comes: it waits at the top until it is asked for', async () => {
    await add({ note: 'việc cũ' });
    await open('/tasks');
    await row('việc cũ').waitFor();
    await add({ subject: 'new', note: 'việc mới', dueAt: inMinutes(5) });
    await page.getByRole('button', { name: '1 thay đổi' }).waitFor();
    expect(await row('việc mới').count()).toBe(0);
    await page.keyboard.press('r');
    await row('việc mới').waitFor();
    expect(await page.locator('[data-task]').first().innerText()).toContain('việc mới');
  });

  test('is worked with the keyboard alone', async () => {
    await add({ note: 'thứ nhất', conversationId }, { subject: 'b', note: 'thứ hai', dueAt: inMinutes(90) });
    await open('/inbox');
    await page.keyboard.press('3');
    await row('thứ nhất').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('xong bằng bàn phím');
    await page.keyboard.press('Enter');
    await row('thứ hai').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/inbox?conversation=${conversationId}`);
  });
});

describe('on every page', () => {
  test('the side bar shows how many wait, as they come and go', async () => {
    await open('/issues');
    await add({ note: 'một' });
    await sideBar().getByRole('img', { name: '1 việc chưa xong', exact: true }).waitFor();
    await add({ subject: 'late', dueAt: inMinutes(-5) });
    await sideBar().getByRole('img', { name: '2 việc chưa xong, có việc trễ hoặc khẩn cấp' }).waitFor();
    await settleTasks(
      db.database,
      { kind: 'human', subjects: ['late', 'human 0'] },
      { outcome: 'xong', staffId: null, now: new Date() },
    );
    await sideBar().getByRole('img').filter({ hasText: /\d/ }).waitFor({ state: 'detached' });
  });

  test('an emergency is seen at once, leads to the talk, and is silent unless the sound was turned on', async () => {
    await open('/issues');
    await page.evaluate(() => {
      const counted = window as unknown as { rings: number; AudioContext: unknown };
      counted.rings = 0;
      const real = window.AudioContext;
      counted.AudioContext = class extends real {
        constructor() {
          super();
          counted.rings += 1;
        }
      };
    });
    const rings = () => page.evaluate(() => (window as unknown as { rings: number }).rings);
    await add({ ...EMERGENCY, conversationId });
    const bar = page.getByRole('alert', { name: 'Khẩn cấp' });
    await bar.getByText('Có người báo cháy').waitFor();
    expect(await rings()).toBe(0);
    await bar.getByRole('button', { name: 'Bật chuông báo' }).click();
    await add({ ...EMERGENCY, subject: 'another' });
    await bar.getByText('và 1 việc khẩn cấp khác').waitFor();
    // Once when it was turned on, to hear it, and once for the new one.
    expect(await rings()).toBe(2);
    await screenshot(page, 'moderator-emergency-desk');
    await expectAccessible(page);
    await bar.getByRole('link', { name: 'Xem ngay' }).click();
    await page.waitForURL(`**/inbox?conversation=${conversationId}`);
    await bar.waitFor();
    await settleTasks(
      db.database,
      { kind: 'emergency', subjects: ['emergency 0', 'another'] },
      { outcome: 'x', staffId: null, now: new Date() },
    );
    await bar.waitFor({ state: 'detached' });
  });
});

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('on a %s', (name, viewport) => {
  test('the list', async () => {
    await fillTasks();
    await open('/tasks', { viewport });
    await row('Chờ cán bộ trả lời').getByRole('button', { name: 'Xong' }).click();
    await screenshot(page, `moderator-tasks-${name}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });

  test('nothing to do', async () => {
    await open('/tasks', { viewport });
    await page.getByText('Không có việc nào đang chờ').waitFor();
    await expectAccessible(page);
  });
});
