import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import { type SendingChannel, sendOnce } from '../../src/conversations/send-once.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { DEFAULT_TERMS, type LedgerTerms } from '../../src/messages/ledger-schema.ts';
import { enqueue, type NewMessage } from '../../src/messages/outbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, testInbox, text } from '../messages/support.ts';
import { fakeChannel, testSend } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear(
    'people',
    'updates',
    'timers',
    'tasks',
    'pace_slots',
    'channel_use',
    'channel_terms',
    'channel_terms_history',
  );
  clock = manualClock(NOON);
});

const HOUR = 3_600_000;
const NOON = new Date('2026-11-23T12:00:00+07:00');
const WINDOWS = { windows: { freeMs: 48 * HOUR, paidMs: 168 * HOUR } };
const OTHER = { id: 'other', account: 'main' };
let clock: ReturnType<typeof manualClock>;

/** Somebody who writes now. @returns the conversation. */
async function hears(name: string, channel = CHANNEL): Promise<string> {
  const inbox = testInbox(db, { delays: AT_ONCE, clock });
  const { conversationIds } = await storeUpdates(inbox, channel, [text(name, `chào ${Math.random()}`)]);
  const [id] = conversationIds as [string];
  await db.query(`UPDATE updates SET state = 'done' WHERE conversation_id = $1`, [id]);
  await db.query('UPDATE conversations SET ready_at = NULL, consented_at = coalesce(consented_at, $2) WHERE id = $1', [
    id,
    NOON,
  ]);
  return id;
}

const queue = (conversationId: string, said: string, change: Partial<NewMessage> = {}) =>
  enqueue(db.database, [{ conversationId, priority: 1, reply: { text: said }, readyAt: clock.now(), ...change }]);

const setTerms = (terms: Partial<LedgerTerms>) =>
  db.query(`INSERT INTO channel_terms (channel, terms, version, updated_at) VALUES ($1, $2, 1, now())`, [
    CHANNEL.id,
    JSON.stringify({ ...DEFAULT_TERMS, ...terms }),
  ]);

async function send(channel: SendingChannel, others: readonly SendingChannel[] = []): Promise<void> {
  const deps = testSend(db, channel, { clock, channels: [channel, ...others] });
  while ((await sendOnce(deps)) > 0);
}

const outbox = () =>
  db.query<{ text: string; state: string; reason: string | null; way: string | null }>(
    `SELECT content->>'text' AS text, state, reason, way FROM outbox_messages ORDER BY id`,
  );
const use = () =>
  db.query<{ way: string; messages: number; cost: number }>(
    'SELECT way, sum(messages)::int AS messages, sum(cost)::int AS cost FROM channel_use GROUP BY way ORDER BY way',
  );
const tasks = () => db.query<{ kind: string; note: string }>('SELECT kind, note FROM tasks ORDER BY id');

test('over several senders the month’s messages are never exceeded; who was not reached is to be called', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, (_, index) => hears(`p${index}`)));
  for (const id of people) await queue(id, 'tin');
  const { channel, sent } = fakeChannel({ can: { quota: { messagesAMonth: 20 } } });
  await Promise.all([send(channel), send(channel), send(channel)]);
  // One of the twenty is kept for what is urgent.
  expect(sent).toHaveLength(19);
  expect(await use()).toEqual([{ way: 'free', messages: 19, cost: 0 }]);
  const left = (await outbox()).filter(({ state }) => state !== 'sent');
  expect(left).toHaveLength(11);
  for (const one of left) expect(one).toMatchObject({ state: 'failed', reason: 'quota_short' });
  expect(await tasks()).toHaveLength(11);
  expect((await tasks())[0]).toEqual({ kind: 'phone', note: expect.stringContaining('Gọi điện báo: tin') });

  await queue(people[29]!, 'gấp', { priority: 0 });
  await send(channel);
  expect(sent.at(-1)).toMatchObject({ text: 'gấp' });
});

test('what the platform refused is not used up; what nobody answered for is', async () => {
  const id = await hears('a');
  const answers: SendError[] = [
    new SendError('throttled', { retryAfter: 1_000 }),
    new SendError('connection_failed', { code: 'ECONNREFUSED', mayHaveArrived: false }),
    new SendError('connection_failed'),
  ];
  const { channel } = fakeChannel({
    can: { quota: { messagesAMonth: 100 } },
    answer: () => {
      const error = answers.shift();
      if (error) throw error;
    },
  });
  await queue(id, 'tin');
  await send(channel);
  expect(await use()).toEqual([{ way: 'free', messages: 0, cost: 0 }]);
  clock.advance(2_000);
  await send(channel);
  expect(await use()).toEqual([{ way: 'free', messages: 0, cost: 0 }]);
  clock.advance(4_000);
  await send(channel);
  expect(await use()).toEqual([{ way: 'free', messages: 1, cost: 0 }]);
  clock.advance(8_000);
  await send(channel);
  expect(await use()).toEqual([{ way: 'free', messages: 2, cost: 0 }]);
  expect(await outbox()).toMatchObject([{ state: 'sent' }]);
});

test('after the free window a message costs, as far as the office allows; then it goes by the person’s other channel', async () => {
  const id = await hears('a');
  clock.advance(50 * HOUR);
  await setTerms({ paidAllowed: true, monthlyBudget: 100 });
  const { channel, sent } = fakeChannel({ can: WINDOWS });
  const other = fakeChannel();
  const elsewhere: SendingChannel = { ...other.channel, ...OTHER };
  const there = await hears('a', OTHER);
  await db.query('UPDATE conversations SET person_id = (SELECT person_id FROM conversations WHERE id = $1)', [id]);
  await queue(id, 'một');
  await send(channel, [elsewhere]);
  await queue(id, 'hai');
  await send(channel, [elsewhere]);
  expect(sent).toMatchObject([{ text: 'một' }]);
  expect(other.sent).toMatchObject([{ text: 'hai' }]);
  expect(await use()).toEqual([{ way: 'paid', messages: 1, cost: 55 }]);
  expect(
    await db.query(`SELECT conversation_id AS id, channel FROM outbox_messages WHERE content->>'text' = 'hai'`),
  ).toEqual([{ id: there, channel: 'other' }]);
});

test('outside all windows a template asks the person to write; the message itself comes when they do, and is not forgotten when they do not', async () => {
  const template = { id: '77', codeBlank: 'ma', dayBlank: 'ngay', byId: true, byPhone: false };
  await setTerms({ paidAllowed: true, monthlyBudget: 1_000, template });
  const [came, stayed] = [await hears('came'), await hears('stayed')];
  clock.advance(10 * 24 * HOUR);
  const { channel, sent } = fakeChannel({ can: WINDOWS });
  const asked: unknown[] = [];
  const withTemplates: SendingChannel = {
    ...channel,
    sendTemplate: async (to, what) => {
      asked.push([to, what]);
      return { messageIds: [] };
    },
  };
  await queue(came, 'tin một');
  await queue(stayed, 'tin hai');
  await send(withTemplates);
  expect(sent).toEqual([]);
  expect(asked).toEqual([
    [{ address: 'came' }, { id: '77', trackingId: expect.any(String), data: { ma: '–', ngay: '03/12/2026' } }],
    [{ address: 'stayed' }, { id: '77', trackingId: expect.any(String), data: { ma: '–', ngay: '03/12/2026' } }],
  ]);
  expect(await outbox()).toMatchObject([
    { state: 'queued', reason: 'waits_for_person', way: 'template' },
    { state: 'queued' },
  ]);
  clock.advance(HOUR);
  await hears('came');
  await send(withTemplates);
  expect(sent).toMatchObject([{ address: 'came', text: 'tin một' }]);
  clock.advance(7 * 24 * HOUR);
  await send(withTemplates);
  expect(asked).toHaveLength(2);
  expect((await outbox())[1]).toMatchObject({ state: 'failed', reason: 'outside_window' });
  expect(await tasks()).toMatchObject([{ kind: 'phone', note: expect.stringContaining('tin hai') }]);
  expect(await use()).toEqual([
    { way: 'free', messages: 1, cost: 0 },
    { way: 'template', messages: 2, cost: 300 },
  ]);
});

test('a template goes to the telephone number where it cannot go to the account', async () => {
  const template = { id: '77', codeBlank: '', dayBlank: '', byId: false, byPhone: true };
  await setTerms({ paidAllowed: true, monthlyBudget: 1_000, template });
  const id = await hears('a');
  await db.query('UPDATE people SET phone_cipher = $1', [encryption.encrypt('0912345678')]);
  clock.advance(10 * 24 * HOUR);
  const asked: unknown[] = [];
  const { channel } = fakeChannel({ can: WINDOWS });
  await queue(id, 'tin');
  await send({
    ...channel,
    sendTemplate: async (to, { trackingId }) => {
      asked.push({ ...to, trackingId });
      throw new SendError('rejected');
    },
  });
  expect(asked).toEqual([{ phone: '84912345678', trackingId: expect.stringMatching(/^[\w-]{8,48}$/) }]);
  // It was refused for good: it costs nothing, and somebody is to call.
  expect(await tasks()).toMatchObject([{ kind: 'phone' }]);
  expect(await use()).toEqual([{ way: 'template', messages: 0, cost: 0 }]);
});

test('what the platform knows better is believed: it refuses, and another way is looked for at once', async () => {
  const id = await hears('a');
  const { channel, sent } = fakeChannel({
    can: WINDOWS,
    answer: () => {
      throw new SendError('outside_window', { code: '-230' });
    },
  });
  await queue(id, 'tin');
  await send(channel);
  expect(sent).toEqual([]);
  expect(await outbox()).toMatchObject([{ state: 'failed', reason: 'outside_window' }]);
  expect(await tasks()).toMatchObject([{ kind: 'phone' }]);
  expect(await use()).toEqual([{ way: 'free', messages: 0, cost: 0 }]);
});

test('a reminder at night waits for the morning, as if nobody had tried it; an answer to who has just written does not', async () => {
  clock = manualClock(new Date('2026-11-23T23:00:00+07:00'));
  const id = await hears('a');
  const { channel, sent } = fakeChannel({ can: WINDOWS });
  await queue(id, 'nhắc việc', { priority: 2 });
  await queue(id, 'trả lời');
  // The first look puts the reminder off, the next one finds the answer behind it.
  await send(channel);
  await send(channel);
  expect(sent).toMatchObject([{ text: 'trả lời' }]);
  expect(await db.query(`SELECT ready_at, attempts FROM outbox_messages WHERE state = 'queued'`)).toEqual([
    { ready_at: new Date('2026-11-24T06:30:00+07:00'), attempts: 0 },
  ]);
  clock.advance(8 * HOUR);
  await send(channel);
  expect(sent.at(-1)).toMatchObject({ text: 'nhắc việc' });
});

test('shortly before the free window ends what waits is put into one message', async () => {
  const id = await hears('a');
  clock = manualClock(new Date(NOON.getTime() + 47 * HOUR));
  await queue(id, 'việc một xong');
  await queue(id, 'việc hai đang làm', { readyAt: new Date(clock.now().getTime() + 2 * HOUR) });
  await queue(id, 'xong chưa ạ?', { question: { choices: [] } });
  const { channel, sent } = fakeChannel({ can: WINDOWS });
  await send(channel);
  expect(sent).toMatchObject([{ text: 'việc một xong\n\nviệc hai đang làm' }, { text: 'xong chưa ạ?' }]);
  expect(await outbox()).toMatchObject([
    { state: 'sent' },
    { state: 'cancelled', reason: 'bundled' },
    { state: 'sent' },
  ]);
});

test('broadcasts that the month has no room for become one task, not thousands', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, index) => hears(`p${index}`)));
  for (const id of people) await queue(id, 'thông báo', { priority: 3 });
  const { channel, sent } = fakeChannel({ can: { quota: { messagesAMonth: 10 } } });
  await send(channel);
  expect(sent).toHaveLength(9);
  expect(await tasks()).toEqual([{ kind: 'quota', note: expect.stringContaining('hạn mức tin tháng 11/2026') }]);
});

test('a broadcast waits while ten thousand more important messages do, and goes when they have gone', async () => {
  const [busy, quiet] = [await hears('busy'), await hears('quiet')];
  await db.query(
    `INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, state, ready_at, created_at)
     SELECT $1, 1000 + n, $2, $3, 1, '{"text":"tin"}', 'queued', $4, $4 FROM generate_series(1, 10001) n`,
    [busy, CHANNEL.id, CHANNEL.account, clock.now()],
  );
  await queue(quiet, 'thông báo', { priority: 3 });
  const { channel, sent } = fakeChannel({ can: WINDOWS });
  const deps = testSend(db, channel, { clock });
  // The first of the long queue, and the broadcast, which waits.
  expect(await sendOnce(deps)).toBe(1);
  expect(sent).toMatchObject([{ text: 'tin' }]);
  const [bulk] = await db.query(`SELECT state, reason, ready_at AS at FROM outbox_messages WHERE priority = 3`);
  expect(bulk).toEqual({
    ...{ state: 'queued', reason: 'outbox_long', at: new Date(NOON.getTime() + 10 * 60_000) },
  });
  await db.query(`UPDATE outbox_messages SET state = 'cancelled' WHERE priority = 1 AND state = 'queued'`);
  clock.advance(10 * 60_000);
  await sendOnce(deps);
  expect(sent.at(-1)).toMatchObject({ text: 'thông báo' });
});

test('the 51st person is told by somebody of the office, whatever is left of the month', async () => {
  const people: string[] = [];
  for (const name of ['một', 'hai', 'ba']) {
    people.push(await hears(name));
    clock.advance(1_000);
  }
  for (const id of people) await queue(id, 'tin');
  const { channel, sent } = fakeChannel({ can: { quota: { people: 2, messagesAMonth: 100 } } });
  await send(channel);
  expect(sent.map(({ address }) => address)).toEqual(['một', 'hai']);
  expect(await tasks()).toEqual([{ kind: 'phone', note: expect.stringContaining('đủ số người') }]);
});

test('a channel without windows and quotas is not counted', async () => {
  const id = await hears('a');
  const { channel, sent } = fakeChannel();
  await queue(id, 'tin');
  await send(channel);
  expect(sent).toHaveLength(1);
  expect(await use()).toEqual([]);
  expect(await outbox()).toMatchObject([{ state: 'sent', way: null }]);
});
