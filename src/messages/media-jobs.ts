import type { JobHandler, NewJob, Queue } from '../platform/queue.ts';
import { removeErasedBytes } from './erase-media.ts';
import { fetchMedia, type MediaDeps } from './fetch-media.ts';
import { erasedMedia, newMediaIds, overdueMedia } from './media-store.ts';
import type { Wakes } from './wakes.ts';

const FETCH = 'fetch-media';
const ERASE = 'erase-media';
const SWEEP = 'sweep-media';

const SWEEP_EVERY_MS = 15_000;
const MOST_A_SWEEP = 500;

/** A transaction that began so long ago may commit only now, in milliseconds. */
const LOOK_BACK_MS = 10_000;

/** What came so shortly before the start may have lost its job with the process before; the sweep finds what is older. */
const BEFORE_START_MS = 2 * 60_000;

type JobDeps = MediaDeps & { queue: Pick<Queue, 'addMany' | 'every'> };

/** What a worker does about media: `queue.work({ ...mediaHandlers(deps), … })`. */
export function mediaHandlers(deps: JobDeps): Record<string, JobHandler> {
  return {
    [FETCH]: ({ ids }) => fetchMedia(deps, ids as string[]),
    [ERASE]: ({ ids }) => removeErasedBytes(deps, { ids: ids as string[] }),
    [SWEEP]: () => sweepMedia(deps),
  };
}

/** Finds what no job is left for. */
async function sweepMedia({ database, queue, clock }: JobDeps): Promise<void> {
  const overdue = await overdueMedia(database, clock.now(), MOST_A_SWEEP);
  const erased = await erasedMedia(database, { limit: MOST_A_SWEEP });
  const suspects = overdue.filter(({ isSuspect }) => isSuspect).map(({ id }) => id);
  await queue.addMany([
    ...overdue.filter(({ isSuspect }) => !isSuspect).map(({ id }) => job(FETCH, id)),
    ...(suspects.length > 0 ? [oneByOne(suspects)] : []),
    ...erased.map(({ id }) => job(ERASE, id)),
  ]);
}

/**
 * Turns wakes into jobs, and keeps the sweep going. One job a medium: they are fetched side by side, and one that fails is
 * tried again alone. @returns a function that ends it.
 */
export async function startMediaJobs({
  database,
  queue,
  clock,
  wakes,
}: Pick<JobDeps, 'database' | 'queue' | 'clock'> & { wakes: Pick<Wakes, 'on'> }): Promise<() => void> {
  await queue.every(SWEEP, SWEEP_EVERY_MS);
  let since = new Date(clock.now().getTime() - BEFORE_START_MS);
  let busy = false;
  let again = false;
  const addJobs = async () => {
    const from = new Date(since.getTime() - LOOK_BACK_MS);
    since = clock.now();
    const ids = await newMediaIds(database, from);
    await queue.addMany(ids.map((id) => job(FETCH, id)));
  };
  const run = async () => {
    busy = true;
    do {
      again = false;
      // A database that does not answer now is asked again by the sweep.
      await addJobs().catch(() => {});
    } while (again);
    busy = false;
  };
  void run();
  return wakes.on('media', () => {
    if (busy) again = true;
    else void run();
  });
}

/** Removes bytes soon; for the caller that has just committed `markErased`. */
export async function queueErasure(queue: Pick<Queue, 'addMany'>, ids: readonly string[]): Promise<void> {
  await queue.addMany(ids.map((id) => job(ERASE, id)));
}

/** A key of BullMQ holds no colon. */
function job(name: string, id: string): NewJob {
  return { job: name, data: { ids: [id] }, options: { once: `${name}-${id}` } };
}

/**
 * What was under way when a process died: one after the other in a single job, so that the one that kills it again takes no
 * other with it, and only that one has one more open try.
 */
function oneByOne(ids: readonly string[]): NewJob {
  return { job: FETCH, data: { ids: [...ids] }, options: { once: `${FETCH}-suspects` } };
}
