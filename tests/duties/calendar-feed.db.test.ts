import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { calendarPath, registerCalendarFeed } from '../../src/duties/calendar-feed-routes.ts';
import { cadreFeedKey, renewCadreFeed } from '../../src/organisation/cadre-feed-store.ts';
import { unlinkPerson } from '../../src/organisation/link-holder-store.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report, seat } from '../reminders/cadre-town.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
const encryption = encryptionWith(Buffer.alloc(32, 7));
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
    encryption,
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

const feedOf = async (personId: string) =>
  calendarPath(encryption, await renewCadreFeed(db.database, personId, played.clock.now()));

test('a cadre’s calendar holds the duties of their own posts alone, given and to come', async () => {
  const { personId } = await seat(db, 'head-cho');
  const [own] = await db.query<{ number: number }>(`SELECT number FROM assignments WHERE post_id = 'head-cho'`);
  const [other] = await db.query<{ number: number }>(`SELECT number FROM assignments WHERE post_id = 'head-dinh'`);
  const { status, text } = await read(await feedOf(personId));
  expect(status).toBe(200);
  expect(text).toContain(`SUMMARY:NV${own!.number} – Báo cáo tháng của khu dân cư\r\n`);
  expect(text).toContain(`DESCRIPTION:Trưởng ban Công tác Mặt trận\\nNhắn “NV${own!.number}” cho trợ lý`);
  expect(text).toContain('DTSTART;VALUE=DATE:20261218');
  expect(text).toContain('SUMMARY:Báo cáo tháng của khu dân cư (sắp giao)');
  expect(text).toContain('DTSTART;VALUE=DATE:20270118');
  expect(text).not.toContain(`NV${other!.number}`);
  await db.query(`UPDATE assignments SET status = 'done' WHERE post_id = 'head-cho'`);
  expect((await read(await feedOf(personId))).text).toContain(`SUMMARY:✅ NV${own!.number} – `);
});

test('a former address is over; the only one, too, when the posts are unlinked or held no longer, and a later post does not revive it', async () => {
  const { personId } = await seat(db, 'head-dinh');
  const first = await feedOf(personId);
  const second = await feedOf(personId);
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  await db.query(`UPDATE holders SET until = '2026-12-01' WHERE person_id = $1`, [personId]);
  expect((await read(second)).status).toBe(404);
  await db.query(`UPDATE holders SET until = NULL WHERE person_id = $1`, [personId]);
  expect((await read(second)).status).toBe(404);
  const third = await feedOf(personId);
  await db.database.$transaction((tx) => unlinkPerson(tx, personId, { kind: 'unlinked', now: played.clock.now() }));
  expect((await read(third)).status).toBe(404);
  expect(await cadreFeedKey(db.database, personId)).toBeNull();
});
