import { assignmentsByNumber } from '../../duties/my-duties-view.ts';
import { dutyDetail } from './duty-facts.ts';
import type { FactLoader } from './fact-loaders.ts';
import { ownPosts } from './own-posts.ts';

/** One assignment of one's own; null where there is none with this number or it is another post's: a number is no proof. */
export const loadMyDuty: FactLoader<'my_duty'> = async (asks, { database }) => {
  const own = await ownPosts(database, asks);
  const assignments = await assignmentsByNumber(
    database,
    asks.map(({ args }) => args.number),
  );
  return asks.map(({ conversation: { lang }, args }, index) => {
    const mine = assignments.find(({ number, postId }) => number === args.number && own[index]!.has(postId));
    return mine ? dutyDetail(mine, lang) : null;
  });
};
