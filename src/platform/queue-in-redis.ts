import { Queue as BullQueue, createNodeRedisClient, Worker } from 'bullmq';
import { ClientOfflineError, createClient } from 'redis';
import { QUEUE_NAME, type QueueBackend, working } from './queue-backend.ts';

/** Through npm `redis`; connects in the background and again by itself. */
export function queueInRedis(
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
    const run = client.runCommand.bind(client);
    client.runCommand = (name, args) => run(name, args).catch(offlineIsClosed);
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
    queue: (options) => new BullQueue(QUEUE_NAME, { ...options, connection: connect() }),
    worker: (process, lockMs) => new Worker(QUEUE_NAME, process, { connection: connect(), ...working(lockMs) }),
    end: () => {
      clearInterval(asking);
      for (const client of clients) client.disconnect();
    },
  };
}

type RedisClient = ReturnType<typeof createNodeRedisClient>;

/**
 * To BullMQ, being offline is an error like any other: its worker would ask for the next job again at once, be refused at once, and no
 * timer or socket of the process would ever have its turn again. A connection that is closed it gives a second. What counts is the message.
 */
function offlineIsClosed(error: unknown): never {
  throw error instanceof ClientOfflineError ? new Error('Connection is closed.', { cause: error }) : error;
}

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
