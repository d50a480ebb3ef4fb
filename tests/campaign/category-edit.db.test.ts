import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerCategoryRoutes } from '../../src/campaign/category-routes.ts';
import { type EditCategory, triedTextSchema, wholeCategorySchema } from '../../src/campaign/category-schema.ts';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import { explainText } from '../../src/language/explain-text.ts';
import { openHttp } from '../../src/platform/http.ts';
import { openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';

const NOW = new Date('2026-11-23T08:00:00+07:00');
let db: TestDatabase;
let staffId: string;
let role: Viewer['role'] = 'administrator';
const app = openHttp({ logger: silentLogger, trustProxy: [] });

beforeAll(async () => {
  db = await testDatabase({ sample: true });
  staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan', role: 'administrator' });
  const requireViewer = (): Viewer => ({ staffId, name: 'Thử', role, areaIds: [] });
  registerCategoryRoutes(app, { database: db.database, requireViewer, now: () => NOW });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.close();
});

async function call(method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) {
  const response = await app.inject({ method, url, ...(payload && { payload }) });
  return { status: response.statusCode, body: response.json() };
}

async function whole(code: string) {
  return wholeCategorySchema.parse((await call('GET', `/api/categories/${code}`)).body);
}

function editOf(seen: Awaited<ReturnType<typeof whole>>): EditCategory {
  const { lexicon, stopper, questions, nearMetres, needsPhoto, namesCadres, version } = seen;
  return { lexicon, stopper, questions, nearMetres, needsPhoto, namesCadres, version };
}

describe('one category', () => {
  test('has its phrases, notice, questions and radius', async () => {
    const power = await whole('HT-02');
    expect(power.stopper).toMatchObject({ sendable: true, call: { number: '19006769' } });
    expect(power.questions).toHaveLength(1);
    expect(power.nearMetres).toBe(1000);
    expect(power.lexicon.length).toBeGreaterThan(10);
    expect((await whole('HT-01')).stopper).toBeNull();
    expect((await call('GET', '/api/categories/XX-00')).status).toBe(404);
  });

  test('is edited by an administrator, and the next message is understood by it', async () => {
    const before = await whole('CX-06');
    const strange = 'xờ lờ vờ bị ai xê dịch';
    const counts = async () =>
      explainText(strange, await loadKnowledge(db.database), NOW.getTime()).reasons.flatMap(({ code, counted }) =>
        counted.map(({ words, full }) => `${code} ${words} ${full}`),
      );
    expect(await counts()).not.toContain('CX-06 xờ lờ vờ 15');
    const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
    const told = new Promise((resolve) => live.on(resolve));
    const edit = {
      ...editOf(before),
      lexicon: [...before.lexicon, { words: 'xờ lờ vờ', weight: 15 }],
      stopper: { vi: 'Xin chờ.', en: 'Please wait.', sendable: true },
      questions: [{ key: 'how', vi: 'Nhổ mấy cây ạ?', en: 'How many?' }],
      nearMetres: 20,
    };
    const saved = await call('PUT', '/api/categories/CX-06', edit);
    expect(saved).toMatchObject({ status: 200, body: { version: before.version + 1, nearMetres: 20 } });
    expect(await told).toEqual([{ kind: 'knowledge', id: 'CX-06' }]);
    await live.close();
    expect(await counts()).toContain('CX-06 xờ lờ vờ 15');
    const known = (await loadKnowledge(db.database)).categories.byCode.get('CX-06')!;
    expect(known).toMatchObject({ stopper: edit.stopper, questions: edit.questions });
    expect(
      await call('PUT', '/api/categories/CX-06', { ...edit, stopper: null, version: saved.body.version }),
    ).toMatchObject({ status: 200, body: { stopper: null } });
    expect((await loadKnowledge(db.database)).categories.byCode.get('CX-06')!.stopper).toBeNull();
  });

  test('says whether a photo is needed and whether it tells of cadres, for the cases of that kind alone', async () => {
    const rules = async (code: string) => {
      const { needsPhoto, namesCadres } = await whole(code);
      return { needsPhoto, namesCadres };
    };
    expect(await rules('DC-01')).toEqual({ needsPhoto: false, namesCadres: true });
    expect(await rules('VS-01')).toEqual({ needsPhoto: true, namesCadres: false });
    const seen = editOf(await whole('VS-02'));
    const changed = await call('PUT', '/api/categories/VS-02', { ...seen, needsPhoto: false, namesCadres: true });
    expect(changed).toMatchObject({ status: 200, body: { needsPhoto: false, namesCadres: true } });
    expect(await rules('VS-02')).toEqual({ needsPhoto: false, namesCadres: true });
    expect(await rules('VS-01')).toEqual({ needsPhoto: true, namesCadres: false });
    expect((await call('PUT', '/api/categories/VS-02', { ...seen, needsPhoto: 'có' })).status).toBe(400);
  });

  test('an edit of what somebody else has changed meanwhile is refused with what it is now', async () => {
    const seen = editOf(await whole('CX-05'));
    expect((await call('PUT', '/api/categories/CX-05', { ...seen, nearMetres: 70 })).status).toBe(200);
    expect(await call('PUT', '/api/categories/CX-05', { ...seen, nearMetres: 80 })).toMatchObject({
      status: 409,
      body: { error: { code: 'stale', detail: { nearMetres: 70 } } },
    });
    expect((await whole('CX-05')).nearMetres).toBe(70);
  });

  test('each edit stands in its history: who, when, from what to what; what changes nothing does not', async () => {
    const history = async (query = '') => (await call('GET', `/api/categories/CX-03/history${query}`)).body;
    expect(await history()).toEqual({ items: [], nextCursor: null });
    const before = await whole('CX-03');
    const [first] = before.lexicon;
    const lexicon = [{ words: first!.words, weight: 1.5 }, ...before.lexicon.slice(1), { words: 'xờ mờ', weight: 3 }];
    const edit = {
      ...{ lexicon, stopper: { vi: 'Xin gọi trước.', en: 'Call first.', sendable: false }, nearMetres: 0 },
      ...{ questions: [{ key: 'how', vi: 'Mấy cây ạ?', en: 'How many?' }], namesCadres: true },
    };
    const changed = await call('PUT', '/api/categories/CX-03', { ...editOf(before), ...edit });
    await call('PUT', '/api/categories/CX-03', editOf(await whole('CX-03')));
    const twice = { ...editOf(await whole('CX-03')), needsPhoto: !before.needsPhoto };
    await call('PUT', '/api/categories/CX-03', twice);
    const { items } = await history();
    const photo = ['không', 'có'].map((_, nr, both) => both[(nr + Number(before.needsPhoto)) % 2]);
    expect(items).toMatchObject([
      { by: 'Lan', at: NOW.toISOString(), text: `cần ảnh khi báo xong: ${photo.join(' → ')}` },
      { version: changed.body.version, by: 'Lan' },
    ]);
    const said = items[1].text.split('; ');
    expect(said).toEqual(
      expect.arrayContaining([
        'phản ánh về cán bộ: không → có',
        `so với phản ánh gần đó: ${before.nearMetres} m → không so`,
        'câu hỏi 1: không có → how “Mấy cây ạ?” (How many?)',
        `cụm từ “${first!.words}”: nặng ${String(first!.weight).replace('.', ',')} → nặng 1,5`,
        'cụm từ “xờ mờ”: không có → nặng 3',
      ]),
    );
    expect(items[1].text).toContain('→ “Xin gọi trước.” (Call first.), không gửi ở đây được');
    const { items: page, nextCursor } = await history('?limit=1');
    expect(page).toEqual(items.slice(0, 1));
    expect((await history(`?limit=1&cursor=${nextCursor}`)).items).toEqual(items.slice(1));
  });

  test('a moderator may look, not edit', async () => {
    role = 'moderator';
    const seen = await whole('CX-05');
    expect((await call('PUT', '/api/categories/CX-05', editOf(seen))).status).toBe(403);
    role = 'administrator';
  });

  test.each([
    ['three questions', { questions: ['a', 'b', 'c'].map((key) => ({ key, vi: 'x?', en: 'x?' })) }],
    ['two questions of one key', { questions: ['a', 'a'].map((key) => ({ key, vi: 'x?', en: 'x?' })) }],
    [
      'a button too long',
      {
        stopper: { vi: 'x', en: 'x', sendable: true, call: { number: '113', label: { vi: 'x'.repeat(21), en: 'x' } } },
      },
    ],
    [
      'a number that is none',
      { stopper: { vi: 'x', en: 'x', sendable: true, call: { number: 'gọi tôi', label: { vi: 'x', en: 'x' } } } },
    ],
    ['a phrase without a word', { lexicon: [{ words: '+ |', weight: 3 }] }],
    ['a weight beyond the scale', { lexicon: [{ words: 'rác', weight: 50 }] }],
  ])('%s is refused', async (_name, wrong) => {
    const seen = editOf(await whole('CX-04'));
    expect((await call('PUT', '/api/categories/CX-04', { ...seen, ...wrong })).status).toBe(400);
  });
});

describe('trying a sentence', () => {
  const attempt = async (body: object) => triedTextSchema.parse((await call('POST', '/api/categories/try', body)).body);

  test('shows what it is taken for, and the phrases that counted with their weights', async () => {
    const tried = await attempt({ text: 'rác chất đống ở Hòa Đình, đừng nêu tên tôi' });
    expect(tried).toMatchObject({
      intent: 'report',
      category: 'VS-01',
      sure: true,
      area: 'Hòa Đình',
      flags: ['anonymous'],
    });
    const [best] = tried.reasons;
    expect(best).toMatchObject({ code: 'VS-01' });
    const phrases = best!.counted.filter(({ full }) => full !== null);
    expect(phrases.map(({ words }) => words)).toContain('rác chất đống');
    expect(best!.counted.some(({ full }) => full === null)).toBe(true);
    const falling = (numbers: number[]) => [...numbers].sort((one, other) => other - one);
    const weights = best!.counted.map(({ weight }) => weight);
    expect(weights).toEqual(falling(weights));
    const scores = tried.reasons.map(({ score }) => score);
    expect(scores).toEqual(falling(scores));
  });

  test('with phrases that are not saved yet, and without saving them', async () => {
    const text = 'cái xù lù xu kêu cả đêm';
    const { lexicon } = await whole('VS-08');
    const counts = (tried: Awaited<ReturnType<typeof attempt>>) =>
      tried.reasons.flatMap(({ code, counted }) => counted.map(({ words, full }) => `${code} ${words} ${full}`));
    const phrase = { words: 'xù lù xu', weight: 8 };
    const tried = await attempt({ text, code: 'VS-08', lexicon: [...lexicon, phrase] });
    expect(tried.category).toBe('VS-08');
    expect(counts(tried)).toContain('VS-08 xù lù xu 8');
    expect(counts(await attempt({ text }))).not.toContain('VS-08 xù lù xu 8');
  });
});
