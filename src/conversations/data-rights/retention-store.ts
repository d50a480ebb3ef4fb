import { CLOSED_STATUSES } from '../../issues/status-table.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';

/** Finds what is old enough to go, at most so many at a time. The slices take it away. */
export interface Old {
  /** What became so before this moment. */
  before: Date;
  limit: number;
}

const CLOSED = Prisma.sql`i.status = ANY(${[...CLOSED_STATUSES]}::text[])`;

/** When an issue was closed last; where its history does not say, when it was last changed. */
const CLOSED_AT = Prisma.sql`coalesce((SELECT max(h.at) FROM issue_history h
  WHERE h.issue_id = i.id AND h.kind = 'status' AND h.to_value = i.status), i.updated_at)`;

/** Media all of whose issues are closed for long. */
export async function mediaOfClosed(tx: Transaction, { before, limit }: Old): Promise<string[]> {
  return ids(tx.$queryRaw`
    SELECT m.id FROM media m
    WHERE m.state <> 'erased' AND EXISTS (SELECT 1 FROM issue_media im WHERE im.media_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM issue_media im JOIN issues i ON i.id = im.issue_id
        WHERE im.media_id = m.id AND NOT (${CLOSED} AND ${CLOSED_AT} < ${before}::timestamptz))
    ORDER BY m.created_at LIMIT ${limit}`);
}

/** Issues closed for long that still name who reported them. */
export async function issuesWithReporter(tx: Transaction, { before, limit }: Old): Promise<string[]> {
  return ids(tx.$queryRaw`
    SELECT i.id FROM issues i
    WHERE i.person_id IS NOT NULL AND ${CLOSED} AND ${CLOSED_AT} < ${before}::timestamptz ORDER BY i.created_at LIMIT ${limit}`);
}

/** Updates that belong to no open issue. */
export async function oldUpdates(tx: Transaction, { before, limit }: Old): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT u.id FROM updates u LEFT JOIN issues i ON i.id = u.issue_id
    WHERE u.visibility IN ('released', 'held') AND u.received_at < ${before}::timestamptz AND u.state <> 'waiting'
      AND (i.id IS NULL OR ${CLOSED})
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Our own messages that belong to no open issue. */
export async function oldReplies(tx: Transaction, { before, limit }: Old): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT o.id FROM outbox_messages o LEFT JOIN issues i ON i.id = o.issue_id
    WHERE o.created_at < ${before}::timestamptz AND o.state NOT IN ('queued', 'sending') AND (i.id IS NULL OR ${CLOSED})
    ORDER BY o.created_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Conversations whose consent was withdrawn and in which something is still held. */
export async function withdrawnConversations(tx: Transaction, { before, limit }: Old): Promise<string[]> {
  return ids(tx.$queryRaw`
    SELECT c.id FROM conversations c CROSS JOIN LATERAL (
      SELECT k.decision, k.at FROM consents k WHERE k.person_id = c.person_id AND k.purpose = 'reports' ORDER BY k.at DESC, k.id DESC LIMIT 1
    ) last
    WHERE c.consented_at IS NULL AND last.decision <> 'given' AND last.at < ${before}::timestamptz
      AND (EXISTS (SELECT 1 FROM updates u WHERE u.conversation_id = c.id AND u.visibility = 'held' AND u.state <> 'waiting'
          AND u.received_at < ${before}::timestamptz)
        OR EXISTS (SELECT 1 FROM outbox_messages o WHERE o.conversation_id = c.id AND o.created_at < ${before}::timestamptz
          AND o.state NOT IN ('queued', 'sending')))
    ORDER BY c.id LIMIT ${limit}`);
}

/** Conversations without a consent, in which nobody said anything for long. */
export async function silentStrangers(tx: Transaction, { before, limit }: Old): Promise<string[]> {
  return ids(tx.$queryRaw`
    SELECT c.id FROM conversations c
    WHERE c.consented_at IS NULL AND c.created_at < ${before}::timestamptz AND coalesce(c.last_input_at, c.created_at) < ${before}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM updates u WHERE u.conversation_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.conversation_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.conversation_id = c.id OR i.person_id = c.person_id)
      AND NOT EXISTS (SELECT 1 FROM outbox_messages o WHERE o.conversation_id = c.id AND o.created_at >= ${before}::timestamptz)
    ORDER BY c.created_at LIMIT ${limit}`);
}

/** Adds to what was removed today by a rule. */
export async function countRemoved(
  tx: Transaction,
  { day, rule, removed }: { day: string; rule: string; removed: number },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO retention_counts (day, rule, removed) VALUES (${day}::date, ${rule}, ${removed})
    ON CONFLICT (day, rule) DO UPDATE SET removed = retention_counts.removed + excluded.removed`;
}

export async function dropCounts(tx: Transaction, { before }: Old): Promise<number> {
  return tx.$executeRaw`DELETE FROM retention_counts WHERE day < (${before}::timestamptz)::date`;
}

async function ids(rows: Promise<unknown>): Promise<string[]> {
  return ((await rows) as { id: string }[]).map(({ id }) => id);
}
