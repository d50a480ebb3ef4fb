import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { catalogue } from '../../flows/index.ts';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { openFactSources } from '../../src/conversations/facts/fact-sources.ts';
import { takeTurn } from '../../src/engine/index.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, START, testInbox, text } from '../messages/support.ts';
import { CAN, testDrain } from './support.ts';

/** The talks of questions, festival days and announcements, on the database: `answers_to`, `festival_days`, `set_announcements`. */

const db = await testDatabase({ sample: true });
const clock = manualClock(START);
const facts = openFactSources({
  database: db.database,
  channels: new Map([[CHANNEL.id, { can: CAN, name: 'Kênh thử' }]]),
  loadKnowledge,
  encryption,
});

afterAll(() => db.close());
beforeEach(() => db.clear('people', 'updates', 'issues', 'timers', 'code_counters'));

/** Somebody who has agreed and lives there says these things one after another. @returns what was answered, in order. */
async function talk(address: string, says: readonly string[], home: string | null = null): Promise<string[]> {
  const deps = testDrain(db, {
    takeTurn: (request) => takeTurn(catalogue, request),
    facts,
    clock,
    isUrgent: () => true,
  });
  const inbox = { ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true };
  for (const words of says) {
    clock.advance(1_000);
    await storeUpdates(inbox, CHANNEL, [text(address, words)]);
    if (words === says[0]) {
      await db.query('UPDATE conversations SET consented_at = $1 WHERE consented_at IS NULL', [START]);
      await db.query('UPDATE people SET home_area_id = COALESCE(home_area_id, $1)', [home]);
    }
    await drainOnce(deps);
  }
  const rows = await db.query<{ text: string }>(
    `SELECT o.content->>'text' AS text FROM outbox_messages o ORDER BY o.conversation_id, o.seq`,
  );
  return rows.map((row) => row.text);
}

test('a question is answered from what the office wrote; when that changes, so does the answer', async () => {
  const first = await talk('p1', ['đăng ký tạm trú ở đâu'], 'K.VOCUONG.HOADINH');
  expect(first.at(-1)).toMatch(
    /^Đăng ký tạm trú, thường trú do Công an phường làm.*Theo Bảng việc.*ngày 22\/11\/2026/s,
  );
  await db.query(`UPDATE curated_answers SET answer_vi = 'Gọi {office}.' WHERE label_vi = 'Tạm trú, cư trú'`);
  facts.forget();
  const then = await talk('p1', ['đăng ký tạm trú ở đâu'], 'K.VOCUONG.HOADINH');
  expect(then.at(-1)).toMatch(/^Gọi Ủy ban MTTQ phường Võ Cường\./);
});

test('an answer for another ward is not told, and the question becomes an issue of its own ward with its code', async () => {
  await db.query(`UPDATE curated_answers SET area_id = 'W.KINHBAC' WHERE label_vi = 'Ngày hội có gì'`);
  facts.forget();
  const said = await talk('p2', ['ngày hội có được ăn cơm không'], 'K.VOCUONG.HOADINH');
  const [issue] = await db.query<{ code: string; category_code: string; ward_id: string; text: string }>(
    'SELECT code, category_code, ward_id, text FROM issues',
  );
  expect(issue).toEqual({
    code: 'VC-0001',
    category_code: 'YK-04',
    ward_id: 'W.VOCUONG',
    text: 'ngày hội có được ăn cơm không',
  });
  expect(said.at(-1)).toContain('mã VC-0001');
  await db.query('UPDATE curated_answers SET area_id = NULL');
  facts.forget();
});

test('the festival days are those of the home of whoever asks', async () => {
  await db.query(`INSERT INTO festivals (id, area_id, year, day, start_time, place)
    VALUES (gen_random_uuid(), 'K.VOCUONG.HOADINH', 2027, '2027-11-14', '07:30', 'sân đình')`);
  const said = await talk('p3', ['ngày hội'], 'K.VOCUONG.HOADINH');
  expect(said.at(-1)).toBe(
    'Ngày hội Đại đoàn kết khu phố Hòa Đình, phường Võ Cường: Chủ nhật, 14/11, 7 giờ 30, sân đình.',
  );
});

test('announcements are given and stopped by word, and the person is known to want them in between', async () => {
  const wanted = async () =>
    (await db.query<{ announcements: boolean }>('SELECT announcements FROM people'))[0]!.announcements;
  await talk('p4', ['nhận thông báo', '1'], 'K.VOCUONG.HOADINH');
  expect(await wanted()).toBe(true);
  expect((await talk('p4', ['nhận thông báo'])).at(-1)).toContain('đang nhận thông báo chung rồi');
  await talk('p4', ['ngừng thông báo']);
  expect(await wanted()).toBe(false);
  const decisions = await db.query('SELECT purpose, decision FROM consents ORDER BY id');
  expect(decisions).toEqual([
    { purpose: 'announcements', decision: 'given' },
    { purpose: 'announcements', decision: 'withdrawn' },
  ]);
});

test('an opinion and praise are filed as their own kinds', async () => {
  await talk('p5', ['tôi góp ý phường nên trồng thêm cây bóng mát ở nhà văn hóa', 'gửi đi'], 'K.VOCUONG.BOSON');
  await talk('p5', ['tôi xin khen tổ thu gom rác làm rất tốt', '1']);
  expect(await db.query('SELECT category_code, area_id FROM issues ORDER BY code')).toEqual([
    { category_code: 'YK-01', area_id: 'K.VOCUONG.BOSON' },
    { category_code: 'YK-02', area_id: 'K.VOCUONG.BOSON' },
  ]);
});
