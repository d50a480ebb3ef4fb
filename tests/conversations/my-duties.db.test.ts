import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { text } from '../messages/support.ts';
import { buildFront, reminding, report } from '../reminders/cadre-town.ts';
import { type Desk, openDesk } from './desk.ts';

const db = await testDatabase();
let desk: Desk;
let number: number;
afterAll(async () => {
  await desk.app.close();
  await db.close();
});

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  desk = openDesk(db);
  const conversationId = await desk.store(text('cadre', 'xin chào'));
  await desk.drain();
  await db.query('DELETE FROM sessions');
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [conversationId]);
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, person_id, created_at)
     SELECT $1, 'head-cho', 'Mẫu', 'mau', person_id, now() FROM conversations WHERE id = $2`,
    [newId(), conversationId],
  );
  const { give, fire } = reminding(db, momentOn('2026-11-23', '05:00'));
  await give([{ ...report, recurrence: { kind: 'once', day: '2026-12-04' } }]);
  await fire();
  [{ number }] = (await db.query<{ number: number }>(`SELECT number FROM assignments WHERE post_id = 'head-cho'`)) as [
    { number: number },
  ];
  await desk.heard();
});

const say = async (words: string) => {
  await desk.store(text('cadre', words));
  await desk.drain();
  return (await desk.heard()).join('\n');
};
const row = async () =>
  (
    await db.query<{ status: string; channel: string | null; progress: number | null }>(
      `SELECT a.status, a.progress, h.channel FROM assignments a JOIN assignment_history h ON h.assignment_id = a.id
     WHERE a.number = $1 ORDER BY h.id DESC LIMIT 1`,
      [number],
    )
  )[0];

test('a cadre sees what the post owes, takes it, tells how far it is, asks for help and files it, all in the chat', async () => {
  // The facts my_duties and my_duty, the effects change_duty and ask_duty_help, on a real database.
  expect(await say('việc của tôi')).toContain(
    `NV${number} – Báo cáo tháng của khu dân cư: hạn thứ Sáu, 04/12, chưa báo đã nhận`,
  );
  expect(await say(`nv${number} đã nhận`)).toContain('Đã ghi: đồng chí nhận');
  expect(await row()).toMatchObject({ status: 'acknowledged', channel: 'fake' });
  expect(await say(`nv${number} 70%`)).toContain('70%');
  expect(await row()).toMatchObject({ status: 'doing', progress: 70 });
  expect(await say(`nv${number} cần hỗ trợ`)).toContain('đồng chí cần hỗ trợ gì?');
  expect(await say('cần thêm người')).toContain('Sẽ có người liên hệ.');
  expect(await db.query<{ note: string }>(`SELECT note FROM tasks WHERE kind = 'duty_asked'`)).toEqual([
    { note: `NV${number} · Báo cáo tháng của khu dân cư · Cần hỗ trợ: cần thêm người` },
  ]);
  expect(await say('NV.BC-01 xong, số 12/BC-MTTQ ngày 20/11')).toContain(`Đã ghi NV${number} xong`);
  expect(await row()).toMatchObject({ status: 'done' });
  expect(await say('việc của tôi')).toContain('không còn việc nào');
});

test('somebody who holds no post has the words of residents, and no duty by its number', async () => {
  const stranger = await desk.store(text('resident', 'xin chào'));
  await desk.drain();
  await db.query('DELETE FROM sessions');
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [stranger]);
  await desk.heard();
  await desk.store(text('resident', 'việc của tôi'));
  await desk.drain();
  expect((await desk.heard()).join('\n')).not.toContain('đồng chí');
});
