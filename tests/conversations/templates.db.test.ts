import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ZaloOaChannel } from '../../src/channels/zalo-oa/zalo-oa-channel.ts';
import { sendOnce } from '../../src/conversations/send-once.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { DEFAULT_TERMS, type LedgerTerms } from '../../src/messages/ledger-schema.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import { channelOn } from '../channels/zalo-oa/zalo-oa-harness.ts';
import { testDatabase } from '../database.ts';
import {
  startZaloOaEmulator,
  type ZaloOaEmulator,
  type ZaloOaEmulatorOptions,
} from '../emulators/zalo-oa/zalo-oa-emulator.ts';
import { AT_ONCE, encryption, testInbox } from '../messages/support.ts';
import { testSend } from './support.ts';

/** The ledger on the real channel: what goes out as a template, what comes back of it, and how many messages are free. */

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());

const HOUR = 3_600_000;
const MINUTE = 60_000;
const BY_PHONE = { id: '77', codeBlank: 'ma', dayBlank: '', byId: false, byPhone: true };

let emulator: ZaloOaEmulator;
let channel: ZaloOaChannel;
let clock: Clock;
/** Events that were stored already. */
let heard: number;

async function start(options: ZaloOaEmulatorOptions = {}): Promise<void> {
  await db.query(
    'TRUNCATE people, updates, timers, tasks, pace_slots, channel_use, channel_terms, channel_tokens CASCADE',
  );
  emulator = await startZaloOaEmulator({
    templates: { '77': { byUserId: true } },
    accessSeconds: 366 * 24 * 3_600,
    ...options,
  });
  channel = channelOn(emulator, { database: db.database, config: { pace: 0 } });
  clock = { now: () => new Date(emulator.now()), real: systemClock.real };
  heard = 0;
  // Ten in the morning: no quiet hour is near.
  const hour = new Date(emulator.now() + 7 * HOUR).getUTCHours();
  emulator.passTime(((34 - hour) % 24) * HOUR);
}
async function stop(): Promise<void> {
  await channel.close();
  await emulator.close();
}
beforeEach(() => start());
afterEach(stop);

/** Stores what the platform has told since the last call, as the webhook would. @returns the conversations. */
async function hear(): Promise<string[]> {
  const inbox = testInbox(db, { delays: AT_ONCE, clock });
  const updates = emulator.events.slice(heard).flatMap((event) => channel.parseUpdate(event));
  heard = emulator.events.length;
  const { conversationIds } = await storeUpdates(inbox, channel, updates);
  await db.query(`UPDATE updates SET state = 'done' WHERE state = 'waiting'`);
  await db.query('UPDATE conversations SET ready_at = NULL, consented_at = coalesce(consented_at, $1)', [clock.now()]);
  return conversationIds;
}

/** Somebody who follows the account and left a telephone number. @returns the conversation. */
async function resident(id: string, phone = '0912345678'): Promise<string> {
  emulator.user(id).follows();
  const [conversation] = await hear();
  await db.query(
    'UPDATE people SET phone_cipher = $1 WHERE id = (SELECT person_id FROM conversations WHERE id = $2::uuid)',
    [encryption.encrypt(phone), conversation],
  );
  return conversation!;
}

const setTerms = (terms: Partial<LedgerTerms>) =>
  db.query(`INSERT INTO channel_terms (channel, terms, version, updated_at) VALUES ('zalo-oa', $1, 1, now())`, [
    JSON.stringify({ ...DEFAULT_TERMS, paidAllowed: true, monthlyBudget: 10_000, ...terms }),
  ]);
const queue = (conversationId: string, said: string) =>
  enqueue(db.database, [{ conversationId, priority: 1, reply: { text: said }, readyAt: clock.now() }]);
async function send(): Promise<void> {
  const deps = testSend(db, channel, { clock });
  while ((await sendOnce(deps)) > 0);
}

const outbox = () =>
  db.query<{ state: string; reason: string | null; way: string | null }>(
    'SELECT state, reason, way FROM outbox_messages ORDER BY id',
  );
const templates = () =>
  db.query<{ sent: boolean; external: string | null; arrived_at: Date | null }>(
    `SELECT t.sent_at IS NOT NULL AS sent, t.external_id AS external, t.arrived_at
     FROM outbox_templates t ORDER BY t.message_id`,
  );
async function trackingIdOfFirst(): Promise<string> {
  const [row] = await db.query<{ id: string }>('SELECT tracking_id AS id FROM outbox_templates ORDER BY message_id');
  return row!.id;
}
const tasks = () => db.query<{ kind: string }>('SELECT kind FROM tasks');
/** When the phone got the nth message, as the platform tells it: the time of the emulator is that of its message, some ms later. */
const near = (at: number) => ({ asymmetricMatch: (date: Date) => Math.abs(date.getTime() - at) < 2_000 }) as never;

describe('the receipt of a template', () => {
  beforeEach(() => setTerms({ template: BY_PHONE }));

  test('is written down with its message, though it comes before the answer', async () => {
    const id = await resident('81');
    emulator.passTime(10 * 24 * HOUR);
    await queue(id, 'Đèn đã sửa');
    await send();
    expect(emulator.sent.at(-1)).toMatchObject({ to: '84912345678', template: { trackingId: expect.any(String) } });
    await hear();
    expect(await templates()).toEqual([
      { sent: true, external: emulator.sent.at(-1)!.id, arrived_at: near(emulator.sent.at(-1)!.at) },
    ]);
    expect(await outbox()).toEqual([{ state: 'queued', reason: 'waits_for_person', way: 'template' }]);
  });

  test('may come late, twice and in another order: each message knows when its own arrived', async () => {
    const [first, second] = [await resident('81'), await resident('82', '0987654321')];
    emulator.passTime(10 * 24 * HOUR);
    emulator.receipts.hold();
    await queue(first, 'một');
    await send();
    emulator.passTime(HOUR);
    await queue(second, 'hai');
    await send();
    emulator.passTime(2 * HOUR);
    await hear();
    expect(await templates()).toMatchObject([{ sent: true, arrived_at: null }, { arrived_at: null }]);
    emulator.receipts.release({ times: 2, reversed: true });
    await hear();
    const [one, two] = emulator.sent.slice(-2).map(({ at }) => at);
    expect(await templates()).toMatchObject([{ arrived_at: near(one!) }, { arrived_at: near(two!) }]);
    // The same body once more, as after an answer that got lost.
    heard -= 2;
    await hear();
    expect(await templates()).toMatchObject([{ arrived_at: near(one!) }, { arrived_at: near(two!) }]);
    // It is nobody's message.
    const kept = await db.query(
      `SELECT DISTINCT kind, state, conversation_id AS of FROM updates WHERE reason = 'receipt'`,
    );
    expect(kept).toEqual([{ kind: 'ignored', state: 'ignored', of: null }]);
  });

  test('of another service of the Official Account, or of another account, changes nothing', async () => {
    const id = await resident('81');
    emulator.passTime(10 * 24 * HOUR);
    emulator.receipts.hold();
    await queue(id, 'tin');
    await send();
    const trackingId = await trackingIdOfFirst();
    emulator.receipts.arrived('84900000000', { id: 'ffff', trackingId: 'order-17' });
    const [known] = await db.query<{ id: string }>('SELECT id::text FROM outbox_messages');
    const receipt = (message: object) => ({
      ...{ event_name: 'user_received_message', sender: { id: '1' }, recipient: { id: '2' }, message },
      timestamp: String(emulator.now()),
    });
    const strange = [
      receipt({ msg_id: 'a', tracking_id: 'order-17' }),
      receipt({ msg_id: 'b', tracking_id: known!.id }),
      receipt({ msg_id: 'c' }),
      receipt({}),
    ].flatMap((event) => channel.parseUpdate(event));
    const inbox = testInbox(db, { clock });
    await storeUpdates(inbox, channel, strange);
    const ours = channel.parseUpdate(receipt({ msg_id: 'd', tracking_id: trackingId }));
    await storeUpdates(inbox, { ...channel, account: '999' }, ours);
    expect(await templates()).toMatchObject([{ arrived_at: null }]);
    await storeUpdates(inbox, channel, ours);
    expect(await templates()).toMatchObject([{ arrived_at: expect.any(Date) }]);
  });

  test('stands for an answer that was lost: the person has a week to come, and nobody has to call', async () => {
    const id = await resident('81');
    emulator.passTime(10 * 24 * HOUR);
    emulator.fail('zbs', { kind: 'drop', when: 'after' });
    await queue(id, 'Đèn đã sửa');
    await send();
    expect(await outbox()).toEqual([{ state: 'queued', reason: 'connection_failed', way: 'template' }]);
    await hear();
    emulator.passTime(3 * MINUTE);
    await send();
    expect(await outbox()).toEqual([{ state: 'queued', reason: 'waits_for_person', way: 'template' }]);
    expect(await tasks()).toEqual([]);
    expect(emulator.callsOf('zbs')).toHaveLength(1);
    emulator.passTime(HOUR);
    emulator.user('81').sends('tôi đây');
    await hear();
    await send();
    expect(emulator.user('81').received).toMatchObject([{ text: 'Đèn đã sửa' }]);
  });

  test('does not come: after two minutes somebody is to call, and no second template is paid for', async () => {
    const id = await resident('81');
    emulator.passTime(10 * 24 * HOUR);
    emulator.receipts.hold();
    emulator.fail('zbs', { kind: 'drop', when: 'after' });
    await queue(id, 'tin');
    await send();
    emulator.passTime(MINUTE);
    await send();
    expect(await tasks()).toEqual([]);
    emulator.passTime(2 * MINUTE);
    await send();
    expect(await tasks()).toEqual([{ kind: 'phone' }]);
    expect(emulator.callsOf('zbs')).toHaveLength(1);
  });

  test('of a phone that was off for days gives its person a week from then', async () => {
    const id = await resident('81');
    emulator.passTime(10 * 24 * HOUR);
    await queue(id, 'tin');
    await send();
    heard = emulator.events.length;
    const trackingId = await trackingIdOfFirst();
    emulator.passTime(5 * 24 * HOUR);
    emulator.receipts.arrived('84912345678', { id: 'late', trackingId });
    await hear();
    emulator.passTime(3 * 24 * HOUR);
    await send();
    expect(await outbox()).toMatchObject([{ state: 'queued', reason: 'waits_for_person' }]);
    emulator.passTime(5 * 24 * HOUR);
    await send();
    expect(await outbox()).toMatchObject([{ state: 'failed', reason: 'outside_window' }]);
    expect(await tasks()).toEqual([{ kind: 'phone' }]);
  });
});

test('a template that went to the account is known by the platform’s own id', async () => {
  await setTerms({ template: { ...BY_PHONE, byId: true } });
  const id = await resident('81');
  emulator.passTime(10 * 24 * HOUR);
  emulator.receipts.hold();
  await queue(id, 'tin');
  await send();
  expect(emulator.callsOf('template')).toHaveLength(1);
  emulator.receipts.release();
  await hear();
  expect(await templates()).toEqual([
    { sent: true, external: emulator.sent.at(-1)!.id, arrived_at: near(emulator.sent.at(-1)!.at) },
  ]);
});

describe('free messages of the window', () => {
  test('are asked for where the office says so: beyond the last one it is paid, as far as that is allowed', async () => {
    await stop();
    await start({ freeCap: 2 });
    await setTerms({ asksFreeLeft: true, monthlyBudget: 60 });
    const id = await resident('81');
    for (const said of ['một', 'hai', 'ba', 'bốn']) {
      await queue(id, said);
      await send();
    }
    expect(emulator.user('81').received).toMatchObject([
      { text: 'một', isPaid: false },
      { text: 'hai', isPaid: false },
      { text: 'ba', isPaid: true },
    ]);
    expect(await outbox()).toMatchObject([
      ...[{ way: 'free' }, { way: 'free' }, { way: 'paid' }],
      { state: 'failed', reason: 'free_used_up' },
    ]);
    expect(await tasks()).toEqual([{ kind: 'phone' }]);
    const use = await db.query('SELECT way, messages, cost FROM channel_use WHERE messages > 0 ORDER BY way');
    expect(use).toEqual([
      { way: 'free', messages: 2, cost: 0 },
      { way: 'paid', messages: 1, cost: 55 },
    ]);
    // Whoever writes opens a new window.
    emulator.user('81').sends('còn ai không');
    await hear();
    await queue(id, 'năm');
    await send();
    expect(emulator.user('81').received.at(-1)).toMatchObject({ text: 'năm', isPaid: false });
  });

  test('are not asked for otherwise, nor counted where Zalo tells of no limit', async () => {
    const id = await resident('81');
    await queue(id, 'một');
    await send();
    expect(emulator.callsOf('quota')).toHaveLength(0);
    await setTerms({ asksFreeLeft: true, paidAllowed: false });
    await queue(id, 'hai');
    await send();
    expect(emulator.callsOf('quota')).toHaveLength(1);
    expect(emulator.user('81').received).toMatchObject([{ text: 'một' }, { text: 'hai', isPaid: false }]);
  });

  test('that cannot be asked for now are waited for; a question that Zalo does not know holds nobody up', async () => {
    await setTerms({ asksFreeLeft: true });
    const id = await resident('81');
    emulator.fail('quota', { kind: 'html' });
    await queue(id, 'một');
    await send();
    expect(await outbox()).toMatchObject([{ state: 'queued', reason: 'connection_failed' }]);
    expect(emulator.callsOf('cs')).toHaveLength(0);
    emulator.passTime(MINUTE);
    emulator.fail('quota', { kind: 'error', code: -204 });
    await send();
    expect(emulator.user('81').received).toMatchObject([{ text: 'một' }]);
  });
});
