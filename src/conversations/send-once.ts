import { setMaxListeners } from 'node:events';
import type { Channel, SendContext } from '../channels/channel.ts';
import { SendError } from '../channels/send-error.ts';
import type { Reply } from '../engine/reply.ts';
import { type Claim, type ClaimedMessage, claimHeads } from '../messages/outbox-claim-store.ts';
import type { SendResult } from '../messages/outbox-result-store.ts';
import { nextTry } from '../messages/retry-at.ts';
import { sendableReply } from '../messages/sendable-reply.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { isCounted } from './ledger/counted-channel.ts';
import { reviewFor, wakeFor } from './ledger/review-claim.ts';
import type { Observe } from './observe.ts';
import { record } from './record-results.ts';

export type SendingChannel = Pick<
  Channel,
  'id' | 'account' | 'name' | 'can' | 'send' | 'unitsOf' | 'sendTemplate' | 'freeLeft'
>;

export interface SendDeps {
  database: Database;
  encryption: Pick<Encryption, 'decrypt'>;
  clock: Clock;
  logger: Logger;
  channels: readonly SendingChannel[];
  /** Reads a stored medium that a message shows. */
  readMedia: SendContext['media'];
  /** What is said under a question for a place where the channel has none; null: nothing. */
  placeLine?(messageId: bigint): Promise<string | null>;
  /** In [0, 1): spreads the waits after failures. */
  chance(): number;
  observe?: Observe;
  /** Messages of one channel under way at once. */
  concurrency?: number;
  /** How long one message may take, in milliseconds. */
  timeoutMs?: number;
}

/** As many as a batch of turns has replies, so that one claim takes them all. */
export const SEND_CONCURRENCY = 50;
export const TIMEOUT_MS = 30_000;
/** A channel that is told to give up says within this time how much of the message is out. */
const LAST_WORD_MS = 500;
/** A lease outlives the request by this, so that its result can still be written down. */
export const LEASE_MARGIN_MS = 30_000;

/** Sends what may be sent now, once for each channel, and waits for it. @returns how many messages were tried. */
export async function sendOnce(deps: SendDeps): Promise<number> {
  let tried = 0;
  for (const channel of deps.channels) {
    const claim = await claimFor(deps, channel, deps.concurrency ?? SEND_CONCURRENCY);
    const deadline = startDeadline(deps);
    const results = await Promise.all(claim.messages.map((message) => sendMessage(deps, channel, message, deadline)));
    deadline.clear();
    await record(deps, channel, results);
    tried += results.length;
  }
  return tried;
}

/** Claims up to `limit` messages, whose requests the caller begins at once. */
export async function claimFor(
  deps: Pick<SendDeps, 'database' | 'clock' | 'timeoutMs' | 'channels'>,
  sending: SendingChannel,
  limit: number,
): Promise<Claim> {
  const { database, clock, timeoutMs = TIMEOUT_MS } = deps;
  const { id, account, can } = sending;
  const review = reviewFor({ channel: sending, channels: deps.channels, clock });
  if (review) await wakeFor(database.direct, sending, clock.now());
  return claimHeads(database, {
    channel: { id, account },
    limit,
    pace: can.pace,
    addressGapMs: can.addressGapMs,
    leaseMs: timeoutMs + LEASE_MARGIN_MS,
    clock,
    review,
  });
}

/** Until when requests that began together are waited for. */
export interface Deadline {
  signal: AbortSignal;
  /** Rejects a moment after it has passed: a channel that does not look at its signal is not waited for either. */
  passed: Promise<never>;
  /** Gives them up now. */
  abort(): void;
  /** All have their results. */
  clear(): void;
}

export function startDeadline({ timeoutMs = TIMEOUT_MS }: Pick<SendDeps, 'timeoutMs'>): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  // Many requests listen to it.
  setMaxListeners(0, signal);
  let giveUp: (error: SendError) => void;
  const passed = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  passed.catch(() => {});
  let timer = setTimeout(abort, timeoutMs);
  function abort(): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(new SendError('connection_failed', { code: 'timeout' })), LAST_WORD_MS);
    controller.abort();
  }
  return { signal, passed, abort, clear: () => clearTimeout(timer) };
}

/** One request, given up when its deadline passes. Never rejects: what a channel throws becomes a result. */
export async function sendMessage(
  deps: Pick<SendDeps, 'encryption' | 'clock' | 'logger' | 'readMedia' | 'placeLine' | 'chance'>,
  channel: SendingChannel,
  message: ClaimedMessage,
  { signal, passed }: Pick<Deadline, 'signal' | 'passed'>,
): Promise<SendResult> {
  const { id, leaseToken, conversationId, addressId, sentParts } = message;
  try {
    const address = 'address' in message ? message.address : deps.encryption.decrypt(message.externalCipher);
    if (message.template) return await askToWrite(deps, channel, { message, address, deadline: { signal, passed } });
    if (
      message.needsFree !== undefined &&
      !(await isFree(channel, { address, units: message.needsFree, signal, passed }))
    )
      return redecided(message, 'free_used_up', deps.clock.now());
    const reply = sendableReply(message);
    const sending = channel.send(
      address,
      reply.asksPlace ? await withPlaceLine(reply, message.id, { deps, channel }) : reply,
      { signal, media: deps.readMedia, fromPart: sentParts, mayHaveArrived: message.unansweredPart === sentParts },
    );
    const { messageIds } = await Promise.race([sending, passed]);
    return { id, leaseToken, outcome: 'sent', at: deps.clock.now(), externalIds: messageIds };
  } catch (thrown) {
    const at = deps.clock.now();
    const error = thrown instanceof SendError ? thrown : bugOf(thrown, deps.logger, message);
    if (error.reason === 'person_blocked')
      return { id, leaseToken, outcome: 'unreachable', at, reason: error.reason, conversationId, addressId };
    const decidedAnew = isCounted(channel) && (REDECIDED.has(error.reason) || (message.template && !error.retryable));
    // Another way is looked for, or a task made: see the ledger.
    if (decidedAnew) {
      const reason = error.reason === 'quota_exhausted' ? error.reason : 'outside_window';
      return redecided({ ...message, sentParts: Math.max(sentParts, error.sentParts) }, reason, at);
    }
    const awaitsReceipt = message.template !== undefined && error.mayHaveArrived;
    const next = nextTry(
      {
        attempts: message.attempts,
        retryable: error.retryable,
        retryAfter: awaitsReceipt ? RECEIPT_WITHIN_MS : error.retryAfter,
        firstFailedAt: message.firstFailedAt,
      },
      { now: at, chance: deps.chance() },
    );
    return {
      id,
      leaseToken,
      outcome: 'failed',
      at,
      reason: error.reason,
      sentParts: Math.max(sentParts, error.sentParts),
      mayHaveArrived: error.mayHaveArrived,
      next,
    };
  }
}

/** What the platform knows better than our counts do. */
const REDECIDED: ReadonlySet<string> = new Set(['outside_window', 'quota_exhausted']);

/** Whether a template whose answer was lost arrived is told by its receipt; so long until another way is looked for. Milliseconds. */
const RECEIPT_WITHIN_MS = 2 * 60_000;

/** Another way is looked for at once: the reason says what the ledger did not know. */
function redecided(
  { id, leaseToken, sentParts }: Pick<ClaimedMessage, 'id' | 'leaseToken' | 'sentParts'>,
  reason: string,
  at: Date,
): SendResult {
  const next = { kind: 'again' as const, at, goesBehind: false };
  return { id, leaseToken, outcome: 'failed', at, reason, sentParts, mayHaveArrived: false, next };
}

/** Whether so many messages cost nothing, as the platform tells it; where it does not know the question, they are sent. */
async function isFree(
  channel: SendingChannel,
  { address, units, signal, passed }: { address: string; units: number } & Pick<Deadline, 'signal' | 'passed'>,
): Promise<boolean> {
  try {
    const left = await Promise.race([channel.freeLeft!(address, signal), passed]);
    return left === null || left >= units;
  } catch (error) {
    if (error instanceof SendError && !error.retryable) return true;
    throw error;
  }
}

/** Sends the template that asks somebody to write; what it announces waits until they do. */
async function askToWrite(
  { encryption, clock }: Pick<SendDeps, 'encryption' | 'clock'>,
  channel: SendingChannel,
  {
    message,
    address,
    deadline,
  }: { message: ClaimedMessage; address: string; deadline: Pick<Deadline, 'signal' | 'passed'> },
): Promise<SendResult> {
  const { id, leaseToken } = message;
  const { phoneCipher, ...template } = message.template!;
  const to = phoneCipher ? { phone: internationalPhone(encryption.decrypt(phoneCipher)) } : { address };
  const sending = channel.sendTemplate!(to, template, deadline.signal);
  const { messageIds } = await Promise.race([sending, deadline.passed]);
  return { id, leaseToken, outcome: 'asked', at: clock.now(), externalId: messageIds[0] };
}

/** `0912…` as `84912…`. */
function internationalPhone(phone: string): string {
  return phone.replace(/^0/, '84');
}

/** Where the channel has no places, a question for one bears the address of a map: made now, for its time begins to run. */
async function withPlaceLine(
  reply: Reply,
  messageId: bigint,
  { deps, channel }: { deps: Pick<SendDeps, 'placeLine'>; channel: SendingChannel },
): Promise<Reply> {
  if (channel.can.place) return reply;
  const line = await deps.placeLine?.(messageId).catch(() => {
    throw new SendError('connection_failed', {
      ...{ mayHaveArrived: false, message: 'the address of the map cannot be made now' },
    });
  });
  return line ? { ...reply, text: `${reply.text}\n\n${line}` } : reply;
}

/** Anything but a `SendError` is a bug, of the channel or of a medium that cannot be read: tried again, and logged. */
function bugOf(thrown: unknown, logger: Logger, { id }: ClaimedMessage): SendError {
  logger.error({ message: String(id), ...errorFields(thrown) }, 'a channel threw what is no SendError');
  return new SendError('rejected', { retryable: true, code: 'bug', mayHaveArrived: true });
}
