import { markUnreachable } from '../people/address-store.ts';
import { type Database, JSON_LIST_SEPARATOR, Prisma, type Sql } from '../platform/database.ts';
import { waitForPerson } from './ledger-store.ts';
import { cancelQueued } from './outbox-store.ts';
import type { NextTry } from './retry-at.ts';
import { noteTemplatesSent } from './template-store.ts';

/** That a claimed message arrived. */
export type SentResult = Extract<SendResult, { outcome: 'sent' }>;

/** What came of a claimed message. A message is recorded only by who holds its lease, or where nobody does. */
export type SendResult = { id: bigint; leaseToken: string } & (
  | { outcome: 'sent'; at: Date; externalIds: string[] }
  /** A template asked the person to write; the message itself waits until they do. */
  | { outcome: 'asked'; at: Date; externalId: string | undefined }
  /** `mayHaveArrived`: nobody answered for it. */
  | { outcome: 'failed'; at: Date; reason: string; sentParts: number; mayHaveArrived: boolean; next: NextTry }
  /** Nothing is wrong with the message: the person blocked us or is gone. */
  | { outcome: 'unreachable'; at: Date; reason: string; conversationId: string; addressId: string }
);

/** Writes results down, all in one transaction; those whose lease went to somebody else are left out. */
export async function recordResults(database: Database, results: readonly SendResult[]): Promise<void> {
  if (results.length === 0) return;
  const asked = results.filter((result) => result.outcome === 'asked');
  if (asked.length > 0) await recordAsked(database, asked);
  const tried = results.filter((result) => result.outcome !== 'asked');
  const sent = tried.filter((result) => result.outcome === 'sent');
  if (sent.length === tried.length) {
    if (sent.length > 0) await writeSent(database.direct, sent);
    return;
  }
  const rows = tried.map(toRow);
  await database.direct.$transaction(async (tx) => {
    const written = await writeResults(tx, rows);
    const gone = results.filter((result) => result.outcome === 'unreachable').filter(({ id }) => written.has(id));
    for (const { addressId, reason, at } of gone) await markUnreachable(tx, [{ addressId, reason }], at);
    await cancelQueued(
      tx,
      gone.map(({ conversationId }) => conversationId),
      { reason: 'person_blocked', now: results[0]!.at },
    );
    const behind = rows.filter((row) => row.goes_behind && written.has(BigInt(row.id)));
    await putBehind(
      tx,
      behind.map(({ id }) => id),
    );
  });
}

/** What nearly all are. */
async function writeSent(sql: Sql, results: readonly SentResult[]): Promise<void> {
  await sql.$executeRaw(sentRows(results));
}

/**
 * The statement that writes down what was sent; also a part of a larger one. A claim does not wait for the disk: a crash of the database
 * may have taken it away, so that a message which was sent is queued as before. It is sent all the same, and nobody is told it twice.
 */
export function sentRows(results: readonly SentResult[]): Prisma.Sql {
  // A CASE: for the condition as it is usually written an index of open messages would be read from end to end, with all that were open.
  return Prisma.sql`
    UPDATE outbox_messages o SET state = 'sent', lease_token = NULL, lease_until = NULL, reason = NULL, sent_at = r.at,
      started_at = coalesce(o.started_at, r.at), external_ids = o.external_ids || string_to_array(r.external_ids, ${JSON_LIST_SEPARATOR})
    FROM unnest(${results.map(({ id }) => String(id))}::bigint[], ${results.map(({ leaseToken }) => leaseToken)}::uuid[],
      ${results.map(({ at }) => at.toISOString())}::timestamptz[],
      ${results.map(({ externalIds }) => externalIds.join(JSON_LIST_SEPARATOR))}::text[]) AS r(id, token, at, external_ids)
    WHERE o.id = r.id AND CASE o.state WHEN 'sending' THEN o.lease_token = r.token WHEN 'queued' THEN o.lease_token IS NULL ELSE false END`;
}

const CLAIM_IS_LOST = Prisma.sql`(o.state = 'queued' AND o.lease_token IS NULL)`;

interface ResultRow {
  id: string;
  token: string;
  state: 'sent' | 'queued' | 'failed';
  at: Date;
  ready_at: Date | null;
  reason: string | null;
  sent_parts: number;
  is_unanswered: boolean;
  external_ids: string[];
  goes_behind: boolean;
}

async function recordAsked(
  database: Database,
  asked: readonly Extract<SendResult, { outcome: 'asked' }>[],
): Promise<void> {
  const tokens = new Map(asked.map(({ id, leaseToken }) => [String(id), leaseToken]));
  await database.direct.$transaction(async (tx) => {
    const held = await tx.$queryRaw<{ id: bigint; token: string }[]>`
      SELECT id, lease_token AS token FROM outbox_messages
      WHERE id = ANY(${[...tokens.keys()]}::bigint[]) AND state = 'sending' FOR UPDATE`;
    const ours = held.filter(({ id, token }) => tokens.get(String(id)) === token).map(({ id }) => id);
    await waitForPerson(tx, ours, asked[0]!.at);
    await noteTemplatesSent(
      tx,
      asked.filter(({ id }) => ours.some((own) => BigInt(own) === BigInt(id))),
    );
  });
}

function toRow(result: Exclude<SendResult, { outcome: 'asked' }>): ResultRow {
  const base = { id: String(result.id), token: result.leaseToken, at: result.at, ready_at: null, goes_behind: false };
  const answered = { ...base, is_unanswered: false, sent_parts: 0 };
  switch (result.outcome) {
    case 'sent':
      return { ...answered, state: 'sent', reason: null, external_ids: result.externalIds };
    case 'unreachable':
      return { ...answered, state: 'failed', reason: result.reason, external_ids: [] };
    case 'failed': {
      const again = result.next.kind === 'again' ? result.next : null;
      return {
        ...base,
        state: again ? 'queued' : 'failed',
        ready_at: again?.at ?? null,
        reason: result.reason,
        sent_parts: result.sentParts,
        is_unanswered: result.mayHaveArrived,
        external_ids: [],
        goes_behind: again?.goesBehind ?? false,
      };
    }
  }
}

async function writeResults(tx: Sql, rows: readonly ResultRow[]): Promise<Set<bigint>> {
  const written = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE outbox_messages o SET state = r.state, lease_token = NULL, lease_until = NULL, reason = r.reason,
      sent_at = CASE WHEN r.state = 'sent' THEN r.at END, started_at = coalesce(o.started_at, r.at),
      ready_at = coalesce(r.ready_at, o.ready_at),
      first_failed_at = CASE WHEN r.state = 'sent' THEN o.first_failed_at ELSE coalesce(o.first_failed_at, r.at) END,
      sent_parts = greatest(o.sent_parts, r.sent_parts),
      unanswered_part = CASE WHEN r.is_unanswered THEN greatest(o.sent_parts, r.sent_parts) ELSE o.unanswered_part END,
      external_ids = o.external_ids || r.external_ids
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, token uuid, state text, at timestamptz,
      ready_at timestamptz, reason text, sent_parts int, is_unanswered boolean, external_ids text[])
    WHERE o.id = r.id AND (o.lease_token = r.token AND o.state = 'sending' OR r.state = 'sent' AND ${CLAIM_IS_LOST})
    RETURNING o.id`;
  return new Set(written.map(({ id }) => id));
}

/** Gives messages the last place of their conversation, so that the others can pass. */
async function putBehind(tx: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    WITH numbered AS (
      UPDATE conversations c SET last_seq = c.last_seq + 1 FROM outbox_messages o
      WHERE o.id = ANY(${ids}::bigint[]) AND c.id = o.conversation_id
      RETURNING o.id, c.last_seq
    )
    UPDATE outbox_messages o SET seq = numbered.last_seq FROM numbered WHERE o.id = numbered.id`;
}
