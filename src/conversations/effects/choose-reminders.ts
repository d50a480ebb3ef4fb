import { chooseReminders } from '../../people/person-store.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** An address that is not theirs, or not any more, chooses nothing. */
export const chooseRemindersEffect: EffectHandler<'choose_reminders'> = async (tx, calls, { now }) => {
  for (const { conversation, args } of calls)
    await chooseReminders(tx, { personId: conversation.personId, addressId: args.addressId }, now);
  return calls.map(() => undefined);
};
