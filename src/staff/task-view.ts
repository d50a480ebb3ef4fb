import { AppError } from '../platform/app-error.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { readTaskCursor, writeTaskCursor } from './task-cursor.ts';
import type { Task, TaskCounts, TaskList, TaskListQuery } from './task-schema.ts';
import type { Viewer } from './viewer.ts';
import { visibleTasks } from './visible-tasks.ts';
import { taskWords } from './words.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface Row extends Omit<Task, 'createdAt' | 'dueAt' | 'doneAt'> {
  createdAt: Date;
  dueAt: Date;
  doneAt: Date | null;
}

/**
 * One page of the tasks that the viewer may see.
 * @throws AppError `invalid` for a cursor that is none of ours.
 */
export async function listTasks(tx: Reader, viewer: Viewer, query: TaskListQuery): Promise<TaskList> {
  const { state, kind, limit } = query;
  const after = query.cursor === undefined ? null : readTaskCursor(query.cursor);
  if (query.cursor !== undefined && !after) throw new AppError('invalid', taskWords.badCursor, { fields: ['cursor'] });
  const open = state === 'open';
  const conditions = [
    open ? Prisma.sql`t.done_at IS NULL` : Prisma.sql`t.done_at IS NOT NULL`,
    kind === undefined ? Prisma.sql`TRUE` : Prisma.sql`t.kind = ${kind}`,
    visibleTasks(viewer),
  ];
  if (after)
    conditions.push(
      open
        ? Prisma.sql`(t.due_at, t.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : Prisma.sql`(t.done_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  const order = open ? Prisma.sql`t.due_at, t.id` : Prisma.sql`t.done_at DESC, t.id DESC`;
  const rows = await readTasks(
    tx,
    Prisma.sql`${Prisma.join(conditions, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toTask),
    nextCursor:
      rows.length > limit && last ? writeTaskCursor({ at: open ? last.dueAt : last.doneAt!, id: last.id }) : null,
  };
}

/** How many open tasks the viewer may see. */
export async function countTasks(tx: Reader, viewer: Viewer, now: Date): Promise<TaskCounts> {
  const rows = await tx.$queryRaw<{ kind: string; count: number; late: number }[]>`
    SELECT t.kind, count(*)::int AS count, (count(*) FILTER (WHERE t.due_at < ${now}::timestamptz))::int AS late
    FROM tasks t WHERE t.done_at IS NULL AND ${visibleTasks(viewer)} GROUP BY t.kind ORDER BY t.kind`;
  return {
    open: rows.reduce((sum, { count }) => sum + count, 0),
    late: rows.reduce((sum, { late }) => sum + late, 0),
    kinds: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
  };
}

/** One task; null where there is none that the viewer may see. */
export async function viewTask(tx: Reader, viewer: Viewer, id: string): Promise<Task | null> {
  const [row] = await readTasks(tx, Prisma.sql`t.id = ${id}::uuid AND ${visibleTasks(viewer)}`);
  return row ? toTask(row) : null;
}

/** Those of these open or done tasks that the viewer may see. */
export async function visibleTaskIds(tx: Reader, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id::text FROM tasks t WHERE t.id = ANY(${ids}::uuid[]) AND ${visibleTasks(viewer)}`;
  return new Set(rows.map(({ id }) => id));
}

function readTasks(tx: Reader, rest: Prisma.Sql): Promise<Row[]> {
  // The code alone: whoever may see the task learns which issue it is about, and nothing of it.
  return tx.$queryRaw`
    SELECT t.id::text, t.kind, t.note, w.name AS ward, t.created_at AS "createdAt", t.due_at AS "dueAt",
      t.conversation_id::text AS conversation, (SELECT code FROM issues WHERE issues.id = t.issue_id) AS issue,
      CASE WHEN t.kind = 'data' AND t.subject ~ '^[0-9a-f-]{36}$' THEN t.subject END AS "dataRequest",
      CASE WHEN t.kind = 'duty_unreached' THEN t.subject END AS unit,
      CASE WHEN t.kind = 'duty_asked' THEN (SELECT a.number FROM assignments a WHERE a.id = t.subject::uuid) END AS duty,
      t.done_at AS "doneAt", s.name AS "doneBy", t.outcome
    FROM tasks t LEFT JOIN areas w ON w.id = t.ward_id LEFT JOIN staff_users s ON s.id = t.done_by
    WHERE ${rest}`;
}

function toTask({ createdAt, dueAt, doneAt, ...row }: Row): Task {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}
