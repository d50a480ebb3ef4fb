import type { Transaction } from '../platform/database.ts';

/** What was told where it belongs instead of being taken. */
export interface Routed {
  /** A code of `domain.md` §1.5: R-KC, R-TC, … */
  outcome: string;
  channel: string;
}

/** Counts what was no case, by day in the town, outcome and channel: of accusations and the like this is all that is kept. */
export async function countRouted(tx: Transaction, routed: readonly Routed[], now: Date): Promise<void> {
  if (routed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO routing_counts (day, outcome, channel, count)
    SELECT (${now}::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, outcome, channel, count(*)::int
    FROM json_to_recordset(${JSON.stringify(routed)}::json) AS r(outcome text, channel text)
    GROUP BY outcome, channel ORDER BY outcome, channel
    ON CONFLICT (day, outcome, channel) DO UPDATE SET count = routing_counts.count + excluded.count`;
}
