import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addNote } from '../../src/issues/add-note.ts';
import { addToIssue } from '../../src/issues/add-to-issue.ts';
import { answerIssue } from '../../src/issues/answer-issue.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeArea } from '../../src/issues/change-area.ts';
import { changeCategory } from '../../src/issues/change-category.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import type { ChangeStatus } from '../../src/issues/issue-change-schema.ts';
import type { IssueItem, IssueStatus } from '../../src/issues/issue-schema.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import type { Transaction } from '../../src/platform/database.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { makeUser } from '../staff/staff-app.ts';
import { buildTown, fileOne, inTransaction, makeResident, NOW, noticesTo } from './small-town.ts';

const db = await testDatabase();
let viewer: Viewer;
let resident: Reporter;
let code: string;

beforeAll(async () => {
  await buildTown(db);
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  viewer = { staffId, name: 'Lan', role: 'moderator', areaIds: [] };
});
beforeEach(async () => {
  resident = await makeResident(db);
  code = (await fileOne(db, resident)).code;
});
afterAll(() => db.close());

type Make<Call> = (tx: Transaction, call: Call & { viewer: Viewer; code: string }, now: Date) => Promise<IssueItem>;
const run = <const Call extends object>(make: Make<Call>, call: Call, now = NOW) =>
  inTransaction(db, (tx) => make(tx, { ...call, viewer, code }, now));

/** Sets a status by hand, where the way to it does not matter. */
const put = async (status: IssueStatus) => {
  await db.query('UPDATE issues SET status = $2 WHERE code = $1', [code, status]);
};
const history = () =>
  db.query(
    `SELECT h.kind, h.from_value AS "from", h.to_value AS "to", h.text, s.name AS staff FROM issue_history h
     JOIN issues i ON i.id = h.issue_id LEFT JOIN staff_users s ON s.id = h.staff_id
     WHERE i.code = $1 AND h.kind <> 'filed' ORDER BY h.id`,
    [code],
  );
const told = async () => (await noticesTo(db, resident.conversationId)).map(({ text }) => text);

describe('a change of status', () => {
  test('is written with its history, one version higher, and told', async () => {
    const item = await run(changeStatus, { to: 'answered', reason: 'Tuần sau sẽ thay bóng.', version: 1 });
    expect(item).toMatchObject({ code, status: 'answered', version: 2, updatedAt: NOW.toISOString() });
    expect(await history()).toEqual([
      { kind: 'status', from: 'new', to: 'answered', text: 'Tuần sau sẽ thay bóng.', staff: 'Lan' },
    ]);
    expect(await told()).toEqual([
      `Trả lời phản ánh ${code}:\nTuần sau sẽ thay bóng.\nNếu thấy chưa được, ông/bà nhắn: ${code}.`,
    ]);
  });

  test.each<[string, Omit<ChangeStatus, 'version'>, RegExp]>([
    ['triaged', { to: 'triaged' }, /^Cán bộ đã xem phản ánh/],
    ['a question', { to: 'waiting_resident', reason: 'Cột số mấy ạ?' }, /cán bộ hỏi:\nCột số mấy ạ\?/],
    [
      'a refusal',
      { to: 'refused', refusal: 'not_ours', reason: 'Gọi Điện lực giúp.' },
      /không thuộc trách nhiệm của phường\.\nGọi/,
    ],
    ['a refusal without a reason of the list', { to: 'refused', reason: 'Nhà đã dỡ.' }, /không nhận xử lý được\.\nNhà/],
  ])('%s is told to the resident', async (_name, call, text) => {
    await run(changeStatus, { ...call, version: 1 });
    expect(await told()).toEqual([expect.stringMatching(text)]);
  });

  test('“done” asks whether it is, with what each answer starts', async () => {
    await put('in_progress');
    await run(changeStatus, { to: 'done', reason: 'Đã thay bóng.', version: 1 });
    const [notice] = await noticesTo(db, resident.conversationId);
    expect(notice!.text).toContain('Đã thay bóng.\nÔng/bà xem giúp, việc này xong chưa ạ?');
    expect(notice!.choices?.map(({ label }) => label)).toEqual(['Xong rồi', 'Chưa']);
    expect(notice!.question).toMatchObject({
      choices: [
        { starts: { flow: 'confirm-fix', step: 'fixed', answers: { code } } },
        { starts: { flow: 'confirm-fix', step: 'notFixed', answers: { code } } },
      ],
    });
  });

  test('is told in the language of the resident', async () => {
    resident = await makeResident(db, 'en');
    code = (await fileOne(db, resident)).code;
    await run(changeStatus, { to: 'triaged', version: 1 });
    expect(await told()).toEqual([expect.stringContaining(`An officer has read report ${code}`)]);
  });

  test.each<[IssueStatus, string]>([
    ['refused', 'Xin ghi lý do không nhận để báo người dân.'],
    ['waiting_resident', 'Xin ghi câu hỏi gửi người dân.'],
    ['answered', 'Xin ghi câu trả lời gửi người dân.'],
    ['done', 'Xin ghi đã làm được việc gì để báo người dân.'],
    ['assigned', 'Xin chọn đơn vị để chuyển.'],
  ])('to %s without what it needs is refused in words, with the present item', async (to, message) => {
    await put('triaged');
    await expect(run(changeStatus, { to, version: 1 })).rejects.toMatchObject({
      code: 'not_allowed',
      status: 422,
      message,
      detail: { code, status: 'triaged', version: 1 },
    });
    expect(await told()).toEqual([]);
  });

  test('that the table forbids is refused in words', async () => {
    await expect(run(changeStatus, { to: 'confirmed', version: 1 })).rejects.toMatchObject({
      status: 422,
      message: 'Phản ánh đang ở trạng thái “mới”, không chuyển sang “người dân xác nhận xong” được.',
    });
    await expect(run(changeStatus, { to: 'new', version: 1 })).rejects.toMatchObject({
      message: 'Phản ánh đang ở trạng thái “mới” rồi.',
    });
  });

  test('of an older version is refused with the present item, and changes nothing', async () => {
    await run(changeStatus, { to: 'triaged', version: 1 });
    await expect(run(changeStatus, { to: 'refused', reason: 'Trùng.', version: 1 })).rejects.toMatchObject({
      code: 'stale',
      status: 409,
      detail: { code, status: 'triaged', version: 2 },
    });
    expect(await history()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  test('made by two at the same time is made by one', async () => {
    const both = await Promise.allSettled([
      run(changeStatus, { to: 'triaged', version: 1 }),
      run(changeStatus, { to: 'answered', reason: 'Đã rõ.', version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await history()).toHaveLength(1);
  });

  test('that opens again promises a new day', async () => {
    await put('refused');
    const later = new Date('2026-12-01T09:00:00+07:00');
    const item = await run(changeStatus, { to: 'reopened', version: 1 }, later);
    expect(item).toMatchObject({ status: 'reopened', dueAt: new Date('2026-12-02T17:00:00+07:00').toISOString() });
  });

  test('names its cause, so that it is queued once', async () => {
    await run(changeStatus, { to: 'triaged', version: 1 });
    const [row] = await db.query<{ once_key: string }>(
      'SELECT once_key FROM outbox_messages WHERE conversation_id = $1',
      [resident.conversationId],
    );
    expect(row!.once_key).toMatch(/^issue:[0-9a-f-]{36}:history:\d+$/);
  });
});

describe('assigning', () => {
  test('sets unit, post and status and says who has it and by when', async () => {
    const item = await run(assignIssue, { unit: 'ktht', post: 'vien', version: 1 });
    expect(item).toMatchObject({
      status: 'assigned',
      unit: 'ktht',
      post: 'vien',
      version: 2,
      names: { unit: 'Phòng Kinh tế, Hạ tầng và Đô thị', post: 'Chuyên viên' },
    });
    expect(await history()).toEqual([
      { kind: 'assigned', from: null, to: 'ktht', text: 'Chuyên viên', staff: 'Lan' },
      { kind: 'status', from: 'new', to: 'assigned', text: null, staff: 'Lan' },
    ]);
    expect(await told()).toEqual([
      `Phản ánh ${code} đã chuyển Phòng Kinh tế, Hạ tầng và Đô thị. Ông/bà sẽ có trả lời chậm nhất thứ Ba, 24/11.`,
    ]);
  });

  test('to another unit is told again, to another post in it is not', async () => {
    await run(assignIssue, { unit: 'ktht', post: 'vien', version: 1 });
    await run(assignIssue, { unit: 'ktht', post: 'truong', version: 2 });
    await run(assignIssue, { unit: 'ca', version: 3 });
    expect(await told()).toEqual([expect.stringContaining('Phòng Kinh tế'), expect.stringContaining('Công an phường')]);
    const item = await run(assignIssue, { unit: 'ca', post: 'doi', version: 4 });
    expect(item).toMatchObject({ unit: 'ca', post: 'doi', status: 'assigned' });
  });

  test('back to its unit is a plain change of status', async () => {
    await run(assignIssue, { unit: 'ktht', version: 1 });
    await run(changeStatus, { to: 'in_progress', version: 2 });
    expect(await run(changeStatus, { to: 'assigned', version: 3 })).toMatchObject({ status: 'assigned', unit: 'ktht' });
    expect((await history()).at(-1)).toMatchObject({ kind: 'status', from: 'in_progress', to: 'assigned' });
  });

  test.each([
    ['a unit that does not exist', { unit: 'nothing' }, 'Không có đơn vị này, hoặc đơn vị không còn hoạt động.'],
    ['a unit that was dissolved', { unit: 'giai-the' }, 'Không có đơn vị này, hoặc đơn vị không còn hoạt động.'],
    ['a post of another unit', { unit: 'ktht', post: 'doi' }, 'Chức danh này không thuộc đơn vị đã chọn.'],
  ])('to %s is refused', async (_name, call, message) => {
    await expect(run(assignIssue, { ...call, version: 1 })).rejects.toMatchObject({ status: 422, message });
  });

  test('to the unit that has it, or of what is closed, is refused', async () => {
    await run(assignIssue, { unit: 'ktht', version: 1 });
    await expect(run(assignIssue, { unit: 'ktht', version: 2 })).rejects.toMatchObject({ status: 422 });
    await put('done');
    await expect(run(assignIssue, { unit: 'ca', version: 2 })).rejects.toMatchObject({ status: 422 });
  });
});

describe('correcting the category', () => {
  test('changes who may see it and the promised day; the code stays', async () => {
    const item = await run(changeCategory, { category: 'DC-05', version: 1 });
    expect(item).toMatchObject({ code, category: 'DC-05', visibility: 'P', version: 2 });
    expect(item.dueAt).toBe(new Date('2026-12-07T17:00:00+07:00').toISOString());
    expect(await told()).toEqual([
      expect.stringContaining('cần thêm thời gian. Ông/bà sẽ có trả lời chậm nhất thứ Hai, 07/12'),
    ]);
  });

  test('to one with an earlier day says nothing', async () => {
    await run(changeCategory, { category: 'VS-02', version: 1 });
    await run(changeCategory, { category: 'VS-01', version: 2 });
    expect(await told()).toHaveLength(1);
  });

  test('after a reopening keeps the day that was promised then', async () => {
    await db.query('UPDATE issues SET reopened = 1 WHERE code = $1', [code]);
    const item = await run(changeCategory, { category: 'VS-02', version: 1 });
    expect(item.dueAt).toBe(new Date('2026-11-24T17:00:00+07:00').toISOString());
  });

  test('to an unknown or the same one, or of what is closed, is refused', async () => {
    for (const category of ['ZZ-01', 'HT-01'])
      await expect(run(changeCategory, { category, version: 1 })).rejects.toMatchObject({ status: 422 });
    await put('refused');
    await expect(run(changeCategory, { category: 'VS-01', version: 1 })).rejects.toMatchObject({
      message: 'Phản ánh đã khép lại (“không nhận”). Muốn thay đổi, xin mở lại trước.',
    });
  });
});

describe('correcting the area', () => {
  test('keeps the code and is found under the new name', async () => {
    const item = await run(changeArea, { area: 'song', version: 1 });
    expect(item).toMatchObject({ code, area: 'song', ward: 'binh', names: { area: 'Khu phố Sông', ward: 'Bình Hòa' } });
    const [row] = await db.query<{ search_key: string }>('SELECT search_key FROM issues WHERE code = $1', [code]);
    expect(row!.search_key).toContain('khu pho song binh hoa');
    expect(row!.search_key).not.toContain('an phu');
  });

  test('to another ward takes it from the unit, back to triage', async () => {
    await run(assignIssue, { unit: 'ktht', post: 'vien', version: 1 });
    const item = await run(changeArea, { area: 'binh', version: 2 });
    expect(item).toMatchObject({ status: 'triaged', unit: null, post: null });
    expect((await history()).slice(2)).toMatchObject([
      { kind: 'area', from: 'cho', to: 'binh' },
      { kind: 'assigned', from: 'ktht', to: null },
      { kind: 'status', from: 'assigned', to: 'triaged' },
    ]);
  });

  test('within the ward leaves it with the unit', async () => {
    await run(assignIssue, { unit: 'ktht', version: 1 });
    expect(await run(changeArea, { area: 'an', version: 2 })).toMatchObject({ status: 'assigned', unit: 'ktht' });
  });

  test('to a former, an unknown or the same area is refused', async () => {
    for (const area of ['cu', 'nowhere', 'cho'])
      await expect(run(changeArea, { area, version: 1 })).rejects.toMatchObject({ status: 422 });
  });
});

describe('a note', () => {
  test('stands in the history and never reaches the resident', async () => {
    const secret = 'NGƯỜI NÀY HAY GỌI, ĐỪNG TRẢ LỜI';
    const item = await run(addNote, { text: secret });
    expect(item.version).toBe(1);
    await run(changeStatus, { to: 'triaged', version: 1 });
    await run(assignIssue, { unit: 'ktht', version: 2 });
    await run(addNote, { text: secret, version: 3 });
    await run(changeStatus, { to: 'waiting_resident', reason: 'Ở đâu ạ?', version: 3 });
    await run(answerIssue, { text: 'Đã rõ.' });
    await run(changeStatus, { to: 'done', reason: 'Đã thay.', version: 5 });
    expect((await history()).filter(({ kind }) => kind === 'note')).toHaveLength(2);
    const sent = await db.query<{ all: string }>(
      `SELECT string_agg(o::text, ' ') AS all FROM outbox_messages o WHERE conversation_id = $1`,
      [resident.conversationId],
    );
    expect(await told()).toHaveLength(5);
    expect(sent[0]!.all).not.toContain('NGƯỜI NÀY');
  });

  test('of an older version is refused where a version is given', async () => {
    await run(changeStatus, { to: 'triaged', version: 1 });
    await expect(run(addNote, { text: 'Xem lại', version: 1 })).rejects.toMatchObject({ status: 409 });
  });
});

describe('an answer', () => {
  test('makes an open issue answered, word for word', async () => {
    expect(await run(answerIssue, { text: 'Tuần sau sẽ thay.' })).toMatchObject({ status: 'answered', version: 2 });
    expect(await told()).toEqual([expect.stringContaining('\nTuần sau sẽ thay.\n')]);
  });

  test('is added to one that is closed', async () => {
    await put('refused');
    expect(await run(answerIssue, { text: 'Xin đến phường.' })).toMatchObject({ status: 'refused', version: 2 });
    expect(await history()).toEqual([{ kind: 'answer', from: null, to: null, text: 'Xin đến phường.', staff: 'Lan' }]);
    expect(await told()).toHaveLength(1);
  });

  test('to what was withdrawn is refused', async () => {
    await put('withdrawn');
    await expect(run(answerIssue, { text: 'Vâng.' })).rejects.toMatchObject({ status: 422 });
  });

  test('to an issue without a conversation is kept, and nothing is sent', async () => {
    await db.query('UPDATE issues SET conversation_id = NULL WHERE code = $1', [code]);
    expect(await run(answerIssue, { text: 'Đã rõ.' })).toMatchObject({ status: 'answered' });
    expect(await told()).toEqual([]);
  });
});

test('a moderator and a resident who act at the same moment both succeed', async () => {
  let go = () => {};
  const mayGoOn = new Promise<void>((resolve) => {
    go = resolve;
  });
  let hold = () => {};
  const holds = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const turn = inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM conversations WHERE id = ${resident.conversationId}::uuid FOR NO KEY UPDATE`;
    hold();
    await mayGoOn;
    return addToIssue(tx, { code, text: 'Vẫn tối', media: [], ...resident }, NOW);
  });
  await holds;
  const answer = run(answerIssue, { text: 'Tuần sau sẽ thay.' });
  const waiting = `SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`;
  while ((await db.query(waiting)).length === 0);
  go();
  expect(await turn).toMatchObject({ ok: true, status: 'new' });
  expect(await answer).toMatchObject({ status: 'answered', version: 3 });
});

test.each([
  ['status', (call: object) => run(changeStatus, { ...call, to: 'triaged' as const, version: 1 })],
  ['assign', (call: object) => run(assignIssue, { ...call, unit: 'ktht', version: 1 })],
  ['category', (call: object) => run(changeCategory, { ...call, category: 'VS-01', version: 1 })],
  ['area', (call: object) => run(changeArea, { ...call, area: 'song', version: 1 })],
  ['note', (call: object) => run(addNote, { ...call, text: 'x' })],
  ['answer', (call: object) => run(answerIssue, { ...call, text: 'x' })],
])('%s: an issue of another ward is as unknown as one that does not exist', async (_name, make) => {
  const everything = viewer;
  viewer = { ...viewer, areaIds: ['binh'] };
  try {
    const invisible = await make({}).catch((error) => ({ ...error, message: error.message }));
    code = 'AN-9999';
    const unknown = await make({}).catch((error) => ({ ...error, message: error.message }));
    expect(invisible).toEqual(unknown);
    expect(unknown).toMatchObject({ status: 404, message: 'Không tìm thấy phản ánh này.' });
  } finally {
    viewer = everything;
  }
});
