import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** Conversations of a person, in the order in which they are locked, and who looks after them now. */
export interface OwnConversation {
  id: string;
  addressId: string;
  channel: string;
}

/** All conversations of these people. */
export async function conversationsOfPerson(tx: Transaction, personId: string): Promise<OwnConversation[]> {
  return tx.$queryRaw`
    SELECT c.id, c.address_id AS "addressId", c.channel FROM conversations c
    WHERE c.person_id = ${personId}::uuid ORDER BY c.id FOR NO KEY UPDATE`;
}

/**
 * Of what somebody agreed to only the proof stays: purpose, decision, text, channel and time, tied to a hash. Whoever holds the
 * installation's key and comes with the account can make the hash anew, so that the proof can still be shown to them; from the hash
 * nobody finds the account.
 */
export async function pseudonymise(tx: Transaction, personId: string): Promise<void> {
  const proof = (table: 'c' | 'r') =>
    table === 'c'
      ? tx.$executeRaw`
          UPDATE consents c SET subject_hash = sha256('proof'::bytea || a.external_hash), person_id = NULL, address_id = NULL
          FROM addresses a WHERE a.id = c.address_id AND c.person_id = ${personId}::uuid`
      : tx.$executeRaw`
          UPDATE data_requests r SET person_id = NULL, conversation_id = NULL,
            subject_hash = (SELECT sha256('proof'::bytea || a.external_hash) FROM addresses a
              WHERE a.person_id = ${personId}::uuid ORDER BY a.created_at LIMIT 1)
          WHERE r.person_id = ${personId}::uuid`;
  await proof('c');
  await proof('r');
  await tx.$executeRaw`
    UPDATE data_copies SET person_id = NULL, conversation_id = NULL, state = 'gone' WHERE person_id = ${personId}::uuid`;
}

/**
 * The person goes: each of their addresses belongs to a stranger of whom nothing is known, who stays only until the last message has
 * gone out (`removeStrangers`).
 */
export async function replaceByStrangers(tx: Transaction, personId: string, now: Date): Promise<void> {
  const addresses = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM addresses WHERE person_id = ${personId}::uuid`;
  const rows = addresses.map(({ id }) => ({ address: id, person: newId() }));
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    INSERT INTO people (id, created_at)
    SELECT person, ${now}::timestamptz FROM json_to_recordset(${json}::json) AS r(address uuid, person uuid)`;
  await tx.$executeRaw`
    UPDATE addresses a SET person_id = r.person, name_cipher = NULL, unreachable_at = NULL, unreachable_reason = NULL,
      reminders_chosen_at = NULL
    FROM json_to_recordset(${json}::json) AS r(address uuid, person uuid) WHERE a.id = r.address`;
  await tx.$executeRaw`
    UPDATE conversations c SET person_id = r.person
    FROM json_to_recordset(${json}::json) AS r(address uuid, person uuid) WHERE c.address_id = r.address`;
  await tx.$executeRaw`DELETE FROM people WHERE id = ${personId}::uuid`;
}

/** Addresses without a conversation go, and people without an address. Of a consent that was refused or lapsed the proof stays. */
export async function removeAddresses(tx: Transaction, addressIds: readonly string[]): Promise<void> {
  if (addressIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE consents c SET subject_hash = sha256('proof'::bytea || a.external_hash), person_id = NULL, address_id = NULL
    FROM addresses a WHERE a.id = c.address_id AND a.id = ANY(${addressIds}::uuid[])`;
  await tx.$executeRaw`
    WITH gone AS (DELETE FROM addresses WHERE id = ANY(${addressIds}::uuid[]) RETURNING id, person_id)
    DELETE FROM people p USING gone
    WHERE p.id = gone.person_id AND NOT EXISTS (
      SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.id <> ALL(${addressIds}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.person_id = p.id)`;
}

/** Proofs of consents of people who are gone for so long. @returns how many. */
export async function dropProofs(tx: Transaction, { before, limit }: { before: Date; limit: number }): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM consents WHERE id IN (
      SELECT id FROM consents WHERE person_id IS NULL AND at < ${before}::timestamptz ORDER BY id LIMIT ${limit})`;
}
