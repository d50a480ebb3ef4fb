import { strangerLeft } from '../../../src/conversations/data-rights/stranger-left.ts';
import { drainOnce } from '../../../src/conversations/drain-once.ts';
import type { TurnRequest, TurnResult } from '../../../src/engine/turn.ts';
import { fireTimers } from '../../../src/messages/fire-timers.ts';
import { storeUpdates } from '../../../src/messages/inbox-store.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import type { TestDatabase } from '../../database.ts';
import { AT_ONCE, CHANNEL, encryption, START, testInbox, type text } from '../../messages/support.ts';
import { heard, sessionWith, testDrain } from '../support.ts';

/** What a text of a test decides: `!erase_person {}`; any other says only that it was heard. */
export function decidingTurn(request: TurnRequest): TurnResult {
  const words = heard(request);
  const [, effect, args = '{}'] = /^!(\w+)(?: (.*))?$/s.exec(words) ?? [];
  return {
    session: sessionWith({ heard: words }, request.now),
    collects: true,
    trail: [],
    effects: effect ? [{ effect, args: JSON.parse(args) as Record<string, unknown> }] : [],
    replies: effect
      ? [{ effect: 0, render: (result) => ({ text: `xong ${JSON.stringify(result)}` }) }]
      : [{ reply: { text: 'đã nghe' } }],
  };
}

/** A small town with one ward, and people who talk in it by what their messages decide. */
export function dataTown(db: TestDatabase) {
  const clock = manualClock(START);
  const erased: string[] = [];
  const store = (...updates: ReturnType<typeof text>[]) =>
    storeUpdates({ ...testInbox(db, { clock }), delays: AT_ONCE, isUrgent: () => true }, CHANNEL, updates);
  const drain = async () => {
    const deps = testDrain(db, {
      takeTurn: decidingTurn,
      clock,
      isUrgent: () => true,
      eraseMedia: (ids) => erased.push(...ids),
    });
    while ((await drainOnce(deps)) > 0);
  };
  return {
    clock,
    erased,
    store,
    drain,
    /** Stores and takes, one after the other. */
    says: async (...updates: ReturnType<typeof text>[]) => {
      for (const update of updates) {
        await store(update);
        await drain();
      }
    },
    sweep: () =>
      fireTimers({
        database: db.database,
        clock,
        logger: silentLogger,
        handlers: { stranger_left: strangerLeft({ clock }) },
      }),
    empty: () =>
      db.clear(
        'people',
        'updates',
        'issues',
        'timers',
        'tasks',
        'media',
        'consents',
        'data_requests',
        'data_copies',
        'code_counters',
        'retention_counts',
      ),
    /** Tables in which a text, an id or bytes (as hexadecimal digits) can be found, in the clear or encrypted. */
    tablesWith: (what: string) => tablesWith(db, what),
  };
}

export async function smallTown(db: TestDatabase): Promise<void> {
  await db.query(`
    INSERT INTO areas (id, kind, name, name_key, parent_id, issue_prefix) VALUES
      ('W', 'phuong', 'Phường Một', 'phuong mot', NULL, 'PM'),
      ('W.1', 'khu_pho', 'Khu phố 1', 'khu pho 1', 'W', NULL);
    INSERT INTO tiles VALUES (1, 'Rác', 'Rubbish');
    INSERT INTO category_groups VALUES ('VS', 'Vệ sinh', 'Cleanliness', 1);
    INSERT INTO categories (code, group_code, label_vi, label_en, programmes, contents, unit_kind, support_kinds, tier, visibility)
      VALUES ('VS-01', 'VS', 'Rác', 'Rubbish', '{}', '{}', 'KTHT', '{}', 'T2', 'A')`);
}

async function tablesWith(db: TestDatabase, what: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
    if (rows.some(({ row }) => Object.values(row).some((value) => readable(value).includes(what)))) found.push(name);
  }
  return found.sort();
}

/** A value as whoever has the key reads it, and as it stands. */
function readable(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('\\x')) {
    try {
      return value + encryption.decrypt(Buffer.from(value.slice(2), 'hex'));
    } catch {
      return value;
    }
  }
  return JSON.stringify(value) ?? '';
}
