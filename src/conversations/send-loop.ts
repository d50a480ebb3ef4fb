import { setTimeout as sleep } from 'node:timers/promises';
import { type LateSlot, moveSlots } from '../messages/late-slot-store.ts';
import { type ClaimedMessage, nextSendAt } from '../messages/outbox-claim-store.ts';
import type { SendResult } from '../messages/outbox-result-store.ts';
import type { Wakes } from '../messages/wakes.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { bell } from '../platform/bell.ts';
import { errorFields } from '../platform/logger.ts';
import { lateArrivals } from './late-arrival.ts';
import { isCounted } from './ledger/counted-channel.ts';
import {
  claimFor,
  type Deadline,
  LEASE_MARGIN_MS,
  record,
  SEND_CONCURRENCY,
  type SendDeps,
  type SendingChannel,
  sendMessage,
  startDeadline,
  TIMEOUT_MS,
} from './send-once.ts';

/** Without any wake the outbox is looked at this often, in milliseconds. */
const LOOK_EVERY_MS = 5_000;
/** Something is due, but held back: by the gap of an address, or by a row that somebody holds at this moment. */
const HELD_BACK_MS = 50;
/** After an error of the database. */
const TROUBLE_MS = 1_000;
/** Messages under way with those that are answers at once; beyond it an answer is queued as any other. */
const MOST_SWIFT = 2 * SEND_CONCURRENCY;
/** Results that come in this time are written down together. */
const GATHER_MS = 5;
/** What is under way when the loop is stopped may take so long, so that the process ends within ten seconds. Milliseconds. */
const LAST_ANSWERS_MS = 2_500;
/** So late a request may arrive: less than the margin of the pace, which also holds what is not known. */
const UNHEEDED_MS = 14;
/** Tries to write a result down, a second or more apart: about as long as its lease. */
const RECORD_TRIES = 60;

export interface SendLoop {
  /**
   * Places for messages that are stored as under way, so that nobody claims them: as many as may begin now, `wanted` at most. None
   * where the channel has a pace or a distance between messages to keep: there a message is claimed, and takes its slot so.
   */
  reserve(channel: ChannelAccount, wanted: number): Places;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

export interface Places {
  count: number;
  /** For how long a message may be held that has one. */
  leaseMs: number;
  /** Begins the messages, whose commit was waited for, and gives the places back. To be called once, whatever happened. */
  begin(messages: readonly Begun[]): void;
}

export interface Begun {
  message: ClaimedMessage;
  /** The time of its slot of the pace. */
  startedAt?: Date;
  /** Called when it is written down whether it was sent. */
  isWritten?(wasSent: boolean): void;
}

/** Sends what is queued until it is stopped, each channel by itself. */
export function startSendLoop(deps: SendDeps & { wakes: Wakes }): SendLoop {
  const loops = new Map(deps.channels.map((channel) => [keyOf(channel), startChannel(deps, channel)]));
  return {
    reserve: (channel, wanted) => loops.get(keyOf(channel))?.reserve(wanted) ?? NO_PLACES,
    stop: async () => {
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
    },
  };
}

const NO_PLACES: Places = { count: 0, leaseMs: 0, begin: () => {} };

function keyOf({ id, account }: ChannelAccount): string {
  return `${id}\n${account}`;
}

function startChannel(
  deps: SendDeps & { wakes: Wakes },
  channel: SendingChannel,
): { reserve(wanted: number): Places; stop(): Promise<void> } {
  const { concurrency = SEND_CONCURRENCY, clock, timeoutMs = TIMEOUT_MS } = deps;
  const logger = deps.logger.child({ channel: channel.id });
  const changed = bell();
  const underWay = new Map<Promise<void>, Deadline>();
  const results: { result: SendResult; isWritten: Begun['isWritten'] }[] = [];
  const late: LateSlot[] = [];
  const lateness = lateArrivals();
  let recording: Promise<void> | undefined;
  /** Results could not be written down: what was sent may look as if it was not. */
  let unwritten = false;
  let moving = Promise.resolve();
  let pausedUntil = 0;
  let reserved = 0;
  /** Whether what is under way is what keeps others back. */
  let awaitsResults = false;
  let stopped = false;
  const unsubscribe = deps.wakes.on('send', changed.ring);

  async function send({ message, startedAt, isWritten }: Begun, deadline: Deadline): Promise<void> {
    results.push({ result: await sendMessage(deps, channel, message, deadline), isWritten });
    if (startedAt && channel.can.pace > 0) {
      const lateBy = lateness(clock.real().getTime() - startedAt.getTime()) - UNHEEDED_MS;
      if (lateBy > 0) late.push({ startedAt, lateBy });
    }
    recording ??= recordSoon();
  }

  /** That a claim was slow is known before the answers are. @returns from when the slots of its messages count. */
  function begunLate(count: number, startedAt: Date): Date {
    const now = clock.real();
    const lateBy = now.getTime() - startedAt.getTime();
    if (channel.can.pace === 0 || lateBy <= UNHEEDED_MS) return startedAt;
    const heeded = lateBy - UNHEEDED_MS;
    for (let slot = 0; slot < count; slot += 1) late.push({ startedAt, lateBy: heeded });
    void moveLate();
    return new Date(startedAt.getTime() + heeded);
  }

  /** Their slots count from when they arrived: the platform's second began later for them. One after the other: some are moved twice. */
  function moveLate(): Promise<void> {
    moving = moving.then(async () => {
      try {
        if (late.length > 0) await moveSlots(deps.database, channel, late.splice(0));
      } catch (error) {
        logger.warn(errorFields(error), 'slots of the pace could not be moved');
      }
    });
    return moving;
  }

  /** A message whose result is lost goes again when its lease has run out: so the database is asked until then. */
  async function recordSoon(): Promise<void> {
    await sleep(GATHER_MS);
    for (let failures = 0; results.length > 0; ) {
      await moveLate();
      const batch = results.splice(0);
      const written = batch.map(({ result }) => result);
      try {
        await record(deps, channel, written);
        for (const { result, isWritten } of batch) isWritten?.(result.outcome === 'sent');
        pausedUntil = Math.max(pausedUntil, pauseOf(written));
        if (written.some(({ outcome }) => outcome !== 'sent')) awaitsResults = true;
        failures = 0;
        unwritten = false;
      } catch (error) {
        failures += 1;
        unwritten = true;
        const fields = { messages: batch.length, ...errorFields(error) };
        if (failures < (stopped ? 2 : RECORD_TRIES)) {
          logger.warn(fields, 'results of sending cannot be written down now');
          results.unshift(...batch);
          await sleep(TROUBLE_MS);
        } else logger.error(fields, 'results of sending could not be written down: these messages may go twice');
      }
    }
    recording = undefined;
    unwritten = false;
    if (awaitsResults || stopped) changed.ring();
  }

  function begin(messages: readonly Begun[]): void {
    if (messages.length === 0) return;
    const deadline = startDeadline({ timeoutMs });
    let left = messages.length;
    for (const message of messages) {
      const sending = send(message, deadline).then(() => {
        underWay.delete(sending);
        left -= 1;
        if (left === 0) deadline.clear();
      });
      underWay.set(sending, deadline);
    }
  }

  function reserve(wanted: number): Places {
    const { pace, addressGapMs } = channel.can;
    // What is counted goes through the claim, where the ledger looks at it.
    const isPaced = pace > 0 || addressGapMs > 0 || isCounted(channel) || pausedUntil > clock.now().getTime();
    const room = stopped || isPaced ? 0 : MOST_SWIFT - underWay.size - reserved;
    const count = Math.max(0, Math.min(wanted, room));
    reserved += count;
    return {
      count,
      leaseMs: timeoutMs + LEASE_MARGIN_MS,
      begin: (messages) => {
        reserved -= count;
        begin(messages);
        if (stopped) changed.ring();
      },
    };
  }

  /** @returns milliseconds until there may be more to do. */
  async function pass(): Promise<number> {
    const paused = pausedUntil - clock.now().getTime();
    if (paused > 0) return paused;
    if (unwritten) await recording;
    const room = concurrency - underWay.size;
    awaitsResults = room <= 0;
    if (room <= 0) return LOOK_EVERY_MS;
    const { messages, startedAt, paceWaitMs, allowsReply, isFull } = await claimFor(deps, channel, room);
    const begunAt = begunLate(messages.length, startedAt);
    begin(messages.map((message) => ({ message, startedAt: begunAt })));
    if (paceWaitMs > 0 && (messages.length === 0 || !allowsReply)) {
      // Whatever rings meanwhile, nothing can go.
      if (!allowsReply) pausedUntil = clock.now().getTime() + paceWaitMs;
      return paceWaitMs;
    }
    if (isFull || changed.isRinging()) return 0;
    // What waits behind one of these may go when it is written down that it has gone.
    awaitsResults = messages.length > 0;
    const now = clock.now();
    const next = await nextSendAt(deps.database, channel, { now, real: clock.real() });
    if (next === null) return LOOK_EVERY_MS;
    const wait = next.getTime() - now.getTime();
    if (wait > 0) return wait;
    awaitsResults = true;
    return HELD_BACK_MS;
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
    while (underWay.size > 0 || recording || reserved > 0) {
      await Promise.all(underWay.keys());
      await recording;
      if (reserved > 0) await changed.rung(Number.POSITIVE_INFINITY);
      changed.still();
    }
  }

  const running = run();
  return {
    reserve,
    stop: () => {
      stopped = true;
      unsubscribe();
      changed.ring();
      const last = setTimeout(() => {
        for (const deadline of underWay.values()) deadline.abort();
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
