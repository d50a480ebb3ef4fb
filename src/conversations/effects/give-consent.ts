import { CONSENT_LAPSED } from '../../messages/consent-silence.ts';
import { markConsented } from '../../messages/conversation-store.ts';
import { releaseHeld } from '../../messages/erase-store.ts';
import { clearTimers } from '../../messages/timer-store.ts';
import { recordConsents } from '../../people/consent-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Tôi đồng ý": the proof is kept, what was held is released, and what comes is released as it comes. */
export const giveConsent: EffectHandler<'give_consent'> = async (tx, calls, { now, released }) => {
  const conversationIds = calls.map(({ conversation }) => conversation.id);
  await recordConsents(
    tx,
    calls.map(({ conversation: { personId, addressId, channel }, args: { textVersion } }) => ({
      personId,
      addressId,
      channel,
      purpose: 'reports',
      decision: 'given',
      textVersion,
    })),
    now,
  );
  await markConsented(tx, conversationIds, now);
  await releaseHeld(tx, conversationIds);
  await clearTimers(
    tx,
    conversationIds.map((subject) => ({ kind: CONSENT_LAPSED, subject })),
  );
  for (const id of conversationIds) released.add(id);
  return calls.map(() => undefined);
};
