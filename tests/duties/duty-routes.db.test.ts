import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { changeDuty } from '../../src/duties/change-duty.ts';
import { registerDutyRoutes } from '../../src/duties/duty-routes.ts';
import { registerWorkDayRoutes } from '../../src/reminders/work-day-routes.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report, seat, toldTo } from '../reminders/cadre-town.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let lan: Browser;
let ofBinh: Browser;
let head: { personId: string; conversationId: string };
let number: number;

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  head = await seat(db, 'head-cho');
  await played.give([
    { ...report, isReviewed: true },
    { ...report, code: 'NV.X', programmes: [], validTo: '2026-12-05' },
  ]);
  await played.until('2026-12-01', '08:00');
  [{ number }] = (await db.query<{ number: number }>(
    `SELECT number FROM assignments WHERE post_id = 'head-cho' AND duty_code = 'NV.BC-01'`,
  )) as [{ number: number }];
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  await makeUser(db, { email: 'binh@phuong.example', name: 'Bình', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerDutyRoutes(app, {
    database: db.database,
    clock: played.clock,
    mediaUrl: (id) => `/media/${id}`,
    wakeSend: () => {},
  });
  registerWorkDayRoutes(app, { database: db.database, clock: played.clock });
  lan = await signInAs(app, 'lan@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const cadre = (change: Parameters<typeof changeDuty>[1]['change']) =>
  db.database.$transaction((tx) =>
    changeDuty(tx, { number, change, cadre: { personId: head.personId, channel: 'web' } }, played.clock.now()),
  );

describe('reading', () => {
  test('the catalogue, page by page, by day and by programme', async () => {
    const first = await lan.get('/api/duties?limit=1');
    expect(first.body).toMatchObject({ items: [{ code: 'NV.BC-01', ladder: 'L3' }], nextCursor: expect.any(String) });
    expect((await lan.get(`/api/duties?cursor=${first.body.nextCursor}`)).body.items).toMatchObject([{ code: 'NV.X' }]);
    expect((await lan.get('/api/duties?on=2026-12-06')).body.items).toHaveLength(1);
    expect((await lan.get('/api/duties?programme=NQ02')).body.items).toHaveLength(1);
  });

  test('assignments by deadline, page by page, filtered, and only those of one’s wards', async () => {
    const first = await lan.get('/api/assignments?limit=1&duty=NV.BC-01');
    expect(first.body.items).toMatchObject([{ duty: 'NV.BC-01', ward: 'an', deadline: '2026-12-18T10:00:00.000Z' }]);
    const second = await lan.get(`/api/assignments?limit=5&duty=NV.BC-01&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ duty: 'NV.BC-01' }], nextCursor: null });
    expect((await lan.get('/api/assignments?status=delivered,done&post=head-cho')).body.items).toHaveLength(1);
    expect((await lan.get('/api/assignments?late=true')).body.items).toEqual([]);
    expect((await lan.get('/api/assignments?area=cho&from=2026-12-18&to=2026-12-18')).body.items).toHaveLength(1);
    expect((await ofBinh.get('/api/assignments')).body.items).toEqual([]);
    expect((await ofBinh.get(`/api/assignments/${number}`)).status).toBe(404);
    expect((await lan.get('/api/assignments?cursor=xx')).status).toBe(400);
  });

  test('one assignment with its history and each reminder with its delivery', async () => {
    expect((await lan.get(`/api/assignments/${number}`)).body).toMatchObject({
      number,
      history: [{ change: 'assigned', actor: 'system' }, { change: 'deliver' }],
      reminders: [{ rung: 'new', audience: 'holder', state: 'said', delivery: 'sent', via: 'holder' }],
    });
  });
});

describe('deciding', () => {
  test('who was told of a duty and has not answered hears that its day is moved', async () => {
    await lan.post(`/api/assignments/${number}/changes`, { change: 'move', day: '2026-12-17' });
    expect((await toldTo(db, head.conversationId)).at(-1)).toContain('đổi hạn: thứ Năm, 17/12');
  });

  test('more time is granted: the deadline moves, the cadre hears of it, and the task is settled', async () => {
    await cadre({ change: 'ask_time', reason: 'chờ số liệu', day: '2026-12-22' });
    const [task] = await db.query<{ note: string }>(
      `SELECT note FROM tasks WHERE kind = 'duty_asked' AND done_at IS NULL`,
    );
    expect(task!.note).toContain('Xin lùi đến 22/12/2026: chờ số liệu');
    const granted = await lan.post(`/api/assignments/${number}/changes`, { change: 'grant_time' });
    expect(granted.body).toMatchObject({ deadline: '2026-12-22T10:00:00.000Z', askedDay: null });
    expect((await toldTo(db, head.conversationId)).at(-1)).toContain('được lùi đến thứ Ba, 22/12');
    expect(await db.query(`SELECT 1 FROM tasks WHERE kind = 'duty_asked' AND done_at IS NULL`)).toEqual([]);
  });

  test('what was filed is returned with a reason, filed again and accepted', async () => {
    const document = { kind: 'document', text: '12/BC-MTTQ' } as const;
    expect(await cadre({ change: 'file_evidence', evidence: [document] })).toMatchObject({ status: 'evidence_filed' });
    const { version } = (await lan.get(`/api/assignments/${number}`)).body;
    const returned = await lan.post(`/api/assignments/${number}/changes`, {
      change: 'return',
      reason: 'thiếu phụ lục',
      version,
    });
    expect(returned.body).toMatchObject({ status: 'returned' });
    expect((await toldTo(db, head.conversationId)).at(-1)).toContain('cần bổ sung: thiếu phụ lục');
    expect((await lan.post(`/api/assignments/${number}/changes`, { change: 'accept', version })).status).toBe(409);
    expect((await lan.post(`/api/assignments/${number}/changes`, { change: 'accept' })).status).toBe(422);
    await cadre({ change: 'file_evidence', evidence: [] });
    expect((await lan.post(`/api/assignments/${number}/changes`, { change: 'accept' })).body).toMatchObject({
      status: 'done',
    });
    // It was the wrong document after all.
    const again = { change: 'return', reason: 'nhầm văn bản tháng trước' };
    expect((await lan.post(`/api/assignments/${number}/changes`, again)).body).toMatchObject({
      ...{ status: 'returned', doneAt: null },
    });
    await cadre({ change: 'file_evidence', evidence: [document] });
    expect((await lan.post(`/api/assignments/${number}/changes`, { change: 'accept' })).status).toBe(200);
    expect((await lan.post(`/api/assignments/${number}/changes`, { change: 'cancel', reason: '' })).status).toBe(400);
    expect((await ofBinh.post(`/api/assignments/${number}/changes`, { change: 'accept' })).status).toBe(404);
  });
});

test('the days that are worked are read; a moderator of one ward may not set one', async () => {
  const week = await ofBinh.get('/api/work-days?from=2026-12-04&to=2026-12-06');
  expect(week.body.items.map(({ isWorked }: { isWorked: boolean }) => isWorked)).toEqual([true, false, false]);
  const put = (cookie: Browser) =>
    app.inject({
      ...{ method: 'PUT', url: '/api/work-days/2026-12-05', payload: { is: 'worked', note: 'làm bù' } },
      headers: { cookie: cookie.cookie, 'x-csrf-token': cookie.csrfToken },
    });
  expect((await put(ofBinh)).statusCode).toBe(403);
  expect((await put(lan)).json()).toEqual({
    items: [{ day: '2026-12-05', isWorked: true, set: 'worked', note: 'làm bù' }],
  });
  expect((await lan.get('/api/work-days?from=2026-01-01&to=2029-01-01')).status).toBe(400);
});
