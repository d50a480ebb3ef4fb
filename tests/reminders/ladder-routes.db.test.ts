import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { registerCatalogueRoutes } from '../../src/duties/catalogue-routes.ts';
import { registerDutyRoutes } from '../../src/duties/duty-routes.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { registerLadderRoutes } from '../../src/reminders/ladder-routes.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, reminding, report, seat } from '../reminders/cadre-town.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

const db = await testDatabase();
const encryption = encryptionWith(Buffer.alloc(32, 7));
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let ofAn: Browser;
let ofBinh: Browser;
/** Of the post that somebody holds, and of the vacant one. */
let held: number;
let vacant: number;

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  await seat(db, 'head-cho');
  await db.query(`UPDATE holders SET phone_cipher = $1`, [Buffer.from(encryption.encrypt('0900000001'))]);
  await played.give([report]);
  await played.until('2026-12-01', '08:00');
  const rows = await db.query<{ number: number; post: string }>('SELECT number, post_id AS post FROM assignments');
  held = rows.find(({ post }) => post === 'head-cho')!.number;
  vacant = rows.find(({ post }) => post === 'head-dinh')!.number;
  await makeUser(db, { email: 'an@phuong.example', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  const deps = { database: db.database, clock: played.clock };
  registerDutyRoutes(app, { ...deps, mediaUrl: (id) => `/media/${id}`, wakeSend: () => {} });
  registerCatalogueRoutes(app, { ...deps, giveSoon });
  registerLadderRoutes(app, { ...deps, encryption, logger: silentLogger });
  ofAn = await signInAs(app, 'an@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

test('the rungs that are still to come, with whom each means, and how the holder can be reached', async () => {
  const { body } = await ofAn.get(`/api/assignments/${held}/ladder`);
  expect(body.contact).toEqual({ name: 'Mẫu', via: 'holder', channels: ['web'], hasPhone: true });
  expect(body.upcoming[0]).toMatchObject({ kind: 'receipt', audience: [{ to: 'other_channel' }] });
  expect(body.upcoming.find(({ rung }: { rung: string }) => rung === 'T+3').audience).toEqual([
    { to: 'holder', postTitle: 'Trưởng ban Công tác Mặt trận' },
    { to: 'chair', postTitle: 'Chủ tịch Ủy ban MTTQ' },
  ]);
  expect((await ofAn.get(`/api/assignments/${vacant}/ladder`)).body.contact).toEqual({
    ...{ name: null, via: null, channels: [], hasPhone: false },
  });
});

test('a telephone number goes to who may see the assignment, and to nobody else', async () => {
  expect((await ofAn.get(`/api/assignments/${held}/phone`)).body).toEqual({ phone: '0900000001' });
  expect((await ofAn.get(`/api/assignments/${vacant}/phone`)).body).toEqual({ phone: null });
  expect((await ofBinh.get(`/api/assignments/${held}/phone`)).status).toBe(404);
  expect((await ofBinh.get(`/api/assignments/${held}/ladder`)).status).toBe(404);
});

test('the board gives posts page by page with what each owes', async () => {
  const url = '/api/duty-matrix?from=2026-12-01&to=2026-12-31&limit=1';
  const first = (await ofAn.get(url)).body;
  expect(first).toMatchObject({ duties: [{ code: 'NV.BC-01' }], rows: [{ cells: [{ duty: 'NV.BC-01' }] }] });
  const second = (await ofAn.get(`${url}&cursor=${first.nextCursor}`)).body;
  expect(second).toMatchObject({ rows: [{ cells: [{ isAcknowledged: false }] }], nextCursor: null });
  expect(second.rows[0].post).not.toBe(first.rows[0].post);
  expect((await ofBinh.get(url)).body).toEqual({ duties: [], rows: [], nextCursor: null });
  expect((await ofAn.get(`${url}&cursor=xx`)).status).toBe(400);
  expect((await ofAn.get('/api/duty-matrix?from=2026-12-01&to=2027-12-31')).status).toBe(400);
});

test('an assignment goes to a post that one sees and that has it not already', async () => {
  const give = async (postId: string) => {
    const { status, body } = await ofAn.post(`/api/assignments/${vacant}/changes`, { change: 'reassign', postId });
    return [status, body.error?.message];
  };
  expect(await give('nobody')).toEqual([422, 'Không có chức danh này trong địa bàn được giao.']);
  expect(await give('head-cho')).toEqual([422, 'Chức danh này đã có chính việc này rồi.']);
  expect(await give('chair')).toEqual([200, undefined]);
  const { body } = await ofAn.get(`/api/assignments/${vacant}`);
  expect(body).toMatchObject({ post: 'chair', may: ['reassign', 'cancel', 'move'] });
  expect(body.history.at(-1)).toMatchObject({ change: 'reassign', text: 'Chủ tịch Ủy ban MTTQ', staff: 'Cán bộ thử' });
});
