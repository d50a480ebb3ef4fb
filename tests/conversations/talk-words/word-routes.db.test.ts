import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { catalogue } from '../../../flows/index.ts';
import { openTalks, talkRoutes } from '../../../src/app-talks.ts';
import { answerIndexOf } from '../../../src/assistant/answer-index.ts';
import type { KeptTalks } from '../../../src/conversations/talk-words/keep-talks.ts';
import { wordListSchema } from '../../../src/conversations/talk-words/word-schema.ts';
import { issueNotices } from '../../../src/issues/words.ts';
import { asWorded } from '../../../src/messages/as-worded-view.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { type Live, openLive } from '../../../src/platform/live.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { testDatabase } from '../../database.ts';
import { type Browser, type Json, makeUser, signInAs, staffApp } from '../../staff/staff-app.ts';

const db = await testDatabase();
let app: FastifyInstance;
let here: KeptTalks;
let lives: Live[] = [];
/** The talks of another process: another connection that listens. */
let elsewhere: KeptTalks;
let boss: Browser;
let moderator: Browser;

beforeAll(async () => {
  const { database } = db;
  lives = [
    await openLive({ databaseUrl: db.url, logger: silentLogger }),
    await openLive({ databaseUrl: db.url, logger: silentLogger }),
  ];
  here = await openTalks({ database, live: lives[0]!, logger: silentLogger, catalogue });
  elsewhere = await openTalks({ database, live: lives[1]!, logger: silentLogger, catalogue });
  app = staffApp(db);
  talkRoutes(app, {
    ...{ database, live: lives[0]!, logger: silentLogger, catalogue, talks: here, clock: systemClock },
    answers: async () => answerIndexOf([]),
  });
  await app.ready();
  await makeUser(db, { email: 'truong@phuong.example', name: 'Cán bộ Một', role: 'administrator' });
  await makeUser(db, { email: 'thuong@phuong.example', name: 'Cán bộ Hai' });
  boss = await signInAs(app, 'truong@phuong.example');
  moderator = await signInAs(app, 'thuong@phuong.example');
}, 60_000);
afterAll(async () => {
  here?.close();
  elsewhere?.close();
  await app?.close();
  await Promise.all(lives.map((live) => live.close()));
  await db.close();
});
beforeEach(() => db.clear('word_overrides'));

async function send(who: Browser, method: 'PUT' | 'DELETE' | 'POST', url: string, payload: object) {
  const answer = await app.inject({
    ...{ method, url, payload },
    headers: { cookie: who.cookie, 'x-csrf-token': who.csrfToken },
  });
  return { status: answer.statusCode, body: answer.json() as Json };
}
const put = (key: string, body: object, who = boss) => send(who, 'PUT', `/api/words/${key}`, { lang: 'vi', ...body });
const said = (talks: KeptTalks, flow: string, name: string) => talks.now().flows.get(flow)!.words[name]!.vi;
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a sentence', () => {
  test('that is said otherwise is so in the next turns of every process, and back again', async () => {
    const saved = await put('menu.ask', { text: 'Ông/bà muốn  nhắn việc gì ạ?', version: 0 });
    expect(saved.status).toBe(200);
    expect(saved.body.item.vi).toEqual({
      standard: 'Ông/bà cần gì ạ?',
      text: 'Ông/bà muốn nhắn việc gì ạ?',
      version: 1,
    });
    for (const talks of [here, elsewhere])
      await until(() => said(talks, 'menu', 'ask') === 'Ông/bà muốn nhắn việc gì ạ?');

    expect((await send(boss, 'DELETE', '/api/words/menu.ask', { lang: 'vi', version: 1 })).body.item.vi).toMatchObject({
      text: 'Ông/bà cần gì ạ?',
      version: 2,
    });
    for (const talks of [here, elsewhere]) await until(() => said(talks, 'menu', 'ask') === 'Ông/bà cần gì ạ?');
  });

  test('is not overwritten unseen', async () => {
    await put('menu.ask', { text: 'Bản thứ nhất', version: 0 });
    const stale = await put('menu.ask', { text: 'Bản thứ hai', version: 0 });
    expect(stale.status).toBe(409);
    expect(stale.body.error.detail.vi.text).toBe('Bản thứ nhất');
    const both = await Promise.all(['Ba', 'Bốn'].map((text) => put('menu.ask', { text, version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('keeps its blanks, and the words that people agreed to stay', async () => {
    const refused = await put('welcome.hello', { text: 'Chào ông/bà, đây là {name}.', version: 0 });
    expect(refused.status).toBe(422);
    expect(refused.body.error.message).toContain('{name}');
    expect((await put('welcome.ask', { text: 'Đồng ý nhé?', version: 0 })).status).toBe(422);
    expect((await put('no.such', { text: 'Gì đó', version: 0 })).status).toBe(404);
    expect(await db.query('SELECT 1 FROM word_overrides')).toEqual([]);
  });

  test('that is said outside of talks is said otherwise too, with all its blanks', async () => {
    const text = 'Gửi ông/bà, về phản ánh {code}: {text}';
    expect((await put('issues.answered', { text: 'Đã trả lời {code}.', version: 0 })).body.error.message).toContain(
      '{text}',
    );
    const { body } = await put('issues.answered', { text, version: 0 });
    expect(body.item).toMatchObject({ flow: 'issues', outside: true, vi: { text, version: 1 } });
    const said = async () =>
      (await asWorded(db.database, issueNotices)).say('vi', 'answered', { code: 'VC-0001', text: 'Đã sửa.' });
    expect(await said()).toBe('Gửi ông/bà, về phản ánh VC-0001: Đã sửa.');
    expect((await send(boss, 'POST', '/api/words/issues.answered/undo', { lang: 'vi', version: 1 })).status).toBe(200);
    expect(await said()).toMatch(/^Trả lời phản ánh VC-0001:/);
  });

  test('is changed by administrators only', async () => {
    expect((await put('menu.ask', { text: 'Việc gì ạ?', version: 0 }, moderator)).status).toBe(403);
    expect((await moderator.get('/api/words')).body.mayWrite).toBe(false);
    expect((await app.inject({ url: '/api/words' })).statusCode).toBe(401);
  });

  test('has its history, and the last change can be taken back', async () => {
    await put('menu.ask', { text: 'Một', version: 0 });
    await put('menu.ask', { text: 'Hai', version: 1 });
    await put('menu.ask', { lang: 'en', text: 'Yes?', version: 0 });
    const undone = await send(boss, 'POST', '/api/words/menu.ask/undo', { lang: 'vi', version: 2 });
    expect(undone.body.item.vi).toMatchObject({ text: 'Một', version: 3 });
    const { entries } = (await boss.get('/api/words/menu.ask/history')).body;
    expect(entries.map(({ lang, text, version }: Json) => [lang, text, version])).toEqual([
      ['vi', 'Một', 3],
      ['en', 'Yes?', 1],
      ['vi', 'Hai', 2],
      ['vi', 'Một', 1],
    ]);
    expect(entries[0].staff).toBe('Cán bộ Một');
    // The first change is taken back to the file's own words; then there is nothing left.
    expect((await send(boss, 'POST', '/api/words/menu.help/undo', { lang: 'vi', version: 0 })).status).toBe(422);
    const first = await send(boss, 'POST', '/api/words/menu.ask/undo', { lang: 'en', version: 1 });
    expect(first.body.item.en).toMatchObject({ text: 'What can I do for you?', version: 2 });
  });
});

describe('the list', () => {
  test('has every sentence once, page by page', async () => {
    const keys: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = wordListSchema.parse(
        (await moderator.get(`/api/words?limit=100${cursor && `&cursor=${cursor}`}`)).body,
      );
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('engine.late');
    expect(keys).toContain('menu.ask');
    for (const slice of ['issues', 'messages', 'conversations', 'data'])
      expect(keys.some((key) => key.startsWith(`${slice}.`))).toBe(true);
    expect((await moderator.get('/api/words?cursor=gone.away')).status).toBe(400);
  });

  test('is searched without marks and narrowed to a flow or to what was changed', async () => {
    await put('menu.ask', { text: 'Ông/bà muốn nhắn việc gì ạ?', version: 0 });
    const keys = async (query: string) =>
      (await moderator.get(`/api/words?${query}`)).body.items.map(({ key }: Json) => key);
    expect(await keys('q=muon nhan viec gi')).toContain('menu.ask');
    expect(await keys('q=muon nhan viec gi xyz')).toEqual([]);
    expect(await keys('changed=true')).toEqual(['menu.ask']);
    expect((await keys('flow=menu')).every((key: string) => key.startsWith('menu.'))).toBe(true);
  });
});
