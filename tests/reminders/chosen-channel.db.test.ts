import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { momentOn } from '../../src/calendar/town-day.ts';
import { chatsOf } from '../../src/messages/chat-of-view.ts';
import { chooseReminders } from '../../src/people/person-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from '../database.ts';
import { buildTown } from '../issues/small-town.ts';
import { buildFront, MONDAY, reminding, report, seat, toldTo } from './cadre-town.ts';

const db = await testDatabase();
afterAll(() => db.close());
let head: { personId: string; conversationId: string };
/** Their other account, in which they wrote last. */
let other: { addressId: string; conversationId: string };

beforeEach(async () => {
  await db.query(
    `TRUNCATE areas, units, posts, holders, duties, assignments, reminders, timers, people, conversations, outbox_messages, tasks,
     work_days, festivals, tiles, category_groups, categories CASCADE`,
  );
  await buildTown(db);
  await buildFront(db);
  head = await seat(db, 'head-cho');
  await seat(db, 'chair');
  other = await account(head.personId);
  await db.query(
    `UPDATE conversations SET consented_at = '2026-11-01', last_input_at = CASE WHEN id = $1 THEN timestamptz '2026-11-29' ELSE '2026-11-20' END`,
    [other.conversationId],
  );
});

async function account(personId: string) {
  const [addressId, conversationId] = [newId(), newId()];
  await db.query(
    `INSERT INTO addresses (id, person_id, channel, account, external_hash, external_cipher) VALUES ($1, $2, 'telegram', 'main', $3, $3)`,
    [addressId, personId, randomBytes(8)],
  );
  await db.query(
    `INSERT INTO conversations (id, address_id, person_id, channel, account) VALUES ($1, $2, $3, 'telegram', 'main')`,
    [conversationId, addressId, personId],
  );
  return { addressId, conversationId };
}

const addressOf = async (conversationId: string) =>
  (await db.query<{ id: string }>('SELECT address_id AS id FROM conversations WHERE id = $1', [conversationId]))[0]!.id;

const choose = async (conversationId: string | null) =>
  chooseReminders(
    db.database,
    { personId: head.personId, addressId: conversationId && (await addressOf(conversationId)) },
    momentOn(MONDAY, '04:00'),
  );

const play = async () => {
  const played = reminding(db, momentOn(MONDAY, '04:00'));
  await played.give([report]);
  return played;
};

/** How many messages each of the two accounts got: the first, the other. */
const told = async () =>
  [(await toldTo(db, head.conversationId)).length, (await toldTo(db, other.conversationId)).length] as const;

test('nothing chosen: where they wrote last, and the next rung goes by the other account', async () => {
  const { until } = await play();
  await until('2026-12-01', '10:00');
  expect(await told()).toEqual([0, 1]);
  await until('2026-12-02', '10:00');
  expect(await told()).toEqual([1, 1]);
});

test('the chosen account gets the reminder, once, and the next rung goes by the other one', async () => {
  await choose(head.conversationId);
  const { until } = await play();
  await until('2026-12-01', '10:00');
  expect(await told()).toEqual([1, 0]);
  await until('2026-12-02', '10:00');
  expect(await told()).toEqual([1, 1]);
});

test('chosen between two rungs: “by another channel” is still not the one of before', async () => {
  const { until } = await play();
  await until('2026-12-01', '10:00');
  await choose(head.conversationId);
  await until('2026-12-02', '10:00');
  expect(await told()).toEqual([1, 1]);
});

test('a chosen account that blocked us gives way to the other, and a choice can be taken back', async () => {
  await choose(head.conversationId);
  await db.query(`UPDATE addresses SET unreachable_at = now() WHERE id = $1`, [await addressOf(head.conversationId)]);
  const { until } = await play();
  await until('2026-12-01', '10:00');
  expect(await told()).toEqual([0, 1]);
  await db.query('UPDATE addresses SET unreachable_at = NULL');
  expect((await chatsOf(db.database, [head.personId])).get(head.personId)?.conversationId).toBe(head.conversationId);
  await choose(null);
  expect((await chatsOf(db.database, [head.personId])).get(head.personId)?.conversationId).toBe(other.conversationId);
});

test('an address of somebody else cannot be chosen', async () => {
  const stranger = await seat(db, 'head-dinh');
  await choose(stranger.conversationId);
  expect(await db.query('SELECT 1 FROM addresses WHERE reminders_chosen_at IS NOT NULL')).toEqual([]);
});
