import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { testDatabase } from '../database.ts';
import { reminding, seat, toldTo } from '../reminders/cadre-town.ts';

const db = await testDatabase({ sample: true });
afterAll(() => db.close());
beforeAll(async () => {});

const postOf = async (kind: string, area: string) =>
  (await db.query<{ id: string }>('SELECT id FROM posts WHERE kind = $1 AND area_id = $2', [kind, area]))[0]!.id;

test('in the season the head of an area’s board and the cadre who goes there are reminded of their own duties, by their own day', async () => {
  const head = await seat(db, await postOf('truong_ban_ctmt', 'K.HOALONG.VIEMXA'));
  const cadre = await seat(db, await postOf('can_bo_ve_khu', 'K.HOALONG.VIEMXA'));
  const other = await seat(db, await postOf('truong_ban_ctmt', 'K.VOCUONG.BOSON'));
  const { until, clock } = reminding(db, momentOn('2026-11-11', '04:00'));
  await giveSoon(db.database, clock.now());
  await until('2026-11-11', '08:00');
  const [first] = await toldTo(db, head.conversationId);
  expect(first).toContain('Xác nhận dự Ngày hội: việc mới, hạn thứ Bảy, 14/11');
  expect(first).toContain('Báo cáo Ngày hội của khu dân cư: việc mới, hạn thứ Ba, 17/11');
  expect((await toldTo(db, cadre.conversationId))[0]).toContain(
    'Phiếu ghi ý kiến Nhân dân: việc mới, hạn thứ Hai, 16/11',
  );
  // Their day is the 18th.
  expect((await toldTo(db, other.conversationId))[0]).toContain('Xác nhận dự Ngày hội: việc mới, hạn thứ Ba, 17/11');
  await until('2026-11-15', '07:00');
  // The last afternoon, and the eve an hour after it: nothing comes closer.
  expect((await toldTo(db, cadre.conversationId)).slice(-3).map((line) => line.slice(0, 11))).toEqual([
    '14/11 16:30', '14/11 17:30', '15/11 06:30',
  ]); // biome-ignore format: a list of days
}, 120_000);
