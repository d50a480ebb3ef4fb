import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addToIssue } from '../../src/issues/add-to-issue.ts';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { issueTimers } from '../../src/issues/issue-timers.ts';
import { mergeIssue } from '../../src/issues/merge-issue.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { withdrawIssue } from '../../src/issues/withdraw-issue.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, give, type Worker, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let by: Reporter;
const STAFF = '018f0000-0000-7000-8000-000000000001';
const viewer = { staffId: STAFF, name: 'Điều phối', role: 'administrator', areaIds: [] } as const;
const MINUTE = 60_000;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'm@x.vn', 'Điều phối', 'administrator', '{}')`,
    [STAFF],
  );
});
afterAll(() => db.close());

/** A new report that its officer has taken. */
async function taken(): Promise<{ code: string; id: string }> {
  by = await makeResident(db);
  const { code } = await fileOne(db, by);
  const id = await give(db, code, 'ktht', 'vien');
  await work(db, town.officer, { code, act: 'accept' });
  return { code, id };
}

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

const add = (code: string, text: string, { media = [] as string[], at = NOW } = {}) =>
  inTransaction(db, (tx) => addToIssue(tx, { ...by, code, text, media }, at));

/** Whatever is due by then happens. */
const until = (at: Date) =>
  fireTimers({
    database: db.database,
    clock: manualClock(at),
    logger: silentLogger,
    handlers: issueTimers({ wakeSend: () => {} }),
  });

const toldTo = async ({ conversationId }: Worker, code: string) =>
  (await noticesTo(db, conversationId)).map(({ text }) => text).filter((text) => text.includes(code));

const versionOf = async (code: string) =>
  (await db.query<{ version: number }>('SELECT version FROM issues WHERE code = $1', [code]))[0]!.version;

describe('what the resident adds', () => {
  test('is told to whoever has it, with words and photos', async () => {
    const { code } = await taken();
    const photo = await makePhoto(db, by.conversationId);
    await add(code, 'Cột thứ hai cũng tắt', { media: [photo] });
    await until(NOW);
    expect(await toldTo(town.officer, code)).toEqual([
      `Người dân nhắn thêm và gửi 1 ảnh về ${code}:\n“Cột thứ hai cũng tắt”\nĐồng chí nhắn ${code} để xem và làm tiếp.`,
    ]);
    expect((await noticesTo(db, town.officer.conversationId)).at(-1)).toMatchObject({ media: [photo] });
  });

  test('within the hour is one message, and comes when the hour is over', async () => {
    const { code } = await taken();
    await add(code, 'Từ tối qua');
    await until(NOW);
    await add(code, 'Cả ngõ tối', { at: later(5) });
    await until(later(5));
    await add(code, 'Trẻ con ngã', { at: later(20) });
    await until(later(20));
    expect(await toldTo(town.officer, code)).toHaveLength(1);
    await until(later(61));
    const told = await toldTo(town.officer, code);
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('“Cả ngõ tối”\n“Trẻ con ngã”');
    await until(later(200));
    expect(await toldTo(town.officer, code)).toHaveLength(2);
  });

  test('at night waits for the morning', async () => {
    const { code } = await taken();
    const night = new Date('2026-11-23T22:10:00+07:00');
    await add(code, 'Giờ lại tắt', { at: night });
    await until(night);
    expect(await toldTo(town.officer, code)).toEqual([]);
    await until(new Date('2026-11-24T06:30:00+07:00'));
    expect(await toldTo(town.officer, code)).toHaveLength(1);
  });

  test('to a matter of several units is told to who has its parts, each once', async () => {
    const { code } = await taken();
    const { parts } = await work(db, town.officer, { code, act: 'split', units: ['dl'] });
    await until(NOW);
    await add(code, 'Dây điện cũng chùng', { at: later(120) });
    await until(later(120));
    const added = (await noticesTo(db, town.officer.conversationId)).filter(({ text }) => text.includes('Dây điện'));
    expect(added.map(({ text }) => text.split('\n')[0])).toEqual([`Người dân nhắn thêm về ${parts![0]}:`]);
  });

  test('is told to nobody whom the issue is about', async () => {
    const { code, id } = await taken();
    await db.query(`UPDATE issues SET about = 'named' WHERE id = $1`, [id]);
    await db.query(`INSERT INTO issue_subjects (issue_id, post_id) VALUES ($1, 'vien')`, [id]);
    await add(code, 'Chính ông ấy làm');
    await until(NOW);
    expect(await toldTo(town.officer, code)).toEqual([]);
  });
});

describe('what others do with an issue', () => {
  test('a moderator gives it to somebody else: who had it hears so at once, who has it is asked', async () => {
    const { code } = await taken();
    await add(code, 'Cột thứ hai cũng tắt');
    await until(NOW);
    const call = { viewer, code, unit: 'kp', post: 'kp-cho', version: await versionOf(code) };
    await inTransaction(db, (tx) => assignIssue(tx, call, later(2)));
    await until(later(2));
    expect((await toldTo(town.officer, code)).slice(1)).toEqual([
      `Mặt trận đã chuyển ${code} cho nơi khác: Trưởng các khu phố. Đồng chí không cần làm tiếp.`,
    ]);
    expect((await toldTo(town.quarter, code)).map((text) => text.split('\n')[0])).toEqual([
      `Đồng chí được giao phản ánh ${code}: Đèn đường hỏng.`,
    ]);
  });

  test('from post to post of the same person nothing is told of who had it', async () => {
    const { code } = await taken();
    await db.query(
      `UPDATE holders SET person_id = (SELECT person_id FROM holders WHERE post_id = 'vien') WHERE post_id = 'kp-cho'`,
    );
    const call = { viewer, code, unit: 'kp', post: 'kp-cho', version: await versionOf(code) };
    await inTransaction(db, (tx) => assignIssue(tx, call, NOW));
    await until(NOW);
    expect((await toldTo(town.officer, code)).filter((text) => text.includes('nơi khác'))).toEqual([]);
    await db.query(`UPDATE holders SET person_id = $1 WHERE post_id = 'kp-cho'`, [town.quarter.personId]);
  });

  test('a moderator answers, refuses or joins it: nothing more is to be done', async () => {
    const answered = await taken();
    await inTransaction(db, (tx) => answerIssue(tx, { viewer, code: answered.code, text: 'Đã có lịch thay.' }, NOW));
    const refused = await taken();
    const refusal = { viewer, code: refused.code, to: 'refused', reason: 'Đường riêng.', refusal: 'other' } as const;
    await inTransaction(db, async (tx) =>
      changeStatus(tx, { ...refusal, version: await versionOf(refused.code) }, NOW),
    );
    const merged = await taken();
    const version = await versionOf(merged.code);
    await inTransaction(db, (tx) => mergeIssue(tx, { viewer, code: merged.code, into: answered.code, version }, NOW));
    await until(NOW);
    expect((await toldTo(town.officer, answered.code)).sort()).toEqual([
      `${merged.code} trùng với ${answered.code} nên đã ghép vào đó. Đồng chí không cần làm riêng ${merged.code} nữa.`,
      `Mặt trận đã trả lời người dân về ${answered.code}. Đồng chí không cần làm tiếp.`,
    ]);
    expect(await toldTo(town.officer, refused.code)).toEqual([
      `Mặt trận đã khép lại ${refused.code} và báo lý do cho người dân. Đồng chí không cần làm tiếp.`,
    ]);
  });

  test('what its resident takes back ends its parts, and who has them hears it', async () => {
    const { code } = await taken();
    const { parts } = await work(db, town.officer, { code, act: 'split', units: ['dl'] });
    await until(NOW);
    await inTransaction(db, (tx) => withdrawIssue(tx, { ...by, code }, later(1)));
    // The whole ends its parts, which is then told.
    await until(later(1));
    await until(later(1));
    expect((await toldTo(town.officer, parts![0]!)).at(-1)).toBe(
      `Phản ánh ${parts![0]} đã khép lại. Đồng chí không cần làm tiếp.`,
    );
  });

  test('what they did themselves is no news to them', async () => {
    const { code } = await taken();
    await work(db, town.officer, { code, act: 'answer', text: 'Đã xem.' });
    await until(later(90));
    expect(await toldTo(town.officer, code)).toEqual([]);
  });
});
