import {
  type BackendFactory,
  Queue as BullQueue,
  createPostgresBackend,
  type RedisQueueBackend,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { QUEUE_NAME, type QueueBackend, working } from './queue-backend.ts';

/** @throws Error where PostgreSQL does not answer or refuses the queue's tables. */
export async function queueInPostgres(url: string, patienceMs: number): Promise<QueueBackend> {
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
    queue: (options) => new BullQueue(QUEUE_NAME, { ...options, connection: connection as never }, factory),
    worker: (process, lockMs) =>
      new Worker(QUEUE_NAME, process, { connection: connection as never, ...working(lockMs) }, factory),
    // Closing them ends their pools, which try nothing by themselves.
    end: () => {},
  };
}
