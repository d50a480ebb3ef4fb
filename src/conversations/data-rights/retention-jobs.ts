import { suspendConsents } from '../../messages/retention-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import type { JobHandler, Queue } from '../../platform/queue.ts';
import { RETENTION_DAYS, type RetentionRule } from './retention-periods.ts';
import { RETENTION_RULES } from './retention-rules.ts';
import { countRemoved } from './retention-store.ts';

const RETAIN = 'end-retention';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const ZONE_MS = 7 * 60 * 60_000;

/** So many at a time: each is a transaction of its own, and nobody waits for it long. */
const BATCH = 200;

/** Batches of one rule in a run; what is left then is found an hour later. */
const MOST_BATCHES = 50;

export interface RetentionDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** Texts of the notice whose consent holds no more. */
  outdatedNotices: readonly string[];
  /** Removes bytes after a commit; what it misses, the sweep of media finds. */
  eraseMedia(mediaIds: readonly string[]): void;
  batch?: number;
}

/** What a worker does about what is kept too long: `queue.work({ ...retentionHandlers(deps), … })`. */
export function retentionHandlers(deps: RetentionDeps): Record<string, JobHandler> {
  return { [RETAIN]: () => endRetention(deps) };
}

/** Keeps the job going, and runs it now: a new version may bring other periods, or a new notice. */
export async function startRetentionJobs(queue: Pick<Queue, 'add' | 'every'>): Promise<void> {
  await queue.every(RETAIN, EVERY_MS);
  await queue.add(RETAIN, {}, { once: RETAIN });
}

/** Takes away whatever was kept for its time. A rule that fails does not hold the others up; how much went is counted by day. */
async function endRetention(deps: RetentionDeps): Promise<void> {
  const { database, clock, logger, outdatedNotices } = deps;
  const suspended = await suspendConsents(database, outdatedNotices);
  const report: Partial<Record<RetentionRule, number>> = {};
  let failure: unknown;
  for (const rule of Object.keys(RETENTION_RULES) as RetentionRule[])
    try {
      const removed = await runRule(deps, rule);
      if (removed > 0) report[rule] = removed;
    } catch (error) {
      logger.error({ rule, ...errorFields(error) }, 'what is kept too long could not be removed');
      failure = error;
    }
  if (Object.keys(report).length > 0 || suspended > 0)
    logger.info({ ...report, suspended }, 'removed what was kept for its time');
  if (failure) throw failure;
  logger.debug({ at: clock.now().toISOString() }, 'looked for what is kept too long');
}

async function runRule(
  { database, clock, eraseMedia, batch = BATCH }: RetentionDeps,
  rule: RetentionRule,
): Promise<number> {
  let removed = 0;
  for (let nth = 0; nth < MOST_BATCHES; nth += 1) {
    const times = { now: clock.now(), real: clock.real() };
    const before = new Date(times.now.getTime() - RETENTION_DAYS[rule] * DAY_MS);
    const { count, media = [] } = await database.$transaction(async (tx) => {
      const found = await RETENTION_RULES[rule](tx, { before, limit: batch }, times);
      if (found.count > 0) await countRemoved(tx, { day: dayOf(times.now), rule, removed: found.count });
      return found;
    });
    if (media.length > 0) eraseMedia(media);
    removed += count;
    if (count < batch) break;
  }
  return removed;
}

/** The day in Asia/Ho_Chi_Minh. */
function dayOf(moment: Date): string {
  return new Date(moment.getTime() + ZONE_MS).toISOString().slice(0, 10);
}
