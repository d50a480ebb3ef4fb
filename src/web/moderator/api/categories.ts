import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  categoryHistorySchema,
  type EditCategory,
  triedTextSchema,
  wholeCategorySchema,
} from '../../../campaign/category-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

const BASE = '/api/categories';

export const categoryKey = (code: string) => ['categories', code] as const;

export function categoryQuery(api: Api, code: string) {
  return queryOptions({
    queryKey: categoryKey(code),
    queryFn: async ({ signal }) => orThrow(await api.get(wholeCategorySchema, `${BASE}/${code}`, {}, signal)),
  });
}

export function categoryHistoryQuery(api: Api, code: string) {
  return infiniteQueryOptions({
    queryKey: [...categoryKey(code), 'history'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await api.get(categoryHistorySchema, `${BASE}/${code}/history`, { cursor: pageParam }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const saveCategory = (api: Api, code: string, edit: EditCategory) =>
  api.send(wholeCategorySchema, 'PUT', `${BASE}/${code}`, edit);

/** What a sentence is taken for; with phrases of one category as if they were saved. */
export const tryText = (api: Api, trying: { text: string; code?: string; lexicon?: EditCategory['lexicon'] }) =>
  api.send(triedTextSchema, 'POST', `${BASE}/try`, trying);
