import type { Reply } from '../engine/reply.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, Prisma, type Sql, WITHOUT_WAITING_FOR_DISK } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

export type ClaimedMessage = ClaimedOutboxMessage &
  (
    | { /** The encrypted id of the person on the platform. */ externalCipher: Uint8Array }
    | { /** The same in the clear, where the message answers an update that came just now. */ address: string }
  );

interface ClaimedOutboxMessage {
  id: bigint;
  conversationId: string;
  addressId: string;
  reply: Reply;
  /** Whether it asks something from outside a flow. */
  asksFromOutside: boolean;
  /** Tries, with this one. */
  attempts: number;
  sentParts: number;
  /** The part that an earlier try, or a process that died, left without an answer: it may have reached the person. */
  unansweredPart: number | null;
  firstFailedAt: Date | null;
  leaseToken: string;
  /** Where it is not the reply itself that is sent: a template that asks the person to write. */
  template?: ClaimedTemplate;
  /** It may go only if the platform still has so many free messages for the person. */
  needsFree?: number;
}

export interface ClaimedTemplate {
  id: string;
  trackingId: string;
  data: Record<string, string>;
  /** The person's telephone number, encrypted, where it goes there. */
  phoneCipher?: Uint8Array;
}

export interface Claim {
  messages: ClaimedMessage[];
  /** When they are taken to have been started, by the real clock: their pace slots bear this time. */
  startedAt: Date;
  /** Milliseconds until the account's pace allows another message of any kind after these; 0: it is not what holds messages back. */
  paceWaitMs: number;
  /** Whether the pace still allows a reply after these, though perhaps nothing else. */
  allowsReply: boolean;
  /** Whether as many were taken as could be: there may be more. */
  isFull: boolean;
}

export interface ClaimOptions {
  channel: ChannelAccount;
  limit: number;
  /** Messages in any second for the account, over all processes; 0: unlimited. */
  pace: number;
  /** Least time between two messages to one person, in milliseconds. */
  addressGapMs: number;
  leaseMs: number;
  clock: Clock;
  /**
   * Looks at what was claimed, in the same transaction, and says what of it is sent: see `src/conversations/ledger`. Left out for
   * channels whose messages are not counted, which pay nothing for it.
   */
  review?: ReviewClaim;
}

export type ReviewClaim = (tx: Sql, claimed: readonly ClaimedMessage[]) => Promise<ClaimedMessage[]>;

/** The window of the pace with 20 ms of margin, for what passes between the claim and the platform's clock. */
const PACE_WINDOW_MS = 1_020;

/** So many slots are kept for replies while people write: a reminder to thousands must not make anybody wait for an answer. */
const KEPT_FOR_REPLIES = 3;

/**
 * Reminders leave a few at a time: the requests of a whole window, begun at once, would open as many connections and arrive at any time.
 * Once spread, they stay spread, since every slot is free again when its time is over.
 */
const SPREAD = { messages: 6, ms: 60 };

/**
 * A claim that comes late takes what it missed, else each hiccup would move all the groups of a second behind it. So many milliseconds
 * back; no more at once than these groups. What any second may hold stays as it is.
 */
const CATCH_UP = { ms: 300, groups: 3 };

/** People write, if anybody has written within this time, in milliseconds. */
const WRITING_MS = 10_000;

/** Replies and what is urgent; reminders and broadcasts come after. */
const LOWEST_REPLY = 1;
const LOWEST = 3;

/** A question from outside a talk waits so long for the talk to end (design point 9), in milliseconds. */
const QUESTION_WAIT_MS = 10 * 60_000;

/**
 * Takes messages that may be sent now: of each conversation only the head; urgent ones first, then replies, reminders and
 * broadcasts. They must be started at once. A claimed message whose lease ran out was perhaps sent by a process that died:
 * it is claimed again, and is the only kind that can arrive twice.
 */
export async function claimHeads(database: Database, options: ClaimOptions): Promise<Claim> {
  const { channel, limit, pace, clock } = options;
  if (pace === 0 && !options.review) {
    const startedAt = clock.real();
    const messages = await claim(database.direct, options, { limit, startedAt, lowest: LOWEST });
    return { messages, startedAt, paceWaitMs: 0, allowsReply: true, isFull: messages.length >= limit };
  }
  return database.direct.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pace ${channel.id} ${channel.account}`}, 0))`;
    // Only now: the time at which one waited for the lock is not the time at which messages leave.
    const startedAt = clock.real();
    if (pace === 0) {
      const claimed = await claim(tx, options, { limit, startedAt, lowest: LOWEST });
      const messages = await reviewed(tx, options, claimed);
      return { messages, startedAt, paceWaitMs: 0, allowsReply: true, isFull: claimed.length >= limit };
    }
    const slots = await slotsTaken(tx, channel, { at: startedAt, now: clock.now() });
    const free = pace - slots.taken;
    const waitAfter = (taken: number) => paceWait(slots, { pace, at: startedAt, taken });
    if (free <= 0) return { messages: [], startedAt, paceWaitMs: waitAfter(0), allowsReply: false, isFull: true };
    const others = Math.min(free - keptOf(slots, pace), groupOf(slots));
    const allowed = others > 0 ? { limit: others, lowest: LOWEST } : { limit: free, lowest: LOWEST_REPLY };
    const room = Math.min(limit, allowed.limit);
    const claimed = await claim(tx, options, { ...allowed, limit: room, startedAt });
    const messages = await reviewed(tx, options, claimed);
    const taken = claimed.length;
    return {
      ...{ messages, startedAt, paceWaitMs: waitAfter(taken), allowsReply: taken < free, isFull: taken >= room },
    };
  });
}

/** The account's log of the last second. */
interface Slots {
  taken: number;
  oldest: Date | null;
  /** Those of the last moment, and the first of them. */
  lately: number;
  firstLately: Date | null;
  /** Those that became free a short while ago and were not taken again since. */
  missed: number;
  /** Whether people write. */
  writing: boolean;
}

function keptOf({ writing }: Slots, pace: number): number {
  return writing ? Math.min(KEPT_FOR_REPLIES, pace - 1) : 0;
}

/** So many others than replies may begin together. */
function groupOf({ lately, missed }: Slots): number {
  return Math.max(SPREAD.messages - lately, Math.min(missed, CATCH_UP.groups * SPREAD.messages));
}

/** Milliseconds until more than replies may go, when `taken` more are gone; 0: now. */
function paceWait(slots: Slots, { pace, at, taken }: { pace: number; at: Date; taken: number }): number {
  const until = (from: Date | null, ms: number) => Math.max(1, (from ?? at).getTime() + ms - at.getTime() + 1);
  if (pace - slots.taken - taken <= keptOf(slots, pace)) return until(slots.oldest, PACE_WINDOW_MS);
  const { lately, missed } = slots;
  return groupOf({ ...slots, lately: lately + taken, missed: missed - taken }) > 0
    ? 0
    : until(slots.firstLately, SPREAD.ms);
}

function reviewed(tx: Sql, { review }: ClaimOptions, claimed: ClaimedMessage[]): Promise<ClaimedMessage[]> {
  return review && claimed.length > 0 ? review(tx, claimed) : Promise.resolve(claimed);
}

async function slotsTaken(
  tx: Sql,
  { id, account }: ChannelAccount,
  { at, now }: { at: Date; now: Date },
): Promise<Slots> {
  const windowStart = new Date(at.getTime() - PACE_WINDOW_MS);
  const momentStart = new Date(at.getTime() - SPREAD.ms);
  const missedSince = new Date(windowStart.getTime() - CATCH_UP.ms);
  const takenAgainSince = new Date(at.getTime() - CATCH_UP.ms);
  const lately = new Date(now.getTime() - WRITING_MS);
  const [row] = await tx.$queryRaw<Slots[]>`
    WITH gone AS (
      DELETE FROM pace_slots WHERE channel = ${id} AND account = ${account} AND taken_at <= ${missedSince}::timestamptz
    ), slots AS (
      SELECT taken_at AS at, taken_at > ${windowStart}::timestamptz AS taken, taken_at > ${momentStart}::timestamptz AS lately
      FROM pace_slots WHERE channel = ${id} AND account = ${account} AND taken_at > ${missedSince}::timestamptz
    )
    SELECT count(*) FILTER (WHERE taken)::int AS taken, min(at) FILTER (WHERE taken) AS oldest,
      count(*) FILTER (WHERE lately)::int AS lately, min(at) FILTER (WHERE lately) AS "firstLately",
      (count(*) FILTER (WHERE NOT taken) - count(*) FILTER (WHERE at > ${takenAgainSince}::timestamptz))::int AS missed,
      EXISTS (
        SELECT 1 FROM updates WHERE visibility = 'released' AND received_at > ${lately}::timestamptz AND channel = ${id}
      ) AS writing
    FROM slots`;
  return row!;
}

async function claim(
  tx: Sql,
  { channel, pace, addressGapMs, leaseMs, clock, review }: ClaimOptions,
  { limit, lowest, startedAt }: { limit: number; lowest: number; startedAt: Date },
): Promise<ClaimedMessage[]> {
  const token = newId();
  const now = clock.now();
  const leaseUntil = new Date(startedAt.getTime() + leaseMs);
  // What is counted before it leaves stays counted, also after a crash of the database.
  const waiting = review ? Prisma.empty : Prisma.sql`, ${WITHOUT_WAITING_FOR_DISK}`;
  const slots =
    pace === 0
      ? Prisma.empty
      : Prisma.sql`, slots AS (INSERT INTO pace_slots (channel, account, taken_at)
          SELECT ${channel.id}, ${channel.account}, ${startedAt}::timestamptz FROM claimed)`;
  return tx.$queryRaw`
    WITH left_behind AS (
      SELECT o.id FROM outbox_messages o
      WHERE o.channel = ${channel.id} AND o.account = ${channel.account} AND o.state = 'sending'
        AND o.lease_until < ${startedAt}::timestamptz
      ORDER BY o.lease_until LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), heads AS (
      SELECT o.id FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id
      WHERE o.channel = ${channel.id} AND o.account = ${channel.account} AND o.state = 'queued'
        AND o.priority <= ${lowest} AND o.ready_at <= ${now}::timestamptz AND NOT ${defers(Prisma.sql`o`, now)}
        AND ${isHead(now)} ${restedFor(addressGapMs, startedAt)}
      ORDER BY o.priority, o.ready_at, o.id
      LIMIT ${limit} - (SELECT count(*) FROM left_behind) FOR UPDATE OF o SKIP LOCKED
    ), claimed AS (
      UPDATE outbox_messages o SET state = 'sending', lease_token = ${token}::uuid, lease_until = ${leaseUntil}::timestamptz,
        started_at = ${startedAt}::timestamptz, attempts = o.attempts + 1,
        unanswered_part = CASE WHEN o.state = 'sending' THEN o.sent_parts ELSE o.unanswered_part END
      FROM (SELECT id FROM left_behind UNION ALL SELECT id FROM heads) taken${waiting}
      WHERE o.id = taken.id RETURNING o.*
    )${slots}
    SELECT o.id, o.conversation_id AS "conversationId", a.id AS "addressId", a.external_cipher AS "externalCipher",
      o.content AS reply, o.question IS NOT NULL AS "asksFromOutside", o.attempts, o.sent_parts AS "sentParts",
      o.unanswered_part AS "unansweredPart", o.first_failed_at AS "firstFailedAt", o.lease_token AS "leaseToken"
    FROM claimed o JOIN conversations c ON c.id = o.conversation_id JOIN addresses a ON a.id = c.address_id
    ORDER BY o.priority, o.ready_at, o.id`;
}

/** Whether message `o` of conversation `c` is a question from outside that waits for a talk to end. It lets others pass. */
function defers(o: Prisma.Sql, now: Date): Prisma.Sql {
  const longAgo = new Date(now.getTime() - QUESTION_WAIT_MS);
  return Prisma.sql`(${o}.question IS NOT NULL AND ${o}.priority > 0 AND ${o}.ready_at > ${longAgo}::timestamptz
    AND (c.ready_at IS NOT NULL OR EXISTS (SELECT 1 FROM sessions s WHERE s.conversation_id = c.id)))`;
}

/**
 * Whether nothing holds message `o` back: nothing earlier of its conversation is under way, due or being tried again. One whose own
 * time has not come for the first time holds back nothing.
 * A scalar subquery on purpose: as a join it is planned by statistics, which know nothing of a list that is empty most of the time.
 */
function isHead(now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT true FROM outbox_messages e
    WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.sent_at IS NULL AND e.state IN ('queued', 'sending')
      AND (e.state = 'sending' OR (e.attempts > 0 OR e.ready_at <= ${now}::timestamptz)
        AND NOT ${defers(Prisma.sql`e`, now)})
    LIMIT 1) IS NULL`;
}

/** Messages to one person keep a distance: to the one before, and to one that was put behind after its tries. */
function restedFor(gapMs: number, at: Date): Prisma.Sql {
  if (gapMs === 0) return Prisma.empty;
  const since = new Date(at.getTime() - gapMs);
  return Prisma.sql`
    AND (SELECT true FROM (
      SELECT started_at FROM outbox_messages p WHERE p.conversation_id = o.conversation_id AND p.seq < o.seq
      ORDER BY p.seq DESC LIMIT 3) p WHERE p.started_at > ${since}::timestamptz LIMIT 1) IS NULL
    AND (SELECT true FROM outbox_messages q WHERE q.conversation_id = o.conversation_id
      AND q.sent_at IS NULL AND q.state IN ('queued', 'sending') AND q.started_at > ${since}::timestamptz LIMIT 1) IS NULL`;
}

/** When to look again after a claim that found nothing: a time that may have passed already, or null where nothing is queued. */
export async function nextSendAt(
  database: Database,
  { id, account }: ChannelAccount,
  { now, real }: { now: Date; real: Date },
): Promise<Date | null> {
  const [row] = await database.direct.$queryRaw<{ due: boolean; later: Date | null; expires: Date | null }[]>`
    SELECT
      EXISTS (SELECT 1 FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id
        WHERE o.channel = ${id} AND o.account = ${account} AND o.state = 'queued' AND o.ready_at <= ${now}::timestamptz
          AND NOT ${defers(Prisma.sql`o`, now)}) AS due,
      (SELECT min(next.ready_at) FROM (VALUES (0), (1), (2), (3)) AS p(priority), LATERAL (
        SELECT o.ready_at FROM outbox_messages o
        WHERE o.channel = ${id} AND o.account = ${account} AND o.state = 'queued'
          AND o.priority = p.priority AND o.ready_at > ${now}::timestamptz
        ORDER BY o.ready_at LIMIT 1) next) AS later,
      (SELECT min(lease_until) FROM outbox_messages o
        WHERE o.channel = ${id} AND o.account = ${account} AND o.state = 'sending') AS expires`;
  if (!row || row.due) return row ? now : null;
  const expires = row.expires ? new Date(now.getTime() + row.expires.getTime() - real.getTime()) : null;
  const times = [row.later, expires].filter((time) => time !== null);
  return times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : null;
}
