import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { registerCatalogueRoutes } from '../../src/duties/catalogue-routes.ts';
import { registerDutyRoutes } from '../../src/duties/duty-routes.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report, seat } from '../reminders/cadre-town.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let lan: Browser;
let ofAn: Browser;
let ofBinh: Browser;

/** The report on the 18th of each month. */
const monthly = { kind: 'rrule', start: '2026-01-18', rule: 'FREQ=MONTHLY;BYMONTHDAY=18' } as const;

const content = {
  ...{ titleVi: 'Họp Ban Công tác Mặt trận', titleEn: 'Meeting of the board', recurrence: monthly, roll: 'prev' },
  ...{
    hour: '17:00',
    actorKinds: ['truong_ban_ctmt'],
    supportKinds: [],
    actorArea: null,
    ladder: 'L2',
    opensDays: null,
  },
  ...{
    evidence: [{ kind: 'photo', labelVi: 'ảnh', labelEn: 'photos', least: 2 }],
    asksReceipt: true,
    isReviewed: true,
  },
  ...{ programmes: [], clauses: ['4'], source: 'đề xuất', validFrom: null, validTo: null, successor: null },
};

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  await seat(db, 'head-cho');
  await played.give([{ ...report, recurrence: monthly }]);
  await played.until('2026-12-02', '08:00');
  await makeUser(db, { email: 'lan@phuong.example', role: 'administrator' });
  await makeUser(db, { email: 'an@phuong.example', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerDutyRoutes(app, {
    database: db.database,
    clock: played.clock,
    mediaUrl: (id) => `/media/${id}`,
    wakeSend: () => {},
  });
  registerCatalogueRoutes(app, { database: db.database, clock: played.clock, giveSoon });
  lan = await signInAs(app, 'lan@phuong.example');
  ofAn = await signInAs(app, 'an@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const openOf = (code: string) =>
  db.query(`SELECT 1 FROM assignments WHERE duty_code = $1 AND status NOT IN ('done', 'declined', 'cancelled')`, [
    code,
  ]);

describe('one duty', () => {
  test('says when it comes in words, its next dates, who owes it and how it stands, to each in their wards', async () => {
    expect((await lan.get('/api/duties/NV.BC-01')).body).toMatchObject({
      ...{ whenVi: 'ngày 18 hằng tháng', whenEn: 'on day 18, every month', open: 2, late: 0, mayEdit: true },
      preview: { faults: [], next: expect.arrayContaining(['2026-12-18', '2027-01-18']), posts: 2, cancels: 0 },
    });
    expect((await ofBinh.get('/api/duties/NV.BC-01')).body).toMatchObject({
      open: 0,
      mayEdit: false,
      preview: { posts: 0 },
    });
    expect((await lan.get('/api/duties/NV.NO-99')).status).toBe(404);
    expect((await lan.get('/api/duties?ladder=L3')).body.items).toHaveLength(1);
    expect((await lan.get('/api/duties?ladder=none')).body.items).toEqual([]);
  });

  test('choices name the kinds of posts that there are', async () => {
    const { body } = await ofAn.get('/api/duty-choices');
    expect(body.kinds).toContainEqual({
      ...{ code: 'truong_ban_ctmt', labelVi: 'Trưởng ban Công tác Mặt trận' },
      labelEn: 'Head of the Front work committee',
    });
    expect(body.kinds.map(({ code }: { code: string }) => code)).toContain('head:MT');
    expect(body.mayEdit).toBe(false);
  });
});

describe('editing', () => {
  test('a preview says what is wrong, when it comes, for how many posts', async () => {
    const { titleVi: _, titleEn: _en, evidence: _e, asksReceipt: _a, isReviewed: _i, ...rest } = content;
    const { programmes: _p, clauses: _c, source: _s, successor: _u, ...plan } = { ...rest, code: 'NV.T-01' };
    expect((await lan.post('/api/duties/preview', plan)).body).toMatchObject({ faults: [], posts: 2 });
    const wrong = {
      ...plan,
      recurrence: { ...monthly, rule: 'FREQ=NEVER' },
      validFrom: '2026-12-05',
      validTo: '2026-12-01',
    };
    expect((await lan.post('/api/duties/preview', wrong)).body.faults).toHaveLength(2);
  });

  test('an administrator adds one, and it is given out; anybody else may not; mistakes are named', async () => {
    expect((await ofAn.post('/api/duties', { ...content, code: 'NV.T-01' })).status).toBe(403);
    const refused = async (change: object) => {
      const { status, body } = await lan.post('/api/duties', { ...content, code: 'NV.T-01', ...change });
      return [status, body.error.message];
    };
    expect(await refused({ code: 'NV.BC-01' })).toEqual([400, 'Đã có nhiệm vụ mang mã NV.BC-01. Xin chọn mã khác.']);
    expect(await refused({ actorKinds: ['vua'] })).toEqual([400, 'Không có chức danh nào thuộc loại vua.']);
    expect(await refused({ programmes: ['NQ99'] })).toEqual([400, 'Không có chương trình NQ99.']);
    expect(await refused({ recurrence: { ...monthly, rule: 'FREQ=X' } })).toEqual([
      400,
      'Quy tắc lặp viết chưa đúng. Xin viết lại, hoặc chọn một cách lặp có sẵn.',
    ]);
    expect(await refused({ evidence: [{ kind: 'form', labelVi: 'a', labelEn: 'a' }] })).toEqual([
      400,
      'Xin chọn biểu phải nộp.',
    ]);
    expect((await lan.post('/api/duties', { ...content, code: 'NV.T-01' })).body).toMatchObject({
      code: 'NV.T-01',
      version: 1,
    });
    await played.until('2026-12-09', '06:00');
    expect(await openOf('NV.T-01')).toHaveLength(2);
  });

  test('another day: what was given for the old one is cancelled, the new one is given', async () => {
    const moved = { ...content, recurrence: { ...monthly, rule: 'FREQ=MONTHLY;BYMONTHDAY=17' }, version: 1 };
    const { code: _, ...plan } = { code: '', ...moved };
    expect((await lan.put('/api/duties/NV.T-01', { ...plan, version: 7 })).status).toBe(409);
    expect((await lan.put('/api/duties/NV.NO-99', plan)).status).toBe(404);
    expect((await lan.put('/api/duties/NV.T-01', plan)).body).toMatchObject({
      version: 2,
      whenVi: 'ngày 17 hằng tháng',
    });
    await played.until('2026-12-09', '06:01');
    const given = await db.query(
      `SELECT occurrence, status FROM assignments WHERE duty_code = 'NV.T-01' ORDER BY occurrence, number`,
    );
    expect(given).toMatchObject([
      { occurrence: '2026-12-17', status: 'assigned' },
      { occurrence: '2026-12-17', status: 'assigned' },
      { occurrence: '2026-12-18', status: 'cancelled' },
      { occurrence: '2026-12-18', status: 'cancelled' },
    ]);
  });

  test('a change of its words leaves alone what was moved to a later day', async () => {
    await played.until('2026-12-09', '06:02');
    await db.query(`UPDATE assignments SET occurrence = '2026-11-17' WHERE id = (SELECT min(id::text)::uuid FROM assignments
      WHERE duty_code = 'NV.T-01' AND occurrence = '2026-12-17')`);
    const same = { ...content, recurrence: { ...monthly, rule: 'FREQ=MONTHLY;BYMONTHDAY=17' }, titleVi: 'Họp Ban' };
    expect((await lan.put('/api/duties/NV.T-01', { ...same, version: 2 })).body).toMatchObject({ titleVi: 'Họp Ban' });
    expect(await openOf('NV.T-01')).toHaveLength(2);
  });

  test('ended before its next day: what is open of it is cancelled', async () => {
    const ended = { ...content, validTo: '2026-12-10', successor: 'NV.BC-01', version: 3 };
    expect((await lan.put('/api/duties/NV.T-01', ended)).body).toMatchObject({
      validTo: '2026-12-10',
      preview: { next: [] },
    });
    expect(await openOf('NV.T-01')).toEqual([]);
  });
});

describe('the calendar', () => {
  test('what was given and what will be, by day, in the viewer’s wards', async () => {
    const december = await lan.get('/api/duty-calendar?from=2026-12-01&to=2026-12-31');
    expect(december.body.days).toHaveLength(31);
    expect(december.body.days[4]).toEqual({ day: '2026-12-05', isWorked: false });
    expect(december.body.items).toMatchObject([
      { day: '2026-12-18', duty: 'NV.BC-01', given: 2, planned: 0, late: 0, number: null },
    ]);
    const january = '/api/duty-calendar?from=2027-01-01&to=2027-01-31';
    expect((await ofAn.get(january)).body.items).toMatchObject([{ day: '2027-01-18', given: 0, planned: 2 }]);
    expect((await ofBinh.get(january)).body.items).toEqual([]);
    expect((await ofAn.get(`${january}&area=cho`)).body.items).toMatchObject([{ planned: 1 }]);
    expect((await ofAn.get(`${january}&unit=mt`)).body.items).toEqual([]);
    expect((await ofAn.get(`${january}&programme=NQ02`)).body.items).toHaveLength(1);
    expect((await lan.get('/api/duty-calendar?from=2026-12-01&to=2027-12-31')).status).toBe(400);
  });

  test('the list by deadline is filtered by unit and programme', async () => {
    expect((await lan.get('/api/assignments?unit=bct&programme=NQ02')).body.items).toHaveLength(2);
    expect((await lan.get('/api/assignments?unit=mt')).body.items).toEqual([]);
  });
});
