import type { TurnRequest, TurnResult } from '../engine/turn.ts';
import { type ClaimedConversation, claimConversations } from '../messages/conversation-store.ts';
import { openQuestions } from '../messages/outbox-store.ts';
import { JOIN_DELAYS, type JoinDelays } from '../messages/ready-at.ts';
import { loadTalks } from '../messages/talk-view.ts';
import type { Wakes } from '../messages/wakes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { commitTurns } from './commit-turns.ts';
import type { ConversationAtHand } from './conversation-at-hand.ts';
import { type Decision, decideTurns } from './decide-turns.ts';
import { type EffectHandlers, effectHandlers } from './effects/effect-handlers.ts';
import { type FactDeps, type FactLoaders, factLoaders } from './facts/fact-loaders.ts';
import { sayNothing } from './listen-turn.ts';
import type { Observe } from './observe.ts';
import { setAside } from './quarantine.ts';

export interface DrainDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  wakes: Wakes;
  /** The engine with the catalogue of flows. */
  takeTurn(request: TurnRequest): TurnResult;
  /** How it hears while a moderator has the talk; left out: it says nothing at all. */
  listen?(request: TurnRequest): TurnResult;
  facts: FactDeps;
  /** Removes the bytes of erased media; called after the commit. What it misses, the sweep of media finds. */
  eraseMedia(mediaIds: readonly string[]): void;
  observe?: Observe;
  /** The same two as for the inbox. */
  delays?: JoinDelays;
  isUrgent?: (text: string) => boolean;
  handlers?: EffectHandlers;
  loaders?: FactLoaders;
  leaseMs?: number;
  /** Conversations in a batch. */
  batch?: number;
  /** The wait after the first failure of a turn; it doubles. */
  retryMs?: number;
}

export const DRAIN_BATCH = 50;
const LEASE_MS = 30_000;

/** An outside question that nobody answered for so long is not what a "1" means. Milliseconds. */
const QUESTION_OPEN_MS = 30 * 24 * 60 * 60_000;

/** Claims conversations that have something ready and takes their turns. @returns how many turns were committed. */
export async function drainOnce(deps: DrainDeps): Promise<number> {
  return (await drainBatch(deps)).turns;
}

export async function drainBatch(deps: DrainDeps): Promise<{ claimed: number; turns: number }> {
  const { database, clock, leaseMs = LEASE_MS, batch = DRAIN_BATCH } = deps;
  const token = newId();
  const now = clock.now();
  const claimed = await claimConversations(database.direct, { token, limit: batch, leaseMs, now, real: clock.real() });
  if (claimed.length === 0) return { claimed: 0, turns: 0 };
  try {
    return { claimed: claimed.length, turns: await takeTurns(deps, claimed, { token, now }) };
  } catch (error) {
    deps.logger.error(
      { conversations: claimed.length, ...errorFields(error) },
      'a batch of turns failed: one at a time',
    );
    let turns = 0;
    for (const conversation of claimed) turns += await takeOneAlone(deps, conversation, { token, now });
    return { claimed: claimed.length, turns };
  }
}

interface Batch {
  token: string;
  now: Date;
}

async function takeTurns(
  deps: DrainDeps,
  claimed: readonly ClaimedConversation[],
  { token, now }: Batch,
): Promise<number> {
  const conversations = await load(deps.database, claimed, now);
  const decisions = await decide(deps, conversations, { now });
  const sound = decisions.filter(({ failed, taken }) => !failed || taken.length > 0);
  const turns = await commit(deps, sound, { token, now });
  for (const decision of decisions)
    if (decision.failed) await setAside(deps, { ...decision, failed: decision.failed }, { token, now });
  return turns;
}

/** After a failed batch: one conversation, one input, a transaction of its own. */
async function takeOneAlone(deps: DrainDeps, claimed: ClaimedConversation, { token, now }: Batch): Promise<number> {
  const conversations = await load(deps.database, [claimed], now);
  const [decision] = await decide(deps, conversations, { now, mostInputs: 1 });
  const { conversation, collects, taken, failed } = decision!;
  if (failed) {
    await setAside(deps, { conversation, collects, failed }, { token, now });
    return 0;
  }
  try {
    return await commit(deps, [decision!], { token, now });
  } catch (error) {
    const [input] = taken;
    if (!input) throw error;
    await setAside(deps, { conversation, collects: conversation.collects, failed: { input, error } }, { token, now });
    return 0;
  }
}

/** Two queries for all of them. */
async function load(
  database: Database,
  claimed: readonly ClaimedConversation[],
  now: Date,
): Promise<ConversationAtHand[]> {
  const ids = claimed.map(({ id }) => id);
  const asked = claimed.filter(({ wasAsked }) => wasAsked).map(({ id }) => id);
  const since = new Date(now.getTime() - QUESTION_OPEN_MS);
  const [talks, questions] = await Promise.all([
    loadTalks(database.direct, ids, now),
    openQuestions(database.direct, asked, since),
  ]);
  const openByConversation = groupByConversation(questions);
  return claimed.map((row) => ({ ...row, ...talks.get(row.id)!, questions: openByConversation.get(row.id) ?? [] }));
}

async function decide(
  {
    takeTurn,
    listen = sayNothing,
    loaders = factLoaders,
    facts,
    delays = JOIN_DELAYS,
    isUrgent = () => false,
  }: DrainDeps,
  conversations: readonly ConversationAtHand[],
  { now, mostInputs }: { now: Date; mostInputs?: number },
): Promise<Decision[]> {
  return decideTurns({ takeTurn, listen, loaders, facts, rule: { delays, isUrgent } }, conversations, {
    now: now.getTime(),
    mostInputs,
  });
}

async function commit(deps: DrainDeps, decisions: readonly Decision[], { token, now }: Batch): Promise<number> {
  const { database, facts, handlers = effectHandlers } = deps;
  const { turns, replies, erasedMedia, wakes } = await commitTurns(
    { database, handlers, encryption: facts.encryption, calendarUrl: facts.calendarUrl },
    decisions,
    { token, now },
  );
  if (replies > 0) deps.wakes.wake('send');
  for (const what of wakes) deps.wakes.wake(what);
  if (erasedMedia.length > 0) deps.eraseMedia(erasedMedia);
  let taken = 0;
  for (const [channel, count] of turns) {
    deps.observe?.({ kind: 'turns', channel, count });
    taken += count;
  }
  for (const { steps } of decisions) if (steps.length > 0) deps.observe?.({ kind: 'steps', events: steps });
  for (const { conversation, taken: inputs } of decisions)
    deps.logger.debug(
      { conversation: conversation.id, updates: inputs.flatMap(({ updates }) => updates.map(({ id }) => String(id))) },
      'turns are taken',
    );
  return taken;
}

function groupByConversation<Row extends { conversationId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.conversationId);
    if (group) group.push(row);
    else groups.set(row.conversationId, [row]);
  }
  return groups;
}
