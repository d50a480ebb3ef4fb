import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addToIssue } from '../../src/issues/add-to-issue.ts';
import { answerStaff } from '../../src/issues/answer-staff.ts';
import { forgetReporter } from '../../src/issues/erase-reporter-store.ts';
import { writeIssue } from '../../src/issues/issue-store.ts';
import { issueTimers } from '../../src/issues/issue-timers.ts';
import { myIssueDetails } from '../../src/issues/my-issues-view.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { workIssue, workList } from '../../src/issues/work-view.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, cadreOf, give, makeHolder, type Worker, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let power: Worker;
let by: Reporter;
/** A matter of two units, and their parts: of `vien` and of the power company. */
let code: string;
let id: string;
let own: string;
let other: string;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  power = await makeHolder(db, 'truc');
});
afterAll(() => db.close());

beforeEach(async () => {
  by = await makeResident(db);
  ({ code } = await fileOne(db, by));
  id = await give(db, code, 'ktht', 'vien');
  [own, other] = (await work(db, town.officer, { code, act: 'split', units: ['dl'] })).parts as [string, string];
});

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

const answer = (text: string, { part, media = [] as string[] }: { part?: string; media?: string[] } = {}) =>
  inTransaction(db, (tx) => answerStaff(tx, { ...by, code, text, media, ...(part && { part }) }, later(25)));

const issueNow = async (of: string) =>
  (
    await db.query<{ status: string; due_at: Date; paused_at: Date | null }>(
      'SELECT status, due_at, paused_at FROM issues WHERE code = $1',
      [of],
    )
  )[0]!;

const seen = async (of: string, worker = town.officer) => workIssue(db.database, await cadreOf(db, worker), of);

const until = (at: Date) =>
  fireTimers({
    database: db.database,
    clock: manualClock(at),
    logger: silentLogger,
    handlers: issueTimers({ wakeSend: () => {} }),
  });

test('the resident of the whole is asked under the code that they know; the clocks of the part and of the whole stand still', async () => {
  expect(await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' })).toMatchObject({ ok: true });
  const asked = (await noticesTo(db, by.conversationId)).at(-1)!;
  expect(asked.text).toContain(`Về phản ánh ${code}, cán bộ hỏi:\nCột số mấy ạ?`);
  expect(asked.question).toMatchObject({ anything: { flow: 'answer-staff', answers: { code, part: own } } });
  expect(await issueNow(own)).toMatchObject({ status: 'waiting_resident', paused_at: NOW });
  expect(await issueNow(other)).toMatchObject({ status: 'assigned', paused_at: null });
  expect(await issueNow(code)).toMatchObject({ status: 'in_progress', paused_at: NOW });
  const [mine] = await myIssueDetails(db.database, [{ personId: by.personId, code }]);
  expect(mine).toMatchObject({ status: 'in_progress', isPaused: true });
  const { items } = await workList(db.database, await cadreOf(db, town.officer), { now: NOW });
  expect(items.find((item) => item.code === own)).toMatchObject({ status: 'waiting_resident', isPaused: true });
});

test('the answer comes to the part, with its photo; the part goes on with a later day, and who has it hears so', async () => {
  await work(db, town.officer, { code: own, act: 'accept' });
  const { due_at: promised } = await issueNow(own);
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  const photo = await makePhoto(db, by.conversationId);
  expect(await answer('Cột 12', { part: own, media: [photo] })).toEqual({ ok: true, code, status: 'in_progress' });
  const after = await issueNow(own);
  expect(after).toMatchObject({ status: 'in_progress', paused_at: null });
  expect(after.due_at.getTime()).toBeGreaterThan(promised.getTime());
  expect(await issueNow(code)).toMatchObject({ paused_at: null, due_at: after.due_at });
  expect(await issueNow(other)).toMatchObject({ due_at: promised });
  expect(await seen(own)).toMatchObject({ lastWords: 'Cột 12', photos: [photo] });
  expect(await seen(other, power)).toMatchObject({ lastWords: null, photos: [] });
  await until(later(25));
  expect((await noticesTo(db, town.officer.conversationId)).at(-1)!.text).toBe(
    `Người dân đã trả lời câu hỏi về ${own}. Đồng chí nhắn ${own} để xem và làm tiếp.`,
  );
});

test('of two parts that ask each gets its own answer; an answer that names none goes to the last question', async () => {
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await work(db, power, { code: other, act: 'ask', text: 'Đồng hồ số mấy ạ?' });
  const [mine] = await myIssueDetails(db.database, [{ personId: by.personId, code }]);
  expect(mine).toMatchObject({ status: 'in_progress', openQuestion: 'Đồng hồ số mấy ạ?' });
  await answer('Cột 12', { part: own });
  expect([(await issueNow(own)).status, (await issueNow(other)).status]).toEqual(['assigned', 'waiting_resident']);
  expect((await issueNow(code)).paused_at).toEqual(NOW);
  await answer('Đồng hồ 7');
  expect((await issueNow(other)).status).toBe('assigned');
  expect((await issueNow(code)).paused_at).toBeNull();
  expect((await seen(other, power))!.lastWords).toBe('Đồng hồ 7');
  expect((await seen(own))!.lastWords).toBe('Cột 12');
});

test('a part that gets more time takes the promise of the whole with it; what is done sooner does not bring it back', async () => {
  const promised = await work(db, town.officer, { code: own, act: 'postpone', to: '2026-12-04', text: 'chờ vật tư' });
  expect(promised).toMatchObject({ ok: true });
  const until = new Date('2026-12-04T17:00:00+07:00');
  expect(await issueNow(code)).toMatchObject({ due_at: until, paused_at: null });
  await work(db, town.officer, { code: own, act: 'answer', text: 'Đã thay bóng' });
  expect(await issueNow(code)).toMatchObject({ due_at: until, status: 'in_progress' });
});

test('a moderator asks about the whole while a part asks, too: it stands still until both are answered', async () => {
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await inTransaction(db, (tx) => writeIssue(tx, id, { status: 'waiting_resident', at: later(1) }));
  await inTransaction(db, (tx) => writeIssue(tx, id, { status: 'in_progress', at: later(2) }));
  expect((await issueNow(code)).paused_at).toEqual(later(2));
  await answer('Cột 12', { part: own });
  expect((await issueNow(code)).paused_at).toBeNull();
});

test('what comes after the question was settled is added to the part', async () => {
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await answer('Cột 12', { part: own });
  expect(await answer('À, cột 13', { part: own })).toEqual({ ok: true, code, status: 'in_progress' });
  expect(await seen(own)).toMatchObject({ status: 'assigned', lastWords: 'À, cột 13' });
});

test('nobody answers in seven days: the part goes on, and the resident hears it of the whole', async () => {
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await until(later(8 * 24));
  expect(await issueNow(own)).toMatchObject({ status: 'assigned', paused_at: null });
  const told = (await noticesTo(db, by.conversationId)).at(-1)!.text;
  expect(told).toContain(code);
  expect(told).not.toContain(own);
});

test('what the resident adds to the whole is read by who has its parts', async () => {
  const photo = await makePhoto(db, by.conversationId);
  await inTransaction(db, (tx) => addToIssue(tx, { ...by, code, text: 'Cả ngõ tối', media: [photo] }, later(2)));
  expect(await seen(other, power)).toMatchObject({ lastWords: 'Cả ngõ tối', photos: [photo] });
});

test('a resident who cannot be asked is none, and the clock goes on', async () => {
  await db.query(`UPDATE issues SET name_hidden = 'all' WHERE code = $1`, [code]);
  expect(await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' })).toMatchObject({
    ok: false,
    why: 'no_reporter',
  });
  expect(await issueNow(own)).toMatchObject({ status: 'assigned', paused_at: null });
});

test('whose data are erased leaves no word in the parts', async () => {
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await answer('Gọi tôi 0912 345 678', { part: own });
  const open = await inTransaction(db, (tx) => forgetReporter(tx, { personId: by.personId }, later(26)));
  expect(open).toBe(1);
  const words = await db.query(
    `SELECT 1 FROM issue_history h JOIN issues i ON i.id = h.issue_id
     WHERE (i.id = $1 OR i.parent_id = $1) AND h.text LIKE '%0912%'`,
    [id],
  );
  expect(words).toEqual([]);
});

test('whose data are erased while a part asks them: it and the whole go on', async () => {
  const { due_at: promised } = await issueNow(code);
  await work(db, town.officer, { code: own, act: 'ask', text: 'Cột số mấy ạ?' });
  await inTransaction(db, (tx) => forgetReporter(tx, { personId: by.personId }, later(25)));
  const part = await issueNow(own);
  expect(part).toMatchObject({ status: 'assigned', paused_at: null });
  expect(part.due_at.getTime()).toBeGreaterThan(promised.getTime());
  expect(await issueNow(code)).toMatchObject({ status: 'in_progress', paused_at: null, due_at: part.due_at });
});
