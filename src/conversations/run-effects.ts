import type { EffectTypes } from '../../flows/effects.ts';
import type { EffectCall } from '../engine/turn.ts';
import type { Transaction } from '../platform/database.ts';
import type { Decision } from './decide-turns.ts';
import type { EffectContext, EffectHandlers, EffectOf } from './effects/effect-handlers.ts';

/**
 * Carries out the effects of a batch: the first ones of all turns, kind by kind, then the second ones, and so on, so that the
 * effects of a turn keep their order and those of one kind share their queries.
 * @returns for each decision the results of its effects.
 */
export async function runEffects(
  tx: Transaction,
  handlers: EffectHandlers,
  { decisions, context }: { decisions: readonly Decision[]; context: EffectContext },
): Promise<Map<Decision, unknown[]>> {
  const results = new Map<Decision, unknown[]>(decisions.map((decision) => [decision, []]));
  for (let nth = 0; ; nth += 1) {
    const byKind = new Map<string, { decision: Decision; call: EffectCall }[]>();
    for (const decision of decisions) {
      const call = decision.effects[nth];
      if (call) byKind.set(call.effect, [...(byKind.get(call.effect) ?? []), { decision, call }]);
    }
    if (byKind.size === 0) return results;
    for (const [kind, calls] of byKind) {
      const run = handlerOf(handlers, kind);
      const values = await run(
        tx,
        calls.map(({ decision, call }) => ({
          args: call.args,
          conversation: decision.conversation,
          updateIds: decision.taken.flatMap(({ updates }) => updates.map(({ id }) => id)),
          // Only the last turn of a decision has effects.
          inputIds: decision.taken.at(-1)?.updates.map(({ id }) => id) ?? [],
        })),
        context,
      );
      calls.forEach(({ decision }, index) => {
        results.get(decision)![nth] = values[index];
      });
    }
  }
}

/** The types of effects and arguments were checked where the flow was written; here they are only names. */
function handlerOf(handlers: EffectHandlers, kind: string) {
  if (!Object.hasOwn(handlers, kind)) throw new Error(`no handler for the effect ${kind}`);
  return handlers[kind as keyof EffectTypes] as unknown as (
    tx: Transaction,
    calls: readonly (Omit<EffectOf<keyof EffectTypes>, 'args'> & { args: unknown })[],
    context: EffectContext,
  ) => Promise<unknown[]>;
}
