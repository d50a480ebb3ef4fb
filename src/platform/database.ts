import { setTimeout } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { pipelined } from './pipelined.ts';
import { Prisma, PrismaClient } from './prisma-client/client.ts';
import { type DirectSql, directSql, JSON_LIST_SEPARATOR, jsonList, type Sql, sqlOver } from './sql.ts';

export { JSON_LIST_SEPARATOR, jsonList, Prisma, type Sql };

/** The client of the database. Imported only by `-store`, `-view` and `platform`. */
export type Database = PrismaClient & {
  /**
   * A few connections without Prisma, for the few statements that every message costs. Each of these has one plan, by indexes, made
   * once: it is as good with one row as with a hundred, and making it anew costs more than running it.
   */
  readonly direct: DirectSql;
  /** As `direct`, but one connection on which each statement is sent before the last is answered (`pipelined`). */
  readonly pipeline: Sql;
};

/** Inside a transaction; a `Database` fits too, so a store's function takes `Transaction` where either will do. */
export type Transaction = Prisma.TransactionClient;

export interface DatabaseOptions {
  url: string;
  /** Connections in the pool. */
  connections?: number;
}

export function openDatabase({ url, connections = 10 }: DatabaseOptions): Database {
  const pool = openPool({ url, connections, options: OPTIONS });
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: statementNames(PREPARED_AT),
    disposeExternalPool: true,
  });
  // A batch of 50 turns is one transaction: it may wait for a slow disk, but not for ever.
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: MAX_WAIT_MS, timeout: 30_000 } });
  const hot = { url, options: `${OPTIONS} ${ONE_PLAN}` };
  const directPool = openPool({ ...hot, connections: Math.min(connections, DIRECT_CONNECTIONS) });
  const pipelinePool = openPool({ ...hot, connections: 1, pipeline: true });
  const disconnect = client.$disconnect.bind(client);
  const transaction = client.$transaction.bind(client) as (work: unknown, options?: unknown) => Promise<unknown>;
  const nameOf = statementNames(PLANNED_AT);
  const direct = directSql(directPool, nameOf);
  return Object.assign(client, {
    direct: {
      ...direct,
      $transaction: (work) => againAfterDeadlock(() => direct.$transaction(work)),
    } satisfies DirectSql,
    pipeline: sqlOver(pipelined(pipelinePool), nameOf),
    $transaction: ((work: unknown, options?: unknown) =>
      againAfterDeadlock(() => transaction(work, options))) as typeof client.$transaction,
    $disconnect: async () => {
      await Promise.all([disconnect(), directPool.end(), pipelinePool.end()]);
    },
  });
}

/**
 * The adapter writes times in UTC without saying so: in a session of another zone they would be stored hours off. And what is looked
 * up is in memory or on a disk without a head: with the usual 4 the planner reads tables of thousands from end to end.
 */
const OPTIONS = '-c TimeZone=UTC -c random_page_cost=1.1';

/** As many as there are batches of the inbox, turns and results at a time. */
const DIRECT_CONNECTIONS = 6;

/**
 * Plans of the hot statements are made while tables are empty, and kept when they have grown: then reading one from end to end, which
 * is best in an empty one, costs a millisecond for each thousand messages. And with arrays of different lengths PostgreSQL would
 * plan anew each time. `jit`: what is forbidden counts as very dear there, and what is dear would be compiled.
 */
const ONE_PLAN = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off';

/** Two that wait for each other in turn: one of them is given up, and is through the next time. */
const MOST_TRIES = 4;
const MOST_PAUSE_MS = 100;

/** Runs a transaction anew that PostgreSQL gave up: its work must do nothing outside it that may not be done twice. */
async function againAfterDeadlock<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries >= MOST_TRIES || !isDeadlock(error)) throw error;
      await setTimeout(Math.random() * MOST_PAUSE_MS);
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '40P01';
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes('40P01'));
}

function openPool({
  url,
  connections,
  ...options
}: {
  url: string;
  connections: number;
  options: string;
  pipeline?: boolean;
}): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: MAX_WAIT_MS,
  });
  // A connection that breaks while nobody uses it leaves the pool; whoever uses one hears of it there.
  pool.on('error', () => {});
  return pool;
}

/** For a connection of the pool, in milliseconds. */
const MAX_WAIT_MS = 10_000;

/**
 * In the FROM of a statement: its transaction does not wait until it is on the disk. Only for leases and claims, which a crash of the
 * machine may take away, since then they are taken anew; what anybody was promised waits. The next commit that waits takes it along.
 */
export const WITHOUT_WAITING_FOR_DISK = Prisma.sql`(SELECT set_config('synchronous_commit', 'off', true)) AS without_waiting`;

/** A statement that comes so often is prepared: the planning of the large ones of inbox and outbox costs more than they do. */
const PREPARED_AT: ReadonlySet<number> = new Set([3]);

/**
 * Where it has one plan (`ONE_PLAN`) it is prepared anew when it has come so often: a plan that was made while a table was nearly empty
 * takes any index of it for as good as the other.
 */
const PLANNED_AT: ReadonlySet<number> = new Set([...PREPARED_AT, 50, 500, 5_000]);

/** Of a client: statements whose text depends on how many values they have would fill the memory of every connection. */
const MOST_PREPARED = 200;

/** Names statements by their text, for as many connections as there are. An empty name: not prepared. */
function statementNames(preparedAt: ReadonlySet<number>): (query: { sql: string }) => string {
  const seen = new Map<string, { times: number; name: string }>();
  let named = 0;
  let prepared = 0;
  return ({ sql }) => {
    let statement = seen.get(sql);
    if (!statement) {
      if (seen.size >= 10 * MOST_PREPARED) return '';
      statement = { times: 0, name: '' };
      seen.set(sql, statement);
    }
    statement.times += 1;
    if (preparedAt.has(statement.times) && sql.length > 40 && (statement.name !== '' || prepared < MOST_PREPARED)) {
      if (statement.name === '') prepared += 1;
      statement.name = `s${named++}`;
    }
    return statement.name;
  };
}

/** Whether an error is the violation of the named unique index or constraint. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  if (error instanceof pg.DatabaseError)
    return error.code === '23505' && (index === undefined || error.constraint === index);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const text = JSON.stringify(error.meta ?? {});
  const unique = error.code === 'P2002' || (error.code === 'P2010' && text.includes('23505'));
  return unique && (index === undefined || text.includes(index));
}
