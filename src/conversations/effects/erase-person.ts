import { CONSENT_TEXT_VERSION } from '../../../flows/index.ts';
import { addDataAct, addDataRequests, closeDataRequest } from '../../people/data-request-store.ts';
import { erasePerson } from '../data-rights/erase-person.ts';
import { requestOf } from '../data-rights/request-of.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** "Xóa hết dữ liệu": done at once, in the turn's transaction. Rare, and each locks much: one after the other. */
export const erasePersonEffect: EffectHandler<'erase_person'> = async (tx, calls, { now, erasedMedia, refused }) => {
  const results: { kept: number }[] = [];
  for (const { conversation, updateIds } of calls) {
    const [request] = await addDataRequests(tx, [await requestOf(tx, conversation, 'erase')], now);
    await addDataAct(tx, { requestId: request!.id, actor: 'system', act: 'erased' }, now);
    await closeDataRequest(tx, request!.id, { state: 'done', at: now });
    const { personId } = conversation;
    const { kept, media } = await erasePerson(tx, {
      personId,
      taken: updateIds,
      textVersion: CONSENT_TEXT_VERSION,
      now,
    });
    erasedMedia.push(...media);
    refused.add(conversation.id);
    results.push({ kept });
  }
  return results;
};
