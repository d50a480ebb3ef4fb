import { recordConsents } from '../../people/consent-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Hỏi thăm trở lại": the one question weeks later, which they had declined, may be asked again. */
export const allowFollowUpEffect: EffectHandler<'allow_follow_up'> = async (tx, calls, { now }) => {
  await recordConsents(
    tx,
    calls.map(({ conversation: { personId, addressId, channel }, args: { textVersion } }) => ({
      ...{ personId, addressId, channel, textVersion },
      purpose: 'follow_up' as const,
      decision: 'given' as const,
    })),
    now,
  );
  return calls.map(() => undefined);
};
