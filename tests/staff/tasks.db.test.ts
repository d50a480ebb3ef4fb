import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { visibleChanges } from '../../src/issues/visible-changes-view.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { registerTasks } from '../../src/staff/task-routes.ts';
import { addTasks, type NewTask, settleTasks } from '../../src/staff/task-store.ts';
import { testDatabase } from '../database.ts';
import { until } from '../platform/until.ts';
import { type Browser, makeUser, signInAs, staffApp } from './staff-app.ts';

const db = await testDatabase();
const NOW = new Date('2026-11-23T02:00:00Z');
const clock = manualClock(NOW);
const app = staffApp(db);
registerTasks(app, { database: db.database, clock });
let lan: Browser;
let binh: Browser;
let lanId: string;

beforeAll(async () => {
  await db.query(
    `INSERT INTO areas (id, kind, name, name_key) VALUES ('W1', 'phuong', 'Phường Một', 'mot'), ('W2', 'phuong', 'Phường Hai', 'hai')`,
  );
  lanId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', areaIds: ['W1'] });
  await makeUser(db, { email: 'binh@phuong.example', name: 'Bình', areaIds: ['W2'] });
  lan = await signInAs(app, 'lan@phuong.example');
  binh = await signInAs(app, 'binh@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});
beforeEach(() => db.clear('tasks'));

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const add = (...tasks: Partial<NewTask>[]) =>
  addTasks(
    db.database,
    tasks.map((task, index) => ({ kind: 'data', subject: `s${index}`, dueAt: NOW, ...task })),
    NOW,
  );
const list = async (who: Browser, query = '') => (await who.get(`/api/tasks?${query}`)).body;
const idOf = async (subject: string) =>
  (await db.query<{ id: string }>('SELECT id::text FROM tasks WHERE subject = $1', [subject]))[0]!.id;

describe('the list', () => {
  test('the most pressing first, page by page, however many come in between', async () => {
    await add(
      ...[50, 10, 40, 30, 20].map((due) => ({ subject: `${due}`, note: `${due}`, dueAt: minutes(due), wardId: 'W1' })),
    );
    const first = await list(lan, 'limit=2');
    expect(first.items.map(({ note }: { note: string }) => note)).toEqual(['10', '20']);
    await add({ subject: 'new', note: '5', dueAt: minutes(5), wardId: 'W1' });
    const second = await list(lan, `limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ note }: { note: string }) => note)).toEqual(['30', '40']);
    const third = await list(lan, `limit=2&cursor=${second.nextCursor}`);
    expect(third).toMatchObject({ items: [{ note: '50' }], nextCursor: null });
    expect(await lan.get('/api/tasks?cursor=nonsense')).toMatchObject({ status: 400 });
  });

  test('a moderator sees the tasks of their wards and those of no ward, in list, counts and news alike', async () => {
    await add(
      { subject: 'a', wardId: 'W1', note: 'của phường Một' },
      { subject: 'b', wardId: 'W2' },
      { subject: 'c', kind: 'emergency', note: 'của mọi người', dueAt: minutes(-1) },
    );
    expect((await list(lan)).items.map(({ note }: { note: string }) => note)).toEqual([
      'của mọi người',
      'của phường Một',
    ]);
    expect(await list(lan, 'kind=emergency')).toMatchObject({ items: [{ ward: null }] });
    expect((await lan.get('/api/tasks/counts')).body).toEqual({ open: 2, late: 1, kinds: { data: 1, emergency: 1 } });
    const all = await db.query<{ id: string; subject: string }>('SELECT id::text, subject FROM tasks');
    const seen = await visibleChanges(
      db.database,
      { staffId: lanId, name: 'Lan', role: 'moderator', areaIds: ['W1'] },
      all.map(({ id }) => ({ kind: 'task', id })),
    );
    expect(seen.map(({ id }) => all.find((task) => task.id === id)!.subject).sort()).toEqual(['a', 'c']);
    expect((await app.inject('/api/tasks')).statusCode).toBe(401);
  });

  test('while a task for one cause is open, no second one is made; once it is done, another may be', async () => {
    await add({ subject: 'x' }, { subject: 'x' });
    await add({ subject: 'x' });
    expect((await list(lan)).items).toHaveLength(1);
    await lan.post(`/api/tasks/${await idOf('x')}/done`, { outcome: 'Đã gọi lại' });
    await add({ subject: 'x' });
    expect((await list(lan)).items).toHaveLength(1);
  });
});

describe('marking as done', () => {
  test('the outcome and who did it are kept; a second time is refused with the task as it is', async () => {
    await add({ subject: 'x', wardId: 'W1' });
    const id = await idOf('x');
    expect(await lan.post(`/api/tasks/${id}/done`, { outcome: '  Đã gọi lại ' })).toMatchObject({
      status: 200,
      body: { item: { id, outcome: 'Đã gọi lại', doneBy: 'Lan', doneAt: NOW.toISOString() } },
    });
    expect(await lan.post(`/api/tasks/${id}/done`, { outcome: 'Lần nữa' })).toMatchObject({
      status: 409,
      body: { error: { code: 'stale', message: 'Lan đã làm xong việc này.', detail: { outcome: 'Đã gọi lại' } } },
    });
    expect((await list(lan)).items).toEqual([]);
    expect((await list(lan, 'state=done')).items).toMatchObject([{ id }]);
  });

  test('of two at once one is told that it is done', async () => {
    await add({ subject: 'x' });
    const id = await idOf('x');
    const answers = await Promise.all([lan, binh].map((who) => who.post(`/api/tasks/${id}/done`, { outcome: 'xong' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    ['no outcome', {}],
    ['a blank one', { outcome: ' ' }],
    ['a book', { outcome: 'x'.repeat(501) }],
  ])('%s is refused', async (_name, body) => {
    await add({ subject: 'x' });
    expect((await lan.post(`/api/tasks/${await idOf('x')}/done`, body)).status).toBe(400);
  });

  test('a moderator of another ward cannot touch it', async () => {
    await add({ subject: 'x', wardId: 'W1' });
    const id = await idOf('x');
    expect(await binh.post(`/api/tasks/${id}/done`, { outcome: 'xong' })).toMatchObject({ status: 404 });
    expect(await binh.post(`/api/tasks/${id}/reopen`, {})).toMatchObject({ status: 404 });
    expect(await lan.post('/api/tasks/not-an-id/done', { outcome: 'xong' })).toMatchObject({ status: 400 });
  });

  test('it is taken back, unless a new one for the same cause is open', async () => {
    await add({ subject: 'x' });
    const id = await idOf('x');
    await lan.post(`/api/tasks/${id}/done`, { outcome: 'xong' });
    expect(await lan.post(`/api/tasks/${id}/reopen`, {})).toMatchObject({
      status: 200,
      body: { item: { doneAt: null, doneBy: null, outcome: null } },
    });
    expect(await lan.post(`/api/tasks/${id}/reopen`, {})).toMatchObject({ status: 409 });
    await lan.post(`/api/tasks/${id}/done`, { outcome: 'xong' });
    await add({ subject: 'x' });
    expect(await lan.post(`/api/tasks/${id}/reopen`, {})).toMatchObject({
      status: 409,
      body: { error: { code: 'stale' } },
    });
  });

  test('what something else has settled says so, and names nobody', async () => {
    await add({ subject: 'x', kind: 'human' }, { subject: 'y', kind: 'human' });
    await settleTasks(db.database, { kind: 'human', subjects: ['x'] }, { outcome: 'Tự xong', staffId: null, now: NOW });
    expect((await list(lan, 'state=done')).items).toMatchObject([{ outcome: 'Tự xong', doneBy: null }]);
    expect((await list(lan)).items).toHaveLength(1);
  });
});

test('pages hear of a task when it comes and when it goes', async () => {
  const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const heard: string[] = [];
  live.on((changes) => heard.push(...changes.map(({ kind, id }) => `${kind} ${id}`)));
  await add({ subject: 'x' });
  const id = await idOf('x');
  await until(async () => heard.length === 1);
  await lan.post(`/api/tasks/${id}/done`, { outcome: 'xong' });
  await lan.post(`/api/tasks/${id}/reopen`, {});
  await until(async () => heard.length === 3);
  expect(new Set(heard)).toEqual(new Set([`task ${id}`]));
  await live.close();
});
