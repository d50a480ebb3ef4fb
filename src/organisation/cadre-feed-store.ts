import { randomUUID } from 'node:crypto';
import type { Sql } from '../platform/database.ts';

/** The key of a cadre's address; null: none was made, or it is over. */
export async function cadreFeedKey(tx: Pick<Sql, '$queryRaw'>, personId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`
    SELECT key::text FROM cadre_feeds WHERE person_id = ${personId}::uuid`;
  return row?.key ?? null;
}

/** Another key, by chance: the former address is over. */
export async function renewCadreFeed(tx: Pick<Sql, '$executeRaw'>, personId: string, now: Date): Promise<string> {
  const key = randomUUID();
  await tx.$executeRaw`
    INSERT INTO cadre_feeds (person_id, key, made_at) VALUES (${personId}::uuid, ${key}::uuid, ${now}::timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET key = excluded.key, made_at = excluded.made_at`;
  return key;
}

/** Whoever holds no post any more has no calendar: a later post brings a new address. */
export async function endCadreFeed(tx: Pick<Sql, '$executeRaw'>, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM cadre_feeds WHERE person_id = ${personId}::uuid`;
}

/** Who reads by a key; null: nobody. */
export async function cadreOfFeed(tx: Pick<Sql, '$queryRaw'>, key: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ personId: string }[]>`
    SELECT person_id::text AS "personId" FROM cadre_feeds WHERE key = ${key}::uuid`;
  return row?.personId ?? null;
}
