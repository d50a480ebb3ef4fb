import { nextReadyAt } from '../messages/conversation-store.ts';
import { bell } from '../platform/bell.ts';
import { errorFields } from '../platform/logger.ts';
import { DRAIN_BATCH, type DrainDeps, drainBatch } from './drain-once.ts';

/** Without any wake the inbox is looked at this often, in milliseconds: leases of a process that died run out unseen. */
const LOOK_EVERY_MS = 5_000;
/** Something is ready, but a transaction holds its row at this moment. */
const HELD_BACK_MS = 20;
/** After an error of the database. */
const TROUBLE_MS = 1_000;

/**
 * Takes turns until it is stopped: when it is woken, when the next update becomes ready, and every five seconds. Two batches are
 * under way at most: while one waits for its commit the other decides. `stop` waits for them.
 */
export function startDrainLoop(deps: DrainDeps): { stop(): Promise<void> } {
  const first = startLane(deps, () => untilNext(deps));
  // The second lane only helps: it starts when something comes while the first is busy.
  const second = startLane(deps, async () => Number.POSITIVE_INFINITY);
  const unsubscribe = deps.wakes.on('drain', () => (first.isBusy() && !second.isBusy() ? second : first).ring());
  return {
    stop: async () => {
      unsubscribe();
      await Promise.all([first.stop(), second.stop()]);
    },
  };
}

interface Lane {
  isBusy(): boolean;
  ring(): void;
  stop(): Promise<void>;
}

/** @param rest milliseconds to wait for a ring after a batch that left nothing behind. */
function startLane(deps: DrainDeps, rest: () => Promise<number>): Lane {
  const changed = bell();
  let busy = false;
  let stopped = false;

  async function pass(): Promise<number> {
    const { claimed } = await drainBatch(deps);
    return claimed >= (deps.batch ?? DRAIN_BATCH) || changed.isRinging() ? 0 : rest();
  }

  async function run(): Promise<void> {
    while (!stopped) {
      changed.still();
      busy = true;
      const wait = await pass().catch((error: unknown) => {
        deps.logger.error(errorFields(error), 'no turns can be taken now');
        return TROUBLE_MS;
      });
      busy = false;
      if (wait > 0 && !stopped) await changed.rung(wait);
    }
  }

  const running = run();
  return {
    isBusy: () => busy,
    ring: changed.ring,
    stop: () => {
      stopped = true;
      changed.ring();
      return running;
    },
  };
}

async function untilNext({ database, clock }: DrainDeps): Promise<number> {
  const next = await nextReadyAt(database.direct, clock.real());
  if (next === null) return LOOK_EVERY_MS;
  const ms = next.getTime() - clock.now().getTime();
  return ms > 0 ? Math.min(ms, LOOK_EVERY_MS) : HELD_BACK_MS;
}
