import { countWrongCodes } from '../../people/link-code-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

export const noteWrongCode: EffectHandler<'note_wrong_code'> = async (tx, calls, { now }) => {
  const addressIds = calls.map(({ conversation }) => conversation.addressId);
  return (await countWrongCodes(tx, addressIds, now)).map((tries) => ({ tries }));
};
