import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { registerCalendarFeed } from '../../src/duties/calendar-feed-routes.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report } from '../reminders/cadre-town.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let ofAn: Browser;
let ofBinh: Browser;

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  const monthly = { kind: 'rrule', start: '2026-01-18', rule: 'FREQ=MONTHLY;BYMONTHDAY=18' } as const;
  await played.give([{ ...report, recurrence: monthly }]);
  await played.until('2026-12-02', '08:00');
  await makeUser(db, { email: 'an@phuong.example', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerCalendarFeed(app, {
    ...{ database: db.database, clock: played.clock, publicUrl: 'https://phuong.example' },
    encryption: encryptionWith(Buffer.alloc(32, 7)),
  });
  ofAn = await signInAs(app, 'an@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const read = async (path: string) => {
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url: path });
  // Long lines are folded.
  return { status: statusCode, type: headers['content-type'], text: body.replaceAll('\r\n ', '') };
};

test('one’s calendar holds what one may see, by day, with what will be given', async () => {
  expect((await ofAn.get('/api/calendar-feed')).body).toEqual({ path: null });
  const { path } = (await ofAn.post('/api/calendar-feed', {})).body;
  expect((await ofAn.get('/api/calendar-feed')).body).toEqual({ path });
  const { status, type, text } = await read(path);
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(text).toContain('DTSTART;VALUE=DATE:20261218');
  expect(text).toContain('SUMMARY:Báo cáo tháng của khu dân cư (xong 0/2)');
  expect(text).toContain('DTSTART;VALUE=DATE:20270118');
  expect(text).toContain('(sẽ giao 2 việc)');
  expect(text).toContain('https://phuong.example/duties/calendar?view=list&day=2026-12-18&duty=NV.BC-01');
  const other = (await ofBinh.post('/api/calendar-feed', {})).body;
  expect((await read(other.path)).text).not.toContain('BEGIN:VEVENT');
});

test('a wrong address, a former one and that of somebody who has left give nothing', async () => {
  const { path } = (await ofAn.post('/api/calendar-feed', {})).body;
  const again = (await ofAn.post('/api/calendar-feed', {})).body.path;
  expect((await read(path)).status).toBe(404);
  expect((await read(again)).status).toBe(200);
  expect((await read(again.replace(/.{5}\.ics$/, 'AAAAA.ics'))).status).toBe(404);
  expect((await read('/calendar/xyz.ics')).status).toBe(404);
  await db.query(`UPDATE staff_users SET disabled_at = now() WHERE email = 'an@phuong.example'`);
  expect((await read(again)).status).toBe(404);
});
