import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { momentOn } from '../../src/calendar/town-day.ts';
import { changeDuty } from '../../src/duties/change-duty.ts';
import { registerChaseRoutes } from '../../src/reminders/chase-routes.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { type Browser, type Json, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';
import { buildFront, reminding, report, seat, toldTo } from './cadre-town.ts';

const db = await testDatabase();
const played = reminding(db, momentOn('2026-12-01', '05:00'));
let app: FastifyInstance;
let ofAn: Browser;
let ofBinh: Browser;
let head: { personId: string; conversationId: string };
const numbers: Record<string, number> = {};

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  head = await seat(db, 'head-cho');
  await played.give([report]);
  await played.until('2026-12-01', '08:00');
  for (const { post, number } of await db.query<{ post: string; number: number }>(
    'SELECT post_id AS post, number FROM assignments',
  ))
    numbers[post] = number;
  await makeUser(db, { email: 'an@phuong.example', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerChaseRoutes(app, { database: db.database, clock: played.clock });
  ofAn = await signInAs(app, 'an@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const list = async (browser: Browser, query = '') => (await browser.get(`/api/duty-chase${query}`)).body.items;
const chase = async (browser: Browser, ...items: object[]) => (await browser.post('/api/duty-chase', { items })).body;

test('nobody is on the list in the first day; after it whoever has not said that they have it', async () => {
  expect(await list(ofAn)).toEqual([]);
  await played.until('2026-12-02', '09:00');
  const items = await list(ofAn);
  expect(items).toHaveLength(2);
  expect(items.find(({ post }: Json) => post === 'head-cho')).toMatchObject({
    contact: { name: 'Mẫu', channels: ['web'] },
    lastReminder: { state: 'said', delivery: 'sent' },
    isChased: false,
    message: expect.stringMatching(
      /^Văn phòng nhờ đồng chí xem và báo đã nhận NV\d+ – Báo cáo tháng của khu dân cư, hạn thứ Sáu, 18\/12/,
    ),
  });
  expect(await list(ofAn, '?why=late')).toEqual([]);
  expect(await list(ofAn, '?why=unacknowledged&area=cho')).toHaveLength(1);
  expect(await list(ofBinh)).toEqual([]);
});

test('one reminder a day, in the moderator’s words, at least an hour after the last; a vacant post reaches nobody', async () => {
  const answer = await chase(
    ofAn,
    { number: numbers['head-cho'], text: 'Nhờ đồng chí nhận giúp việc này.' },
    { number: numbers['head-dinh'] },
  );
  expect(answer.items.map(({ outcome }: Json) => outcome)).toEqual(['sent', 'nobody']);
  expect((await chase(ofAn, { number: numbers['head-cho'] })).items[0].outcome).toBe('already');
  expect((await chase(ofBinh, { number: numbers['head-cho'] })).items[0].outcome).toBe('not_found');
  await played.until('2026-12-02', '11:00');
  expect(
    (await toldTo(db, head.conversationId)).filter((text) => text.includes('Nhờ đồng chí nhận giúp')),
  ).toHaveLength(1);
  expect((await list(ofAn, '?area=cho'))[0]).toMatchObject({ isChased: true, lastReminder: { delivery: 'sent' } });
});

test('at night it waits for the morning, and what is acknowledged and done by then is not said', async () => {
  await played.until('2026-12-19', '22:00');
  const late = await list(ofAn, '?why=late&area=cho');
  expect(late[0].message).toMatch(/đã quá hạn 1 ngày/);
  const before = (await toldTo(db, head.conversationId)).length;
  const { at, items } = await chase(ofAn, { number: numbers['head-cho'], text: 'Lời nhắc ban đêm.' });
  expect(items[0].outcome).toBe('sent');
  expect(at).toBe(momentOn('2026-12-20', '06:30').toISOString());
  await db.database.$transaction((tx) =>
    changeDuty(
      tx,
      {
        number: numbers['head-cho']!,
        change: { change: 'file_evidence', evidence: [{ kind: 'document', text: '12/BC' }] },
        cadre: { personId: head.personId, channel: 'web' },
      },
      played.clock.now(),
    ),
  );
  await played.until('2026-12-20', '12:00');
  expect((await toldTo(db, head.conversationId)).slice(before).join()).not.toContain('Lời nhắc ban đêm');
  expect((await chase(ofAn, { number: numbers['head-cho'] })).items[0].outcome).toBe('settled');
});
