import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { type DueTimer, dueTimerIds, postponeTimer, takeDueTimers } from './timer-store.ts';

export interface TimerHandler {
  /**
   * Does what timers of one kind are for, all of them in one transaction. The timers are gone then; a handler that wants one
   * again sets it. @returns what is to be done after the commit, if anything.
   */
  (tx: Transaction, timers: readonly DueTimer[], now: Date): Promise<void | (() => void | Promise<void>)>;
  /**
   * Locks what the timers are about before they are taken. Whoever changes such a thing locks it and then sets its timer: in the
   * other order both would wait for each other for ever.
   */
  lockFirst?(tx: Transaction, subjects: readonly string[]): Promise<unknown>;
}

/** A handler that locks before it takes. */
export function lockingFirst(lockFirst: NonNullable<TimerHandler['lockFirst']>, handler: TimerHandler): TimerHandler {
  return Object.assign((...call: Parameters<TimerHandler>) => handler(...call), { lockFirst });
}

export interface TimerDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** By kind. A timer of a kind that nobody handles stays. */
  handlers: Readonly<Record<string, TimerHandler>>;
}

const BATCH = 100;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** Fires what is due. A timer and its effect commit together; one that fails waits longer each time. @returns how many fired. */
export async function fireTimers(deps: TimerDeps): Promise<number> {
  const { database, clock, handlers } = deps;
  const kinds = Object.keys(handlers);
  let fired = 0;
  while (true) {
    const now = clock.now();
    const due = await dueTimerIds(database, { kinds, limit: BATCH, now });
    if (due.length === 0) return fired;
    for (const kind of new Set(due.map((timer) => timer.kind))) {
      const ofKind = due.filter((timer) => timer.kind === kind);
      fired += await fireKind(deps, kind, { due: ofKind, now });
    }
    if (due.length < BATCH) return fired;
  }
}

interface Firing {
  due: readonly { id: string; subject: string }[];
  now: Date;
}

/** All together, or, where that fails, each alone. */
async function fireKind(deps: TimerDeps, kind: string, { due, now }: Firing): Promise<number> {
  try {
    return await fire(deps, kind, { due, now });
  } catch (error) {
    if (due.length > 1) {
      let fired = 0;
      for (const timer of due) fired += await fireKind(deps, kind, { due: [timer], now });
      return fired;
    }
    const { id } = due[0]!;
    deps.logger.error({ timer: id, kind, ...errorFields(error) }, 'a timer failed');
    await postpone(deps, { id, kind, error, now });
    return 0;
  }
}

async function fire({ database, handlers }: TimerDeps, kind: string, { due, now }: Firing): Promise<number> {
  const handler = handlers[kind]!;
  const { count, after } = await database.$transaction(async (tx) => {
    await handler.lockFirst?.(
      tx,
      due.map(({ subject }) => subject),
    );
    const timers = await takeDueTimers(tx, { ids: due.map(({ id }) => id), now });
    return { count: timers.length, after: timers.length > 0 ? await handler(tx, timers, now) : undefined };
  });
  await after?.();
  return count;
}

async function postpone(
  { database }: TimerDeps,
  { id, kind, error, now }: { id: string; kind: string; error: unknown; now: Date },
): Promise<void> {
  const [timer] = await dueTimerIds(database, { kinds: [kind], ids: [id], limit: 1, now });
  if (!timer) return;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, timer.attempts));
  const reason = error instanceof Error ? error.name : 'unknown';
  await postponeTimer(database, { id, dueAt: new Date(now.getTime() + wait), reason, now });
}
