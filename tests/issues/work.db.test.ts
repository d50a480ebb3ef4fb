import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answerStaff } from '../../src/issues/answer-staff.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { fileIssues } from '../../src/issues/file-issues.ts';
import { reopenIssue } from '../../src/issues/reopen-issue.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { closeWhole } from '../../src/issues/split-issue.ts';
import { withdrawIssue } from '../../src/issues/withdraw-issue.ts';
import { workAtHand, workIssue, workList } from '../../src/issues/work-view.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, cadreOf, give, tellHolders, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let by: Reporter;
const viewer = { staffId: '', name: 'Điều phối', role: 'administrator', areaIds: [] } as const;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ('018f0000-0000-7000-8000-000000000001', 'm@x.vn', 'Điều phối', 'administrator', '{}')`,
  );
});
afterAll(() => db.close());

const moderator = { ...viewer, staffId: '018f0000-0000-7000-8000-000000000001' };

/** A new report, given to a post. */
async function given(postId: string | null = 'vien', photo = false): Promise<{ code: string; id: string }> {
  by = await makeResident(db);
  const media = photo ? [await makePhoto(db, by.conversationId)] : [];
  const { code } = await fileOne(db, by, { media });
  return { code, id: await give(db, code, 'ktht', postId) };
}

const issueNow = async (code: string) =>
  (await db.query<Record<string, unknown>>('SELECT * FROM issues WHERE code = $1', [code]))[0]!;

describe('an assigned issue', () => {
  test('is asked of who holds the post, once, with what its buttons start', async () => {
    const { code, id } = await given('vien', true);
    await tellHolders(db, [id]);
    await tellHolders(db, [id]);
    const asked = (await noticesTo(db, town.officer.conversationId)).filter(({ text }) => text.includes(code));
    expect(asked).toHaveLength(1);
    expect(asked[0]!.text).toContain(`Đồng chí được giao phản ánh ${code}: Đèn đường hỏng.`);
    expect(asked[0]!.choices!.map(({ label }) => label)).toEqual(['Nhận việc', 'Trả lại', 'Xem việc']);
    expect(asked[0]).toMatchObject({ media: [expect.any(String)] });
  });

  test('of a unit alone goes to who leads it', async () => {
    const { code, id } = await given(null);
    await tellHolders(db, [id]);
    expect((await noticesTo(db, town.head.conversationId)).some(({ text }) => text.includes(code))).toBe(true);
  });

  test('that nobody can be asked is a task of a moderator', async () => {
    by = await makeResident(db);
    const { code } = await fileOne(db, by);
    const id = await give(db, code, 'dl', 'truc');
    await tellHolders(db, [id]);
    expect(await db.query('SELECT kind, note FROM tasks WHERE issue_id = $1', [id])).toEqual([
      { kind: 'unreached', note: 'Chưa có ai giữ chức danh này, cũng không có người thay.' },
    ]);
  });

  test('is set to be told by the assigning itself', async () => {
    by = await makeResident(db);
    const { code } = await fileOne(db, by);
    const call = { viewer: moderator, code, unit: 'ktht', post: 'vien', version: 1 };
    await inTransaction(db, (tx) => assignIssue(tx, call, NOW));
    const { id } = await issueNow(code);
    expect(await db.query(`SELECT kind FROM timers WHERE subject = $1 AND kind = 'tell_holder'`, [id])).toHaveLength(1);
  });
});

describe('what a cadre does', () => {
  test('accepting tells the resident that it is worked on', async () => {
    const { code } = await given();
    expect(await work(db, town.officer, { code, act: 'accept' })).toMatchObject({ ok: true, status: 'in_progress' });
    expect((await noticesTo(db, by.conversationId)).at(-1)!.text).toContain(`Phản ánh ${code} đang được làm.`);
    expect(
      await db.query(`SELECT actor, post_id FROM issue_history WHERE kind = 'status' ORDER BY id DESC LIMIT 1`),
    ).toEqual([{ actor: 'cadre', post_id: 'vien' }]);
  });

  test('done comes to the resident with the photos of before and after', async () => {
    const { code } = await given('vien', true);
    const after = await makePhoto(db, town.officer.conversationId);
    expect(await work(db, town.officer, { code, act: 'done', text: 'Đã thay bóng.', media: [after] })).toMatchObject({
      ok: true,
      status: 'done',
    });
    const told = (await noticesTo(db, by.conversationId)).at(-1)! as {
      text: string;
      media?: string[];
      question: unknown;
    };
    expect(told.media).toHaveLength(2);
    expect(told.media![1]).toBe(after);
    expect(told.text).toMatch(/Đã thay bóng\.[\s\S]*Ảnh đầu: trước khi làm\. Ảnh sau: sau khi làm\./);
    expect(told.question).toMatchObject({ choices: [{ id: 'fixed' }, { id: 'not-fixed' }] });
  });

  test('photos that came before belong to what is done, those of a note never do', async () => {
    const { code } = await given('vien', true);
    const [noted, before] = [
      await makePhoto(db, town.officer.conversationId),
      await makePhoto(db, town.officer.conversationId),
    ];
    await work(db, town.officer, { code, act: 'note', text: 'Chủ hộ không hợp tác', media: [noted] });
    await work(db, town.officer, { code, act: 'photos', media: [before] });
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toMatchObject({ workPhotos: 1 });
    await work(db, town.officer, { code, act: 'done', text: 'Đã thay bóng.' });
    const told = (await noticesTo(db, by.conversationId)).at(-1)! as { text: string; media?: string[] };
    expect(told.media!.at(-1)).toBe(before);
    expect(told.media).not.toContain(noted);
    expect(told.text).not.toContain('không hợp tác');
  });

  test('what came back twice is given for good: it says so and has no way back, and its tasks end with it', async () => {
    const { code, id } = await given();
    await work(db, town.officer, { code, act: 'return', text: 'một' });
    await give(db, code, 'ktht', 'vien');
    await work(db, town.officer, { code, act: 'return', text: 'hai' });
    await give(db, code, 'ktht', 'vien');
    await tellHolders(db, [id]);
    const asked = (await noticesTo(db, town.officer.conversationId)).filter(({ text }) => text.includes(code)).at(-1)!;
    expect(asked.text).toContain('Mặt trận quyết định đồng chí làm');
    expect(asked.choices!.map(({ label }) => label)).toEqual(['Nhận việc', 'Xem việc']);
    await work(db, town.officer, { code, act: 'done', text: 'Đã thay.' });
    expect(await db.query('SELECT outcome FROM tasks WHERE issue_id = $1', [id])).toEqual([
      { outcome: 'closed' },
      { outcome: 'closed' },
    ]);
  });

  test('a note and photos are told to nobody', async () => {
    const { code } = await given();
    const before = (await noticesTo(db, by.conversationId)).length;
    await work(db, town.officer, { code, act: 'note', text: 'Không gửi dân' });
    await work(db, town.officer, { code, act: 'photos', media: [await makePhoto(db, town.officer.conversationId)] });
    await work(db, town.officer, { code, act: 'severity', to: 'high' });
    expect(await noticesTo(db, by.conversationId)).toHaveLength(before);
    expect(await issueNow(code)).toMatchObject({ severity: 'high', status: 'assigned' });
  });

  test('it comes back twice, each time with a task, and then it stays', async () => {
    const { code, id } = await given();
    expect(await work(db, town.officer, { code, act: 'return', text: 'của Điện lực' })).toMatchObject({
      ok: true,
      returned: 1,
    });
    expect(await work(db, town.officer, { code, act: 'accept' })).toMatchObject({ ok: false, why: 'unknown' });
    await give(db, code, 'ktht', 'vien');
    expect(await work(db, town.officer, { code, act: 'return', text: 'vẫn của Điện lực' })).toMatchObject({
      returned: 2,
    });
    await give(db, code, 'ktht', 'vien');
    expect(await work(db, town.officer, { code, act: 'return', text: 'không' })).toMatchObject({
      ok: false,
      why: 'decided',
    });
    expect(
      (await db.query('SELECT kind FROM tasks WHERE issue_id = $1 ORDER BY kind', [id])).map(({ kind }) => kind),
    ).toEqual(['returned', 'returned_again']);
  });

  test('while the resident is asked the promised day waits for the answer', async () => {
    const { code } = await given();
    const { due_at: promised } = await issueNow(code);
    await work(db, town.officer, { code, act: 'ask', text: 'Cột số mấy ạ?' });
    expect((await noticesTo(db, by.conversationId)).at(-1)!.text).toContain('Cột số mấy ạ?');
    // While it waits it is not late, whatever the day is.
    const muchLater = new Date('2027-01-04T08:00:00+07:00');
    const { items, late } = await workList(db.database, await cadreOf(db, town.officer), { now: muchLater });
    expect(late).toBe(items.filter((item) => item.code !== code && item.dueAt! < muchLater).length);
    const later = new Date('2026-11-24T08:00:00+07:00');
    await inTransaction(db, (tx) => answerStaff(tx, { ...by, code, text: 'Cột 12', media: [] }, later));
    const { due_at: moved, status } = await issueNow(code);
    expect(status).toBe('assigned');
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toMatchObject({ lastWords: 'Cột 12' });
    expect((moved as Date).getTime()).toBeGreaterThan((promised as Date).getTime());
    expect(await db.query(`SELECT payload->>'what' AS what FROM timers WHERE kind = 'tell_cadre'`)).toContainEqual({
      what: 'answered',
    });
  });

  test('who has it hears that the resident says it is not done, and reads their words', async () => {
    const { code, id } = await given();
    await work(db, town.officer, { code, act: 'answer', text: 'Đã xem.' });
    await inTransaction(db, (tx) => reopenIssue(tx, { ...by, code, text: 'Đèn vẫn tắt', media: [] }, NOW));
    expect(
      await db.query(`SELECT payload->>'what' AS what FROM timers WHERE payload->>'issueId' = $1`, [id]),
    ).toContainEqual({ what: 'reopened' });
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toMatchObject({
      status: 'reopened',
      lastWords: 'Đèn vẫn tắt',
    });
  });

  test('more time is told with its reason, and asked for at most twice', async () => {
    const { code } = await given();
    expect(await work(db, town.officer, { code, act: 'postpone', text: 'chờ vật tư', to: '2026-11-23' })).toMatchObject(
      { why: 'bad_day' },
    );
    expect(await work(db, town.officer, { code, act: 'postpone', text: 'chờ vật tư', to: '2026-12-01' })).toMatchObject(
      { ok: true },
    );
    expect((await noticesTo(db, by.conversationId)).at(-1)!.text).toMatch(
      /cần thêm thời gian: chờ vật tư\. .*thứ Ba, 01\/12/,
    );
    expect(await work(db, town.officer, { code, act: 'postpone', text: 'mưa', to: '2026-12-03' })).toMatchObject({
      ok: true,
    });
    expect(await work(db, town.officer, { code, act: 'postpone', text: 'mưa', to: '2026-12-05' })).toMatchObject({
      why: 'too_often',
    });
  });

  test('a duplicate joins the other, whose news its reporter hears', async () => {
    const one = await given();
    const other = await given();
    expect(await work(db, town.officer, { code: one.code, act: 'duplicate', to: other.code })).toMatchObject({
      ok: true,
      status: 'merged',
    });
    expect(await db.query('SELECT 1 FROM issue_followers WHERE issue_id = $1', [other.id])).toHaveLength(1);
    expect(await work(db, town.officer, { code: other.code, act: 'duplicate', to: 'AN-9999' })).toMatchObject({
      why: 'not_same',
    });
  });

  test('a matter of two units has a part for each, and is done when both are', async () => {
    const { code, id } = await given();
    expect(await workIssue(db.database, await cadreOf(db, town.officer), code)).toMatchObject({
      splitUnits: [{ id: 'dl', name: 'Điện lực' }],
      needsPhoto: true,
    });
    const split = await work(db, town.officer, { code, act: 'split', units: ['dl'] });
    expect(split).toMatchObject({ ok: true, parts: [expect.any(String), expect.any(String)] });
    expect(await work(db, town.officer, { code, act: 'done', text: 'x' })).toMatchObject({ ok: false, why: 'parts' });
    expect(await work(db, town.officer, { code: split.parts![0]!, act: 'done', text: 'Đã thay bóng' })).toMatchObject({
      ok: true,
    });
    await closeParts(id);
    expect(await issueNow(code)).toMatchObject({ status: 'in_progress' });
    await db.query(`UPDATE issues SET status = 'done' WHERE code = $1`, [split.parts![1]]);
    await closeParts(id);
    expect(await issueNow(code)).toMatchObject({ status: 'done' });
    expect((await noticesTo(db, by.conversationId)).at(-1)!.text).toContain(
      '– Phòng Kinh tế, Hạ tầng và Đô thị: Đã thay bóng',
    );
  });

  test('what is withdrawn ends its parts, and who has them hears it', async () => {
    const { code, id } = await given();
    const { parts } = await work(db, town.officer, { code, act: 'split', units: ['dl'] });
    await inTransaction(db, (tx) => withdrawIssue(tx, { ...by, code }, NOW));
    expect(await db.query(`SELECT 1 FROM timers WHERE kind = 'close_whole' AND subject = $1`, [id])).toHaveLength(1);
    await closeParts(id);
    for (const part of parts!) expect(await issueNow(part)).toMatchObject({ status: 'withdrawn' });
    expect(
      await db.query(
        `SELECT code FROM issues WHERE id IN (SELECT (payload->>'issueId')::uuid FROM timers
        WHERE kind = 'tell_holder_news') AND parent_id = $1 ORDER BY code`,
        [id],
      ),
    ).toEqual(parts!.map((part) => ({ code: part })));
  });

  const closeParts = (id: string) =>
    inTransaction(db, (tx) =>
      closeWhole({ wakeSend: () => {} })(tx, [{ id, kind: 'close_whole', subject: id, payload: {}, attempts: 0 }], NOW),
    );

  test('where the unit wants it, the resident hears nothing before a moderator approved', async () => {
    const { code, id } = await given();
    await db.query(`UPDATE units SET drafts_approved = true WHERE id = 'ktht'`);
    const before = (await noticesTo(db, by.conversationId)).length;
    expect(await work(db, town.officer, { code, act: 'done', text: 'Đã thay.' })).toMatchObject({
      ok: true,
      draft: true,
    });
    await db.query(`UPDATE units SET drafts_approved = false WHERE id = 'ktht'`);
    expect(await noticesTo(db, by.conversationId)).toHaveLength(before);
    expect(await issueNow(code)).toMatchObject({ status: 'assigned' });
    expect(await db.query('SELECT kind, note FROM tasks WHERE issue_id = $1', [id])).toEqual([
      { kind: 'draft', note: 'Đã thay.' },
    ]);
  });
});

describe('the list of a cadre', () => {
  test('holds what waits for their own posts, by deadline, and counts the late', async () => {
    const { code } = await given('vien');
    await db.query(`UPDATE issues SET due_at = '2026-01-01' WHERE code = $1`, [code]);
    const list = await workList(db.database, await cadreOf(db, town.officer), { now: NOW });
    expect(list.items[0]).toMatchObject({ code, category: { vi: 'Đèn đường hỏng' } });
    expect(list.late).toBe(1);
    expect(list.total).toBe(list.items.length);
    expect((await workList(db.database, await cadreOf(db, town.quarter), { now: NOW })).total).toBe(0);
  });

  test('a photo without words belongs to what was spoken of a quarter of an hour ago, or to what it quotes', async () => {
    const { code, id } = await given('vien');
    await tellHolders(db, [id]);
    const cadre = await cadreOf(db, town.officer);
    const asked = { conversationId: town.officer.conversationId, repliesTo: null };
    expect(await workAtHand(db.database, cadre, { ...asked, now: new Date(NOW.getTime() + 14 * 60_000) })).toBe(code);
    expect(await workAtHand(db.database, cadre, { ...asked, now: new Date(NOW.getTime() + 16 * 60_000) })).toBeNull();
    await db.query(`UPDATE outbox_messages SET external_ids = '{m7}' WHERE issue_id = $1`, [id]);
    const late = new Date(NOW.getTime() + 86_400_000);
    expect(await workAtHand(db.database, cadre, { ...asked, repliesTo: 'm7', now: late })).toBe(code);
    expect(
      await workAtHand(db.database, await cadreOf(db, town.quarter), { ...asked, repliesTo: 'm7', now: late }),
    ).toBeNull();
  });
});

test('what is entered for others has no reporter, a source, and the post that entered it', async () => {
  const draft = { text: 'Đèn hỏng', categoryCode: 'HT-01', areaId: 'cho', media: [], channel: 'web' };
  const by = { personId: null, conversationId: null, source: 'paper', postId: 'kp-cho' };
  const filed = await inTransaction(db, (tx) =>
    fileIssues(
      tx,
      [
        { ...draft, ...by },
        { ...draft, ...by },
      ],
      NOW,
    ),
  );
  expect(new Set(filed.map(({ code }) => code)).size).toBe(2);
  expect(await issueNow(filed[0]!.code)).toMatchObject({ source: 'paper', person_id: null, conversation_id: null });
});
