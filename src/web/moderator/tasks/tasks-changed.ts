import type { Task, TaskList } from '../../../staff/task-schema.ts';

/** Pure: how many tasks of the fresh first page the shown list lacks, and how many that it shows are there no more. */
export function tasksChanged(
  fresh: Pick<TaskList, 'items' | 'nextCursor'>,
  shown: readonly Pick<Task, 'id'>[],
): number {
  const known = new Set(shown.map(({ id }) => id));
  const come = fresh.items.filter(({ id }) => !known.has(id)).length;
  const there = new Set(fresh.items.map(({ id }) => id));
  // Beyond a full first page nothing is known of the rest.
  const gone = fresh.nextCursor === null ? shown.filter(({ id }) => !there.has(id)).length : 0;
  return come + gone;
}
