import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { addHistory, type HistoryRow } from './issue-history-store.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import type { IssueItem } from './issue-schema.ts';
import { type IssueChange, type LockedIssue, writeIssue } from './issue-store.ts';
import type { Notice } from './notice.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { tellReporter } from './tell-reporter.ts';

const TOLD_TO_FOLLOWERS: ReadonlySet<HistoryRow['kind']> = new Set([
  'status',
  'assigned',
  'answer',
  'merged',
  'parted',
]);

/** What a moderator did to an issue that was locked and checked. */
export interface ModeratorChange {
  issue: LockedIssue;
  viewer: Viewer;
  /** Left out: nothing of the issue itself changes, and its version stays. */
  change?: IssueChange;
  history: Omit<HistoryRow, 'issueId' | 'at' | 'actor' | 'staffId'>[];
  /** What the resident is told. */
  notice?: Notice | null;
  now: Date;
}

/** Writes it with its history, tells the reporter, those who follow it and the pages. @returns the issue as it is now. */
export async function makeModeratorChange(
  tx: Transaction,
  { issue, viewer, change, history, notice, now }: ModeratorChange,
): Promise<IssueItem> {
  if (change) await writeIssue(tx, issue.id, { ...change, at: now });
  let cause: bigint | undefined;
  for (const row of history)
    cause = await addHistory(tx, { ...row, issueId: issue.id, at: now, actor: 'moderator', staffId: viewer.staffId });
  if (notice && cause !== undefined) await tellReporter(tx, { issue, notice, cause, staffId: viewer.staffId, now });
  if (history.some(({ kind }) => TOLD_TO_FOLLOWERS.has(kind))) await tellFollowersSoon(tx, issue.id, now);
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return itemOfLockedIssue(tx, issue.id);
}
