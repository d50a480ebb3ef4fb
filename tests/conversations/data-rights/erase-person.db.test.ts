import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ERASERS, erasePerson } from '../../../src/conversations/data-rights/erase-person.ts';
import { setTimers } from '../../../src/messages/timer-store.ts';
import { addressHash } from '../../../src/people/address-store.ts';
import { addTasks } from '../../../src/staff/task-store.ts';
import { testDatabase } from '../../database.ts';
import { CHANNEL, encryption, photo, text } from '../../messages/support.ts';
import { dataTown, smallTown } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeAll(() => smallTown(db));
const town = dataTown(db);
beforeEach(async () => {
  town.erased.length = 0;
  await town.empty();
});

const SECRET = 'bí mật của nhà cuối xóm';
const NAME = 'Hoa Thử Nghiệm';
const hash = addressHash(encryption, CHANNEL, 'a').toString('hex');
const draft = {
  text: `Rác đầy trước số nhà 15, gọi 0912345678, ${SECRET}`,
  categoryCode: 'VS-01',
  areaId: 'W.1',
  media: [],
};

const idOf = async (sql: string) => (await db.query<{ id: string }>(sql))[0]!.id;
const person = () => idOf(`SELECT person_id AS id FROM addresses WHERE encode(external_hash, 'hex') = '${hash}'`);

/** Somebody who left traces in every table that can hold one. */
async function livesHere(): Promise<{ ids: string[]; personId: string }> {
  await town.says(
    text('a', SECRET, { name: NAME }),
    text('a', '!give_consent {"textVersion":"v1"}'),
    text('a', '!set_home_area {"areaId":"W.1"}'),
    text('a', `!set_name ${JSON.stringify({ name: NAME })}`),
    text('a', '!set_announcements {"wanted":true,"textVersion":"v1"}'),
    photo('a', { caption: SECRET }),
  );
  const medium = await idOf('SELECT id FROM media');
  await db.query(`UPDATE media SET state = 'stored', storage_key = 'k', lat = 21, lon = 106`);
  await town.says(
    text(
      'a',
      `!file_issue ${JSON.stringify({ ...draft, media: [medium], place: 'số nhà 15, ngõ 30', lat: 21, lon: 106 })}`,
    ),
    text('a', `!file_issue ${JSON.stringify({ ...draft, text: `Việc cũ ${SECRET}` })}`),
    text('b', '!give_consent {"textVersion":"v1"}'),
    text('b', `!file_issue ${JSON.stringify({ ...draft, text: 'việc của người khác' })}`),
    text('a', '!ask_data {"kind":"other"}'),
    text('a', '!ask_data {"kind":"copy"}'),
  );
  await db.query(`UPDATE issues SET status = 'done' WHERE text LIKE 'Việc cũ%'`);
  const personId = await person();
  const conversation = await idOf(`SELECT id FROM conversations WHERE person_id = '${personId}'`);
  const address = await idOf(`SELECT id FROM addresses WHERE person_id = '${personId}'`);
  const other = await idOf(`SELECT id FROM issues WHERE text = 'việc của người khác'`);
  await db.query(`
    INSERT INTO issue_followers VALUES ('${other}', '${personId}', '${conversation}', now());
    INSERT INTO ratings (issue_id, person_id, score, text, at) SELECT id, '${personId}', 'good', '${SECRET}', now() FROM issues WHERE status = 'done';
    INSERT INTO code_tries VALUES ('${conversation}', 3, now());
    INSERT INTO cadre_feeds VALUES ('${personId}', gen_random_uuid(), now());
    INSERT INTO issue_history (issue_id, at, actor, kind, text) SELECT id, now(), 'resident', 'addition', '${SECRET}' FROM issues WHERE status = 'done';
    INSERT INTO issue_history (issue_id, at, actor, kind, text)
      SELECT id, now(), 'moderator', 'note', 'đã gọi bà Hoa 0912345678' FROM issues WHERE person_id = '${personId}'`);
  await addTasks(
    db.database,
    [{ kind: 'human', subject: conversation, conversationId: conversation, note: SECRET, dueAt: new Date() }],
    new Date(),
  );
  await setTimers(db.database, [
    { kind: 'follow_up', subject: 'x', dueAt: new Date(), payload: { conversationId: conversation } },
    { kind: 'human', subject: `human:${personId}`, dueAt: new Date() },
  ]);
  return { ids: [personId, conversation, address, hash], personId };
}

test('"xóa hết" leaves no word, no name, no id and no account in any table', async () => {
  const { ids, personId } = await livesHere();
  for (const id of ids) expect((await town.tablesWith(id)).length).toBeGreaterThan(0);
  expect(await town.tablesWith(SECRET)).toEqual(['issue_history', 'issues', 'ratings', 'tasks', 'updates']);

  await town.says(text('a', '!erase_person {}'));
  expect(await town.tablesWith(personId)).toEqual([]);
  expect(await town.tablesWith(NAME)).toEqual([]);
  expect(await town.tablesWith('0912345678')).toEqual([]);
  // The words of the open issue stay, without what leads to somebody; the other issue is somebody else's.
  expect(await town.tablesWith(SECRET)).toEqual(['issues']);
  expect(town.erased).toHaveLength(1);

  // For the last message an address stays, for an hour.
  const addressed = await db.query(`SELECT content->>'text' AS text, state FROM outbox_messages o
    JOIN conversations c ON c.id = o.conversation_id JOIN addresses a ON a.id = c.address_id
    WHERE encode(a.external_hash, 'hex') = '${hash}'`);
  expect(addressed).toEqual([{ text: 'xong {"kept":1}', state: 'queued' }]);
  await db.query(`UPDATE outbox_messages SET state = 'sent', sent_at = now()`);
  town.clock.advance(61 * 60_000);
  expect(await town.sweep()).toBe(1);
  for (const id of ids) expect(await town.tablesWith(id)).toEqual([]);
  expect(await db.query('SELECT id FROM people')).toHaveLength(1);
});

test('an open issue goes on without the person, redacted; of a closed one no word is left; those of others are untouched', async () => {
  await livesHere();
  await town.says(text('a', '!erase_person {}'));
  expect(
    await db.query(
      `SELECT status, text, place, lat, person_id, conversation_id, name_hidden FROM issues WHERE person_id IS NULL ORDER BY id`,
    ),
  ).toEqual([
    {
      status: 'new',
      text: `Rác đầy trước [số nhà], gọi [số điện thoại], ${SECRET}`,
      place: '[số nhà], ngõ 30',
      lat: 21,
      person_id: null,
      conversation_id: null,
      name_hidden: 'all',
    },
    {
      status: 'done',
      text: '(Người gửi đã xóa dữ liệu của mình.)',
      place: null,
      lat: null,
      person_id: null,
      conversation_id: null,
      name_hidden: 'all',
    },
  ]);
  expect(await db.query(`SELECT text FROM issue_history WHERE text LIKE 'đã gọi%'`)).toEqual([
    { text: 'đã gọi bà [tên] [số điện thoại]' },
    { text: 'đã gọi bà [tên] [số điện thoại]' },
  ]);
  expect(
    await db.query(`SELECT search_key FROM issues WHERE search_key LIKE '%091234%' OR search_key LIKE '%so nha 15%'`),
  ).toEqual([]);
  expect(await db.query(`SELECT text FROM issues WHERE person_id IS NOT NULL`)).toEqual([
    { text: 'việc của người khác' },
  ]);
  expect(
    await db.query('SELECT * FROM issue_followers UNION ALL SELECT issue_id, person_id, NULL, at FROM ratings'),
  ).toEqual([]);
});

test('the proof of the consents and the request stay, tied to a hash that only whoever has the account and the key can make', async () => {
  await livesHere();
  await town.says(text('a', '!erase_person {}'));
  const proof = await db.query<{ hash: string; decision: string; purpose: string }>(
    `SELECT encode(subject_hash, 'hex') AS hash, decision, purpose FROM consents WHERE person_id IS NULL ORDER BY id`,
  );
  expect(proof.map(({ purpose, decision }) => `${purpose} ${decision}`)).toEqual([
    'reports given',
    'announcements given',
    'reports withdrawn',
    'announcements withdrawn',
  ]);
  const [again] = await db.query<{ hash: string }>(
    `SELECT encode(sha256('proof'::bytea || decode('${hash}', 'hex')), 'hex') AS hash`,
  );
  expect(new Set(proof.map((row) => row.hash))).toEqual(new Set([again!.hash]));
  expect(
    await db.query(
      `SELECT kind, state, person_id, encode(subject_hash, 'hex') AS hash FROM data_requests WHERE kind = 'erase'`,
    ),
  ).toEqual([{ kind: 'erase', state: 'done', person_id: null, hash: again!.hash }]);
  expect(await db.query(`SELECT state FROM data_copies`)).toEqual([{ state: 'gone' }]);
});

test('a repeat of what was erased is still known, and what comes afterwards is a stranger’s: held, without a home or an issue', async () => {
  await livesHere();
  const repeated = text('a', 'lại nữa');
  await town.says(repeated, text('a', '!erase_person {}'));
  expect((await town.store(repeated)).stored).toBe(0);
  await town.store(text('a', 'chào lại'));
  expect(await db.query(`SELECT visibility FROM updates WHERE text = 'chào lại'`)).toEqual([{ visibility: 'held' }]);
  const now = await person();
  expect(await db.query(`SELECT home_area_id, name_cipher, announcements FROM people WHERE id = '${now}'`)).toEqual([
    { home_area_id: null, name_cipher: null, announcements: false },
  ]);
  expect(await db.query(`SELECT id FROM issues WHERE person_id = '${now}'`)).toEqual([]);
  // Whoever began anew is not taken away with the one who left.
  await town.drain();
  await db.query(`UPDATE outbox_messages SET state = 'sent'`);
  town.clock.advance(61 * 60_000);
  await town.sweep();
  expect(await db.query(`SELECT id FROM people WHERE id = '${now}'`)).toHaveLength(1);
});

test('what came in the same breath after the "xóa" waits as a stranger’s, with the clock of a day', async () => {
  await livesHere();
  await town.store(text('a', '!erase_person {}'), text('a', 'à khoan'));
  await town.drain();
  expect(await db.query(`SELECT visibility, state FROM updates WHERE text = 'à khoan'`)).toEqual([
    { visibility: 'held', state: 'done' },
  ]);
});

test('who withdrew the consent first, and somebody who never gave one, can have the rest erased, too', async () => {
  const { personId } = await livesHere();
  await town.says(text('a', '!withdraw_consent {"purpose":"reports","openIssues":"keep","textVersion":"v1"}'));
  expect(await town.tablesWith(personId)).toContain('issues');
  await town.says(text('a', '!erase_person {}'), text('c', `chào, ${SECRET}`), text('c', '!erase_person {}'));
  expect(await town.tablesWith(personId)).toEqual([]);
  expect(await town.tablesWith(SECRET)).toEqual(['issues']);
  await db.query(`UPDATE outbox_messages SET state = 'sent'`);
  town.clock.advance(61 * 60_000);
  await town.sweep();
  expect(await db.query(`SELECT id FROM people`)).toHaveLength(1);
  expect(await town.tablesWith(hash)).toEqual([]);
});

test('twice is as good as once, and an erasure that breaks off leaves everything as it was', async () => {
  const { personId } = await livesHere();
  const before = await town.tablesWith(personId);
  await expect(
    db.database.$transaction(async (tx) => {
      await erasePerson(tx, { personId, textVersion: 'v1', now: town.clock.now() });
      throw new Error('the plug');
    }),
  ).rejects.toThrow('the plug');
  expect(await town.tablesWith(personId)).toEqual(before);
  for (let time = 0; time < 2; time += 1)
    await db.database.$transaction((tx) => erasePerson(tx, { personId, textVersion: 'v1', now: town.clock.now() }));
  expect(await town.tablesWith(personId)).toEqual([]);
});

test('every table that refers to a person, an address or a conversation is known here: a new one needs an eraser', async () => {
  const refers = await db.query<{ at: string }>(`
    SELECT DISTINCT conrelid::regclass::text AS at FROM pg_constraint
    WHERE contype = 'f' AND confrelid IN ('people'::regclass, 'addresses'::regclass, 'conversations'::regclass)`);
  expect(refers.map(({ at }) => at).sort()).toEqual([
    'addresses',
    // What was done in office stays, without the person (ON DELETE SET NULL).
    'assignment_history',
    'assistant_talks',
    // Goes with its person.
    'cadre_feeds',
    'code_tries',
    'consents',
    'conversations',
    'data_copies',
    'data_requests',
    'holders',
    'issue_followers',
    'issues',
    // Goes with its address.
    'link_code_tries',
    'media',
    'outbox_messages',
    'ratings',
    'reminders',
    'sessions',
    'tasks',
    'updates',
  ]);
  expect(Object.keys(ERASERS).length).toBeGreaterThan(6);
});
