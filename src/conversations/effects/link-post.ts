import { addWorkingDays } from '../../calendar/working-days.ts';
import { chatsOf } from '../../messages/chat-of-view.ts';
import { holderOfCode, linkHolder, POST_CODE, unlinkPerson } from '../../organisation/link-holder-store.ts';
import { organisationWords } from '../../organisation/words.ts';
import { recordConsents } from '../../people/consent-store.ts';
import { takeLinkCode } from '../../people/link-code-store.ts';
import { announce } from '../../platform/live.ts';
import { addTasks } from '../../staff/task-store.ts';
import { tellChat } from '../linked-accounts/tell-chat.ts';
import type { EffectHandler } from './effect-handlers.ts';

const ORGANISATION_CHANGED = { kind: 'organisation', id: 'holders' };

const ZONE_MS = 7 * 3_600_000;

const dayOf = (now: Date) => new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 10);

/** A cadre's code makes this chat the holder's; who had the post before hears of it. */
export const linkPost: EffectHandler<'link_post'> = async (tx, calls, { now, lookupHash }) => {
  const results: { titles: string[] }[] = [];
  for (const { conversation, args } of calls) {
    const { personId, addressId, channel } = conversation;
    const found = await takeLinkCode(tx, { code: args.linkCode, addressId }, { encryption: { lookupHash }, now });
    const holder =
      found.state === 'good' && found.purpose === POST_CODE ? await holderOfCode(tx, found.subject, dayOf(now)) : null;
    if (!holder) {
      results.push({ titles: [] });
      continue;
    }
    const { formerPersonId, titles } = await linkHolder(tx, holder, { personId, now, day: dayOf(now) });
    const consent = { personId, addressId, channel, purpose: 'work' as const, decision: 'given' as const };
    await recordConsents(tx, [{ ...consent, textVersion: args.textVersion }], now);
    const chat = formerPersonId ? (await chatsOf(tx, [formerPersonId])).get(formerPersonId) : undefined;
    if (chat) {
      const text = organisationWords.formerTold[chat.lang](holder.title);
      await tellChat(tx, { conversationId: chat.conversationId, text }, now);
    }
    results.push({ titles });
  }
  await announce(tx, [ORGANISATION_CHANGED]);
  return results;
};

/** The kind of task: a cadre lost a phone and needs a new code. Its subject is the post. */
const LOST_PHONE_TASK = 'lost_phone';

/** The posts of this person are linked with no chat of theirs any more. */
export const unlinkPosts: EffectHandler<'unlink_posts'> = async (tx, calls, { now }) => {
  const results: { titles: string[] }[] = [];
  for (const { conversation, args } of calls) {
    const { personId, addressId, channel } = conversation;
    const posts = await unlinkPerson(tx, personId, { kind: args.lost ? 'lost' : 'unlinked', now });
    const consent = { personId, addressId, channel, purpose: 'work' as const, decision: 'withdrawn' as const };
    await recordConsents(tx, [{ ...consent, textVersion: args.textVersion }], now);
    if (args.lost)
      await addTasks(
        tx,
        posts.map(({ postId, title }) => ({
          kind: LOST_PHONE_TASK,
          subject: postId,
          conversationId: conversation.id,
          note: `${title}: mất điện thoại, cần mã kết nối mới.`,
          dueAt: addWorkingDays(now, 1),
        })),
        now,
      );
    results.push({ titles: posts.map(({ title }) => title) });
  }
  await announce(tx, [ORGANISATION_CHANGED]);
  return results;
};
