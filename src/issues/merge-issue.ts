import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import { type ModeratorCall, notAllowed } from './checked-issue.ts';
import type { MergeIssue } from './issue-change-schema.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import type { IssueItem } from './issue-schema.ts';
import { lockVisibleIssues } from './issue-store.ts';
import { joinInto, NO_TARGET } from './join-into.ts';
import { isOpen } from './status-table.ts';
import { holderNewsSoon } from './tell-holder-news.ts';
import { refusedWords } from './words.ts';

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

  await holderNewsSoon(tx, [issue.id], now);
  await joinInto(tx, { issue, target, who: { actor: 'moderator', staffId: viewer.staffId }, now });
  return itemOfLockedIssue(tx, issue.id);
}
