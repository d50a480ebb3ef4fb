import { type LateSlot, moveSlots } from '../messages/late-slot-store.ts';
import { type ClaimedMessage, nextSendAt } from '../messages/outbox-claim-store.ts';
import type { SendResult, SentResult } from '../messages/outbox-result-store.ts';
import type { Wakes } from '../messages/wakes.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { bell } from '../platform/bell.ts';
import { errorFields } from '../platform/logger.ts';
import { gatherResults, type SentAlong } from './gather-results.ts';
import { lateArrivals } from './late-arrival.ts';
import { isCounted } from './ledger/counted-channel.ts';
import {
  claimFor,
  type Deadline,
  LEASE_MARGIN_MS,
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
/** What is under way when the loop is stopped may take so long, so that the process ends within ten seconds. Milliseconds. */
const LAST_ANSWERS_MS = 2_500;
/** So late a request may arrive: less than the margin of the pace, which also holds what is not known. */
const UNHEEDED_MS = 14;

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
  /** Results of messages before: the statement that stores these is to write them down, too. */
  sent: readonly SentResult[];
  /**
   * Begins the messages, whose commit was waited for, and gives the places back. To be called once, whatever happened.
   * @param wroteSent whether `sent` is written down.
   */
  begin(messages: readonly Begun[], wroteSent: boolean): void;
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

const NO_PLACES: Places = { count: 0, leaseMs: 0, sent: [], begin: () => {} };

const NOTHING_SENT: SentAlong = { sent: [], settle: () => {} };

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
  const late: LateSlot[] = [];
  const lateness = lateArrivals();
  let moving = Promise.resolve();
  let pausedUntil = 0;
  let reserved = 0;
  /** Statements under way that begin messages and write results down. */
  let carried = 0;
  /** Whether what is under way is what keeps others back. */
  let awaitsResults = false;
  let stopped = false;
  const unsubscribe = deps.wakes.on('send', changed.ring);
  const results = gatherResults({ ...deps, logger }, channel, {
    isStopped: () => stopped,
    beforeWriting: moveLate,
    onWritten: (written) => {
      pausedUntil = Math.max(pausedUntil, pauseOf(written));
      if (written.some(({ outcome }) => outcome !== 'sent')) awaitsResults = true;
    },
    onSettled: () => {
      if (awaitsResults || stopped) changed.ring();
    },
  });

  async function send({ message, startedAt, isWritten }: Begun, deadline: Deadline): Promise<void> {
    const result = await sendMessage(deps, channel, message, deadline);
    if (startedAt && channel.can.pace > 0) {
      const lateBy = lateness(clock.real().getTime() - startedAt.getTime()) - UNHEEDED_MS;
      if (lateBy > 0) late.push({ startedAt, lateBy });
    }
    results.add(result, isWritten);
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
    const { sent, settle } = isPaced ? NOTHING_SENT : results.takeSent();
    reserved += count;
    carried += 1;
    return {
      count,
      leaseMs: timeoutMs + LEASE_MARGIN_MS,
      sent,
      begin: (messages, wroteSent) => {
        reserved -= count;
        carried -= 1;
        begin(messages);
        settle(wroteSent);
        if (stopped) changed.ring();
      },
    };
  }

  /** @returns milliseconds until there may be more to do. */
  async function pass(): Promise<number> {
    const paused = pausedUntil - clock.now().getTime();
    if (paused > 0) return paused;
    if (results.isBehind) await results.recording;
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
    while (underWay.size > 0 || results.recording || carried > 0) {
      await Promise.all(underWay.keys());
      await results.recording;
      if (carried > 0) await changed.rung(Number.POSITIVE_INFINITY);
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
