import { holdLeases } from '../messages/conversation-store.ts';
import { closeQuestions } from '../messages/outbox-store.ts';
import { endTurns, type TakenUpdate, type TurnEnd, tieToIssues } from '../messages/turn-end-store.ts';
import type { Wakeable } from '../messages/wakes.ts';
import type { Database, Sql, Transaction } from '../platform/database.ts';
import type { Change } from '../platform/live.ts';
import type { Decision } from './decide-turns.ts';
import type { EffectContext, EffectHandlers } from './effects/effect-handlers.ts';
import { runEffects } from './run-effects.ts';

export interface Committed {
  /** Turns that were written, by channel; those of lost leases are not among them. */
  turns: ReadonlyMap<string, number>;
  replies: number;
  /** Media whose bytes are to be removed now. */
  erasedMedia: string[];
  /** What has something to do now. */
  wakes: ReadonlySet<Wakeable>;
}

/**
 * Writes the turns of a batch: what they decided, what they say, where the talks stand; all of it or nothing. Turns that decided
 * nothing but words are one statement. A conversation whose lease was lost is left out: whoever has it takes its turns.
 */
export async function commitTurns(
  {
    database,
    handlers,
    encryption: { encrypt, lookupHash },
    calendarUrl,
  }: {
    database: Database;
    handlers: EffectHandlers;
    encryption: Pick<EffectContext, 'encrypt' | 'lookupHash'>;
    calendarUrl: EffectContext['calendarUrl'];
  },
  decisions: readonly Decision[],
  { token, now }: { token: string; now: Date },
): Promise<Committed> {
  const context: EffectContext = {
    now,
    encrypt,
    lookupHash,
    calendarUrl,
    erasedMedia: [],
    released: new Set(),
    refused: new Set(),
    wakes: new Set(),
  };
  const decided = decisions.some(({ effects, answered }) => effects.length > 0 || answered.length > 0);
  const held = decided
    ? await database.$transaction((tx) => writeDecided(tx, handlers, { decisions, context, token }))
    : await write(database.direct, decisions, { context, token, results: new Map() });
  const turns = new Map<string, number>();
  let said = 0;
  for (const { conversation, taken, replies } of decisions) {
    if (!held.has(conversation.id)) continue;
    if (taken.length > 0) turns.set(conversation.channel, (turns.get(conversation.channel) ?? 0) + taken.length);
    said += replies.length;
  }
  return { turns, replies: said, erasedMedia: context.erasedMedia, wakes: context.wakes };
}

/** Effects only for those whose lease is ours: they cannot be taken back by leaving them out of a statement. */
async function writeDecided(
  tx: Transaction,
  handlers: EffectHandlers,
  { decisions, context, token }: { decisions: readonly Decision[]; context: EffectContext; token: string },
): Promise<Set<string>> {
  const held = await holdLeases(
    tx,
    token,
    decisions.map(({ conversation }) => conversation.id),
  );
  const ours = decisions.filter(({ conversation }) => held.has(conversation.id));
  const turned = ours.filter(({ taken }) => taken.length > 0);
  const results = await runEffects(tx, handlers, { decisions: turned, context });
  const issues = await tieToIssues(tx, {
    talks: turned.flatMap((decision) => talksOf(decision, results.get(decision)!)),
    taken: turned.flatMap(takenUpdates).map(({ id }) => id),
    now: context.now,
  });
  await closeQuestions(
    tx,
    turned.flatMap(({ answered }) => answered),
    context.now,
  );
  return write(tx, ours, { context, token, results, issues });
}

interface Outcome {
  context: EffectContext;
  token: string;
  results: ReadonlyMap<Decision, unknown[]>;
  /** Ids of issues by their codes. */
  issues?: ReadonlyMap<string, string>;
}

function write(
  tx: Sql,
  decisions: readonly Decision[],
  { context: { now, released, refused }, token, results, issues = new Map() }: Outcome,
): Promise<Set<string>> {
  const changes: Change[] = [];
  const ends = decisions.map((decision): TurnEnd => {
    const { conversation, taken, failed, session, collects } = decision;
    const { id, inputs, consented } = conversation;
    const says = saysOf(decision, results.get(decision) ?? [], issues);
    // Of those who have not agreed no page hears anything, not even that something was said.
    if (taken.length > 0 && (consented || released.has(id)) && !refused.has(id)) {
      changes.push({ kind: 'message', id });
      if (says.length > 0) changes.push({ kind: 'outbox', id });
    }
    // One whose next input failed keeps its lease until that is noted.
    const end: TurnEnd = {
      id,
      inputs,
      taken: takenUpdates(decision),
      says,
      collects,
      keepsLease: failed !== undefined,
    };
    const moved = taken.length > 0 && (session !== null || conversation.session !== null);
    return moved ? { ...end, session: refused.has(id) ? null : session } : end;
  });
  return endTurns(tx, token, { ends, changes, now });
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

function workedOn(result: unknown): string | undefined {
  return typeof result === 'object' && result !== null && 'issueId' in result ? String(result.issueId) : undefined;
}

function saysOf(
  { replies, effects }: Decision,
  results: readonly unknown[],
  issues: ReadonlyMap<string, string>,
): TurnEnd['says'] {
  const about = results.map(codeOf).findLast((code) => code !== undefined);
  // What a cadre did names its issue so: their words are not the reporter's, and are not tied to it.
  const issueId = about === undefined ? results.map(workedOn).findLast((id) => id !== undefined) : issues.get(about);
  // The numbers to call wait for nobody else's replies.
  const urgent = effects.some(({ effect }) => effect === 'raise_alarm');
  return replies.map((each) => ({
    reply: 'reply' in each ? each.reply : each.render(results[each.effect]),
    issueId,
    urgent,
  }));
}
