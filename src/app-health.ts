import type { ReceivingState } from './channels/start-receiving.ts';
import type { Database } from './platform/database.ts';
import type { HealthCheck } from './platform/health-routes.ts';
import type { Queue } from './platform/queue.ts';

export interface HealthDeps {
  database: Pick<Database, '$queryRaw'>;
  queue: Pick<Queue, 'depth'>;
  /** Of this process; none where it does not receive: then nothing is said of channels. */
  receiving?: () => readonly ReceivingState[];
}

/** What this process needs, for `/readyz`. */
export function healthChecks({ database, queue, receiving }: HealthDeps): Record<string, HealthCheck> {
  return {
    database: async () => {
      await database.$queryRaw`SELECT 1`;
      return undefined;
    },
    queue: async () => {
      await queue.depth();
      return undefined;
    },
    ...(receiving ? { channels: async () => whyNotReceiving(receiving()) } : {}),
  };
}

/** Pure. Undefined where every channel is usable. */
export function whyNotReceiving(states: readonly ReceivingState[]): string | undefined {
  const reasons = states.filter(({ usable }) => !usable).map((state) => `${state.channel} ${reasonOf(state)}`);
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

function reasonOf({ status, message, since }: ReceivingState): string {
  switch (status) {
    case 'starting':
      return 'is about to start';
    case 'database_down':
      return `waits since ${since.toISOString()}: nothing is read from it while the database does not answer`;
    case 'channel_failing':
      return `cannot be reached or refuses us since ${since.toISOString()}${message ? `: ${message}` : ''}`;
    case 'consent_needed':
      return `needs a new consent of its administrator since ${since.toISOString()}${message ? `: ${message}` : ''}`;
    case 'stopped':
      return 'is stopped';
    case 'polling':
    case 'other_process_polls':
    case 'registered':
    case 'permitted':
      return 'is well';
  }
}
