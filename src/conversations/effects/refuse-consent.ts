import { CONSENT_LAPSED } from '../../messages/consent-silence.ts';
import { eraseHeld } from '../../messages/erase-store.ts';
import { clearTimers } from '../../messages/timer-store.ts';
import { forgetNames } from '../../people/address-store.ts';
import { recordConsents } from '../../people/consent-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Không": payloads, media and the talk are erased; of the messages only account, external id and time stay. */
export const refuseConsent: EffectHandler<'refuse_consent'> = async (tx, calls, { now, erasedMedia, refused }) => {
  const conversationIds = calls.map(({ conversation }) => conversation.id);
  await recordConsents(
    tx,
    calls.map(({ conversation: { personId, addressId, channel }, args: { textVersion } }) => ({
      personId,
      addressId,
      channel,
      purpose: 'reports',
      decision: 'refused',
      textVersion,
    })),
    now,
  );
  const media = await eraseHeld(tx, {
    conversationIds,
    reason: 'consent_refused',
    updateIds: calls.flatMap((call) => call.updateIds),
  });
  erasedMedia.push(...media);
  await forgetNames(
    tx,
    calls.map(({ conversation }) => conversation.addressId),
  );
  await clearTimers(
    tx,
    conversationIds.map((subject) => ({ kind: CONSENT_LAPSED, subject })),
  );
  for (const id of conversationIds) refused.add(id);
  return calls.map(() => undefined);
};
