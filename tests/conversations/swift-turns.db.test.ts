import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { SendError } from '../../src/channels/send-error.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { startSendLoop } from '../../src/conversations/send-loop.ts';
import { sendOnce } from '../../src/conversations/send-once.ts';
import type { SwiftDeps } from '../../src/conversations/swift-turn.ts';
import { swiftTurns } from '../../src/conversations/swift-turns.ts';
import { openInbox } from '../../src/messages/inbox.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { dropLeases } from '../../src/messages/lease-store.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { giveTalkTo } from '../../src/messages/take-over-store.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, photo, testInbox, text, update } from '../messages/support.ts';
import { until } from '../platform/until.ts';
import { fakeChannel, heard, listeningTurn, sessionWith, testDrain, testSend } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers');
});

const clock = systemClock;
const rules = { delays: AT_ONCE, isUrgent: () => true };

/** A process that receives, takes turns and sends, but whose drain and send loops are turned by hand. */
function openProcess(options: Partial<SwiftDeps> & Parameters<typeof fakeChannel>[0] = {}) {
  const { channel, sent } = fakeChannel(options);
  const wakes = openWakes();
  const sender = startSendLoop({ ...testSend(db, channel, { clock, chance: () => 0 }), wakes });
  const inbox = openInbox({ ...testInbox(db, { clock, ...rules }), wakes });
  const drainDeps = testDrain(db, { clock, wakes, ...rules, ...options });
  inbox.offerTo(swiftTurns({ ...drainDeps, encryption, sender, ...options }));
  return {
    sent,
    store: (...updates: ParsedUpdate[]) => inbox.store(CHANNEL, updates),
    drain: () => drainOnce(drainDeps),
    stop: () => sender.stop(),
  };
}

/** People whom nothing is known of but that they have agreed. */
async function agreed(...addresses: string[]): Promise<void> {
  await storeUpdates(
    testInbox(db, { clock, ...rules }),
    CHANNEL,
    addresses.map((address) => text(address, 'chào', { name: 'Cụ Tư' })),
  );
  await db.query(`UPDATE updates SET state = 'done', visibility = 'released'`);
  await db.query('UPDATE conversations SET ready_at = NULL, consented_at = now()');
  await db.query('DELETE FROM timers');
}

const outbox = () =>
  db.query<{ state: string; text: string; seq: string }>(
    `SELECT state, content->>'text' AS text, seq FROM outbox_messages ORDER BY conversation_id, seq`,
  );
const states = async () =>
  (await db.query<{ state: string }>('SELECT state FROM updates ORDER BY id OFFSET 1')).map(({ state }) => state);
const allSent = () => until(async () => (await outbox()).every(({ state }) => state === 'sent'));
const leases = async () => (await db.query('SELECT 1 FROM conversations WHERE ready_at IS NOT NULL')).length;

describe('what nothing waits for', () => {
  test('is stored, taken and answered in one commit, and nobody else has anything to do', async () => {
    await agreed('a');
    const { store, sent, drain, stop } = openProcess();
    const stored = await store(text('a', 'xin chào'));
    expect(stored).toEqual({ stored: 1, conversationIds: [expect.any(String)], mediaIds: [] });
    expect(await states()).toEqual(['done']);
    expect(await leases()).toBe(0);
    await allSent();
    expect(sent).toMatchObject([{ address: 'a', text: '1: xin chào' }]);
    expect(await db.query('SELECT attempts, external_ids, lease_token FROM outbox_messages')).toEqual([
      { attempts: 1, external_ids: ['sent-1'], lease_token: null },
    ]);
    expect(await db.query('SELECT state FROM sessions')).toMatchObject([
      { state: [expect.anything(), 'listen', 1, 'hear', { heard: ['xin chào'] }] },
    ]);
    expect(await drain()).toBe(0);
    await stop();
  });

  test('goes on from memory as from the database, in order, also where forty write at once', async () => {
    const people = Array.from({ length: 40 }, (_, index) => `person-${index}`);
    await agreed(...people);
    const { store, sent, stop } = openProcess();
    await Promise.all(
      people.map(async (person) => {
        for (let nth = 0; nth < 5; nth += 1) await store(text(person, `${nth}`));
      }),
    );
    await allSent();
    await stop();
    for (const person of people)
      expect(sent.filter(({ address }) => address === person).map((one) => one.text)).toEqual(
        Array.from({ length: 5 }, (_, nth) => `${nth + 1}: ${nth}`),
      );
  });

  test('is taken once though it is delivered twice', async () => {
    await agreed('a');
    const { store, sent, drain, stop } = openProcess();
    const one = text('a', 'một');
    await store(one);
    await allSent();
    expect(await store(one)).toMatchObject({ stored: 0 });
    expect(await drain()).toBe(0);
    await stop();
    expect(sent.map((each) => each.text)).toEqual(['1: một']);
  });

  test('keeps the words of the button that was pressed, and ends a talk', async () => {
    await agreed('a');
    const takeTurn: SwiftDeps['takeTurn'] = (request) =>
      request.input.kind === 'choice'
        ? { ...listeningTurn(request), session: null, collects: false }
        : {
            ...listeningTurn(request),
            replies: [{ reply: { text: 'Đúng chưa?', choices: [{ id: 'yes', label: 'Đúng rồi' }] } }],
          };
    const { store, stop } = openProcess({ takeTurn });
    await store(text('a', 'rác'));
    await allSent();
    await store(update('a', { kind: 'choice', id: 'yes' }));
    await allSent();
    await stop();
    expect(await db.query(`SELECT text FROM updates WHERE kind = 'choice'`)).toEqual([{ text: 'Đúng rồi' }]);
    expect(await db.query('SELECT * FROM sessions')).toEqual([]);
    expect(await db.query('SELECT collects FROM conversations')).toEqual([{ collects: false }]);
  });

  test('that says two things sends them in their order', async () => {
    await agreed('a');
    const says = (request: Parameters<SwiftDeps['takeTurn']>[0]) => ({
      ...listeningTurn(request),
      replies: [{ reply: { text: `${heard(request)} một` } }, { reply: { text: `${heard(request)} hai` } }],
    });
    const { store, sent, stop } = openProcess({ takeTurn: says });
    await store(text('a', 'A'));
    await store(text('a', 'B'));
    await until(() => sent.length === 4);
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['A một', 'A hai', 'B một', 'B hai']);
  });
});

describe('is left to the inbox and the drain loop', () => {
  const waitsFor = async (updates: ParsedUpdate[], options: Parameters<typeof openProcess>[0] = {}) => {
    const opened = openProcess(options);
    await opened.store(...updates);
    await opened.stop();
    return (await db.query(`SELECT 1 FROM updates WHERE state = 'waiting'`)).length;
  };

  test('what comes from somebody unknown, or who has not agreed', async () => {
    expect(await waitsFor([text('stranger', 'chào')])).toBe(1);
    expect(await waitsFor([text('stranger', 'lần nữa')])).toBe(2);
  });

  test.each([
    ['a photo', photo('a')],
    ['an edit', update('a', { kind: 'edited', of: 'm1', text: 'khác' })],
    ['another name', text('a', 'chào', { name: 'Bà Năm' })],
  ])('%s', async (_, one) => {
    await agreed('a');
    expect(await waitsFor([one])).toBe(1);
  });

  test('two at once from one person', async () => {
    await agreed('a');
    expect(await waitsFor([text('a', 'một'), text('a', 'hai')])).toBe(2);
  });

  test('what may come in fragments', async () => {
    await agreed('a');
    expect(await waitsFor([text('a', 'rác')], { delays: { ...AT_ONCE, text: 3_000 }, isUrgent: () => false })).toBe(1);
  });

  test('a turn with effects, and one that fails', async () => {
    await agreed('a', 'b');
    const takeTurn: SwiftDeps['takeTurn'] = (request) => {
      if (heard(request) === 'bug') throw new Error('a bug');
      return { ...listeningTurn(request), effects: [{ effect: 'file_issue', args: {} }] as never };
    };
    expect(await waitsFor([text('a', 'bug'), text('b', 'rác')], { takeTurn })).toBe(2);
  });

  test('a talk that a moderator has taken since it was read', async () => {
    await agreed('a');
    const [staff] = await db.query<{ id: string }>(
      `INSERT INTO staff_users (id, email, name, role, password_hash) VALUES (gen_random_uuid(), 'a@b.vn', 'A', 'moderator', '') RETURNING id`,
    );
    const { store, stop, sent } = openProcess();
    await store(text('a', 'một'));
    await allSent();
    const [talk] = await db.query<{ id: string }>('SELECT id FROM conversations');
    await giveTalkTo(db.database, { id: talk!.id, staffId: staff!.id, now: new Date() });
    await store(text('a', 'hai'));
    await stop();
    expect(sent).toHaveLength(1);
    expect(await states()).toEqual(['done', 'waiting']);
  });
});

describe('what changes under a turn', () => {
  test('that is kept in memory is read again, and the turn is taken of what it is now', async () => {
    await agreed('a');
    const { store, sent, stop } = openProcess();
    await store(text('a', 'một'));
    await allSent();
    // As another process would leave it.
    await db.query('UPDATE sessions SET state = $1', [JSON.stringify(sessionWith({ heard: ['x', 'y'] }, 0))]);
    await db.query('UPDATE conversations SET inputs = inputs + 1');
    await store(text('a', 'hai'));
    await allSent();
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['1: một', '3: hai']);
  });

  test('while it is decided makes it lose, and the drain loop takes it anew', async () => {
    await agreed('a');
    let turns = 0;
    let changed: Promise<unknown> | undefined;
    const takeTurn: SwiftDeps['takeTurn'] = (request) => {
      turns += 1;
      if (turns > 2) return listeningTurn(request);
      changed = db.query('UPDATE people SET lang = lang');
      return { need: [{ fact: 'my_issues', args: {} }] } as never;
    };
    const loaders = {
      my_issues: async (asks: readonly unknown[]) => {
        await changed;
        turns = 10;
        return asks.map(() => []);
      },
    } as never;
    const { store, drain, sent, stop } = openProcess({ takeTurn, loaders });
    await store(text('a', 'một'));
    expect(await states()).toEqual(['waiting']);
    expect(await drain()).toBe(1);
    await until(() => sent.length === 1);
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['1: một']);
  });

  test('of a person who writes to two processes in turn, both answer and neither forgets', async () => {
    await agreed('a');
    const processes = [openProcess(), openProcess()];
    for (let nth = 0; nth < 6; nth += 1) {
      await processes[nth % 2]!.store(text('a', `${nth}`));
      await allSent();
    }
    await Promise.all(processes.map((one) => one.stop()));
    expect((await outbox()).map((one) => one.text)).toEqual(
      Array.from({ length: 6 }, (_, nth) => `${nth + 1}: ${nth}`),
    );
    expect(await states()).toEqual(Array.from({ length: 6 }, () => 'done'));
  });
});

describe('the reply', () => {
  test('waits behind what is queued already', async () => {
    await agreed('a');
    const [talk] = await db.query<{ id: string }>('SELECT id FROM conversations');
    await enqueue(db.database, [
      { conversationId: talk!.id, priority: 1, reply: { text: 'trước' }, readyAt: new Date(0) },
    ]);
    const { store, sent, stop } = openProcess();
    await store(text('a', 'sau'));
    await until(() => sent.length === 2);
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['trước', '1: sau']);
  });

  test('that fails is tried again from the outbox, before what is said later', async () => {
    await agreed('a');
    let tries = 0;
    const answer = () => {
      tries += 1;
      if (tries === 1) throw new SendError('connection_failed');
    };
    const { store, sent, stop } = openProcess({ answer });
    await store(text('a', 'một'));
    await until(async () => (await outbox())[0]!.state === 'queued');
    await store(text('a', 'hai'));
    await until(() => sent.length === 2);
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['1: một', '2: hai']);
  });

  test('is written down as sent together with what is answered next, or by itself where nothing is', async () => {
    const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
    await agreed(...people);
    const { store, sent, stop } = openProcess();
    for (const person of people) await store(text(person, 'một'));
    await stop();
    expect(sent).toHaveLength(20);
    expect((await outbox()).map(({ state }) => state)).toEqual(people.map(() => 'sent'));
    // Those that came while another was answered were written by its statement.
    const along = await db.query(
      `SELECT 1 FROM outbox_messages o JOIN updates u ON u.xmin = o.xmin AND u.conversation_id <> o.conversation_id`,
    );
    expect(along.length).toBeGreaterThan(0);
    expect(await db.query(`SELECT DISTINCT external_ids <> '{}' AS known, lease_token FROM outbox_messages`)).toEqual([
      { known: true, lease_token: null },
    ]);
  });

  test('is written down though the statement that was to take it along fails', async () => {
    await agreed('a', 'b');
    const { store, sent, stop } = openProcess();
    const repeated = text('b', 'hai');
    // Another process has stored it, without a change of the conversation.
    await store(repeated);
    await allSent();
    await db.query(`DELETE FROM outbox_messages`);
    await store(text('a', 'một'));
    expect(await store(repeated)).toMatchObject({ stored: 0 });
    await stop();
    expect(sent.map((one) => one.text)).toEqual(['1: hai', '1: một']);
    expect((await outbox()).map(({ state }) => state)).toEqual(['sent']);
  });

  test('of a process that died before it was sent goes once more, from the next that starts', async () => {
    await agreed('a');
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const dying = openProcess({ answer: () => gate });
    await dying.store(text('a', 'một'));
    expect(await outbox()).toMatchObject([{ state: 'sending' }]);
    const { channel, sent } = fakeChannel();
    const other = testSend(db, channel, { clock });
    // While it may live nobody takes the message.
    expect(await sendOnce(other)).toBe(0);
    await dropLeases(db.database, clock.real());
    expect(await sendOnce(other)).toBe(1);
    expect(sent).toMatchObject([{ address: 'a', text: '1: một' }]);
    const written = await db.query('SELECT state, external_ids FROM outbox_messages');
    expect(written).toMatchObject([{ state: 'sent' }]);
    // What the first might still say of it counts no more.
    release();
    await dying.stop();
    expect(await db.query('SELECT state, external_ids FROM outbox_messages')).toEqual(written);
  });

  test('on a channel with a pace takes its slot like any other', async () => {
    await agreed('a');
    const { store, sent, stop } = openProcess({ can: { pace: 5 } });
    await store(text('a', 'một'));
    await until(() => sent.length === 1);
    await stop();
    expect(await db.query('SELECT count(*)::int AS n FROM pace_slots')).toEqual([{ n: 1 }]);
  });

  test('is queued where all places are taken, and none is lost when the process stops', async () => {
    const people = Array.from({ length: 130 }, (_, index) => `person-${index}`);
    await agreed(...people);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { store, sent, stop } = openProcess({ answer: () => gate });
    await Promise.all(people.map((person) => store(text(person, 'chào'))));
    const counts = await db.query(
      'SELECT state, count(*)::int AS n FROM outbox_messages GROUP BY state ORDER BY state',
    );
    expect(counts).toEqual([
      { state: 'queued', n: 30 },
      { state: 'sending', n: 100 },
    ]);
    const stopping = stop();
    release();
    await stopping;
    expect(sent).toHaveLength(100);
    expect((await outbox()).filter(({ state }) => state === 'sent')).toHaveLength(100);
  });
});
