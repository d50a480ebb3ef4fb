import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { channelUse } from '../../src/messages/channel-use-view.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { CAN } from '../conversations/support.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront } from '../reminders/cadre-town.ts';
import { AT_ONCE, START, testInbox, text } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
beforeEach(async () => {
  await db.query(
    `TRUNCATE areas, units, posts, holders, people, conversations, updates, channel_use, channel_terms, tiles, category_groups,
     categories CASCADE`,
  );
  await buildTown(db);
  await buildFront(db);
});

const OA = { id: 'zalo-oa', account: '1', name: 'Zalo', can: { ...CAN, windows: { freeMs: 48, paidMs: 168 } } };
const BOT = {
  id: 'zalo-bot',
  account: '2',
  name: 'Zalo',
  can: { ...CAN, quota: { people: 50, messagesAMonth: 3_000 } },
};

/** Somebody who agreed, on one channel or on several. @returns the person. */
async function person(name: string, channels: readonly { id: string; account: string }[]): Promise<string> {
  const ids: string[] = [];
  for (const channel of channels) {
    const { conversationIds } = await storeUpdates(testInbox(db, { delays: AT_ONCE }), channel, [text(name, 'chào')]);
    ids.push(conversationIds[0]!);
  }
  await db.query(
    `UPDATE conversations SET consented_at = $1, person_id = (SELECT person_id FROM conversations WHERE id = $2)
     WHERE id = ANY($3::uuid[])`,
    [START, ids[0], ids],
  );
  const [row] = await db.query<{ id: string }>('SELECT person_id::text AS id FROM conversations WHERE id = $1', [
    ids[0],
  ]);
  return row!.id;
}

const holds = (personId: string, postId: string, untilDay: string | null = null) =>
  db.query(
    `INSERT INTO holders (id, post_id, name, name_key, person_id, until, created_at) VALUES ($1, $2, 'Mẫu', 'mau', $3, $4, $5)`,
    [newId(), postId, personId, untilDay, START],
  );

test('who would be lost with a channel: whoever has no other one, and how many of them hold a post now', async () => {
  await person('resident', [OA]);
  await holds(await person('cadre', [OA]), 'chair');
  await holds(await person('former cadre', [OA]), 'party', '2026-10-31');
  await holds(await person('cadre with two', [OA, BOT]), 'head-cho');
  const blocked = await person('left', [OA]);
  await db.query(`UPDATE addresses SET unreachable_at = $1 WHERE person_id = $2`, [START, blocked]);
  await storeUpdates(testInbox(db), OA, [text('never agreed', 'chào')]);
  const [oa, bot] = await channelUse(db.database, [OA, BOT], START);
  expect(oa).toMatchObject({ people: 6, reachable: 4, onlyHere: 3, cadresOnlyHere: 1 });
  expect(bot).toMatchObject({ people: 1, reachable: 1, onlyHere: 0, cadresOnlyHere: 0 });
});

test('what was used by each way, what it cost, and when the month’s messages end', async () => {
  await db.query(`INSERT INTO channel_use VALUES
    ('zalo-oa', '1', '2026-11-20', 'free', 1, 40, 0), ('zalo-oa', '1', '2026-11-21', 'paid', 2, 10, 550),
    ('zalo-oa', '1', '2026-11-21', 'template', 2, 3, 450), ('zalo-oa', '1', '2026-10-31', 'paid', 2, 99, 9999),
    ('zalo-bot', '2', '2026-11-22', 'free', 1, 1000, 0)`);
  const [oa, bot] = await channelUse(db.database, [OA, BOT], START);
  expect(oa).toMatchObject({ sent: 53, spent: 1_000, byWay: { free: 40, paid: 10, template: 3 }, endsOn: null });
  expect(bot).toMatchObject({ sent: 1_000, messagesAMonth: 3_000, mostPeople: 50, spent: 0, endsOn: '2026-11-25' });
});
