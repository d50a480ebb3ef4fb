import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Sql } from './database.ts';
import { errorFields, type Logger } from './logger.ts';

/** That something changed, for pages that show it and fetch it again; never what it says. */
export interface Change {
  /**
   * `message` (id: of the conversation), `issue` (its code), `outbox` (of the conversation), `everything`. `held` (of the
   * conversation) is for the person's own page alone: there is no consent.
   */
  kind: string;
  id: string;
}

/** Changes may have been missed, or are too many to name: whoever listens looks at everything again. */
export const EVERYTHING: Change = { kind: 'everything', id: '*' };

const ALL = JSON.stringify([[EVERYTHING.kind, EVERYTHING.id]]);

/** PostgreSQL's channel of notifications. */
export const CHANGED = 'changed';

/** PostgreSQL takes less than 8,000 bytes in one notification. */
const MOST_BYTES = 7_900;

/** More is no longer news of single things, and each would wake every page. */
const MOST_PAYLOADS = 8;

/** Tells every process of these changes when, and only if, the transaction commits. Once a batch: commits that notify queue up. */
export async function announce(tx: Pick<Sql, '$executeRaw'>, changes: readonly Change[]): Promise<void> {
  const payloads = toPayloads(changes);
  if (payloads.length > 0)
    await tx.$executeRaw`SELECT pg_notify(${CHANGED}, payload) FROM unnest(${payloads}::text[]) AS payload`;
}

/** Pure. `[[kind, id], …]` as JSON, each change once, in as few pieces as fit; `everything` where it would be too many. */
export function toPayloads(changes: readonly Change[]): string[] {
  const unique = new Set<string>();
  for (const { kind, id } of changes) unique.add(JSON.stringify([kind, id]));
  const payloads: string[][] = [];
  let bytes = MOST_BYTES;
  for (const one of unique) {
    // With its comma, or the brackets.
    const more = Buffer.byteLength(one) + 1;
    if (more >= MOST_BYTES) return [ALL];
    bytes += more;
    if (bytes < MOST_BYTES) payloads.at(-1)!.push(one);
    else {
      payloads.push([one]);
      bytes = more;
    }
  }
  return payloads.length > MOST_PAYLOADS ? [ALL] : payloads.map((some) => `[${some.join(',')}]`);
}

export interface Live {
  /**
   * Called with the changes of each commit, and with `EVERYTHING` after a lost connection. @returns a function that ends it.
   * @param kinds commits without any of these, and with less than everything, are passed over; left out: all are told.
   */
  on(listener: (changes: Change[]) => void, kinds?: readonly string[]): () => void;
  /** Whether it hears: false from the moment at which the connection is found lost until there is a new one. */
  connected(): boolean;
  close(): Promise<void>;
}

export interface LiveOptions {
  databaseUrl: string;
  logger: Logger;
  /** How often the connection is tried, in milliseconds: a dead network cable says nothing by itself. */
  checkEveryMs?: number;
}

/** The one connection of a process that listens. Resolves when it hears; afterwards it connects again by itself. */
export async function openLive({ databaseUrl, logger, checkEveryMs = 20_000 }: LiveOptions): Promise<Live> {
  /** With the beginnings of the changes that each looks for. */
  const listeners = new Map<(changes: Change[]) => void, readonly string[] | undefined>();
  const closing = new AbortController();
  // Every message is told of, and mostly nobody looks for it: what is told is read only for those who do.
  const tell = (payload: string) => {
    let changes: Change[] | undefined;
    for (const [listener, beginnings] of listeners) {
      if (beginnings && !beginnings.some((beginning) => payload.includes(beginning))) continue;
      try {
        changes ??= parsePayload(payload);
        listener(changes);
      } catch (error) {
        logger.error(errorFields(error), 'a listener for live changes failed');
      }
    }
  };
  let connection = await connect(databaseUrl, tell);
  let connected = true;

  const watch = async () => {
    while (!closing.signal.aborted) {
      const reason = await connection.lost(checkEveryMs, closing.signal);
      if (closing.signal.aborted) return;
      connected = false;
      logger.warn(errorFields(reason), 'live changes: the database connection was lost');
      connection = await reconnect();
      if (closing.signal.aborted) return;
      connected = true;
      logger.info('live changes: connected again');
      tell(ALL);
    }
  };
  const reconnect = async () => {
    for (let wait = 100; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        return await connect(databaseUrl, tell);
      } catch (error) {
        logger.debug(errorFields(error), 'live changes: the database does not answer');
        await sleep(wait, undefined, { signal: closing.signal }).catch(() => {});
        if (closing.signal.aborted) return connection;
      }
    }
  };
  const watching = watch();

  return {
    on: (listener, kinds) => {
      listeners.set(listener, kinds && [...kinds, EVERYTHING.kind].map((kind) => `[${JSON.stringify(kind)},`));
      return () => listeners.delete(listener);
    },
    connected: () => connected,
    close: async () => {
      closing.abort();
      connected = false;
      listeners.clear();
      await watching;
      await connection.end();
    },
  };
}

interface Connection {
  /** Resolves with the reason when the connection is found dead, or when the signal is aborted. */
  lost(checkEveryMs: number, signal: AbortSignal): Promise<unknown>;
  end(): Promise<void>;
}

async function connect(databaseUrl: string, tell: (payload: string) => void): Promise<Connection> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'nghe-dan live',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  const end = () => client.end().catch(() => {});
  const broken = new Promise<unknown>((resolve) => {
    client.once('error', resolve);
    client.once('end', () => resolve(new Error('the connection ended')));
  });
  client.on('error', () => {});
  client.on('notification', ({ payload }) => tell(payload ?? '[]'));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANGED}`);
  } catch (error) {
    void end();
    throw error;
  }
  return {
    end,
    lost: async (checkEveryMs, signal) => {
      let timer: NodeJS.Timeout | undefined;
      const silent = new Promise<unknown>((resolve) => {
        timer = setInterval(() => client.query('SELECT 1').catch(resolve), checkEveryMs);
      });
      const aborted = new Promise<unknown>((resolve) => {
        signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
      });
      const reason = await Promise.race([broken, silent, aborted]);
      clearInterval(timer);
      void end();
      return reason;
    },
  };
}

function parsePayload(payload: string): Change[] {
  const pairs: [string, string][] = JSON.parse(payload);
  return pairs.map(([kind, id]) => ({ kind, id }));
}
