import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConversationAtHand } from '../../../src/conversations/conversation-at-hand.ts';
import { factLoaders } from '../../../src/conversations/facts/fact-loaders.ts';
import { testDatabase } from '../../database.ts';
import { photo, text } from '../../messages/support.ts';
import { testDrain } from '../support.ts';
import { dataTown, smallTown } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeAll(() => smallTown(db));
const town = dataTown(db);

test('the fact my_data says what is kept of each person, and of nobody else, in one reading', async () => {
  await town.says(
    text('a', 'chào', { name: 'Tên trên kênh' }),
    text('a', '!give_consent {"textVersion":"v1"}'),
    photo('a'),
    text('a', `!file_issue ${JSON.stringify({ text: 'Rác', categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`),
    text('a', `!file_issue ${JSON.stringify({ text: 'Việc cũ', categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`),
    text('a', '!ask_data {"kind":"other"}'),
    text('b', 'chào', { name: 'Người khác' }),
  );
  await db.query(`UPDATE issues SET status = 'done' WHERE text = 'Việc cũ'`);
  const people = await db.query<{ id: string }>(
    'SELECT p.id FROM people p JOIN conversations c ON c.person_id = p.id ORDER BY c.id',
  );
  const asks = people.map(({ id }) => ({ conversation: { personId: id } as ConversationAtHand, args: undefined }));
  const facts = await factLoaders.my_data(asks, testDrain(db).facts);
  expect(facts[0]).toEqual({
    name: 'Tên trên kênh',
    ownName: false,
    phone: null,
    sentOutside: 0,
    consents: [{ purpose: 'reports', given: true, at: town.clock.now().getTime() }],
    openIssues: 1,
    closedIssues: 1,
    followed: 0,
    messages: 6,
    media: 1,
    openRequests: [{ dueAt: Date.parse('2026-11-25T10:00:00Z') }],
  });
  expect(facts[1]).toMatchObject({ name: 'Người khác', consents: [], openIssues: 0, messages: 1 });
  await town.says(text('a', '!set_name {"name":"bà Hoa"}'), text('a', '!set_phone {"phone":"0912345678"}'));
  expect(await factLoaders.my_data(asks, testDrain(db).facts)).toMatchObject([
    { name: 'bà Hoa', ownName: true, phone: '0912345678' },
    { phone: null },
  ]);
  // Nobody reads it in the database.
  expect(await db.query(`SELECT 1 FROM people WHERE encode(phone_cipher, 'escape') LIKE '%0912345678%'`)).toEqual([]);
});

test('what is about a child is shown to nobody outside, whatever its category', async () => {
  await town.says(
    text(
      'a',
      `!file_issue ${JSON.stringify({ text: 'cháu bé 8 tuổi bị ngã ở đống rác', categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`,
    ),
  );
  expect(await db.query(`SELECT visibility, name_hidden FROM issues WHERE text LIKE 'cháu bé%'`)).toEqual([
    { visibility: 'R', name_hidden: 'unit' },
  ]);
});
