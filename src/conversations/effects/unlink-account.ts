import { asWorded } from '../../messages/as-worded-view.ts';
import { conversationAt } from '../../messages/move-conversations-store.ts';
import { unlinkConversation } from '../linked-accounts/link-people.ts';
import { tellChat } from '../linked-accounts/tell-chat.ts';
import { conversationNotices } from '../words.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** The chat at that address is a person of its own again, and hears it. */
export const unlinkAccount: EffectHandler<'unlink_account'> = async (tx, calls, { now }) => {
  for (const { conversation, args } of calls) {
    const { personId, lang } = conversation;
    const other = await conversationAt(tx, { addressId: args.addressId, personId });
    // Unlinked meanwhile from the other side: it is as was wished.
    if (!other || args.addressId === conversation.addressId) continue;
    await unlinkConversation(tx, { personId, addressId: args.addressId, conversationId: other.id }, now);
    if (!other.consented) continue;
    const notices = await asWorded(tx, conversationNotices);
    const text = notices.say(lang, 'unlinked', { account: args.here });
    await tellChat(tx, { conversationId: other.id, text }, now);
  }
  return calls.map(() => undefined);
};
