import { eraseTold } from '../../messages/erase-told-store.ts';
import { countRouted } from '../../messages/routing-count-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** What by law is not taken here: gone with the turn that recognised it, and counted without a name. */
export const eraseToldEffect: EffectHandler<'erase_told'> = async (tx, calls, { now, erasedMedia }) => {
  const whole = calls.filter(({ args }) => args.wholeTalk);
  const media = await eraseTold(tx, {
    updateIds: calls.flatMap(({ args, updateIds, inputIds }) => (args.wholeTalk ? updateIds : inputIds)),
    wholeTalks: whole.map(({ conversation }) => conversation.id),
    now,
  });
  erasedMedia.push(...media);
  await countRouted(
    tx,
    calls.flatMap(({ args: { outcome }, conversation: { channel } }) => (outcome ? [{ outcome, channel }] : [])),
    now,
  );
  return calls.map(() => undefined);
};
