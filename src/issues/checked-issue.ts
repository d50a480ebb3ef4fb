import { AppError } from '../platform/app-error.ts';
import type { Transaction } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import { type LockedIssue, lockVisibleIssue } from './issue-store.ts';
import { refusedWords } from './words.ts';

/** Which issue a moderator changes, and the version that he saw; undefined: the change is right whatever happened meanwhile. */
export interface ModeratorCall {
  viewer: Viewer;
  code: string;
  version?: number;
}

/**
 * Locks the issue of a moderator's change.
 * @throws AppError `not_found` for one that is unknown or not to be seen; `stale`, with the present item, where it was changed
 * since it was seen.
 */
export async function checkedIssue(tx: Transaction, { viewer, code, version }: ModeratorCall): Promise<LockedIssue> {
  const issue = await lockVisibleIssue(tx, viewer, code);
  if (!issue) throw new AppError('not_found', refusedWords.notFound);
  if (version !== undefined && version !== issue.version)
    throw new AppError('stale', refusedWords.stale, await itemOfLockedIssue(tx, issue.id));
  return issue;
}

/** The refusal of a change that the table or the data do not allow, with the present item. */
export async function notAllowed(tx: Transaction, issue: LockedIssue, message: string): Promise<AppError> {
  return new AppError('not_allowed', message, await itemOfLockedIssue(tx, issue.id));
}
