import { keyOf } from '../language/key.ts';
import type { Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { sayDay } from './holder-rows.ts';
import { addOrganisationHistory, type EventSource } from './organisation-history-store.ts';
import type { HolderStep, PlannedPost } from './plan-holders.ts';

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

/** Holders that are the same human as one of these, by name and phone, share the chat that is linked to it. */
async function shareLinks(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE holders h SET person_id = other.person_id, linked_at = ${now}::timestamptz
    FROM holders other
    WHERE h.id = ANY(${[...ids]}::uuid[]) AND h.person_id IS NULL AND other.person_id IS NOT NULL AND other.until IS NULL
      AND other.phone_hash = h.phone_hash AND other.name_key = h.name_key`;
}

/** Carries a plan out: posts that are made, holders that come, change and go, each with its line of history. */
export async function applyHolderPlan(
  tx: Transaction,
  { posts, steps }: { posts: readonly PlannedPost[]; steps: readonly HolderStep[] },
  { encryption, source }: { encryption: Pick<Encryption, 'encrypt' | 'lookupHash'>; source: EventSource },
): Promise<void> {
  const { now } = source;
  if (posts.length > 0)
    await tx.$executeRaw`
      INSERT INTO posts (id, unit_id, title, kind, area_id)
      SELECT id, "unitId", title, kind, "areaId"
      FROM jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) AS r(id text, "unitId" text, title text, kind text, "areaId" text)`;
  const phoneOf = (phone: string | null) => ({
    phoneCipher: phone ? encryption.encrypt(phone) : null,
    phoneHash: phone ? phoneHash(encryption, phone) : null,
  });
  const ends = steps.filter((step) => step.do === 'end');
  await tx.$executeRaw`
    UPDATE holders h SET until = r.until, version = version + 1
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS r(id uuid, until date) WHERE h.id = r.id`;
  const changes = steps.flatMap((step) =>
    step.do === 'change'
      ? [
          {
            ...step,
            nameKey: keyOf(step.name),
            cipher: hex(phoneOf(step.phone).phoneCipher),
            hash: hex(phoneOf(step.phone).phoneHash),
          },
        ]
      : [],
  );
  await tx.$executeRaw`
    UPDATE holders h SET name = r.name, name_key = r."nameKey", since = r.since, until = r.until, version = version + 1,
      phone_cipher = decode(r.cipher, 'hex'), phone_hash = decode(r.hash, 'hex')
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS r(id uuid, name text, "nameKey" text, since date, until date, cipher text, hash text)
    WHERE h.id = r.id`;
  const adds = steps.filter((step) => step.do === 'add');
  const ids = await addHolders(
    tx,
    adds.map(({ do: _, phone, ...holder }) => ({ ...holder, ...phoneOf(phone) })),
    now,
  );
  await shareLinks(tx, ids, now);
  const events = steps.map((step) => ({ postId: step.postId, kind: EVENT[step.do], text: eventText(step) }));
  await addOrganisationHistory(
    tx,
    [...posts.map(({ id, title }) => ({ postId: id, kind: 'made', text: title })), ...events],
    source,
  );
}

/** The keyed hash by which one phone number is known again. */
export function phoneHash(encryption: Pick<Encryption, 'lookupHash'>, phone: string): Buffer {
  return encryption.lookupHash('phone', phone);
}

const EVENT = { add: 'held', change: 'edited', end: 'left' } as const;

function eventText(step: HolderStep): string {
  if (step.do === 'end') return `${step.name}, đến ${sayDay(step.until)}`;
  const period = [step.since && `từ ${sayDay(step.since)}`, step.until && `đến ${sayDay(step.until)}`]
    .filter(Boolean)
    .join(' ');
  return `${step.name}${step.do === 'add' && step.acting ? ' (phụ trách)' : ''}${period ? `, ${period}` : ''}`;
}

const hex = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('hex') : null);
