import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { heardLast } from '../../src/messages/heard-last-view.ts';
import { addressHash } from '../../src/people/address-store.ts';
import { testDatabase } from '../database.ts';
import { CHANNEL, encryption, text } from '../messages/support.ts';
import { TownTalk } from './town-talk.ts';

/**
 * Played by words, over the real flows: the effects `make_link_code`, `link_account`, `unlink_account` and `note_wrong_code`, and the
 * facts `linked_accounts` and `link_code`.
 */
const db = await testDatabase({ sample: true });
afterAll(() => db.close());
let town: TownTalk;
beforeAll(async () => {
  town = new TownTalk(db);
});
beforeEach(() => town.restart());

const codeOf = (said: string) => /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(said)![0];
const askCode = async (address: string) => codeOf((await town.hears(address, 'nối tài khoản')).at(-1)!);
const rows = (sql: string) => db.query<Record<string, unknown>>(sql);

/** A report that needs no further question of ours to be there. */
async function reports(address: string, what: string): Promise<string> {
  await town.hears(address, what);
  for (let said = ''; !/[A-Z]{2}-\d{4}/.test(said); ) {
    const answers = await town.hears(
      address,
      /Đúng chưa ạ/.test(said) ? 'đúng rồi' : said === '' ? 'bỏ qua' : 'không có ảnh',
    );
    said = answers.join('\n');
    const [code] = /[A-Z]{2}-\d{4}/.exec(said) ?? [];
    if (code) return code;
  }
  throw new Error('no code came');
}

async function linkedPair(): Promise<{ codeA: string; codeB: string }> {
  await town.agreed('a');
  await town.agreed('b');
  const codeA = await reports('a', 'rác nhiều quá ở khu phố hòa đình, võ cường, 3 hôm nay chưa ai lấy');
  const codeB = await reports('b', 'đèn đường không sáng ở khu phố bồ sơn, võ cường, từ hôm qua');
  const code = await askCode('a');
  expect((await town.hears('b', code)).join()).toContain('Đó đúng là tài khoản của ông/bà chứ ạ?');
  const said = await town.hears('b', 'đúng');
  // Both chats are told.
  expect(said.some((one) => one.includes('Đã nối với Kênh thử'))).toBe(true);
  expect(said.some((one) => one.includes('vừa được nối với tài khoản này'))).toBe(true);
  return { codeA, codeB };
}

test('a code that is said in the other chat makes one person of both: each sees what was reported in either', async () => {
  const { codeA, codeB } = await linkedPair();
  for (const address of ['a', 'b']) {
    const [list] = await town.hears(address, 'việc của tôi');
    expect(list).toContain(codeA);
    expect(list).toContain(codeB);
    await town.hears(address, 'hủy');
  }
  expect(await rows('SELECT count(*)::int AS people FROM people')).toEqual([{ people: 1 }]);
  // What was agreed to stays with the chat in which it was said.
  expect(
    await rows(
      `SELECT count(DISTINCT address_id)::int AS addresses, count(DISTINCT person_id)::int AS people FROM consents`,
    ),
  ).toEqual([{ addresses: 2, people: 1 }]);
});

test('every table that names people is moved when two records become one: a new one needs a mover', async () => {
  const refers = await rows(`SELECT DISTINCT conrelid::regclass::text AS at FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'people'::regclass ORDER BY 1`);
  expect(refers.map(({ at }) => at)).toEqual([
    ...[
      'addresses',
      'assignment_history',
      'cadre_feeds',
      'consents',
      'data_copies',
      'data_requests',
      'holders',
      'issue_followers',
      'issues',
      'ratings',
      'reminders',
    ],
  ]);
  await linkedPair();
  await db.query(`INSERT INTO holders (id, post_id, name, name_key, created_at, person_id)
    SELECT gen_random_uuid(), (SELECT id FROM posts LIMIT 1), 'x', 'x', now(), id FROM people`);
  await town.agreed('c');
  await town.hears('a', await askCode('c'));
  await town.hears('a', 'đúng');
  expect(await rows("SELECT count(*)::int AS held FROM holders WHERE person_id IS NOT NULL AND name = 'x'")).toEqual([
    { held: 1 },
  ]);
  await db.query(`DELETE FROM holders WHERE name = 'x'`);
});

test('a code works once, and only the newest; nobody is told whether it was used or never there', async () => {
  await linkedPair();
  await town.agreed('c');
  const [first, second] = [await askCode('c'), ''];
  const again = codeOf((await town.hears('c', 'nối tài khoản')).at(-1)!);
  expect(second).toBe('');
  await town.agreed('d');
  expect((await town.hears('d', first)).join()).toContain('Mã này không đúng hoặc đã hết hạn');
  await town.hears('d', again);
  await town.hears('d', 'đúng');
  await town.agreed('e');
  expect((await town.hears('e', again)).join()).toContain('Mã này không đúng hoặc đã hết hạn');
});

test('a code is good for a quarter of an hour, also between the question and the answer', async () => {
  await town.agreed('a');
  await town.agreed('b');
  const code = await askCode('a');
  town.clock.advance(14 * 60_000);
  expect((await town.hears('b', code)).join()).toContain('Đó đúng là tài khoản');
  town.clock.advance(2 * 60_000);
  expect((await town.hears('b', 'đúng')).join()).toContain('Mã này không đúng hoặc đã hết hạn');
  expect(await rows('SELECT count(*)::int AS people FROM people')).toEqual([{ people: 2 }]);
});

test('after five wrong codes within the hour not even the right one is looked at; after the hour it is', async () => {
  await town.agreed('a');
  await town.agreed('b');
  for (const last of ['2', '3', '4', '5', '6'])
    expect((await town.hears('b', `KKK-KKK-KK${last}`)).join()).toContain('Mã này không đúng');
  expect((await town.hears('b', await askCode('a'))).join()).toContain('đã nhập sai nhiều lần');
  town.clock.advance(60 * 60_000);
  expect((await town.hears('b', await askCode('a'))).join()).toContain('Đó đúng là tài khoản');
});

test('the code itself is in no table but in the message that told it, which no page of the office shows', async () => {
  await town.agreed('a');
  const code = await askCode('a');
  expect(await town.tablesWith(code.replaceAll('-', ''))).toEqual([]);
  expect(await town.tablesWith(code)).toEqual(['outbox_messages']);
  expect(
    await rows(`SELECT content->>'confidential' AS shown FROM outbox_messages WHERE content->>'text' LIKE '%${code}%'`),
  ).toEqual([{ shown: 'true' }]);
});

test('"bỏ nối" makes two people again: what was reported in each chat is seen there alone, and both are told', async () => {
  const { codeA, codeB } = await linkedPair();
  expect((await town.hears('a', 'bỏ nối')).join()).toContain('Ông/bà bỏ nối với Kênh thử chứ ạ?');
  const all = await town.hears('a', 'bỏ đi');
  expect(all.some((one) => one.includes('Đã bỏ nối với Kênh thử'))).toBe(true);
  expect(all.some((one) => one.includes('không còn nối'))).toBe(true);
  const [mine] = await town.hears('a', 'việc của tôi');
  expect(mine).toContain(codeA);
  expect(mine).not.toContain(codeB);
  const [theirs] = await town.hears('b', 'việc của tôi');
  expect(theirs).toContain(codeB);
  expect(theirs).not.toContain(codeA);
  expect(await rows('SELECT count(*)::int AS people FROM people')).toEqual([{ people: 2 }]);
});

test('who reported a thing in one chat and joined it in the other is one voice', async () => {
  await town.agreed('a');
  await town.agreed('b');
  await reports('a', 'rác nhiều quá ở khu phố hòa đình, võ cường, 3 hôm nay chưa ai lấy');
  await db.query(`INSERT INTO issue_followers SELECT i.id, c.person_id, c.id, now() FROM issues i, conversations c
    WHERE c.person_id <> i.person_id`);
  await town.hears('b', await askCode('a'));
  await town.hears('b', 'đúng');
  expect(await rows('SELECT * FROM issue_followers')).toEqual([]);
});

test('news goes to the chat that was heard last, and past one that cannot be reached', async () => {
  await linkedPair();
  const conversations = await db.query<{ id: string; address: string }>(
    `SELECT c.id, encode(a.external_hash, 'hex') AS address FROM conversations c JOIN addresses a ON a.id = c.address_id`,
  );
  const at = (address: string) => {
    const hash = addressHash(encryption, CHANNEL, address).toString('hex');
    return conversations.find((one) => one.address === hash)!.id;
  };
  const told = async () => await heardLast(db.database, [at('a'), at('b')]);
  expect([...(await told()).values()]).toEqual([at('b'), at('b')]);
  await town.hears('a', 'menu');
  expect([...(await told()).values()]).toEqual([at('a'), at('a')]);
  await db.query(
    `UPDATE addresses SET unreachable_at = now() WHERE id = (SELECT address_id FROM conversations WHERE id = '${at('a')}')`,
  );
  expect([...(await told()).values()]).toEqual([at('b'), at('b')]);
});

test("to erase one's data in one chat erases those of the linked one too", async () => {
  await linkedPair();
  await town.hears('b', 'rác ở khu phố bồ sơn nhiều lắm');
  await town.hears('a', 'xóa dữ liệu');
  await town.hears('a', 'xóa hết');
  expect(await rows('SELECT count(*)::int AS issues FROM issues WHERE person_id IS NOT NULL')).toEqual([{ issues: 0 }]);
  expect(await rows(`SELECT count(*)::int AS shown FROM updates WHERE visibility = 'released'`)).toEqual([
    { shown: 0 },
  ]);
  expect(await rows('SELECT count(*)::int AS agreed FROM conversations WHERE consented_at IS NOT NULL')).toEqual([
    { agreed: 0 },
  ]);
  expect(await rows('SELECT count(*)::int AS codes FROM link_codes WHERE used_at IS NULL')).toEqual([{ codes: 0 }]);
});

test('two who say the same code at the same moment: one of them has it', async () => {
  await town.agreed('a');
  await town.agreed('b');
  await town.agreed('c');
  const code = await askCode('a');
  await town.hears('b', code);
  await town.hears('c', code);
  await town.hears('b', 'đúng');
  expect((await town.hears('c', text('c', 'đúng'))).join()).toContain('Mã này không đúng hoặc đã hết hạn');
  expect(await rows('SELECT count(*)::int AS people FROM people')).toEqual([{ people: 2 }]);
});
