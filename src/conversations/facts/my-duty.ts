import { assignmentsByNumber } from '../../duties/my-duties-view.ts';
import { areTheirs } from '../../duties/theirs-view.ts';
import { dutyDetail } from './duty-facts.ts';
import type { FactLoader } from './fact-loaders.ts';

/** One assignment that this person answers for; null where there is none with this number or it is another's: a number is no proof. */
export const loadMyDuty: FactLoader<'my_duty'> = async (asks, { database }) => {
  const [first] = asks;
  if (!first) return [];
  const assignments = await assignmentsByNumber(
    database,
    asks.map(({ args }) => args.number),
  );
  const found = asks.map(({ args }) => assignments.find(({ number }) => number === args.number));
  const asked = asks.map(({ conversation: { personId } }, nr) => ({ personId, postId: found[nr]?.postId ?? '' }));
  // The turns of a batch are of one moment.
  const theirs = await areTheirs(database, asked, first.args.day);
  return asks.map(({ conversation: { lang } }, nr) => {
    const one = found[nr];
    return one && theirs[nr] ? dutyDetail(one, lang) : null;
  });
};
