import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Viewer } from '../staff/viewer.ts';
import { dataRequestDue } from './data-request-due.ts';
import type { DataRequestAct, DataRequestKind, DataRequestState } from './data-request-schema.ts';
import { visibleDataRequests } from './visible-requests.ts';

export interface NewDataRequest {
  personId: string;
  conversationId: string;
  channel: string;
  /** Whose moderators see it: the ward of the person's home. */
  wardId: string | null;
  kind: DataRequestKind;
}

export interface DataRequestMade {
  id: string;
  dueAt: Date;
}

/**
 * Notes what people asked about their data, also what is done at once: with it the office shows that it answered in time.
 * @returns them in the order of the requests.
 */
export async function addDataRequests(
  tx: Transaction,
  requests: readonly NewDataRequest[],
  now: Date,
): Promise<DataRequestMade[]> {
  const dueAt = dataRequestDue(now);
  const rows = requests.map((request) => ({ ...request, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO data_requests (id, person_id, conversation_id, channel, ward_id, kind, state, asked_at, due_at)
    SELECT id, "personId", "conversationId", channel, "wardId", kind, 'open', ${now}::timestamptz, ${dueAt}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, "personId" uuid, "conversationId" uuid, channel text, "wardId" text, kind text)`;
  for (const { id } of rows) await addDataAct(tx, { requestId: id, actor: 'resident', act: 'asked' }, now);
  return rows.map(({ id }) => ({ id, dueAt }));
}

export interface NewDataAct {
  requestId: string;
  actor: DataRequestAct['actor'];
  staffId?: string;
  act: DataRequestAct['act'];
  /** What the resident was told, or why it was refused; never words of the resident. */
  text?: string;
}

/** Appends to the history of a request. */
export async function addDataAct(
  tx: Transaction,
  { requestId, actor, staffId, act, text }: NewDataAct,
  at: Date,
): Promise<void> {
  await tx.dataRequestAct.create({ data: { requestId, actor, staffId: staffId ?? null, act, text: text ?? null, at } });
}

/** Closes an open request. @returns false where it is closed already. */
export async function closeDataRequest(
  tx: Transaction,
  id: string,
  { state, at }: { state: Exclude<DataRequestState, 'open'>; at: Date },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE data_requests SET state = ${state}, done_at = ${at}::timestamptz WHERE id = ${id}::uuid AND state = 'open'`;
  return count > 0;
}

/** A request that this transaction has locked. */
export interface LockedDataRequest {
  id: string;
  kind: DataRequestKind;
  state: DataRequestState;
  personId: string | null;
  conversationId: string | null;
}

/**
 * Locks a request if the viewer may see it; null for one that is unknown or not to be seen. Its conversation is locked first, as a turn
 * does it.
 */
export async function lockDataRequest(tx: Transaction, viewer: Viewer, id: string): Promise<LockedDataRequest | null> {
  await tx.$queryRaw`
    SELECT c.id FROM conversations c
    WHERE c.id = (SELECT r.conversation_id FROM data_requests r WHERE r.id = ${id}::uuid) FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<LockedDataRequest[]>`
    SELECT r.id, r.kind, r.state, r.person_id AS "personId", r.conversation_id AS "conversationId"
    FROM data_requests r WHERE r.id = ${id}::uuid AND ${visibleDataRequests(viewer)} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Requests that are closed for so long, with their history and copies. @returns how many. */
export async function dropRequests(
  tx: Transaction,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM data_requests WHERE id IN (
      SELECT id FROM data_requests WHERE state <> 'open' AND done_at < ${before}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM data_copies d WHERE d.request_id = data_requests.id AND d.ready_at IS NOT NULL)
      ORDER BY done_at LIMIT ${limit})`;
}
