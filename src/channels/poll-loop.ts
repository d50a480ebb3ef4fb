import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { backOff } from './back-off.ts';
import type { Channel, ParsedUpdate, Polling } from './channel.ts';
import type { PollCursors } from './poll-cursor-store.ts';
import type { PollLock } from './poll-lock.ts';
import { SendError, type SendErrorReason } from './send-error.ts';
import type { Spool } from './spool.ts';
import { storeOrSetAside } from './store-or-set-aside.ts';
import { type Stored, storedFields } from './stored-fields.ts';

export interface PollLoopDeps {
  channel: Pick<Channel, 'id' | 'account' | 'parseUpdate' | 'acknowledge'> & { receiving: Polling };
  lock: PollLock;
  cursors: PollCursors;
  /** Commits the updates, idempotently; the cursor moves only after it. */
  store(updates: ParsedUpdate[]): Promise<Stored>;
  /** Where reading consumes (`Polling.consumes`): what a poll brings is written there first, and committed from there. */
  spool?: Spool;
  clock: Pick<Clock, 'real'>;
  logger: Logger;
  timing?: Partial<PollTiming>;
}

/** Milliseconds. */
export interface PollTiming {
  /** The first wait after a failure; it doubles with each further one, up to `longestBackoff`. */
  firstBackoff: number;
  longestBackoff: number;
  /** How often a process that does not poll looks whether it may. */
  lockRetry: number;
  /** The wait after a poll that answered at once and with nothing: not every server holds a poll open. */
  idle: number;
}

const TIMING: PollTiming = { firstBackoff: 1_000, longestBackoff: 60_000, lockRetry: 3_000, idle: 500 };

/** An empty answer that took less was not a long poll. */
const AT_ONCE_MS = 250;

export type PollStatus =
  | 'starting'
  | 'polling'
  | 'other_process_polls'
  | 'database_down'
  | 'channel_failing'
  | 'stopped';

export interface PollState {
  status: PollStatus;
  since: Date;
  /** What the platform said, where it is what fails. */
  reason?: SendErrorReason;
  message?: string;
}

export interface PollLoop {
  /** For `/readyz`: updates arrive while it is `polling`, here or in another process. */
  state(): PollState;
  /** Gives the running poll up at once; what was already received is committed first. */
  stop(): Promise<void>;
}

/** Reads the updates of one account for as long as this process holds its lock and the database answers. */
export function startPollLoop(deps: PollLoopDeps): PollLoop {
  const { channel, lock, cursors, clock, spool } = deps;
  const timing = { ...TIMING, ...deps.timing };
  const logger = deps.logger.child({ channel: channel.id });
  const stopping = new AbortController();
  let lockLost = new AbortController();
  let state: PollState = { status: 'starting', since: clock.real() };
  let prepared = false;
  let failures = 0;

  lock.onLost(() => lockLost.abort());

  function enter(status: PollStatus, detail: Pick<PollState, 'reason' | 'message'> = {}): void {
    if (state.status === status && state.message === detail.message) return;
    state = { status, since: clock.real(), ...detail };
    logger.info({ status, ...detail }, 'polling');
  }

  const waitAfter = (count: number) => backOff(count, { first: timing.firstBackoff, longest: timing.longestBackoff });

  /** @returns milliseconds to wait before the next round. */
  async function round(): Promise<number> {
    let cursor: string | undefined;
    lockLost = new AbortController();
    try {
      const mayPoll = await lock.hold();
      // Before the next poll, and also where another process polls now: nobody else may see this disk.
      await commitSpooled();
      if (!mayPoll) {
        enter('other_process_polls');
        prepared = false;
        return timing.lockRetry;
      }
      cursor = await cursors.read();
    } catch (error) {
      return databaseFailed(error);
    }
    const startedAt = performance.now();
    let polled: Awaited<ReturnType<Polling['poll']>>;
    try {
      polled = await poll(cursor, AbortSignal.any([stopping.signal, lockLost.signal]));
      if (polled.raw.length > 0) await spool?.keep(polled.raw);
    } catch (error) {
      return lockLost.signal.aborted ? 0 : channelFailed(error);
    }
    enter('polling');
    let updates: ParsedUpdate[];
    try {
      updates = spool ? await commitSpooled() : await commit(polled.raw.flatMap(parse));
      if (polled.cursor !== undefined && polled.cursor !== cursor) await cursors.write(polled.cursor, clock.real());
    } catch (error) {
      return databaseFailed(error);
    }
    failures = 0;
    channel.acknowledge?.(updates);
    return polled.raw.length === 0 && performance.now() - startedAt < AT_ONCE_MS ? timing.idle : 0;
  }

  /** After a failure the platform is prepared anew: that tells at once that all is well again, where a poll takes its time. */
  async function poll(cursor: string | undefined, signal: AbortSignal): ReturnType<Polling['poll']> {
    if (!prepared) {
      await channel.receiving.prepare?.(signal);
      prepared = true;
      enter('polling');
    }
    // Given up, a poll that consumes would lose what is on its way.
    return channel.receiving.poll(cursor, spool ? new AbortController().signal : signal);
  }

  /** In the order in which they were read; each is kept until it is committed. */
  async function commitSpooled(): Promise<ParsedUpdate[]> {
    const committed: ParsedUpdate[] = [];
    for (const spooled of (await spool?.waiting()) ?? []) {
      committed.push(...(await commit(spooled.raw.flatMap(parse))));
      await spool?.remove(spooled);
    }
    return committed;
  }

  async function commit(updates: ParsedUpdate[]): Promise<ParsedUpdate[]> {
    if (updates.length === 0) return [];
    await storeOrSetAside(updates, {
      store: async (some) => {
        const stored = await deps.store(some);
        logger.debug(storedFields(some, stored), 'updates are stored');
      },
      databaseAnswers: cursors.read,
      pause: (count) => pause(waitAfter(count), stopping.signal),
      onSetAside: ({ externalId }, error) =>
        logger.error({ update: externalId, ...errorFields(error) }, 'an update cannot be stored; only its id is kept'),
    });
    return updates;
  }

  function parse(raw: unknown): ParsedUpdate[] {
    try {
      return channel.parseUpdate(raw);
    } catch (error) {
      logger.error(errorFields(error), 'an update cannot be parsed and is left out');
      return [];
    }
  }

  function databaseFailed(error: unknown): number {
    if (stopping.signal.aborted) return 0;
    failures += 1;
    prepared = false;
    enter('database_down');
    logger.warn({ failures, ...errorFields(error) }, 'no polling while the database does not answer');
    return waitAfter(failures);
  }

  function channelFailed(error: unknown): number {
    if (stopping.signal.aborted) return 0;
    failures += 1;
    prepared = false;
    const { reason, message, retryAfter }: Partial<SendError> = error instanceof SendError ? error : {};
    enter('channel_failing', { reason, message });
    logger.warn({ failures, reason, ...errorFields(error) }, 'the poll failed');
    // "After 0 seconds" again and again would be no pause at all.
    return retryAfter || waitAfter(failures);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const wait = await round().catch((error: unknown) => {
        failures += 1;
        logger.error(errorFields(error), 'the poll loop met a bug');
        return waitAfter(failures);
      });
      if (wait > 0) await pause(wait, stopping.signal).catch(() => {});
    }
    await lock.release();
    enter('stopped');
  }

  const running = run();
  return {
    state: () => state,
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** @throws AbortError when we are to stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}
