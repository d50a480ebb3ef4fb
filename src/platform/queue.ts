import { type JobsOptions, UnrecoverableError, type Worker } from 'bullmq';
import { errorFields, type Logger } from './logger.ts';
import type { QueueBackend } from './queue-backend.ts';
import { queueInPostgres } from './queue-in-postgres.ts';
import { within } from './within.ts';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonObject = { [name: string]: JsonValue };

export interface NewJob {
  job: string;
  /** Ids, never contents: the row is read again when the job runs, which may find nothing to do. */
  data: JsonObject;
  options?: JobOptions;
}

export interface JobOptions {
  /** Earliest start, in milliseconds from now. */
  delayMs?: number;
  /** Of several adds with the same key at most one job waits; one that already runs is followed by one more. */
  once?: string;
  /** With `once`: further adds are dropped for this long, also after the job has run. */
  onceForMs?: number;
}

export type JobHandler = (data: JsonObject) => Promise<void>;

/**
 * Work that is heavy or periodic, shared by all processes. It holds no truth: a job may run twice, and all of them may be lost
 * with the backend, so whatever must happen is also found by a sweep. That is why a backend that fails is logged and never
 * thrown: `add` resolves, at the latest after five seconds, whether or not the job is in.
 */
export interface Queue {
  add(job: string, data: JsonObject, options?: JobOptions): Promise<void>;
  /** In few round trips, in order. */
  addMany(jobs: readonly NewJob[]): Promise<void>;
  /** Runs the job every so many milliseconds, once for all processes; registered again if the backend lost it. */
  every(job: string, ms: number): Promise<void>;
  /**
   * Takes jobs, from now until `close`; called once. A handler that throws is tried again with growing pauses, up to about
   * half an hour; an error with `retryable: false` (a `SendError`) ends the job at once.
   */
  work(handlers: Readonly<Record<string, JobHandler>>): Promise<void>;
  /** Jobs that wait for a worker or run; throws where the backend does not answer. */
  depth(): Promise<number>;
  /** Lets running jobs finish for a few seconds; the rest is taken up by another process. */
  close(): Promise<void>;
}

export interface QueueSettings {
  databaseUrl: string;
  /** Set: the jobs are in this Redis instead of PostgreSQL. */
  redisUrl?: string;
  logger: Logger;
  /** First pause before a job that failed is tried again, in milliseconds; it doubles each time. */
  retryMs?: number;
  /** How often it is checked that periodic jobs are still registered, in milliseconds. */
  checkEveryMs?: number;
  /** A connection to Redis that gives no word for so long is made anew, in milliseconds. */
  silentAfterMs?: number;
  /** What a killed process had in hand is taken up by another within so long and half as long again, in milliseconds. */
  lockMs?: number;
}

const PATIENCE_MS = 5_000;

/** So long jobs that run may take to end when the queue is closed: a process has less than ten seconds for all that it ends. */
const LAST_JOBS_MS = 3_000;

/** Longer than a worker waits for a job: until then Redis answers nothing else on its connection. */
const SILENT_AFTER_MS = 15_000;

/** Fifteen seconds in all, where BullMQ's own would be a minute. */
const LOCK_MS = 10_000;

/** @throws Error where PostgreSQL does not answer or refuses the queue's tables. */
export async function openQueue(settings: QueueSettings): Promise<Queue> {
  const { logger, retryMs = 2_000, checkEveryMs = 10_000 } = settings;
  const { silentAfterMs = SILENT_AFTER_MS, lockMs = LOCK_MS } = settings;
  const backend = settings.redisUrl
    ? await inRedis(settings.redisUrl, silentAfterMs)
    : await queueInPostgres(settings.databaseUrl, PATIENCE_MS);
  const report = errorReporter(logger);
  const jobDefaults: JobsOptions = {
    // 2 s, 4 s, … 17 min: a dead disk or platform may take that long to come back.
    attempts: 10,
    backoff: { type: 'exponential', delay: retryMs, jitter: 0.2 },
    removeOnComplete: true,
    removeOnFail: { age: 14 * 24 * 3600, count: 1_000 },
  };
  const queue = backend.queue({ defaultJobOptions: jobDefaults });
  queue.on('error', report);
  const schedules = new Map<string, number>();
  let worker: Worker | undefined;

  /** For what may fail without harm. Late is as good as failed: nobody waits for a dead backend. */
  const attempt = async (what: string, work: () => Promise<unknown>, patienceMs = PATIENCE_MS) => {
    try {
      await within(patienceMs, work());
    } catch (error) {
      report(error, what);
    }
  };
  const register = (job: string, ms: number) =>
    attempt(`register ${job}`, async () => {
      const id = `every-${job}`;
      const present = await queue.getJobScheduler(id);
      // Registering anew would move its next run; a process that starts often would put it off for ever.
      if (present?.every !== ms) await queue.upsertJobScheduler(id, { every: ms }, { name: job, data: {} });
    });
  const check = setInterval(() => {
    for (const [job, ms] of schedules) void register(job, ms);
  }, checkEveryMs);

  return {
    add: (job, data, options) => attempt(`add ${job}`, () => queue.add(job, data, jobOptions(options))),
    addMany: async (jobs) => {
      for (let start = 0; start < jobs.length; start += 500) {
        const part = jobs.slice(start, start + 500);
        const bulk = part.map(({ job, data, options }) => ({ name: job, data, opts: jobOptions(options) }));
        await attempt('add many', () => queue.addBulk(bulk));
      }
    },
    every: async (job, ms) => {
      schedules.set(job, ms);
      await register(job, ms);
    },
    work: async (handlers) => {
      if (worker) throw new Error('this queue already works');
      worker = backend.worker(async (job) => {
        const handler = handlers[job.name];
        if (!handler) throw new UnrecoverableError(`no handler for ${job.name}`);
        try {
          await handler(job.data);
        } catch (error) {
          if ((error as { retryable?: unknown }).retryable === false)
            throw new UnrecoverableError(error instanceof Error ? error.message : 'not retryable');
          throw error;
        }
      }, lockMs);
      worker.on('error', report);
      worker.on('failed', (job, error) => {
        const final = !job || error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
        const fields = { ...errorFields(error), job: job?.name, jobId: job?.id, attempt: job?.attemptsMade };
        if (final) logger.error(fields, 'a job failed for good');
        else logger.warn(fields, 'a job failed and will be tried again');
      });
    },
    depth: async () => {
      const counts = await within(PATIENCE_MS, queue.getJobCounts('waiting', 'prioritized', 'active'));
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    close: async () => {
      clearInterval(check);
      schedules.clear();
      const end = async () => {
        // The worker first: its last jobs may add others.
        await worker?.close();
        await queue.close();
      };
      await attempt('close', end, LAST_JOBS_MS);
      backend.end();
    },
  };
}

/** The client of Redis takes a fifth of a second to load: only who has one pays for it. */
async function inRedis(url: string, silentAfterMs: number): Promise<QueueBackend> {
  const { queueInRedis } = await import('./queue-in-redis.ts');
  return queueInRedis(url, { patienceMs: PATIENCE_MS, silentAfterMs });
}

function jobOptions({ delayMs, once, onceForMs }: JobOptions = {}): JobsOptions {
  return {
    ...(delayMs === undefined ? {} : { delay: delayMs }),
    ...(once === undefined
      ? {}
      : {
          deduplication: onceForMs === undefined ? { id: once, keepLastIfActive: true } : { id: once, ttl: onceForMs },
        }),
  };
}

/** A backend that is down says so many times a second: each message is logged once in ten seconds. */
function errorReporter(logger: Logger): (error: unknown, what?: string) => void {
  const lastAt = new Map<string, number>();
  return (error, what) => {
    const key = `${what} ${error instanceof Error ? error.message : ''}`;
    if (Date.now() - (lastAt.get(key) ?? 0) < 10_000) return;
    if (lastAt.size > 100) lastAt.clear();
    lastAt.set(key, Date.now());
    logger.warn({ ...errorFields(error), what }, 'the queue does not answer');
  };
}
