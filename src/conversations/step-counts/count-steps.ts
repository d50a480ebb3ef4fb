import { townDay } from '../../../flows/town-day.ts';
import type { StepEvent } from '../../engine/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sql } from '../../platform/database.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import { addStepCounts, type StepCount } from './step-count-store.ts';

/** The counts are written this often, in milliseconds, and when the process stops. One that dies loses so much of them. */
const WRITE_EVERY_MS = 5_000;

export interface StepCounter {
  /** Adds what became of steps; writes nothing. */
  count(events: readonly StepEvent[]): void;
  /** Writes what was counted since the last time. What cannot be written is kept for the next time. */
  write(): Promise<void>;
  /** Writes the rest. */
  stop(): Promise<void>;
}

/**
 * Counts steps in memory and adds them to the day's counts every few seconds: no statement of a turn is spent on them. They are
 * numbers to learn from, so losing seconds of them is fine.
 */
export function countSteps({
  database,
  clock,
  logger,
}: {
  database: Pick<Sql, '$executeRaw'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}): StepCounter {
  let counts = new Map<string, StepCount>();
  let writing: Promise<void> | undefined;

  function add(one: StepCount): void {
    const key = `${one.day} ${one.flow} ${one.step}`;
    const known = counts.get(key);
    if (!known) counts.set(key, one);
    else {
      known.entered += one.entered;
      known.answered += one.answered;
      known.abandoned += one.abandoned;
    }
  }

  async function flush(): Promise<void> {
    if (counts.size === 0) return;
    const written = counts;
    counts = new Map();
    try {
      await addStepCounts(database, [...written.values()]);
    } catch (error) {
      logger.warn(errorFields(error), 'the counts of steps could not be written: they are kept for the next time');
      for (const one of written.values()) add(one);
    }
  }

  /** One at a time: what is counted meanwhile waits for the next. */
  async function write(): Promise<void> {
    await writing;
    writing = flush().finally(() => {
      writing = undefined;
    });
    await writing;
  }

  const timer = setInterval(() => void write(), WRITE_EVERY_MS).unref();

  return {
    count: (events) => {
      if (events.length === 0) return;
      const day = townDay(clock.now().getTime());
      for (const { flow, step, what } of events) {
        const key = `${day} ${flow} ${step}`;
        const known = counts.get(key);
        if (known) known[what] += 1;
        else counts.set(key, { ...{ day, flow, step, entered: 0, answered: 0, abandoned: 0 }, [what]: 1 });
      }
    },
    write,
    stop: async () => {
      clearInterval(timer);
      await write();
    },
  };
}
