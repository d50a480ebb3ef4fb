import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { checkedIssue, type ModeratorCall, notAllowed } from './checked-issue.ts';
import { followersOf, removeFollowers } from './follower-store.ts';
import type { PartIssue } from './issue-change-schema.ts';
import { addHistory, lastMerge } from './issue-history-store.ts';
import type { IssueItem } from './issue-schema.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { refusedWords } from './words.ts';

/**
 * Takes a merging back: the issue stands again as it stood, and those who came to the other one by it no longer follow that.
 * @throws AppError `not_found`, `stale`, or `not_allowed` for one that is not merged.
 */
export async function partIssue(tx: Transaction, call: ModeratorCall & PartIssue, now: Date): Promise<IssueItem> {
  const issue = await checkedIssue(tx, call);
  const merge = issue.status === 'merged' && issue.mergedIntoId ? await lastMerge(tx, issue.id) : null;
  if (!merge) throw await notAllowed(tx, issue, refusedWords.notMerged);
  const { mergedIntoId: targetId, personId } = issue;
  const people = [...(personId ? [personId] : []), ...(await followersOf(tx, [issue.id])).map((one) => one.personId)];
  await removeFollowers(tx, { issueId: targetId!, personIds: people, joinedAt: merge.at });
  await addHistory(tx, {
    issueId: targetId!,
    at: now,
    actor: 'moderator',
    staffId: call.viewer.staffId,
    kind: 'let_go',
    from: issue.code,
  });
  await announce(tx, [{ kind: 'issue', id: merge.into }]);
  return makeModeratorChange(tx, {
    issue,
    viewer: call.viewer,
    change: { status: merge.statusBefore, mergedIntoId: null },
    history: [{ kind: 'parted', from: merge.into, to: merge.statusBefore }],
    notice: { kind: 'parted' },
    now,
  });
}
