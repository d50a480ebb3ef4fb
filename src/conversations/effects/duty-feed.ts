import { townDay } from '../../calendar/town-day.ts';
import { cadreFeedKey, renewCadreFeed } from '../../organisation/cadre-feed-store.ts';
import { heldPosts } from '../../organisation/held-posts-view.ts';
import type { EffectHandler } from './effect-handlers.ts';

/** The secret address of a cadre's calendar: the one that they have, or another one. */
export const dutyFeedEffect: EffectHandler<'duty_feed'> = async (tx, calls, { calendarUrl, now }) => {
  const held = await heldPosts(
    tx,
    calls.map(({ conversation }) => conversation.personId),
    townDay(now),
  );
  const results: { url: string | null }[] = [];
  for (const { conversation, args } of calls) {
    const { personId } = conversation;
    if (!held.has(personId)) {
      results.push({ url: null });
      continue;
    }
    const known = args.renew ? null : await cadreFeedKey(tx, personId);
    results.push({ url: calendarUrl(known ?? (await renewCadreFeed(tx, personId, now))) });
  }
  return results;
};
