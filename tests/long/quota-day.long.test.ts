import { randomInt } from 'node:crypto';
import { afterAll, expect, jest, test } from '@jest/globals';
import { sendOnce } from '../../src/conversations/send-once.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { enqueue, type Priority } from '../../src/messages/outbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { fakeChannel, testSend } from '../conversations/support.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, testInbox, text } from '../messages/support.ts';

jest.setTimeout(600_000);

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());

const QUOTA = 3_000;
/** By priority. */
const WANTED = [150, 1_850, 1_500, 1_500] as const;
const PEOPLE = 500;
const WAVE = 100;

/** On a day in the middle of the month, whose rest will need 60 replies and 30 reminders a day. */
const clock = manualClock(new Date('2026-11-23T09:00:00+07:00'));

test('a day of 3,000 messages with 5,000 that are wanted, over three senders: every urgent one goes out, of every other it is said why not', async () => {
  const inbox = testInbox(db, { delays: AT_ONCE, clock });
  const everybody = Array.from({ length: PEOPLE }, (_, nth) => text(`p${nth}`, 'chào'));
  const { conversationIds } = await storeUpdates(inbox, CHANNEL, everybody);
  await db.query(`UPDATE updates SET state = 'done'`);
  await db.query('UPDATE conversations SET ready_at = NULL, consented_at = $1', [clock.now()]);
  await db.query(
    `INSERT INTO channel_use SELECT $1, $2, day::date, 'free', p, CASE p WHEN 1 THEN 60 ELSE 30 END, 0
     FROM generate_series('2026-10-01'::date, '2026-10-31'::date, interval '1 day') AS day, generate_series(1, 2) AS p`,
    [CHANNEL.id, CHANNEL.account],
  );
  await db.query(
    `INSERT INTO channel_use SELECT $1, $2, day::date, 'free', p, CASE p WHEN 1 THEN 60 ELSE 30 END, 0
     FROM generate_series('2026-11-09'::date, '2026-11-22'::date, interval '1 day') AS day, generate_series(1, 2) AS p`,
    [CHANNEL.id, CHANNEL.account],
  );
  // The days before are known of, but what they used was not of this month's quota: all 3,000 are left.
  const usedBefore = 14 * 90;
  const wishes = WANTED.flatMap((count, priority) => Array<Priority>(count).fill(priority as Priority));
  for (let last = wishes.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [wishes[last], wishes[other]] = [wishes[other]!, wishes[last]!];
  }
  const { channel, sent } = fakeChannel({ can: { quota: { messagesAMonth: QUOTA + usedBefore } } });
  const senders = Array.from({ length: 3 }, () => testSend(db, channel, { clock }));
  for (let at = 0; at < wishes.length; at += WAVE) {
    await enqueue(
      db.database,
      wishes.slice(at, at + WAVE).map((priority, nth) => ({
        ...{ conversationId: conversationIds[randomInt(PEOPLE)]!, priority, readyAt: clock.now() },
        reply: { text: `tin ${at + nth}` },
      })),
    );
    await Promise.all(
      senders.map(async (deps) => {
        while ((await sendOnce(deps)) > 0);
      }),
    );
    clock.advance(60_000);
  }
  expect(sent.length).toBeLessThanOrEqual(QUOTA);
  const rows = await db.query<{ priority: Priority; state: string; reason: string | null; count: number }>(
    `SELECT priority, state, reason, count(*)::int AS count FROM outbox_messages GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  console.log(JSON.stringify(rows));
  const count = (priority: Priority, state: string) =>
    rows.filter((row) => row.priority === priority && row.state === state).reduce((sum, row) => sum + row.count, 0);
  // Near the end of the month's messages several go as one.
  const told = (priority: Priority) => count(priority, 'sent') + count(priority, 'cancelled');
  expect(told(0)).toBe(WANTED[0]);
  expect(told(1) / WANTED[1]).toBeGreaterThan(told(2) / WANTED[2]);
  expect(told(2) / WANTED[2]).toBeGreaterThan(told(3) / WANTED[3]);
  for (const { state, reason } of rows) expect([state, reason]).toEqual(WHY[state]);
  // Whoever was not reached is to be called; of broadcasts there is one task for all.
  const unexplained = await db.query(
    `SELECT 1 FROM outbox_messages o WHERE o.state = 'failed' AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.done_at IS NULL
       AND CASE WHEN o.priority = 3 THEN t.kind = 'quota' ELSE t.kind = 'phone' AND t.subject = o.conversation_id::text END)`,
  );
  expect(unexplained).toEqual([]);
});

const WHY: Readonly<Record<string, [string, string | null]>> = {
  sent: ['sent', null],
  cancelled: ['cancelled', 'bundled'],
  failed: ['failed', 'quota_short'],
};
