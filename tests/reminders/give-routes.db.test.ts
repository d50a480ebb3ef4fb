import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { registerGiveRoutes } from '../../src/reminders/give-routes.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { type Browser, type Json, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';
import { buildFront, reminding, report, seat } from './cadre-town.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let ofAn: Browser;
let ofBinh: Browser;

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  await seat(db, 'head-cho');
  await seat(db, 'chair');
  await played.give([report]);
  await played.until('2026-12-01', '08:00');
  await makeUser(db, { email: 'an@phuong.example', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerGiveRoutes(app, { database: db.database, clock: played.clock });
  ofAn = await signInAs(app, 'an@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const rows = () => db.query('SELECT 1 FROM assignments');

describe('giving by hand', () => {
  test('the preview says who would get what and when, and gives nothing', async () => {
    const { body } = await ofAn.post('/api/duties/NV.BC-01/give/preview', { day: '2026-12-22' });
    expect(body.deadline).toBe(momentOn('2026-12-22', '17:00').toISOString());
    expect(body.rungs[0]).toMatchObject({ kind: 'new_duty', at: momentOn('2026-12-02', '07:30').toISOString() });
    expect(body.items.map(({ post, has }: Json) => [post, has])).toEqual([
      ['head-cho', false],
      ['head-dinh', false],
    ]);
    expect(body.items[0].contact).toMatchObject({ name: 'Mẫu', channels: ['web'] });
    const given = await ofAn.post('/api/duties/NV.BC-01/give/preview', { day: '2026-12-18', area: 'cho' });
    expect(given.body.items).toMatchObject([{ post: 'head-cho', has: true }]);
    const chairs = { day: '2026-12-22', kinds: ['chu_tich_mt'], unit: 'mt' };
    expect((await ofAn.post('/api/duties/NV.BC-01/give/preview', chairs)).body.items).toMatchObject([
      { post: 'chair' },
    ]);
    expect((await ofBinh.post('/api/duties/NV.BC-01/give/preview', { day: '2026-12-22' })).body.items).toEqual([]);
    expect(await rows()).toHaveLength(2);
  });

  test('it is given once, however often it is asked, with who did it in the history', async () => {
    const call = { day: '2026-12-22', postIds: ['head-cho', 'chair'] };
    expect((await ofAn.post('/api/duties/NV.BC-01/give', call)).body).toEqual({ given: 2, already: 0 });
    expect((await ofAn.post('/api/duties/NV.BC-01/give', call)).body).toEqual({ given: 0, already: 2 });
    expect(await rows()).toHaveLength(4);
    expect(
      await db.query(
        `SELECT count(*)::int AS n FROM assignment_history WHERE change = 'assigned' AND actor = 'moderator'`,
      ),
    ).toEqual([{ n: 2 }]);
  });

  test('a day that is over, a post of others and an unknown duty are refused', async () => {
    const give = async (browser: Browser, code: string, body: object) => {
      const { status, body: answer } = await browser.post(`/api/duties/${code}/give`, body);
      return [status, answer.error.message];
    };
    const post = { postIds: ['head-cho'] };
    expect(await give(ofAn, 'NV.BC-01', { ...post, day: '2026-11-01' })).toEqual([
      ...[400, 'Ngày hạn đã qua. Xin chọn ngày khác.'],
    ]);
    expect(await give(ofBinh, 'NV.BC-01', { ...post, day: '2026-12-23' })).toEqual([
      ...[400, 'Có chức danh không còn, hoặc nằm ngoài địa bàn được giao.'],
    ]);
    expect((await give(ofAn, 'NV.NO-01', { ...post, day: '2026-12-23' }))[0]).toBe(404);
  });
});

describe('trying ladders out', () => {
  test('what would be said to whom on which day, one message a person and time; nothing is sent', async () => {
    const before = await db.query('SELECT 1 FROM reminders');
    const { body } = await ofAn.get('/api/duty-simulation?today=2026-12-15&days=5&area=cho');
    const first = body.messages.find(({ at }: Json) => at === momentOn('2026-12-15', '07:30').toISOString());
    expect(first).toMatchObject({ name: 'Mẫu', canWrite: true });
    // T-3 of the one, T-7 of the other.
    expect(first.lines.map(({ rung, audience }: Json) => [rung, audience])).toEqual([
      ['T-3', 'holder'],
      ['T-7', 'holder'],
    ]);
    expect(body.messages.some(({ lines }: Json) => lines.some(({ rung }: Json) => rung === 'last-day'))).toBe(true);
    expect((await ofBinh.get('/api/duty-simulation?today=2026-12-15')).body).toEqual({ total: 0, messages: [] });
    expect((await ofAn.get('/api/duty-simulation?today=x')).status).toBe(400);
    expect(await db.query('SELECT 1 FROM reminders')).toHaveLength(before.length);
  });
});
