import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type DrainDeps, drainOnce } from '../../src/conversations/drain-once.ts';
import type { Observation } from '../../src/conversations/observe.ts';
import { replayQuarantined } from '../../src/conversations/quarantine.ts';
import type { TurnRequest } from '../../src/engine/turn.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, photo, START, testInbox, text, update } from '../messages/support.ts';
import { until } from '../platform/until.ts';
import { heard, listeningTurn, sessionWith, testDrain } from './support.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());
beforeEach(async () => {
  await db.clear('people', 'updates', 'timers');
});

/** Every text is an input of its own. */
const each = { ...testInbox(db), delays: AT_ONCE, isUrgent: () => true };
const store = (...updates: ReturnType<typeof text>[]) => storeUpdates(each, CHANNEL, updates);
const drain = (options: Partial<DrainDeps> = {}) => drainOnce(testDrain(db, { isUrgent: () => true, ...options }));
const states = async () =>
  (await db.query<{ state: string }>('SELECT state FROM updates ORDER BY id')).map(({ state }) => state);
const replies = async () =>
  (
    await db.query<{ text: string }>(
      `SELECT content->>'text' AS text FROM outbox_messages ORDER BY conversation_id, seq`,
    )
  ).map((row) => row.text);
const conversation = async () =>
  (
    await db.query<Record<string, unknown>>('SELECT ready_at, lease_token, lease_until, collects FROM conversations')
  )[0];

test('a turn leaves a session and a reply, and nothing waits any more', async () => {
  await store(text('a', 'xin chào'));
  expect(await drain()).toBe(1);
  expect(await states()).toEqual(['done']);
  expect(await replies()).toEqual(['1: xin chào']);
  expect(await db.query('SELECT flow, step, state FROM sessions')).toMatchObject([
    { flow: 'listen', step: 'hear', state: [expect.anything(), 'listen', 1, 'hear', { heard: ['xin chào'] }] },
  ]);
  expect(await conversation()).toEqual({ ready_at: null, lease_token: null, lease_until: null, collects: true });
  expect(await drain()).toBe(0);
});

test('a session that an earlier version kept is gone on with', async () => {
  await store(text('a', 'một'));
  await drain();
  const earlier = sessionWith({ heard: ['từ bản trước'] }, START.getTime());
  await db.query('UPDATE sessions SET state = $1', [JSON.stringify(earlier)]);
  await store(text('a', 'hai'));
  await drain();
  expect((await replies()).at(-1)).toBe('2: hai');
});

test('a talk that ends leaves no session', async () => {
  await store(text('a', 'một'));
  await drain();
  await store(text('a', 'hết'));
  await drain({ takeTurn: (request) => ({ ...listeningTurn(request), session: null }) as never });
  expect(await db.query('SELECT * FROM sessions')).toEqual([]);
});

test('whether the next text may come in fragments is kept with the conversation', async () => {
  await store(text('a', 'một'));
  await drain({ takeTurn: (request) => ({ ...listeningTurn(request), collects: false }) as never });
  expect(await conversation()).toMatchObject({ collects: false });
});

test('fragments and photos that waited together are one input', async () => {
  const inputs: TurnRequest['input'][] = [];
  const clock = manualClock(START);
  const deps = testInbox(db, { clock });
  await storeUpdates(deps, CHANNEL, [text('a', 'rác'), photo('a', { album: 'x' }), photo('a', { album: 'x' })]);
  await storeUpdates(deps, CHANNEL, [text('a', 'đầy đường')]);
  const options: Partial<DrainDeps> = {
    clock,
    isUrgent: () => false,
    delays: { text: 3_000, album: 2_000, photo: 5_000, longest: 10_000 },
    takeTurn: (request) => {
      inputs.push(request.input);
      return listeningTurn(request);
    },
  };
  expect(await drain(options)).toBe(0);
  clock.advance(3_000);
  expect(await drain(options)).toBe(1);
  const media = await db.query('SELECT id, kind FROM media ORDER BY update_id');
  expect(inputs).toEqual([{ kind: 'text', text: 'rác\nđầy đường', media }]);
});

test('two loops take every update of 200 conversations exactly once and in order', async () => {
  const people = Array.from({ length: 200 }, (_, index) => `person-${index}`);
  for (const round of [1, 2, 3]) await store(...people.map((person) => text(person, `${person} ${round}`)));
  const loop = async () => {
    let total = 0;
    for (let idle = 0; idle < 3; ) {
      const turns = await drain();
      total += turns;
      idle = turns === 0 ? idle + 1 : 0;
    }
    return total;
  };
  const [one, two] = await Promise.all([loop(), loop()]);
  expect(one + two).toBe(600);
  expect(one * two).toBeGreaterThan(0);
  const heardBy = await db.query<{ heard: string[] }>(`SELECT state->4->'heard' AS heard FROM sessions`);
  expect(heardBy.map((row) => row.heard).sort()).toEqual(
    people.map((person) => [1, 2, 3].map((round) => `${person} ${round}`)).sort(),
  );
  const sent = await db.query<{ texts: string[] }>(
    `SELECT array_agg(left(content->>'text', 2) ORDER BY seq) AS texts FROM outbox_messages GROUP BY conversation_id`,
  );
  expect(sent).toHaveLength(200);
  expect(sent.every(({ texts }) => texts.join() === '1:,2:,3:')).toBe(true);
}, 30_000);

describe('leases', () => {
  /** A loop that dies between claim and commit. */
  async function claimAndDie(): Promise<void> {
    await db.query(
      `UPDATE conversations SET lease_token = gen_random_uuid(), lease_until = now() + interval '1 hour' WHERE ready_at IS NOT NULL`,
    );
  }

  test('nobody takes turns that another process holds; when its lease runs out nothing is lost or repeated', async () => {
    await store(text('a', 'một'), text('a', 'hai'));
    await claimAndDie();
    expect(await drain()).toBe(0);
    await db.query(`UPDATE conversations SET lease_until = now() - interval '1 second'`);
    expect(await drain()).toBe(2);
    expect(await replies()).toEqual(['1: một', '2: hai']);
  });

  test('who lost the lease while deciding writes nothing', async () => {
    await store(text('a', 'một'), text('b', 'một'));
    const [stolen] = await db.query<{ id: string }>('SELECT id FROM conversations ORDER BY id LIMIT 1');
    const turns = await drain({
      loaders: stealingLoader(stolen!.id) as never,
      takeTurn: (request) => (request.facts.size === 0 ? { need: [{ fact: 'person' }] } : listeningTurn(request)),
    });
    expect(turns).toBe(1);
    expect(await replies()).toEqual(['1: một']);
    expect((await states()).sort()).toEqual(['done', 'waiting']);
    const [theirs] = await db.query(`SELECT lease_token FROM conversations WHERE id = '${stolen!.id}'`);
    expect(theirs).toEqual({ lease_token: THIEF });
  });

  const THIEF = '00000000-0000-7000-8000-000000000001';
  function stealingLoader(conversationId: string) {
    return {
      person: async (asks: unknown[]) => {
        await db.query(`UPDATE conversations SET lease_token = '${THIEF}' WHERE id = '${conversationId}'`);
        return asks.map(() => 'anybody');
      },
    };
  }

  test('what comes while a turn is taken waits for the next one', async () => {
    await store(text('a', 'một'));
    await drain({
      loaders: {
        person: async (asks: unknown[]) => {
          await store(text('a', 'hai'));
          return asks.map(() => 'anybody');
        },
      } as never,
      takeTurn: (request) => (request.facts.size === 0 ? { need: [{ fact: 'person' }] } : listeningTurn(request)),
    });
    expect(await states()).toEqual(['done', 'waiting']);
    expect(await drain()).toBe(1);
    expect(await replies()).toEqual(['1: một', '2: hai']);
  });
});

test('what the inbox commits at the moment at which a turn ends is not forgotten', async () => {
  await store(text('a', 'một'));
  const inbox = new pg.Client({ connectionString: db.url });
  await inbox.connect();
  const isWaitedFor = async () => (await db.query('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0;
  const drained = drain({
    loaders: {
      person: async (asks: unknown[]) => {
        await inbox.query('BEGIN');
        await inbox.query('SELECT id FROM conversations FOR NO KEY UPDATE');
        return asks.map(() => 'anybody');
      },
    } as never,
    takeTurn: (request) => (request.facts.size === 0 ? { need: [{ fact: 'person' }] } : listeningTurn(request)),
  });
  await until(isWaitedFor);
  await inbox.query(`
    INSERT INTO updates (channel, account, external_id, conversation_id, kind, content, text, happened_at, received_at, ready_at)
    SELECT channel, account, 'late', conversation_id, kind, '{"kind":"text","text":"hai"}', 'hai', happened_at, received_at, ready_at
    FROM updates`);
  await inbox.query(`UPDATE conversations SET inputs = inputs + 1, ready_at = '${START.toISOString()}'`);
  await inbox.query('COMMIT');
  await inbox.end();
  expect(await drained).toBe(1);
  expect(await drain()).toBe(1);
  expect(await replies()).toEqual(['1: một', '2: hai']);
});

describe('facts', () => {
  test('are loaded for the whole batch at once, in at most three rounds', async () => {
    await store(text('a', 'một'), text('b', 'hai'));
    const asked: [string, number][] = [];
    const loader = (fact: string) => async (asks: unknown[]) => {
      asked.push([fact, asks.length]);
      return asks.map(() => true);
    };
    const needs = [{ fact: 'person' }, { fact: 'my_issue', args: { code: 'X' } }, { fact: 'knowledge' }];
    await drain({
      loaders: { person: loader('person'), my_issue: loader('my_issue'), knowledge: loader('knowledge') } as never,
      takeTurn: (request) => {
        const need = needs[request.facts.size];
        return need ? { need: [need] } : listeningTurn(request);
      },
    });
    expect(asked).toEqual([
      ['person', 2],
      ['my_issue', 2],
      ['knowledge', 2],
    ]);
    expect(await states()).toEqual(['done', 'done']);
  });

  test('a turn that is never content fails, and its neighbour goes on', async () => {
    await store(text('a', 'tham lam'), text('b', 'hai'));
    let round = 0;
    await drain({
      loaders: { my_issue: async (asks: unknown[]) => asks.map(() => null) } as never,
      takeTurn: (request) =>
        heard(request) === 'tham lam'
          ? { need: [{ fact: 'my_issue', args: { code: String(round++) } }] }
          : listeningTurn(request),
    });
    expect(await states()).toEqual(['waiting', 'done']);
  });
});

describe('a poisoned update', () => {
  const poisoned = (request: TurnRequest) => {
    if (heard(request) === 'độc') throw new TypeError('a bug in a flow');
    return listeningTurn(request);
  };

  test('is set aside after three tries, heard of once, while its neighbours and its conversation go on', async () => {
    const clock = manualClock(START);
    const seen: Observation[] = [];
    await store(text('a', 'trước'), text('a', 'độc'), text('a', 'sau'), text('b', 'khác'));
    for (let pass = 0; pass < 6; pass += 1) {
      await drain({ takeTurn: poisoned, clock, observe: (one) => seen.push(one) });
      clock.advance(10_000);
    }
    expect(await states()).toEqual(['done', 'quarantined', 'done', 'done']);
    const [a, b] = [await repliesOf('trước'), await repliesOf('khác')];
    expect(a).toEqual(['1: trước', expect.stringContaining('chưa xử lý được'), '2: sau']);
    expect(b).toEqual(['1: khác']);
    expect(seen.filter(({ kind }) => kind === 'quarantined')).toEqual([{ kind: 'quarantined', count: 1 }]);
    expect(await db.query(`SELECT reason, attempts FROM updates WHERE state = 'quarantined'`)).toEqual([
      { reason: 'TypeError', attempts: 3 },
    ]);
  });

  test('waits longer after each try, and holds up only its own conversation', async () => {
    const clock = manualClock(START);
    await store(text('a', 'độc'), text('a', 'sau'));
    await drain({ takeTurn: poisoned, clock });
    expect(await drain({ takeTurn: poisoned, clock })).toBe(0);
    expect(await conversation()).toMatchObject({ ready_at: new Date(START.getTime() + 1_000), lease_token: null });
    clock.advance(1_000);
    await drain({ takeTurn: poisoned, clock });
    expect(await conversation()).toMatchObject({ ready_at: new Date(START.getTime() + 3_000) });
    expect(await states()).toEqual(['waiting', 'waiting']);
  });

  test('can be replayed when the bug is mended', async () => {
    const clock = manualClock(START);
    await store(text('a', 'độc'));
    for (let pass = 0; pass < 3; pass += 1) {
      await drain({ takeTurn: poisoned, clock });
      clock.advance(10_000);
    }
    expect(await states()).toEqual(['quarantined']);
    expect(await replayQuarantined(db.database, clock.now())).toBe(1);
    expect(await drain({ clock })).toBe(1);
    expect(await states()).toEqual(['done']);
    expect((await replies()).at(-1)).toBe('1: độc');
  });

  test('that breaks the transaction of its batch does not stop the others', async () => {
    const clock = manualClock(START);
    const takeTurn = (request: TurnRequest) => ({
      ...listeningTurn(request),
      effects: heard(request) === 'độc' ? [{ effect: 'give_consent', args: {} }] : [],
    });
    await store(text('a', 'độc'), text('b', 'một'), text('c', 'hai'), text('c', 'ba'));
    const handlers = {
      give_consent: async () => {
        throw new Error('no row fits');
      },
    } as never;
    for (let pass = 0; pass < 6; pass += 1) {
      await drain({ takeTurn: takeTurn as never, handlers, clock });
      clock.advance(10_000);
    }
    expect(await states()).toEqual(['quarantined', 'done', 'done', 'done']);
    expect(await repliesOf('hai')).toEqual(['1: hai', '2: ba']);
  });

  async function repliesOf(first: string): Promise<string[]> {
    const rows = await db.query<{ text: string }>(
      `SELECT content->>'text' AS text FROM outbox_messages WHERE conversation_id =
         (SELECT conversation_id FROM updates WHERE text = $1) ORDER BY seq`,
      [first],
    );
    return rows.map((row) => row.text);
  }
});

describe('effects', () => {
  test('give the replies their results inside the transaction, and the rest of the batch waits for them', async () => {
    const takeTurn = (request: TurnRequest) => ({
      session: sessionWith({}, request.now),
      collects: true,
      trail: [],
      effects: [
        { effect: 'file_issue', args: { text: heard(request) } },
        { effect: 'confirm_issue', args: {} },
      ],
      replies: [
        { reply: { text: 'trước' } },
        { effect: 0, render: (result: unknown) => ({ text: `mã ${(result as { code: string }).code}` }) },
        { effect: 1, render: (result: unknown) => ({ text: `và ${result}` }) },
      ],
    });
    const calls: unknown[][] = [];
    const handlers = {
      file_issue: async (_tx: unknown, drafts: { args: { text: string } }[]) => {
        calls.push(drafts.map(({ args }) => args.text).sort());
        return drafts.map(({ args }) => ({ code: `XX-${args.text}` }));
      },
      confirm_issue: async (_tx: unknown, all: unknown[]) => all.map(() => 'xong'),
    } as never;
    await store(text('a', 'một'), text('a', 'hai'), text('b', 'ba'));
    expect(await drain({ takeTurn: takeTurn as never, handlers })).toBe(2);
    expect(calls).toEqual([['ba', 'một']]);
    expect(await states()).toEqual(['done', 'waiting', 'done']);
    expect((await replies()).sort()).toEqual(['mã XX-ba', 'mã XX-một', 'trước', 'trước', 'và xong', 'và xong']);
  });
});

describe('questions from outside', () => {
  const ask = async (words: string) => {
    const [{ id }] = (await db.query<{ id: string }>('SELECT id FROM conversations')) as [{ id: string }];
    const choices = [{ id: 'yes', label: 'Rồi', starts: { flow: 'confirm-fix', step: 'fixed' } }];
    await enqueue(db.database, [
      { conversationId: id, priority: 2, reply: { text: words, choices }, readyAt: START, question: { choices } },
    ]);
    await db.query(
      `UPDATE outbox_messages SET state = 'sent', sent_at = $2, external_ids = ARRAY[$1] WHERE content->>'text' = $1`,
      [words, START],
    );
  };

  test('that are open are offered to the turn, and the one that is replied to is named', async () => {
    const seen: TurnRequest[] = [];
    await store(text('a', 'một'));
    await drain();
    await ask('đèn sáng chưa?');
    await ask('rác dọn chưa?');
    await store(text('a', 'rồi', { replyTo: 'đèn sáng chưa?' }));
    await drain({
      takeTurn: (request) => {
        seen.push(request);
        return { ...(listeningTurn(request) as object), answered: request.repliesTo } as never;
      },
    });
    const [first] = await db.query<{ id: string }>(`SELECT id FROM outbox_messages WHERE content->>'text' LIKE 'đèn%'`);
    expect(seen[0]!.questions).toHaveLength(2);
    expect(seen[0]!.questions![0]).toMatchObject({ id: first!.id, sentAt: START.getTime(), choices: [{ id: 'yes' }] });
    expect(seen[0]!.repliesTo).toBe(first!.id);
    const open = await db.query(
      `SELECT content->>'text' AS text FROM outbox_messages WHERE question IS NOT NULL AND answered_at IS NULL`,
    );
    expect(open).toEqual([{ text: 'rác dọn chưa?' }]);
  });

  test('a button without the name of its question gets it from the message that bore it, and its words are kept', async () => {
    const seen: TurnRequest['input'][] = [];
    await store(text('a', 'một'));
    await drain();
    await ask('đèn sáng chưa?');
    const [{ id }] = (await db.query(`SELECT id FROM outbox_messages WHERE question IS NOT NULL`)) as [{ id: string }];
    await store(update('a', { kind: 'choice', id: 'yes', messageId: 'đèn sáng chưa?' }));
    await drain({
      takeTurn: (request) => {
        seen.push(request.input);
        return listeningTurn(request);
      },
    });
    expect(seen).toEqual([{ kind: 'choice', id: `q${id}.yes` }]);
    expect(await db.query(`SELECT text FROM updates WHERE kind = 'choice'`)).toEqual([{ text: 'Rồi' }]);
  });
});
