import { setTimeout as sleep } from 'node:timers/promises';
import { nextSendAt } from '../messages/outbox-claim-store.ts';
import type { SendResult } from '../messages/outbox-result-store.ts';
import type { Wakes } from '../messages/wakes.ts';
import { errorFields } from '../platform/logger.ts';
import { bell } from './bell.ts';
import { claimFor, record, SEND_CONCURRENCY, type SendDeps, type SendingChannel, sendMessage } from './send-once.ts';

/** Without any wake the outbox is looked at this often, in milliseconds. */
const LOOK_EVERY_MS = 5_000;
/** Something is due, but held back: by the gap of an address, or by a row that somebody holds at this moment. */
const HELD_BACK_MS = 50;
/** After an error of the database. */
const TROUBLE_MS = 1_000;
/** Results that come in this time are written down together. */
const GATHER_MS = 5;
/** What is under way when the loop is stopped may take so long, so that the process ends within ten seconds. Milliseconds. */
const LAST_ANSWERS_MS = 5_000;
/** Tries to write a result down, a second or more apart: about as long as its lease. */
const RECORD_TRIES = 60;

/** Sends what is queued until it is stopped, each channel by itself; `stop` waits for what is under way. */
export function startSendLoop(deps: SendDeps & { wakes: Wakes }): { stop(): Promise<void> } {
  const loops = deps.channels.map((channel) => startChannel(deps, channel));
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startChannel(deps: SendDeps & { wakes: Wakes }, channel: SendingChannel): { stop(): Promise<void> } {
  const { concurrency = SEND_CONCURRENCY, clock } = deps;
  const logger = deps.logger.child({ channel: channel.id });
  const changed = bell();
  const underWay = new Map<Promise<void>, AbortController>();
  const results: SendResult[] = [];
  let recording: Promise<void> | undefined;
  let pausedUntil = 0;
  let stopped = false;
  const unsubscribe = deps.wakes.on('send', changed.ring);

  async function send(message: Parameters<typeof sendMessage>[2]): Promise<void> {
    results.push(await sendMessage(deps, channel, message));
    recording ??= recordSoon();
  }

  /** A message whose result is lost goes again when its lease has run out: so the database is asked until then. */
  async function recordSoon(): Promise<void> {
    await sleep(GATHER_MS);
    for (let failures = 0; results.length > 0; ) {
      const batch = results.splice(0);
      try {
        await record(deps, channel, batch);
        pausedUntil = Math.max(pausedUntil, pauseOf(batch));
        failures = 0;
      } catch (error) {
        failures += 1;
        const fields = { messages: batch.length, ...errorFields(error) };
        if (failures < (stopped ? 2 : RECORD_TRIES)) {
          logger.warn(fields, 'results of sending cannot be written down now');
          results.unshift(...batch);
          await sleep(TROUBLE_MS);
        } else logger.error(fields, 'results of sending could not be written down: these messages may go twice');
      }
    }
    recording = undefined;
    changed.ring();
  }

  /** @returns milliseconds until there may be more to do. */
  async function pass(): Promise<number> {
    const paused = pausedUntil - clock.now().getTime();
    if (paused > 0) return paused;
    const room = concurrency - underWay.size;
    if (room === 0) return LOOK_EVERY_MS;
    const { messages, paceWaitMs, allowsReply, isFull } = await claimFor(deps, channel, room);
    for (const message of messages) {
      const timeout = new AbortController();
      const sending = send({ ...message, timeout }).finally(() => underWay.delete(sending));
      underWay.set(sending, timeout);
    }
    if (messages.length === 0 && paceWaitMs > 0) {
      // Whatever rings meanwhile, nothing can go.
      if (!allowsReply) pausedUntil = clock.now().getTime() + paceWaitMs;
      return paceWaitMs;
    }
    if (isFull || changed.isRinging()) return 0;
    const now = clock.now();
    const next = await nextSendAt(deps.database, channel, { now, real: clock.real() });
    if (next === null) return LOOK_EVERY_MS;
    const wait = next.getTime() - now.getTime();
    return wait > 0 ? wait : HELD_BACK_MS;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let wait: number;
      changed.still();
      try {
        wait = await pass();
      } catch (error) {
        logger.warn(errorFields(error), 'the outbox cannot be read now');
        wait = TROUBLE_MS;
      }
      if (wait > 0 && !stopped) await changed.rung(Math.min(wait, LOOK_EVERY_MS));
    }
    while (underWay.size > 0 || recording) {
      await Promise.all(underWay.keys());
      await recording;
    }
  }

  const running = run();
  return {
    stop: () => {
      stopped = true;
      unsubscribe();
      changed.ring();
      const last = setTimeout(() => {
        for (const timeout of underWay.values()) timeout.abort();
      }, LAST_ANSWERS_MS);
      return running.finally(() => clearTimeout(last));
    },
  };
}

/** Two people refused at once are a sign that the whole account is to wait; one alone may have been too quick himself. */
function pauseOf(results: readonly SendResult[]): number {
  const waits = results.flatMap((result) =>
    result.outcome === 'failed' && result.reason === 'throttled' && result.next.kind === 'again'
      ? [result.next.at.getTime()]
      : [],
  );
  return waits.length >= 2 ? Math.min(...waits) : 0;
}
