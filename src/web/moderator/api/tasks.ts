import { infiniteQueryOptions, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { taskCountsSchema, taskListSchema } from '../../../staff/task-schema.ts';
import type { Api } from './api.ts';
import { useLiveChange } from './live.tsx';
import { orThrow } from './problem.ts';
import { useApi } from './use-api.ts';

export interface TaskSearch {
  state?: 'done';
  kind?: string;
}

/** How often late ones are counted anew, in milliseconds: a task becomes late without anything happening. */
const RECOUNT_MS = 60_000;

export const taskListKey = (search: TaskSearch) => ['tasks', 'list', search] as const;

/** Open ones with the most pressing first, done ones with the latest first. */
export function taskListQuery(api: Api, search: TaskSearch) {
  return infiniteQueryOptions({
    queryKey: taskListKey(search),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchTasks(api, search, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export async function fetchTasks(
  api: Api,
  { state = undefined, kind }: TaskSearch,
  { cursor, signal }: { cursor?: string; signal?: AbortSignal } = {},
) {
  return orThrow(await api.get(taskListSchema, '/api/tasks', { state, kind, cursor }, signal));
}

/** How many tasks wait, fresh whenever one comes or goes. */
export function useTaskCounts() {
  const api = useApi();
  const client = useQueryClient();
  useLiveChange(
    ({ kind }) => kind === 'task',
    () => void client.invalidateQueries({ queryKey: ['tasks', 'now'] }),
  );
  return useQuery(
    queryOptions({
      queryKey: ['tasks', 'now', 'counts'],
      queryFn: async ({ signal }) => orThrow(await api.get(taskCountsSchema, '/api/tasks/counts', {}, signal)),
      refetchInterval: RECOUNT_MS,
    }),
  ).data;
}

/** The emergencies that nobody has dealt with yet, the first one on top. */
export function useEmergencies(count: number) {
  const api = useApi();
  return useQuery({
    queryKey: ['tasks', 'now', 'emergencies'],
    queryFn: ({ signal }) => fetchTasks(api, { kind: 'emergency' }, { signal }),
    enabled: count > 0,
  }).data?.items;
}
