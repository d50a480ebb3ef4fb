import { setPhones } from '../../people/person-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** Where the office may call somebody whom no message reaches. */
export const setPhone: EffectHandler<'set_phone'> = async (tx, calls, { encrypt }) => {
  await setPhones(
    tx,
    calls.map(({ conversation: { personId }, args }) => ({ personId, phoneCipher: encrypt(args.phone) })),
  );
  return calls.map(() => undefined);
};
