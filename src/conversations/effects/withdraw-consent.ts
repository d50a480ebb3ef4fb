import { addDataAct, addDataRequests, closeDataRequest } from '../../people/data-request-store.ts';
import { requestOf } from '../data-rights/request-of.ts';
import { withdrawConsent } from '../data-rights/withdraw-consent.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** A consent is withdrawn, at once. */
export const withdrawConsentEffect: EffectHandler<'withdraw_consent'> = async (tx, calls, { now, refused }) => {
  for (const { conversation, args, updateIds } of calls) {
    const { id: conversationId, personId, addressId, channel } = conversation;
    const [request] = await addDataRequests(tx, [await requestOf(tx, conversation, 'withdraw')], now);
    await addDataAct(tx, { requestId: request!.id, actor: 'system', act: 'withdrawn' }, now);
    await closeDataRequest(tx, request!.id, { state: 'done', at: now });
    const call = { personId, conversationId, addressId, channel, updateIds, openIssues: args.openIssues ?? 'keep' };
    if (await withdrawConsent(tx, { ...call, purpose: args.purpose, textVersion: args.textVersion }, now))
      refused.add(conversationId);
  }
  return calls.map(() => undefined);
};
