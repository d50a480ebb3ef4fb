import { addWorkingDays } from '../calendar/working-days.ts';
import type { Transaction } from '../platform/database.ts';
import { addTasks } from '../staff/task-store.ts';
import { type CadreChange, makeCadreChange } from './cadre-change.ts';
import { addDraft, DRAFT_TASK, endDraft } from './draft-store.ts';
import type { LockedIssue } from './issue-store.ts';

export interface Drafted extends Pick<CadreChange, 'postId' | 'conversationId' | 'channel' | 'now'> {
  issue: LockedIssue;
  kind: 'answered' | 'done';
  text: string;
  media: readonly string[];
}

/** Keeps it, in place of one that waits still, with a task for the moderators. The resident hears nothing yet. */
export async function keepDraft(tx: Transaction, { issue, kind, text, media, ...by }: Drafted): Promise<void> {
  const { postId, conversationId, now } = by;
  await endDraft(tx, issue.id, { approved: false, staffId: null, now });
  await addDraft(tx, { issueId: issue.id, kind, text, media, postId, conversationId }, now);
  await makeCadreChange(tx, issue, { ...by, media, history: [{ kind: 'draft', to: kind, text }] });
  const place = { issueId: issue.id, ...(issue.wardId && { wardId: issue.wardId }) };
  await addTasks(
    tx,
    [{ kind: DRAFT_TASK, subject: issue.id, ...place, note: text, dueAt: addWorkingDays(now, 1) }],
    now,
  );
}
