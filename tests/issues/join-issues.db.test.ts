import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { changeCategory } from '../../src/issues/change-category.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { addFollowers, followersOf } from '../../src/issues/follower-store.ts';
import { viewIssue } from '../../src/issues/issue-view.ts';
import { type Joining, joinIssues } from '../../src/issues/join-issues.ts';
import { myIssueDetails, myIssues } from '../../src/issues/my-issues-view.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { buildTown, draftOf, fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';

const db = await testDatabase({ connections: 10 });
let reporter: Reporter;
let neighbour: Reporter;
let other: Reporter;

const LAN: Viewer = { staffId: newId(), name: 'Lan', role: 'moderator', areaIds: [] };
beforeAll(async () => {
  await buildTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'lan@x.vn', 'Lan', 'moderator', '{}')`,
    [LAN.staffId],
  );
});
beforeEach(async () => {
  await db.clear('people', 'issues', 'code_counters');
  reporter = await makeResident(db);
  neighbour = await makeResident(db);
  other = await makeResident(db, 'en');
});
afterAll(() => db.close());

const LATER = new Date(NOW.getTime() + 3_600_000);
const join = (...calls: Joining[]) => inTransaction(db, (tx) => joinIssues(tx, calls, LATER));
const into = (code: string, by: Reporter, draft: Parameters<typeof draftOf>[0] = {}): Joining => ({
  ...draftOf(draft),
  into: code,
  ...by,
});

describe('“Tôi cũng gặp”', () => {
  test('counts as a voice, keeps the own words and photos, and follows', async () => {
    const { code, dueAt } = await fileOne(db, reporter);
    const photo = await makePhoto(db, neighbour.conversationId);
    const stolen = await makePhoto(db, other.conversationId);
    const draft = { text: 'Tối om, cháu tôi bị ngã', place: 'đầu ngõ 5', media: [photo, stolen] };
    expect(await join(into(code, neighbour, draft))).toEqual([
      { code, dueAt, ward: 'An Phú', joined: true, voices: 2 },
    ]);
    expect(await db.query('SELECT kind, actor, channel, text FROM issue_history ORDER BY id OFFSET 1')).toEqual([
      { kind: 'joined', actor: 'resident', channel: 'web', text: 'Tối om, cháu tôi bị ngã\n(đầu ngõ 5)' },
    ]);
    expect(await db.query('SELECT media_id, role FROM issue_media')).toEqual([{ media_id: photo, role: 'addition' }]);
    expect(await db.query('SELECT count(*)::int AS issues, max(version) AS version FROM issues')).toEqual([
      { issues: 1, version: 2 },
    ]);
  });

  test('a batch of them, one of them twice: each voice once', async () => {
    const { code } = await fileOne(db, reporter);
    const joined = await join(into(code, neighbour), into(code, other), into(code, neighbour));
    expect(joined.map(({ voices }) => voices)).toEqual([3, 3, 3]);
    const [issue] = await db.query<{ id: string }>('SELECT id FROM issues');
    expect(await followersOf(db.database, [issue!.id])).toEqual(
      expect.arrayContaining([
        { issueId: issue!.id, personId: neighbour.personId, conversationId: neighbour.conversationId, lang: 'vi' },
        { issueId: issue!.id, personId: other.personId, conversationId: other.conversationId, lang: 'en' },
      ]),
    );
  });

  test('their own issue takes the words as an addition; nobody follows himself', async () => {
    const { code } = await fileOne(db, reporter, { categoryCode: 'DC-05' });
    expect(await join(into(code, reporter))).toMatchObject([{ code, joined: true, voices: 1 }]);
    expect(await db.query(`SELECT kind FROM issue_history ORDER BY id OFFSET 1`)).toEqual([{ kind: 'addition' }]);
  });

  test.each([
    ['was closed meanwhile', `UPDATE issues SET status = 'done'`],
    ['may not be shown any more', `UPDATE issues SET visibility = 'P'`],
  ])('what joins an issue that %s becomes one of its own, in one batch with one that joins', async (_name, change) => {
    const gone = await fileOne(db, reporter);
    await db.query(change);
    const open = await fileOne(db, reporter);
    expect(await join(into(gone.code, neighbour), into(open.code, other), into('AN-9999', neighbour))).toMatchObject([
      { code: 'AN-0003', joined: false },
      { code: open.code, joined: true },
      { code: 'AN-0004', joined: false },
    ]);
  });

  test('ten people at once are ten voices', async () => {
    const { code } = await fileOne(db, reporter);
    const people = await Promise.all(Array.from({ length: 10 }, () => makeResident(db)));
    await Promise.all(people.map((by) => join(into(code, by))));
    expect(await join(into(code, reporter))).toMatchObject([{ voices: 11 }]);
  });

  test('what is gone with a person is their voice, too', async () => {
    await fileOne(db, reporter);
    const [issue] = await db.query<{ id: string }>('SELECT id FROM issues');
    await inTransaction(db, (tx) => addFollowers(tx, [{ issueId: issue!.id, ...neighbour }], NOW));
    await db.query('DELETE FROM conversations WHERE id = $1', [neighbour.conversationId]);
    expect(await followersOf(db.database, [issue!.id])).toEqual([]);
  });
});

describe('what they have joined', () => {
  test('stands in their list by the time of joining, without the words of the other', async () => {
    const joined = await fileOne(db, reporter, { text: 'Lời của người khác' });
    const own = await fileOne(db, neighbour);
    await join(into(joined.code, neighbour));
    const mine = (await myIssues(db.database, [neighbour.personId])).get(neighbour.personId)!;
    expect(mine.map(({ code }) => code)).toEqual([joined.code, own.code]);
    const ask = (by: Reporter) => myIssueDetails(db.database, [{ personId: by.personId, code: joined.code }]);
    const [detail] = await ask(neighbour);
    expect(detail).toMatchObject({ code: joined.code, joined: true });
    expect(JSON.stringify(detail)).not.toContain('Lời của người khác');
    expect(await ask(reporter)).toMatchObject([{ text: 'Lời của người khác' }]);
    expect(await ask(other)).toEqual([null]);
  });
});

describe('whose name is hidden from whom', () => {
  test.each([
    ['a matter of everybody: from the public', { categoryCode: 'HT-01' }, 'public'],
    ['a restricted one: from the unit, too', { categoryCode: 'VS-02' }, 'unit'],
    ['a private one likewise', { categoryCode: 'DC-05' }, 'unit'],
    ['on request: from everybody', { categoryCode: 'HT-01', anonymous: true as const }, 'all'],
  ])('%s', async (_name, draft, hidden) => {
    await fileOne(db, reporter, draft);
    expect(await db.query('SELECT name_hidden FROM issues')).toEqual([{ name_hidden: hidden }]);
  });

  test('a milder category does not uncover it, a stricter one hides more', async () => {
    const { code } = await fileOne(db, reporter);
    const [issue] = await db.query<{ version: number }>('SELECT version FROM issues');
    let version = issue!.version;
    const move = async (category: string) => {
      await inTransaction(db, (tx) => changeCategory(tx, { viewer: LAN, code, category, version }, LATER));
      version += 1;
      return db.query('SELECT name_hidden, visibility FROM issues');
    };
    expect(await move('VS-02')).toEqual([{ name_hidden: 'unit', visibility: 'R' }]);
    expect(await move('HT-01')).toEqual([{ name_hidden: 'unit', visibility: 'A' }]);
  });

  test('who hides it from officers cannot be asked by them, and is told how it ends', async () => {
    const { code } = await fileOne(db, reporter, { anonymous: true });
    const change = (to: 'waiting_resident' | 'triaged', reason?: string) =>
      inTransaction(db, (tx) => changeStatus(tx, { viewer: LAN, code, to, reason, version: 1 }, LATER));
    await expect(change('waiting_resident', 'Ở đâu ạ?')).rejects.toMatchObject({ code: 'not_allowed' });
    const view = await viewIssue(db.database, code, { viewer: LAN, mediaUrl: (id) => id });
    expect(view!.nameHidden).toBe('all');
    expect(view!.allowed.map(({ to }) => to)).not.toContain('waiting_resident');
    await change('triaged');
    expect(await noticesTo(db, reporter.conversationId)).toHaveLength(1);
  });

  test('answers to the extra questions are kept with the issue', async () => {
    const details = [{ key: 'lamps', question: 'Mấy đèn?', answer: 'Vài đèn' }];
    await fileOne(db, reporter, { details });
    await fileOne(db, reporter);
    expect(await db.query('SELECT details FROM issues ORDER BY code')).toEqual([{ details }, { details: [] }]);
  });
});
