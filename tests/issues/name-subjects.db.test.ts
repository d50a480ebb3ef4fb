import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeCategory } from '../../src/issues/change-category.ts';
import { nameSubjects } from '../../src/issues/name-subjects.ts';
import { workIssue, workList } from '../../src/issues/work-view.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makeResident, NOW } from './small-town.ts';
import { buildWorkTown, cadreOf, give, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let code: string;

const STAFF = '018f0000-0000-7000-8000-000000000001';
const viewer = { staffId: STAFF, name: 'Điều phối', role: 'administrator', areaIds: [] } as const;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'm@x.vn', 'Điều phối', 'administrator', '{}')`,
    [STAFF],
  );
});
afterAll(() => db.close());

beforeEach(async () => {
  ({ code } = await fileOne(db, await makeResident(db), { categoryCode: 'DC-05' }));
});

const issueNow = async () =>
  (await db.query<Record<string, unknown> & { version: number }>('SELECT * FROM issues WHERE code = $1', [code]))[0]!;
type Said = { about: 'named' | 'nobody' | 'unknown'; posts?: string[]; units?: string[] };
const say = async (said: Said) => {
  const { version } = await issueNow();
  const call = { viewer, code, posts: [], units: [], ...said, version };
  return inTransaction(db, (tx) => nameSubjects(tx, call, NOW));
};
const assign = async (unit: string, post?: string) => {
  const { version } = await issueNow();
  return inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit, post, version }, NOW));
};

describe('a case about cadres', () => {
  test('is given to nobody before it is said whom it is about, then to anybody but those', async () => {
    await expect(assign('ktht')).rejects.toMatchObject({ message: expect.stringContaining('nói về ai') });
    await say({ about: 'named', posts: ['vien'] });
    await expect(assign('ktht', 'vien')).rejects.toMatchObject({ message: expect.stringContaining('cấp trên') });
    await assign('ktht', 'truong');
    expect(await workIssue(db.database, await cadreOf(db, town.head), code)).toMatchObject({ code });
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toBeNull();
  });

  test('of which it is said that it names nobody goes the way of any other', async () => {
    await say({ about: 'nobody' });
    expect(await assign('ktht', 'vien')).toMatchObject({ status: 'assigned' });
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toMatchObject({ code });
  });

  test('is taken from whoever has it as soon as they are named, with what they wrote for the resident', async () => {
    await db.query(`UPDATE units SET drafts_approved = true WHERE id = 'ktht'`);
    await say({ about: 'nobody' });
    const id = await give(db, code, 'ktht', 'vien');
    await work(db, town.officer, { code, act: 'answer', text: 'Không có gì.' });
    await say({ about: 'named', units: ['ktht'] });
    expect(await issueNow()).toMatchObject({ status: 'triaged', unit_id: null, post_id: null, about: 'named' });
    expect((await workList(db.database, await cadreOf(db, town.officer), { now: NOW })).items).not.toContainEqual(
      expect.objectContaining({ code }),
    );
    expect(await db.query(`SELECT outcome FROM tasks WHERE issue_id = $1 AND kind = 'draft'`, [id])).toEqual([
      { outcome: 'dropped' },
    ]);
    expect(await db.query(`SELECT text FROM issue_history WHERE issue_id = $1 AND kind = 'about'`, [id])).toEqual([
      { text: null },
      { text: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
    ]);
  });

  test('names only posts and units that there are, and somebody', async () => {
    await expect(say({ about: 'named', posts: ['không-có'] })).rejects.toMatchObject({
      message: 'Không có chức danh hoặc đơn vị này.',
    });
    await expect(say({ about: 'named' })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await issueNow()).toMatchObject({ about: 'unknown' });
  });

  test('stays one when its category is corrected, and becomes one by that', async () => {
    const change = async (category: string) => {
      const { version } = await issueNow();
      await inTransaction(db, (tx) => changeCategory(tx, { viewer, code, category, version }, NOW));
    };
    await change('HT-01');
    expect(await issueNow()).toMatchObject({ about: null });
    await change('DC-05');
    expect(await issueNow()).toMatchObject({ about: 'unknown' });
    await say({ about: 'named', posts: ['vien'] });
    await change('HT-01');
    expect(await issueNow()).toMatchObject({ about: 'named' });
  });
});
