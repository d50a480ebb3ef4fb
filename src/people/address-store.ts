import type { Sql } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';

/** Our account on a channel: what an address is an address at. */
export interface ChannelAccount {
  /** `telegram`, `web`, …: an open set. */
  id: string;
  account: string;
}

/** The keyed hash by which an address is found without being readable. */
export function addressHash(encryption: Pick<Encryption, 'lookupHash'>, at: ChannelAccount, address: string): Buffer {
  return encryption.lookupHash('address', at.id, at.account, address);
}

export interface Newcomer {
  hash: Buffer;
  /** The platform's id of the person, in the clear. */
  address: string;
  name?: string;
}

/** Makes a person and an address for each newcomer; whoever was made meanwhile by another transaction is left as he is. */
export async function makeAddresses(
  tx: Sql,
  { encryption, at, now }: { encryption: Pick<Encryption, 'encrypt'>; at: ChannelAccount; now: Date },
  newcomers: readonly Newcomer[],
): Promise<void> {
  const rows = newcomers.map(({ hash, address, name }) => ({
    id: newId(),
    person_id: newId(),
    hash: hex(hash),
    external: hex(encryption.encrypt(address)),
    name: name ? hex(encryption.encrypt(name)) : null,
  }));
  // People are made from the addresses that really were new, in the same statement: a lost race leaves no person behind.
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO addresses (id, person_id, channel, account, external_hash, external_cipher, name_cipher, created_at)
      SELECT id, person_id, ${at.id}, ${at.account}, hash, external, name, ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r(id uuid, person_id uuid, hash bytea, external bytea, name bytea)
      ORDER BY hash
      ON CONFLICT (channel, account, external_hash) DO NOTHING
      RETURNING person_id
    )
    INSERT INTO people (id, created_at) SELECT person_id, ${now}::timestamptz FROM made`;
}

/** Somebody told their platform another name. */
export async function renameAddresses(
  tx: Sql,
  encryption: Pick<Encryption, 'encrypt'>,
  names: readonly { addressId: string; name: string }[],
): Promise<void> {
  if (names.length === 0) return;
  const rows = names.map(({ addressId, name }) => ({ id: addressId, name: hex(encryption.encrypt(name)) }));
  await tx.$executeRaw`
    UPDATE addresses a SET name_cipher = r.name
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, name bytea) WHERE a.id = r.id`;
}

/** The platform says that these blocked us or are gone: nothing is sent to them until they write again. */
export async function markUnreachable(
  tx: Sql,
  addresses: readonly { addressId: string; reason: string }[],
  at: Date,
): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map(({ addressId, reason }) => ({ id: addressId, reason }));
  await tx.$executeRaw`
    UPDATE addresses a SET unreachable_at = coalesce(a.unreachable_at, ${at}::timestamptz), unreachable_reason = r.reason
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, reason text) WHERE a.id = r.id`;
}

export async function markReachable(tx: Sql, addressIds: readonly string[]): Promise<void> {
  if (addressIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE addresses SET unreachable_at = NULL, unreachable_reason = NULL WHERE id = ANY(${addressIds}::uuid[])`;
}

/** Who did not consent keeps an address, so that a repeated delivery is known, but no name. */
export async function forgetNames(tx: Sql, addressIds: readonly string[]): Promise<void> {
  if (addressIds.length === 0) return;
  await tx.$executeRaw`UPDATE addresses SET name_cipher = NULL WHERE id = ANY(${addressIds}::uuid[])`;
}

/** PostgreSQL's way to write bytes in text, as JSON has none. */
function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
