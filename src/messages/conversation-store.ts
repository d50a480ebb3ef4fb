import type { ChannelAccount } from '../people/address-store.ts';
import { type Sql, WITHOUT_WAITING_FOR_DISK } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** A conversation whose row this transaction holds. */
export interface LockedConversation {
  id: string;
  personId: string;
  addressId: string;
  /** Hash of its address, as hexadecimal digits. */
  hash: string;
  consented: boolean;
  collects: boolean;
  /** Whether updates wait in it. */
  waits: boolean;
  /** A turn is being taken just now: what it read can no longer be changed. */
  leased: boolean;
  unreachable: boolean;
  nameCipher: Uint8Array | null;
}

/**
 * Locks the conversations of these addresses, always in the order of their ids. The lock makes the order of a conversation's
 * updates the order of their commits; it does not hinder rows that only refer to the conversation.
 * @returns those that exist.
 */
export async function lockConversations(
  tx: Sql,
  at: ChannelAccount,
  { hashes, real }: { hashes: readonly Uint8Array[]; real: Date },
): Promise<LockedConversation[]> {
  return tx.$queryRaw`
    SELECT c.id, c.person_id AS "personId", a.id AS "addressId", encode(a.external_hash, 'hex') AS hash,
      c.consented_at IS NOT NULL AS consented, c.collects, c.ready_at IS NOT NULL AS waits,
      coalesce(c.lease_until > ${real}::timestamptz, false) AS leased,
      a.unreachable_at IS NOT NULL AS unreachable, a.name_cipher AS "nameCipher"
    FROM addresses a JOIN conversations c ON c.address_id = a.id
    WHERE a.channel = ${at.id} AND a.account = ${at.account} AND a.external_hash = ANY(${hashes}::bytea[])
    ORDER BY c.id FOR NO KEY UPDATE OF c`;
}

/** Makes the conversations of addresses that have none yet. */
export async function makeConversations(
  tx: Sql,
  at: ChannelAccount,
  { hashes, now }: { hashes: readonly Uint8Array[]; now: Date },
): Promise<void> {
  const rows = hashes.map((hash) => ({ id: newId(), hash: `\\x${Buffer.from(hash).toString('hex')}` }));
  await tx.$executeRaw`
    INSERT INTO conversations (id, address_id, person_id, channel, account, created_at)
    SELECT r.id, a.id, a.person_id, a.channel, a.account, ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, hash bytea)
    JOIN addresses a ON a.external_hash = r.hash AND a.channel = ${at.id} AND a.account = ${at.account}
    ON CONFLICT (address_id) DO NOTHING`;
}

export interface ClaimedConversation {
  id: string;
  personId: string;
  addressId: string;
  channel: string;
  consented: boolean;
  collects: boolean;
  /** How many updates had come when it was claimed. */
  inputs: number;
  /** Whether a question from outside a talk may be open. */
  wasAsked: boolean;
}

/**
 * Takes a lease on conversations that have something ready: nobody else takes their turns until it is given back or runs out.
 * `now` is the time of the domain, `real` the machine's, for the lease.
 */
export async function claimConversations(
  tx: Sql,
  { token, limit, leaseMs, now, real }: { token: string; limit: number; leaseMs: number; now: Date; real: Date },
): Promise<ClaimedConversation[]> {
  const until = new Date(real.getTime() + leaseMs);
  return tx.$queryRaw`
    UPDATE conversations c SET lease_token = ${token}::uuid, lease_until = ${until}::timestamptz
    FROM (
      SELECT id FROM conversations
      WHERE ready_at <= ${now}::timestamptz AND (lease_until IS NULL OR lease_until < ${real}::timestamptz)
      ORDER BY ready_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    ) ready, ${WITHOUT_WAITING_FOR_DISK}
    WHERE c.id = ready.id
    RETURNING c.id, c.person_id AS "personId", c.address_id AS "addressId", c.channel,
      c.consented_at IS NOT NULL AS consented, c.collects, c.inputs, EXISTS (SELECT 1 FROM outbox_messages o
        WHERE o.conversation_id = c.id AND o.question IS NOT NULL AND o.answered_at IS NULL) AS "wasAsked"`;
}

/** Locks the claimed conversations whose lease is still ours; whoever else took one over has it, and its turn is left out. */
export async function holdLeases(tx: Sql, token: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversations WHERE id = ANY(${ids}::uuid[]) AND lease_token = ${token}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
  return new Set(rows.map(({ id }) => id));
}

/** The earliest time at which a conversation that nobody holds has something ready. */
export async function nextReadyAt(tx: Sql, real: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    SELECT ready_at AS at FROM conversations
    WHERE ready_at IS NOT NULL AND (lease_until IS NULL OR lease_until < ${real}::timestamptz)
    ORDER BY ready_at LIMIT 1`;
  return rows[0]?.at ?? null;
}

/** From now on updates of these conversations are released as they come. */
export async function markConsented(tx: Sql, conversationIds: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversations SET consented_at = ${at}::timestamptz WHERE id = ANY(${conversationIds}::uuid[])`;
}

/** After updates began to wait again by another way than a message: see that they are taken. */
export async function makeReady(tx: Sql, conversationIds: readonly string[], at: Date): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversations SET ready_at = least(ready_at, ${at}::timestamptz), inputs = inputs + 1
    WHERE id = ANY(${conversationIds}::uuid[])`;
}

/** Locks those of these conversations that still have no consent. */
export async function lapsingConversations(
  tx: Sql,
  ids: readonly string[],
  real: Date,
): Promise<{ id: string; personId: string; addressId: string; channel: string; leased: boolean }[]> {
  return tx.$queryRaw`
    SELECT id, person_id AS "personId", address_id AS "addressId", channel,
      coalesce(lease_until > ${real}::timestamptz, false) AS leased
    FROM conversations WHERE id = ANY(${ids}::uuid[]) AND consented_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
}

/** Nothing waits in these conversations any more: it was erased. */
export async function stopWaiting(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE conversations SET ready_at = NULL, collects = true WHERE id = ANY(${ids}::uuid[])`;
}
