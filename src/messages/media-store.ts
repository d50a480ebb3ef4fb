import type { Sql, Transaction } from '../platform/database.ts';
import type { MediaReason } from './media-reason.ts';

export type MediaKind = 'photo' | 'voice' | 'video' | 'file';

/** A medium whose bytes are on the platform, or were. */
export interface IncomingMedium {
  id: string;
  /** False: they are stored here, or there will be none. */
  wanted: boolean;
  conversationId: string;
  /** Whether it came with consent, or was released by it. */
  released: boolean;
  channel: string;
  account: string;
  kind: MediaKind;
  /** The encrypted `FileRef`. */
  sourceCipher: Uint8Array | null;
  /** The external id of the update that brought it. */
  externalId: string | null;
  /** The same for everything that was sent together. */
  album: string | null;
  /** The person's. */
  lang: 'vi' | 'en';
  createdAt: Date;
}

export interface StoredBytes {
  /** What it turned out to be: a picture may come as a file. */
  kind: MediaKind;
  contentType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Of what was sent, not of what we made of it: the same photo sent twice is found by it. */
  sha256: Uint8Array;
  storageKey: string;
  /** Where it was taken, where the file itself says so. */
  place: { lat: number; lon: number } | null;
}

/** These media, but for those that were erased. */
export async function incomingMedia(tx: Transaction, ids: readonly string[]): Promise<IncomingMedium[]> {
  return tx.$queryRaw`
    SELECT m.id, m.state = 'wanted' AS wanted, m.conversation_id AS "conversationId", m.channel, m.account, m.kind, m.source_cipher AS "sourceCipher",
      u.external_id AS "externalId", u.content->>'album' AS album, p.lang, m.created_at AS "createdAt",
      coalesce(u.visibility = 'released', false) AS released
    FROM media m JOIN conversations c ON c.id = m.conversation_id JOIN people p ON p.id = c.person_id
    LEFT JOIN updates u ON u.id = m.update_id
    WHERE m.id = ANY(${ids}::uuid[]) AND m.state <> 'erased' ORDER BY m.id`;
}

/** Media that came since, and that nobody has tried to fetch. */
export async function newMediaIds(tx: Transaction, since: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media WHERE state = 'wanted' AND created_at >= ${since}::timestamptz AND attempts = 0 ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** A try that began so long ago has ended, or its process is dead: longer than a fetch and a look may take. */
const TRY_LASTS_S = 150;

export interface OverdueMedium {
  id: string;
  /** A look at it began and never ended: whoever took it may have died of it. */
  isSuspect: boolean;
}

/** Media whose job was lost or failed: 15 seconds old at the first try, and twice as old at each further one. */
export async function overdueMedia(tx: Transaction, now: Date, limit: number): Promise<OverdueMedium[]> {
  return tx.$queryRaw`
    SELECT id, open_tries > 0 AS "isSuspect" FROM media
    WHERE state = 'wanted' AND created_at <= ${now}::timestamptz - interval '15 seconds' * (2 ^ least(attempts, 11))
      AND (open_tries = 0 OR tried_at <= ${now}::timestamptz - make_interval(secs => ${TRY_LASTS_S}))
    ORDER BY created_at LIMIT ${limit}`;
}

/** Counts a try. @returns how many looks at it never ended; null where the medium is wanted no more. */
export async function beginTry(tx: Transaction, id: string, at: Date): Promise<number | null> {
  const rows = await tx.$queryRaw<{ openLooks: number }[]>`
    UPDATE media SET attempts = attempts + 1, tried_at = ${at}::timestamptz
    WHERE id = ${id}::uuid AND state = 'wanted' RETURNING open_tries AS "openLooks"`;
  return rows[0]?.openLooks ?? null;
}

/** Counts a look before it is taken: one that brings the process down is then counted, too. */
export async function beginLook(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE media SET open_tries = open_tries + 1 WHERE id = ${id}::uuid AND state = 'wanted'`;
}

/** The look failed in an orderly way, and may be taken again. */
export async function endLook(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE media SET open_tries = greatest(open_tries - 1, 0) WHERE id = ${id}::uuid AND state = 'wanted'`;
}

/** @returns false where the medium is wanted no more: it was erased meanwhile, or another process was faster. */
export async function markStored(
  tx: Transaction,
  id: string,
  { stored, at }: { stored: StoredBytes; at: Date },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE media SET state = 'stored', reason = NULL, source_cipher = NULL, stored_at = ${at}::timestamptz, open_tries = 0,
      kind = ${stored.kind}, lat = ${stored.place?.lat ?? null}, lon = ${stored.place?.lon ?? null},
      content_type = ${stored.contentType}, bytes = ${stored.bytes}, width = ${stored.width}, height = ${stored.height},
      sha256 = ${stored.sha256}, storage_key = ${stored.storageKey}
    WHERE id = ${id}::uuid AND state = 'wanted'`;
  return count > 0;
}

/**
 * There will be no bytes. `refused`: they were had, or are known not to be; `failed`: the platform could not be asked.
 * @returns false where the medium is wanted no more.
 */
export async function markWithoutBytes(
  tx: Transaction,
  id: string,
  { state, reason }: { state: 'refused' | 'failed'; reason: MediaReason },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE media SET state = ${state}, reason = ${reason}, source_cipher = NULL, open_tries = 0
    WHERE id = ${id}::uuid AND state = 'wanted'`;
  return count > 0;
}

export interface StoredMedium {
  id: string;
  kind: MediaKind;
  contentType: string;
  storageKey: string;
}

/** @returns null where there are no bytes (any more). */
export async function storedMedium(tx: Transaction, id: string): Promise<StoredMedium | null> {
  const rows = await tx.$queryRaw<StoredMedium[]>`
    SELECT id, kind, content_type AS "contentType", storage_key AS "storageKey"
    FROM media WHERE id = ${id}::uuid AND state = 'stored'`;
  return rows[0] ?? null;
}

/** Marks media whose bytes are to go; from the commit on nobody is shown them. The bytes go with the job `erase-media`. */
export async function markErased(tx: Sql, ids: readonly string[], reason: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE media SET state = 'erased', reason = ${reason}, source_cipher = NULL, sha256 = NULL, lat = NULL, lon = NULL
    WHERE id = ANY(${ids}::uuid[]) AND state <> 'erased'`;
}

export interface ErasedMedium {
  id: string;
  channel: string;
  account: string;
  externalId: string | null;
}

/** Erased media of which bytes may be left. The tie to the update is cut when they are gone, so it tells the two apart. */
export async function erasedMedia(
  tx: Transaction,
  which: { ids: readonly string[] } | { limit: number },
): Promise<ErasedMedium[]> {
  const ids = 'ids' in which ? which.ids : null;
  const limit = 'limit' in which ? which.limit : null;
  return tx.$queryRaw`
    SELECT m.id, m.channel, m.account, u.external_id AS "externalId"
    FROM media m LEFT JOIN updates u ON u.id = m.update_id
    WHERE m.state = 'erased' AND (m.update_id IS NOT NULL OR m.storage_key IS NOT NULL)
      AND (${ids}::uuid[] IS NULL OR m.id = ANY(${ids}::uuid[]))
    ORDER BY m.created_at LIMIT ${limit}`;
}

export async function forgetErased(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE media SET update_id = NULL, storage_key = NULL, content_type = NULL, bytes = NULL, width = NULL, height = NULL
    WHERE id = ${id}::uuid AND state = 'erased'`;
}
