import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { decideDraft } from '../../src/issues/decide-draft.ts';
import { waitingDraft } from '../../src/issues/draft-store.ts';
import type { DecideDraft } from '../../src/issues/issue-change-schema.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { TELL_CADRE, tellCadre } from '../../src/issues/tell-cadre.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { fileOne, inTransaction, makePhoto, makeResident, NOW, noticesTo } from './small-town.ts';
import { buildWorkTown, give, type WorkTown, work } from './work-town.ts';

let db: TestDatabase;
let town: WorkTown;
let by: Reporter;
let code: string;
let id: string;

const STAFF = '018f0000-0000-7000-8000-000000000001';
const viewer = { staffId: STAFF, name: 'Điều phối', role: 'administrator', areaIds: [] } as const;

beforeAll(async () => {
  db = await testDatabase();
  town = await buildWorkTown(db);
  await db.query(
    `INSERT INTO staff_users (id, email, name, role, area_ids) VALUES ($1, 'm@x.vn', 'Điều phối', 'administrator', '{}')`,
    [STAFF],
  );
  await db.query(`UPDATE units SET drafts_approved = true WHERE id = 'ktht'`);
});
afterAll(() => db.close());

beforeEach(async () => {
  by = await makeResident(db);
  ({ code } = await fileOne(db, by, { media: [await makePhoto(db, by.conversationId)] }));
  id = await give(db, code, 'ktht', 'vien');
});

const draftOf = async () => (await waitingDraft(db.database, id))!;
const decide = (call: DecideDraft) => inTransaction(db, (tx) => decideDraft(tx, { viewer, code, ...call }, NOW));
const issueNow = async () =>
  (await db.query<{ status: string; version: number }>('SELECT * FROM issues WHERE id = $1', [id]))[0]!;
const heard = async () => (await noticesTo(db, by.conversationId)).map(({ text }) => text);

/** What the timers of this issue tell the cadre. */
async function toldToCadre(): Promise<string[]> {
  const timers = await db.query<{ id: string; kind: string; subject: string; payload: object; attempts: number }>(
    `SELECT id::text, kind, subject, payload, attempts FROM timers WHERE kind = $1 AND payload->>'issueId' = $2`,
    [TELL_CADRE, id],
  );
  await inTransaction(db, (tx) => tellCadre({ wakeSend: () => {} })(tx, timers as never, NOW));
  return (await noticesTo(db, town.officer.conversationId))
    .map(({ text }) => text)
    .filter((text) => text.includes(code));
}

describe('what a cadre wrote for the resident', () => {
  test('goes out with its photos when a moderator approves it, in the words that they changed, and the cadre hears it', async () => {
    const after = await makePhoto(db, town.officer.conversationId);
    await work(db, town.officer, { code, act: 'done', text: 'Thay bóng', media: [after] });
    const { version } = await issueNow();
    const draft = await draftOf();
    await decide({ approve: true, draft: draft.id, text: 'Đã thay bóng đèn ở cổng chợ.', version });
    expect(await issueNow()).toMatchObject({ status: 'done' });
    const told = (await noticesTo(db, by.conversationId)).at(-1)! as { text: string; media?: string[] };
    expect(told.text).toContain('Đã thay bóng đèn ở cổng chợ.');
    expect(told.media!.at(-1)).toBe(after);
    expect(await toldToCadre()).toEqual([`Câu trả lời của đồng chí về ${code} đã được duyệt và gửi người dân.`]);
    expect(await db.query(`SELECT outcome FROM tasks WHERE issue_id = $1 AND kind = 'draft'`, [id])).toEqual([
      { outcome: 'approved' },
    ]);
    expect(await waitingDraft(db.database, id)).toBeNull();
  });

  test('that is sent back reaches the cadre with the reason and the resident not at all', async () => {
    await work(db, town.officer, { code, act: 'answer', text: 'Để xem.' });
    const { version } = await issueNow();
    await decide({ approve: false, draft: (await draftOf()).id, reason: 'Xin nói rõ ngày nào xong.', version });
    expect(await heard()).toEqual([]);
    expect(await toldToCadre()).toEqual([
      `Câu trả lời về ${code} chưa được duyệt: Xin nói rõ ngày nào xong.\nĐồng chí nhắn ${code} để viết lại.`,
    ]);
    expect(await issueNow()).toMatchObject({ status: 'assigned' });
  });

  test('is not approved where the cadre has written anew since it was read', async () => {
    await work(db, town.officer, { code, act: 'answer', text: 'Lần một.' });
    const read = await draftOf();
    await work(db, town.officer, { code, act: 'answer', text: 'Lần hai.' });
    const { version } = await issueNow();
    await expect(decide({ approve: true, draft: read.id, version })).rejects.toMatchObject({ code: 'stale' });
    expect(await draftOf()).toMatchObject({ text: 'Lần hai.' });
    expect(await heard()).toEqual([]);
  });

  test('does not go out with a blank in it', async () => {
    await work(db, town.officer, { code, act: 'answer', text: 'Xong hôm nay.' });
    const { version } = await issueNow();
    await expect(
      decide({ approve: true, draft: (await draftOf()).id, text: 'Xong vào [ngày].', version }),
    ).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'Câu gửi người dân còn phần trong ngoặc vuông chưa điền.',
    });
  });

  test('gives way to what the moderator says themselves', async () => {
    await work(db, town.officer, { code, act: 'answer', text: 'Đang xem.' });
    await inTransaction(db, (tx) => answerIssue(tx, { viewer, code, text: 'Điện lực sẽ đến ngày mai.' }, NOW));
    expect(await waitingDraft(db.database, id)).toBeNull();
    const { version } = await issueNow();
    await expect(decide({ approve: true, draft: STAFF, version })).rejects.toMatchObject({
      message: 'Không có câu trả lời nào đang chờ duyệt.',
    });
  });
});
