import { assignmentsOfPosts } from '../../duties/my-duties-view.ts';
import { dutySummary } from './duty-facts.ts';
import type { FactLoader } from './fact-loaders.ts';
import { ownPosts } from './own-posts.ts';

/** What the posts owe that somebody holds, acts in or stands in for. */
export const loadMyDuties: FactLoader<'my_duties'> = async (asks, { database }) => {
  const own = await ownPosts(database, asks);
  const assignments = await assignmentsOfPosts(
    database,
    own.flatMap((posts) => [...posts]),
  );
  return asks.map(({ conversation: { lang } }, index) => {
    const items = assignments.filter(({ postId }) => own[index]!.has(postId)).map((one) => dutySummary(one, lang));
    return { items, total: items.length };
  });
};
