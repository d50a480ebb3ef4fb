import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

export interface NewCopy {
  requestId: string;
  personId: string;
  conversationId: string;
}

/** A copy that a job is to make. */
export interface WantedCopy {
  id: string;
  requestId: string;
  personId: string;
  conversationId: string;
  lang: 'vi' | 'en';
}

/** Has copies made of all that is kept of these people. */
export async function addCopies(tx: Transaction, copies: readonly NewCopy[], now: Date): Promise<void> {
  if (copies.length === 0) return;
  const rows = copies.map((copy) => ({ ...copy, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO data_copies (id, request_id, person_id, conversation_id, state, asked_at)
    SELECT id, "requestId", "personId", "conversationId", 'wanted', ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r(id uuid, "requestId" uuid, "personId" uuid, "conversationId" uuid)`;
}

/** The oldest copies that nobody has made yet. */
export async function wantedCopies(tx: Transaction, limit: number): Promise<WantedCopy[]> {
  return tx.$queryRaw`
    SELECT d.id, d.request_id AS "requestId", d.person_id AS "personId", d.conversation_id AS "conversationId",
      CASE WHEN p.lang = 'en' THEN 'en' ELSE 'vi' END AS lang
    FROM data_copies d JOIN people p ON p.id = d.person_id JOIN conversations c ON c.id = d.conversation_id
    WHERE d.state = 'wanted' ORDER BY d.asked_at LIMIT ${limit}`;
}

/** Locks a wanted copy. @returns false where it was made meanwhile, or the person is gone. */
export async function lockWantedCopy(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM data_copies WHERE id = ${id}::uuid AND state = 'wanted' AND person_id IS NOT NULL FOR UPDATE`;
  return rows.length > 0;
}

export async function markCopyReady(
  tx: Transaction,
  id: string,
  { at, expiresAt }: { at: Date; expiresAt: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE data_copies SET state = 'ready', ready_at = ${at}::timestamptz, expires_at = ${expiresAt}::timestamptz
    WHERE id = ${id}::uuid AND state = 'wanted'`;
}

/** Whether a copy can still be opened. */
export async function isCopyReady(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM data_copies WHERE id = ${id}::uuid AND state = 'ready' AND expires_at > ${now}::timestamptz`;
  return rows.length > 0;
}

/** Opens a copy, once. @returns its request; null where it was opened already, or is over. */
export async function takeCopy(tx: Transaction, id: string, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<{ requestId: string }[]>`
    UPDATE data_copies SET state = 'taken'
    WHERE id = ${id}::uuid AND state = 'ready' AND expires_at > ${now}::timestamptz RETURNING request_id AS "requestId"`;
  return rows[0]?.requestId ?? null;
}

/** Copies whose file is to be removed: opened, over, or of somebody who is gone. */
export async function spentCopies(tx: Transaction, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM data_copies
    WHERE ready_at IS NOT NULL AND (state IN ('taken', 'gone') OR (state = 'ready' AND expires_at <= ${now}::timestamptz))
    ORDER BY asked_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The file of a copy is gone. */
export async function forgetCopy(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE data_copies SET state = 'gone', ready_at = NULL WHERE id = ${id}::uuid`;
}
