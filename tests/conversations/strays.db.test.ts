import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import { lookForSwitchedOff, strayTimers } from '../../src/conversations/ledger/stray-timers.ts';
import { type SendingChannel, sendOnce } from '../../src/conversations/send-once.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { enqueue, type NewMessage } from '../../src/messages/outbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { channelOn as telegramOn } from '../channels/telegram/telegram-harness.ts';
import { LAN, channelOn as zaloBotOn } from '../channels/zalo-bot/zalo-bot-harness.ts';
import { testDatabase } from '../database.ts';
import { startTelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { startZaloBotEmulator } from '../emulators/zalo-bot/zalo-bot-emulator.ts';
import { AT_ONCE, CHANNEL, testInbox, text, update } from '../messages/support.ts';
import { fakeChannel, testSend } from './support.ts';

/** What a person's own channel does not take: by another one, else a call, else dropped in sight of the moderators. */

const db = await testDatabase();
const NOON = new Date('2026-11-23T12:00:00+07:00');
const MINUTE = 60_000;
const OTHER = { id: 'other', account: 'main' };
let clock: ReturnType<typeof manualClock>;

afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers', 'tasks', 'pace_slots', 'channel_use', 'channel_terms');
  clock = manualClock(NOON);
});

async function hears(name: string, channel = CHANNEL): Promise<string> {
  const inbox = testInbox(db, { delays: AT_ONCE, clock });
  const { conversationIds } = await storeUpdates(inbox, channel, [text(name, `chào ${Math.random()}`)]);
  await db.query(`UPDATE updates SET state = 'done'`);
  await db.query('UPDATE conversations SET ready_at = NULL, consented_at = coalesce(consented_at, $1)', [NOON]);
  return conversationIds[0]!;
}

/** The same person on both channels. */
async function onBoth(name: string): Promise<{ here: string; there: string }> {
  const [here, there] = [await hears(name), await hears(name, OTHER)];
  await db.query(
    `UPDATE conversations SET person_id = (SELECT person_id FROM conversations WHERE id = $1) WHERE id = $2`,
    [here, there],
  );
  return { here, there };
}

const queue = (conversationId: string, said: string, change: Partial<NewMessage> = {}) =>
  enqueue(db.database, [{ conversationId, priority: 2, reply: { text: said }, readyAt: clock.now(), ...change }]);

async function fire(open: readonly SendingChannel[]): Promise<number> {
  const handlers = strayTimers({ channels: open, wakeSend: () => {} });
  return fireTimers({ database: db.database, clock, logger: silentLogger, handlers });
}

async function send(channels: readonly SendingChannel[]): Promise<void> {
  const deps = testSend(db, channels[0]!, { clock, channels });
  while ((await sendOnce(deps)) > 0);
}

const outbox = () =>
  db.query<{ text: string; state: string; reason: string | null; channel: string }>(
    `SELECT content->>'text' AS text, state, reason, channel FROM outbox_messages ORDER BY id`,
  );
const tasks = () => db.query<{ kind: string; note: string }>('SELECT kind, note FROM tasks ORDER BY id');

const blocking = () =>
  fakeChannel({
    answer: () => {
      throw new SendError('person_blocked');
    },
  }).channel;
const elsewhere = () => {
  const { channel, sent } = fakeChannel();
  return { channel: { ...channel, ...OTHER }, sent };
};

describe('what was queued for somebody who blocked us', () => {
  test('goes by the other channel of the person, in its order, the refused one first', async () => {
    const { here } = await onBoth('a');
    for (const said of ['một', 'hai', 'ba']) await queue(here, said);
    const other = elsewhere();
    await send([blocking(), other.channel]);
    expect(await outbox()).toMatchObject([
      { text: 'một', state: 'failed', reason: 'person_blocked' },
      { text: 'hai', state: 'cancelled' },
      { text: 'ba', state: 'cancelled' },
    ]);
    await fire([blocking(), other.channel]);
    await send([blocking(), other.channel]);
    expect(other.sent.map((one) => one.text)).toEqual(['một', 'hai', 'ba']);
    expect(await tasks()).toEqual([]);
  });

  test('is told by telephone where there is no other channel, once, and the sentences of a talk are dropped', async () => {
    const here = await hears('a');
    await queue(here, 'mời đồng chí họp');
    await queue(here, 'Ông/bà ở khu phố nào ạ?', { priority: 1 });
    await queue(here, 'thông báo chung', { priority: 3 });
    const channel = blocking();
    await send([channel]);
    await fire([channel]);
    expect(await outbox()).toMatchObject([
      { text: 'mời đồng chí họp', state: 'failed', reason: 'nowhere_else' },
      { state: 'cancelled', reason: 'person_blocked' },
      { state: 'cancelled', reason: 'person_blocked' },
    ]);
    expect(await tasks()).toEqual([{ kind: 'phone', note: expect.stringMatching(/đã chặn.*mời đồng chí họp/) }]);
    // The task is done; a later message is a matter of its own, the one before is not told again.
    await db.query('UPDATE tasks SET done_at = $1', [clock.now()]);
    await queue(here, 'nhắc lần nữa');
    await fire([channel]);
    expect((await tasks()).map(({ note }) => note)).toEqual([
      expect.stringContaining('họp'),
      expect.stringContaining('nhắc lần nữa'),
    ]);
  });

  test('is looked at as well when the channel tells of the block, and when it is written later', async () => {
    const { here } = await onBoth('a');
    await queue(here, 'một', { readyAt: new Date(NOON.getTime() + MINUTE) });
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [update('a', { kind: 'blocked' })]);
    const other = elsewhere();
    await fire([other.channel]);
    // It keeps its time.
    await send([other.channel]);
    expect(other.sent).toEqual([]);
    clock.advance(MINUTE);
    await queue(here, 'hai');
    await fire([other.channel]);
    await send([other.channel]);
    expect(other.sent.map((one) => one.text)).toEqual(['một', 'hai']);
  });

  test('rings nobody at night', async () => {
    clock = manualClock(new Date('2026-11-23T23:00:00+07:00'));
    const { here } = await onBoth('a');
    clock.advance(60 * MINUTE);
    await storeUpdates(testInbox(db, { clock }), CHANNEL, [update('a', { kind: 'blocked' })]);
    await queue(here, 'nhắc việc');
    const other = elsewhere();
    await fire([other.channel]);
    expect(await outbox()).toMatchObject([{ state: 'cancelled' }]);
    clock.set(new Date('2026-11-24T08:00:00+07:00'));
    await fire([other.channel]);
    expect(await outbox()).toMatchObject([{ state: 'queued', channel: 'other' }]);
  });
});

describe('what is queued on a channel that was switched off', () => {
  test('waits ten minutes for another process that may have it, then goes elsewhere, is told by telephone, or dropped', async () => {
    const { here } = await onBoth('a');
    const alone = await hears('b');
    await queue(here, 'việc của a');
    await queue(alone, 'việc của b');
    await queue(alone, 'thông báo chung', { priority: 3 });
    const other = elsewhere();
    await lookForSwitchedOff(db.database, clock.now());
    await fire([other.channel]);
    expect((await outbox()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
    clock.advance(11 * MINUTE);
    await fire([other.channel]);
    await fire([other.channel]);
    await send([other.channel]);
    expect(other.sent.map((one) => one.text)).toEqual(['việc của a']);
    expect(await outbox()).toMatchObject([
      { state: 'sent', channel: 'other' },
      { state: 'failed', reason: 'nowhere_else' },
      { state: 'cancelled', reason: 'channel_off' },
    ]);
    expect(await tasks()).toEqual([{ kind: 'phone', note: expect.stringMatching(/đã tắt.*việc của b/) }]);
  });

  test('is also what a process left behind that died', async () => {
    const { here } = await onBoth('a');
    await queue(here, 'tin');
    await db.query(`UPDATE outbox_messages SET state = 'sending', lease_token = gen_random_uuid(), lease_until = $1`, [
      NOON,
    ]);
    clock.advance(11 * MINUTE);
    await lookForSwitchedOff(db.database, clock.now());
    const other = elsewhere();
    await fire([other.channel]);
    await fire([other.channel]);
    await send([other.channel]);
    expect(other.sent).toMatchObject([{ text: 'tin' }]);
  });

  test('stays where it is while the channel is open, however long the queue', async () => {
    const { here } = await onBoth('a');
    await queue(here, 'tin');
    clock.advance(60 * MINUTE);
    await lookForSwitchedOff(db.database, clock.now());
    const open = [fakeChannel().channel, elsewhere().channel];
    await fire(open);
    await fire(open);
    expect(await outbox()).toMatchObject([{ state: 'queued', channel: CHANNEL.id }]);
  });
});

test('somebody who blocks the bot in Telegram gets what was meant for them in Zalo', async () => {
  const telegram = await startTelegramEmulator();
  const zalo = await startZaloBotEmulator({ allowLocal: true });
  const channels = [telegramOn(telegram), zaloBotOn(zalo)] as const;
  const [there, here] = channels;
  telegram.user(77).sends('/start');
  zalo.user(LAN).sends('xin chào');
  const onTelegram = await hears('77', there);
  const onZalo = await hears(LAN, here);
  await db.query(
    'UPDATE conversations SET person_id = (SELECT person_id FROM conversations WHERE id = $1) WHERE id = $2',
    [onTelegram, onZalo],
  );
  telegram.user(77).blocks();
  await queue(onTelegram, 'Nhắc đồng chí: 8 giờ mai họp.');
  await send(channels);
  await fire(channels);
  await send(channels);
  expect(zalo.callsOf('sendMessage').map(({ payload }) => payload)).toMatchObject([
    { chat_id: LAN, text: 'Nhắc đồng chí: 8 giờ mai họp.' },
  ]);
  expect(await outbox()).toMatchObject([{ state: 'sent', channel: 'zalo-bot' }]);
  await Promise.all([telegram.close(), zalo.close()]);
});
