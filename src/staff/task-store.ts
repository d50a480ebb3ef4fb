import { isUniqueViolation, Prisma, type Sql, type Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announce } from '../platform/live.ts';

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

/** Adds tasks for moderators and tells their pages. `isRenewed`: one that is open for the same cause gets the new note. */
export async function addTasks(
  tx: Sql,
  tasks: readonly NewTask[],
  now: Date,
  { isRenewed = false }: { isRenewed?: boolean } = {},
): Promise<void> {
  if (tasks.length === 0) return;
  const again = isRenewed
    ? Prisma.sql`UPDATE SET note = excluded.note WHERE tasks.note IS DISTINCT FROM excluded.note`
    : Prisma.sql`NOTHING`;
  const rows = tasks.map((task) => ({ ...task, id: newId() }));
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO tasks (id, kind, subject, conversation_id, issue_id, ward_id, note, created_at, due_at)
    SELECT id, kind, subject, "conversationId", "issueId", "wardId", note, ${now}::timestamptz, "dueAt"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, kind text, subject text, "conversationId" uuid,
      "issueId" uuid, "wardId" text, note text, "dueAt" timestamptz)
    ORDER BY kind, subject
    ON CONFLICT (kind, subject) WHERE done_at IS NULL DO ${again}
    RETURNING id::text`;
  await announceTasks(tx, added);
}

/** How a task came to its end. */
export interface Finish {
  outcome: string;
  /** The moderator who did it; null: it settled itself. */
  staffId: string | null;
  now: Date;
}

/** @returns false where the task is done already. */
export async function finishTask(tx: Transaction, id: string, { outcome, staffId, now }: Finish): Promise<boolean> {
  const done = await tx.$queryRaw<{ id: string }[]>`
    UPDATE tasks SET done_at = ${now}::timestamptz, done_by = ${staffId}::uuid, outcome = ${outcome}
    WHERE id = ${id}::uuid AND done_at IS NULL RETURNING id::text`;
  await announceTasks(tx, done);
  return done.length > 0;
}

/** Ends the open tasks of one kind for these subjects, as something else has settled them. */
export async function settleTasks(
  tx: Transaction,
  { kind, subjects }: { kind: string; subjects: readonly string[] },
  { outcome, staffId, now }: Finish,
): Promise<void> {
  if (subjects.length === 0) return;
  const done = await tx.$queryRaw<{ id: string }[]>`
    UPDATE tasks SET done_at = ${now}::timestamptz, done_by = ${staffId}::uuid, outcome = ${outcome}
    WHERE kind = ${kind} AND subject = ANY(${subjects}::text[]) AND done_at IS NULL RETURNING id::text`;
  await announceTasks(tx, done);
}

/** "Done" is taken back. @returns false where it is open already, or another one for the same cause is. */
export async function reopenTask(tx: Transaction, id: string): Promise<boolean> {
  try {
    const open = await tx.$queryRaw<{ id: string }[]>`
      UPDATE tasks SET done_at = NULL, done_by = NULL, outcome = NULL
      WHERE id = ${id}::uuid AND done_at IS NOT NULL RETURNING id::text`;
    await announceTasks(tx, open);
    return open.length > 0;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function announceTasks(tx: Sql, tasks: readonly { id: string }[]): Promise<void> {
  return announce(
    tx,
    tasks.map(({ id }) => ({ kind: 'task', id })),
  );
}
