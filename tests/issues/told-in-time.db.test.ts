import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { answerStaff } from '../../src/issues/answer-staff.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { confirmIssue } from '../../src/issues/confirm-issue.ts';
import { addFollowers } from '../../src/issues/follower-store.ts';
import type { IssueItem } from '../../src/issues/issue-schema.ts';
import { issueTimers } from '../../src/issues/issue-timers.ts';
import { reopenIssue } from '../../src/issues/reopen-issue.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { withdrawIssue } from '../../src/issues/withdraw-issue.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { recordConsents } from '../../src/people/consent-store.ts';
import type { Transaction } from '../../src/platform/database.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildTown, fileOne, inTransaction, makeResident, NOW } from './small-town.ts';

/** What is told, when: bundled news, followers, questions that expire, the question four weeks later. */

const db = await testDatabase();
let viewer: Viewer;
let resident: Reporter;
let code: string;
let wakes = 0;

beforeAll(async () => {
  await buildTown(db);
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  viewer = { staffId, name: 'Lan', role: 'moderator', areaIds: [] };
});
beforeEach(async () => {
  await db.query('DELETE FROM timers');
  wakes = 0;
  resident = await consenting(await makeResident(db));
  code = (await fileOne(db, resident)).code;
});
afterAll(() => db.close());

async function consenting(person: Reporter): Promise<Reporter> {
  await db.query('UPDATE conversations SET consented_at = $2 WHERE id = $1', [person.conversationId, NOW]);
  return person;
}

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);

type Make<Call> = (tx: Transaction, call: Call & { viewer: Viewer; code: string }, now: Date) => Promise<IssueItem>;
async function run<const Call extends object>(make: Make<Call & { version: number }>, call: Call, at = NOW) {
  const [row] = await db.query<{ version: number }>('SELECT version FROM issues WHERE code = $1', [code]);
  return inTransaction(db, (tx) => make(tx, { ...call, version: row!.version, viewer, code }, at));
}
const assign = (unit: string, at?: Date) => run(assignIssue, { unit }, at);
const put = (to: 'triaged' | 'in_progress' | 'reopened', at?: Date) => run(changeStatus, { to }, at);
const done = async (at?: Date) => {
  await db.query(`UPDATE issues SET status = 'triaged' WHERE code = $1 AND status = 'new'`, [code]);
  return run(changeStatus, { to: 'done', reason: 'Đã thay bóng.' }, at);
};
const ask = (at?: Date) => run(changeStatus, { to: 'waiting_resident', reason: 'Cột số mấy ạ?' }, at);
const by = (person: Reporter) => ({ code, media: [], ...person });

const fire = (now: Date) =>
  fireTimers({
    database: db.database,
    clock: { now: () => now },
    logger: silentLogger,
    handlers: issueTimers({ wakeSend: () => wakes++ }),
  });

interface Told {
  text: string;
  state: string;
  /** Minutes after `NOW`. */
  at: number;
  question: unknown;
}

async function told(conversationId = resident.conversationId): Promise<Told[]> {
  const rows = await db.query<{ text: string; state: string; ready_at: Date; question: unknown }>(
    `SELECT content->>'text' AS text, state, ready_at, question FROM outbox_messages WHERE conversation_id = $1 ORDER BY seq`,
    [conversationId],
  );
  return rows.map(({ ready_at: at, ...row }) => ({ ...row, at: (at.getTime() - NOW.getTime()) / 60_000 }));
}

/** The send loop has taken what is due at `now`. */
const send = (now: Date) =>
  db.query(
    `UPDATE outbox_messages SET state = 'sent', sent_at = $1, attempts = 1 WHERE state = 'queued' AND ready_at <= $1`,
    [now],
  );

describe('news to the reporter', () => {
  test('the first is told at once, what follows within the hour is one message with the newest state', async () => {
    await assign('ca');
    await put('in_progress', minutes(20));
    await assign('ktht', minutes(30));
    await put('in_progress', minutes(50));
    expect(await told()).toEqual([
      { text: expect.stringContaining('đã chuyển Công an phường'), state: 'queued', at: 0, question: null },
      {
        text: `Phản ánh ${code} có tin mới:\n– Đã chuyển Phòng Kinh tế, Hạ tầng và Đô thị.\n– Đang được làm.\nÔng/bà sẽ có trả lời chậm nhất thứ Ba, 24/11.`,
        state: 'queued',
        at: 60,
        question: null,
      },
    ]);
  });

  test('after an hour it is told at once again; after a bundle, the next hour begins with it', async () => {
    await assign('ca');
    await put('in_progress', minutes(20));
    await send(minutes(60));
    await assign('ktht', minutes(90));
    await send(minutes(120));
    await put('in_progress', minutes(180));
    expect((await told()).map(({ at }) => at)).toEqual([0, 60, 120, 180]);
  });

  test('a bundle that is being sent is not changed any more: what is newer waits for its own hour', async () => {
    await assign('ca');
    await put('in_progress', minutes(20));
    await db.query(`UPDATE outbox_messages SET state = 'sending', attempts = 1 WHERE ready_at > $1`, [NOW]);
    await assign('ktht', minutes(59));
    const [, second, third] = await told();
    expect(second).toMatchObject({ at: 60, text: expect.stringContaining('đang được làm') });
    expect(third).toMatchObject({ at: 120, text: expect.stringContaining('đã chuyển Phòng Kinh tế') });
  });

  test('a question passes at once, and what waits is told an hour after it', async () => {
    await put('triaged');
    await assign('ca', minutes(10));
    await ask(minutes(30));
    expect(await told()).toMatchObject([
      { at: 0 },
      { at: 90, text: expect.stringContaining('đã chuyển Công an phường'), state: 'queued' },
      { at: 30, text: expect.stringMatching(/cán bộ hỏi:\nCột số mấy ạ\?\n.+ trong 7 ngày\./) },
    ]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['done', () => done(minutes(30))],
    ['answered', () => run(answerIssue, { text: 'Mai thay.' }, minutes(30))],
    ['refused', () => run(changeStatus, { to: 'refused' as const, reason: 'Nhà riêng.' }, minutes(30))],
  ])('%s passes at once, and what waits is of the past', async (_name, end) => {
    await put('triaged');
    await assign('ca', minutes(10));
    await end();
    expect((await told()).map(({ at, state }) => [at, state])).toEqual([
      [0, 'queued'],
      [60, 'cancelled'],
      [30, 'queued'],
    ]);
    // The next news does not find what is gone.
    await run(changeStatus, { to: 'reopened' as const }, minutes(40));
    expect((await told()).at(-1)).toMatchObject({ at: 90, text: expect.stringContaining('được mở lại') });
  });

  test('what waits is not told of a report that was withdrawn', async () => {
    await put('triaged');
    await assign('ca', minutes(10));
    await inTransaction(db, (tx) => withdrawIssue(tx, by(resident), minutes(20)));
    expect((await told()).map(({ state }) => state)).toEqual(['queued', 'cancelled']);
  });

  test('whatever moderators do, at most one piece of news an hour is told, and the last one is never lost', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('ca', 'ktht', 'work', 'triage'), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        resident = await consenting(await makeResident(db));
        code = (await fileOne(db, resident)).code;
        let minute = 0;
        let last = '';
        for (const [step, wait] of plan) {
          minute += wait;
          await send(minutes(minute));
          const at = minutes(minute);
          const change =
            step === 'work' ? put('in_progress', at) : step === 'triage' ? put('triaged', at) : assign(step, at);
          const made = await change.then(
            () => true,
            () => false,
          );
          if (made)
            last = { work: 'ang được làm', triage: 'chọn nơi xử lý', ca: 'Công an', ktht: 'Phòng Kinh tế' }[step];
        }
        await send(minutes(minute + 120));
        const sent = await told();
        const times = sent.map(({ at }) => at);
        for (const [index, at] of times.entries())
          if (index > 0) expect(at - times[index - 1]!).toBeGreaterThanOrEqual(60);
        expect(sent.at(-1)?.text ?? '').toContain(last);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('those who met the same thing', () => {
  let neighbour: Reporter;
  beforeEach(async () => {
    neighbour = await consenting(await makeResident(db));
    const [row] = await db.query<{ id: string }>('SELECT id FROM issues WHERE code = $1', [code]);
    await inTransaction(db, (tx) => addFollowers(tx, [{ ...neighbour, issueId: row!.id }], minutes(1)));
  });
  const heard = async () => (await told(neighbour.conversationId)).map(({ text }) => text);

  test('hear how it stands, and never a word of the reporter', async () => {
    await inTransaction(db, (tx) => answerStaff(tx, { ...by(resident), text: 'TÔI LÀ BÀ HOA' }, minutes(2)));
    await assign('ca', minutes(3));
    await fire(minutes(3));
    expect(await heard()).toEqual([
      `Phản ánh ${code} mà ông/bà cũng gặp đã chuyển Công an phường. Có kết quả, chúng tôi báo ông/bà ngay.`,
    ]);
    await done(minutes(10));
    await fire(minutes(10));
    expect((await heard()).at(-1)).toContain('Đã thay bóng.');
    await inTransaction(db, (tx) => reopenIssue(tx, { ...by(resident), text: 'TÔI LÀ BÀ HOA' }, minutes(80)));
    await fire(minutes(80));
    expect((await heard()).at(-1)).toContain('được mở lại');
    expect((await heard()).join()).not.toContain('HOA');
    expect(wakes).toBeGreaterThan(0);
  });

  test('news once an hour, each change once, and an end at once', async () => {
    await assign('ca', minutes(3));
    await fire(minutes(3));
    await fire(minutes(4));
    await put('in_progress', minutes(10));
    await fire(minutes(10));
    expect(await heard()).toHaveLength(1);
    await fire(minutes(63));
    await fire(minutes(64));
    expect(await heard()).toHaveLength(2);
    await done(minutes(70));
    await fire(minutes(70));
    expect(await heard()).toHaveLength(3);
    await fire(days(2));
    expect(await heard()).toHaveLength(3);
  });

  test('hear nothing of what was before they joined, of a question to the reporter, or without consent', async () => {
    await put('triaged', minutes(1));
    await fire(minutes(1));
    await ask(minutes(5));
    await fire(minutes(5));
    await db.query('UPDATE conversations SET consented_at = NULL WHERE id = $1', [neighbour.conversationId]);
    await done(minutes(8));
    await fire(minutes(8));
    expect(await heard()).toEqual([]);
  });

  test('the words of the staff stay with the reporter where the issue is not for everybody', async () => {
    await db.query(`UPDATE issues SET visibility = 'R' WHERE code = $1`, [code]);
    await done(minutes(8));
    await fire(minutes(8));
    expect((await heard())[0]).not.toContain('Đã thay bóng');
  });
});

describe('a question that nobody answers', () => {
  test('expires after a week: the work goes on where it was, and the resident hears so', async () => {
    await assign('ca');
    await ask(minutes(120));
    await fire(days(7));
    expect((await db.query('SELECT status FROM issues WHERE code = $1', [code]))[0]).toEqual({
      status: 'waiting_resident',
    });
    await fire(new Date(days(7).getTime() + 121 * 60_000));
    expect((await db.query('SELECT status FROM issues WHERE code = $1', [code]))[0]).toEqual({ status: 'assigned' });
    expect((await told()).at(-1)!.text).toContain(`chưa nhận được trả lời của ông/bà về phản ánh ${code}`);
    const history = await db.query(
      `SELECT h.actor, h.from_value, h.to_value FROM issue_history h JOIN issues i ON i.id = h.issue_id
       WHERE i.code = $1 ORDER BY h.id DESC LIMIT 1`,
      [code],
    );
    expect(history).toEqual([{ actor: 'system', from_value: 'waiting_resident', to_value: 'assigned' }]);
    const late = await inTransaction(db, (tx) => answerStaff(tx, { ...by(resident), text: 'Cột số 5' }, days(8)));
    expect(late).toEqual({ ok: true, code, status: 'assigned' });
  });

  test('does not expire once it is answered; another question has its own week', async () => {
    await ask();
    await inTransaction(db, (tx) => answerStaff(tx, { ...by(resident), text: 'Cột số 5' }, days(1)));
    await ask(days(3));
    await fire(days(8));
    expect((await db.query('SELECT status FROM issues WHERE code = $1', [code]))[0]).toEqual({
      status: 'waiting_resident',
    });
    await inTransaction(db, (tx) => answerStaff(tx, { ...by(resident), text: 'Cột số 6' }, days(9)));
    const before = (await told()).length;
    await fire(days(11));
    expect(await told()).toHaveLength(before);
  });
});

describe('four weeks after “đã xong”', () => {
  const NINE = new Date('2026-12-21T09:00:00+07:00');
  const confirm = async () => {
    await done();
    await inTransaction(db, (tx) => confirmIssue(tx, by(resident), minutes(5)));
    await send(minutes(5));
  };

  test('it is asked once whether it lasts', async () => {
    await confirm();
    await fire(days(27));
    expect(await told()).toHaveLength(1);
    await fire(NINE);
    expect((await told()).at(-1)).toMatchObject({
      text: expect.stringContaining('Sau một tháng, chỗ đó còn tốt không ạ?'),
      question: { choices: [{ starts: { flow: 'follow-up', step: 'fine', answers: { code } } }, {}, {}] },
    });
    await inTransaction(db, (tx) => reopenIssue(tx, by(resident), NINE));
    await done(NINE);
    await inTransaction(db, (tx) => confirmIssue(tx, by(resident), NINE));
    const before = (await told()).length;
    await fire(days(80));
    expect(await told()).toHaveLength(before);
  });

  test('not of what was opened again, and nobody who said not to be asked', async () => {
    await confirm();
    await inTransaction(db, (tx) => reopenIssue(tx, by(resident), days(3)));
    await fire(NINE);
    expect(await told()).toHaveLength(1);

    resident = await consenting(await makeResident(db));
    code = (await fileOne(db, resident)).code;
    await confirm();
    const [address] = await db.query<{ id: string }>('SELECT id FROM addresses WHERE person_id = $1', [
      resident.personId,
    ]);
    const word = { personId: resident.personId, addressId: address!.id, channel: 'web', textVersion: '1' } as const;
    await recordConsents(db.database, [{ ...word, purpose: 'follow_up', decision: 'withdrawn' }], minutes(6));
    await fire(NINE);
    expect(await told()).toHaveLength(1);
  });
});
