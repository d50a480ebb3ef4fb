import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addFollowers, followersOf } from './follower-store.ts';
import { addHistory, type HistoryRow } from './issue-history-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { type LockedIssue, writeIssue } from './issue-store.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { tellReporter } from './tell-reporter.ts';

/** Nothing becomes of these any more that one could follow. */
export const NO_TARGET: readonly IssueStatus[] = ['merged', 'withdrawn', 'refused'];

export interface Joining {
  /** The report that ends. */
  issue: LockedIssue;
  /** The one of the same matter that goes on. */
  target: LockedIssue;
  who: Pick<HistoryRow, 'actor' | 'staffId' | 'postId' | 'channel'>;
  now: Date;
}

/**
 * Two reports of one matter become one: whoever reported or followed the one follows the other from now on; both histories say so.
 * Both are locked. @returns false where the other does not go on.
 */
export async function joinInto(tx: Transaction, { issue, target, who, now }: Joining): Promise<boolean> {
  if (NO_TARGET.includes(target.status)) return false;
  await addFollowers(tx, await followersAfter(tx, issue, target), now);
  await addHistory(tx, { ...who, issueId: target.id, at: now, kind: 'took_in', from: issue.code });
  await writeIssue(tx, issue.id, { status: 'merged', mergedIntoId: target.id, at: now });
  const cause = await addHistory(tx, {
    ...who,
    issueId: issue.id,
    at: now,
    kind: 'merged',
    from: issue.status,
    to: target.code,
  });
  await tellReporter(tx, { issue, notice: { kind: 'merged', into: target.code }, cause, staffId: who.staffId, now });
  await tellFollowersSoon(tx, issue.id, now);
  await announce(tx, [
    { kind: 'issue', id: target.code },
    { kind: 'issue', id: issue.code },
  ]);
  return true;
}

/** The reporter of the merged one and its followers; who reported the other hears of it anyway. */
async function followersAfter(tx: Transaction, issue: LockedIssue, target: LockedIssue) {
  const { personId, conversationId } = issue;
  const reporter = personId && conversationId ? [{ personId, conversationId }] : [];
  return [...reporter, ...(await followersOf(tx, [issue.id]))]
    .filter((person) => person.personId !== target.personId)
    .map((person) => ({ issueId: target.id, personId: person.personId, conversationId: person.conversationId }));
}
