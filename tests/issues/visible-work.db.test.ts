import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { setSubjects, subjectsAmong } from '../../src/issues/subject-store.ts';
import { searchWork } from '../../src/issues/work-search-view.ts';
import { workIssue, workList } from '../../src/issues/work-view.ts';
import { addHolders } from '../../src/organisation/holder-store.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, cadreOf, give, makeHolder, tellHolders, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
});
afterAll(() => db.close());

async function issueAbout(about: 'unknown' | 'named' | 'nobody' | null, posts: string[], units: string[], at: string) {
  const { code } = await fileOne(db, await makeResident(db), { categoryCode: 'DC-05' });
  const [unit, post] = at.split('/') as [string, string?];
  const id = await give(db, code, unit, post ?? null);
  await db.query('UPDATE issues SET about = $2 WHERE id = $1', [id, about]);
  if (about === 'named') await inTransaction(db, (tx) => setSubjects(tx, id, { posts, units }));
  return { code, id };
}

test('whatever a cadre holds, a case about themselves is in no list, no count, no search and no single read of theirs', async () => {
  const workers = Object.entries(town);
  const posts = ['truong', 'vien', 'chu-tich', 'kp-cho'];
  const units = ['ktht', 'ubnd', 'kp'];
  const holdsOf: Record<string, string> = { head: 'truong', officer: 'vien', chair: 'chu-tich', quarter: 'kp-cho' };
  const unitOf: Record<string, string> = { truong: 'ktht', vien: 'ktht', 'chu-tich': 'ubnd', 'kp-cho': 'kp' };
  const cases = fc.record({
    about: fc.constantFrom('unknown' as const, 'named' as const, 'nobody' as const, null),
    posts: fc.subarray(posts, { maxLength: 2 }),
    units: fc.subarray(units, { maxLength: 1 }),
    at: fc.constantFrom('ktht/truong', 'ktht/vien', 'ktht', 'ubnd/chu-tich', 'kp/kp-cho'),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ about, posts: named, units: namedUnits, at }) => {
      const { code } = await issueAbout(about, named, namedUnits, at);
      for (const [name, worker] of workers) {
        const cadre = await cadreOf(db, worker);
        const own = holdsOf[name]!;
        const isAbout = about === 'named' && (named.includes(own) || namedUnits.includes(unitOf[own]!));
        const one = await workIssue(db.database, cadre, code);
        const list = await workList(db.database, cadre, { now: NOW, limit: 1000 });
        expect(list.total).toBe(list.items.length);
        const { items: found } = await searchWork(db.database, cadre, code);
        expect(found.map((item) => item.code)).toEqual(one ? [code] : []);
        if (isAbout || about === 'unknown') {
          expect(one).toBeNull();
          expect(list.items.some((item) => item.code === code)).toBe(false);
          expect(await work(db, worker, { code, act: 'note', text: 'x' })).toMatchObject({ ok: false, why: 'unknown' });
        } else if (at.endsWith(`/${own}`)) expect(one?.code).toBe(code);
      }
    }),
    { numRuns: 25 },
  );
});

test('under another post, known by the same phone, they are the same person', async () => {
  const two = await makeHolder(db, 'doi');
  await db.query(`UPDATE holders SET phone_hash = '\\x01' WHERE person_id = $1`, [two.personId]);
  const unlinked = { postId: 'truc', name: 'Người giữ việc', since: null, until: null, acting: false };
  await inTransaction(db, (tx) => addHolders(tx, [{ ...unlinked, phoneHash: Buffer.from([1]) }], NOW));
  const { code } = await issueAbout('named', ['truc'], [], 'ca/doi');
  expect(await workIssue(db.database, await cadreOf(db, two), code)).toBeNull();
});

test('it is not asked of whom it is about, but one level up', async () => {
  const { code, id } = await issueAbout('named', ['vien'], [], 'ktht/vien');
  await tellHolders(db, [id]);
  expect((await noticesTo(db, town.officer.conversationId)).some(({ text }) => text.includes(code))).toBe(false);
  const told = (await noticesTo(db, town.head.conversationId)).find(({ text }) => text.includes(code));
  expect(told?.text).toContain('Đồng chí được giao');
  expect((await subjectsAmong(db.database, [{ issueId: id, personId: town.officer.personId }])).size).toBe(1);
});

test('it cannot be given to whom it is about, nor before it is said whom it is about', async () => {
  const viewer = { staffId: '', name: '', role: 'administrator', areaIds: [] } as const;
  const { code, id } = await issueAbout('unknown', [], [], 'ubnd/chu-tich');
  const assign = () =>
    inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit: 'ktht', post: 'vien', version: 1 }, NOW));
  await expect(assign()).rejects.toThrow('nói về ai');
  await db.query(`UPDATE issues SET about = 'named' WHERE id = $1`, [id]);
  await inTransaction(db, (tx) => setSubjects(tx, id, { posts: ['vien'], units: [] }));
  await expect(assign()).rejects.toThrow('Xin giao lên cấp trên');
});

test('the superior sees what those below have, and its kind says how far; an officer does not see the head’s', async () => {
  const { code } = await issueAbout(null, [], [], 'ktht/truong');
  expect(await workIssue(db.database, await cadreOf(db, town.chair), code)).not.toBeNull();
  expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toBeNull();
  expect(await workIssue(db.database, await cadreOf(db, town.quarter), code)).toBeNull();
});
