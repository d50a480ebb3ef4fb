import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { addFollowers, followersOf } from '../../src/issues/follower-store.ts';
import { countIssues } from '../../src/issues/issue-list-view.ts';
import { viewIssue } from '../../src/issues/issue-view.ts';
import { mergeIssue } from '../../src/issues/merge-issue.ts';
import { myIssueDetails } from '../../src/issues/my-issues-view.ts';
import { partIssue } from '../../src/issues/part-issue.ts';
import { rateIssue } from '../../src/issues/rate-issue.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { addTasks } from '../../src/staff/task-store.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildTown, fileOne, inTransaction, makeResident, NOW, noticesTo } from './small-town.ts';

const db = await testDatabase();
let viewer: Viewer;
let [hoa, binh, nam]: Reporter[] = [];
let code: string;
let into: string;

beforeAll(async () => {
  await buildTown(db);
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  viewer = { staffId, name: 'Lan', role: 'moderator', areaIds: [] };
});
beforeEach(async () => {
  await db.clear('people', 'issues', 'code_counters', 'timers', 'tasks');
  [hoa, binh, nam] = [await makeResident(db), await makeResident(db), await makeResident(db)];
  into = (await fileOne(db, hoa)).code;
  code = (await fileOne(db, binh)).code;
});
afterAll(() => db.close());

const LATER = new Date(NOW.getTime() + 30 * 60_000);
const idOf = async (of: string) =>
  (await db.query<{ id: string }>('SELECT id FROM issues WHERE code = $1', [of]))[0]!.id;
const versionOf = async (of: string) =>
  (await db.query<{ version: number }>('SELECT version FROM issues WHERE code = $1', [of]))[0]!.version;
const merge = async (call: { code?: string; into?: string; version?: number; viewer?: Viewer } = {}) => {
  const version = await versionOf(code);
  return inTransaction(db, (tx) => mergeIssue(tx, { viewer, code, into, version, ...call }, NOW));
};
const part = async (at = LATER) => {
  const version = await versionOf(code);
  return inTransaction(db, (tx) => partIssue(tx, { viewer, code, version }, at));
};
const view = async (of: string, by = viewer) => viewIssue(db.database, of, { viewer: by, mediaUrl: (id) => id });
const historyOf = async (of: string) =>
  (await view(of))!.history.slice(1).map(({ kind, from, to, staff }) => ({ kind, from, to, staff }));
const followers = async (of: string) =>
  (await followersOf(db.database, [await idOf(of)])).map(({ personId }) => personId);

describe('merging a report into another of the same matter', () => {
  test('closes it, says so in both histories, and tells its reporter', async () => {
    expect(await merge()).toMatchObject({ code, status: 'merged', version: 2 });
    expect(await historyOf(code)).toEqual([{ kind: 'merged', from: 'new', to: into, staff: 'Lan' }]);
    expect(await historyOf(into)).toEqual([{ kind: 'took_in', from: code, to: null, staff: 'Lan' }]);
    expect((await noticesTo(db, binh!.conversationId)).map(({ text }) => text)).toEqual([
      `Phản ánh ${code} cùng một việc với ${into} nên được ghép vào đó. Có tin về ${into}, chúng tôi báo ông/bà ngay.`,
    ]);
    expect(await noticesTo(db, hoa!.conversationId)).toEqual([]);
    expect(await view(code)).toMatchObject({ mergedInto: into, mergedFrom: [], allowed: [] });
    expect(await view(into)).toMatchObject({ mergedInto: null, mergedFrom: [code], voices: 2 });
  });

  test('its reporter and those who joined it follow the other one; who reported that does not', async () => {
    await inTransaction(db, async (tx) =>
      addFollowers(
        tx,
        [
          { ...nam!, issueId: await idOf(code) },
          { ...hoa!, issueId: await idOf(code) },
        ],
        NOW,
      ),
    );
    await merge();
    expect((await followers(into)).sort()).toEqual([binh!.personId, nam!.personId].sort());
    const [seen] = await myIssueDetails(db.database, [{ personId: binh!.personId, code: into }]);
    expect(seen).toMatchObject({ code: into, joined: true, text: '' });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['itself', () => merge({ into: code }), 'Không ghép một phản ánh vào chính nó được.'],
    ['one that does not exist', () => merge({ into: 'AN-9999' }), 'Không tìm thấy phản ánh để ghép vào.'],
    [
      'one that was withdrawn',
      async () => {
        await db.query(`UPDATE issues SET status = 'withdrawn' WHERE code = $1`, [into]);
        return merge();
      },
      'Phản ánh kia “người dân đã rút”, nên không ghép vào được.',
    ],
  ])('into %s is refused', async (_name, make, message) => {
    await expect(make()).rejects.toMatchObject({ status: 422, message, detail: { code, status: 'new' } });
    expect(await followers(into)).toEqual([]);
  });

  test('of a closed one, of an older version, or of what is not to be seen is refused', async () => {
    await expect(merge({ version: 7 })).rejects.toMatchObject({ status: 409, detail: { code } });
    const other = await fileOne(db, nam!, { areaId: 'song' });
    const ofAn = { ...viewer, areaIds: ['an'] };
    await expect(merge({ into: other.code, viewer: ofAn })).rejects.toMatchObject({
      message: 'Không tìm thấy phản ánh để ghép vào.',
    });
    await expect(merge({ viewer: { ...viewer, areaIds: ['binh'] } })).rejects.toMatchObject({ status: 404 });
    await db.query(`UPDATE issues SET status = 'answered' WHERE code = $1`, [code]);
    await expect(merge()).rejects.toMatchObject({ message: 'Phản ánh “đã trả lời” thì không ghép được.' });
  });

  test('two that are merged into each other at the same time: one is, and nobody waits for ever', async () => {
    const both = await Promise.allSettled([merge(), merge({ code: into, into: code, version: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('taking a merging back', () => {
  test('restores how it stood; who came by it follows no more, who had joined before stays', async () => {
    await inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit: 'ca', version: 1 }, NOW));
    const before = new Date(NOW.getTime() - 60_000);
    await inTransaction(db, async (tx) => addFollowers(tx, [{ ...nam!, issueId: await idOf(into) }], before));
    await inTransaction(db, async (tx) => addFollowers(tx, [{ ...nam!, issueId: await idOf(code) }], before));
    await merge();
    expect(await part()).toMatchObject({ code, status: 'assigned', unit: 'ca' });
    expect(await followers(into)).toEqual([nam!.personId]);
    expect((await historyOf(code)).at(-1)).toEqual({ kind: 'parted', from: into, to: 'assigned', staff: 'Lan' });
    expect((await historyOf(into)).at(-1)).toMatchObject({ kind: 'let_go', from: code });
    expect(await view(into)).toMatchObject({ mergedFrom: [] });
    expect((await noticesTo(db, binh!.conversationId)).at(-1)!.text).toContain('được tách ra để xử lý riêng');
  });

  test('of one that is not merged is refused', async () => {
    await expect(part()).rejects.toMatchObject({
      status: 422,
      message: 'Phản ánh này chưa được ghép vào phản ánh nào.',
    });
  });
});

test('a merged report cannot be given another status by hand', async () => {
  await merge();
  const change = { viewer, code, to: 'triaged', version: 2 } as const;
  await expect(inTransaction(db, (tx) => changeStatus(tx, change, NOW))).rejects.toMatchObject({ status: 422 });
});

test('one issue shows ratings, tasks, details and from whom the name is hidden; ratings are counted with the filters', async () => {
  await db.query(
    `UPDATE issues SET status = 'done', name_hidden = 'all', details = '[{"key":"pole","question":"Cột số mấy?","answer":"12"}]' WHERE code = $1`,
    [code],
  );
  const rate = (call: object) =>
    inTransaction(db, (tx) => rateIssue(tx, { code, score: 'good', ...binh!, ...call }, NOW));
  expect(await rate({})).toEqual({ ok: true, code, status: 'done' });
  expect(await rate({ reason: 'fast' })).toMatchObject({ ok: true });
  expect(await rate({ ...hoa })).toEqual({ ok: false, code, status: 'unknown' });
  const issueId = await idOf(code);
  await inTransaction(db, (tx) =>
    addTasks(tx, [{ kind: 'reopened', subject: issueId, issueId, note: 'Lần thứ 3.', dueAt: LATER }], NOW),
  );
  expect(await view(code)).toMatchObject({
    voices: 1,
    nameHidden: 'all',
    details: [{ key: 'pole', question: 'Cột số mấy?', answer: '12' }],
    ratings: [{ score: 'good', reason: 'fast', text: null, at: NOW.toISOString() }],
    tasks: [{ kind: 'reopened', note: 'Lần thứ 3.', dueAt: LATER.toISOString(), doneAt: null }],
  });
  const ratings = async (filters: object) => (await countIssues(db.database, viewer, filters, NOW)).ratings;
  expect(await ratings({})).toEqual({ good: 1, fair: 0, bad: 0 });
  expect(await ratings({ area: 'binh' })).toEqual({ good: 0, fair: 0, bad: 0 });
  const ofBinh = { ...viewer, areaIds: ['binh'] };
  expect((await countIssues(db.database, ofBinh, {}, NOW)).ratings.good).toBe(0);
});
