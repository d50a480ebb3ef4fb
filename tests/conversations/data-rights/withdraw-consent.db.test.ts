import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { retentionHandlers } from '../../../src/conversations/data-rights/retention-jobs.ts';
import { suspendConsents } from '../../../src/messages/retention-store.ts';
import { consentState } from '../../../src/people/consent-store.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { testDatabase } from '../../database.ts';
import { photo, text } from '../../messages/support.ts';
import { dataTown, smallTown } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeAll(() => smallTown(db));
const town = dataTown(db);
beforeEach(() => town.empty());

const SECRET = 'bí mật của nhà cuối xóm';
const issue = (words: string) =>
  `!file_issue ${JSON.stringify({ text: words, categoryCode: 'VS-01', areaId: 'W.1', media: [] })}`;
const withdraw = (purpose: string, openIssues = 'keep') =>
  text('a', `!withdraw_consent ${JSON.stringify({ purpose, openIssues, textVersion: 'v2' })}`);
const personId = async () => (await db.query<{ id: string }>('SELECT id FROM people'))[0]!.id;

async function livesHere(): Promise<string> {
  await town.says(
    text('a', SECRET),
    text('a', '!give_consent {"textVersion":"v1"}'),
    text('a', '!set_announcements {"wanted":true,"textVersion":"v1"}'),
  );
  return personId();
}

test('of each purpose the last word counts, whatever was said about the others', async () => {
  const id = await livesHere();
  await town.says(withdraw('announcements'));
  const state = (await consentState(db.database, [id])).get(id)!;
  expect(state.reports).toMatchObject({ decision: 'given', textVersion: 'v1', channel: 'fake' });
  expect(state.announcements).toMatchObject({ decision: 'withdrawn', textVersion: 'v2' });
  expect(state.follow_up).toBeNull();
  expect(await db.query('SELECT announcements, follow_up FROM people')).toEqual([
    { announcements: false, follow_up: true },
  ]);
  // The log is append-only, and everything else goes on.
  expect(await db.query('SELECT decision FROM consents ORDER BY id')).toHaveLength(3);
  await town.store(text('a', 'còn đó'));
  expect(await db.query(`SELECT visibility FROM updates WHERE text = 'còn đó'`)).toEqual([{ visibility: 'released' }]);
  expect(await db.query(`SELECT kind, state FROM data_requests`)).toEqual([{ kind: 'withdraw', state: 'done' }]);
});

describe('without the consent for reports', () => {
  test('nobody reads what was said, nothing is sent but the confirmation, and the other consents end with it', async () => {
    const id = await livesHere();
    await town.says(text('a', issue(`Rác trước số nhà 15. ${SECRET}`)));
    await db.query(
      `UPDATE outbox_messages SET question = '{"choices":[]}' WHERE id = (SELECT min(id) FROM outbox_messages)`,
    );
    await db.query(`UPDATE conversations SET taken_over_at = NULL`);
    await town.says(withdraw('reports'));
    expect(await db.query(`SELECT DISTINCT visibility FROM updates WHERE content IS NOT NULL`)).toEqual([
      { visibility: 'held' },
    ]);
    expect(
      await db.query(`SELECT content->>'text' AS text, state FROM outbox_messages WHERE state = 'queued'`),
    ).toEqual([{ text: 'xong undefined', state: 'queued' }]);
    expect(await db.query('SELECT consented_at FROM conversations')).toEqual([{ consented_at: null }]);
    expect(await db.query('SELECT * FROM sessions')).toEqual([]);
    expect(await db.query('SELECT id FROM outbox_messages WHERE question IS NOT NULL AND answered_at IS NULL')).toEqual(
      [],
    );
    const state = (await consentState(db.database, [id])).get(id)!;
    expect([state.reports?.decision, state.announcements?.decision, state.follow_up]).toEqual([
      'withdrawn',
      'withdrawn',
      null,
    ]);
  });

  test('an open issue goes on without the person; with "rút luôn" it is withdrawn', async () => {
    await livesHere();
    await town.says(text('a', issue('Rác trước số nhà 15')), withdraw('reports'));
    expect(await db.query('SELECT status, text, person_id, conversation_id FROM issues')).toEqual([
      { status: 'new', text: 'Rác trước [số nhà]', person_id: null, conversation_id: null },
    ]);
    await town.says(
      text('a', '!give_consent {"textVersion":"v2"}'),
      text('a', issue('Việc hai')),
      withdraw('reports', 'withdraw'),
    );
    expect(await db.query(`SELECT status, conversation_id FROM issues WHERE text = 'Việc hai'`)).toEqual([
      { status: 'withdrawn', conversation_id: null },
    ]);
  });

  test('what is written next is held, and who agrees again has everything back', async () => {
    await livesHere();
    await town.says(withdraw('reports'), text('a', 'tôi nghĩ lại'));
    expect(await db.query(`SELECT visibility FROM updates WHERE text = 'tôi nghĩ lại'`)).toEqual([
      { visibility: 'held' },
    ]);
    await town.says(text('a', '!give_consent {"textVersion":"v2"}'));
    expect(await db.query(`SELECT visibility FROM updates WHERE text = $1`, [SECRET])).toEqual([
      { visibility: 'released' },
    ]);
  });

  test('after fifteen days what was said is erased, and not a day earlier', async () => {
    await livesHere();
    await town.says(photo('a', { caption: SECRET }), withdraw('reports'));
    const retain = () =>
      retentionHandlers({
        database: db.database,
        clock: town.clock,
        logger: silentLogger,
        outdatedNotices: [],
        eraseMedia: (ids) => town.erased.push(...ids),
      })['end-retention']!({});
    await db.query(`UPDATE outbox_messages SET state = 'sent'`);
    town.clock.advance(14 * 86_400_000);
    await retain();
    expect(await town.tablesWith(SECRET)).toEqual(['updates']);
    town.clock.advance(86_400_001);
    await retain();
    expect(await town.tablesWith(SECRET)).toEqual([]);
    expect(town.erased).toHaveLength(1);
  });
});

test('who agreed to a text that holds no more is asked again; the others are not', async () => {
  await livesHere();
  expect(await suspendConsents(db.database, ['v0'])).toBe(0);
  expect(await suspendConsents(db.database, ['v0', 'v1'])).toBe(1);
  await town.store(text('a', 'sau đó'));
  expect(await db.query(`SELECT visibility FROM updates WHERE text = 'sau đó'`)).toEqual([{ visibility: 'held' }]);
  await town.says(text('a', '!give_consent {"textVersion":"v2"}'));
  expect(await suspendConsents(db.database, ['v0', 'v1'])).toBe(0);
});
