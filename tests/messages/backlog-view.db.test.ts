import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { measureBacklog } from '../../src/app-metrics.ts';
import { type Backlog, backlog } from '../../src/messages/backlog-view.ts';
import { claimConversations } from '../../src/messages/conversation-store.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { claimHeads } from '../../src/messages/outbox-claim-store.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { setTimers } from '../../src/messages/timer-store.ts';
import type { Transaction } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { openMetrics } from '../../src/platform/metrics.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, photo, START, testInbox, text } from './support.ts';

jest.setTimeout(60_000);

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(() => db.clear('people', 'conversations', 'updates', 'outbox_messages', 'media', 'timers'));
afterAll(() => db.close());

const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

/** What waits five minutes after the start. */
async function waiting(): Promise<Record<string, Omit<Backlog, 'what'>>> {
  const rows = await backlog(db.database, { now: minutes(5), real: new Date() });
  return Object.fromEntries(rows.map(({ what, ...rest }) => [what, rest]));
}

async function arrive(...updates: ReturnType<typeof text>[]): Promise<string[]> {
  const { conversationIds } = await storeUpdates(testInbox(db, { delays: AT_ONCE }), CHANNEL, updates);
  return [...new Set(conversationIds)];
}

const message = (conversationId: string, readyAt: Date) => ({
  ...{ conversationId, priority: 1 as const, reply: { text: 'Chào ông/bà' }, readyAt },
});

test('where nothing waits, nothing is told', async () => {
  expect(await waiting()).toEqual({ due_timers: { channel: '', count: 0, oldest: null } });
});

test('updates: those that may be taken, those that are held, those that were set aside', async () => {
  await arrive(text('a', 'một'), text('a', 'hai'), text('b', 'ba'));
  await db.query("UPDATE updates SET state = 'quarantined', visibility = 'released' WHERE text = 'ba'");
  expect(await waiting()).toMatchObject({
    ready_updates: { channel: 'fake', count: 2, oldest: START },
    held_updates: { channel: 'fake', count: 2, oldest: START },
    quarantined_updates: { channel: 'fake', count: 1, oldest: null },
  });
});

test('messages: those that are due, those of later, those under way and those that a dead process left', async () => {
  const [first, second, third] = await arrive(text('a', 'một'), text('b', 'hai'), text('c', 'ba'));
  await enqueue(db.database, [message(first!, START), message(second!, minutes(1)), message(third!, minutes(60))]);
  const clock = { now: () => START, real: () => new Date() };
  const options = { channel: CHANNEL, limit: 1, pace: 0, addressGapMs: 0, leaseMs: 60_000, clock };
  await claimHeads(db.database, options);
  expect(await waiting()).toMatchObject({
    due_messages: { channel: 'fake', count: 1, oldest: minutes(1) },
    scheduled_messages: { channel: 'fake', count: 1 },
    sending_messages: { channel: 'fake', count: 1 },
    overdue_send_leases: { channel: 'fake', count: 0 },
  });
  await db.query("UPDATE outbox_messages SET lease_until = now() - interval '1 second' WHERE state = 'sending'");
  expect((await waiting()).overdue_send_leases).toMatchObject({ count: 1 });
});

test('leases of turns: those that are held, and those of a process that is gone', async () => {
  await arrive(text('a', 'một'), text('b', 'hai'));
  const real = new Date();
  await claimConversations(db.database, { token: newId(), limit: 1, leaseMs: 60_000, now: START, real });
  expect((await waiting()).turn_leases).toMatchObject({ channel: 'fake', count: 1 });
  await db.query("UPDATE conversations SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL");
  const later = await waiting();
  expect(later.turn_leases).toBeUndefined();
  expect(later.overdue_turn_leases).toMatchObject({ channel: 'fake', count: 1 });
});

test('media that are to be fetched and that could not be, and timers that are due', async () => {
  await arrive(photo('a'), photo('b'), photo('c'));
  await db.query("UPDATE media SET state = 'failed' WHERE id = (SELECT min(id::text)::uuid FROM media)");
  await setTimers(db.database, [
    { kind: 'test', subject: 'now', dueAt: minutes(4) },
    { kind: 'test', subject: 'later', dueAt: minutes(6) },
  ]);
  const found = await waiting();
  expect(found.wanted_media).toMatchObject({ channel: 'fake', count: 2, oldest: START });
  expect(found.failed_media).toMatchObject({ count: 1 });
  expect(Object.values(found).map(({ count }) => count)).not.toContain(0);
  expect(await db.query('SELECT count(*)::int AS n FROM timers WHERE due_at <= $1', [minutes(5)])).toEqual([
    { n: found.due_timers!.count },
  ]);
});

describe('the metrics', () => {
  async function scrape(options: { channels?: string[]; connected?: boolean } = {}): Promise<string> {
    const metrics = openMetrics();
    measureBacklog(metrics, {
      database: db.database,
      clock: { now: () => minutes(5), real: () => new Date() },
      channels: options.channels ?? ['fake', 'idle'],
      queue: { depth: async () => 4 },
      live: { connected: () => options.connected ?? true },
      receiving: () => [{ channel: 'fake', status: 'polling', since: START, usable: true }],
    });
    return metrics.text();
  }

  test('tell counts and ages by channel, and 0 for a channel where nothing waits', async () => {
    const [conversation] = await arrive(text('a', 'một'));
    await enqueue(db.database, [message(conversation!, minutes(2))]);
    const told = await scrape();
    for (const line of [
      'nghe_dan_inbox_ready_updates{channel="fake"} 1',
      'nghe_dan_inbox_ready_updates{channel="idle"} 0',
      'nghe_dan_inbox_oldest_seconds{channel="fake"} 300',
      'nghe_dan_inbox_oldest_seconds{channel="idle"} 0',
      'nghe_dan_held_updates{channel="fake"} 1',
      'nghe_dan_quarantined_updates{channel="fake"} 0',
      'nghe_dan_outbox_messages{channel="fake",state="due"} 1',
      'nghe_dan_outbox_messages{channel="fake",state="sending"} 0',
      'nghe_dan_outbox_oldest_seconds{channel="fake"} 180',
      'nghe_dan_turn_leases{channel="fake",state="overdue"} 0',
      'nghe_dan_media{channel="fake",state="wanted"} 0',
      'nghe_dan_queue_jobs 4',
      'nghe_dan_live_connected 1',
      'nghe_dan_receiving{channel="fake",status="polling"} 1',
    ])
      expect(told.split('\n')).toContain(line);
  });

  test('tell of a channel that was switched off while something waits', async () => {
    await arrive(text('a', 'một'));
    expect(await scrape({ channels: [] })).toContain('nghe_dan_inbox_ready_updates{channel="fake"} 1');
  });

  test('tell that live changes are not heard', async () => {
    expect(await scrape({ connected: false })).toContain('nghe_dan_live_connected 0');
  });
});

test('a long history is not read: only the indexes of what waits', async () => {
  const [conversation] = await arrive(text('a', 'một'));
  await db.query(
    `INSERT INTO updates (channel, account, external_id, conversation_id, kind, happened_at, received_at, ready_at, state,
       visibility)
     SELECT 'fake', 'bot', 'old' || n, $1, 'text', $2, $2, $2, 'done', 'released' FROM generate_series(1, 20000) n`,
    [conversation, START],
  );
  await db.query(
    `INSERT INTO outbox_messages (conversation_id, seq, channel, account, content, state, ready_at, sent_at, created_at)
     SELECT $1, 1000 + n, 'fake', 'bot', '{"text":""}', 'sent', $2, $2, $2 FROM generate_series(1, 20000) n`,
    [conversation, START],
  );
  await db.query(
    `INSERT INTO media (id, conversation_id, channel, account, kind, state, created_at)
     SELECT gen_random_uuid(), $1, 'fake', 'bot', 'photo', 'stored', $2 FROM generate_series(1, 20000) n`,
    [conversation, START],
  );
  await db.query('ANALYZE updates, outbox_messages, media');
  const read = async () => {
    const rows = await db.query<{ rows: number }>(
      `SELECT sum(seq_tup_read)::int AS rows FROM pg_stat_user_tables
       WHERE relname IN ('updates', 'outbox_messages', 'media')`,
    );
    return rows[0]!.rows;
  };
  const counted = (look: (tx: Transaction) => Promise<unknown>) =>
    db.database.$transaction(async (tx) => {
      // Else the server notes within a second or so what was read.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_stat_force_next_flush()) AS flushed`;
      await look(tx);
    });
  await counted(async () => {});
  const before = await read();
  await counted((tx) => backlog(tx, { now: minutes(5), real: new Date() }));
  expect(await read()).toBe(before);
  await counted((tx) => tx.$queryRaw`SELECT count(*)::int FROM updates WHERE kind = 'text'`);
  expect(await read()).toBeGreaterThanOrEqual(before + 20_000);
});
