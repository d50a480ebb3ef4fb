import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeStatus } from '../../src/issues/change-status.ts';
import { readCursor, writeCursor } from '../../src/issues/issue-cursor.ts';
import { countIssues, listIssues } from '../../src/issues/issue-list-view.ts';
import { type IssueListQuery, issueListQuerySchema } from '../../src/issues/issue-schema.ts';
import { viewIssue } from '../../src/issues/issue-view.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { visibleChanges } from '../../src/issues/visible-changes-view.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { anyCharacter } from '../any-character.ts';
import { testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildTown, fileOne, inTransaction, makePhoto, makeResident, NOW } from './small-town.ts';

const db = await testDatabase();
const everything: Viewer = { staffId: '', name: 'Lan', role: 'administrator', areaIds: [] };
const ofAn: Viewer = { ...everything, role: 'moderator', areaIds: ['an'] };
const ofBinh: Viewer = { ...everything, role: 'moderator', areaIds: ['binh'] };
const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
let resident: Reporter;
let photo: string;

/** Filed one a minute; `binh` and the unknown area are not the moderator's of `an`. */
beforeAll(async () => {
  await buildTown(db);
  everything.staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  resident = await makeResident(db);
  photo = await makePhoto(db, resident.conversationId);
  const drafts = [
    { text: 'Đèn đường hỏng', place: 'ngõ 12, cổng đình', areaId: 'dinh', lat: 21.1, lon: 106.1, media: [photo] }, // AN-0001
    { text: 'Đèn trước chợ không sáng', areaId: 'cho', lat: 21.1009, lon: 106.1 }, // AN-0002: 100 m from the first
    { text: 'Rác giảm 50% so với trước', categoryCode: 'VS-01', areaId: 'an' }, // AN-0003
    { text: 'Đổ trộm tên_file C:\\rac', categoryCode: 'VS-02', areaId: 'cho' }, // AN-0004
    { text: 'Đèn đường ngõ 12 tối om', areaId: 'song', lat: 21.1, lon: 106.1 }, // BI-0001
    { text: 'Rác bên sông', categoryCode: 'VS-01', areaId: 'binh' }, // BI-0002
    { text: 'Không rõ ở đâu, ngõ 12', areaId: null }, // TT-0001
    { text: 'Đèn xa chợ', areaId: 'cho', lat: 21.11, lon: 106.1 }, // AN-0005: 1.1 km from the first
    { text: 'Đèn cổng chợ', areaId: 'cho' }, // AN-0006: no point
  ];
  for (const [minute, draft] of drafts.entries()) await fileOne(db, resident, draft, at(minute));
});
afterAll(() => db.close());

const query = (raw: Record<string, unknown>): IssueListQuery => issueListQuerySchema.parse(raw);
const list = async (raw: Record<string, unknown> = {}, viewer = everything, now = NOW) =>
  (await listIssues(db.database, viewer, query(raw), now)).items.map(({ code }) => code);
const ALL = ['AN-0006', 'AN-0005', 'TT-0001', 'BI-0002', 'BI-0001', 'AN-0004', 'AN-0003', 'AN-0002', 'AN-0001'];
const OF_AN = ALL.filter((code) => code.startsWith('AN'));

describe('the list', () => {
  test('has the newest first', async () => {
    expect(await list()).toEqual(ALL);
  });

  test('says of each what, where, since when and until when', async () => {
    const { items } = await listIssues(db.database, everything, query({ q: 'AN-0001' }), NOW);
    expect(items).toEqual([
      {
        code: 'AN-0001',
        status: 'new',
        category: 'HT-01',
        area: 'dinh',
        ward: 'an',
        text: 'Đèn đường hỏng',
        place: 'ngõ 12, cổng đình',
        channel: 'web',
        unit: null,
        post: null,
        createdAt: NOW.toISOString(),
        updatedAt: NOW.toISOString(),
        dueAt: new Date('2026-11-24T17:00:00+07:00').toISOString(),
        pausedAt: null,
        clock: 'running',
        visibility: 'A',
        reopened: 0,
        photos: 1,
        version: 1,
        names: {
          category: { vi: 'Đèn đường hỏng', en: 'Street light broken' },
          area: 'Khu phố Đình',
          ward: 'An Phú',
          unit: null,
          post: null,
        },
      },
    ]);
  });

  test.each([
    ['a ward', { area: 'binh' }, ['BI-0002', 'BI-0001']],
    ['a khu phố', { area: 'dinh' }, ['AN-0001']],
    ['a category', { category: 'VS-01' }, ['BI-0002', 'AN-0003']],
    ['a group of categories', { category: 'VS' }, ['BI-0002', 'AN-0004', 'AN-0003']],
    ['a unit', { unit: 'ktht' }, []],
    ['a status', { status: 'new' }, ALL],
    ['several statuses', { status: 'triaged,new' }, ALL],
    ['several statuses, repeated', { status: ['triaged', 'assigned'] }, []],
    ['all at once', { area: 'an', category: 'HT', status: 'new', q: 'chợ' }, ['AN-0006', 'AN-0005', 'AN-0002']],
    ['an area that does not exist', { area: "x' OR TRUE --" }, []],
  ])('can be narrowed to %s', async (_name, filters, expected) => {
    expect(await list(filters)).toEqual(expected);
  });

  test('can be narrowed to what is late and open', async () => {
    const later = new Date('2026-11-25T08:00:00+07:00');
    expect(await list({ late: 'true' }, everything, NOW)).toEqual([]);
    expect(await list({ late: 'true' }, everything, later)).toEqual(
      ALL.filter((code) => !['BI-0002', 'AN-0004', 'AN-0003'].includes(code)),
    );
  });
});

describe('the search', () => {
  test.each([
    ['without marks finds what was written with them', 'den duong', ['BI-0001', 'AN-0001']],
    ['with marks finds it too, in any case', 'ĐÈN CHỢ', ['AN-0006', 'AN-0005', 'AN-0002']],
    ['in the order of the words or not', 'dinh ngo 12', ['AN-0001']],
    ['by the place', 'cổng đình', ['AN-0001']],
    ['by the area', 'khu pho song', ['BI-0001']],
    ['by a code', 'BI-0002', ['BI-0002']],
    ['by a code as people type it', 'bi0002', ['BI-0002']],
    ['by a code with slips', 'an-OOO1', ['AN-0001']],
    ['a code that is not there finds nothing', 'AN-0999', []],
    ['a percent sign is itself', '50%', ['AN-0003']],
    ['a percent sign alone', '%', ['AN-0003']],
    ['an underscore is itself', 'n_f', ['AN-0004']],
    ['a backslash is itself', 'c:\\rac', ['AN-0004']],
    ['a quote is itself', "'", []],
    ['nothing at all leaves everything', '   ', ALL],
    ['NUL is nothing', '\0', ALL],
  ])('%s', async (_name, q, expected) => {
    expect(await list({ q })).toEqual(expected);
  });

  test('takes any text without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, maxLength: 200 }), async (q) => {
        const found = await list({ q });
        expect(found.every((code) => ALL.includes(code))).toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe('paging', () => {
  const pages = async (limit: number, between: () => Promise<unknown> = async () => {}) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listIssues(db.database, everything, query({ limit, ...(cursor ? { cursor } : {}) }), NOW);
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor ?? undefined;
      await between();
    } while (cursor);
    return seen;
  };

  test('shows every issue once, whatever the size of a page', async () => {
    for (const limit of [1, 2, 4, 8, 9, 100]) expect(await pages(limit)).toEqual(ALL);
  });

  test('is not moved by what comes in meanwhile', async () => {
    let minute = 100;
    expect(await pages(2, () => fileOne(db, resident, {}, at(minute++)))).toEqual(ALL);
    await db.query('DELETE FROM issue_history WHERE at >= $1', [at(100)]);
    await db.query('DELETE FROM issues WHERE created_at >= $1', [at(100)]);
  });

  test('tells issues of the same moment apart', async () => {
    await db.query('UPDATE issues SET created_at = $1', [NOW]);
    const seen = await pages(2);
    expect([...seen].sort()).toEqual([...ALL].sort());
    for (const [index, code] of [...ALL].reverse().entries())
      await db.query('UPDATE issues SET created_at = $2 WHERE code = $1', [code, at(index)]);
    expect(await list()).toEqual(ALL);
  });

  test('a cursor survives its writing, and what is none is refused', async () => {
    const cursor = { createdAt: NOW, id: '01933e6a-0000-7000-8000-000000000001' };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    for (const text of ['', 'x', writeCursor({ ...cursor, id: "' OR 1=1" })]) {
      expect(readCursor(text)).toBeNull();
      await expect(list({ cursor: text })).rejects.toMatchObject({ code: 'invalid', status: 400 });
    }
  });

  test.each([0, 101, -1, 1.5, 'x'])('a page of %p is refused', (limit) => {
    expect(issueListQuerySchema.safeParse({ limit }).success).toBe(false);
  });
});

describe('the counts', () => {
  test('are by status, with the other filters', async () => {
    await inTransaction(db, (tx) =>
      changeStatus(tx, { viewer: everything, code: 'AN-0003', to: 'triaged', version: 1 }, NOW),
    );
    const counts = await countIssues(db.database, everything, { category: 'VS', status: ['triaged'] }, NOW);
    expect(counts).toMatchObject({ counts: { new: 2, triaged: 1, done: 0 }, total: 3, late: 0 });
    const later = await countIssues(db.database, everything, {}, new Date('2027-01-01T00:00:00Z'));
    expect(later).toMatchObject({ total: 9, late: 9 });
  });
});

describe('a moderator of one ward', () => {
  test.each([
    ['in the list', {}],
    ['with the filter of another ward', { area: 'binh' }],
    ['in the search', { q: 'ngo 12' }],
    ['in the search by code', { q: 'BI-0001' }],
    ['by category', { category: 'VS' }],
  ])('sees only its issues %s', async (_name, filters) => {
    const seen = await list(filters, ofAn);
    expect(seen).toEqual((await list(filters)).filter((code) => OF_AN.includes(code)));
  });

  test('does not see what lies nowhere yet', async () => {
    expect(await list({ q: 'khong ro' }, ofAn)).toEqual([]);
    expect(await list({ q: 'khong ro' }, { ...ofAn, areaIds: [] })).toEqual(['TT-0001']);
  });

  test('is counted only its own', async () => {
    const { total } = await countIssues(db.database, ofAn, {}, NOW);
    expect(total).toBe(OF_AN.length);
    expect((await countIssues(db.database, ofAn, { area: 'binh' }, NOW)).total).toBe(0);
  });

  test('cannot page into another ward by a cursor of somebody else', async () => {
    const { nextCursor } = await listIssues(db.database, everything, query({ limit: 3 }), NOW);
    expect(await list({ cursor: nextCursor! }, ofAn)).toEqual(['AN-0004', 'AN-0003', 'AN-0002', 'AN-0001']);
  });

  test('opens its own and no other', async () => {
    const open = (code: string, viewer: Viewer) => viewIssue(db.database, code, { viewer, mediaUrl: String });
    expect(await open('AN-0001', ofAn)).toMatchObject({ code: 'AN-0001' });
    for (const code of ['BI-0001', 'TT-0001', 'AN-9999']) expect(await open(code, ofAn)).toBeNull();
    expect(await open('BI-0001', ofBinh)).toMatchObject({ code: 'BI-0001' });
  });

  test('hears only of its own', async () => {
    const stranger = await makeResident(db);
    const neighbour = await makeResident(db);
    await db.query(`UPDATE people SET home_area_id = 'cho' WHERE id = $1`, [neighbour.personId]);
    const shared = [
      { kind: 'issue', id: 'AN-0001' },
      { kind: 'message', id: resident.conversationId },
      { kind: 'outbox', id: neighbour.conversationId },
      { kind: 'everything', id: '*' },
    ];
    const others = [
      { kind: 'issue', id: 'BI-0001' },
      { kind: 'issue', id: 'XX-0001' },
      { kind: 'message', id: stranger.conversationId },
    ];
    const ofOtherPages = { kind: 'chat', id: 'a visitor' };
    const all = [...shared, ...others, ofOtherPages];
    expect(await visibleChanges(db.database, ofAn, all)).toEqual(shared);
    expect(await visibleChanges(db.database, everything, all)).toEqual([...shared, ...others]);
  });
});

describe('one issue', () => {
  const open = (code: string, viewer = everything) =>
    viewIssue(db.database, code, { viewer, mediaUrl: (id) => `/media/${id}` });

  test('has its photos with an address, its place and what may be done', async () => {
    expect(await open('AN-0001')).toMatchObject({
      point: { lat: 21.1, lon: 106.1 },
      conversation: resident.conversationId,
      media: [{ id: photo, kind: 'photo', role: 'report', state: 'stored', url: `/media/${photo}` }],
      allowed: expect.arrayContaining([{ to: 'assigned', needs: 'unit' }]),
    });
  });

  test('a photo that is still under way has no address', async () => {
    await db.query(`UPDATE media SET state = 'wanted'`);
    expect((await open('AN-0001'))!.media).toMatchObject([{ state: 'wanted', url: null }]);
    await db.query(`UPDATE media SET state = 'stored'`);
  });

  test('names possible duplicates of its ward: near, or in the same khu phố without a point', async () => {
    const seen = async (code: string, viewer = everything) =>
      (await open(code, viewer))!.duplicates.map(({ code, metres }) => [code, metres]);
    expect(await seen('AN-0001')).toEqual([['AN-0002', 100]]);
    expect(await seen('AN-0006')).toEqual([
      ['AN-0005', null],
      ['AN-0002', null],
    ]);
    expect(await seen('AN-0003')).toEqual([]);
    expect(await seen('BI-0001')).toEqual([]);
    expect(await seen('TT-0001')).toEqual([]);
  });

  test('a closed issue is no duplicate any more', async () => {
    await db.query(`UPDATE issues SET status = 'done' WHERE code = 'AN-0002'`);
    expect((await open('AN-0001'))!.duplicates).toEqual([]);
    await db.query(`UPDATE issues SET status = 'new' WHERE code = 'AN-0002'`);
  });

  test('has its messages in both directions, but none that is held or of another issue', async () => {
    const insert = (nr: number, code: string | null, visibility: string) =>
      db.query(
        `INSERT INTO updates (channel, account, external_id, conversation_id, kind, text, happened_at, received_at, ready_at, state, visibility, issue_id)
         VALUES ('web', 'main', $1, $2, 'text', $3, $4, $4, $4, 'done', $5, (SELECT id FROM issues WHERE code = $6))`,
        [`u${nr}`, resident.conversationId, `lời ${nr}`, at(nr), visibility, code],
      );
    await insert(1, 'AN-0001', 'released');
    await insert(2, 'AN-0001', 'held');
    await insert(3, 'BI-0001', 'released');
    await insert(4, null, 'released');
    await db.query(`UPDATE media SET update_id = (SELECT id FROM updates WHERE external_id = 'u1')`);
    await inTransaction(db, (tx) =>
      changeStatus(tx, { viewer: everything, code: 'AN-0001', to: 'triaged', version: 1 }, at(5)),
    );
    const { messages, history } = (await open('AN-0001'))!;
    expect(messages).toEqual([
      {
        id: expect.stringMatching(/^u\d+$/),
        author: 'resident',
        conversation: resident.conversationId,
        direction: 'in',
        channel: 'web',
        kind: 'text',
        text: 'lời 1',
        at: at(1).toISOString(),
        state: 'done',
        reason: null,
        staff: null,
        media: [
          {
            id: photo,
            kind: 'photo',
            state: 'stored',
            reason: null,
            width: null,
            height: null,
            url: `/media/${photo}`,
          },
        ],
      },
      expect.objectContaining({
        direction: 'out',
        state: 'queued',
        staff: 'Lan',
        text: expect.stringContaining('AN-0001'),
      }),
    ]);
    expect(history).toMatchObject([
      { kind: 'filed', actor: 'resident', to: 'new' },
      { kind: 'status', actor: 'moderator', staff: 'Lan', from: 'new', to: 'triaged' },
    ]);
  });
});
