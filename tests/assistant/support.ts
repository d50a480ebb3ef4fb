import { registerAnswerRoutes } from '../../src/assistant/answer-routes.ts';
import type { AnswerContent } from '../../src/assistant/answer-schema.ts';
import { answerListSchema, answerViewSchema, triedQuestionSchema } from '../../src/assistant/answer-schema.ts';
import { keepAnswers } from '../../src/assistant/keep-answers.ts';
import { officesOf } from '../../src/conversations/facts/office-view.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type Browser, type Json, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

export const answersSchemas = { list: answerListSchema, view: answerViewSchema, tried: triedQuestionSchema };

export function content(change: Partial<AnswerContent> = {}): AnswerContent {
  return {
    ...{ labelVi: 'Chợ đêm', labelEn: 'Night market' },
    ...{
      questionVi: 'Chợ đêm mở khi nào?',
      questionEn: 'When is the night market open?',
      otherWays: ['chợ tối mở hôm nào'],
    },
    ...{ answerVi: 'Tối thứ Sáu và thứ Bảy.', answerEn: 'On Friday and Saturday evenings.' },
    ...{ source: 'Thông báo của phường', sourceLink: null, sourceDate: '2026-10-01', area: null, validUntil: null },
    ...change,
  };
}

type Who = 'all' | 'ward';

export interface AnswersApp {
  db: TestDatabase;
  /** `all`: sees everything; `ward`: a moderator of one ward. */
  as(who: Who): Browser & { put(url: string, body: object): Promise<{ status: number; body: Json }> };
  inject(method: 'GET' | 'POST', url: string, who: null, body?: object): Promise<{ status: number; body: Json }>;
  close(): Promise<void>;
}

/** The routes on the real server; the answers are kept as in the service: forgotten when a change is announced. */
export async function openAnswersApp(): Promise<AnswersApp> {
  const db = await testDatabase({ sample: true });
  const { database } = db;
  const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const kept = keepAnswers(database);
  let changes = 0;
  live.on((heard) => {
    if (!heard.some(({ kind }) => kind === 'answers')) return;
    kept.forget();
    changes += 1;
  });
  const app = staffApp(db);
  registerAnswerRoutes(app, {
    ...{ database, clock: systemClock },
    answers: () => kept.get(),
    officeOf: async (areaId) => (await officesOf(database, [areaId])).get(areaId) ?? null,
  });
  await app.ready();
  const browsers = {} as Record<Who, Browser>;
  for (const [who, areaIds] of [
    ['all', []],
    ['ward', ['W.VOCUONG']],
  ] as [Who, string[]][]) {
    await makeUser(db, { email: `${who}@phuong.example`, name: `Cán bộ ${who}`, areaIds });
    browsers[who] = await signInAs(app, `${who}@phuong.example`);
  }
  const send = async (browser: Browser | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const before = changes;
    const headers = browser ? { cookie: browser.cookie, 'x-csrf-token': browser.csrfToken } : {};
    const answer = await app.inject({ method, url, payload, headers });
    // What is saved is announced: the next question is asked when it has been heard.
    const saves = answer.statusCode === 200 && (method === 'PUT' || url === '/api/curated-answers') && method !== 'GET';
    const until = Date.now() + 5_000;
    while (saves && changes === before && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    db,
    as: (who) => ({
      ...browsers[who],
      get: (url) => send(browsers[who], 'GET', url),
      post: (url, body) => send(browsers[who], 'POST', url, body),
      put: (url, body) => send(browsers[who], 'PUT', url, body),
    }),
    inject: (method, url, _who, body) => send(null, method, url, body),
    close: async () => {
      await app.close();
      await live.close();
      await db.close();
    },
  };
}
