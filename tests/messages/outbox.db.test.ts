import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { moveSlots } from '../../src/messages/late-slot-store.ts';
import { type ClaimOptions, claimHeads, nextSendAt } from '../../src/messages/outbox-claim-store.ts';
import { recordResults } from '../../src/messages/outbox-result-store.ts';
import { enqueue, type NewMessage, openQuestions } from '../../src/messages/outbox-store.ts';
import { nextTry } from '../../src/messages/retry-at.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, START, testInbox, text } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
let clock = manualClock(START);
beforeEach(async () => {
  clock = manualClock(START);
  await db.clear('people', 'updates', 'timers', 'pace_slots');
});

/** A conversation in which nothing waits. */
async function conversationWith(person: string): Promise<string> {
  const deps = testInbox(db, { clock, delays: AT_ONCE });
  const { conversationIds } = await storeUpdates(deps, CHANNEL, [text(person, 'chào')]);
  await db.query(`UPDATE updates SET state = 'done'`);
  await db.query('UPDATE conversations SET ready_at = NULL');
  return conversationIds[0]!;
}

const queue = (conversationId: string, words: string, more: Partial<NewMessage> = {}) =>
  enqueue(db.database, [{ conversationId, priority: 1, reply: { text: words }, readyAt: clock.now(), ...more }]);

async function claim(options: Partial<ClaimOptions> = {}) {
  return claimHeads(db.database, {
    channel: CHANNEL,
    limit: 10,
    pace: 0,
    addressGapMs: 0,
    leaseMs: 60_000,
    clock,
    ...options,
  });
}

/** Claims and sends, in the order in which it was claimed. */
async function sendAll(options: Partial<ClaimOptions> = {}): Promise<string[]> {
  const { messages } = await claim(options);
  await recordResults(
    db.database,
    messages.map(({ id, leaseToken }) => ({
      id,
      leaseToken,
      outcome: 'sent',
      at: clock.now(),
      externalIds: [`e${id}`],
    })),
  );
  return messages.map(({ reply }) => reply.text);
}

async function failAll(reason: 'again' | 'for good', retryAfter?: number): Promise<void> {
  const { messages } = await claim();
  await recordResults(
    db.database,
    messages.map(({ id, leaseToken, attempts, firstFailedAt }) => ({
      id,
      leaseToken,
      outcome: 'failed',
      at: clock.now(),
      reason: 'connection_failed',
      sentParts: 0,
      mayHaveArrived: true,
      next: nextTry(
        { attempts, retryable: reason === 'again', retryAfter, firstFailedAt },
        { now: clock.now(), chance: 0.5 },
      ),
    })),
  );
}

const states = async () =>
  (
    await db.query<{ text: string; state: string }>(
      `SELECT content->>'text' AS text, state FROM outbox_messages ORDER BY id`,
    )
  ).map(({ text: words, state }) => `${words}: ${state}`);

describe('queueing', () => {
  test('numbers the messages of each conversation without a gap, also from many transactions at once', async () => {
    const [a, b] = [await conversationWith('a'), await conversationWith('b')];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => queue(index % 2 ? a : b, `${index}`)).concat(
        enqueue(
          db.database,
          [a, b, a].map((conversationId) => ({ conversationId, priority: 1, reply: { text: '+' }, readyAt: START })),
        ),
      ),
    );
    const seqs = await db.query<{ seqs: number[] }>(
      'SELECT array_agg(seq::int ORDER BY seq) AS seqs FROM outbox_messages GROUP BY conversation_id ORDER BY count(*)',
    );
    expect(seqs.map((row) => row.seqs.length)).toEqual([11, 12]);
    for (const row of seqs) expect(row.seqs).toEqual(row.seqs.map((_, index) => index + 1));
  });

  test('a second message for the same cause is not queued, whether before, together or at the same moment', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một', { onceKey: 'k' });
    await queue(a, 'hai', { onceKey: 'k' });
    const twins = ['ba', 'bốn'].map((words) => ({
      conversationId: a,
      priority: 1 as const,
      reply: { text: words },
      readyAt: START,
      onceKey: 'twins',
    }));
    await enqueue(db.database, twins);
    await Promise.all(['năm', 'sáu'].map((words) => queue(a, words, { onceKey: 'race' })));
    expect(await states()).toHaveLength(3);
  });

  test('what is for somebody who cannot be reached is kept as cancelled', async () => {
    const a = await conversationWith('a');
    await db.query('UPDATE addresses SET unreachable_at = now()');
    await queue(a, 'một');
    expect(await states()).toEqual(['một: cancelled']);
  });

  test('NUL in an answer of the staff does not stop it', async () => {
    await queue(await conversationWith('a'), 'một\0hai');
    expect(await states()).toEqual(['mộthai: queued']);
  });
});

describe('claiming', () => {
  test('only the head of a conversation can be taken', async () => {
    const [a, b] = [await conversationWith('a'), await conversationWith('b')];
    for (const words of ['a1', 'a2', 'a3']) await queue(a, words);
    await queue(b, 'b1');
    expect((await sendAll()).sort()).toEqual(['a1', 'b1']);
    const { messages } = await claim();
    expect(messages.map(({ reply }) => reply.text)).toEqual(['a2']);
    expect((await claim()).messages).toEqual([]);
  });

  test('urgent ones go first, then replies, reminders and broadcasts', async () => {
    for (const priority of [3, 1, 0, 2] as const)
      await queue(await conversationWith(`p${priority}`), `${priority}`, { priority });
    expect(await sendAll()).toEqual(['0', '1', '2', '3']);
  });

  test('two senders at once never take the same message', async () => {
    for (let index = 0; index < 30; index += 1) await queue(await conversationWith(`p${index}`), `${index}`);
    const taken = (await Promise.all([1, 2, 3, 4].map(() => claim({ limit: 20 })))).flatMap(({ messages }) => messages);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
  });

  test('what has yet to come in time holds back nothing', async () => {
    const a = await conversationWith('a');
    await queue(a, 'ngày mai', { readyAt: new Date(START.getTime() + 86_400_000) });
    await queue(a, 'bây giờ');
    expect(await sendAll()).toEqual(['bây giờ']);
    expect(await nextSendAt(db.database, CHANNEL, { now: clock.now(), real: new Date() })).toEqual(
      new Date(START.getTime() + 86_400_000),
    );
  });

  test('two messages to one person keep the distance of the channel', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    expect(await sendAll({ addressGapMs: 3_600_000 })).toEqual(['một']);
    expect(await sendAll({ addressGapMs: 3_600_000 })).toEqual([]);
    expect(await sendAll({ addressGapMs: 0 })).toEqual(['hai']);
  });

  test('after a crash a message whose lease ran out goes again, and what the dead one writes is ignored', async () => {
    await queue(await conversationWith('a'), 'một');
    const dead = await claim({ leaseMs: -1_000 });
    const [again] = (await claim()).messages;
    expect(again).toMatchObject({ id: dead.messages[0]!.id, attempts: 2 });
    const { id, leaseToken } = dead.messages[0]!;
    await recordResults(db.database, [{ id, leaseToken, outcome: 'sent', at: START, externalIds: ['late'] }]);
    expect(await states()).toEqual(['một: sending']);
  });

  test('a crash of the database that takes a claim away makes nobody hear a message twice', async () => {
    for (const [person, words] of [
      ['a', 'một'],
      ['b', 'hai'],
      ['c', 'ba'],
    ] as const)
      await queue(await conversationWith(person), words);
    const { messages } = await claim();
    // As it was before: claims do not wait for the disk.
    await db.query(`UPDATE outbox_messages SET state = 'queued', lease_token = NULL, lease_until = NULL, started_at = NULL,
      attempts = 0`);
    const result = (nth: number) => ({ id: messages[nth]!.id, leaseToken: messages[nth]!.leaseToken, at: START });
    const sent = (nth: number) => ({ ...result(nth), outcome: 'sent' as const, externalIds: [`e${nth}`] });
    await recordResults(db.database, [sent(0)]);
    const failed = {
      ...result(2),
      outcome: 'failed',
      reason: 'rejected',
      sentParts: 0,
      mayHaveArrived: false,
    } as const;
    await recordResults(db.database, [sent(1), { ...failed, next: { kind: 'give_up' } }]);
    expect(await states()).toEqual(['một: sent', 'hai: sent', 'ba: queued']);
    expect((await claim()).messages).toMatchObject([{ reply: { text: 'ba' }, attempts: 1 }]);
  });
});

describe('retries', () => {
  test('a failing head holds those behind it while it is tried again', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    await failAll('again');
    expect(await sendAll()).toEqual([]);
    clock.advance(1_000);
    expect(await sendAll()).toEqual(['một']);
    expect(await sendAll()).toEqual(['hai']);
  });

  test('for two minutes at most: then it goes behind them', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    for (let seconds = 0; seconds < 130; seconds += 1) {
      await failOnly('một');
      clock.advance(1_000);
    }
    expect(await states()).toEqual(['một: queued', 'hai: sent']);
    const [late] = await db.query<{ at: Date }>(`SELECT sent_at AS at FROM outbox_messages WHERE state = 'sent'`);
    expect(late!.at.getTime() - START.getTime()).toBeLessThanOrEqual(120_000);
    expect(late!.at.getTime() - START.getTime()).toBeGreaterThan(60_000);
    clock.advance(300_000);
    expect(await sendAll()).toEqual(['một']);
  }, 30_000);

  async function failOnly(words: string): Promise<void> {
    const { messages } = await claim();
    for (const { id, leaseToken, attempts, firstFailedAt, reply } of messages) {
      const base = { id, leaseToken, at: clock.now() };
      const again = nextTry(
        { attempts, retryable: true, retryAfter: undefined, firstFailedAt },
        { now: clock.now(), chance: 0.5 },
      );
      await recordResults(db.database, [
        reply.text === words
          ? { ...base, outcome: 'failed', reason: 'connection_failed', sentParts: 0, mayHaveArrived: true, next: again }
          : { ...base, outcome: 'sent', externalIds: [] },
      ]);
    }
  }

  test('a message is not tried before the time that the platform asked for, and lets others pass meanwhile', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    await failAll('again', 600_000);
    expect(await sendAll()).toEqual(['hai']);
    clock.advance(599_000);
    expect(await sendAll()).toEqual([]);
    clock.advance(1_000);
    expect(await sendAll()).toEqual(['một']);
  });

  test('what cannot be sent for good fails, and the next one goes', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    await failAll('for good');
    expect(await sendAll()).toEqual(['hai']);
    expect(await states()).toEqual(['một: failed', 'hai: sent']);
  });

  test('parts that arrived are not sent again', async () => {
    await queue(await conversationWith('a'), 'dài');
    const [{ id, leaseToken }] = (await claim()).messages as [Awaited<ReturnType<typeof claim>>['messages'][0]];
    const next = { kind: 'again', at: START, goesBehind: false } as const;
    await recordResults(db.database, [
      {
        id,
        leaseToken,
        outcome: 'failed',
        at: START,
        reason: 'connection_failed',
        sentParts: 2,
        mayHaveArrived: true,
        next,
      },
    ]);
    expect((await claim()).messages[0]).toMatchObject({ sentParts: 2 });
  });

  test('who blocked us is unreachable, and what is queued for them is cancelled', async () => {
    const a = await conversationWith('a');
    await queue(a, 'một');
    await queue(a, 'hai');
    const [{ id, leaseToken, conversationId, addressId }] = (await claim()).messages as [
      Awaited<ReturnType<typeof claim>>['messages'][0],
    ];
    await recordResults(db.database, [
      { id, leaseToken, outcome: 'unreachable', at: START, reason: 'person_blocked', conversationId, addressId },
    ]);
    expect(await states()).toEqual(['một: failed', 'hai: cancelled']);
    expect(await db.query('SELECT unreachable_at, unreachable_reason FROM addresses')).toEqual([
      { unreachable_at: START, unreachable_reason: 'person_blocked' },
    ]);
  });
});

describe('questions from outside a talk', () => {
  const question = { choices: [] };
  const startTalk = (conversationId: string) =>
    db.query(
      `INSERT INTO sessions (conversation_id, state, flow, step, updated_at) VALUES ($1, '{}', 'report-issue', 'area', now())`,
      [conversationId],
    );

  test('are open from the moment at which they leave: an answer may be here before the note that they were sent', async () => {
    const a = await conversationWith('a');
    await queue(a, 'đèn sáng chưa?', { priority: 2, question });
    const open = () => openQuestions(db.database, [a], new Date(clock.now().getTime() - 60_000));
    expect(await open()).toEqual([]);
    const { messages } = await claim();
    expect(await open()).toMatchObject([{ id: String(messages[0]!.id), conversationId: a, externalIds: [] }]);
  });

  test('wait while a talk waits for an answer, and let its replies pass', async () => {
    const a = await conversationWith('a');
    await startTalk(a);
    await queue(a, 'đèn sáng chưa?', { priority: 2, question });
    await queue(a, 'ở khu nào?');
    expect(await sendAll()).toEqual(['ở khu nào?']);
    expect(await sendAll()).toEqual([]);
    await db.query('DELETE FROM sessions');
    expect(await sendAll()).toEqual(['đèn sáng chưa?']);
  });

  test('wait for ten minutes at most', async () => {
    const a = await conversationWith('a');
    await startTalk(a);
    await queue(a, 'đèn sáng chưa?', { priority: 2, question });
    clock.advance(599_000);
    expect(await sendAll()).toEqual([]);
    clock.advance(1_000);
    expect(await sendAll()).toEqual(['đèn sáng chưa?']);
  });

  test('that are urgent do not wait, and neither does what asks nothing', async () => {
    const a = await conversationWith('a');
    await startTalk(a);
    await queue(a, 'khẩn cấp?', { priority: 0, question });
    expect(await sendAll()).toEqual(['khẩn cấp?']);
    await queue(a, 'xin báo', { priority: 2 });
    expect(await sendAll()).toEqual(['xin báo']);
  });

  test('that failed once do not hold up the talk that they wait for', async () => {
    const a = await conversationWith('a');
    await queue(a, 'đèn sáng chưa?', { priority: 2, question });
    await failAll('again');
    await startTalk(a);
    await queue(a, 'ở khu nào?');
    clock.advance(1_000);
    expect(await sendAll()).toEqual(['ở khu nào?']);
  });
});

describe('the pace of the account', () => {
  test('gives so many slots a second, over all senders, and says when the next is free', async () => {
    for (let index = 0; index < 12; index += 1) await queue(await conversationWith(`p${index}`), `${index}`);
    const claims = await Promise.all([1, 2, 3].map(() => claim({ pace: 5, limit: 4 })));
    expect(claims.flatMap(({ messages }) => messages)).toHaveLength(5);
    const { messages, paceWaitMs } = await claim({ pace: 5 });
    expect(messages).toEqual([]);
    expect(paceWaitMs).toBeGreaterThan(0);
    expect(paceWaitMs).toBeLessThanOrEqual(1_021);
  });

  test('keeps slots for replies while people write, whatever else waits', async () => {
    for (let index = 0; index < 8; index += 1)
      await queue(await conversationWith(`p${index}`), `nhắc ${index}`, { priority: 2 });
    await db.query(`UPDATE updates SET visibility = 'released'`);
    const first = await claim({ pace: 5 });
    expect(first.messages).toHaveLength(2);
    const second = await claim({ pace: 5 });
    expect(second).toMatchObject({ messages: [], allowsReply: true });
    expect(second.paceWaitMs).toBeGreaterThan(0);
    await queue(await conversationWith('a'), 'trả lời');
    expect((await claim({ pace: 5 })).messages.map(({ reply }) => reply.text)).toEqual(['trả lời']);
  });

  test('is all for reminders when nobody has written lately', async () => {
    for (let index = 0; index < 8; index += 1)
      await queue(await conversationWith(`p${index}`), `nhắc ${index}`, { priority: 2 });
    await db.query(`UPDATE updates SET visibility = 'released'`);
    clock.advance(10_001);
    expect((await claim({ pace: 5 })).messages).toHaveLength(5);
  });

  test('lets reminders go a few at a time, and replies at once', async () => {
    for (let index = 0; index < 12; index += 1)
      await queue(await conversationWith(`p${index}`), `nhắc ${index}`, { priority: 2 });
    await queue(await conversationWith('a'), 'trả lời');
    const first = await claim({ pace: 30 });
    expect(first.messages).toHaveLength(6);
    await queue(await conversationWith('b'), 'trả lời nữa');
    // However slow this machine is: the six were taken just now.
    await db.query('UPDATE pace_slots SET taken_at = $1', [new Date(Date.now() + 5_000)]);
    const second = await claim({ pace: 30 });
    expect(second.messages.map(({ reply }) => reply.text)).toEqual(['trả lời nữa']);
    expect(second.paceWaitMs).toBeGreaterThan(0);
    await db.query('UPDATE pace_slots SET taken_at = $1', [new Date(Date.now() - 100)]);
    expect((await claim({ pace: 30 })).messages).toHaveLength(6);
  });

  test('a claim that comes late takes what it missed, and no more than a second may hold', async () => {
    for (let index = 0; index < 60; index += 1)
      await queue(await conversationWith(`p${index}`), `nhắc ${index}`, { priority: 2 });
    const at = new Date();
    const still = { ...clock, real: () => at };
    const groups = (ages: readonly number[]) =>
      db.query(
        `INSERT INTO pace_slots (channel, account, taken_at)
         SELECT $1, $2, $3::timestamptz - age * interval '1 ms' FROM unnest($4::int[]) AS age, generate_series(1, 6)`,
        [CHANNEL.id, CHANNEL.account, at, ages],
      );
    // Two groups are free again since a moment ago, three are not.
    await groups([1_100, 1_050, 900, 850, 800]);
    expect((await claim({ pace: 30, limit: 50, clock: still })).messages).toHaveLength(12);
    expect(await claim({ pace: 30, limit: 50, clock: still })).toMatchObject({ messages: [], allowsReply: false });
    // What was free for long was not missed: that nobody wanted it is no reason for haste.
    await db.query('DELETE FROM pace_slots');
    await groups([60_000, 60_000]);
    expect((await claim({ pace: 30, limit: 50, clock: still })).messages).toHaveLength(6);
  });

  test('counts a message that arrived late from when it arrived', async () => {
    for (let index = 0; index < 4; index += 1) await queue(await conversationWith(`p${index}`), `${index}`);
    const { startedAt } = await claim({ pace: 2 });
    await moveSlots(db.database, CHANNEL, [
      { startedAt, lateBy: 700 },
      { startedAt, lateBy: 300 },
    ]);
    const times = await db.query<{ late: number }>(
      `SELECT extract(epoch FROM taken_at - $1)::float8 * 1000 AS late FROM pace_slots ORDER BY taken_at`,
      [startedAt],
    );
    expect(times.map(({ late }) => Math.round(late))).toEqual([300, 700]);
    // Also where its slot was thought to be free again meanwhile.
    await db.query('DELETE FROM pace_slots');
    await moveSlots(db.database, CHANNEL, [{ startedAt, lateBy: 3_600_000 }]);
    await moveSlots(db.database, CHANNEL, [{ startedAt, lateBy: 3_600_000 }]);
    const { messages, paceWaitMs } = await claim({ pace: 2 });
    expect(messages).toEqual([]);
    expect(paceWaitMs).toBeGreaterThan(300);
  });

  test('another account has a pace of its own', async () => {
    await queue(await conversationWith('a'), 'một');
    await db.query(
      `INSERT INTO pace_slots (channel, account, taken_at) VALUES ('fake', 'other', now() + interval '1 hour')`,
    );
    expect((await claim({ pace: 1 })).messages).toHaveLength(1);
  });
});
