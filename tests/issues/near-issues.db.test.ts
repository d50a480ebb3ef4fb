import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NearQuestion } from '../../flows/facts.ts';
import { addFollowers } from '../../src/issues/follower-store.ts';
import { nearIssues } from '../../src/issues/near-issues-view.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { testDatabase } from '../database.ts';
import { buildTown, fileOne, inTransaction, makePhoto, makeResident, NOW } from './small-town.ts';

const db = await testDatabase();
let reporter: Reporter;
let asker: Reporter;

beforeAll(async () => {
  await buildTown(db);
  await db.query(`UPDATE categories SET near_metres = 60 WHERE code = 'HT-01'`);
  reporter = await makeResident(db);
  asker = await makeResident(db);
});
beforeEach(async () => {
  await db.clear('issues', 'issue_history', 'issue_media', 'code_counters');
});
afterAll(() => db.close());

const HERE = { lat: 21.17, lon: 106.06 };
/** So many metres to the north. */
const north = (metres: number) => ({ lat: HERE.lat + metres / 111_195, lon: HERE.lon });

async function near(question: Partial<NearQuestion>, by = asker) {
  const whole = { categoryCode: 'HT-01', areaId: 'cho', text: 'đèn hỏng', personId: by.personId, ...question };
  return (await nearIssues(db.database, [whole]))[0]!;
}

describe('around a pin', () => {
  test('an open issue within the radius of its category is told with distance, place, age, state, voices and a photo', async () => {
    const photo = await makePhoto(db, reporter.conversationId);
    await makePhoto(db, reporter.conversationId, 'wanted');
    const draft = { ...north(40), place: 'trước cổng chợ', media: [photo] };
    const { code } = await fileOne(db, reporter, draft);
    expect(await near(HERE)).toEqual([
      {
        code,
        mine: false,
        category: 'Đèn đường hỏng',
        area: 'Khu phố Chợ',
        place: 'trước cổng chợ',
        status: 'new',
        createdAt: NOW.getTime(),
        metres: 40,
        photo,
        voices: 1,
      },
    ]);
  });

  test('farther than the radius it is another thing, however alike the words are', async () => {
    await fileOne(db, reporter, { ...north(70), text: 'đèn hỏng' });
    expect(await near(HERE)).toEqual([]);
  });

  test('another category of the same group counts within half the radius only, and comes after the same', async () => {
    await fileOne(db, reporter, { categoryCode: 'VS-01', ...north(60) });
    expect(await near({ categoryCode: 'VS-02', ...HERE })).toEqual([]);
    await fileOne(db, reporter, { categoryCode: 'VS-01', ...north(20) });
    expect(await near({ categoryCode: 'VS-02', ...HERE })).toMatchObject([{ metres: 20 }]);
    await fileOne(db, reporter, { categoryCode: 'HT-01', ...HERE });
    expect(await near({ categoryCode: 'VS-01', ...HERE })).toMatchObject([{ metres: 20 }, { metres: 60 }]);
  });

  test('at most three, the nearest first', async () => {
    for (const metres of [50, 10, 30, 20]) await fileOne(db, reporter, north(metres));
    expect((await near(HERE)).map(({ metres }) => metres)).toEqual([10, 20, 30]);
  });

  test('a category whose radius is 0 is never compared', async () => {
    await db.query(`UPDATE categories SET near_metres = 0 WHERE code = 'VS-01'`);
    await fileOne(db, reporter, { categoryCode: 'VS-01', ...HERE });
    expect(await near({ categoryCode: 'VS-01', ...HERE })).toEqual([]);
    await db.query(`UPDATE categories SET near_metres = 100 WHERE code = 'VS-01'`);
  });
});

describe('without a pin', () => {
  test('in the same khu phố, told alike or at the same landmark, with marks or without', async () => {
    await fileOne(db, reporter, { text: 'Đèn đường trước cổng đình hỏng ba hôm nay', place: 'trước cổng đình' });
    expect(await near({ text: 'den duong cong dinh hong may hom nay' })).toHaveLength(1);
    expect(await near({ text: 'tối quá không thấy gì', place: 'cổng đình' })).toMatchObject([{ metres: null }]);
    expect(await near({ text: 'tối quá không thấy gì', place: 'sau trường mầm non' })).toEqual([]);
    expect(await near({ areaId: 'song', text: 'den duong cong dinh hong may hom nay' })).toEqual([]);
  });

  test('where only the ward is known, the landmark must be the same', async () => {
    const text = 'Đèn đường hỏng ba hôm nay';
    await fileOne(db, reporter, { areaId: 'an', text, place: 'trước cổng đình' });
    expect(await near({ areaId: 'an', text })).toEqual([]);
    expect(await near({ areaId: 'an', text, place: 'cổng đình' })).toHaveLength(1);
  });

  test('two pins that are far apart are not made one by their words', async () => {
    await fileOne(db, reporter, { ...north(500), text: 'đèn hỏng' });
    expect(await near({ ...HERE, text: 'đèn hỏng' })).toEqual([]);
  });
});

describe('what may be shown', () => {
  test('never what is restricted or private, but to the one who reported it', async () => {
    await fileOne(db, reporter, { categoryCode: 'VS-02', ...HERE });
    await fileOne(db, reporter, { categoryCode: 'DC-05', ...HERE });
    for (const categoryCode of ['VS-02', 'VS-01', 'DC-05']) expect(await near({ categoryCode, ...HERE })).toEqual([]);
    expect(await near({ categoryCode: 'VS-02', ...HERE }, reporter)).toMatchObject([{ mine: true }]);
  });

  test.each([['số nhà 8 ngõ 15'], ['trước nhà ông Tuấn']])('no house and no name: “%s” is left out', async (place) => {
    await fileOne(db, reporter, { ...HERE, place });
    expect(await near(HERE)).toMatchObject([{ place: null }]);
    expect(await near(HERE, reporter)).toMatchObject([{ place, mine: true }]);
  });

  test('nothing that is closed', async () => {
    await fileOne(db, reporter, HERE);
    for (const status of ['answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn']) {
      await db.query('UPDATE issues SET status = $1', [status]);
      expect(await near(HERE)).toEqual([]);
    }
    await db.query(`UPDATE issues SET status = 'reopened'`);
    expect(await near(HERE)).toHaveLength(1);
  });
});

test('the questions of a batch are answered each for itself, in the language of who asks', async () => {
  const english = await makeResident(db, 'en');
  const { code } = await fileOne(db, reporter, HERE);
  await fileOne(db, reporter, { areaId: 'song', categoryCode: 'VS-01', text: 'rác đầy bờ sông' });
  const [issue] = await db.query<{ id: string }>('SELECT id FROM issues WHERE code = $1', [code]);
  const follower = { issueId: issue!.id, personId: asker.personId, conversationId: asker.conversationId };
  expect(await inTransaction(db, (tx) => addFollowers(tx, [follower, follower], NOW))).toBe(1);
  const text = 'x';
  const found = await nearIssues(db.database, [
    { categoryCode: 'HT-01', areaId: null, text, ...HERE, personId: english.personId },
    { categoryCode: 'VS-01', areaId: 'song', text: 'bờ sông đầy rác', personId: asker.personId },
    { categoryCode: 'VS-01', areaId: null, text, personId: asker.personId },
  ]);
  expect(found).toMatchObject([
    [{ category: 'Street light broken', voices: 2 }],
    [{ category: 'Rác không được thu', voices: 1 }],
    [],
  ]);
});

test('ten thousand open issues are looked through by index', async () => {
  await db.query(
    `INSERT INTO issues (id, code, category_code, area_id, ward_id, text, lat, lon, search_key, visibility, channel, created_at, updated_at)
     SELECT gen_random_uuid(), 'XX-' || n, 'HT-01', 'song', 'binh', 'x', 20 + n * 0.0002, 106, 'x', 'A', 'web', $1, $1
     FROM generate_series(1, 10000) n`,
    [NOW],
  );
  await db.query('ANALYZE issues');
  const plan = await db.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT id FROM issues i WHERE i.category_code = 'HT-01' AND i.lat IS NOT NULL
       AND i.status IN ('new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened')
       AND i.lat BETWEEN 21.1 AND 21.101 AND i.lon BETWEEN 105.9 AND 106.1`,
  );
  expect(JSON.stringify(plan)).toContain('issues_open_point_idx');
});
