import { keyOf } from '../language/key.ts';
import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** Somebody who holds a post from `since` to `until`, both included, as `YYYY-MM-DD`; null: since ever, until further notice. */
export interface NewHolder {
  id?: string;
  postId: string;
  name: string;
  phoneCipher?: Uint8Array | null;
  phoneHash?: Uint8Array | null;
  /** The chat that is his, where it is known. */
  personId?: string | null;
  since: string | null;
  until: string | null;
  /** Stands in while nobody holds the post in full. */
  acting: boolean;
}

/** @returns the ids of the new rows, in the order of the holders. */
export async function addHolders(tx: Transaction, holders: readonly NewHolder[], now: Date): Promise<string[]> {
  if (holders.length === 0) return [];
  const rows = holders.map(({ phoneCipher, phoneHash, ...holder }) => ({
    personId: null,
    ...holder,
    id: holder.id ?? newId(),
    nameKey: keyOf(holder.name),
    phoneCipher: hex(phoneCipher),
    phoneHash: hex(phoneHash),
  }));
  await tx.$executeRaw`
    INSERT INTO holders (id, post_id, name, name_key, phone_cipher, phone_hash, person_id, linked_at, since, until, acting, created_at)
    SELECT id, "postId", name, "nameKey", decode("phoneCipher", 'hex'), decode("phoneHash", 'hex'), "personId",
      CASE WHEN "personId" IS NOT NULL THEN ${now}::timestamptz END, since, until, acting, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, "postId" text, name text, "nameKey" text,
      "phoneCipher" text, "phoneHash" text, "personId" uuid, since date, until date, acting boolean)`;
  return rows.map(({ id }) => id);
}

const hex = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('hex') : null);
