import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IssueOutcome, IssueWords } from '../../flows/effects.ts';
import { addToIssue } from '../../src/issues/add-to-issue.ts';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { answerStaff } from '../../src/issues/answer-staff.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeArea } from '../../src/issues/change-area.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { confirmIssue } from '../../src/issues/confirm-issue.ts';
import { ISSUE_STATUSES, type IssueStatus } from '../../src/issues/issue-schema.ts';
import { myIssueDetails, myIssues } from '../../src/issues/my-issues-view.ts';
import { reopenIssue } from '../../src/issues/reopen-issue.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { isAllowed } from '../../src/issues/status-table.ts';
import { withdrawIssue } from '../../src/issues/withdraw-issue.ts';
import { AppError } from '../../src/platform/app-error.ts';
import type { Transaction } from '../../src/platform/database.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildTown, fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';

const db = await testDatabase();
let viewer: Viewer;
let resident: Reporter;
let code: string;

beforeAll(async () => {
  await buildTown(db);
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  viewer = { staffId, name: 'Lan', role: 'administrator', areaIds: [] };
});
beforeEach(async () => {
  resident = await makeResident(db);
  code = (await fileOne(db, resident)).code;
});
afterAll(() => db.close());

type Effect = (tx: Transaction, call: IssueWords & Reporter, now: Date) => Promise<IssueOutcome>;
const say = (effect: Effect, words: Partial<IssueWords> = {}, by = resident, now = NOW) =>
  inTransaction(db, (tx) => effect(tx, { code, media: [], ...words, ...by }, now));
const put = (status: IssueStatus) => db.query('UPDATE issues SET status = $2 WHERE code = $1', [code, status]);
const issue = async () => (await db.query('SELECT * FROM issues WHERE code = $1', [code]))[0]!;
const lastHistory = async () =>
  (
    await db.query(
      `SELECT h.* FROM issue_history h JOIN issues i ON i.id = h.issue_id WHERE i.code = $1 ORDER BY h.id DESC LIMIT 1`,
      [code],
    )
  )[0]!;

describe('what a resident may do', () => {
  const effects: [string, Effect, IssueStatus | null, readonly IssueStatus[]][] = [
    ['confirm', confirmIssue, 'confirmed', ['answered', 'done', 'confirmed']],
    ['reopen', reopenIssue, 'reopened', ['answered', 'done', 'confirmed', 'reopened']],
    [
      'withdraw',
      withdrawIssue,
      'withdrawn',
      ['new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened', 'withdrawn'],
    ],
    ['add', addToIssue, null, ['new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened']],
  ];
  const cases = effects.flatMap(([name, effect, to, from]) =>
    ISSUE_STATUSES.map((status) => ({ name, effect, to, status, ok: from.includes(status) })),
  );

  test.each(cases)('$name while $status: $ok', async ({ effect, to, status, ok }) => {
    await put(status);
    const expected = ok && to ? to : status;
    expect(await say(effect, { text: 'Ảnh đây ạ' })).toEqual({ ok, code, status: expected });
    expect((await issue()).status).toBe(expected);
  });

  test.each([
    ['confirm', confirmIssue],
    ['reopen', reopenIssue],
    ['withdraw', withdrawIssue],
    ['add', addToIssue],
    ['answer', answerStaff],
  ])('%s: somebody else’s issue is unknown to them', async (_name, effect) => {
    const other = await makeResident(db);
    expect(await say(effect as Effect, {}, other)).toEqual({ ok: false, code, status: 'unknown' });
    expect((await issue()).version).toBe(1);
  });

  test('a button that is pressed twice makes one change', async () => {
    await put('done');
    await say(confirmIssue);
    await say(confirmIssue);
    expect((await issue()).version).toBe(2);
  });
});

describe('“chưa”', () => {
  test('opens the issue again, with words, photo, a new day, and is counted', async () => {
    await put('done');
    const photo = await makePhoto(db, resident.conversationId);
    const later = new Date('2026-12-01T20:00:00+07:00');
    await say(reopenIssue, { text: 'Vẫn tối ạ', media: [photo] }, resident, later);
    expect(await issue()).toMatchObject({
      status: 'reopened',
      reopened: 1,
      version: 2,
      due_at: new Date('2026-12-02T17:00:00+07:00'),
    });
    expect(await lastHistory()).toMatchObject({
      actor: 'resident',
      kind: 'status',
      from_value: 'done',
      to_value: 'reopened',
      text: 'Vẫn tối ạ',
      channel: 'web',
    });
    expect(await db.query('SELECT role FROM issue_media WHERE media_id = $1', [photo])).toEqual([{ role: 'addition' }]);
  });

  test('keeps the unit, and the third time is seen', async () => {
    await inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit: 'ktht', version: 1 }, NOW));
    for (let time = 1; time <= 3; time++) {
      await put('done');
      await say(reopenIssue);
      expect(await issue()).toMatchObject({ status: 'reopened', reopened: time, unit_id: 'ktht' });
    }
  });

  test('said again adds the words, and nothing where there are none', async () => {
    await put('answered');
    await say(reopenIssue);
    await say(reopenIssue);
    await say(reopenIssue, { text: 'Vẫn chưa' });
    expect(await issue()).toMatchObject({ reopened: 1, version: 3 });
    expect(await lastHistory()).toMatchObject({ kind: 'addition', text: 'Vẫn chưa' });
  });

  test('the resident hears nothing of what they did themselves', async () => {
    await put('done');
    await say(reopenIssue, { text: 'Chưa' });
    await put('done');
    await say(confirmIssue);
    expect(await noticesTo(db, resident.conversationId)).toEqual([]);
  });
});

describe('an answer to the staff', () => {
  const ask = (version: number) =>
    inTransaction(db, (tx) =>
      changeStatus(tx, { viewer, code, to: 'waiting_resident', reason: 'Cột số mấy ạ?', version }, NOW),
    );

  test.each(['new', 'triaged', 'assigned', 'in_progress', 'reopened'] as const)(
    'puts it back to %s where the question found it',
    async (status) => {
      await put(status);
      await ask(1);
      expect(await say(answerStaff, { text: 'Cột số 5' })).toEqual({ ok: true, code, status });
      expect(await lastHistory()).toMatchObject({ from_value: 'waiting_resident', to_value: status, text: 'Cột số 5' });
    },
  );

  test('that comes after it went on is added all the same', async () => {
    await ask(1);
    await inTransaction(db, (tx) => changeStatus(tx, { viewer, code, to: 'in_progress', version: 2 }, NOW));
    expect(await say(answerStaff, { text: 'Cột số 5' })).toEqual({ ok: true, code, status: 'in_progress' });
    expect(await lastHistory()).toMatchObject({ kind: 'addition', text: 'Cột số 5' });
  });

  test('that comes after it was closed is told so', async () => {
    await put('refused');
    expect(await say(answerStaff, { text: 'Cột số 5' })).toEqual({ ok: false, code, status: 'refused' });
  });
});

describe('my issues', () => {
  const read = <Result>(run: (tx: Transaction) => Promise<Result>) => inTransaction(db, run);

  test('are the newest ten of each person, newest first', async () => {
    const other = await makeResident(db, 'en');
    const third = await makeResident(db);
    for (let minute = 1; minute <= 11; minute++)
      await fileOne(db, resident, {}, new Date(NOW.getTime() + minute * 60_000));
    const theirs = await fileOne(db, other, { areaId: null });
    const all = await read((tx) => myIssues(tx, [resident.personId, other.personId, third.personId]));
    const mine = all.get(resident.personId)!;
    expect(mine).toHaveLength(10);
    expect(mine.map(({ code }) => code)).not.toContain(code);
    expect(mine.map(({ createdAt }) => createdAt)).toEqual(
      mine.map(({ createdAt }) => createdAt).sort((a, b) => b - a),
    );
    expect(mine[0]).toMatchObject({ status: 'new', category: 'Đèn đường hỏng', area: 'Khu phố Chợ' });
    expect(all.get(other.personId)).toEqual([
      {
        code: theirs.code,
        status: 'new',
        isPaused: false,
        category: 'Street light broken',
        area: null,
        createdAt: NOW.getTime(),
        dueAt: theirs.dueAt,
      },
    ]);
    expect(all.get(third.personId)).toEqual([]);
  });

  test('one of them says its unit, the open question and the last answer', async () => {
    await inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit: 'ca', version: 1 }, NOW));
    await inTransaction(db, (tx) => answerIssue(tx, { viewer, code, text: 'Sắp thay.' }, NOW));
    await say(reopenIssue, { text: 'Vẫn tối' });
    await inTransaction(db, (tx) =>
      changeStatus(tx, { viewer, code, to: 'waiting_resident', reason: 'Cột số mấy?', version: 4 }, NOW),
    );
    const other = await makeResident(db);
    const questions = [
      { personId: other.personId, code },
      { personId: resident.personId, code },
      { personId: resident.personId, code: 'AN-9999' },
    ];
    const [foreign, mine, unknown] = await read((tx) => myIssueDetails(tx, questions));
    expect([foreign, unknown]).toEqual([null, null]);
    expect(mine).toMatchObject({
      code,
      status: 'waiting_resident',
      text: 'Đèn đường hỏng ba tối nay',
      unit: 'Công an phường',
      lastAnswer: 'Sắp thay.',
      openQuestion: 'Cột số mấy?',
    });
    await say(answerStaff, { text: 'Cột 5' });
    const [answered] = await read((tx) => myIssueDetails(tx, [{ personId: resident.personId, code }]));
    expect(answered).toMatchObject({ status: 'reopened', openQuestion: null, lastAnswer: 'Sắp thay.' });
  });

  test('never show a note of the staff as an answer', async () => {
    await db.query(
      `INSERT INTO issue_history (issue_id, at, actor, kind, text) SELECT id, now(), 'moderator', 'note', 'nội bộ' FROM issues WHERE code = $1`,
      [code],
    );
    const [mine] = await read((tx) => myIssueDetails(tx, [{ personId: resident.personId, code }]));
    expect(mine).toMatchObject({ lastAnswer: null, openQuestion: null });
  });
});

test('whatever anybody tries, the history replays to the status and every step of it is in the table', async () => {
  const step = fc.oneof(
    fc
      .constantFrom<Effect>(confirmIssue, reopenIssue, withdrawIssue, addToIssue, answerStaff)
      .map((effect) => () => say(effect, { text: 'x' })),
    fc.constantFrom(...ISSUE_STATUSES).map((to) => async () => {
      const { version } = await issue();
      return inTransaction(db, (tx) =>
        changeStatus(tx, { viewer, code, to, reason: 'x', version: version as number }, NOW),
      );
    }),
    fc.constantFrom('ktht', 'ca').map((unit) => async () => {
      const { version } = await issue();
      return inTransaction(db, (tx) => assignIssue(tx, { viewer, code, unit, version: version as number }, NOW));
    }),
    fc.constantFrom('song', 'cho').map((area) => async () => {
      const { version } = await issue();
      return inTransaction(db, (tx) => changeArea(tx, { viewer, code, area, version: version as number }, NOW));
    }),
    fc.constant(() => inTransaction(db, (tx) => answerIssue(tx, { viewer, code, text: 'x' }, NOW))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      code = (await fileOne(db, resident)).code;
      for (const run of steps)
        await run().catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      const changes = await db.query<{
        actor: 'resident' | 'moderator';
        from_value: IssueStatus;
        to_value: IssueStatus;
      }>(
        `SELECT h.actor, h.from_value, h.to_value FROM issue_history h JOIN issues i ON i.id = h.issue_id
         WHERE i.code = $1 AND h.kind = 'status' ORDER BY h.id`,
        [code],
      );
      let status: IssueStatus = 'new';
      for (const { actor, from_value, to_value } of changes) {
        expect(from_value).toBe(status);
        expect(isAllowed(from_value, to_value, actor)).toBe(true);
        status = to_value;
      }
      expect((await issue()).status).toBe(status);
    }),
    { numRuns: 25 },
  );
}, 60_000);
