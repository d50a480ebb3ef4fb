import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { retentionHandlers } from '../../../src/conversations/data-rights/retention-jobs.ts';
import { RETENTION_DAYS, type RetentionRule } from '../../../src/conversations/data-rights/retention-periods.ts';
import { retentionReport } from '../../../src/people/data-request-view.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { testDatabase } from '../../database.ts';
import { photo, text } from '../../messages/support.ts';
import { dataTown, smallTown } from './support.ts';

// Each rule is run for years of time.
jest.setTimeout(30_000);
const db = await testDatabase();
afterAll(() => db.close());
beforeAll(() => smallTown(db));
const town = dataTown(db);
beforeEach(async () => {
  town.erased.length = 0;
  await town.empty();
});

const DAY = 86_400_000;
const SECRET = 'bí mật của nhà cuối xóm';

const retain = (batch?: number) =>
  retentionHandlers({
    ...{ database: db.database, clock: town.clock, logger: silentLogger, outdatedNotices: [], batch },
    eraseMedia: (ids) => town.erased.push(...ids),
  })['end-retention']!({});

/** Rows that a query finds, a day before the rule's time is over and a moment after it. */
async function overTime(rule: RetentionRule, sql: string): Promise<[number, number]> {
  const count = async () => (await db.query(sql)).length;
  const start = town.clock.now().getTime();
  town.clock.advance(RETENTION_DAYS[rule] * DAY - DAY);
  await retain();
  const before = await count();
  town.clock.advance(start + RETENTION_DAYS[rule] * DAY + 1 - town.clock.now().getTime());
  await retain();
  return [before, await count()];
}

async function closedIssue(): Promise<void> {
  await town.says(text('a', '!give_consent {"textVersion":"v1"}'), photo('a', { caption: SECRET }));
  const [medium] = await db.query<{ id: string }>('SELECT id FROM media');
  const draft = {
    text: `Rác trước số nhà 15 ${SECRET}`,
    categoryCode: 'VS-01',
    areaId: 'W.1',
    media: [medium!.id],
    lat: 21,
    lon: 106,
  };
  await town.says(text('a', `!file_issue ${JSON.stringify(draft)}`));
  await db.query(`UPDATE media SET state = 'stored', storage_key = 'k'`);
  await db.query(`UPDATE outbox_messages SET state = 'sent'`);
  await db.query(`UPDATE issues SET status = 'done', updated_at = $1`, [town.clock.now()]);
  await db.query(
    `INSERT INTO issue_history (issue_id, at, actor, kind, from_value, to_value) SELECT id, $1, 'moderator', 'status', 'new', 'done' FROM issues`,
    [town.clock.now()],
  );
}

describe('what is kept goes when its time is over, and not a day earlier', () => {
  test('photos of a closed issue', async () => {
    await closedIssue();
    expect(
      await overTime(
        'closedMedia',
        `SELECT * FROM issue_media JOIN media m ON m.id = media_id WHERE m.state = 'stored'`,
      ),
    ).toEqual([1, 0]);
    expect(town.erased).toHaveLength(1);
  });

  test('photos of an open issue stay, whatever its age', async () => {
    await closedIssue();
    await db.query(`UPDATE issues SET status = 'in_progress'`);
    town.clock.advance(1_000 * DAY);
    await retain();
    expect(await db.query(`SELECT state FROM media`)).toEqual([{ state: 'stored' }]);
    expect(await db.query(`SELECT person_id IS NULL AS gone FROM issues`)).toEqual([{ gone: false }]);
    // Nor do the messages that belong to it go.
    expect(await town.tablesWith(SECRET)).toEqual(['issues', 'updates']);
  });

  test('who reported a closed issue; the record stays, redacted', async () => {
    await closedIssue();
    expect(await overTime('closedReporters', 'SELECT id FROM issues WHERE person_id IS NOT NULL')).toEqual([1, 0]);
    expect(await db.query('SELECT text, lat, status FROM issues')).toEqual([
      { text: `Rác trước [số nhà] ${SECRET}`, lat: null, status: 'done' },
    ]);
  });

  test('messages both ways', async () => {
    await closedIssue();
    expect(await overTime('messages', `SELECT id FROM updates WHERE content IS NOT NULL`)).toEqual([3, 0]);
    expect(await db.query('SELECT id FROM outbox_messages')).toEqual([]);
    expect(await db.query('SELECT count(*)::int AS known FROM updates WHERE external_id IS NOT NULL')).toEqual([
      { known: 3 },
    ]);
  });

  test('a talk that nobody went on with', async () => {
    await town.says(text('a', '!give_consent {"textVersion":"v1"}'), text('a', SECRET));
    expect(await overTime('sessions', 'SELECT * FROM sessions')).toEqual([1, 0]);
  });

  test('addresses of strangers of whom nothing is left', async () => {
    await town.says(text('a', 'chào'), text('a', '!refuse_consent {"textVersion":"v1"}'));
    await db.query(`UPDATE outbox_messages SET state = 'sent'`);
    expect(await overTime('strangers', 'SELECT id FROM addresses')).toEqual([1, 0]);
    expect(await db.query('SELECT id FROM people UNION ALL SELECT id FROM conversations')).toEqual([]);
    expect(await db.query('SELECT decision, person_id, subject_hash IS NOT NULL AS proof FROM consents')).toEqual([
      { decision: 'refused', person_id: null, proof: true },
    ]);
  });

  test('proofs of consents of those who are gone, requests, routing counts, sign-ins, tasks, and the counts of all that', async () => {
    const at = town.clock.now().toISOString();
    const day = at.slice(0, 10);
    await db.query(`
      INSERT INTO consents (purpose, decision, text_version, channel, at, subject_hash) VALUES ('reports', 'given', 'v1', 'fake', '${at}', '\\x01');
      INSERT INTO data_requests (id, channel, kind, state, asked_at, due_at, done_at) VALUES (gen_random_uuid(), 'fake', 'see', 'done', '${at}', '${at}', '${at}');
      INSERT INTO routing_counts VALUES ('${day}', 'R-TC', 'fake', 3);
      INSERT INTO staff_users (id, email, name, role) VALUES ('00000000-0000-7000-8000-000000000001', 'a@b.example', 'A', 'moderator');
      INSERT INTO staff_sessions (token_hash, user_id, csrf_token, created_at, expires_at) VALUES ('\\x01', '00000000-0000-7000-8000-000000000001', 'x', '${at}', '${at}');
      INSERT INTO tasks (id, kind, subject, created_at, due_at, done_at) VALUES (gen_random_uuid(), 'human', 's', '${at}', '${at}', '${at}');
      INSERT INTO retention_counts VALUES ('${day}', 'messages', 4)`);
    const tables = ['consents', 'data_requests', 'routing_counts', 'staff_sessions', 'tasks'];
    const rows = async () =>
      Promise.all(tables.map(async (table) => (await db.query(`SELECT 1 FROM ${table}`)).length));
    town.clock.advance((RETENTION_DAYS.signIns - 1) * DAY);
    await retain();
    expect(await rows()).toEqual([1, 1, 1, 1, 1]);
    town.clock.advance(2 * DAY);
    await retain();
    expect(await rows()).toEqual([1, 1, 1, 0, 1]);
    town.clock.advance((RETENTION_DAYS.proofs - RETENTION_DAYS.signIns + 1) * DAY);
    await retain();
    expect(await rows()).toEqual([0, 0, 0, 0, 0]);
    expect(await db.query(`SELECT removed FROM retention_counts WHERE day = '${day}' AND rule = 'messages'`)).toEqual(
      [],
    );
    expect((await retentionReport(db.database)).items.map(({ rule, removed }) => [rule, removed])).toEqual(
      expect.arrayContaining([
        ['proofs', 1],
        ['requests', 1],
        ['routingCounts', 1],
        ['signIns', 1],
        ['tasks', 1],
      ]),
    );
  });
});

test('it goes on in small steps until nothing is left, and a second run removes nothing', async () => {
  await town.says(text('a', '!give_consent {"textVersion":"v1"}'));
  for (let nth = 0; nth < 7; nth += 1) await town.says(text('a', `tin ${nth}`));
  await db.query(`UPDATE outbox_messages SET state = 'sent'`);
  town.clock.advance((RETENTION_DAYS.messages + 1) * DAY);
  await retain(2);
  expect(await db.query('SELECT id FROM updates WHERE content IS NOT NULL')).toEqual([]);
  const counts = await db.query('SELECT rule, removed FROM retention_counts');
  await retain(2);
  expect(await db.query('SELECT rule, removed FROM retention_counts')).toEqual(counts);
});

test('every rule has its period, in days', () => {
  for (const days of Object.values(RETENTION_DAYS)) expect(days).toBeGreaterThan(0);
});
