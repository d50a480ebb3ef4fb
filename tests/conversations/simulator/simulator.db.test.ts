import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { catalogue } from '../../../flows/index.ts';
import { openTalks, talkRoutes } from '../../../src/app-talks.ts';
import { keepAnswers } from '../../../src/assistant/keep-answers.ts';
import { type Simulated, simulatedSchema } from '../../../src/conversations/simulator/simulator-schema.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { type Live, openLive } from '../../../src/platform/live.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { testDatabase } from '../../database.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../../staff/staff-app.ts';

const db = await testDatabase({ sample: true });
let app: FastifyInstance;
let live: Live;
let moderator: Browser;

beforeAll(async () => {
  const { database } = db;
  live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const talks = await openTalks({ database, live, logger: silentLogger, catalogue });
  app = staffApp(db);
  const answers = keepAnswers(database);
  talkRoutes(app, {
    ...{ database, live, logger: silentLogger, catalogue, talks, clock: systemClock },
    answers: () => answers.get(),
  });
  await app.ready();
  await makeUser(db, { email: 'mot@phuong.example' });
  moderator = await signInAs(app, 'mot@phuong.example');
}, 60_000);
afterAll(async () => {
  await app?.close();
  await live?.close();
  await db.close();
});

const SETTING = { lang: 'vi', consented: true, buttons: true };

/** A talk as the page holds it: each message brings along where it stands. */
function talk(setting: object = SETTING, overrides: object[] = []) {
  let session: unknown = null;
  return async (input: object | string, later = 0): Promise<Simulated> => {
    const sent = typeof input === 'string' ? { kind: 'text', text: input } : input;
    const { status, body } = await moderator.post('/api/simulator', {
      session,
      setting,
      input: sent,
      later,
      overrides,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    const answer = simulatedSchema.parse(body);
    session = answer.session;
    return answer;
  };
}
const wordsOf = ({ replies }: Simulated) => replies.map(({ text }) => text).join('\n');

async function rowsOfAll(): Promise<Record<string, number>> {
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
     AND table_name NOT LIKE 'staff_sessions'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables)
    counts[name] = (await db.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}"`))[0]!.count;
  return counts;
}

describe('a talk that is only tried', () => {
  test('goes from the first words to a report that would be filed, and writes nothing', async () => {
    const before = await rowsOfAll();
    const say = talk();
    let answer = await say('đèn đường hỏng trước cổng đình khu phố Hòa Đình mấy hôm nay');
    expect(answer.understood).toMatchObject({ intent: 'report', area: 'Hòa Đình' });
    expect(answer.understood!.category!.label).toMatch(/đèn|chiếu sáng/i);
    expect(answer.waits!.flow).toBe('report-issue');
    const effects = [...answer.effects];
    for (let nth = 0; nth < 8 && !effects.some(({ effect }) => effect === 'file_issue'); nth += 1) {
      const choices = answer.replies.at(-1)?.choices ?? [];
      const send = choices.find(({ label }) => /^(gửi|đúng|không|bỏ qua|vẫn gửi|đồng ý)/i.test(label)) ?? choices[0];
      answer = await say(send ? { kind: 'choice', id: send.id } : 'không có');
      effects.push(...answer.effects);
    }
    expect(effects.find(({ effect }) => effect === 'file_issue')!.vi).toMatch(/^nhận phản ánh [A-Z]{2}-\d{4}, loại /);
    expect(await rowsOfAll()).toEqual(before);
  });

  test('takes numbers, photos, recordings, stickers and places, and time can pass', async () => {
    const say = talk();
    const menu = await say('menu');
    expect(menu.replies[0]!.choices.length).toBeGreaterThan(3);
    expect((await say('1')).waits!.flow).toBe('report-issue');
    for (const input of [
      { kind: 'photo' },
      { kind: 'voice' },
      { kind: 'sticker' },
      { kind: 'place', lat: 21.17, lon: 106.06 },
    ])
      expect((await say(input)).session).toBeTruthy();
    await say('rác chất đống');
    expect(wordsOf(await say('ở đây', 60 * 24))).toMatch(/tiếp tục hay làm mới/);
  });

  test('asks for consent of somebody who has not agreed', async () => {
    const say = talk({ ...SETTING, consented: false });
    const answer = await say('rác chất đống ở chợ');
    expect(answer.waits).toEqual({ flow: 'welcome', step: 'consent' });
    expect((await say('tôi đồng ý')).effects.map(({ effect }) => effect)).toContain('give_consent');
  });

  test('is held in the other language where that is tried', async () => {
    expect(wordsOf(await talk({ ...SETTING, lang: 'en' })('menu'))).toContain('What can I do for you?');
  });

  test('says a wording that is not saved yet, and refuses one that could not be saved', async () => {
    const draft = { key: 'menu.ask', lang: 'vi', text: 'Ông/bà muốn nhắn việc gì ạ?' };
    expect(wordsOf(await talk(SETTING, [draft])('menu'))).toContain('Ông/bà muốn nhắn việc gì ạ?');
    expect(wordsOf(await talk()('menu'))).toContain('Ông/bà cần gì ạ?');
    const body = { session: null, setting: SETTING, input: { kind: 'text', text: 'menu' }, later: 0 };
    const refused = await moderator.post('/api/simulator', { ...body, overrides: [{ ...draft, text: '{name}' }] });
    expect(refused.status).toBe(422);
  });

  test('that cannot be gone on with is refused in plain words', async () => {
    const session = { session: { frames: [{ flow: 1 }] }, person: 7 };
    const body = { session, setting: SETTING, input: { kind: 'text', text: 'menu' }, later: 0 };
    const refused = await moderator.post('/api/simulator', body);
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      'Cuộc thử này không đi tiếp được. Xin bắt đầu lại.',
    ]);
    expect((await app.inject({ method: 'POST', url: '/api/simulator', payload: body })).statusCode).toBe(401);
  });
});
