import type { ParsedUpdate } from '../channels/channel.ts';
import type { SwiftTurns } from '../messages/inbox.ts';
import type { StoredUpdate } from '../messages/inbox-store.ts';
import { JOIN_DELAYS } from '../messages/ready-at.ts';
import { endSwiftTurns, type StoredSwiftTurn } from '../messages/swift-turn-store.ts';
import type { ChannelAccount } from '../people/address-store.ts';
import { newId } from '../platform/ids.ts';
import { errorFields } from '../platform/logger.ts';
import { decideTurns } from './decide-turns.ts';
import { factLoaders } from './facts/fact-loaders.ts';
import { copyOf, type KeptTalks, keepTalks } from './kept-talks.ts';
import { sayNothing } from './listen-turn.ts';
import type { Begun, Places } from './send-loop.ts';
import {
  atHand,
  findCandidates,
  keptAfter,
  keyOf,
  messageOf,
  type SwiftDeps,
  type Taken,
  takenOf,
  toTurn,
} from './swift-turn.ts';

/**
 * Answers updates as they come: what most people say most of the time needs no waiting, so it is stored, taken and answered in one
 * commit, and its reply is sent from memory. Whatever is not so simple is left to the inbox and the drain loop: something waits in the
 * conversation or comes in fragments, there is no consent, a turn has effects, a moderator has the talk, another process is quicker.
 * Then the turn is taken anew there, which harms nothing, for deciding has no effects.
 */
export function swiftTurns(deps: SwiftDeps): SwiftTurns {
  const kept = keepTalks(deps);
  return async (channel, updates) => {
    const results: (StoredUpdate | undefined)[] = updates.map(() => undefined);
    try {
      const again = await takeSwiftly(deps, channel, { updates, kept, results });
      // What was kept of these is of yesterday: they are read.
      if (again.length > 0) await takeSwiftly(deps, channel, { updates, kept, results, only: new Set(again) });
    } catch (error) {
      deps.logger.warn({ updates: updates.length, ...errorFields(error) }, 'updates cannot be answered at once now');
    }
    // What is left to the inbox changes the conversation.
    updates.forEach(({ address }, index) => {
      if (!results[index]) kept.forget(keyOf(channel, address));
    });
    return results;
  };
}

interface Batch {
  updates: readonly ParsedUpdate[];
  kept: KeptTalks;
  /** What became of each update is written here. */
  results: (StoredUpdate | undefined)[];
  /** Indexes of those that are to be taken; left out: all. */
  only?: ReadonlySet<number>;
}

/** @returns indexes of updates that were taken on the ground of a talk in memory that has changed since. */
async function takeSwiftly(deps: SwiftDeps, channel: ChannelAccount, batch: Batch): Promise<number[]> {
  const {
    takeTurn,
    listen = sayNothing,
    loaders = factLoaders,
    facts,
    delays = JOIN_DELAYS,
    isUrgent = () => false,
  } = deps;
  const now = deps.clock.now();
  const candidates = await findCandidates(deps, channel, { ...batch, now });
  if (candidates.length === 0) return [];
  const decisions = await decideTurns(
    { takeTurn, listen, loaders, facts, rule: { delays, isUrgent } },
    candidates.map((candidate) => atHand(candidate, channel.id)),
    { now: now.getTime() },
  );
  const taken: Taken[] = [];
  candidates.forEach((candidate, nth) => {
    const each = takenOf(candidate, decisions[nth]!);
    if (each) taken.push(each);
  });
  if (taken.length === 0) return [];
  const places = deps.sender.reserve(channel, taken.filter(({ begins }) => begins).length);
  let free = places.count;
  for (const each of taken) each.begins &&= free-- > 0;
  const stored = await commit(deps, channel, { taken, places, kept: batch.kept, now });
  // One of the updates is a repeat: reading the talks anew would not make it another.
  if (!stored) return [];
  const again: number[] = [];
  for (const { candidate } of taken) {
    const { index, talk, isKept } = candidate;
    if (stored.has(talk.id)) batch.results[index] = { stored: true, conversationId: talk.id, mediaIds: [] };
    else if (isKept) again.push(index);
  }
  return again;
}

/** @returns what was stored, by conversation, whose messages are on their way; undefined where one of the updates was stored before. */
async function commit(
  deps: SwiftDeps,
  channel: ChannelAccount,
  { taken, places, kept, now }: { taken: readonly Taken[]; places: Places; kept: KeptTalks; now: Date },
): Promise<ReadonlyMap<string, StoredSwiftTurn> | undefined> {
  const startedAt = deps.clock.real();
  const lease = { token: newId(), startedAt, until: new Date(startedAt.getTime() + places.leaseMs) };
  const stored = new Map<string, StoredSwiftTurn>();
  let isWritten = false;
  try {
    const turns = taken.map(toTurn);
    const rows = await endSwiftTurns(deps.database.pipeline, channel, { turns, sent: places.sent, lease, now });
    isWritten = rows !== undefined;
    for (const row of rows ?? []) stored.set(row.conversationId, row);
  } finally {
    // Where the commit failed, or may have: none, and whoever sweeps finds what there is.
    const begun: Begun[] = [];
    for (const each of taken) {
      const { key, talk } = each.candidate;
      const row = stored.get(talk.id);
      const after = row && keptAfter(each, row);
      if (after) kept.keep(key, after);
      else kept.forget(key);
      if (row && each.begins)
        begun.push({
          message: messageOf(each, row, lease.token),
          isWritten: (wasSent) => noteResult(kept, key, { id: row.messageId!, wasSent }),
        });
    }
    places.begin(begun, isWritten);
  }
  // Behind the first, or without a place: they are claimed as any other.
  if (taken.some(({ candidate, says, begins }) => stored.has(candidate.talk.id) && says.length > (begins ? 1 : 0)))
    deps.wakes.wake('send');
  tell(deps, channel, taken, stored);
  return isWritten ? stored : undefined;
}

/** The conversation is quiet again, if nothing else was said in it; what failed is tried again from the outbox. */
function noteResult(kept: KeptTalks, key: string, { id, wasSent }: { id: bigint; wasSent: boolean }): void {
  const talk = kept.get(key);
  if (talk?.awaits !== id) return;
  if (!wasSent) {
    kept.forget(key);
    return;
  }
  const after = copyOf(talk);
  after.isQuiet = true;
  after.awaits = undefined;
  kept.keep(key, after);
}

function tell(
  { observe, logger }: SwiftDeps,
  { id: channel }: ChannelAccount,
  taken: readonly Taken[],
  stored: ReadonlyMap<string, StoredSwiftTurn>,
): void {
  if (stored.size > 0) observe?.({ kind: 'turns', channel, count: stored.size });
  for (const { decision, candidate } of taken) {
    if (!stored.has(candidate.talk.id)) continue;
    if (decision.steps.length > 0) observe?.({ kind: 'steps', events: decision.steps });
    logger.debug({ conversation: candidate.talk.id }, 'turns are taken');
  }
}
