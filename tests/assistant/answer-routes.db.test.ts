import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type AnswersApp, answersSchemas, content, openAnswersApp } from './support.ts';

let app: AnswersApp;

beforeAll(async () => {
  app = await openAnswersApp();
});
afterAll(() => app.close());
beforeEach(() => app.db.query('DELETE FROM curated_answers WHERE NOT sample'));

describe('who may read and write', () => {
  test('nobody who is not signed in', async () => {
    expect((await app.inject('GET', '/api/curated-answers', null)).status).toBe(401);
    expect((await app.inject('POST', '/api/curated-answers', null, content())).status).toBe(401);
  });

  test('a moderator of some wards reads all, and writes those of these wards only', async () => {
    const ofWard = app.as('ward');
    expect((await ofWard.get('/api/curated-answers')).status).toBe(200);
    expect(await ofWard.post('/api/curated-answers', content())).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
    const made = await ofWard.post('/api/curated-answers', content({ area: 'K.VOCUONG.HOADINH' }));
    expect(made).toMatchObject({ status: 200, body: { item: { area: 'K.VOCUONG.HOADINH', areaName: 'Hòa Đình' } } });
    const { item } = made.body;
    const moved = { ...content({ area: 'W.KINHBAC' }), retired: false, version: item.version };
    expect((await ofWard.put(`/api/curated-answers/${item.id}`, moved)).status).toBe(403);
    // Nor one that holds elsewhere, by calling it theirs.
    const general = (await app.as('all').post('/api/curated-answers', content())).body.item;
    const taken = { ...content({ area: 'K.VOCUONG.HOADINH' }), retired: false, version: 1 };
    expect((await ofWard.put(`/api/curated-answers/${general.id}`, taken)).status).toBe(403);
    expect((await ofWard.get(`/api/curated-answers/${general.id}`)).body.mayWrite).toBe(false);
    expect((await ofWard.get(`/api/curated-answers/${item.id}`)).body.mayWrite).toBe(true);
  });
});

describe('a change', () => {
  test('keeps every version with its author, and says who wrote the present one', async () => {
    const all = app.as('all');
    const { item } = (await all.post('/api/curated-answers', content())).body;
    expect(item).toMatchObject({ version: 1, retired: false, sample: false, updatedBy: 'Cán bộ all' });
    const change = { ...content({ answerVi: 'Mới.' }), retired: false, version: 1 };
    expect((await all.put(`/api/curated-answers/${item.id}`, change)).body.item).toMatchObject({
      version: 2,
      answerVi: 'Mới.',
    });
    await all.put(`/api/curated-answers/${item.id}`, { ...change, retired: true, version: 2 });
    const back = await all.put(`/api/curated-answers/${item.id}`, { ...change, retired: false, version: 3 });
    expect(back.body.item).toMatchObject({ version: 4, retired: false });
    const view = answersSchemas.view.parse((await all.get(`/api/curated-answers/${item.id}`)).body);
    expect(view.history.map(({ version, kind, staff }) => [version, kind, staff])).toEqual([
      [4, 'restored', 'Cán bộ all'],
      [3, 'retired', 'Cán bộ all'],
      [2, 'changed', 'Cán bộ all'],
      [1, 'written', 'Cán bộ all'],
    ]);
    expect(view.history.at(-1)!.content).toEqual(content());
  });

  test('of a version that is no longer the present one is refused with the present one', async () => {
    const all = app.as('all');
    const { item } = (await all.post('/api/curated-answers', content())).body;
    const change = { ...content({ answerVi: 'Của người đầu.' }), retired: false, version: 1 };
    await all.put(`/api/curated-answers/${item.id}`, change);
    const late = await all.put(`/api/curated-answers/${item.id}`, { ...change, answerVi: 'Của người sau.' });
    expect(late).toMatchObject({
      status: 409,
      body: { error: { code: 'stale', detail: { version: 2, answerVi: 'Của người đầu.' } } },
    });
  });

  test('of a sample makes it the office’s own', async () => {
    const all = app.as('all');
    const [sample] = (await all.get('/api/curated-answers?q=tam tru')).body.items;
    expect(sample).toMatchObject({ sample: true, updatedBy: null });
    const { item } = (
      await all.put(`/api/curated-answers/${sample.id}`, { ...content(), retired: false, version: sample.version })
    ).body;
    expect(item).toMatchObject({ sample: false, updatedBy: 'Cán bộ all', version: 2 });
  });

  test.each([
    ['a blank that nothing fills', { answerVi: 'Gọi {sdt}.' }, 'answerVi'],
    ['an area that is not there', { area: 'W.KHONGCO' }, 'area'],
  ])('with %s is refused, naming the field', async (_what, wrong, field) => {
    expect(await app.as('all').post('/api/curated-answers', content(wrong))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid', detail: { fields: [field] } } },
    });
  });

  test.each([
    ['a label too long for a button', { labelVi: 'Nhãn dài quá hai mươi chữ' }],
    ['no source', { source: ' ' }],
    ['a link that is none', { sourceLink: 'javascript:alert(1)' }],
    ['a day that is none', { sourceDate: '2026-02-31' }],
  ])('with %s is refused', async (_what, wrong) => {
    expect((await app.as('all').post('/api/curated-answers', content(wrong))).status).toBe(400);
  });

  test('of an answer that is not there is 404, and of what is no id 400', async () => {
    const change = { ...content(), retired: false, version: 1 };
    const id = '00000000-0000-7000-8000-000000000000';
    expect((await app.as('all').put(`/api/curated-answers/${id}`, change)).status).toBe(404);
    expect((await app.as('all').get('/api/curated-answers/abc')).status).toBe(400);
  });
});

describe('the list', () => {
  test('goes page by page, each answer once, the last changed first', async () => {
    const all = app.as('all');
    const { item } = (await all.post('/api/curated-answers', content())).body;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await all.get(`/api/curated-answers?limit=7${cursor && `&cursor=${cursor}`}`);
      const page = answersSchemas.list.parse(body);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const [{ count }] = (await app.db.query<{ count: string }>('SELECT count(*) FROM curated_answers')) as [
      { count: string },
    ];
    expect(seen).toHaveLength(Number(count));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen[0]).toBe(item.id);
    expect((await all.get('/api/curated-answers?cursor=xyz')).status).toBe(400);
  });

  test('is searched without marks, in every word of the answer; % and _ mean themselves', async () => {
    const all = app.as('all');
    await all.post('/api/curated-answers', content({ questionVi: 'Chợ đêm mở ngày nào?', answerVi: 'Giảm 50%_thật.' }));
    const found = async (q: string) =>
      (await all.get(`/api/curated-answers?q=${encodeURIComponent(q)}`)).body.items.length;
    expect(await found('CHO DEM')).toBe(1);
    expect(await found('chợ đêm 50%_')).toBe(1);
    expect(await found('chợ đêm 60%')).toBe(0);
    // A word from its beginning on, not from within another.
    expect(await found('chợ êm mở')).toBe(0);
  });

  test('has those put away apart', async () => {
    const all = app.as('all');
    const { item } = (await all.post('/api/curated-answers', content())).body;
    await all.put(`/api/curated-answers/${item.id}`, { ...content(), retired: true, version: 1 });
    const ids = async (url: string) => (await all.get(url)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids('/api/curated-answers')).not.toContain(item.id);
    expect(await ids('/api/curated-answers?retired=true')).toEqual([item.id]);
  });
});

describe('trying a question', () => {
  test('finds what is written at once, and no more what was put away', async () => {
    const all = app.as('all');
    const tried = async (text: string, area: string | null = null) =>
      answersSchemas.tried.parse((await all.post('/api/curated-answers/try', { text, area })).body);
    expect((await tried('cho dem mo ngay nao')).outcome).toBe('passed_on');
    const { item } = (await all.post('/api/curated-answers', content({ questionVi: 'Chợ đêm mở ngày nào?' }))).body;
    expect(await tried('cho dem mo ngay nao')).toMatchObject({ outcome: 'answered', found: [{ id: item.id }] });
    await all.put(`/api/curated-answers/${item.id}`, { ...content(), retired: true, version: 1 });
    expect((await tried('cho dem mo ngay nao')).outcome).toBe('passed_on');
    expect((await tried('uy ban phuong lam viec')).outcome).toBe('asked');
  });

  test('finds what holds where whoever asks lives, also in a khu phố of that ward', async () => {
    const all = app.as('all');
    await all.post('/api/curated-answers', content({ questionVi: 'Chợ đêm mở ngày nào?', area: 'W.VOCUONG' }));
    const outcome = async (area: string | null) =>
      (await all.post('/api/curated-answers/try', { text: 'chợ đêm mở ngày nào', area })).body.outcome;
    expect(await outcome('W.VOCUONG')).toBe('answered');
    expect(await outcome('K.VOCUONG.HOADINH')).toBe('answered');
    expect(await outcome('K.PHONGKHE.DAOXA')).toBe('answered');
    expect(await outcome('K.HOALONG.VIEMXA')).toBe('passed_on');
    expect(await outcome(null)).toBe('passed_on');
  });
});

test('a preview is the message of the talk itself, with the office of the area', async () => {
  const draft = { answerVi: 'Hỏi {office}.\nĐiện thoại: {phone}', answerEn: 'Ask {office}.\nPhone: {phone}' };
  const asked = {
    ...draft,
    source: 'Luật A',
    sourceLink: 'https://a.vn/b',
    sourceDate: '2026-01-05',
    area: 'K.VOCUONG.HOADINH',
  };
  const { body } = await app.as('all').post('/api/curated-answers/preview', asked);
  // The sample town has no phone: the line is left out.
  expect(body.vi.text).toBe(
    'Hỏi Ủy ban MTTQ phường Võ Cường.\nTheo Luật A, ngày 5/1/2026.\nXem thêm: https://a.vn/b\nĐúng điều ông/bà hỏi chưa ạ?',
  );
  expect(body.vi.choices).toEqual(['Đúng rồi', 'Chưa']);
  expect(body.en.text).toContain('Source: Luật A, 5/1/2026.');
});
