import { addWorkingDays } from '../calendar/working-days.ts';
import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { addTasks, settleTasks } from '../staff/task-store.ts';
import { type CadreChange, makeCadreChange } from './cadre-change.ts';
import type { LockedIssue } from './issue-store.ts';

/** What a cadre wrote for the resident, while their unit wants a moderator to approve it first. */
export interface NewDraft extends Pick<CadreChange, 'postId' | 'conversationId' | 'channel' | 'now'> {
  issue: LockedIssue;
  kind: 'answered' | 'done';
  text: string;
  media: readonly string[];
}

export interface Draft {
  id: string;
  kind: 'answered' | 'done';
  text: string;
  media: string[];
  /** Of the cadre, who hears what became of it. */
  conversationId: string | null;
}

/** The kind of task: a draft waits; its subject is the issue. */
export const DRAFT_TASK = 'draft';

/** Keeps it, in place of one that waits still, with a task for the moderators. The resident hears nothing yet. */
export async function keepDraft(tx: Transaction, { issue, kind, text, media, ...by }: NewDraft): Promise<void> {
  await tx.$executeRaw`
    UPDATE issue_drafts SET decided_at = ${by.now}::timestamptz, approved = false
    WHERE issue_id = ${issue.id}::uuid AND decided_at IS NULL`;
  await tx.$executeRaw`
    INSERT INTO issue_drafts (id, issue_id, kind, text, media, post_id, conversation_id, created_at)
    VALUES (${newId()}::uuid, ${issue.id}::uuid, ${kind}, ${text}, ${[...media]}::uuid[], ${by.postId},
      ${by.conversationId}::uuid, ${by.now}::timestamptz)`;
  await makeCadreChange(tx, issue, { ...by, media, history: [{ kind: 'draft', to: kind, text }] });
  const place = { issueId: issue.id, ...(issue.wardId && { wardId: issue.wardId }) };
  await addTasks(
    tx,
    [{ kind: DRAFT_TASK, subject: issue.id, ...place, note: text, dueAt: addWorkingDays(by.now, 1) }],
    by.now,
  );
}

/** The draft of an issue that waits; null where none does. */
export async function waitingDraft(tx: Transaction, issueId: string): Promise<Draft | null> {
  const [row] = await tx.$queryRaw<Draft[]>`
    SELECT id, kind, text, media::text[] AS media, conversation_id AS "conversationId" FROM issue_drafts
    WHERE issue_id = ${issueId}::uuid AND decided_at IS NULL ORDER BY created_at DESC LIMIT 1`;
  return row ?? null;
}

export async function decideDraft(
  tx: Transaction,
  {
    id,
    issueId,
    approved,
    staffId,
    now,
  }: { id: string; issueId: string; approved: boolean; staffId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE issue_drafts SET decided_at = ${now}::timestamptz, decided_by = ${staffId}::uuid, approved = ${approved}
    WHERE id = ${id}::uuid`;
  await settleTasks(
    tx,
    { kind: DRAFT_TASK, subjects: [issueId] },
    { outcome: approved ? 'approved' : 'sent_back', staffId, now },
  );
}
