import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Simulate, type Simulated, simulatedSchema } from '../../../conversations/simulator/simulator-schema.ts';
import { flowListSchema } from '../../../conversations/step-counts/flow-schema.ts';
import {
  type WordItem,
  wordChangedSchema,
  wordHistorySchema,
  wordListSchema,
} from '../../../conversations/talk-words/word-schema.ts';
import type { Api } from './api.ts';
import { orThrow, type Result } from './problem.ts';

const PAGE = 50;

/** The list of sentences as the address bar names it. */
export interface WordSearch {
  q?: string;
  flow?: string;
  changed?: 'true';
}

export function wordListQuery(api: Api, { q, flow, changed }: WordSearch) {
  return infiniteQueryOptions({
    queryKey: ['words', 'list', { q, flow, changed }] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      orThrow(
        await api.get(wordListSchema, '/api/words', { q, flow, changed, cursor: pageParam, limit: PAGE }, signal),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One sentence by its key; null where there is none. */
export function wordQuery(api: Api, key: string) {
  return queryOptions({
    queryKey: ['words', 'one', key] as const,
    queryFn: async ({ signal }) => {
      const flow = key.slice(0, key.indexOf('.'));
      const found = orThrow(await api.get(wordListSchema, '/api/words', { q: key, flow, limit: 100 }, signal));
      const item = found.items.find((one) => one.key === key);
      return item ? { item, mayWrite: found.mayWrite } : null;
    },
  });
}

/** What people are told of an issue, by the name of each sentence, as it is said now. */
export function issueNoticesQuery(api: Api) {
  return queryOptions({
    queryKey: ['words', 'issues'] as const,
    queryFn: async ({ signal }) => {
      const { items } = orThrow(await api.get(wordListSchema, '/api/words', { flow: 'issues', limit: 100 }, signal));
      return new Map(items.map(({ key, vi, en }) => [key.slice('issues.'.length), { vi: vi.text, en: en.text }]));
    },
  });
}

export function wordHistoryQuery(api: Api, key: string) {
  return queryOptions({
    queryKey: ['words', 'history', key] as const,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(wordHistorySchema, `/api/words/${encodeURIComponent(key)}/history`, {}, signal)).entries,
  });
}

export interface WordingChange {
  key: string;
  lang: 'vi' | 'en';
  version: number;
}

export async function saveWord(api: Api, { key, ...change }: WordingChange & { text: string }) {
  return itemOf(await api.send(wordChangedSchema, 'PUT', `/api/words/${encodeURIComponent(key)}`, change));
}

export async function dropWord(api: Api, { key, ...change }: WordingChange) {
  return itemOf(await api.send(wordChangedSchema, 'DELETE', `/api/words/${encodeURIComponent(key)}`, change));
}

export async function undoWord(api: Api, { key, ...change }: WordingChange) {
  return itemOf(await api.send(wordChangedSchema, 'POST', `/api/words/${encodeURIComponent(key)}/undo`, change));
}

export function flowsQuery(api: Api, days: number) {
  return queryOptions({
    queryKey: ['flows', days] as const,
    queryFn: async ({ signal }) => orThrow(await api.get(flowListSchema, '/api/flows', { days }, signal)),
    staleTime: 30_000,
  });
}

export function simulate(api: Api, body: Simulate): Promise<Result<Simulated>> {
  return api.send(simulatedSchema, 'POST', '/api/simulator', body);
}

function itemOf(result: Result<{ item: WordItem }>): Result<WordItem> {
  return result.ok ? { ok: true, value: result.value.item } : result;
}
