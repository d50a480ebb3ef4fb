import { catalogue } from '../../flows/index.ts';
import { loadKnowledge } from '../../src/campaign/knowledge-view.ts';
import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { openFactSources } from '../../src/conversations/facts/fact-sources.ts';
import { listenTurn } from '../../src/conversations/listen-turn.ts';
import { takeTurn } from '../../src/engine/index.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { addressHash } from '../../src/people/address-store.ts';
import { manualClock } from '../../src/platform/clock.ts';
import type { TestDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, START, testInbox, text } from '../messages/support.ts';
import { CAN, testDrain } from './support.ts';

/** The real flows over a real database with the sample town: what residents write goes in, and the rows tell what became of it. */
export class TownTalk {
  clock = manualClock(START);
  /** Media whose bytes are to be removed. */
  erased: string[] = [];
  private readonly db: TestDatabase;
  private readonly facts: ReturnType<typeof openFactSources>;

  constructor(db: TestDatabase, { assistant = false } = {}) {
    this.db = db;
    this.facts = openFactSources({
      database: db.database,
      encryption,
      channels: new Map([[CHANNEL.id, { can: CAN, name: 'Kênh thử' }]]),
      assistant,
      calendarUrl: (key) => `https://phuong.example/calendar/${key}.ics`,
      loadKnowledge,
    });
  }

  /** Forgets everybody who ever wrote. */
  async restart(): Promise<void> {
    this.clock = manualClock(START);
    this.erased = [];
    await this.db.clear('people', 'updates', 'issues', 'timers', 'tasks', 'routing_counts', 'link_codes');
  }

  /** A breath of one person: texts, or updates of any kind; then all the turns. */
  async hears(address: string, ...said: (string | ParsedUpdate)[]): Promise<string[]> {
    const updates = said.map((one) => (typeof one === 'string' ? text(address, one) : one));
    await storeUpdates({ ...testInbox(this.db, { clock: this.clock }), delays: AT_ONCE }, CHANNEL, updates);
    const before = await this.newest();
    const deps = testDrain(this.db, {
      clock: this.clock,
      takeTurn: (request) => takeTurn(catalogue, request),
      listen: (request) => listenTurn(catalogue, request),
      facts: this.facts,
      eraseMedia: (ids) => this.erased.push(...ids),
    });
    while ((await drainOnce(deps)) > 0);
    this.clock.advance(10_000);
    const rows = await this.db.query<{ text: string }>(
      `SELECT content->>'text' AS text FROM outbox_messages WHERE id > $1 ORDER BY id`,
      [before],
    );
    return rows.map((row) => row.text);
  }

  /** All that was ever said to one of them. */
  async toldTo(address: string): Promise<string[]> {
    const rows = await this.db.query<{ text: string }>(
      `SELECT o.content->>'text' AS text FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id
       JOIN addresses a ON a.id = c.address_id WHERE a.external_hash = $1 ORDER BY o.id`,
      [addressHash(encryption, CHANNEL, address)],
    );
    return rows.map((row) => row.text);
  }

  /** Somebody who agreed long ago. */
  async agreed(address: string): Promise<void> {
    await this.hears(address, 'menu');
    await this.hears(address, 'Tôi đồng ý');
    await this.hears(address, 'hủy');
  }

  private async newest(): Promise<string> {
    const [row] = await this.db.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM outbox_messages');
    return row!.id;
  }

  /** Tables in which words can be found, in clear or encrypted, in any column. */
  async tablesWith(words: string): Promise<string[]> {
    const tables = await this.db.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await this.db.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
      if (rows.some(({ row }) => Object.values(row).some((value) => readable(value).includes(words)))) found.push(name);
    }
    return found.sort();
  }
}

function readable(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('\\x')) {
    const bytes = Buffer.from(value.slice(2), 'hex');
    try {
      return encryption.decrypt(bytes);
    } catch {
      return bytes.toString('utf8');
    }
  }
  return JSON.stringify(value) ?? '';
}
