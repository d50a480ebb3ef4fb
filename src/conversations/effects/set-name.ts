import { addDataAct, addDataRequests, closeDataRequest } from '../../people/data-request-store.ts';
import { setNames } from '../../people/person-store.ts';
import { requestOf } from '../data-rights/request-of.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** By which name somebody wants to be called: a correction of their data, done at once. */
export const setNameEffect: EffectHandler<'set_name'> = async (tx, calls, { now, encrypt }) => {
  await setNames(
    tx,
    calls.map(({ conversation: { personId }, args }) => ({ personId, nameCipher: encrypt(args.name) })),
  );
  for (const { conversation } of calls) {
    const [request] = await addDataRequests(tx, [await requestOf(tx, conversation, 'correct')], now);
    await addDataAct(tx, { requestId: request!.id, actor: 'system', act: 'corrected' }, now);
    await closeDataRequest(tx, request!.id, { state: 'done', at: now });
  }
  return calls.map(() => undefined);
};
