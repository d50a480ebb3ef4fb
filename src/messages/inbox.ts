import type { ParsedUpdate } from '../channels/channel.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { isUnavailable } from '../platform/is-unavailable.ts';
import { type InboxDeps, type StoredUpdate, type StoredUpdates, storeEach, summary } from './inbox-store.ts';
import { storable } from './storable.ts';
import type { Wakes } from './wakes.ts';

export interface Inbox {
  /** Resolves after the commit of these updates. @throws what the database says where they could not be stored. */
  store(channel: ChannelAccount, updates: readonly ParsedUpdate[]): Promise<StoredUpdates>;
  /** From now on every batch is offered to `swift` first; without one all updates are stored and wait for their turns. */
  offerTo(swift: SwiftTurns | undefined): void;
}

/**
 * Stores updates together with the turns that are taken of them, where that can be done at once. @returns what became of each;
 * undefined: it is left to the inbox, as are all when it rejects. It may be that one of these was stored nevertheless.
 */
export type SwiftTurns = (
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
) => Promise<(StoredUpdate | undefined)[]>;

/** While one batch waits for its commit the next is made ready and stands behind it; more would only make each smaller. */
const BATCHES = 2;

/**
 * Stores what comes at the same time in one transaction: with forty webhooks in flight one commit carries them all (8 times the
 * rows a second of single commits, measured). Batches that are under way at once have no person in common, so that the updates of a
 * conversation keep the order in which they came. Whatever cannot be stored is tried again alone, so that it does not fail its
 * neighbours.
 */
export function openInbox(deps: InboxDeps & { wakes: Wakes; most?: number }): Inbox {
  const { most = 100 } = deps;
  const queues = new Map<string, Queue>();
  let swift: SwiftTurns | undefined;

  /** The callers of this tick of the event loop come along. */
  function runSoon(queue: Queue): void {
    if (queue.isWoken || queue.running >= BATCHES) return;
    queue.isWoken = true;
    setImmediate(() => {
      queue.isWoken = false;
      void run(queue);
    });
  }

  async function run(queue: Queue): Promise<void> {
    if (queue.running >= BATCHES) return;
    const batch = takeBatch(queue, most);
    if (batch.length === 0) return;
    queue.running += 1;
    const people = batch.flatMap((call) => call.people);
    for (const person of people) queue.busy.add(person);
    await storeBatch({ ...deps, swift }, queue.channel, batch);
    for (const person of people) queue.busy.delete(person);
    queue.running -= 1;
    if (queue.calls.length > 0) runSoon(queue);
  }

  return {
    store: (channel, updates) =>
      new Promise((resolve, reject) => {
        const key = `${channel.id}\n${channel.account}`;
        const queue = queues.get(key) ?? { channel, calls: [], busy: new Set(), running: 0, isWoken: false };
        queues.set(key, queue);
        const clean = updates.map(storable);
        queue.calls.push({ updates: clean, people: peopleOf(clean), resolve, reject });
        runSoon(queue);
      }),
    offerTo: (other) => {
      swift = other;
    },
  };
}

interface Queue {
  channel: ChannelAccount;
  calls: Call[];
  /** Whose updates are being stored. */
  busy: Set<string>;
  /** Batches under way. */
  running: number;
  isWoken: boolean;
}

interface Call {
  updates: readonly ParsedUpdate[];
  /** From whom they come. */
  people: readonly string[];
  resolve(result: StoredUpdates): void;
  reject(error: unknown): void;
}

/** What comes from nobody in particular keeps no order. */
function peopleOf(updates: readonly ParsedUpdate[]): string[] {
  const people: string[] = [];
  for (const { address } of updates) if (address !== '') people.push(address);
  return people;
}

/**
 * Takes from the front, at most so many updates, but at least one call; calls of people whose updates are being stored stay, and so do
 * later ones that share a person with them.
 */
function takeBatch(queue: Queue, most: number): Call[] {
  const batch: Call[] = [];
  const left: Call[] = [];
  const waiting = new Set<string>();
  let updates = 0;
  for (const call of queue.calls) {
    const { people } = call;
    const isFree = !people.some((person) => queue.busy.has(person) || waiting.has(person));
    if (isFree && (batch.length === 0 || updates + call.updates.length <= most)) {
      batch.push(call);
      updates += call.updates.length;
    } else {
      left.push(call);
      for (const person of people) waiting.add(person);
    }
  }
  queue.calls = left;
  return batch;
}

type BatchDeps = InboxDeps & { wakes: Wakes; swift: SwiftTurns | undefined };

/** Settles every call; never rejects. */
async function storeBatch(deps: BatchDeps, channel: ChannelAccount, batch: readonly Call[]): Promise<void> {
  try {
    const results = await storeAll(
      deps,
      channel,
      batch.flatMap(({ updates }) => updates),
    );
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

async function storeAll(
  deps: BatchDeps,
  channel: ChannelAccount,
  updates: readonly ParsedUpdate[],
): Promise<StoredUpdate[]> {
  // Whatever goes wrong there, the updates are stored here.
  const taken = (await deps.swift?.(channel, updates).catch(() => undefined)) ?? [];
  const left = updates.filter((_, index) => !taken[index]);
  if (left.length === 0) return taken as StoredUpdate[];
  const stored = await storeEach(deps, channel, left);
  deps.wakes.wake('drain');
  if (stored.some(({ mediaIds }) => mediaIds.length > 0)) deps.wakes.wake('media');
  let next = 0;
  return updates.map((_, index) => taken[index] ?? stored[next++]!);
}
