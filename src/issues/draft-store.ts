import type { Sql, Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { settleTasks } from '../staff/task-store.ts';

/** The kind of task: a draft waits; its subject is the issue. */
export const DRAFT_TASK = 'draft';

/** What a cadre wrote for the resident, while their unit wants a moderator to approve it first. */
export interface Draft {
  id: string;
  kind: 'answered' | 'done';
  text: string;
  /** Ids of photos. */
  media: string[];
  postId: string | null;
  createdAt: Date;
}

export interface NewDraft extends Omit<Draft, 'id' | 'media' | 'createdAt'> {
  issueId: string;
  media: readonly string[];
  conversationId: string;
}

export async function addDraft(tx: Transaction, draft: NewDraft, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO issue_drafts (id, issue_id, kind, text, media, post_id, conversation_id, created_at)
    VALUES (${newId()}::uuid, ${draft.issueId}::uuid, ${draft.kind}, ${draft.text}, ${[...draft.media]}::uuid[],
      ${draft.postId}, ${draft.conversationId}::uuid, ${now}::timestamptz)`;
}

/** The draft of an issue that waits; null where none does. */
export async function waitingDraft(sql: Pick<Sql, '$queryRaw'>, issueId: string): Promise<Draft | null> {
  const [row] = await sql.$queryRaw<Draft[]>`
    SELECT id, kind, text, media::text[] AS media, post_id AS "postId", created_at AS "createdAt" FROM issue_drafts
    WHERE issue_id = ${issueId}::uuid AND decided_at IS NULL ORDER BY created_at DESC LIMIT 1`;
  return row ?? null;
}

/** How a draft came to its end; `staffId` is null where something else took its place. */
export interface DraftEnd {
  approved: boolean;
  staffId: string | null;
  now: Date;
}

/** Ends the draft of an issue that waits, with its task; nothing where none does. */
export async function endDraft(tx: Transaction, issueId: string, { approved, staffId, now }: DraftEnd): Promise<void> {
  const ended = await tx.$executeRaw`
    UPDATE issue_drafts SET decided_at = ${now}::timestamptz, decided_by = ${staffId}::uuid, approved = ${approved}
    WHERE issue_id = ${issueId}::uuid AND decided_at IS NULL`;
  if (ended === 0) return;
  const outcome = approved ? 'approved' : staffId ? 'sent_back' : 'dropped';
  await settleTasks(tx, { kind: DRAFT_TASK, subjects: [issueId] }, { outcome, staffId, now });
}
