import { enqueue, type NewMessage } from '../messages/outbox-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import type { Viewer } from '../staff/viewer.ts';
import { itemOfLockedIssue } from './issue-item-view.ts';
import type { IssueItem } from './issue-schema.ts';
import { addHistory, type HistoryRow, type IssueChange, type LockedIssue, writeIssue } from './issue-store.ts';
import { type Notice, noticeMessage } from './notice.ts';

/** Notices are answers to somebody who waits. */
const REPLY = 1;

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

/** Writes it with its history, queues the notice to the resident, tells the pages. @returns the issue as it is now. */
export async function makeModeratorChange(
  tx: Transaction,
  { issue, viewer, change, history, notice, now }: ModeratorChange,
): Promise<IssueItem> {
  if (change) await writeIssue(tx, issue.id, { ...change, at: now });
  let cause: bigint | undefined;
  for (const row of history)
    cause = await addHistory(tx, { ...row, issueId: issue.id, at: now, actor: 'moderator', staffId: viewer.staffId });
  if (notice && cause !== undefined) await notify(tx, { issue, viewer, notice, cause, now });
  await announce(tx, [{ kind: 'issue', id: issue.code }]);
  return itemOfLockedIssue(tx, issue.id);
}

interface Telling {
  issue: LockedIssue;
  viewer: Viewer;
  notice: Notice;
  /** The row of history that is told. */
  cause: bigint;
  now: Date;
}

/** Queues what the resident is told; nothing for an issue that came by another way than a conversation. */
async function notify(tx: Transaction, { issue, viewer, notice, cause, now }: Telling): Promise<void> {
  const { id, code, lang, conversationId } = issue;
  if (!conversationId) return;
  const message: NewMessage = {
    ...noticeMessage(notice, { code, lang, now }),
    conversationId,
    priority: REPLY,
    readyAt: now,
    onceKey: `issue:${id}:history:${cause}`,
    issueId: id,
    staffId: viewer.staffId,
  };
  await enqueue(tx, [message]);
  await announce(tx, [{ kind: 'outbox', id: conversationId }]);
}
