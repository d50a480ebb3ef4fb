import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { registerDataRequests } from '../../../src/conversations/data-rights/data-request-routes.ts';
import { testDatabase } from '../../database.ts';
import { encryption, text } from '../../messages/support.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../../staff/staff-app.ts';
import { dataTown, smallTown } from './support.ts';

const db = await testDatabase();
const town = dataTown(db);
let app: FastifyInstance;
let lan: Browser;
let elsewhere: Browser;
let wakes = 0;

beforeAll(async () => {
  await smallTown(db);
  await db.query(`INSERT INTO areas (id, kind, name, name_key) VALUES ('X', 'phuong', 'Phường Hai', 'phuong hai')`);
  await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', areaIds: ['W'] });
  await makeUser(db, { email: 'hai@phuong.example', name: 'Hải', areaIds: ['X'] });
  app = staffApp(db);
  registerDataRequests(app, {
    ...{ database: db.database, encryption, clock: town.clock, textVersion: 'v1' },
    wakeSend: () => {
      wakes += 1;
    },
    eraseMedia: (ids) => town.erased.push(...ids),
  });
  lan = await signInAs(app, 'lan@phuong.example');
  elsewhere = await signInAs(app, 'hai@phuong.example');
});
beforeEach(() => town.empty());
afterAll(async () => {
  await app.close();
  await db.close();
});

/** Somebody of the first ward asks an officer about their data. @returns the id of the request. */
async function asks(): Promise<string> {
  await town.says(
    text('a', 'chào', { name: 'Hoa Thử' }),
    text('a', '!give_consent {"textVersion":"v1"}'),
    text('a', '!set_home_area {"areaId":"W.1"}'),
    text('a', `!file_issue ${JSON.stringify({ text: 'Rác', categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`),
    text('a', '!ask_data {"kind":"other"}'),
  );
  return (await db.query<{ id: string }>('SELECT id FROM data_requests'))[0]!.id;
}

const told = async () =>
  (
    await db.query<{ text: string }>(`SELECT content->>'text' AS text FROM outbox_messages ORDER BY id DESC LIMIT 1`)
  )[0]!.text;
const task = () =>
  db.query('SELECT kind, subject, note, ward_id, due_at, done_at IS NOT NULL AS done, outcome FROM tasks');

test('a request becomes a task that is due at the end of the second working day, and the resident is told that day', async () => {
  const id = await asks();
  expect(await task()).toEqual([
    {
      kind: 'data',
      subject: id,
      note: 'Người dân có yêu cầu về dữ liệu của mình',
      ward_id: 'W',
      due_at: new Date('2026-11-25T10:00:00Z'),
      done: false,
      outcome: null,
    },
  ]);
  expect(await told()).toBe(`xong {"dueAt":${Date.parse('2026-11-25T10:00:00Z')}}`);
});

test('the list, one request with what is kept and its history; a moderator of another ward sees nothing of it', async () => {
  const id = await asks();
  expect((await lan.get('/api/data-requests?state=open')).body).toMatchObject({
    items: [{ id, kind: 'other', state: 'open', ward: 'W', late: false }],
    nextCursor: null,
    open: 1,
    late: 0,
  });
  expect((await lan.get(`/api/data-requests/${id}`)).body).toMatchObject({
    id,
    acts: [{ act: 'asked', actor: 'resident', staff: null }],
    kept: { name: 'Hoa Thử', homeArea: 'Khu phố 1, Phường Một', openIssues: 1, messages: 5 },
  });
  expect((await elsewhere.get('/api/data-requests')).body).toMatchObject({ items: [], open: 0 });
  expect((await elsewhere.get(`/api/data-requests/${id}`)).status).toBe(404);
  expect((await elsewhere.post(`/api/data-requests/${id}/acts`, { act: 'erase' })).status).toBe(404);
  expect((await app.inject({ url: '/api/data-requests' })).statusCode).toBe(401);
  expect((await lan.get('/api/data-requests?cursor=zzz')).status).toBe(400);
});

test('what is open past its day is late, and so is what was closed after it', async () => {
  const id = await asks();
  const start = town.clock.now().getTime();
  town.clock.advance(3 * 86_400_000);
  expect((await lan.get('/api/data-requests')).body).toMatchObject({ late: 1, items: [{ late: true }] });
  expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'answer', text: 'Đã sửa' })).body).toMatchObject({
    state: 'done',
    late: true,
  });
  town.clock.advance(start - town.clock.now().getTime());
});

describe('what a moderator does is done, told, and in the history', () => {
  test('answers', async () => {
    const id = await asks();
    wakes = 0;
    const answer = await lan.post(`/api/data-requests/${id}/acts`, { act: 'answer', text: 'Năm sinh đã sửa.' });
    expect(answer.body).toMatchObject({
      state: 'done',
      acts: [{ act: 'asked' }, { act: 'answered', staff: 'Lan', text: 'Năm sinh đã sửa.' }],
    });
    expect(await told()).toBe('Về yêu cầu dữ liệu của ông/bà, cán bộ trả lời: “Năm sinh đã sửa.”');
    expect(wakes).toBe(1);
    expect(await task()).toMatchObject([{ done: true, outcome: 'Đã trả lời người dân' }]);
    expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'erase' })).status).toBe(422);
  });

  test('refuses, with the reason', async () => {
    const id = await asks();
    expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'refuse' })).status).toBe(400);
    const answer = await lan.post(`/api/data-requests/${id}/acts`, {
      act: 'refuse',
      text: 'Đó là dữ liệu của người khác.',
    });
    expect(answer.body).toMatchObject({ state: 'refused', acts: [{}, { act: 'refused', staff: 'Lan' }] });
    expect(await told()).toContain('chưa làm được vì: “Đó là dữ liệu của người khác.”');
  });

  test('corrects, and goes on with the request', async () => {
    const id = await asks();
    expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'correct' })).status).toBe(422);
    expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'correct', homeArea: 'nowhere' })).status).toBe(422);
    const answer = await lan.post(`/api/data-requests/${id}/acts`, { act: 'correct', name: 'bà Hoa', homeArea: 'W' });
    expect(answer.body).toMatchObject({ state: 'open', kept: { name: 'bà Hoa', homeArea: 'Phường Một' } });
  });

  test('has a copy made, whose address goes to the resident alone', async () => {
    const id = await asks();
    expect((await lan.post(`/api/data-requests/${id}/acts`, { act: 'copy' })).body).toMatchObject({ state: 'done' });
    expect(await db.query('SELECT state FROM data_copies')).toEqual([{ state: 'wanted' }]);
  });

  test('erases; the request stays without the person, and who did it', async () => {
    const id = await asks();
    const before = (await db.query<{ id: string }>('SELECT id FROM people'))[0]!.id;
    const answer = await lan.post(`/api/data-requests/${id}/acts`, { act: 'erase' });
    expect(answer.body).toMatchObject({
      state: 'done',
      conversation: null,
      kept: null,
      acts: [{ act: 'asked' }, { act: 'erased', staff: 'Lan' }],
    });
    expect(await town.tablesWith(before)).toEqual([]);
    expect(await told()).toContain('đã xóa hết dữ liệu');
    expect(await db.query('SELECT person_id FROM issues')).toEqual([{ person_id: null }]);
    town.clock.advance(3_700_000);
    await db.query(`UPDATE outbox_messages SET state = 'sent'`);
    await town.sweep();
    expect(await db.query('SELECT id FROM people')).toEqual([]);
  });
});

test('what is kept is a fact of the talk, and what was removed a report for everybody', async () => {
  await asks();
  expect(Object.keys((await lan.get('/api/retention')).body)).toEqual(['items']);
});
