import pg from 'pg';

/** As much of a pool as runs statements that stand alone. */
export type Runner = Pick<pg.Pool, 'query'>;

/** A connection, from the first statement of many that overlap to the last. */
interface Line {
  client: Promise<pg.PoolClient>;
  /** Statements under way. */
  users: number;
  /** What broke it. */
  failure?: Error;
  fail: (error: Error) => void;
}

/**
 * Runs statements on one connection of `pool`, each sent while those before it are still at work: the server goes from one to the next
 * without waiting until we have heard of the last, and takes one processor for them, not all at once. An error of a statement is its
 * own; one of the connection is that of all under way, and the next statement opens another. Not for what may wait long for a lock:
 * all behind it wait, too.
 * @param pool whose clients are made with `pipeline: true`
 */
export function pipelined(pool: Pick<pg.Pool, 'connect'>): Runner {
  let current: Line | undefined;

  function leave(line: Line): void {
    if (current === line) current = undefined;
  }

  function open(): Line {
    const line: Line = {
      client: pool.connect(),
      users: 0,
      fail: (error) => {
        line.failure = error;
        leave(line);
      },
    };
    line.client.then((client) => client.on('error', line.fail), line.fail);
    return line;
  }

  async function query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    current ??= open();
    const line = current;
    line.users += 1;
    const client = await line.client;
    try {
      return await client.query(config);
    } catch (error) {
      // Whatever the server did not say itself, the connection may be no more.
      if (!(error instanceof pg.DatabaseError)) line.fail(error as Error);
      throw error;
    } finally {
      line.users -= 1;
      if (line.users === 0) {
        leave(line);
        client.off('error', line.fail);
        client.release(line.failure);
      }
    }
  }

  return { query: query as Runner['query'] };
}
