import { setTimeout as sleep } from 'node:timers/promises';
import { fireTimers, type TimerDeps } from '../messages/fire-timers.ts';
import type { Wakeable, Wakes } from '../messages/wakes.ts';
import { errorFields } from '../platform/logger.ts';
import { underSweepLock } from './sweep-store.ts';

const SWEEP_EVERY_MS = 5_000;

/** What a lost wake-up could have left lying. */
const WAKEABLE: readonly Wakeable[] = ['drain', 'send', 'media', 'assistant'];

/**
 * Every five seconds, in one process at a time: fires due timers and wakes everything. It needs no queue, so that losing Redis,
 * or the queue's tables, costs seconds.
 */
export function startSweep(deps: TimerDeps & { wakes: Wakes; everyMs?: number }): { stop(): Promise<void> } {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await underSweepLock(deps.database, async () => {
          for (const what of WAKEABLE) deps.wakes.wake(what);
          await fireTimers(deps);
        });
      } catch (error) {
        deps.logger.warn(errorFields(error), 'the sweep failed');
      }
      await sleep(deps.everyMs ?? SWEEP_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
