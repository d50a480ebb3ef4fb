import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Task, TaskList } from '../../../staff/task-schema.ts';
import { fetchTasks, type TaskSearch, taskListKey, taskListQuery } from '../api/tasks.ts';
import { useApi } from '../api/use-api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { tasksChanged } from './tasks-changed.ts';

/** The list as it is shown, how many tasks have come or gone since, and the way to show it as it is. */
export function useTasks(search: TaskSearch) {
  const api = useApi();
  const client = useQueryClient();
  const key = taskListKey(search);
  const list = useInfiniteQuery(taskListQuery(api, search));
  const fresh = useFresh<TaskList>({ key, kinds: ['task'], fetch: () => fetchTasks(api, search) });
  const shown = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const waiting = useMemo(() => (list.data && fresh ? tasksChanged(fresh, shown) : 0), [list.data, fresh, shown]);

  return {
    ...list,
    shown,
    waiting,
    showWaiting: () => {
      if (fresh) client.setQueryData<InfiniteData<TaskList>>(key, { pages: [fresh], pageParams: [undefined] });
    },
    /** What this moderator has just done leaves the list at once; nothing else moves. */
    remove: (task: Task) => {
      client.setQueryData<InfiniteData<TaskList>>(key, (data) => data && withoutTask(data, task.id));
      client.setQueryData<TaskList>([...key, 'fresh'], (page) => page && withoutIn(page, task.id));
      void client.invalidateQueries({ queryKey: ['tasks', 'now'] });
    },
    refresh: () => void client.invalidateQueries({ queryKey: ['tasks'] }),
  };
}

function withoutTask(data: InfiniteData<TaskList>, id: string): InfiniteData<TaskList> {
  return { ...data, pages: data.pages.map((page) => withoutIn(page, id)) };
}

function withoutIn(page: TaskList, id: string): TaskList {
  return { ...page, items: page.items.filter((task) => task.id !== id) };
}
