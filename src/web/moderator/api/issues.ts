import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { issueCountsSchema, issueListSchema, issueViewSchema } from '../../../issues/issue-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

/** The filters as they stand in the address bar. */
export interface IssueSearch {
  /** Statuses, separated by commas. */
  status?: string;
  area?: string;
  category?: string;
  unit?: string;
  q?: string;
  late?: 'true';
}

const PAGE = 50;

export const issueListKey = (search: IssueSearch) => ['issues', 'list', search] as const;
export const issueKey = (code: string) => ['issues', 'one', code] as const;

/** The list as it is shown: it changes only when somebody asks for it, so that nothing jumps. */
export function issueListQuery(api: Api, search: IssueSearch) {
  return infiniteQueryOptions({
    queryKey: issueListKey(search),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => fetchIssues(api, search, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export async function fetchIssues(
  api: Api,
  search: IssueSearch,
  { cursor, signal }: { cursor?: string; signal?: AbortSignal } = {},
) {
  return orThrow(await api.get(issueListSchema, '/api/issues', { ...search, cursor, limit: PAGE }, signal));
}

/** How many issues the other filters leave, by status. */
export function issueCountsQuery(api: Api, { status: _, late: __, ...others }: IssueSearch) {
  return queryOptions({
    queryKey: ['issues', 'counts', others],
    queryFn: async ({ signal }) =>
      orThrow(await api.get(issueCountsSchema, '/api/issues/counts', { ...others }, signal)),
    staleTime: 10_000,
  });
}

export function issueQuery(api: Api, code: string) {
  return queryOptions({
    queryKey: issueKey(code),
    queryFn: async ({ signal }) => fetchIssue(api, code, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // A pane that is opened again shows the present state, not that of an hour ago.
    gcTime: 0,
  });
}

export async function fetchIssue(api: Api, code: string, signal?: AbortSignal) {
  return orThrow(await api.get(issueViewSchema, issuePath(code), {}, signal));
}

export function issuePath(code: string): string {
  return `/api/issues/${encodeURIComponent(code)}`;
}
