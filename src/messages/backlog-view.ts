import type { Transaction } from '../platform/database.ts';

/** What waits, by channel, for an operator: numbers and ages, nothing of what anybody wrote. */
export interface Backlog {
  what: BacklogKind;
  /** Empty for what belongs to no channel. */
  channel: string;
  count: number;
  /** Since when the oldest waits; null where its age says nothing. */
  oldest: Date | null;
}

export type BacklogKind =
  /** Updates that may be taken now. */
  | 'ready_updates'
  /** Before consent. */
  | 'held_updates'
  | 'quarantined_updates'
  /** Messages that may be sent now, those whose time has not come, those under way. */
  | 'due_messages'
  | 'scheduled_messages'
  | 'sending_messages'
  /** Of conversations whose turns are being taken; overdue: whoever held it is gone. */
  | 'turn_leases'
  | 'overdue_turn_leases'
  | 'overdue_send_leases'
  | 'wanted_media'
  | 'failed_media'
  | 'due_timers';

/**
 * Everything in one statement. Each part reads an index that holds only what waits, however long the history grows.
 * @param now the time of the domain; `real` the machine's, for leases.
 */
export async function backlog(tx: Transaction, { now, real }: { now: Date; real: Date }): Promise<Backlog[]> {
  return tx.$queryRaw`
    SELECT 'ready_updates' AS what, channel, count(*)::int AS count, min(ready_at) AS oldest
    FROM updates WHERE state = 'waiting' AND ready_at <= ${now}::timestamptz GROUP BY channel
    UNION ALL
    SELECT 'held_updates', channel, count(*)::int, min(received_at)
    FROM updates WHERE visibility = 'held' GROUP BY channel
    UNION ALL
    SELECT 'quarantined_updates', channel, count(*)::int, NULL
    FROM updates WHERE state = 'quarantined' GROUP BY channel
    UNION ALL
    SELECT CASE WHEN ready_at <= ${now}::timestamptz THEN 'due_messages' ELSE 'scheduled_messages' END, channel,
      count(*)::int, min(ready_at)
    FROM outbox_messages WHERE state = 'queued' GROUP BY 1, channel
    UNION ALL
    SELECT unnest(ARRAY['sending_messages', 'overdue_send_leases']), channel,
      unnest(ARRAY[count(*), count(*) FILTER (WHERE lease_until < ${real}::timestamptz)])::int, NULL
    FROM outbox_messages WHERE state = 'sending' GROUP BY channel
    UNION ALL
    SELECT CASE WHEN lease_until < ${real}::timestamptz THEN 'overdue_turn_leases' ELSE 'turn_leases' END, channel,
      count(*)::int, NULL
    FROM conversations WHERE ready_at IS NOT NULL AND lease_until IS NOT NULL GROUP BY 1, channel
    UNION ALL
    SELECT state || '_media', channel, count(*)::int, min(created_at)
    FROM media WHERE state IN ('wanted', 'failed') GROUP BY state, channel
    UNION ALL
    SELECT 'due_timers', '', count(*)::int, min(due_at) FROM timers WHERE due_at <= ${now}::timestamptz`;
}
