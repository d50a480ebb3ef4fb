import { asWorded } from '../../messages/as-worded-view.ts';
import { partyOf } from '../../messages/move-conversations-store.ts';
import { takeLinkCode } from '../../people/link-code-store.ts';
import { linkPeople } from '../linked-accounts/link-people.ts';
import { tellChat } from '../linked-accounts/tell-chat.ts';
import { conversationNotices } from '../words.ts';
import type { EffectHandler } from './effect-handlers.ts';
import { PERSON_CODE } from './make-link-code.ts';

/** The chat in which the code was asked for keeps its person; this one joins it. One after the other: each locks much. */
export const linkAccount: EffectHandler<'link_account'> = async (tx, calls, { now, lookupHash }) => {
  const results: { linked: boolean }[] = [];
  for (const { conversation, args } of calls) {
    const said = { code: args.linkCode, addressId: conversation.addressId };
    const found = await takeLinkCode(tx, said, { encryption: { lookupHash }, now });
    const other = found.state === 'good' && found.purpose === PERSON_CODE ? await partyOf(tx, found.subject) : null;
    const merge = other && { from: conversation.personId, into: other.personId };
    if (found.state !== 'good' || !other?.consented || !merge || !(await linkPeople(tx, merge))) {
      results.push({ linked: false });
      continue;
    }
    const notices = await asWorded(tx, conversationNotices);
    const text = notices.say(other.lang, 'linked', { account: args.here });
    await tellChat(tx, { conversationId: found.subject, text }, now);
    results.push({ linked: true });
  }
  return results;
};
