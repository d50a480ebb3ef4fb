import type { Reply } from '../engine/reply.ts';
import { holdLeases } from '../messages/conversation-store.ts';
import { closeQuestions, enqueue, type NewMessage } from '../messages/outbox-store.ts';
import { endTurns, type TakenUpdate, tieToIssues } from '../messages/turn-end-store.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { announce, type Change } from '../platform/live.ts';
import type { Decision } from './decide-turns.ts';
import type { EffectContext, EffectHandlers } from './effects/effect-handlers.ts';
import { runEffects } from './run-effects.ts';
import { saveSessions } from './session-store.ts';

export interface Committed {
  /** Turns that were written; those of lost leases are not among them. */
  turns: number;
  replies: number;
  /** Media whose bytes are to be removed now. */
  erasedMedia: string[];
}

const REPLY = 1;

/**
 * Writes the turns of a batch, all in one transaction: what they decided, what they say, where the talks stand. A conversation
 * whose lease was lost is left out: whoever has it takes its turns.
 */
export async function commitTurns(
  { database, handlers }: { database: Database; handlers: EffectHandlers },
  decisions: readonly Decision[],
  { token, now }: { token: string; now: Date },
): Promise<Committed> {
  const context: EffectContext = { now, erasedMedia: [], released: new Set(), refused: new Set() };
  const written = await database.$transaction(async (tx) => {
    const ids = decisions.map(({ conversation }) => conversation.id);
    const held = await holdLeases(tx, token, ids);
    const ours = decisions.filter(({ conversation }) => held.has(conversation.id));
    await write(tx, handlers, { decisions: ours, context, token });
    return ours;
  });
  return {
    turns: sum(written.map(({ taken }) => taken.length)),
    replies: sum(written.map(({ replies }) => replies.length)),
    erasedMedia: context.erasedMedia,
  };
}

async function write(
  tx: Transaction,
  handlers: EffectHandlers,
  { decisions, context, token }: { decisions: readonly Decision[]; context: EffectContext; token: string },
): Promise<void> {
  const { now, released, refused } = context;
  const turned = decisions.filter(({ taken }) => taken.length > 0);
  const results = await runEffects(tx, handlers, { decisions: turned, context });
  const taken = turned.flatMap(takenUpdates);
  const issues = await tieToIssues(tx, {
    talks: turned.flatMap((decision) => talksOf(decision, results.get(decision)!)),
    taken: taken.map(({ id }) => id),
    now,
  });
  await saveSessions(
    tx,
    turned
      .filter(({ session, conversation }) => session !== null || conversation.session !== null)
      .map(({ session, conversation: { id } }) => ({ conversationId: id, session: refused.has(id) ? null : session })),
    now,
  );
  const messages = turned.flatMap((decision) => messagesOf(decision, results.get(decision)!, { issues, now }));
  await enqueue(tx, messages);
  await closeQuestions(
    tx,
    turned.flatMap(({ answered }) => answered),
    now,
  );
  // One whose next input failed keeps its lease until that is noted.
  const releases = decisions
    .filter(({ failed }) => !failed)
    .map(({ conversation: { id }, collects }) => ({ id, collects }));
  await endTurns(tx, token, { taken, releases });
  // Of those who have not agreed no page hears anything, not even that something was said.
  const seen = new Set(
    turned
      .filter(({ conversation: { consented, id } }) => (consented || released.has(id)) && !refused.has(id))
      .map(({ conversation }) => conversation.id),
  );
  await announce(tx, [
    ...[...seen].map((id): Change => ({ kind: 'message', id })),
    ...messages.flatMap(({ conversationId: id }): Change[] => (seen.has(id) ? [{ kind: 'outbox', id }] : [])),
  ]);
}

function takenUpdates({ taken }: Decision): TakenUpdate[] {
  return taken.flatMap(({ input, updates }) =>
    updates.map(({ id }) => (input.kind === 'choice' ? { id, choice: input.id } : { id })),
  );
}

/** The issues that the effects of a turn were about. */
function talksOf({ conversation }: Decision, results: readonly unknown[]): { code: string; conversationId: string }[] {
  const codes = new Set(results.flatMap((result) => codeOf(result) ?? []));
  return [...codes].map((code) => ({ code, conversationId: conversation.id }));
}

/** `FiledIssue` and `IssueOutcome` name their issue; an outcome that is not `ok` changed nothing. */
function codeOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null || !('code' in result)) return undefined;
  if ('ok' in result && result.ok !== true) return undefined;
  return String(result.code);
}

function messagesOf(
  { conversation, replies }: Decision,
  results: readonly unknown[],
  { issues, now }: { issues: ReadonlyMap<string, string>; now: Date },
): NewMessage[] {
  const about = results.map(codeOf).findLast((code) => code !== undefined);
  const issueId = about === undefined ? undefined : issues.get(about);
  return replies.map((each): NewMessage => {
    const reply: Reply = 'reply' in each ? each.reply : each.render(results[each.effect]);
    return { conversationId: conversation.id, priority: REPLY, reply, readyAt: now, issueId };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
