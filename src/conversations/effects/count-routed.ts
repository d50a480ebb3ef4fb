import { countRouted } from '../../messages/routing-count-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const countRoutedEffect: EffectHandler<'count_routed'> = async (tx, calls, { now }) => {
  await countRouted(
    tx,
    calls.map(({ conversation: { channel }, args: { outcome } }) => ({ outcome, channel })),
    now,
  );
  return calls.map(() => undefined);
};
