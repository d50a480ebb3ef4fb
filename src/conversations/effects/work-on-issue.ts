import type { WorkOutcome } from '../../../flows/work-effects.ts';
import { workOnIssue } from '../../issues/work-on-issue.ts';
import { heldPosts } from '../../organisation/held-posts-view.ts';
import type { EffectHandler } from './effect-handlers.ts';

const ZONE_MS = 7 * 3_600_000;

/** Each locks its issue, and who holds a post is read again in the transaction: one after the other. */
export const workOnIssueEffect: EffectHandler<'work_on_issue'> = async (tx, calls, { now }) => {
  const day = new Date(now.getTime() + ZONE_MS).toISOString().slice(0, 10);
  const held = await heldPosts(
    tx,
    calls.map(({ conversation }) => conversation.personId),
    day,
  );
  const outcomes: WorkOutcome[] = [];
  for (const { args, conversation } of calls) {
    const { personId, channel } = conversation;
    const cadre = { personId, day, posts: held.get(personId) ?? [] };
    outcomes.push(await workOnIssue(tx, { ...args, cadre, conversationId: conversation.id, channel }, now));
  }
  return outcomes;
};
