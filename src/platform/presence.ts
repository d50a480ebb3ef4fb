import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorFields, type Logger } from './logger.ts';

export interface PresenceSettings {
  databaseUrl: string;
  /** Who is counted: processes that name the same are present together. */
  name: string;
  /** Runs first where no other process is present; others that start meanwhile wait for it. */
  whenAlone(): Promise<void>;
  logger: Logger;
}

/** Milliseconds. */
const TIMEOUT = 10_000;
const RETRY = 1_000;

/**
 * Counts this process among those that are present at a database until it leaves or dies: a lock that goes with its connection.
 * So a start knows whether what it finds half done was left by processes that are dead, and need not wait for their leases to
 * run out. A process that lost its connection counts as absent until it is connected again: `whenAlone` may do nothing that
 * harms one which lives.
 * @throws Error where the database does not answer, and what `whenAlone` throws.
 */
export async function bePresent(settings: PresenceSettings): Promise<{ leave(): Promise<void> }> {
  const { databaseUrl, name, whenAlone, logger } = settings;
  const leaving = new AbortController();
  let seat = await takeSeat(databaseUrl, name, whenAlone);

  const stay = async () => {
    while (!leaving.signal.aborted) {
      await Promise.race([seat.ended, aborted(leaving.signal)]);
      while (seat.hasEnded() && !leaving.signal.aborted) {
        try {
          seat = await takeSeat(databaseUrl, name);
        } catch (error) {
          logger.debug(errorFields(error), 'the database cannot be told that this process is present');
          await sleep(RETRY, undefined, { signal: leaving.signal }).catch(() => {});
        }
      }
    }
  };
  const staying = stay();
  return {
    leave: async () => {
      leaving.abort();
      await staying;
      await seat.end();
    },
  };
}

interface Seat {
  ended: Promise<void>;
  hasEnded(): boolean;
  end(): Promise<void>;
}

/** A connection with the lock. @param whenAlone left out: it is not asked whether others are there. */
async function takeSeat(databaseUrl: string, name: string, whenAlone?: () => Promise<void>): Promise<Seat> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `nghe-dan ${name}`,
    connectionTimeoutMillis: TIMEOUT,
    query_timeout: TIMEOUT,
    keepAlive: true,
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => {
      hasEnded = true;
      resolve();
    });
  });
  // `end` follows; without a listener the error would end the process.
  client.on('error', () => {});
  const end = () => client.end().catch(() => {});
  const ask = async (lock: string) =>
    (await client.query<{ done: boolean }>(`SELECT ${lock}(hashtextextended($1, 0)) AS done`, [`presence ${name}`]))
      .rows[0]!.done;
  try {
    await client.connect();
    const alone = whenAlone !== undefined && (await ask('pg_try_advisory_lock'));
    if (alone) await whenAlone();
    await ask('pg_advisory_lock_shared');
    if (alone) await ask('pg_advisory_unlock');
  } catch (error) {
    void end();
    throw error;
  }
  return { ended, hasEnded: () => hasEnded, end };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
