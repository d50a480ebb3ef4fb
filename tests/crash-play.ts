import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runningEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { photo } from './e2e/photo.ts';
import type { SentMessage } from './emulators/telegram/sent-message.ts';
import { startTelegramEmulator, type TelegramEmulator } from './emulators/telegram/telegram-emulator.ts';
import { playResident, type Told } from './scripted-resident.ts';
import { beginService, killServices, startService, stopDatabase, temporaryFolder } from './service.ts';

export interface CrashPlay {
  /** The same seed kills at the same moments, as far as the machine lets it. */
  seed: number;
  kills: number;
  residents: number;
  /** All of it, in milliseconds. */
  patience: number;
}

/** What a play came to; each list names what is wrong, and is empty when nothing is. */
export interface CrashOutcome {
  codes: string[];
  /** Updates that Telegram was told were stored, and how often each of them is in the database. */
  updates: { delivered: number; notOnce: string[]; quarantined: number; waiting: number };
  /** By chat and code: what people were told against what is there. */
  issues: { rows: number; notOnce: string[] };
  outbox: { rows: number; notSent: string[] };
  media: { rows: number; notStored: string[] };
  /** Messages that reached a chat before an earlier one. */
  disordered: string[];
  /** Messages that reached a chat again, though none of their requests was under way at a kill. */
  unexplainedRepeats: string[];
  kills: Kill[];
}

export interface Kill {
  /** Milliseconds after the process began; `ready`: it had begun to serve. */
  after: number;
  ready: boolean;
  /** Requests without a result in the database at that kill. */
  inFlight: number;
  /** How many of them had reached a chat all the same, and did so once more. */
  repeats: number;
}

/**
 * Residents report by Telegram, all at once, while the service is killed again and again at random moments; its database, with
 * everything safe on the disk, goes on and is adopted by the next start. Ends when everybody has the code of their issue and
 * nothing is left to do.
 */
export async function playCrashes({ seed, kills, residents, patience }: CrashPlay): Promise<CrashOutcome> {
  const folder = temporaryFolder();
  const telegram = await startTelegramEmulator();
  // So long does Telegram take; what it was asked is done, whether or not anybody waits for the answer.
  telegram.fail('sendMessage', { kind: 'slow', ms: 60 }, { times: Number.POSITIVE_INFINITY });
  const chance = random(seed);
  const environment = {
    DATA_DIR: folder.path,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_PACE: '0',
    LOG_LEVEL: 'error',
  };
  const deadline = AbortSignal.timeout(patience);
  const picture = await photo();
  try {
    // Not the set-up of the database is under test here: it is there before anybody writes.
    await (await startService(environment)).stop();
    const people = Array.from({ length: residents }, (_, index) =>
      playResident(telegram, {
        id: 10_001 + index,
        beginsAfterMs: chance() * kills * BEGINNERS_PER_KILL_MS,
        patienceMs: patience,
        ...(index % 3 === 0 ? { picture } : {}),
      }),
    );
    const told = Promise.all(people);
    // A resident who gives up is reported when the kills are over.
    told.catch(() => {});
    const killed = await killAgainAndAgain(telegram, environment, { kills, chance });
    const service = await startService(environment);
    const everybody = await told;
    const outcome = await withDatabase(folder.path, async (client) => {
      await quiescence(client, telegram, deadline);
      return judge(client, telegram, { everybody, killed });
    });
    await service.stop();
    return outcome;
  } finally {
    await killServices();
    await stopDatabase(folder.path);
    await telegram.close();
    folder.remove();
  }
}

type KillSeen = Pick<Kill, 'after' | 'ready'> & {
  /** Milliseconds since the epoch. */
  at: number;
  /** Ids of messages. */
  sending: Set<string>;
};

/** People begin all the time while the service is killed, not all at the first moment. */
const BEGINNERS_PER_KILL_MS = 1_500;

async function killAgainAndAgain(
  telegram: TelegramEmulator,
  environment: Record<string, string>,
  { kills, chance }: { kills: number; chance: () => number },
): Promise<KillSeen[]> {
  const seen: KillSeen[] = [];
  for (let nth = 1; nth <= kills; nth += 1) {
    const start = beginService(environment);
    const begun = Date.now();
    // Most strike while it serves, every fourth while it starts; of the others every second when a request is under way.
    const ready = nth % 4 !== 0;
    if (ready) await start.ready;
    await sleep(ready ? 50 + chance() * 2_500 : 300 + chance() * 1_500);
    if (ready && nth % 2 === 1) await requestUnderWay(telegram);
    start.process.kill('SIGKILL');
    await start.exited;
    const at = Date.now();
    seen.push({ at, after: at - begun, ready, sending: await messagesInFlight(environment.DATA_DIR!) });
  }
  return seen;
}

/** Or until it is clear that nobody is being answered at the moment. */
async function requestUnderWay(telegram: TelegramEmulator): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (!telegram.calls.some(({ method, outcome }) => method === 'sendMessage' && outcome === 'running')) {
    if (Date.now() > deadline) return;
    await sleep(5);
  }
}

/** Ids of the messages whose request had begun and whose result is not written down. */
function messagesInFlight(dataDir: string): Promise<Set<string>> {
  return withDatabase(dataDir, async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM outbox_messages WHERE state = 'sending'`);
    return new Set(rows.map(({ id }) => id));
  });
}

/** Asks the database that runs on a folder, whether or not the service does. */
async function withDatabase<Result>(dataDir: string, ask: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: await runningEmbeddedPostgres(dataDir) });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** Until nothing waits, is being sent or fetched, and Telegram has nothing more to hand out. */
async function quiescence(client: pg.Client, telegram: TelegramEmulator, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await client.query<Record<string, number>>(`
      SELECT (SELECT count(*)::int FROM updates WHERE state = 'waiting') AS updates,
        (SELECT count(*)::int FROM outbox_messages WHERE state IN ('queued', 'sending')) AS outbox,
        (SELECT count(*)::int FROM media WHERE state = 'wanted') AS media,
        (SELECT count(*)::int FROM conversations WHERE lease_token IS NOT NULL) AS leases`);
    const open = { ...rows[0], pending: telegram.pending.length };
    if (Object.values(open).every((count) => count === 0)) return;
    if (signal.aborted) throw new Error(`never at rest: ${JSON.stringify(open)}`);
    await sleep(50);
  }
}

/** So late the emulator may read what a process had sent before it was killed; the next one needs longer to start. */
const READ_LATE_MS = 1_000;

interface OutboxRow {
  id: string;
  conversation: string;
  seq: number;
  state: string;
  text: string;
  externalIds: string[];
}

async function judge(
  client: pg.Client,
  telegram: TelegramEmulator,
  { everybody, killed }: { everybody: readonly Told[]; killed: readonly KillSeen[] },
): Promise<CrashOutcome> {
  const rowsOf = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;
  const updates = await rowsOf<{ external_id: string; state: string }>('SELECT external_id, state FROM updates');
  const issues = await rowsOf<{ code: string; conversation: string }>(
    'SELECT code, conversation_id AS conversation FROM issues',
  );
  const media = await rowsOf<{ id: string; state: string }>('SELECT id, state FROM media');
  const outbox = await rowsOf<OutboxRow>(`
    SELECT id, conversation_id AS conversation, seq::int, state, content->>'text' AS text, external_ids AS "externalIds"
    FROM outbox_messages ORDER BY conversation_id, seq`);
  const deliveries = matchDeliveries(telegram, outbox);
  // Each of them is laid to the first kill after it at which its request was under way; what lay in the sockets then is read later.
  const repeated = deliveries
    .filter(({ repeat }) => repeat)
    .map(({ sent, row }) => ({
      ...{ sent, row },
      kill: killed.find(({ at, sending }) => at + READ_LATE_MS >= sent.at && row && sending.has(row.id)),
    }));
  const chats = new Map(deliveries.map(({ sent, row }) => [row?.conversation, sent.chat]));
  return {
    codes: everybody.map(({ code }) => code),
    updates: {
      delivered: telegram.updates.length,
      notOnce: notOnce(
        telegram.updates.map(({ update_id: id }) => String(id)),
        updates.map(({ external_id: id }) => id),
      ),
      quarantined: updates.filter(({ state }) => state === 'quarantined').length,
      waiting: updates.filter(({ state }) => state === 'waiting').length,
    },
    issues: {
      rows: issues.length,
      notOnce: notOnce(
        everybody.map(({ id, code }) => `${id} ${code}`),
        issues.map(({ conversation, code }) => `${chats.get(conversation)} ${code}`),
      ),
    },
    outbox: { rows: outbox.length, notSent: outbox.filter(({ state }) => state !== 'sent').map(({ id }) => id) },
    media: { rows: media.length, notStored: media.filter(({ state }) => state !== 'stored').map(({ id }) => id) },
    disordered: disordered(deliveries),
    unexplainedRepeats: repeated
      .filter(({ kill }) => kill === undefined)
      .map(({ sent }) => `${sent.chat}: ${sent.text.slice(0, 60)}`),
    kills: killed.map((kill) => ({
      after: kill.after,
      ready: kill.ready,
      inFlight: kill.sending.size,
      // A message with several pictures reaches the chat as several.
      repeats: new Set(repeated.filter((one) => one.kill === kill).map(({ row }) => row?.id)).size,
    })),
  };
}

/** What is expected and there other than once, or there and not expected. */
function notOnce(expected: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const known = new Set(expected);
  return [
    ...expected.filter((one, index) => counts.get(one) !== 1 || expected.indexOf(one) !== index),
    ...found.filter((one) => !known.has(one)),
  ];
}

interface Delivery {
  sent: SentMessage;
  row: OutboxRow | undefined;
  /** It arrived, but the result was lost, so that it was sent again. */
  repeat: boolean;
}

/**
 * Which message of the outbox each message in a chat is: by the id that was written down, and where that was lost by its words,
 * as the next delivery of the same words to the same chat is it again.
 */
function matchDeliveries(telegram: TelegramEmulator, outbox: readonly OutboxRow[]): Delivery[] {
  const byExternalId = new Map(outbox.flatMap((row) => row.externalIds.map((id) => [id, row] as const)));
  return telegram.sent.map((sent, index) => {
    const row = byExternalId.get(String(sent.id));
    if (row) return { sent, row, repeat: false };
    const again = telegram.sent
      .slice(index + 1)
      .find(({ id, chat, text }) => chat === sent.chat && text === sent.text && byExternalId.has(String(id)));
    return { sent, row: again && byExternalId.get(String(again.id)), repeat: true };
  });
}

function disordered(deliveries: readonly Delivery[]): string[] {
  const last = new Map<number, number>();
  return deliveries.flatMap(({ sent, row }) => {
    const before = last.get(sent.chat) ?? 0;
    const seq = row?.seq ?? before;
    last.set(sent.chat, Math.max(before, seq));
    return seq < before ? [`${sent.chat}: ${seq} after ${before}`] : [];
  });
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
