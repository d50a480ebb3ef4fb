import {
  type BackendFactory,
  Queue as BullQueue,
  createNodeRedisClient,
  createPostgresBackend,
  type QueueOptions,
  type RedisQueueBackend,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { createClient } from 'redis';
import type { JsonObject } from './queue.ts';

const NAME = 'work';

/** Where jobs are kept: the two that BullMQ offers, behind one shape. */
export interface QueueBackend {
  queue(options: Omit<QueueOptions, 'connection'>): BullQueue;
  worker(process: (job: { name: string; data: JsonObject }) => Promise<void>): Worker;
  /** Cuts what is still connected. */
  end(): void;
}

/** @throws Error where PostgreSQL does not answer or refuses the queue's tables. */
export async function postgresBackend(url: string, patienceMs: number): Promise<QueueBackend> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  // Each queue and each worker has a pool and one connection more that listens; PostgreSQL has 100 for all processes.
  const connection = { connectionString: url, max: 2, connectionTimeoutMillis: patienceMs };
  // BullMQ's types of options speak of Redis alone.
  const factory = createPostgresBackend as unknown as BackendFactory<RedisQueueBackend>;
  return {
    queue: (options) => new BullQueue(NAME, { ...options, connection: connection as never }, factory),
    worker: (process) => new Worker(NAME, process, { connection: connection as never, ...WORKING }, factory),
    // Closing them ends their pools, which try nothing by themselves.
    end: () => {},
  };
}

/** Through npm `redis`; connects in the background and again by itself. */
export function redisBackend(
  url: string,
  { patienceMs, silentAfterMs }: { patienceMs: number; silentAfterMs: number },
): QueueBackend {
  const clients: RedisClient[] = [];
  // BullMQ duplicates a worker's client, and leaves both behind, trying for ever, when it is closed while Redis is away.
  const keep = (client: RedisClient): RedisClient => {
    // The queue and the worker report errors while they are open; one that comes later must not end the process.
    client.on('error', () => {});
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (...options) => keep(duplicate(...options));
    clients.push(client);
    return client;
  };
  const asking = setInterval(() => {
    for (const client of clients) void endSilence(client, silentAfterMs);
  }, silentAfterMs / 3);
  const connect = () => {
    const client = createClient({
      url,
      // Without Redis a command fails at once instead of piling up in memory.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: patienceMs,
        // Ends a greeting that is not answered; it begins anew with whatever is written.
        socketTimeout: silentAfterMs + patienceMs,
        reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5_000),
      },
    });
    return keep(createNodeRedisClient(client as never)) as never;
  };
  return {
    queue: (options) => new BullQueue(NAME, { ...options, connection: connect() }),
    worker: (process) => new Worker(NAME, process, { connection: connect(), ...WORKING }),
    end: () => {
      clearInterval(asking);
      for (const client of clients) client.disconnect();
    },
  };
}

type RedisClient = ReturnType<typeof createNodeRedisClient>;

/** Those that were asked for a word and have not answered yet. */
const asked = new WeakSet<RedisClient>();

/**
 * A host that vanished ends no connection. Each is asked for a word now and then, and one that does not give it in time is thrown away
 * and made anew, whatever else is written to it meanwhile.
 */
async function endSilence(client: RedisClient, silentAfterMs: number): Promise<void> {
  if (client.status !== 'ready' || asked.has(client)) return;
  asked.add(client);
  const timer = setTimeout(() => client.disconnect(true), silentAfterMs);
  // Which word does not matter, and an error is one, too.
  await client.get('any word').catch(() => {});
  clearTimeout(timer);
  asked.delete(client);
}

/**
 * A worker looks again a second after the backend failed it; BullMQ's own 15 s would be noticed. What a killed process had in hand
 * is taken up within fifteen seconds instead of a minute, and may have that misfortune more than once.
 */
const WORKING = {
  concurrency: 4,
  runRetryDelay: 1_000,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
};
