import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addHolders } from '../../src/organisation/holder-store.ts';
import { POST_CODE, POST_CODE_VALID_MS } from '../../src/organisation/link-holder-store.ts';
import { makeLinkCode } from '../../src/people/link-code-store.ts';
import { testDatabase } from '../database.ts';
import { encryption } from '../messages/support.ts';
import { TownTalk } from './town-talk.ts';

/**
 * Played by words, over the real flows and tables: a cadre looks for issues, chooses where to be reminded, takes their calendar. The
 * effects `choose_reminders` and `duty_feed`, and the facts `found_work` and `own_accounts`.
 */
const db = await testDatabase({ sample: true });
afterAll(() => db.close());
let town: TownTalk;
beforeAll(() => {
  town = new TownTalk(db);
});
beforeEach(() => town.restart());

const UNIT = 'U.VOCUONG.KTHT';
const POST = `${UNIT}.3`;

async function becomesCadre(address: string): Promise<void> {
  const code = await db.database.$transaction(async (tx) => {
    const holder = { postId: POST, name: 'Người Giữ Việc', since: null, until: null, acting: false };
    const [subject] = await addHolders(tx, [holder], town.clock.now());
    const wish = { purpose: POST_CODE, subject: subject!, validMs: POST_CODE_VALID_MS, now: town.clock.now() };
    return (await makeLinkCode(tx, wish, encryption)).code;
  });
  await town.agreed(address);
  await town.hears(address, code);
  expect((await town.hears(address, 'đồng ý')).join()).toContain('Đã kết nối');
}

async function reported(words: string): Promise<string> {
  await town.agreed('dan');
  await town.hears('dan', words);
  for (let said = ''; ; ) {
    said = (await town.hears('dan', /Đúng chưa ạ/.test(said) ? 'đúng rồi' : said ? 'không có ảnh' : 'bỏ qua')).join();
    const [code] = /[A-Z]{2}-\d{4}/.exec(said) ?? [];
    if (code) return code;
  }
}

const give = (code: string, post: string) =>
  db.query(`UPDATE issues SET status = 'assigned', unit_id = $2, post_id = $3 WHERE code = $1`, [code, UNIT, post]);

const says = async (...words: string[]) => (await town.hears('can-bo', ...words)).join('\n');

test('finds what is given to their post, by words and by code, and nothing else', async () => {
  await becomesCadre('can-bo');
  const own = await reported('đèn đường không sáng ở khu phố bồ sơn, võ cường, từ hôm qua');
  await give(own, POST);
  expect(await says('tìm đèn bồ sơn')).toContain(`Tìm “đèn bồ sơn”, có 1 phản ánh:\n${own} – `);
  expect(await says(own.toLowerCase().replace('-', ''))).toContain(`${own} – `);
  expect(await says('tim den duong')).toContain(own);
  await give(own, `${UNIT}.4`);
  expect(await says('tìm đèn bồ sơn')).toContain('Không thấy phản ánh nào có “đèn bồ sơn”');
  expect(await says(`tìm ${own}`)).toContain('Không thấy');
});

test('chooses by which account to be reminded, once two are linked', async () => {
  await becomesCadre('can-bo');
  expect(await says('nơi nhắc việc')).toContain('Đồng chí mới có một nơi nhắn');
  const [, code] = /Mã nối của ông\/bà: (.+)/.exec(await says('nối tài khoản')) ?? [];
  await town.agreed('may-hai');
  await town.hears('may-hai', code!);
  expect((await town.hears('may-hai', 'đúng')).join()).toContain('Đã nối');
  expect((await town.hears('may-hai', 'nhắc ở đây')).join()).toContain('Từ nay việc và nhắc hạn gửi qua Kênh thử');
  expect(await db.query(`SELECT 1 FROM addresses WHERE reminders_chosen_at IS NOT NULL`)).toHaveLength(1);
  expect(await says('nơi nhắc việc')).toContain('Hiện nay: Kênh thử');
  expect(await says('nơi nhắn gần nhất')).toContain('gửi tới nơi đồng chí nhắn gần nhất');
  expect(await db.query(`SELECT 1 FROM addresses WHERE reminders_chosen_at IS NOT NULL`)).toEqual([]);
  // Several accounts answer to that name: which of them is asked.
  expect(await says('nhắc qua kênh thử')).toContain('Việc và nhắc hạn gửi đồng chí ở đâu?');
  expect(await says('nhắc qua Viber')).toContain('Đồng chí chưa nối tài khoản nào tên “Viber”');
});

test('takes the calendar, gets the same again, changes it, and has none without a post', async () => {
  await becomesCadre('can-bo');
  const address = async (words: string) => /https:\S+/.exec(await says(words))?.[0];
  const first = await address('lịch của tôi');
  expect(first).toMatch(/^https:\/\/phuong\.example\/calendar\/[0-9a-f-]{36}\.ics$/);
  expect(await address('lich cua toi')).toBe(first);
  const second = await address('đổi lịch của tôi');
  expect(second).not.toBe(first);
  expect(await address('lịch của tôi')).toBe(second);
  // No page of the office shows it.
  expect(
    await db.query(
      `SELECT 1 FROM outbox_messages WHERE content->>'text' LIKE '%.ics%' AND content->>'confidential' IS NULL`,
    ),
  ).toEqual([]);
  await says('bỏ chức danh');
  await says('có');
  expect(await address('lịch của tôi')).toBeUndefined();
  expect(await db.query('SELECT 1 FROM cadre_feeds')).toEqual([]);
});
