import type { Lang } from '../engine/index.ts';
import { asWorded } from '../messages/as-worded-view.ts';
import { holdLeases, makeReady } from '../messages/conversation-store.ts';
import { endTurns, noteFailure, unquarantine } from '../messages/turn-end-store.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { errorFields } from '../platform/logger.ts';
import type { Decision } from './decide-turns.ts';
import type { DrainDeps } from './drain-once.ts';
import { conversationNotices } from './words.ts';

const RETRY_MS = 1_000;

export type FailedDecision = Pick<Decision, 'conversation' | 'collects'> & Required<Pick<Decision, 'failed'>>;

/**
 * Notes that an input could not be taken. It is tried again a little later; at the third failure its updates are set aside
 * (`quarantined`, visible and replayable), the person hears that once, and the conversation goes on.
 */
export async function setAside(
  deps: Pick<DrainDeps, 'database' | 'logger' | 'observe' | 'wakes' | 'retryMs'>,
  { conversation, collects, failed: { input, error } }: FailedDecision,
  { token, now }: { token: string; now: Date },
): Promise<void> {
  const updateIds = input.updates.map(({ id }) => id);
  const fields = { conversation: conversation.id, updates: updateIds.map(String), ...errorFields(error) };
  const reason = error instanceof Error ? error.name : 'unknown';
  const quarantined = await deps.database.$transaction(async (tx) => {
    if ((await holdLeases(tx, token, [conversation.id])).size === 0) return false;
    const failure = await noteFailure(tx, updateIds, reason);
    const wait = (deps.retryMs ?? RETRY_MS) * 2 ** Math.max(0, failure.attempts - 1);
    const notBefore = failure.quarantined ? undefined : new Date(now.getTime() + wait);
    const { id, inputs, lang, consented } = conversation;
    const says = failure.quarantined ? [{ reply: { text: await troubled(tx, lang) } }] : [];
    const changes = says.length > 0 && consented ? ['message', 'outbox'].map((kind) => ({ kind, id })) : [];
    await endTurns(tx, token, { ends: [{ id, inputs, taken: [], says, collects, notBefore }], changes, now });
    return failure.quarantined;
  });
  if (quarantined) {
    deps.logger.error(
      fields,
      'updates were set aside after three tries; `npm run admin -- replay-failed` takes them again',
    );
    deps.observe?.({ kind: 'quarantined', count: updateIds.length });
    deps.wakes.wake('send');
  } else {
    deps.logger.warn(fields, 'a turn failed and is tried again');
  }
}

/** Lets everything that was set aside be taken again. @returns how many updates. */
export async function replayQuarantined(database: Database, now: Date): Promise<number> {
  return database.$transaction(async (tx) => {
    const { updates, conversationIds } = await unquarantine(tx, now);
    await makeReady(tx, conversationIds, now);
    return updates;
  });
}

async function troubled(tx: Transaction, lang: Lang): Promise<string> {
  return (await asWorded(tx, conversationNotices)).say(lang, 'troubled');
}
