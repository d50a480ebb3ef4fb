import { forgetTalks } from '../../assistant/outside/erase-store.ts';
import { recordConsents } from '../../people/consent-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** Whether questions may go to the assistant outside; who says no after a yes has nothing left there. */
export const setAssistant: EffectHandler<'set_assistant'> = async (tx, calls, { now }) => {
  await recordConsents(
    tx,
    calls.map(({ conversation: { personId, addressId, channel }, args: { wanted, textVersion } }) => ({
      ...{ personId, addressId, channel, textVersion },
      purpose: 'assistant' as const,
      decision: wanted ? ('given' as const) : ('refused' as const),
    })),
    now,
  );
  const refused = calls.filter(({ args }) => !args.wanted);
  await forgetTalks(
    tx,
    refused.map(({ conversation }) => conversation.id),
    now,
  );
  return calls.map(() => undefined);
};
