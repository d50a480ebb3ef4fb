import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { linkCodeIn } from '../../src/language/link-code.ts';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { findLinkCode } from '../../src/people/link-code-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { buildTown, fileOne, makeResident } from '../issues/small-town.ts';
import { buildFront, seat, toldTo } from '../reminders/cadre-town.ts';
import { makeUser } from '../staff/staff-app.ts';
import { encryption, type Office, officeAs, organisationApp } from './organisation-app.ts';

const db = await testDatabase();
let now = new Date('2026-12-01T08:00:00+07:00');
let app: FastifyInstance;
/** An administrator, a moderator of `an`, and one of the other ward. */
let admin: Office;
let ofAn: Office;
let ofBinh: Office;
let head: { personId: string; conversationId: string };

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  await db.query(`INSERT INTO units (id, kind, name, area_id) VALUES ('so', 'SO', 'Sở chuyên ngành', 'tinh')`);
  await db.query(`INSERT INTO posts (id, unit_id, title, head) VALUES ('so-1', 'so', 'Đầu mối tiếp nhận', true)`);
  head = await seat(db, 'head-cho');
  await db.query('UPDATE conversations SET consented_at = now() WHERE id = $1', [head.conversationId]);
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  await makeUser(db, { email: 'an@phuong.example', name: 'An', areaIds: ['an'] });
  await makeUser(db, { email: 'binh@phuong.example', name: 'Bình', areaIds: ['binh'] });
  app = organisationApp(db, () => now);
  admin = await officeAs(app, 'lan@phuong.example');
  ofAn = await officeAs(app, 'an@phuong.example');
  ofBinh = await officeAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const unit = async (id: string, who = admin) => (await who.get(`/api/organisation/units/${id}`)).body;
const post = async (id: string, who = admin) => (await who.get(`/api/organisation/posts/${id}`)).body;
const history = async (query: string) =>
  (await admin.get(`/api/organisation/history?${query}`)).body.items as { kind: string; by: string; text: string }[];

describe('reading', () => {
  test('units by area and name, with what is vacant and not linked, page by page', async () => {
    const first = (await admin.get('/api/organisation/units?limit=2')).body;
    expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['Ban Công tác Mặt trận', 'Công an phường']);
    expect(first.items[0]).toMatchObject({ posts: 2, vacant: 1, unlinked: 0, areaName: 'An Phú', validTo: null });
    const more = (await admin.get(`/api/organisation/units?cursor=${first.nextCursor}`)).body;
    expect(more.items.map(({ id }: { id: string }) => id)).toEqual(['du', 'ktht', 'mt', 'ktht-binh', 'so']);
    expect(more.nextCursor).toBeNull();
  });

  test('a unit, a post and a name are found without marks; hits say which post', async () => {
    const ids = async (q: string) =>
      (await admin.get(`/api/organisation/units?q=${encodeURIComponent(q)}`)).body.items.map(
        ({ id, hits }: { id: string; hits: { title: string }[] }) => [id, ...hits.map(({ title }) => title)],
      );
    expect(await ids('CONG AN PHUONG')).toEqual([['ca']]);
    expect(await ids('truong ban cho')).toEqual([['bct', 'Trưởng ban Công tác Mặt trận – Khu phố Chợ']]);
    expect(await ids('mẫu')).toEqual([['bct', 'Trưởng ban Công tác Mặt trận – Khu phố Chợ']]);
    expect(await ids('khong co gi')).toEqual([]);
    expect(await ids('doi cu')).toEqual([]);
    expect((await admin.get('/api/organisation/units?q=doi cu&ended=1')).body.items).toMatchObject([
      { id: 'giai-the', validTo: '2025-06-30' },
    ]);
  });

  test('only units of one’s wards and of the whole province are seen, in lists and alone', async () => {
    const ids = (await ofBinh.get('/api/organisation/units')).body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['ktht-binh', 'so']);
    expect((await ofBinh.get('/api/organisation/units/mt')).status).toBe(404);
    expect((await ofBinh.get('/api/organisation/posts/chair')).status).toBe(404);
    expect((await ofBinh.get('/api/organisation/history?unit=mt')).body.items).toEqual([]);
    expect((await ofBinh.get('/api/organisation/units?q=mat tran')).body.items).toEqual([]);
  });

  test('one unit says who holds each post, its superior, and where messages of a vacant one go', async () => {
    const { posts, may } = await unit('bct', ofAn);
    expect(may).toEqual({ change: false, tend: true });
    expect(posts).toMatchObject([
      { id: 'head-cho', areaName: 'Khu phố Chợ', superior: { id: 'chair', unitName: 'Ủy ban MTTQ phường An Phú' } },
      { id: 'head-dinh', holders: [], receiver: { via: 'moderator', name: null } },
    ]);
    expect(posts[0].holders).toMatchObject([{ name: 'Mẫu', acting: false, linkedAt: expect.any(String) }]);
    expect((await unit('so', ofAn)).may).toEqual({ change: false, tend: false });
    expect((await unit('so')).may).toEqual({ change: true, tend: true });
  });
});

describe('who holds a post', () => {
  test('is given by an administrator alone, from a day; the one before ends the day before', async () => {
    const give = { name: 'Trần  Thị Mẫu', phone: '912345678', since: '2026-12-10' };
    expect((await ofAn.send('POST', '/api/organisation/posts/head-dinh/holders', give)).status).toBe(403);
    expect((await ofBinh.send('POST', '/api/organisation/posts/head-dinh/holders', give)).status).toBe(404);
    expect((await admin.send('POST', '/api/organisation/posts/head-dinh/holders', give)).status).toBe(200);
    expect((await admin.send('POST', '/api/organisation/posts/head-dinh/holders', give)).status).toBe(422);
    const next = { name: 'Người Sau', since: '2026-12-20' };
    await admin.send('POST', '/api/organisation/posts/head-dinh/holders', next);
    expect((await post('head-dinh')).holders).toMatchObject([
      { name: 'Người Sau', since: '2026-12-20', until: null, phone: null },
      { name: 'Trần Thị Mẫu', since: '2026-12-10', until: '2026-12-19', phone: '0912345678' },
    ]);
    expect(await history('post=head-dinh')).toMatchObject([
      { kind: 'held', by: 'Lan', text: 'Người Sau, từ 20/12/2026' },
      { kind: 'left', by: 'Lan', text: 'Trần Thị Mẫu, đến 19/12/2026' },
      { kind: 'held', by: 'Lan', text: 'Trần Thị Mẫu, từ 10/12/2026' },
    ]);
  });

  test('a wrong number, a wrong period and a strange day are refused with what is wrong', async () => {
    const give = (body: object) => admin.send('POST', '/api/organisation/posts/party/holders', body);
    expect((await give({ name: 'Ai Đó', phone: '12', since: '2026-12-10' })).body.error.message).toContain('Số điện');
    expect((await give({ name: 'Ai Đó', since: '2026-12-10', until: '2026-12-01' })).status).toBe(400);
    expect((await give({ name: 'Ai Đó', since: '32/12' })).status).toBe(400);
    expect((await give({ name: 'x', since: '2026-12-10' })).status).toBe(400);
  });

  test('somebody acts beside, and a holding ends at its last day; a stale version is refused', async () => {
    await admin.send('POST', '/api/organisation/posts/chair/holders', {
      ...{ name: 'Người Phụ Trách', since: '2026-12-01', acting: true },
    });
    const [acting] = (await unit('mt')).posts[0].holders;
    expect(acting).toMatchObject({ acting: true, linkedAt: null });
    const end = (version: number, until: string) =>
      admin.send('POST', `/api/organisation/posts/chair/holders/${acting.id}/end`, { version, until });
    expect((await end(9, '2026-12-05')).status).toBe(409);
    expect((await end(acting.version, '2026-11-05')).status).toBe(400);
    expect((await end(acting.version, '2026-12-05')).status).toBe(200);
    expect((await post('chair')).holders[0]).toMatchObject({ until: '2026-12-05' });
  });

  test('duties are given out anew when posts change', async () => {
    expect(await db.query(`SELECT 1 FROM timers WHERE kind = 'give_duties' AND due_at = $1`, [now])).toHaveLength(1);
  });
});

describe('an absence', () => {
  const absence = { fromDay: '2026-12-02', toDay: '2026-12-04', substituteId: 'chair', reason: 'nghỉ phép' };
  const path = '/api/organisation/posts/head-cho/absences';

  test('is entered by whoever moderates the ward; the substitute’s holder gets the messages on those days only', async () => {
    const chair = await seat(db, 'chair');
    expect((await ofBinh.send('POST', path, absence)).status).toBe(404);
    expect((await ofAn.send('POST', path, absence)).status).toBe(200);
    const on = async (day: string) => (await recipientsOf(db.database, ['head-cho'], day)).get('head-cho');
    expect(await on('2026-12-03')).toMatchObject({ to: 'person', personId: chair.personId, via: 'substitute' });
    expect(await on('2026-12-05')).toMatchObject({ personId: head.personId, via: 'holder' });
    expect((await unit('bct')).posts[0]).toMatchObject({
      absence: { holder: 'Mẫu', fromDay: '2026-12-02', substituteTitle: 'Chủ tịch Ủy ban MTTQ', reason: 'nghỉ phép' },
    });
    expect((await history('post=head-cho'))[0]).toMatchObject({
      ...{ kind: 'absent', by: 'An', text: 'Mẫu, 02/12/2026–04/12/2026, Chủ tịch Ủy ban MTTQ làm thay' },
    });
  });

  test('that overlaps another, is over, or names the post itself, or a post of nobody, is refused', async () => {
    const refused = async (more: object, at = path) => {
      const answer = await ofAn.send('POST', at, { ...absence, ...more });
      return [answer.status, answer.body.error.message];
    };
    expect(await refused({ fromDay: '2026-12-04', toDay: '2026-12-09' })).toEqual([
      422,
      expect.stringContaining('trùng'),
    ]);
    expect(await refused({ fromDay: '2026-11-01', toDay: '2026-11-02' })).toEqual([
      422,
      expect.stringContaining('đã qua'),
    ]);
    expect((await refused({ substituteId: 'head-cho' }))[0]).toBe(422);
    expect((await refused({ substituteId: 'nobody' }))[0]).toBe(422);
    expect((await refused({}, '/api/organisation/posts/vien/absences'))[0]).toBe(422);
    expect((await refused({ fromDay: '2026-12-09', toDay: '2026-12-01' }))[0]).toBe(400);
  });

  test('is taken back, and the holder gets his messages again', async () => {
    const { absence: there } = (await unit('bct')).posts[0];
    expect((await ofBinh.send('DELETE', `/api/organisation/absences/${there.id}`)).status).toBe(404);
    expect((await ofAn.send('DELETE', `/api/organisation/absences/${there.id}`)).status).toBe(200);
    expect((await ofAn.send('DELETE', `/api/organisation/absences/${there.id}`)).status).toBe(404);
    expect((await recipientsOf(db.database, ['head-cho'], '2026-12-03')).get('head-cho')).toMatchObject({
      via: 'holder',
    });
    expect((await history('post=head-cho'))[0]).toMatchObject({ kind: 'back', by: 'An' });
  });
});

describe('linking a cadre', () => {
  const isGood = async (shown: string) => {
    const said = { code: linkCodeIn(shown)!, addressId: newId() };
    return (await findLinkCode(db.database, said, { encryption, now })).state;
  };

  test('codes with a deep link and a picture, one card a holder; a newer one ends the older; it can be revoked', async () => {
    const make = (who: Office, holderIds: string[]) => who.send('POST', '/api/organisation/codes', { holderIds });
    const [{ id }] = (await unit('bct')).posts[0].holders;
    await db.query(
      `INSERT INTO holders (id, post_id, name, name_key, created_at) VALUES ($1, 'so-1', 'Ai', 'ai', now())`,
      [newId()],
    );
    expect((await make(ofBinh, [id])).status).toBe(404);
    expect((await make(ofAn, [(await unit('so')).posts[0].holders[0].id])).status).toBe(403);
    expect((await make(ofAn, [newId()])).status).toBe(404);
    const { status, body } = await make(ofAn, [id]);
    expect(status).toBe(200);
    const [card] = body.items;
    expect(card).toMatchObject({ name: 'Mẫu', postId: 'head-cho', expiresAt: '2026-12-08T01:00:00.000Z' });
    expect(card.link).toEqual({
      ...{ url: `https://t.me/mau_bot?start=${card.code.replaceAll('-', '')}`, channel: 'Telegram' },
    });
    expect(card.qr).toContain('<svg');
    expect(body.channels).toEqual(['Zalo', 'Telegram']);
    const [newer] = (await make(ofAn, [id])).body.items;
    expect([await isGood(card.code), await isGood(newer.code)]).toEqual(['unknown', 'good']);
    expect((await unit('bct')).posts[0].holders[0].codeUntil).toBe('2026-12-08T01:00:00.000Z');
    expect((await ofBinh.send('DELETE', `/api/organisation/holders/${id}/code`)).status).toBe(404);
    expect((await ofAn.send('DELETE', `/api/organisation/holders/${id}/code`)).status).toBe(200);
    expect(await isGood(newer.code)).toBe('unknown');
    expect((await history('post=head-cho')).slice(0, 3).map(({ kind, by }) => [kind, by])).toEqual([
      ['code_revoked', 'An'],
      ['code', 'An'],
      ['code', 'An'],
    ]);
  });

  test('a lost phone is unlinked from all that its person holds, and is told so', async () => {
    await db.query(
      `INSERT INTO holders (id, post_id, name, name_key, person_id, created_at) VALUES ($1, 'party', 'Mẫu', 'mau', $2, now())`,
      [newId(), head.personId],
    );
    const [{ id }] = (await unit('bct')).posts[0].holders;
    expect((await ofBinh.send('DELETE', `/api/organisation/holders/${id}/link`)).status).toBe(404);
    expect((await ofAn.send('DELETE', `/api/organisation/holders/${id}/link`)).status).toBe(200);
    expect((await ofAn.send('DELETE', `/api/organisation/holders/${id}/link`)).status).toBe(422);
    expect((await unit('bct')).posts[0].holders[0].linkedAt).toBeNull();
    expect((await unit('du')).posts[0].holders[0].linkedAt).toBeNull();
    expect((await toldTo(db, head.conversationId)).at(-1)).toContain('đã ngắt kết nối chức danh');
  });
});

test('drafts that a moderator approves are switched on for a unit, with history; a stale version is refused', async () => {
  const put = (who: Office, body: object) => who.send('PUT', '/api/organisation/units/ktht', body);
  const { version } = await unit('ktht');
  expect((await put(ofAn, { draftsApproved: true, version })).status).toBe(403);
  expect((await put(admin, { draftsApproved: true, version })).status).toBe(200);
  expect((await put(admin, { draftsApproved: false, version })).status).toBe(409);
  expect(await unit('ktht')).toMatchObject({ draftsApproved: true, version: version + 1 });
  expect((await history('unit=ktht'))[0]).toMatchObject({ kind: 'drafts_approved', by: 'Lan' });
});

describe('a unit that ends', () => {
  test('gives its posts, holders, duties and issues to its successor', async () => {
    now = new Date('2026-12-01T09:00:00+07:00');
    await db.query(`
      INSERT INTO units (id, kind, name, area_id) VALUES ('moi', 'MT', 'Mặt trận mới', 'an');
      INSERT INTO posts (id, unit_id, title, kind, head) VALUES ('moi.1', 'moi', 'Chủ tịch Mặt trận', 'chu_tich_mt', true);
      INSERT INTO posts (id, unit_id, title, kind, superior_id) VALUES ('mt-2', 'mt', 'Chuyên viên Mặt trận', 'chuyen_vien', 'chair');
      INSERT INTO duties (code, title_vi, title_en, recurrence, roll, hour, evidence, asks_receipt, is_reviewed, source, updated_at)
        VALUES ('NV.1', 'Việc', 'Work', '{"kind":"once","day":"2026-12-18"}', 'none', '17:00', '[]', false, false, '', now());
      INSERT INTO assignments (id, duty_code, occurrence, post_id, area_id, ward_id, status, assigned_at, deadline, looked_through, updated_at)
        SELECT gen_random_uuid(), 'NV.1', '2026-12-18', post, 'an', 'an', 'assigned', now(), '2026-12-18T10:00Z', now(), now()
        FROM unnest(ARRAY['chair', 'mt-2']) AS post`);
    const expert = await makeResident(db);
    await db.query(
      `INSERT INTO holders (id, post_id, name, name_key, person_id, linked_at, created_at) VALUES ($1, 'mt-2', 'Chuyên Viên', 'chuyen vien', $2, now(), now())`,
      [newId(), expert.personId],
    );
    const resident = await makeResident(db);
    const open = await fileOne(db, resident, {}, now);
    const closed = await fileOne(db, resident, {}, now);
    const held = `UPDATE issues SET unit_id = 'mt', post_id = 'chair', status = $2 WHERE code = $1`;
    await db.query(held, [open.code, 'in_progress']);
    await db.query(held, [closed.code, 'done']);
    const issue = async (code: string) =>
      (
        await db.query('SELECT id, unit_id, post_id, status, due_at, version FROM issues WHERE code = $1', [code])
      )[0] as {
        id: string;
        version: number;
      };
    const before = await issue(open.code);
    const { version } = await unit('mt');
    const body = { lastDay: '2026-11-30', to: ['moi'], act: 'Nghị quyết 1', version, preview: true };
    const end = (who: Office, more: object = {}) =>
      who.send('POST', '/api/organisation/units/mt/end', { ...body, ...more });
    expect((await end(ofAn)).status).toBe(403);
    expect((await end(admin, { lastDay: '2026-12-02' })).status).toBe(400);
    expect((await end(admin, { to: ['mt'] })).status).toBe(400);
    expect((await end(admin, { to: ['giai-the'] })).status).toBe(400);
    const preview = {
      posts: [
        { title: 'Chủ tịch Ủy ban MTTQ', toTitle: 'Chủ tịch Mặt trận', isNew: false },
        { title: 'Chuyên viên Mặt trận', toTitle: 'Chuyên viên Mặt trận', isNew: true, holder: 'Chuyên Viên' },
      ],
      ...{ duties: 2, issues: 1 },
    };
    expect((await end(admin)).body).toMatchObject(preview);
    expect((await unit('mt')).validTo).toBeNull();
    expect((await end(admin, { preview: false })).body).toMatchObject(preview);

    expect(await unit('mt')).toMatchObject({
      ...{ validTo: '2026-11-30', may: { change: false, tend: false } },
      successors: [{ id: 'moi', effective: '2026-12-01', act: 'Nghị quyết 1' }],
      posts: [
        { id: 'chair', validTo: '2026-11-30', successor: { id: 'moi.1' }, openDuties: 0 },
        { id: 'mt-2', successor: { id: 'moi.2' }, openDuties: 0 },
      ],
    });
    expect(await issue(open.code)).toEqual({
      ...before,
      ...{ unit_id: 'moi', post_id: 'moi.1', version: before.version + 1 },
    });
    expect(await issue(closed.code)).toMatchObject({ unit_id: 'mt', post_id: 'chair' });
    expect(
      await db.query(
        `SELECT from_value, to_value FROM issue_history WHERE issue_id = $1 AND kind = 'assigned' AND from_value = 'mt'`,
        [before.id],
      ),
    ).toEqual([{ from_value: 'mt', to_value: 'moi' }]);
    expect(await db.query(`SELECT kind FROM timers WHERE subject = $1 AND kind = 'tell_holder'`, [before.id])).toEqual([
      { kind: 'tell_holder' },
    ]);
    const after = await unit('moi');
    expect(after.predecessors).toMatchObject([{ id: 'mt' }]);
    expect(after.posts).toMatchObject([
      { id: 'moi.1', openDuties: 1, holders: [] },
      { id: 'moi.2', openDuties: 1, superior: { id: 'moi.1' } },
    ]);
    expect(after.posts[1].holders).toMatchObject([{ name: 'Chuyên Viên', since: '2026-12-01' }]);
    expect((await unit('bct')).posts[0].superior).toMatchObject({ id: 'moi.1' });
    expect((await recipientsOf(db.database, ['mt-2'], '2026-12-01')).get('mt-2')).toMatchObject({
      ...{ personId: expert.personId, postId: 'moi.2' },
    });
    expect(await history('unit=moi')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'succeeded', text: expect.stringContaining('30/11/2026') }),
      ]),
    );
    expect((await end(admin, { preview: false, version: version + 1 })).status).toBe(422);
    expect(
      (await admin.send('POST', '/api/organisation/posts/chair/holders', { name: 'Ai Đó', since: '2026-12-02' }))
        .status,
    ).toBe(422);
  });
});

describe('the table of holders', () => {
  test('is read by everybody for their wards, imported by administrators after a preview, and run again changes nothing', async () => {
    const out = (await admin.file('/api/organisation/holders.csv')).bytes.toString('utf8');
    expect(out).toContain('Mã chức danh');
    expect((await ofBinh.file('/api/organisation/holders.csv')).bytes.toString('utf8')).not.toContain('Mặt trận');
    const rows = ['Mã chức danh,Họ và tên,Từ ngày', 'doi,Đội Trưởng Mẫu,01/12/2026', 'vien,,'].join('\n');
    const load = (who: Office, text: string, query = '') =>
      who.send('POST', `/api/organisation/holders-import${query}`, Buffer.from(text));
    expect((await load(ofAn, rows)).status).toBe(403);
    const expected = {
      ...{ ok: true, unchanged: 0, vacant: 1, posts: [] },
      items: [{ do: 'add', name: 'Đội Trưởng Mẫu', post: 'Đội trưởng', unit: 'Công an phường', since: '2026-12-01' }],
    };
    expect((await load(admin, rows, '?preview=1')).body).toMatchObject(expected);
    expect((await post('doi')).holders).toEqual([]);
    expect((await load(admin, rows)).body).toMatchObject(expected);
    expect((await post('doi')).holders).toMatchObject([{ name: 'Đội Trưởng Mẫu' }]);
    expect((await load(admin, rows)).body).toMatchObject({ ok: true, items: [], unchanged: 1 });
  });

  test('with mistakes is refused as a whole, each with its row', async () => {
    const rows = ['Mã chức danh,Họ và tên,Từ ngày', 'doi,Ai Đó,hôm qua', 'khong-co,Ai Đó,'].join('\n');
    const { body } = await admin.send('POST', '/api/organisation/holders-import', Buffer.from(rows));
    expect(body).toEqual({
      ok: false,
      mistakes: [
        { line: 2, text: expect.stringContaining('không phải là ngày') },
        { line: 3, text: expect.stringContaining('khong-co') },
      ],
    });
    expect(
      (await admin.send('POST', '/api/organisation/holders-import', Buffer.from('PK\u0003\u0004rác'))).body,
    ).toMatchObject({ ok: false, mistakes: [{ line: 1 }] });
  });

  test('and an empty one to fill in are downloaded as XLSX', async () => {
    for (const path of ['/api/organisation/holders.xlsx', '/api/organisation/holders-template.xlsx']) {
      const { status, bytes, headers } = await ofAn.file(path);
      expect([status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.xlsx"$/);
    }
  });
});
