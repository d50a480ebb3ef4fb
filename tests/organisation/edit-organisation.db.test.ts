import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { unitsFor } from '../../src/organisation/unit-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, seat } from '../reminders/cadre-town.ts';
import { makeUser } from '../staff/staff-app.ts';
import { type Office, officeAs, organisationApp } from './organisation-app.ts';

/** Units and posts as administrators make and change them. */

const NOW = new Date('2026-12-01T08:00:00+07:00');
const db = await testDatabase();
let app: FastifyInstance;
/** An administrator, and a moderator of `an`. */
let admin: Office;
let ofAn: Office;

beforeAll(async () => {
  await buildTown(db);
  await buildFront(db);
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  await makeUser(db, { email: 'an@phuong.example', name: 'An', areaIds: ['an'] });
  app = organisationApp(db, () => NOW);
  admin = await officeAs(app, 'lan@phuong.example');
  ofAn = await officeAs(app, 'an@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const unit = async (id: string) => (await admin.get(`/api/organisation/units/${id}`)).body;
const post = async (id: string) => (await admin.get(`/api/organisation/posts/${id}`)).body;
const history = async (query: string) =>
  (await admin.get(`/api/organisation/history?${query}`)).body.items as { kind: string; by: string; text: string }[];

const womens = { name: 'Hội Phụ nữ', kind: 'HPN', areaId: 'an', validFrom: '2026-12-01' };
const plain = {
  ...{ kind: null, areaId: null, head: false, superiorId: null, substituteId: null, appointingUnitId: null },
};
const makeUnit = (wish: object, who = admin) => who.send('POST', '/api/organisation/units', { ...womens, ...wish });
const makePost = (unitId: string, wish: object, who = admin) =>
  who.send('POST', `/api/organisation/units/${unitId}/posts`, { ...plain, ...wish });

/** As it is now, with some of it changed. */
async function editPost(id: string, change: object, who = admin) {
  const view = await post(id);
  return who.send('PUT', `/api/organisation/posts/${id}`, {
    ...{ title: view.post.title, kind: view.kind, areaId: view.areaId, head: view.post.head },
    ...{ superiorId: view.post.superior?.id ?? null, substituteId: view.substitute?.id ?? null },
    ...{ appointingUnitId: view.appointingUnit?.id ?? null, version: view.version },
    ...change,
  });
}
const words = (answer: { body: { error?: { message: string } } }) => answer.body.error?.message;

describe('a unit', () => {
  test('is made by an administrator alone, with its history, and issues of its kind find it', async () => {
    expect((await makeUnit({}, ofAn)).status).toBe(403);
    const { status, body } = await makeUnit({ name: 'Hội  Phụ nữ' });
    expect([status, body.id]).toEqual([200, 'U.an.HPN']);
    expect(await unit('U.an.HPN')).toMatchObject({
      ...{ name: 'Hội Phụ nữ', kind: 'HPN', areaId: 'an', areaName: 'An Phú', validFrom: '2026-12-01', validTo: null },
      ...{ posts: [], sample: false, may: { change: true, tend: true } },
    });
    expect(await history('unit=U.an.HPN')).toMatchObject([{ kind: 'unit_made', by: 'Lan', text: 'Hội Phụ nữ' }]);
    expect((await unitsFor(db.database, [{ kind: 'HPN', areaId: 'cho' }]))[0]?.id).toBe('U.an.HPN');
    expect((await makeUnit({ name: 'Hội Phụ nữ thứ hai' })).body.id).toBe('U.an.HPN-2');
    expect((await makeUnit({ areaId: 'binh' })).body.id).toBe('U.binh.HPN');
  });

  test('is refused with what is wrong: a name that is there, an area that is gone, a day ahead', async () => {
    expect(words(await makeUnit({ name: 'CONG AN PHUONG' }))).toBe('An Phú đã có đơn vị tên này.');
    expect(words(await makeUnit({ name: 'Đơn vị lạ', areaId: 'cu' }))).toContain('Không có địa bàn này');
    expect(words(await makeUnit({ name: 'Đơn vị lạ', areaId: 'khong-co' }))).toContain('Không có địa bàn này');
    expect(words(await makeUnit({ name: 'Đơn vị lạ', validFrom: '2026-12-02' }))).toContain('không được sau hôm nay');
    expect((await makeUnit({ name: 'x' })).status).toBe(400);
    expect((await makeUnit({ name: 'Đơn vị lạ', kind: 'có khoảng trắng' })).status).toBe(400);
  });

  test('is renamed: its former name stays in the history, what is not given stays as it is', async () => {
    const edit = (body: object, who = admin) => who.send('PUT', '/api/organisation/units/ca', body);
    const { version } = await unit('ca');
    expect((await edit({ name: 'Công an phường An Phú', version }, ofAn)).status).toBe(403);
    expect((await edit({ name: 'Công an phường An Phú', version })).status).toBe(200);
    expect(await unit('ca')).toMatchObject({
      ...{ name: 'Công an phường An Phú', kind: 'CA', areaId: 'an', draftsApproved: false, version: version + 1 },
    });
    expect(await history('unit=ca')).toMatchObject([
      { kind: 'edited', by: 'Lan', text: 'tên: Công an phường → Công an phường An Phú' },
    ]);
    expect((await edit({ name: 'Khác', version })).status).toBe(409);
    expect(words(await edit({ name: 'Đảng ủy phường', version: version + 1 }))).toBe('An Phú đã có đơn vị tên này.');
    expect((await edit({ name: 'Công an phường An Phú', version: version + 1 })).status).toBe(200);
    expect(await history('unit=ca')).toHaveLength(1);
    const gone = { name: 'Đội mới', version: (await unit('giai-the')).version };
    expect((await admin.send('PUT', '/api/organisation/units/giai-the', gone)).status).toBe(422);
  });

  test('moves to another area only where its posts are not bound to the former one', async () => {
    const move = async (id: string, areaId: string) =>
      admin.send('PUT', `/api/organisation/units/${id}`, { areaId, version: (await unit(id)).version });
    expect(words(await move('bct', 'binh'))).toBe(
      'Chưa đổi được địa bàn: chức danh “Trưởng ban Công tác Mặt trận” phụ trách khu dân cư ngoài Bình Hòa.',
    );
    expect((await move('bct', 'tinh')).status).toBe(200);
    expect((await history('unit=bct'))[0]).toMatchObject({ text: 'địa bàn: An Phú → Tỉnh Thử' });
    expect((await move('bct', 'an')).status).toBe(200);
  });

  test('has the kinds that there are to choose from, and those that categories and duties name and nobody is yet', async () => {
    await db.query(
      `INSERT INTO duties (code, title_vi, title_en, recurrence, roll, hour, actor_kinds, evidence, asks_receipt, is_reviewed, source, updated_at)
       VALUES ('NV.1', 'Việc', 'Work', '{"kind":"once","day":"2026-12-18"}', 'none', '17:00', '{head:MTT,chu_tich_mt}', '[]', false, false, '', now())`,
    );
    const { unitKinds, postKinds } = (await ofAn.get('/api/organisation/choices')).body;
    expect(unitKinds).toEqual(
      expect.arrayContaining([
        { kind: 'DU', name: 'Đảng ủy phường' },
        { kind: 'MT', name: 'Ủy ban MTTQ' },
        { kind: 'VSMT', name: null },
        { kind: 'MTT', name: null },
      ]),
    );
    expect(unitKinds.map(({ kind }: { kind: string }) => kind)).not.toContain('chu_tich_mt');
    expect(postKinds).toContainEqual(expect.objectContaining({ kind: 'chu_tich_mt', sees: 'below' }));
  });
});

describe('a post', () => {
  test('is made by an administrator alone; its kind follows its title', async () => {
    expect((await makePost('ktht', { title: 'Phó Trưởng phòng' }, ofAn)).status).toBe(403);
    const { status, body } = await makePost('ktht', { title: 'Phó Trưởng phòng', superiorId: 'truong' });
    expect([status, body.id]).toEqual([200, 'ktht.1']);
    expect(await post('ktht.1')).toMatchObject({
      ...{ kind: 'pho_truong_phong', areaId: null, substitute: null, appointingUnit: null },
      post: { title: 'Phó Trưởng phòng', superior: { id: 'truong' }, holders: [] },
    });
    expect(await history('post=ktht.1')).toMatchObject([{ kind: 'made', by: 'Lan', text: 'Phó Trưởng phòng' }]);
    expect(await db.query(`SELECT 1 FROM timers WHERE kind = 'give_duties' AND due_at = $1`, [NOW])).toHaveLength(1);
    expect(words(await makePost('ktht', { title: 'pho truong phong' }))).toBe('Đơn vị đã có chức danh tên này.');
    expect((await makePost('giai-the', { title: 'Đội trưởng' })).status).toBe(422);
    expect((await makePost('khong-co', { title: 'Đội trưởng' })).status).toBe(404);
  });

  test('is for a khu dân cư of the area of its unit, also one that came to it from a ward that is gone', async () => {
    const wish = { title: 'Phó ban Công tác Mặt trận' };
    expect(words(await makePost('bct', { ...wish, areaId: 'song' }))).toContain('trong địa bàn của đơn vị');
    expect((await makePost('bct', { ...wish, areaId: 'dinh' })).status).toBe(200);
    expect((await makePost('bct', { ...wish, areaId: 'cho' })).status).toBe(200);
    expect((await makePost('bct', { ...wish, areaId: 'cho' })).status).toBe(400);
  });

  test('is changed with what was and what is in its history; who holds it stays', async () => {
    await db.query(
      `INSERT INTO holders (id, post_id, name, name_key, created_at) VALUES ($1, 'vien', 'Viên Mẫu', 'vien mau', now())`,
      [newId()],
    );
    expect((await editPost('vien', { title: 'Khác' }, ofAn)).status).toBe(403);
    const change = {
      ...{ title: 'Chuyên viên hạ tầng', kind: 'chuyen_vien', superiorId: 'truong', substituteId: 'doi' },
      appointingUnitId: 'mt',
    };
    expect((await editPost('vien', change)).status).toBe(200);
    expect(await post('vien')).toMatchObject({
      ...{ kind: 'chuyen_vien', substitute: { id: 'doi' }, appointingUnit: { id: 'mt' } },
      post: { title: 'Chuyên viên hạ tầng', superior: { id: 'truong' } },
      holders: [{ name: 'Viên Mẫu' }],
    });
    expect((await history('post=vien'))[0]).toMatchObject({
      ...{ kind: 'edited', by: 'Lan' },
      text: [
        'tên: Chuyên viên → Chuyên viên hạ tầng',
        'loại: Chức danh khác → Chuyên viên, cán bộ',
        'cấp trên: không có → Trưởng phòng, Phòng Kinh tế, Hạ tầng và Đô thị',
        'người thay khi vắng: không có → Đội trưởng, Công an phường An Phú',
        'cấp bổ nhiệm: không có → Ủy ban MTTQ phường An Phú',
      ].join('; '),
    });
    expect((await editPost('vien', { version: 1 })).status).toBe(409);
    const before = await history('post=vien');
    expect((await editPost('vien', { appointingUnitId: 'mt' })).status).toBe(200);
    expect(await history('post=vien')).toEqual(before);
    expect((await editPost('vien', { appointingUnitId: 'ktht' })).status).toBe(200);
    expect((await post('vien')).appointingUnit).toBeNull();
  });

  test('has no superior that is below it, over however many steps; who stands in is another one', async () => {
    const below = (id: string, superiorId: string | null) => editPost(id, { superiorId });
    expect((await below('chair', 'party')).status).toBe(200);
    expect(words(await below('party', 'chair'))).toBe(
      '“Chủ tịch Ủy ban MTTQ” đang là cấp dưới của chức danh này, nên không làm cấp trên được.',
    );
    expect(words(await below('party', 'head-cho'))).toBe(
      '“Trưởng ban Công tác Mặt trận” đang ở dưới chức danh này (qua Chủ tịch Ủy ban MTTQ), nên không làm cấp trên được.',
    );
    expect(words(await below('party', 'party'))).toBe('Một chức danh không thể là cấp trên của chính mình.');
    expect(words(await below('party', 'khong-co'))).toBe('Không có chức danh cấp trên này.');
    expect(words(await editPost('party', { substituteId: 'party' }))).toContain('phải giữ chức danh khác');
    expect(words(await editPost('party', { appointingUnitId: 'giai-the' }))).toContain('đơn vị đã kết thúc');
    expect(words(await editPost('party', { kind: 'vua' }))).toBe('Không có loại chức danh này.');
    expect((await post('party')).post.superior).toBeNull();
    expect((await below('chair', null)).status).toBe(200);
  });

  test('of two administrators who put two posts above each other at once one is refused', async () => {
    const [a, b] = await Promise.all([
      editPost('truong', { superiorId: 'doi' }),
      editPost('doi', { superiorId: 'truong' }),
    ]);
    expect([a.status, b.status].sort()).toEqual([200, 400]);
    await editPost(a.status === 200 ? 'truong' : 'doi', { superiorId: null });
  });

  test('that leads its unit leaves no other leading it, and both histories say so', async () => {
    expect((await editPost('truong', { head: true })).status).toBe(200);
    expect((await editPost('ktht.1', { head: true })).status).toBe(200);
    const heads = (await unit('ktht')).posts.filter(({ head }: { head: boolean }) => head);
    expect(heads).toMatchObject([{ id: 'ktht.1' }]);
    expect((await history('post=truong'))[0]).toMatchObject({ text: 'đứng đầu đơn vị: có → không', by: 'Lan' });
    expect((await history('post=ktht.1'))[0]).toMatchObject({ text: 'đứng đầu đơn vị: không → có' });
  });

  test('has its messages go to the standing substitute and to the head of the appointing body', async () => {
    const [chair, head] = [await seat(db, 'chair'), await seat(db, 'head-dinh')];
    const to = async () => (await recipientsOf(db.database, ['head-cho'], '2026-12-01')).get('head-cho');
    expect(await to()).toMatchObject({ via: 'appointing', personId: chair.personId });
    expect((await editPost('head-cho', { substituteId: 'head-dinh' })).status).toBe(200);
    expect(await to()).toMatchObject({ via: 'substitute', personId: head.personId });
    await editPost('head-cho', { substituteId: null, appointingUnitId: 'du' });
    expect(await to()).toMatchObject({ to: 'moderator' });
  });
});
