import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { catalogue } from '../../flows/index.ts';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import type { UpdateContent } from '../../src/channels/channel.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { openFactSources } from '../../src/conversations/facts/fact-sources.ts';
import { takeTurn } from '../../src/engine/index.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { askFollowUp } from '../../src/issues/follow-up.ts';
import { addFollowers } from '../../src/issues/follower-store.ts';
import { viewIssue } from '../../src/issues/issue-view.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, START, testInbox, update } from '../messages/support.ts';
import { makeUser } from '../staff/staff-app.ts';
import { CAN, testDrain } from './support.ts';

/** What residents do after the report, with the real flows on a real database: facts `changed_message`, `my_issue`, `my_issues`. */

const db = await testDatabase({ sample: true });
let clock = manualClock(START);
let viewer: Viewer;
let facts: ReturnType<typeof openFactSources>;

beforeAll(async () => {
  const staffId = await makeUser(db, { email: 'lan@phuong.example', name: 'Lan' });
  viewer = { staffId, name: 'Lan', role: 'moderator', areaIds: [] };
  facts = openFactSources({
    database: db.database,
    encryption,
    channels: new Map([[CHANNEL.id, { can: CAN, name: 'Kênh thử' }]]),
    loadKnowledge,
  });
}, 60_000);
beforeEach(async () => {
  clock = manualClock(START);
  await db.clear('people', 'updates', 'issues', 'timers', 'code_counters', 'tasks');
});
afterAll(() => db.close());

/** Sends something as somebody and takes the turns. @returns what was said to them since. */
async function hears(who: string, content: UpdateContent, messageId?: string): Promise<string[]> {
  clock.advance(1_000);
  const arrival = update(who, content, { at: clock.now(), ...(messageId && { messageId }) });
  await storeUpdates({ ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true }, CHANNEL, [arrival]);
  const drain = testDrain(db, {
    ...{ clock, facts, isUrgent: () => true },
    takeTurn: (request) => takeTurn(catalogue, request),
  });
  while ((await drainOnce(drain)) > 0);
  return delivered();
}

/** Everything that is due is sent. */
async function delivered(): Promise<string[]> {
  const rows = await db.query<{ text: string }>(
    `UPDATE outbox_messages SET state = 'sent', sent_at = $1, attempts = 1, external_ids = ARRAY['o' || id]
     WHERE state = 'queued' AND ready_at <= $1 RETURNING content->>'text' AS text, id`,
    [clock.now()],
  );
  return rows.map(({ text }) => text);
}

const says = (who: string, text: string, messageId?: string) => hears(who, { kind: 'text', text }, messageId);

/** From the first word to the code. `report` is the id of the message that tells it. */
async function reports(
  who: string,
  text = 'Rác chất đống đầu ngõ 5 khu phố Hòa Đình, Võ Cường mấy hôm rồi',
): Promise<string> {
  await says(who, text, `report-${who}`);
  let said = (await says(who, 'Tôi đồng ý')).join('\n');
  for (let turn = 0; turn < 6 && !/Đã nhận phản ánh/.test(said); turn += 1)
    said = (await says(who, /Đúng chưa ạ/.test(said) ? 'gửi' : /một ảnh/.test(said) ? 'không có' : '1')).join('\n');
  return /VC-\d{4}/.exec(said)![0];
}

const issueOf = async (code: string) =>
  (
    await db.query<{ id: string; status: string; text: string; version: number }>(
      'SELECT * FROM issues WHERE code = $1',
      [code],
    )
  )[0]!;

async function changes(code: string, to: 'triaged' | 'done' | 'waiting_resident', reason?: string): Promise<string[]> {
  clock.advance(1_000);
  const { version } = await issueOf(code);
  await db.database.$transaction((tx) => changeStatus(tx, { viewer, code, to, reason, version }, clock.now()));
  return delivered();
}

const view = async (code: string) =>
  (await viewIssue(db.database, code, { viewer, mediaUrl: (id) => `/media/${id}` }))!;

describe('after “đã xong”', () => {
  test('the fix is confirmed, rated in two taps (rate_issue), and moderators see it', async () => {
    const code = await reports('hoa');
    await changes(code, 'triaged');
    await changes(code, 'done', 'Đã dọn sạch.');
    const [thanks, ask] = await says('hoa', 'xong rồi');
    expect(thanks).toContain(`Phản ánh ${code} đã xong`);
    expect(ask).toContain('được giải quyết thế nào ạ?');
    expect((await says('hoa', 'chưa hài lòng')).join()).toContain('Điều gì chưa được?');
    expect((await view(code)).ratings).toMatchObject([{ score: 'bad', reason: null, text: null }]);
    expect((await says('hoa', 'để ba hôm mới dọn')).join()).toContain('Đã ghi ý kiến');
    const { ratings, history } = await view(code);
    expect(ratings).toMatchObject([{ score: 'bad', reason: null, text: 'để ba hôm mới dọn' }]);
    expect(history.filter(({ kind }) => kind === 'rated')).toHaveLength(1);
    // Who has rated is not asked again.
    expect((await says('hoa', `${code} xong rồi`)).join()).not.toContain('thế nào ạ');
  });

  test('“chưa” with words opens it again; the third time a moderator has a task', async () => {
    const code = await reports('hoa');
    for (let time = 1; time <= 3; time += 1) {
      await changes(code, 'triaged');
      await changes(code, 'done', 'Đã dọn sạch.');
      expect((await says('hoa', 'chưa')).join()).toContain(`đã mở lại phản ánh ${code}`);
      expect((await says('hoa', 'vẫn còn nguyên đống rác to')).join()).toContain('Đã ghi thêm');
    }
    const { status, reopened, tasks } = await view(code);
    expect({ status, reopened }).toEqual({ status: 'reopened', reopened: 3 });
    expect(tasks).toMatchObject([{ kind: 'reopened', doneAt: null, note: expect.stringContaining('lần thứ 3') }]);
    expect(await db.query('SELECT kind, ward_id FROM tasks')).toEqual([{ kind: 'reopened', ward_id: 'W.VOCUONG' }]);
  });

  test('four weeks later “vẫn tốt” is written down (answer_follow_up), “đừng hỏi lại” is kept as a decision', async () => {
    const code = await reports('hoa');
    await changes(code, 'triaged');
    await changes(code, 'done', 'Đã dọn sạch.');
    await says('hoa', 'xong rồi');
    await says('hoa', 'bỏ qua');
    const { id } = await issueOf(code);
    const ask = async () => {
      const handler = askFollowUp({ wakeSend: () => {} });
      await db.query(`DELETE FROM outbox_messages WHERE once_key LIKE '%follow_up'`);
      const timer = { id, kind: 'follow_up', subject: id, payload: {}, attempts: 0 };
      await db.database.$transaction((tx) => handler(tx, [timer], clock.now()));
      return delivered();
    };
    expect((await ask()).join()).toContain('chỗ đó còn tốt không ạ?');
    expect((await says('hoa', 'vẫn tốt')).join()).toContain(`Việc ${code} vẫn tốt`);
    expect((await view(code)).history.at(-1)).toMatchObject({ kind: 'follow_up', to: 'fine', actor: 'resident' });
    await ask();
    expect((await says('hoa', 'đừng hỏi lại')).join()).toContain('không hỏi lại như vậy nữa');
    expect(await db.query(`SELECT decision FROM consents WHERE purpose = 'follow_up'`)).toEqual([
      { decision: 'withdrawn' },
    ]);
    expect(await ask()).toEqual([]);
    // Where everything about one's data is, it can be allowed again (allow_follow_up).
    expect((await says('hoa', 'rút đồng ý')).join()).toContain('hỏi thăm sau khi xong đang tắt');
    await says('hoa', 'hỏi thăm lại');
    expect((await ask()).join()).toContain('chỗ đó còn tốt không ạ?');
  });
});

describe('a message that is changed later (edit_message)', () => {
  const edit = (of: string, text: string) => hears('hoa', { kind: 'edited', of, text });

  test('changes the report while nobody has looked at it, and is added later; both versions stay', async () => {
    const code = await reports('hoa');
    const before = (await issueOf(code)).text;
    expect(await edit('report-hoa', 'Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường')).toEqual([
      `Đã sửa phản ánh ${code} theo tin ông/bà vừa sửa.`,
    ]);
    expect((await issueOf(code)).text).toBe('Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường');
    await changes(code, 'triaged');
    expect((await edit('report-hoa', 'Rác đầu ngõ 9'))[0]).toContain('tôi ghi thêm lời ông/bà vừa sửa');
    const { text, history, messages } = await view(code);
    expect(text).toBe('Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường');
    expect(history.filter(({ kind }) => kind === 'edited')).toMatchObject([
      { from: before, text: 'Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường', actor: 'resident' },
      { from: 'Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường', text: 'Rác đầu ngõ 9' },
    ]);
    const said = messages.filter(({ direction }) => direction === 'in').map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining([before, 'Rác đầu ngõ 9']));
  });

  test('in the middle of another report it reaches its own issue, and the talk goes on', async () => {
    const code = await reports('hoa');
    await says('hoa', 'đèn đường hỏng ba hôm nay, tối om');
    const said = await edit('report-hoa', 'Rác chất đống đầu ngõ 7 khu phố Hòa Đình, Võ Cường');
    expect(said[0]).toContain(`Đã sửa phản ánh ${code}`);
    expect(said.join('\n')).toContain('Ta trở lại việc đang nói dở');
    expect((await issueOf(code)).text).toContain('ngõ 7');
  });

  test('taken back, it stays in the history and the report goes on; the same words again change nothing', async () => {
    const code = await reports('hoa');
    const { version, text } = await issueOf(code);
    expect(await edit('report-hoa', text)).toEqual([]);
    expect((await issueOf(code)).version).toBe(version);
    expect((await hears('hoa', { kind: 'deleted', of: 'report-hoa' }))[0]).toContain('phản ánh vẫn được xử lý');
    expect((await view(code)).history.at(-1)).toMatchObject({ kind: 'taken_back', from: text, text: null });
  });

  test('somebody else’s message cannot be named', async () => {
    const code = await reports('hoa');
    await reports('binh', 'Đèn đường hỏng ba hôm nay ở khu phố Hòa Đình, Võ Cường');
    const { text } = await issueOf(code);
    await hears('binh', { kind: 'edited', of: 'report-hoa', text: 'Không có rác đâu' });
    expect((await issueOf(code)).text).toBe(text);
  });
});

describe('codes and joined issues', () => {
  test('a code of somebody else, of nobody and mistyped; after many a person is offered (note_code_try)', async () => {
    const code = await reports('hoa');
    await reports('binh', 'Đèn đường hỏng ba hôm nay ở khu phố Hòa Đình, Võ Cường');
    expect((await says('hoa', code.toLowerCase().replace('-', '').replaceAll('0', 'o')))[0]).toContain(
      `Phản ánh ${code}`,
    );
    const plain = (said: string[]) => said[0]!.replace(/VC-\d+/, 'MÃ');
    expect(plain(await says('binh', code))).toBe(plain(await says('binh', 'VC-9999')));
    for (let time = 0; time < 2; time += 1) await says('binh', `VC-12${time}0`);
    expect((await says('binh', 'VC-7777'))[0]).toContain('gặp người');
    expect((await says('binh', code))[0]).toContain('gặp người');
    // One's own is found all the same, and after an hour the count begins anew.
    expect((await says('binh', 'VC-0002'))[0]).toContain('Phản ánh VC-0002');
    clock.advance(61 * 60_000);
    expect((await says('binh', 'VC-7777'))[0]).toContain('không tìm thấy phản ánh VC-7777');
  });

  test('a joined issue is in the list and says how it stands, without the words of the reporter', async () => {
    const code = await reports('hoa');
    await reports('binh', 'Đèn đường hỏng ba hôm nay ở khu phố Hòa Đình, Võ Cường');
    const { id } = await issueOf(code);
    const [binh] = await db.query<{ personId: string; conversationId: string }>(
      `SELECT person_id AS "personId", conversation_id AS "conversationId" FROM issues WHERE code = 'VC-0002'`,
    );
    clock.advance(1_000);
    await addFollowers(db.database, [{ ...binh!, issueId: id }], clock.now());
    const list = (await says('binh', 'việc của tôi'))[0]!;
    expect(list).toMatch(new RegExp(`– ${code}, .*ông/bà cũng gặp`));
    const shown = (await says('binh', code))[0]!;
    expect(shown).toContain('do người khác gửi, ông/bà cũng gặp');
    expect(shown).not.toContain('ngõ 5');
    expect((await view(code)).voices).toBe(2);
  });
});
