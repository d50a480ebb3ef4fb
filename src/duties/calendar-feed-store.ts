import { randomUUID } from 'node:crypto';
import type { Sql } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';

/** The key of somebody's address; null: none was made. */
export async function feedKey(tx: Pick<Sql, '$queryRaw'>, staffId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ key: string }[]>`
    SELECT key::text FROM calendar_feeds WHERE staff_id = ${staffId}::uuid`;
  return row?.key ?? null;
}

/** Another key, by chance: the former address is over. */
export async function renewFeedKey(tx: Pick<Sql, '$executeRaw'>, staffId: string, now: Date): Promise<string> {
  const key = randomUUID();
  await tx.$executeRaw`
    INSERT INTO calendar_feeds (staff_id, key, made_at) VALUES (${staffId}::uuid, ${key}::uuid, ${now}::timestamptz)
    ON CONFLICT (staff_id) DO UPDATE SET key = excluded.key, made_at = excluded.made_at`;
  return key;
}

/** Who reads by a key, with the rights that they have today; null: an unknown key, or somebody who no longer works here. */
export async function feedViewer(tx: Pick<Sql, '$queryRaw'>, key: string): Promise<Viewer | null> {
  const [row] = await tx.$queryRaw<Viewer[]>`
    SELECT s.id::text AS "staffId", s.name, s.role, s.area_ids AS "areaIds"
    FROM calendar_feeds f JOIN staff_users s ON s.id = f.staff_id
    WHERE f.key = ${key}::uuid AND s.disabled_at IS NULL`;
  return row ?? null;
}
