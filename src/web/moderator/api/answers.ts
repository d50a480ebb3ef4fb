import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type AnswerContent,
  type AnswerItem,
  answerChangedSchema,
  answerListSchema,
  answerViewSchema,
  type ChangeAnswer,
  previewedAnswerSchema,
  triedQuestionSchema,
} from '../../../assistant/answer-schema.ts';
import { issueListSchema } from '../../../issues/issue-schema.ts';
import type { Api } from './api.ts';
import { orThrow, type Result } from './problem.ts';

const BASE = '/api/curated-answers';
const PAGE = 50;

/** The list as the address bar names it. */
export interface AnswerSearch {
  q?: string;
  retired?: 'true';
}

export function answerListQuery(api: Api, { q, retired }: AnswerSearch) {
  return infiniteQueryOptions({
    queryKey: ['answers', 'list', { q, retired }] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await api.get(answerListSchema, BASE, { q, retired, cursor: pageParam, limit: PAGE }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const answerKey = (id: string) => ['answers', 'one', id] as const;

export function answerQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: answerKey(id),
    queryFn: async ({ signal }) => orThrow(await api.get(answerViewSchema, `${BASE}/${id}`, {}, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Questions that nobody has answered yet, the newest first. */
export function unansweredQuery(api: Api) {
  return queryOptions({
    queryKey: ['answers', 'unanswered'] as const,
    queryFn: async ({ signal }) =>
      orThrow(
        await api.get(
          issueListSchema,
          '/api/issues',
          { category: 'YK-04', status: 'new,triaged,assigned,in_progress,reopened', limit: 30 },
          signal,
        ),
      ).items,
  });
}

export async function writeAnswer(api: Api, content: AnswerContent): Promise<Result<AnswerItem>> {
  return itemOf(await api.send(answerChangedSchema, 'POST', BASE, content));
}

export async function saveAnswer(api: Api, id: string, change: ChangeAnswer): Promise<Result<AnswerItem>> {
  return itemOf(await api.send(answerChangedSchema, 'PUT', `${BASE}/${id}`, change));
}

export function tryQuestion(api: Api, text: string, area: string | null) {
  return api.send(triedQuestionSchema, 'POST', `${BASE}/try`, { text, area });
}

export function previewAnswer(
  api: Api,
  draft: Pick<AnswerContent, 'answerVi' | 'answerEn' | 'source' | 'sourceLink' | 'sourceDate' | 'area'>,
) {
  return api.send(previewedAnswerSchema, 'POST', `${BASE}/preview`, draft);
}

function itemOf(result: Result<{ item: AnswerItem }>): Result<AnswerItem> {
  return result.ok ? { ok: true, value: result.value.item } : result;
}
