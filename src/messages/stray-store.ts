import type { ChannelAccount } from '../people/address-store.ts';
import { Prisma, type Sql, type Transaction } from '../platform/database.ts';
import { setTimers } from './timer-store.ts';

/** The timer of a conversation with messages that its channel does not take; the subject is the conversation. */
export const STRAY = 'stray_messages';

/** A channel counts as switched off when what is due there has lain for so long, and no process of ours has it. Milliseconds. */
const OFF_AFTER_MS = 10 * 60_000;

/** What is older is not worth anybody's attention any more. */
const FORGOTTEN_MS = 3 * 24 * 3_600_000;

export interface StrayMessage {
  id: bigint;
  conversationId: string;
  matters: boolean;
  why: 'person_blocked' | 'channel_off';
}

export interface LookForStrays {
  /** Accounts that this process has. */
  open: readonly ChannelAccount[];
  now: Date;
}

/** Keeps others from changing what these conversations have not sent, until the transaction ends. */
export async function lockUnsent(tx: Pick<Sql, '$queryRaw'>, conversationIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM outbox_messages WHERE conversation_id = ANY(${[...conversationIds]}::uuid[]) AND sent_at IS NULL
    ORDER BY id FOR UPDATE`;
}

/** The stray messages of these conversations, in their order. */
export async function straysOf(
  tx: Pick<Sql, '$queryRaw'>,
  conversationIds: readonly string[],
  { open, now }: LookForStrays,
): Promise<StrayMessage[]> {
  return tx.$queryRaw`
    SELECT o.id, o.conversation_id AS "conversationId",
      CASE WHEN o.state IN ('queued', 'sending') THEN 'channel_off' ELSE 'person_blocked' END AS why,
      (o.priority <> 1 OR o.issue_id IS NOT NULL OR o.staff_id IS NOT NULL OR o.question IS NOT NULL) AS matters
    FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id JOIN addresses a ON a.id = c.address_id
    WHERE o.conversation_id = ANY(${[...conversationIds]}::uuid[]) AND o.sent_at IS NULL AND o.sent_parts = 0
      AND greatest(o.created_at, o.ready_at) > ${new Date(now.getTime() - FORGOTTEN_MS)}::timestamptz
      AND CASE
        WHEN o.state IN ('queued', 'sending') THEN NOT ${isOpen(Prisma.sql`o`, open)} AND ${isLeft(now)}
        ELSE o.reason IN ('person_blocked', 'unreachable') AND a.unreachable_at IS NOT NULL END
    ORDER BY o.conversation_id, o.seq`;
}

/** Sets the timers of conversations that have something due on an account that no process of ours has. */
export async function findSwitchedOff(tx: Transaction, { open, now }: LookForStrays): Promise<void> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE at AS (
      (SELECT channel, account FROM outbox_messages WHERE state = 'queued' ORDER BY channel, account LIMIT 1)
      UNION ALL
      SELECT next.channel, next.account FROM at CROSS JOIN LATERAL (
        SELECT channel, account FROM outbox_messages
        WHERE state = 'queued' AND (channel, account) > (at.channel, at.account) ORDER BY channel, account LIMIT 1) next
    ), off AS (
      SELECT * FROM at WHERE NOT ${isOpen(Prisma.sql`at`, open)}
    )
    SELECT o.conversation_id AS id FROM off
    JOIN outbox_messages o ON o.channel = off.channel AND o.account = off.account AND o.state = 'queued' AND ${isLeft(now)}
    UNION
    SELECT o.conversation_id FROM outbox_messages o
    WHERE o.state = 'sending' AND ${isLeft(now)} AND NOT ${isOpen(Prisma.sql`o`, open)}
    LIMIT ${MOST_AT_ONCE}`;
  await setTimers(
    tx,
    found.map(({ id }) => ({ kind: STRAY, subject: id, dueAt: now })),
  );
}

/** The rest is found the next time. */
const MOST_AT_ONCE = 500;

function isOpen(at: Prisma.Sql, open: readonly ChannelAccount[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(${open.map(({ id }) => id)}::text[],
    ${open.map(({ account }) => account)}::text[]) AS is_open(channel, account)
    WHERE is_open.channel = ${at}.channel AND is_open.account = ${at}.account)`;
}

/** Whether message `o` has been due for long, or was left behind by a process that died. */
function isLeft(now: Date): Prisma.Sql {
  const before = new Date(now.getTime() - OFF_AFTER_MS);
  return Prisma.sql`CASE WHEN o.state = 'queued' THEN o.ready_at ELSE o.lease_until END <= ${before}::timestamptz`;
}

/** These are told to nobody; a moderator reads why. */
export async function dropStrays(tx: Sql, strays: readonly Pick<StrayMessage, 'id' | 'why'>[]): Promise<void> {
  for (const why of ['person_blocked', 'channel_off'] as const) {
    const ids = strays.filter((one) => one.why === why).map(({ id }) => id);
    if (ids.length > 0)
      await tx.$executeRaw`
        UPDATE outbox_messages SET state = 'cancelled', reason = ${why}, lease_token = NULL, lease_until = NULL
        WHERE id = ANY(${ids}::bigint[])`;
  }
}
