import type { Transaction } from '../platform/database.ts';
import { checkedIssue, type ModeratorCall } from './checked-issue.ts';
import type { AddNote } from './issue-change-schema.ts';
import type { IssueItem } from './issue-schema.ts';
import { makeModeratorChange } from './moderator-change.ts';

/**
 * A note for the moderators. There is no notice for it, so it cannot reach the resident.
 * @throws AppError `not_found`, or `stale` where a version was given.
 */
export async function addNote(tx: Transaction, call: ModeratorCall & AddNote, now: Date): Promise<IssueItem> {
  const issue = await checkedIssue(tx, call);
  return makeModeratorChange(tx, {
    issue,
    viewer: call.viewer,
    history: [{ kind: 'note', text: call.text }],
    now,
  });
}
