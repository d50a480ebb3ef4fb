import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { buildTown, fileOne, makeResident } from '../issues/small-town.ts';
import { buildFront, seat } from '../reminders/cadre-town.ts';
import { makeUser } from '../staff/staff-app.ts';
import { type Office, officeAs, organisationApp } from './organisation-app.ts';

/** One post ends while its unit goes on. */

const NOW = new Date('2026-12-01T09:00:00+07:00');
const db = await testDatabase();
let app: FastifyInstance;
let admin: Office;
let ofAn: Office;

beforeAll(async () => {
  app = organisationApp(db, () => NOW);
});
afterAll(async () => {
  await app.close();
  await db.close();
});

/** The chair leads the Front; below it the deputy, below that one the expert, who has a substitute. */
beforeEach(async () => {
  await db.clear(
    ...[
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
    ],
    ...['duties', 'assignments', 'tiles', 'category_groups', 'categories', 'code_counters', 'staff_users'],
  );
  await buildTown(db);
  await buildFront(db);
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  await makeUser(db, { email: 'an@phuong.example', name: 'An', areaIds: ['an'] });
  admin = await officeAs(app, 'lan@phuong.example');
  ofAn = await officeAs(app, 'an@phuong.example');
  await db.query(`
    INSERT INTO posts (id, unit_id, title, kind, superior_id) VALUES ('deputy', 'mt', 'Phó Chủ tịch', 'pho_chu_tich_mt', 'chair');
    INSERT INTO posts (id, unit_id, title, kind, superior_id, substitute_id) VALUES
      ('expert', 'mt', 'Chuyên viên', 'chuyen_vien', 'deputy', 'deputy');
    INSERT INTO duties (code, title_vi, title_en, recurrence, roll, hour, evidence, asks_receipt, is_reviewed, source, updated_at)
      VALUES ('NV.1', 'Việc', 'Work', '{"kind":"once","day":"2026-12-18"}', 'none', '17:00', '[]', false, false, '', now());
    INSERT INTO assignments (id, duty_code, occurrence, post_id, area_id, ward_id, status, assigned_at, deadline, looked_through, updated_at)
      VALUES (gen_random_uuid(), 'NV.1', '2026-12-18', 'deputy', 'an', 'an', 'acknowledged', now(), '2026-12-18T10:00Z', now(), now())`);
});

const post = async (id: string) => (await admin.get(`/api/organisation/posts/${id}`)).body;
const unit = async (id: string) => (await admin.get(`/api/organisation/units/${id}`)).body;
const history = async (id: string) =>
  (await admin.get(`/api/organisation/history?post=${id}`)).body.items as { kind: string; by: string; text: string }[];
const words = (answer: { body: { error?: { message: string } } }) => answer.body.error?.message;

async function end(id: string, more: object = {}, who = admin) {
  const { version } = await post(id);
  const body = { lastDay: '2026-11-30', to: null, act: null, version, preview: false, ...more };
  return who.send('POST', `/api/organisation/posts/${id}/end`, body);
}

async function giveIssue(postId: string): Promise<string> {
  const { code } = await fileOne(db, await makeResident(db), {}, NOW);
  await db.query(`UPDATE issues SET unit_id = 'mt', post_id = $2, status = 'in_progress' WHERE code = $1`, [
    code,
    postId,
  ]);
  return code;
}
const issue = async (code: string) =>
  (await db.query('SELECT unit_id, post_id, status FROM issues WHERE code = $1', [code]))[0];
const owner = async () => (await db.query<{ post_id: string }>('SELECT post_id FROM assignments'))[0]?.post_id;

test('its successor gets its duties, issues and the posts below, and whoever held it holds it no longer', async () => {
  await db.query(
    `INSERT INTO holders (id, post_id, name, name_key, since, created_at) VALUES ($1, 'deputy', 'Phó Mẫu', 'pho mau', '2026-01-01', now())`,
    [newId()],
  );
  const code = await giveIssue('deputy');
  const preview = { holders: ['Phó Mẫu'], duties: 1, issues: 1, below: ['Chuyên viên'], leads: false };
  expect((await end('deputy', { to: 'chair', preview: true })).body).toEqual(preview);
  expect((await post('deputy')).post.validTo).toBeNull();
  expect((await end('deputy', { to: 'chair', act: 'Quyết định 5' })).body).toEqual(preview);

  expect(await post('deputy')).toMatchObject({
    post: { validTo: '2026-11-30', successor: { id: 'chair' }, openDuties: 0, holders: [] },
    holders: [{ name: 'Phó Mẫu', until: '2026-11-30' }],
    may: { change: false, tend: false },
  });
  expect(await owner()).toBe('chair');
  expect(await issue(code)).toEqual({ unit_id: 'mt', post_id: 'chair', status: 'in_progress' });
  expect(await post('expert')).toMatchObject({ post: { superior: { id: 'chair' } }, substitute: { id: 'chair' } });
  const front = 'Ủy ban MTTQ phường An Phú';
  expect((await history('deputy'))[0]).toMatchObject({
    ...{ kind: 'ended', by: 'Lan', text: `30/11/2026, Quyết định 5: Chủ tịch Ủy ban MTTQ, ${front}` },
  });
  expect((await history('chair'))[0]).toMatchObject({
    ...{ kind: 'succeeded', text: `Phó Chủ tịch, ${front}, 30/11/2026, Quyết định 5` },
  });
  expect((await history('expert'))[0]).toMatchObject({
    ...{ kind: 'edited', text: `cấp trên: Phó Chủ tịch, ${front} → Chủ tịch Ủy ban MTTQ, ${front}` },
  });
  const chair = await seat(db, 'chair');
  expect((await recipientsOf(db.database, ['deputy'], '2026-12-01')).get('deputy')).toMatchObject({
    personId: chair.personId,
  });
  expect((await end('deputy')).status).toBe(422);
});

test('without a successor its duties are a moderator’s at once, and its issues the unit’s', async () => {
  await db.query(`UPDATE posts SET superior_id = 'chair' WHERE id = 'expert'`);
  const code = await giveIssue('deputy');
  expect((await end('deputy')).status).toBe(200);
  const [task] = await db.query<{ note: string }>(
    `SELECT note FROM tasks WHERE kind = 'duty_unreached' AND subject = 'mt' AND done_at IS NULL`,
  );
  const [row] = await db.query<{ number: number }>('SELECT number FROM assignments');
  expect(task!.note).toBe(
    `Ủy ban MTTQ phường An Phú: 1 nhiệm vụ chưa đến được ai.\n– Việc, hạn 18/12/2026: Phó Chủ tịch (NV${row!.number}, chức danh không còn)`,
  );
  expect(await issue(code)).toEqual({ unit_id: 'mt', post_id: null, status: 'in_progress' });
  expect(await db.query(`SELECT 1 FROM timers WHERE kind = 'tell_holder'`)).toHaveLength(1);
  expect((await unit('mt')).posts.find(({ id }: { id: string }) => id === 'deputy')).toMatchObject({ openDuties: 1 });
  expect((await post('expert')).substitute).toBeNull();
  expect((await history('deputy'))[0]).toMatchObject({ kind: 'ended', text: '30/11/2026' });
});

test('who leads a unit is followed by a post of it, which leads it then', async () => {
  const needed = 'Chức danh này đang đứng đầu đơn vị.';
  expect(words(await end('chair'))).toContain(needed);
  expect(words(await end('chair', { to: 'party' }))).toContain(needed);
  expect((await end('chair', { to: 'deputy' })).body).toMatchObject({ leads: true });
  const heads = (await unit('mt')).posts.filter(({ head }: { head: boolean }) => head);
  expect(heads).toMatchObject([{ id: 'deputy', superior: null }]);
  expect((await post('head-cho')).post.superior).toMatchObject({ id: 'deputy' });
  expect((await history('deputy')).map(({ text }) => text)).toContain('đứng đầu đơn vị: không → có');
});

test('a successor from far below goes up into its place, above those that stood between', async () => {
  expect((await end('chair', { to: 'expert' })).status).toBe(200);
  expect((await post('expert')).post.superior).toBeNull();
  expect((await post('deputy')).post.superior).toMatchObject({ id: 'expert' });
});

test('is refused with what is wrong', async () => {
  expect((await end('deputy', {}, ofAn)).status).toBe(403);
  expect((await end('khong-co', { version: 1 })).status).toBe(404);
  expect((await end('deputy', { version: 7 })).status).toBe(409);
  expect(words(await end('deputy'))).toBe(
    'Chức danh này đang là cấp trên của “Chuyên viên”. Xin chọn chức danh tiếp nhận, hoặc đổi cấp trên của các chức danh đó trước.',
  );
  expect(words(await end('expert', { lastDay: '2026-12-02' }))).toBe('Ngày cuối không được sau hôm nay.');
  await db.query(`UPDATE posts SET valid_from = '2026-11-15' WHERE id = 'expert'`);
  expect(words(await end('expert', { lastDay: '2026-11-14' }))).toBe('Ngày cuối phải từ ngày lập chức danh trở đi.');
  expect(words(await end('expert', { to: 'expert' }))).toBe('Chức danh tiếp nhận phải là chức danh khác.');
  expect(words(await end('expert', { to: 'khong-co' }))).toContain('Chức danh tiếp nhận không có');
});
