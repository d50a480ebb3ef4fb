import type { ParsedUpdate } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { isUnavailable } from '../platform/is-unavailable.ts';
import { type InboxDeps, type StoredUpdates, storeEach, summary } from './inbox-store.ts';
import type { Wakes } from './wakes.ts';

export interface Inbox {
  /** Resolves after the commit of these updates. @throws what the database says where they could not be stored. */
  store(channel: ChannelAccount, updates: readonly ParsedUpdate[]): Promise<StoredUpdates>;
}

/**
 * Stores what comes at the same time in one transaction: with forty webhooks in flight one commit carries them all (8 times the
 * rows a second of single commits, measured). One transaction a channel at a time, so that the updates of a conversation keep the
 * order in which they came. Whatever cannot be stored is tried again alone, so that it does not fail its neighbours.
 */
export function openInbox(deps: InboxDeps & { wakes: Wakes; most?: number }): Inbox {
  const { most = 100 } = deps;
  const queues = new Map<string, Queue>();

  async function run(queue: Queue): Promise<void> {
    // The callers of this tick of the event loop come along.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.calls.length > 0) {
      const batch = takeBatch(queue.calls, most);
      await storeBatch(deps, queue.channel, batch);
    }
    queue.running = false;
  }

  return {
    store: (channel, updates) =>
      new Promise((resolve, reject) => {
        const key = `${channel.id}\n${channel.account}`;
        const queue = queues.get(key) ?? { channel, calls: [], running: false };
        queues.set(key, queue);
        queue.calls.push({ updates, resolve, reject });
        if (queue.running) return;
        queue.running = true;
        void run(queue);
      }),
  };
}

interface Queue {
  channel: ChannelAccount;
  calls: Call[];
  running: boolean;
}

interface Call {
  updates: readonly ParsedUpdate[];
  resolve(result: StoredUpdates): void;
  reject(error: unknown): void;
}

/** From the front, at most so many updates, but at least one call. */
function takeBatch(calls: Call[], most: number): Call[] {
  let count = 0;
  let updates = 0;
  while (count < calls.length && (count === 0 || updates + calls[count]!.updates.length <= most))
    updates += calls[count++]!.updates.length;
  return calls.splice(0, count);
}

/** Settles every call; never rejects. */
async function storeBatch(
  deps: InboxDeps & { wakes: Wakes },
  channel: ChannelAccount,
  batch: readonly Call[],
): Promise<void> {
  try {
    const results = await storeEach(
      deps,
      channel,
      batch.flatMap(({ updates }) => updates),
    );
    deps.wakes.wake('drain');
    if (results.some(({ mediaIds }) => mediaIds.length > 0)) deps.wakes.wake('media');
    let from = 0;
    for (const call of batch) {
      call.resolve(summary(results.slice(from, from + call.updates.length)));
      from += call.updates.length;
    }
  } catch (error) {
    if (batch.length === 1 || isUnavailable(error)) {
      for (const call of batch) call.reject(error);
      return;
    }
    for (const call of batch) await storeBatch(deps, channel, [call]);
  }
}
