import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { type ModeratorCall, notAllowed } from './checked-issue.ts';
import { addFollowers, followersOf } from './follower-store.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import type { IssueItem, IssueStatus, MergeIssue } from './issue-schema.ts';
import { addHistory, type LockedIssue, lockVisibleIssues } from './issue-store.ts';
import { makeModeratorChange } from './moderator-change.ts';
import { isOpen } from './status-table.ts';
import { refusedWords } from './words.ts';

/** Nothing becomes of these any more that one could follow. */
const NO_TARGET: readonly IssueStatus[] = ['merged', 'withdrawn', 'refused'];

/**
 * Two reports of one matter: `code` is merged into `into`. Whoever reported or followed the one follows the other from now on;
 * both histories say so, and `partIssue` takes it back.
 * @throws AppError `not_found`, `stale`, or `not_allowed`: itself, unknown, closed, or a target that does not go on.
 */
export async function mergeIssue(tx: Transaction, call: ModeratorCall & MergeIssue, now: Date): Promise<IssueItem> {
  const { viewer, code, into, version } = call;
  const locked = await lockVisibleIssues(tx, viewer, [code, into]);
  const issue = locked.get(code);
  const target = locked.get(into);
  if (!issue) throw new AppError('not_found', refusedWords.notFound);
  if (version !== undefined && version !== issue.version)
    throw new AppError('stale', refusedWords.stale, await itemOfLockedIssue(tx, issue.id));
  if (code === into) throw await notAllowed(tx, issue, refusedWords.mergeItself);
  if (!target) throw await notAllowed(tx, issue, refusedWords.mergeUnknown);
  if (!isOpen(issue.status)) throw await notAllowed(tx, issue, refusedWords.mergeClosed(issue.status));
  if (NO_TARGET.includes(target.status)) throw await notAllowed(tx, issue, refusedWords.mergeTarget(target.status));

  await addFollowers(tx, await newFollowers(tx, issue, target), now);
  await addHistory(tx, {
    issueId: target.id,
    at: now,
    actor: 'moderator',
    staffId: viewer.staffId,
    kind: 'took_in',
    from: issue.code,
  });
  await announce(tx, [{ kind: 'issue', id: target.code }]);
  return makeModeratorChange(tx, {
    issue,
    viewer,
    change: { status: 'merged', mergedIntoId: target.id },
    history: [{ kind: 'merged', from: issue.status, to: target.code }],
    notice: { kind: 'merged', into: target.code },
    now,
  });
}

/** The reporter of the merged one and its followers; who reported the other hears of it anyway. */
async function newFollowers(tx: Transaction, issue: LockedIssue, target: LockedIssue) {
  const { personId, conversationId } = issue;
  const reporter = personId && conversationId ? [{ personId, conversationId }] : [];
  return [...reporter, ...(await followersOf(tx, [issue.id]))]
    .filter((person) => person.personId !== target.personId)
    .map((person) => ({ issueId: target.id, personId: person.personId, conversationId: person.conversationId }));
}
