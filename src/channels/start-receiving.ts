import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { backOff } from './back-off.ts';
import type { Channel, ParsedUpdate, Permission, Polling, Webhook } from './channel.ts';
import { pollCursors } from './poll-cursor-store.ts';
import { pollLock } from './poll-lock.ts';
import { type PollState, startPollLoop } from './poll-loop.ts';
import { SendError, type SendErrorReason } from './send-error.ts';
import { openSpool, type Spool } from './spool.ts';
import type { Stored } from './stored-fields.ts';

export interface ReceivingDeps {
  /** Those that poll and those with a webhook; others have routes of their own and are passed over. */
  channels: readonly Channel[];
  database: Pick<Database, '$queryRaw' | '$executeRaw'>;
  databaseUrl: string;
  /** The https address that platforms call; without it no webhook is registered. */
  publicUrl?: string;
  /** Commits updates of a channel, idempotently. */
  store(channel: Pick<Channel, 'id' | 'account'>, updates: ParsedUpdate[]): Promise<Stored>;
  /** What a platform gives only once is kept below it, encrypted, until it is committed. */
  dataDir: string;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt'>;
  clock: Pick<Clock, 'real'>;
  logger: Logger;
}

export interface ReceivingState {
  channel: string;
  status: PollState['status'] | 'registered' | ReturnType<Permission['state']>['status'];
  since: Date;
  /** Whether updates arrive, here or in another process, as far as we can tell. */
  usable: boolean;
  reason?: SendErrorReason;
  message?: string;
}

export interface Receiving {
  /** For `/readyz`. */
  states(): ReceivingState[];
  stop(): Promise<void>;
}

const USABLE: ReadonlySet<ReceivingState['status']> = new Set([
  'polling',
  'other_process_polls',
  'registered',
  'permitted',
]);

/** Begins to receive on every channel: polls, or tells the platform where our webhook is; and keeps the permission to use it. */
export function startReceiving(deps: ReceivingDeps): Receiving {
  const running: (Running & { channel: Channel })[] = [];
  for (const channel of deps.channels) {
    if (isPolling(channel)) running.push({ channel, ...startPolling(channel, deps) });
    if (channel.permission) running.push({ channel, ...startKeeping(channel.permission) });
    // Where there is nothing to register, an operator tells the platform our address.
    if (isWebhook(channel) && channel.receiving.register && deps.publicUrl)
      running.push({ channel, ...startRegistering(channel, deps.publicUrl, deps) });
  }
  return {
    states: () =>
      running.map(({ channel, state }) => {
        const { status, ...rest } = state();
        return { channel: channel.id, status, usable: USABLE.has(status), ...rest };
      }),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

export function isPolling(channel: Channel): channel is Channel & { receiving: Polling } {
  return channel.receiving?.kind === 'polling';
}

export function isWebhook(channel: Channel): channel is Channel & { receiving: Webhook } {
  return channel.receiving?.kind === 'webhook';
}

type State = Omit<ReceivingState, 'channel' | 'usable'>;
type Running = { state(): State; stop(): Promise<void> };

function startPolling(channel: Channel & { receiving: Polling }, deps: ReceivingDeps): Running {
  const at = { channel: channel.id, account: channel.account };
  return startPollLoop({
    channel,
    lock: pollLock({ databaseUrl: deps.databaseUrl, ...at }),
    cursors: pollCursors(deps.database, at),
    store: (updates) => deps.store(channel, updates),
    spool: channel.receiving.consumes && spoolOf(channel, deps),
    clock: deps.clock,
    logger: deps.logger,
  });
}

function spoolOf({ id, account }: Channel, { dataDir, encryption, clock, logger }: ReceivingDeps): Spool {
  const folder = path.join(dataDir, 'spool', id, account);
  return openSpool({ folder, encryption, clock, logger: logger.child({ channel: id }) });
}

function startKeeping(permission: Permission): Running {
  const stopping = new AbortController();
  const keeping = permission.keep(stopping.signal);
  return {
    state: () => (stopping.signal.aborted ? { ...permission.state(), status: 'stopped' } : permission.state()),
    stop: async () => {
      stopping.abort();
      await keeping;
    },
  };
}

/** Tries until the platform has taken our address: it may not be reachable when we start. */
function startRegistering(
  channel: Channel & { receiving: Webhook },
  publicUrl: string,
  { clock, logger }: Pick<ReceivingDeps, 'clock' | 'logger'>,
): Running {
  const stopping = new AbortController();
  let state: State = { status: 'starting', since: clock.real() };

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await channel.receiving.register?.(publicUrl, stopping.signal);
        state = { status: 'registered', since: clock.real() };
        logger.info({ channel: channel.id }, 'the webhook is registered');
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        const { reason, message, retryAfter }: Partial<SendError> = error instanceof SendError ? error : {};
        state = { status: 'channel_failing', since: clock.real(), reason, message };
        logger.warn(
          { channel: channel.id, failures, reason, ...errorFields(error) },
          'the webhook cannot be registered',
        );
        await sleep(retryAfter || backOff(failures), undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  const running = run();
  return {
    state: () => state,
    stop: async () => {
      stopping.abort();
      await running;
      state = { status: 'stopped', since: clock.real() };
    },
  };
}
