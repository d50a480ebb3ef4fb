import type { Reply } from '../engine/reply.ts';
import type { OutsideQuestion } from '../engine/turn.ts';
import type { Sql } from '../platform/database.ts';
import { storable } from './storable.ts';
import { STRAY } from './stray-store.ts';
import { setTimers } from './timer-store.ts';

/** 0 urgent, 1 reply, 2 reminder, 3 broadcast. */
export type Priority = 0 | 1 | 2 | 3;

export interface NewMessage {
  conversationId: string;
  priority: Priority;
  reply: Reply;
  /** Not before this time. */
  readyAt: Date;
  /** When it was written; `readyAt` where that is the same. */
  createdAt?: Date;
  /** What the message asks from outside a flow. */
  question?: Omit<OutsideQuestion, 'id' | 'sentAt'>;
  /** One message for one cause; a second one with the same key is not queued. */
  onceKey?: string;
  issueId?: string;
  /** The moderator who wrote it. */
  staffId?: string;
}

/**
 * Queues messages behind what their conversations have queued already, in their order. What is for somebody who cannot be reached
 * is kept as `cancelled`, and looked at when it is due: see `stray-store.ts`. Holds the rows of the conversations until the commit.
 */
export async function enqueue(tx: Sql, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message, ord) => ({
    ord,
    conversation_id: message.conversationId,
    priority: message.priority,
    content: storable(message.reply),
    question: message.question ? storable(message.question) : null,
    ready_at: message.readyAt,
    created_at: message.createdAt ?? message.readyAt,
    once_key: message.onceKey ?? null,
    issue_id: message.issueId ?? null,
    staff_id: message.staffId ?? null,
  }));
  await tx.$executeRaw`
    WITH incoming AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(ord int, conversation_id uuid, priority int,
        content jsonb, question jsonb, ready_at timestamptz, created_at timestamptz, once_key text, issue_id uuid, staff_id uuid)
      WHERE once_key IS NULL OR NOT EXISTS (SELECT 1 FROM outbox_messages o WHERE o.once_key = r.once_key)
    ), counted AS (
      SELECT conversation_id, count(*) AS n FROM incoming GROUP BY conversation_id
    ), numbered AS (
      UPDATE conversations c SET last_seq = c.last_seq + counted.n FROM counted WHERE c.id = counted.conversation_id
      RETURNING c.id, c.last_seq - counted.n AS base, c.channel, c.account, c.address_id
    ), strays AS (
      INSERT INTO timers (id, kind, subject, due_at, payload)
      SELECT gen_random_uuid(), ${STRAY}, i.conversation_id::text, min(i.ready_at), '{}'
      FROM incoming i JOIN numbered n ON n.id = i.conversation_id JOIN addresses a ON a.id = n.address_id
      WHERE a.unreachable_at IS NOT NULL GROUP BY i.conversation_id
      ON CONFLICT (kind, subject) DO UPDATE SET due_at = least(timers.due_at, excluded.due_at)
    )
    INSERT INTO outbox_messages (conversation_id, seq, channel, account, priority, content, question, ready_at, once_key,
      issue_id, staff_id, created_at, state, reason)
    SELECT i.conversation_id, n.base + row_number() OVER (PARTITION BY i.conversation_id ORDER BY i.ord), n.channel, n.account,
      i.priority, i.content, i.question, i.ready_at, i.once_key, i.issue_id, i.staff_id, i.created_at,
      CASE WHEN a.unreachable_at IS NULL THEN 'queued' ELSE 'cancelled' END,
      CASE WHEN a.unreachable_at IS NULL THEN NULL ELSE 'unreachable' END
    FROM incoming i JOIN numbered n ON n.id = i.conversation_id JOIN addresses a ON a.id = n.address_id
    ORDER BY i.ord
    ON CONFLICT (once_key) WHERE once_key IS NOT NULL DO NOTHING`;
}

/** Whatever these conversations still have queued is not sent there any more; another way for it is looked for at once. */
export async function cancelQueued(
  tx: Sql,
  conversationIds: readonly string[],
  { reason, now }: { reason: 'person_blocked' | 'unreachable'; now: Date },
): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_messages SET state = 'cancelled', reason = ${reason}
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND state = 'queued'`;
  await setTimers(
    tx,
    conversationIds.map((subject) => ({ kind: STRAY, subject, dueAt: now })),
  );
}

/** A question that was sent, or is on its way, and has no answer yet. */
export interface OpenQuestion extends OutsideQuestion {
  conversationId: string;
  /** The platform's ids of the message that asked it. */
  externalIds: string[];
}

/** No more than these are offered to a turn: "1" can mean only so much. */
const OPEN_QUESTIONS = 5;

/**
 * The open questions of these conversations that were sent since, oldest first. One under way is among them: its answer may be here
 * before it is written down that it was sent.
 */
export async function openQuestions(tx: Sql, conversationIds: readonly string[], since: Date): Promise<OpenQuestion[]> {
  if (conversationIds.length === 0) return [];
  const rows = await tx.$queryRaw<
    { id: bigint; conversationId: string; sentAt: Date; question: OutsideQuestion; externalIds: string[] }[]
  >`
    SELECT id, conversation_id AS "conversationId", coalesce(sent_at, started_at) AS "sentAt", question,
      coalesce(external_ids, '{}') AS "externalIds" FROM (
      SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY seq DESC) AS age FROM outbox_messages
      WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND question IS NOT NULL AND answered_at IS NULL
        AND state IN ('sending', 'sent') AND coalesce(sent_at, started_at) >= ${since}::timestamptz
    ) newest WHERE age <= ${OPEN_QUESTIONS} ORDER BY seq`;
  return rows.map(({ id, sentAt, question, ...row }) => ({
    ...question,
    ...row,
    id: String(id),
    sentAt: sentAt.getTime(),
  }));
}

/** Closes questions that a turn answered. */
export async function closeQuestions(tx: Sql, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_messages SET answered_at = ${at}::timestamptz
    WHERE id = ANY(${ids}::bigint[]) AND answered_at IS NULL`;
}
