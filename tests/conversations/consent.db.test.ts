import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { consentLapsed } from '../../src/conversations/consent-lapsed.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import type { TurnRequest, TurnResult } from '../../src/engine/turn.ts';
import { fireTimers } from '../../src/messages/fire-timers.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { testDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, photo, START, testInbox, text, update } from '../messages/support.ts';
import { heard, listeningTurn, testDrain } from './support.ts';

const db = await testDatabase();
afterAll(() => db.close());
let clock = manualClock(START);
let erased: string[] = [];
beforeEach(async () => {
  clock = manualClock(START);
  erased = [];
  await db.clear('people', 'updates', 'timers');
});

const SECRET = 'bí mật của bà Tư';
const HOUR = 3_600_000;

const store = (...updates: ReturnType<typeof text>[]) =>
  storeUpdates({ ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true }, CHANNEL, updates);

/** Says nothing of what it heard, until somebody agrees or refuses. */
function consentTurn(request: TurnRequest): TurnResult {
  const words = heard(request);
  const effect = words === 'Tôi đồng ý' ? 'give_consent' : words === 'Không' ? 'refuse_consent' : undefined;
  const turn = listeningTurn(request) as Exclude<TurnResult, { need: unknown }>;
  return {
    ...turn,
    replies: [{ reply: { text: 'Ông/bà có đồng ý không?' } }],
    effects: effect ? [{ effect, args: { textVersion: 'v1' } }] : [],
  };
}

const drain = async () => {
  const deps = testDrain(db, {
    takeTurn: consentTurn,
    clock,
    isUrgent: () => true,
    eraseMedia: (ids) => erased.push(...ids),
  });
  while ((await drainOnce(deps)) > 0);
};

/** Rows of all tables in which a text can be found, in clear or encrypted. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
    if (rows.some(({ row }) => Object.values(row).some((value) => readable(value).includes(words)))) found.push(name);
  }
  return found.sort();
}

function readable(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('\\x')) {
    try {
      return encryption.decrypt(Buffer.from(value.slice(2), 'hex'));
    } catch {
      return value;
    }
  }
  return JSON.stringify(value) ?? '';
}

test('before consent nothing is released; "Tôi đồng ý" releases all of it, is proven, and ends the clock', async () => {
  await store(text('a', SECRET));
  await store(photo('a'));
  await drain();
  expect(await db.query('SELECT DISTINCT visibility FROM updates')).toEqual([{ visibility: 'held' }]);
  await store(text('a', 'Tôi đồng ý'));
  await drain();
  expect(await db.query('SELECT DISTINCT visibility FROM updates')).toEqual([{ visibility: 'released' }]);
  expect(await db.query('SELECT decision, text_version, channel, purpose, at FROM consents')).toEqual([
    { decision: 'given', text_version: 'v1', channel: 'fake', purpose: 'reports', at: START },
  ]);
  expect(await db.query('SELECT * FROM timers')).toEqual([]);
  await store(text('a', 'và nữa'));
  expect(await db.query(`SELECT visibility FROM updates WHERE text = 'và nữa'`)).toEqual([{ visibility: 'released' }]);
});

test('"Không" leaves nothing of what was said, not the name and not the talk', async () => {
  await store(text('a', SECRET, { name: `Tên: ${SECRET}`, messageId: 'm-secret' }));
  await store(update('a', { kind: 'photo', file: { id: `tệp ${SECRET}` }, caption: SECRET }));
  await drain();
  expect(await tablesWith(SECRET)).toEqual(['addresses', 'media', 'sessions', 'updates']);
  await store(text('a', 'Không'));
  await drain();
  expect(await tablesWith(SECRET)).toEqual([]);
  expect(await tablesWith('Không')).toEqual([]);
  expect(await db.query('SELECT * FROM sessions')).toEqual([]);
  expect(erased).toHaveLength(1);
  expect(
    await db.query(
      'SELECT DISTINCT state, visibility, reason, conversation_id, message_id, content IS NULL AS empty, external_id IS NOT NULL AS known FROM updates',
    ),
  ).toEqual([
    {
      state: 'done',
      visibility: 'erased',
      reason: 'consent_refused',
      conversation_id: null,
      message_id: null,
      empty: true,
      known: true,
    },
  ]);
  expect(await db.query('SELECT decision FROM consents')).toEqual([{ decision: 'refused' }]);
  expect(await db.query('SELECT * FROM timers')).toEqual([]);
});

test('what comes after a "Không" in the same breath is a new first message, not erased with it', async () => {
  await store(text('a', 'Không'), text('a', 'à khoan'));
  await drain();
  expect(await db.query(`SELECT text, state, visibility FROM updates WHERE text IS NOT NULL`)).toEqual([
    { text: 'à khoan', state: 'done', visibility: 'held' },
  ]);
});

test('a repeat of what was erased is still known', async () => {
  const first = text('a', SECRET);
  await store(first, text('a', 'Không'));
  await drain();
  expect((await store(first)).stored).toBe(0);
  expect(await tablesWith(SECRET)).toEqual([]);
});

test('a day of silence erases as a "Không" does, and not an hour earlier', async () => {
  const sweep = () =>
    fireTimers({
      database: db.database,
      clock,
      logger: silentLogger,
      handlers: {
        consent_lapsed: consentLapsed({ clock, textVersion: 'v1', eraseMedia: (ids) => erased.push(...ids) }),
      },
    });
  await store(text('a', SECRET, { name: SECRET }), photo('a', { caption: SECRET }));
  await drain();
  await store(text('b', 'khác'));
  await drain();
  await store(text('b', 'Tôi đồng ý'));
  await drain();
  clock.advance(23 * HOUR);
  expect(await sweep()).toBe(0);
  clock.advance(HOUR);
  expect(await sweep()).toBe(1);
  expect(await tablesWith(SECRET)).toEqual([]);
  expect(erased).toHaveLength(1);
  expect(await db.query('SELECT decision FROM consents ORDER BY id')).toEqual([
    { decision: 'given' },
    { decision: 'lapsed' },
  ]);
  expect(await db.query(`SELECT count(*)::int AS n FROM updates WHERE visibility = 'released'`)).toEqual([{ n: 2 }]);
  expect(await db.query('SELECT ready_at FROM conversations WHERE consented_at IS NULL')).toEqual([{ ready_at: null }]);
});

test('a conversation whose turn is being taken is looked at again a minute later', async () => {
  await store(text('a', SECRET));
  await db.query(`UPDATE conversations SET lease_until = now() + interval '1 minute'`);
  clock.advance(24 * HOUR);
  const handlers = { consent_lapsed: consentLapsed({ clock, textVersion: 'v1', eraseMedia: () => {} }) };
  await fireTimers({ database: db.database, clock, logger: silentLogger, handlers });
  expect(await tablesWith(SECRET)).toEqual(['updates']);
  expect(await db.query('SELECT due_at FROM timers')).toEqual([{ due_at: new Date(clock.now().getTime() + 60_000) }]);
});
