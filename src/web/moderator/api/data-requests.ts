import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  dataRequestListSchema,
  dataRequestViewSchema,
  retentionReportSchema,
} from '../../../people/data-request-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

export interface DataRequestSearch {
  /** Left out: the open ones. */
  state?: 'all';
  /** Id of the one that is looked at. */
  request?: string;
}

/** The newest first. */
export function dataRequestsQuery(api: Api, { state }: DataRequestSearch) {
  return infiniteQueryOptions({
    queryKey: ['data-requests', 'list', state ?? 'open'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = { state: state === 'all' ? undefined : 'open', cursor: pageParam };
      return orThrow(await api.get(dataRequestListSchema, '/api/data-requests', query, signal));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function dataRequestQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: ['data-requests', 'one', id],
    queryFn: async ({ signal }) =>
      orThrow(await api.get(dataRequestViewSchema, `/api/data-requests/${id}`, {}, signal)),
    retry: false,
  });
}

export function retentionQuery(api: Api) {
  return queryOptions({
    queryKey: ['data-requests', 'retention'],
    queryFn: async ({ signal }) => orThrow(await api.get(retentionReportSchema, '/api/retention', {}, signal)),
  });
}
