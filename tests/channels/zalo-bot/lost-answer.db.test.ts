import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ZaloBotChannel } from '../../../src/channels/zalo-bot/zalo-bot-channel.ts';
import { sendOnce } from '../../../src/conversations/send-once.ts';
import { storeUpdates } from '../../../src/messages/inbox-store.ts';
import { enqueue } from '../../../src/messages/outbox-store.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { testSend } from '../../conversations/support.ts';
import { testDatabase } from '../../database.ts';
import { startZaloBotEmulator, type ZaloBotEmulator } from '../../emulators/zalo-bot/zalo-bot-emulator.ts';
import { AT_ONCE, START, testInbox } from '../../messages/support.ts';
import { channelOn, LAN } from './zalo-bot-harness.ts';

/** A message whose answer is lost goes twice at most: also when the process that sent it is gone. */

const db = await testDatabase();
let emulator: ZaloBotEmulator;
let clock: ReturnType<typeof manualClock>;
let running: ZaloBotChannel[] = [];
beforeEach(async () => {
  clock = manualClock(START);
  emulator = await startZaloBotEmulator();
});
afterEach(async () => {
  await Promise.all(running.map((channel) => channel.close()));
  running = [];
  await emulator.close();
  await db.clear('people', 'updates', 'timers', 'pace_slots', 'channel_use');
});
afterAll(() => db.close());

/** All that a process has in memory is new. @returns sends what is due. */
function startProcess(): () => Promise<number> {
  const channel = channelOn(emulator, { pace: 0 });
  running.push(channel);
  return () => sendOnce(testSend(db, channel, { clock }));
}

async function queue(text: string): Promise<void> {
  const channel = channelOn(emulator);
  running.push(channel);
  emulator.user(LAN).sends('chào');
  const updates = channel.parseUpdate(emulator.updates.at(-1));
  const { conversationIds } = await storeUpdates(testInbox(db, { clock, delays: AT_ONCE }), channel, updates);
  await db.query(`UPDATE updates SET state = 'done'`);
  await db.query('UPDATE conversations SET ready_at = NULL');
  await enqueue(db.database, [{ conversationId: conversationIds[0]!, priority: 1, reply: { text }, readyAt: START }]);
}

const message = async () => (await db.query('SELECT state, reason, attempts FROM outbox_messages'))[0];
const arrived = () => emulator.sent.map(({ text }) => text);

test('a restart does not forget that the answer of a message was lost', async () => {
  await queue('Ở khu phố nào ạ?');
  emulator.fail('sendMessage', { kind: 'drop', when: 'after' }, { times: 5 });
  await startProcess()();
  expect(await message()).toMatchObject({ state: 'queued', reason: 'connection_failed' });
  clock.advance(5_000);
  const later = startProcess();
  await later();
  expect(await message()).toMatchObject({ state: 'failed', reason: 'connection_failed', attempts: 2 });
  clock.advance(24 * 3_600_000);
  expect(await later()).toBe(0);
  expect(arrived()).toEqual(['Ở khu phố nào ạ?', 'Ở khu phố nào ạ?']);
});

test('a process that dies with a message under way has used up one of its two times', async () => {
  await queue('Ở khu phố nào ạ?');
  emulator.fail('sendMessage', { kind: 'drop', when: 'after' }, { times: 5 });
  await startProcess()();
  // As if it had died before it could write the result down.
  await db.query(`UPDATE outbox_messages SET state = 'sending', reason = NULL, first_failed_at = NULL,
    unanswered_part = NULL, lease_until = now() - interval '1 minute', lease_token = gen_random_uuid()`);
  await startProcess()();
  expect(await message()).toMatchObject({ state: 'failed', attempts: 2 });
  expect(arrived()).toHaveLength(2);
});

test('what surely did not arrive is tried as often as it takes, before and after an answer was lost', async () => {
  await queue('Ở khu phố nào ạ?');
  const send = startProcess();
  for (const fault of ['refused', 'refused', 'lost', 'refused', 'refused'] as const) {
    emulator.fail('sendMessage', fault === 'lost' ? { kind: 'drop', when: 'after' } : { kind: 'html', status: 503 });
    await send();
    expect(await message()).toMatchObject({ state: 'queued', reason: 'connection_failed' });
    clock.advance(60_000);
  }
  await send();
  expect(await message()).toMatchObject({ state: 'sent', attempts: 6 });
  expect(arrived()).toHaveLength(2);
});
