import type { ReceivingState } from './channels/start-receiving.ts';
import type { Observe } from './conversations/observe.ts';
import { type Backlog, type BacklogKind, backlog } from './messages/backlog-view.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { Live } from './platform/live.ts';
import type { LabelledValue, Metrics } from './platform/metrics.ts';
import type { Queue } from './platform/queue.ts';
import { rememberFor } from './platform/remember.ts';

/** What the loops of this process did since it started. */
export function observer(metrics: Metrics): Observe {
  const turns = metrics.counter('nghe_dan_turns_total', 'Turns that were taken and committed', ['channel']);
  const quarantined = metrics.counter('nghe_dan_quarantined_total', 'Updates that were set aside after three failures');
  const sends = metrics.counter('nghe_dan_sends_total', 'Tries to send a message', ['channel', 'result']);
  return (observation) => {
    if (observation.kind === 'turns') turns.inc({ channel: observation.channel }, observation.count);
    else if (observation.kind === 'quarantined') quarantined.inc(observation.count);
    else if (observation.kind === 'send')
      sends.inc({ channel: observation.channel, result: observation.result }, observation.count);
  };
}

export interface BacklogMetricsDeps {
  database: Database;
  clock: Clock;
  /** Ids of those that are on: one where nothing waits says 0. */
  channels: readonly string[];
  queue: Pick<Queue, 'depth'>;
  live: Pick<Live, 'connected'>;
  /** Of this process; none where it does not receive. */
  receiving?: () => readonly ReceivingState[];
}

/** Scrapes that come close together, and all gauges of one, share a query. Milliseconds. */
const FRESH_MS = 1_000;

/**
 * What waits, for the whole installation: each process tells the same, so that it is told while any of them lives. Take the
 * maximum over processes, not the sum.
 */
export function measureBacklog(metrics: Metrics, deps: BacklogMetricsDeps): void {
  const { database, clock, channels, queue, live, receiving } = deps;
  const read = rememberFor(FRESH_MS, () => backlog(database, { now: clock.now(), real: clock.real() }));
  const depth = rememberFor(FRESH_MS, () => queue.depth());

  const counts = (name: string, help: string, what: BacklogKind) =>
    metrics.gauges(name, help, {
      labels: ['channel'],
      read: async () =>
        countsOf(await read(), what, channels).map(({ channel, value }) => ({ labels: { channel }, value })),
    });
  const byState = (name: string, help: string, states: Record<string, BacklogKind>) =>
    metrics.gauges(name, help, {
      labels: ['channel', 'state'],
      read: async () => {
        const rows = await read();
        return Object.entries(states).flatMap(([state, what]) =>
          countsOf(rows, what, channels).map(({ channel, value }) => ({ labels: { channel, state }, value })),
        );
      },
    });
  const age = (name: string, help: string, what: BacklogKind) =>
    metrics.gauges(name, help, {
      labels: ['channel'],
      read: async () => agesOf(await read(), { what, channels, now: clock.now() }),
    });

  counts('nghe_dan_inbox_ready_updates', 'Updates whose turn could be taken now', 'ready_updates');
  age('nghe_dan_inbox_oldest_seconds', 'How long the oldest of them waits', 'ready_updates');
  counts('nghe_dan_held_updates', 'Updates of people who have not agreed yet', 'held_updates');
  counts('nghe_dan_quarantined_updates', 'Updates set aside; see admin replay-failed', 'quarantined_updates');
  byState('nghe_dan_outbox_messages', 'Messages to be sent: due, scheduled for later, under way', {
    due: 'due_messages',
    scheduled: 'scheduled_messages',
    sending: 'sending_messages',
  });
  age('nghe_dan_outbox_oldest_seconds', 'How long the oldest message that is due waits', 'due_messages');
  byState('nghe_dan_turn_leases', 'Conversations whose turns are being taken; overdue: by a process that is gone', {
    held: 'turn_leases',
    overdue: 'overdue_turn_leases',
  });
  counts('nghe_dan_overdue_send_leases', 'Messages under way in a process that is gone', 'overdue_send_leases');
  byState('nghe_dan_media', 'Photos and files to be fetched, and those that could not be', {
    wanted: 'wanted_media',
    failed: 'failed_media',
  });
  age('nghe_dan_media_oldest_seconds', 'How long the oldest photo or file waits to be fetched', 'wanted_media');
  metrics.gauge('nghe_dan_due_timers', 'Timers that are due and have not fired', async () =>
    sum((await read()).filter(({ what }) => what === 'due_timers')),
  );
  metrics.gauge('nghe_dan_queue_jobs', 'Jobs that wait for a worker or run', depth);
  metrics.gauge('nghe_dan_live_connected', 'Whether this process hears of changes, for its open pages', () =>
    live.connected() ? 1 : 0,
  );
  if (receiving)
    metrics.gauges('nghe_dan_receiving', 'How this process receives: 1 for the state that it is in', {
      labels: ['channel', 'status'],
      read: () => receiving().map(({ channel, status }) => ({ labels: { channel, status }, value: 1 })),
    });
}

/** One value a channel, also for those where nothing waits and those that were switched off with something waiting. */
function countsOf(rows: readonly Backlog[], kind: BacklogKind, channels: readonly string[]) {
  const found = rows.filter(({ what }) => what === kind);
  const all = new Set([...channels, ...found.map(({ channel }) => channel)]);
  return [...all].map((channel) => ({ channel, value: sum(found.filter((row) => row.channel === channel)) }));
}

function agesOf(
  rows: readonly Backlog[],
  { what: kind, channels, now }: { what: BacklogKind; channels: readonly string[]; now: Date },
): LabelledValue<'channel'>[] {
  const found = rows.filter(({ what }) => what === kind);
  const all = new Set([...channels, ...found.map(({ channel }) => channel)]);
  return [...all].map((channel) => {
    const oldest = found.find((row) => row.channel === channel)?.oldest ?? now;
    return { labels: { channel }, value: Math.max(0, now.getTime() - oldest.getTime()) / 1000 };
  });
}

function sum(rows: readonly Backlog[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
