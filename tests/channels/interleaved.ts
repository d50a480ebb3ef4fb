import type { ParsedUpdate } from '../../src/channels/channel.ts';
import { parseUpdate as parseTelegram } from '../../src/channels/telegram/parse-update.ts';
import { webChannel } from '../../src/channels/web/web-channel.ts';
import { parseUpdate as parseZaloBot } from '../../src/channels/zalo-bot/parse-update.ts';
import { parseUpdate as parseZaloOa } from '../../src/channels/zalo-oa/parse-update.ts';
import { drainOnce } from '../../src/conversations/drain-once.ts';
import { storeUpdates } from '../../src/messages/inbox-store.ts';
import { testDrain } from '../conversations/support.ts';
import type { TestDatabase } from '../database.ts';
import { AT_ONCE, testInbox } from '../messages/support.ts';

/** What several people say on every channel, as it comes: a body of a webhook, an element of a poll, what the page sends. */
const AT = Date.parse('2026-11-23T08:00:00+07:00');

/** By channel: the `nth` message of a person, raw. */
const RAW: Readonly<Record<string, (person: number, nth: number) => unknown>> = {
  telegram: (person, nth) => ({
    update_id: person * 100_000 + nth,
    message: {
      message_id: nth,
      date: AT / 1000 + nth,
      chat: { id: 1_000 + person, type: 'private' },
      from: { id: 1_000 + person, is_bot: false, first_name: 'A' },
      text: `tin ${nth}`,
    },
  }),
  'zalo-bot': (person, nth) => {
    const message = {
      from: { id: `b${person}`, display_name: 'A', is_bot: false },
      chat: { id: `b${person}`, chat_type: 'PRIVATE' },
      text: `tin ${nth}`,
      message_id: `b${person}-${nth}`,
      date: AT + nth,
    };
    const flat = { event_name: 'message.text.received', message };
    return nth % 2 === 0 ? flat : { ok: true, result: flat };
  },
  'zalo-oa': (person, nth) => ({
    app_id: '1',
    event_name: 'user_send_text',
    sender: { id: `70${person}` },
    recipient: { id: '900' },
    message: { msg_id: `o${person}-${nth}`, text: `tin ${nth}` },
    timestamp: String(AT + nth),
  }),
  web: (person, nth) => ({
    visitor: hex(person, 32),
    at: new Date(AT + nth).toISOString(),
    // The page makes one up for each message, and says it again with each try.
    message: { kind: 'text', clientId: `${hex(person, 8)}-0000-4000-8000-${hex(nth, 12)}`, text: `tin ${nth}` },
  }),
};

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

const noPages = () => Promise.reject(new Error('nothing is sent or stored here'));

const PARSE: Readonly<Record<string, (raw: unknown, receivedAt: Date) => ParsedUpdate[]>> = {
  telegram: parseTelegram,
  'zalo-bot': parseZaloBot,
  'zalo-oa': parseZaloOa,
  web: webChannel({ storage: { get: noPages, remove: noPages, exists: noPages }, deliver: noPages }).parseUpdate,
};

const PEOPLE = 20;
const LANES = 4;
const BATCH = 25;

export interface Interleaved {
  /** Different updates, and deliveries of them. */
  updates: number;
  deliveries: number;
  /** What stands in the database: updates, and ids that stand there twice. */
  stored: number;
  twice: number;
  /** Conversations whose talk did not hear every message once, in the order in which they were stored. */
  disordered: number;
}

/**
 * Delivers so many updates of all channels, each once to three times, shuffled, several deliveries at a time, while turns are taken.
 * @param draw below its argument.
 */
export async function playInterleaved(
  db: TestDatabase,
  { updates, draw }: { updates: number; draw: (below: number) => number },
): Promise<Interleaved> {
  const channels = Object.keys(RAW);
  const each = Math.ceil(updates / channels.length / PEOPLE);
  const deliveries = channels.flatMap((channel) =>
    Array.from({ length: PEOPLE * each }, (_, index) =>
      RAW[channel]!(index % PEOPLE, Math.floor(index / PEOPLE)),
    ).flatMap((raw) => Array.from({ length: 1 + draw(3) }, () => ({ channel, raw }))),
  );
  shuffle(deliveries, draw);
  const batches: (typeof deliveries)[] = [];
  for (let at = 0; at < deliveries.length; at += BATCH) batches.push(deliveries.slice(at, at + BATCH));
  const inbox = { ...testInbox(db), delays: AT_ONCE };
  const drain = testDrain(db);
  let open = true;
  const draining = (async () => {
    while (open || (await drainOnce(drain)) > 0) await drainOnce(drain);
  })();
  const lane = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop())
      for (const id of channels) {
        const raws = batch.filter(({ channel }) => channel === id).map(({ raw }) => raw);
        const parsed = raws.flatMap((raw) => PARSE[id]!(raw, new Date(AT)));
        if (parsed.length > 0) await storeUpdates(inbox, { id, account: 'bot' }, parsed);
      }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  open = false;
  await draining;
  return { ...(await outcome(db)), updates: channels.length * PEOPLE * each, deliveries: deliveries.length };
}

/** The talk of the tests remembers what it heard, in order; the inbox, in which order it came. */
async function outcome(db: TestDatabase): Promise<Pick<Interleaved, 'stored' | 'twice' | 'disordered'>> {
  const [row] = await db.query<{ stored: number; twice: number; disordered: number }>(`
    WITH heard AS (
      SELECT conversation_id, state->4->'heard' AS words FROM sessions
    ), came AS (
      SELECT conversation_id, jsonb_agg(text ORDER BY id) AS words FROM updates GROUP BY conversation_id
    )
    SELECT (SELECT count(*)::int FROM updates) AS stored,
      (SELECT count(*)::int FROM (SELECT 1 FROM updates GROUP BY channel, account, external_id HAVING count(*) > 1) t) AS twice,
      (SELECT count(*)::int FROM came LEFT JOIN heard USING (conversation_id) WHERE heard.words IS DISTINCT FROM came.words) AS disordered`);
  return row!;
}

function shuffle<Item>(items: Item[], draw: (below: number) => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
}
