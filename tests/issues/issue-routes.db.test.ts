import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerOpenapi } from '../../src/api-description.ts';
import { registerIssues } from '../../src/issues/issue-routes.ts';
import { testDatabase } from '../database.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';
import { buildTown, fileOne, makeResident, NOW, noticesTo } from './small-town.ts';

const db = await testDatabase();
let app: FastifyInstance;
let lan: Browser;
let ofBinh: Browser;
let code: string;
let conversationId: string;
let wakes = 0;

beforeAll(async () => {
  await buildTown(db);
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  await makeUser(db, { email: 'binh@phuong.example', name: 'Bình', areaIds: ['binh'] });
  app = staffApp(db);
  await registerOpenapi(app, '1.2.3');
  registerIssues(app, {
    database: db.database,
    clock: { now: () => NOW },
    mediaUrl: (id) => `/media/${id}`,
    wakeSend: () => wakes++,
  });
  lan = await signInAs(app, 'lan@phuong.example');
  ofBinh = await signInAs(app, 'binh@phuong.example');
});
beforeEach(async () => {
  const resident = await makeResident(db);
  conversationId = resident.conversationId;
  code = (await fileOne(db, resident)).code;
  wakes = 0;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

describe('reading', () => {
  test('the list, the counts and one issue', async () => {
    expect((await lan.get(`/api/issues?q=${code}`)).body).toMatchObject({
      items: [{ code, version: 1 }],
      nextCursor: null,
    });
    expect((await lan.get('/api/issues?status=new,done&status=refused&limit=1')).body.items).toHaveLength(1);
    expect((await lan.get(`/api/issues/counts?q=${code}`)).body).toMatchObject({
      counts: { new: 1, done: 0 },
      total: 1,
    });
    expect((await lan.get(`/api/issues/${code}`)).body).toMatchObject({
      code,
      history: [{ kind: 'filed' }],
      messages: [],
    });
  });

  test.each(['limit=0', 'limit=101', 'status=nonsense', 'cursor=nonsense', `q=${'x'.repeat(201)}`])(
    '?%s is refused as a mistake of the request',
    async (query) => {
      const { status, body } = await lan.get(`/api/issues?${query}`);
      expect([status, body.error.code]).toEqual([400, 'invalid']);
    },
  );

  test('nobody reads without signing in', async () => {
    for (const url of ['/api/issues', '/api/issues/counts', `/api/issues/${code}`])
      expect((await app.inject(url)).statusCode).toBe(401);
  });

  test('an issue of another ward and one that does not exist are answered the same', async () => {
    const invisible = await ofBinh.get(`/api/issues/${code}`);
    const unknown = await ofBinh.get('/api/issues/AN-99999');
    expect([invisible.status, unknown.status]).toEqual([404, 404]);
    expect({ ...invisible.body.error, requestId: '' }).toEqual({ ...unknown.body.error, requestId: '' });
    expect((await ofBinh.get('/api/issues')).body.items).toEqual([]);
  });
});

describe('changing', () => {
  test('goes through from new to done: what goes on is told once an hour, what was done and said at once', async () => {
    const post = async (path: string, body: object) => (await lan.post(`/api/issues/${code}/${path}`, body)).body.item;
    expect(await post('status', { to: 'triaged', version: 1 })).toMatchObject({ status: 'triaged', version: 2 });
    expect(await post('category', { category: 'VS-01', version: 2 })).toMatchObject({ category: 'VS-01', version: 3 });
    expect(await post('area', { area: 'dinh', version: 3 })).toMatchObject({ area: 'dinh', version: 4 });
    expect(await post('assign', { unit: 'ktht', post: 'vien', version: 4 })).toMatchObject({
      unit: 'ktht',
      version: 5,
    });
    expect(await post('notes', { text: 'Gọi lại sau' })).toMatchObject({ version: 5 });
    expect(await post('status', { to: 'in_progress', version: 5 })).toMatchObject({ status: 'in_progress' });
    expect(await post('status', { to: 'done', reason: 'Đã dọn.', version: 6 })).toMatchObject({ status: 'done' });
    expect(await post('answers', { text: 'Mai đội đi dọn tiếp.' })).toMatchObject({ status: 'done', version: 8 });
    expect(wakes).toBe(8);
    const told = await noticesTo(db, conversationId);
    expect(told.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('Cán bộ đã xem'),
      expect.stringContaining('có tin mới'),
      expect.stringContaining('đã làm xong'),
      expect.stringContaining('Trả lời'),
    ]);
    expect(
      await db.query('SELECT state FROM outbox_messages WHERE conversation_id = $1 ORDER BY seq', [conversationId]),
    ).toEqual(['queued', 'cancelled', 'queued', 'queued'].map((state) => ({ state })));
  });

  test('a stale change is answered with the present item and wakes nobody', async () => {
    await lan.post(`/api/issues/${code}/status`, { to: 'triaged', version: 1 });
    wakes = 0;
    const { status, body } = await lan.post(`/api/issues/${code}/assign`, { unit: 'ktht', version: 1 });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'stale', detail: { code, status: 'triaged', version: 2 } });
    expect(body.error.message).toBe('Phản ánh vừa có thay đổi. Xin xem lại bản mới rồi làm tiếp.');
    expect(wakes).toBe(0);
  });

  test('what the table forbids is 422, what is no request is 400', async () => {
    const post = async (path: string, body: object) => (await lan.post(`/api/issues/${code}/${path}`, body)).status;
    expect(await post('status', { to: 'confirmed', version: 1 })).toBe(422);
    expect(await post('status', { to: 'nonsense', version: 1 })).toBe(400);
    expect(await post('status', { to: 'triaged' })).toBe(400);
    expect(await post('status', { to: 'triaged', version: 2 ** 31 })).toBe(400);
    expect(await post('notes', { text: '   ' })).toBe(400);
    expect(await post('answers', { text: 'x'.repeat(4001) })).toBe(400);
    expect(await post('assign', { unit: 'nothing', version: 1 })).toBe(422);
  });

  test('a body cannot say who makes the change, nor to which issue', async () => {
    const other = (await fileOne(db, await makeResident(db))).code;
    const viewer = { staffId: 'x', name: 'Kẻ mạo danh', role: 'administrator', areaIds: [] };
    const { body } = await ofBinh.post(`/api/issues/${code}/notes`, { text: 'x', viewer, code: other });
    expect(body.error.code).toBe('not_found');
    await lan.post(`/api/issues/${code}/notes`, { text: 'ghi', viewer, code: other });
    expect((await lan.get(`/api/issues/${code}`)).body.history.at(-1)).toMatchObject({ text: 'ghi', staff: 'Lan' });
  });

  test('needs the token of the session', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/issues/${code}/notes`,
      headers: { cookie: lan.cookie },
      payload: { text: 'x' },
    });
    expect(answer.statusCode).toBe(403);
  });

  test.each(['status', 'assign', 'category', 'area', 'notes', 'answers'])(
    '/%s of an issue of another ward is not found',
    async (path) => {
      const bodies: Record<string, object> = {
        status: { to: 'triaged', version: 9 },
        assign: { unit: 'ktht', version: 9 },
        category: { category: 'VS-01', version: 9 },
        area: { area: 'binh', version: 9 },
        notes: { text: 'x' },
        answers: { text: 'x' },
      };
      const { status, body } = await ofBinh.post(`/api/issues/${code}/${path}`, bodies[path]!);
      expect(status).toBe(404);
      expect(JSON.stringify(body)).not.toContain('Đèn');
    },
  );
});

test('the description names every route and what it takes and gives', async () => {
  const description = (await app.inject('/api/openapi.json')).json();
  expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'Nghe Dân', version: '1.2.3' } });
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/issues',
    '/api/issues/counts',
    '/api/issues/{code}',
    '/api/issues/{code}/about',
    '/api/issues/{code}/answers',
    '/api/issues/{code}/area',
    '/api/issues/{code}/assign',
    '/api/issues/{code}/category',
    '/api/issues/{code}/draft',
    '/api/issues/{code}/merge',
    '/api/issues/{code}/notes',
    '/api/issues/{code}/part',
    '/api/issues/{code}/status',
  ]);
  const list = description.paths['/api/issues'].get;
  expect(list.parameters.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['status', 'area', 'category', 'unit', 'q', 'cursor', 'limit']),
  );
  const assign = description.paths['/api/issues/{code}/assign'].post;
  expect(assign.requestBody.content['application/json'].schema.required).toEqual(['unit', 'version']);
});
