import type { ChannelAccount } from '../people/address-store.ts';
import type { Database } from '../platform/database.ts';

/** A slot of a message that arrived later than its claim says. */
export interface LateSlot {
  /** As in the claim. */
  startedAt: Date;
  /** Milliseconds. */
  lateBy: number;
}

/**
 * Slots of late messages count from when they arrived, also those that were thought to be free again. Which of the slots that were taken
 * at one time does not matter: they are alike.
 */
export async function moveSlots(
  database: Database,
  { id, account }: ChannelAccount,
  late: readonly LateSlot[],
): Promise<void> {
  const from = late.map(({ startedAt }) => startedAt);
  const to = late.map(({ startedAt, lateBy }) => new Date(startedAt.getTime() + lateBy));
  await database.direct.$executeRaw`
    WITH moved AS (
      DELETE FROM pace_slots WHERE id IN (
        SELECT s.id FROM (
          SELECT id, taken_at, row_number() OVER (PARTITION BY taken_at) AS nth FROM pace_slots
          WHERE channel = ${id} AND account = ${account}
        ) s WHERE s.nth <= (SELECT count(*) FROM unnest(${from}::timestamptz[]) AS f(at) WHERE f.at = s.taken_at))
    )
    INSERT INTO pace_slots (channel, account, taken_at)
    SELECT ${id}, ${account}, l.at FROM unnest(${to}::timestamptz[]) AS l(at)`;
}
