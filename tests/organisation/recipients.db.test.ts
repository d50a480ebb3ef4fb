import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addAbsence } from '../../src/organisation/absence-store.ts';
import { heldPosts } from '../../src/organisation/held-posts-view.ts';
import { addHolders, type NewHolder } from '../../src/organisation/holder-store.ts';
import { recipientsOf } from '../../src/organisation/recipient-view.ts';
import { saveUnits } from '../../src/organisation/unit-store.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { buildTown, inTransaction, makeResident, NOW } from '../issues/small-town.ts';

let db: TestDatabase;
/** Persons by a letter. */
const people: Record<string, string> = {};

beforeAll(async () => {
  db = await testDatabase();
  await buildTown(db);
  for (const letter of ['c', 'd', 'k']) people[letter] = (await makeResident(db)).personId;
  const common = { areaId: 'an', validFrom: null, validTo: null, sample: false };
  await inTransaction(db, async (tx) => {
    await saveUnits(tx, {
      units: [
        { ...common, id: 'mt', kind: 'MT', name: 'Ủy ban MTTQ phường An Phú' },
        { ...common, id: 'bct', kind: 'BCT', name: 'Các Ban Công tác Mặt trận' },
        { ...common, id: 'cu-mt', kind: 'MT', name: 'Ủy ban MTTQ cũ', validTo: '2025-06-30' },
      ],
      posts: [
        { id: 'chu-tich', unitId: 'mt', title: 'Chủ tịch', kind: 'chu_tich_mt', head: true, sample: false },
        ...['dinh', 'cho'].map((areaId) => ({
          id: `bct-${areaId}`,
          unitId: 'bct',
          title: 'Trưởng ban Công tác Mặt trận',
          kind: 'truong_ban_ctmt',
          areaId,
          superiorId: 'chu-tich',
          appointingUnitId: 'mt',
          sample: false,
        })),
        { id: 'chu-tich-cu', unitId: 'cu-mt', title: 'Chủ tịch', sample: false },
      ],
    });
    await tx.$executeRaw`UPDATE posts SET successor_id = 'chu-tich' WHERE id = 'chu-tich-cu'`;
    const one: NewHolder = { postId: '', name: '', since: null, until: null, acting: false };
    const [, dinh] = await addHolders(
      tx,
      [
        { ...one, postId: 'chu-tich', name: 'Người C', personId: people.c! },
        { ...one, postId: 'bct-dinh', name: 'Người D', personId: people.d! },
        { ...one, postId: 'bct-cho', name: 'Người K', personId: people.k!, since: '2026-12-01' },
      ],
      NOW,
    );
    const away = { postId: 'bct-dinh', holderId: dinh!, fromDay: '2026-12-10', toDay: '2026-12-12', reason: null };
    await addAbsence(tx, { ...away, substituteId: 'bct-cho' }, NOW);
  });
});
afterAll(() => db.close());

describe('many posts at once', () => {
  const posts = ['bct-dinh', 'bct-cho', 'chu-tich-cu', 'truong', 'unknown'];
  const receivers = async (day: string) =>
    [...(await recipientsOf(db.database, posts, day))].map(([post, found]) => [
      post,
      found.to === 'person'
        ? `${Object.keys(people).find((key) => people[key] === found.personId)} ${found.via}`
        : found.why,
    ]);

  test('each has who receives for it on that day', async () => {
    expect(await receivers('2026-11-30')).toEqual([
      ['bct-dinh', 'd holder'],
      ['bct-cho', 'c appointing'],
      ['chu-tich-cu', 'c holder'],
      ['truong', 'vacant'],
      ['unknown', 'vacant'],
    ]);
  });

  test('holders that begin later and absences are seen on their days', async () => {
    expect((await receivers('2026-12-11')).slice(0, 2)).toEqual([
      ['bct-dinh', 'k substitute'],
      ['bct-cho', 'k holder'],
    ]);
    expect((await receivers('2026-12-13'))[0]).toEqual(['bct-dinh', 'd holder']);
  });

  test('no post asks nothing', async () => {
    expect((await recipientsOf(db.database, [], '2026-12-13')).size).toBe(0);
  });
});

describe('the posts of a person', () => {
  test('are those that are held that day, and those that are stood in for', async () => {
    const held = await heldPosts(db.database, [people.k!, people.d!], '2026-12-11');
    expect(held.get(people.k!)?.map(({ postId, via }) => [postId, via])).toEqual([
      ['bct-cho', 'holder'],
      ['bct-dinh', 'substitute'],
    ]);
    expect(held.get(people.d!)).toMatchObject([
      { postId: 'bct-dinh', kind: 'truong_ban_ctmt', areaId: 'dinh', unitId: 'bct', via: 'holder' },
    ]);
  });

  test('a person without a post has none', async () => {
    expect((await heldPosts(db.database, [people.k!], '2026-11-30')).size).toBe(0);
  });
});
