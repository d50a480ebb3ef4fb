import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** What only a person of the office can do. */
export interface NewTask {
  /** An open set: `emergency`, `human`, `data`, `reopened`, … */
  kind: string;
  /** What it is about, within its kind: while a task for it is open, no second one is made. */
  subject: string;
  conversationId?: string;
  issueId?: string;
  /** Who may see it: moderators of this ward; without one everybody. */
  wardId?: string;
  /** For the moderator, in Vietnamese; never words of a resident that may not be kept. */
  note?: string;
  dueAt: Date;
}

/** Adds tasks for moderators. */
export async function addTasks(tx: Transaction, tasks: readonly NewTask[], now: Date): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map((task) => ({ ...task, id: newId() }));
  await tx.$executeRaw`
    INSERT INTO tasks (id, kind, subject, conversation_id, issue_id, ward_id, note, created_at, due_at)
    SELECT id, kind, subject, "conversationId", "issueId", "wardId", note, ${now}::timestamptz, "dueAt"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, kind text, subject text, "conversationId" uuid,
      "issueId" uuid, "wardId" text, note text, "dueAt" timestamptz)
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO NOTHING`;
}
