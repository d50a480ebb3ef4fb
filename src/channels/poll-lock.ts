import pg from 'pg';

/** Held by the one process that polls an account. It belongs to a connection, so a process that dies sets it free. */
export interface PollLock {
  /** Whether this process holds the lock now; takes it where it is free. Throws where the database does not answer. */
  hold(): Promise<boolean>;
  /** Called once each time that a held lock is lost with its connection. */
  onLost(run: () => void): void;
  release(): Promise<void>;
}

/** A database that says nothing for so long does not answer. */
const TIMEOUT_MS = 5_000;

/** An advisory lock on a connection of its own. */
export function pollLock({
  databaseUrl,
  channel,
  account,
}: {
  databaseUrl: string;
  channel: string;
  account: string;
}): PollLock {
  let client: pg.Client | undefined;
  let held = false;
  let lost: () => void = () => {};

  function drop(dropped: pg.Client): void {
    if (client !== dropped) return;
    client = undefined;
    // The server has a broken connection's end, too; it frees the lock when it finds out.
    dropped.end().catch(() => {});
    if (!held) return;
    held = false;
    lost();
  }

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    });
    client = fresh;
    fresh.on('error', () => drop(fresh));
    fresh.on('end', () => drop(fresh));
    await fresh.connect();
    return fresh;
  }

  return {
    hold: async () => {
      try {
        const connected = client ?? (await connect());
        if (held) {
          // Taken again it would count twice: now the question is only whether the connection lives.
          await connected.query('SELECT 1');
        } else {
          const { rows } = await connected.query<{ taken: boolean }>(
            'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
            [`poll ${channel} ${account}`],
          );
          held = client === connected && rows[0]!.taken;
        }
        return held;
      } catch (error) {
        if (client) drop(client);
        throw error;
      }
    },
    onLost: (run) => {
      lost = run;
    },
    release: async () => {
      const last = client;
      client = undefined;
      held = false;
      await last?.end().catch(() => {});
    },
  };
}
