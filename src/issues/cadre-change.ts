import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { addHistory, type HistoryRow } from './issue-history-store.ts';
import { attachMedia } from './issue-media-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { type IssueChange, type LockedIssue, writeIssue } from './issue-store.ts';
import type { Notice } from './notice.ts';
import { tellFollowersSoon } from './tell-followers.ts';
import { tellReporter } from './tell-reporter.ts';

/** What a cadre did to an issue that was locked and checked. */
export interface CadreChange {
  /** The post as whose holder they act. */
  postId: string;
  conversationId: string;
  channel: string;
  to?: IssueStatus;
  change?: IssueChange;
  history: Pick<HistoryRow, 'kind' | 'from' | 'to' | 'text'>[];
  /** Ids of photos that they sent. */
  media?: readonly string[];
  /** Only for officers: no photo of these is ever shown to the resident. */
  isInternal?: boolean;
  /** What the resident is told; a note has none, so it cannot be told. */
  notice?: Notice | null;
  now: Date;
}

/** Writes it with its history, tells the reporter, those who follow it and the pages. */
export async function makeCadreChange(tx: Transaction, issue: LockedIssue, change: CadreChange): Promise<void> {
  const { postId, conversationId, channel, to, media = [], isInternal, notice, now } = change;
  const role = isInternal ? 'note' : 'after';
  if (media.length > 0) await attachMedia(tx, { issueId: issue.id, conversationId, ids: media, role });
  if (to || change.change) await writeIssue(tx, issue.id, { ...change.change, ...(to && { status: to }), at: now });
  let cause: bigint | undefined;
  for (const row of change.history)
    cause = await addHistory(tx, { ...row, issueId: issue.id, at: now, actor: 'cadre', channel, postId });
  if (notice && cause !== undefined) await tellReporter(tx, { issue, notice, cause, now });
  if (to) await tellFollowersSoon(tx, issue.id, now);
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
}
