import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { answerStaff } from '../../src/issues/answer-staff.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { forgetReporter } from '../../src/issues/erase-reporter-store.ts';
import { lockVisibleIssue } from '../../src/issues/issue-store.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { changeWorkDay } from '../../src/reminders/change-work-day.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { until } from '../channels/until.ts';
import { testDatabase } from '../database.ts';
import { buildTown, fileOne, inTransaction, makeResident } from '../issues/small-town.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildFront, reminding, seat, toldTo } from './cadre-town.ts';

const db = await testDatabase();
afterAll(() => db.close());

const MONDAY = momentOn('2026-11-23', '08:00');
let viewer: Viewer;
let resident: Reporter;
let head: { conversationId: string };
let chair: { conversationId: string };
let code: string;

beforeEach(async () => {
  await db.clear(
    'areas',
    'units',
    'posts',
    'holders',
    'timers',
    'people',
    'conversations',
    'outbox_messages',
    'tasks',
    'issues',
    'work_days',
    'staff_users',
    'tiles',
    'category_groups',
    'categories',
    'code_counters',
  );
  await buildTown(db);
  await buildFront(db);
  await db.query(`UPDATE posts SET head = true, superior_id = 'chair', kind = 'truong_phong' WHERE id = 'truong'`);
  head = await seat(db, 'truong');
  chair = await seat(db, 'chair');
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  viewer = { staffId, name: 'Lan', role: 'administrator', areaIds: [] };
  resident = await makeResident(db);
  // T2: to be answered by Thursday, 17:00.
  code = (await fileOne(db, resident, { categoryCode: 'VS-01', text: 'Rác chưa thu' }, MONDAY)).code;
  await db.query(`UPDATE issues SET unit_id = 'ktht', status = 'assigned'`);
});

const issue = async () =>
  (
    await db.query<{ clock_stage: string; due_at: Date; paused_at: Date | null }>(
      'SELECT clock_stage, due_at, paused_at FROM issues',
    )
  )[0]!;

test('who has it is warned at half and at four fifths, the post above hears when it is over, and moderators have tasks', async () => {
  const { until } = reminding(db, MONDAY);
  await until('2026-11-25', '12:00');
  expect((await toldTo(db, head.conversationId)).at(-1)).toContain(`– ${code}, Rác không được thu: hạn thứ Năm, 26/11`);
  await until('2026-11-26', '16:00');
  expect((await issue()).clock_stage).toBe('most');
  await until('2026-11-27', '12:00');
  expect((await issue()).clock_stage).toBe('late');
  expect((await toldTo(db, chair.conversationId)).at(-1)).toContain(`${code}, Rác không được thu: quá hạn 1 ngày`);
  await until('2026-12-10', '12:00');
  expect((await issue()).clock_stage).toBe('severe');
  expect(await db.query('SELECT kind FROM tasks ORDER BY created_at')).toEqual([
    { kind: 'issue_late' },
    { kind: 'issue_severe' },
  ]);
});

test('while the resident is asked it stands still, visibly, and goes on with the time that it had left', async () => {
  const { until, clock } = reminding(db, MONDAY);
  await until('2026-11-24', '07:30');
  await inTransaction(db, (tx) =>
    changeStatus(tx, { viewer, code, version: 1, to: 'waiting_resident', reason: 'Ở ngõ nào ạ?' }, clock.now()),
  );
  expect((await issue()).paused_at).toEqual(clock.now());
  await until('2026-11-26', '07:30');
  await inTransaction(db, (tx) => answerStaff(tx, { ...resident, code, text: 'Ngõ 5', media: [] }, clock.now()));
  const { due_at, paused_at, clock_stage } = await issue();
  // Two working days later than Thursday.
  expect(due_at).toEqual(momentOn('2026-11-30', '17:00'));
  expect(paused_at).toBeNull();
  expect(clock_stage).toBe('running');
});

test('of somebody whose data are erased while they are asked it goes on with the time that it had left', async () => {
  const { until, clock } = reminding(db, MONDAY);
  await until('2026-11-24', '07:30');
  await inTransaction(db, (tx) =>
    changeStatus(tx, { viewer, code, version: 1, to: 'waiting_resident', reason: 'Ở ngõ nào ạ?' }, clock.now()),
  );
  await until('2026-11-26', '07:30');
  await inTransaction(db, (tx) => forgetReporter(tx, { personId: resident.personId }, clock.now()));
  expect(await issue()).toMatchObject({ due_at: momentOn('2026-11-30', '17:00'), paused_at: null });
  await until('2026-12-01', '12:00');
  expect((await issue()).clock_stage).toBe('late');
});

test('what is done is not told any more', async () => {
  const { until, clock } = reminding(db, MONDAY);
  await until('2026-11-24', '18:00');
  await inTransaction(db, (tx) =>
    changeStatus(tx, { viewer, code, version: 1, to: 'done', reason: 'Đã thu' }, clock.now()),
  );
  await until('2026-12-20', '12:00');
  expect(await toldTo(db, head.conversationId)).toEqual([]);
  expect(await db.query(`SELECT kind FROM tasks WHERE kind LIKE 'issue_%'`)).toEqual([]);
});

test('a private issue is told to nobody by message; when it is over a moderator has the task', async () => {
  await db.query(`UPDATE issues SET visibility = 'P'`);
  const { until } = reminding(db, MONDAY);
  await until('2026-11-27', '12:00');
  expect(await toldTo(db, head.conversationId)).toEqual([]);
  expect(await db.query('SELECT kind FROM tasks')).toEqual([{ kind: 'issue_late' }]);
});

test('one click makes a day off, and every open promise moves with it; a moderator of one ward may not', async () => {
  const { clock } = reminding(db, MONDAY);
  const set = (is: 'off' | null, by = viewer) =>
    inTransaction(db, (tx) =>
      changeWorkDay(tx, { viewer: by, day: '2026-11-24', is, note: 'Ngày Văn hóa' }, clock.now()),
    );
  await set('off');
  expect((await issue()).due_at).toEqual(momentOn('2026-11-27', '17:00'));
  await set(null);
  expect((await issue()).due_at).toEqual(momentOn('2026-11-26', '17:00'));
  await expect(set('off', { ...viewer, role: 'moderator', areaIds: ['an'] })).rejects.toMatchObject({
    code: 'forbidden',
  });
  // What is filed after it counts it too.
  await set('off');
  const { dueAt } = await fileOne(db, resident, { categoryCode: 'VS-01' }, MONDAY);
  expect(new Date(dueAt)).toEqual(momentOn('2026-11-27', '17:00'));
});

test('a clock that is looked at while a moderator changes its issue holds nothing that he waits for', async () => {
  const { fire } = reminding(db, MONDAY);
  let fired: Promise<number> | undefined;
  await inTransaction(db, async (tx) => {
    const version = (await tx.issue.findFirstOrThrow({ where: { code } })).version;
    await lockVisibleIssue(tx, viewer, code);
    fired = fire();
    await until(async () => (await waitingForLocks()) > 0, 'the look at the clock waits for the issue');
    await tx.$queryRaw`SELECT id FROM timers FOR UPDATE NOWAIT`;
    await changeStatus(tx, { viewer, code, version, to: 'in_progress' }, MONDAY);
  });
  expect(await fired).toBe(1);
});

const waitingForLocks = async () =>
  (
    await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  )[0]!.n;
