import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type ChangeForm,
  formChangedSchema,
  formListSchema,
  type NewForm,
  rollUpSchema,
  submissionListSchema,
  submissionViewSchema,
} from '../../../forms/form-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

export const formListQuery = (api: Api) =>
  queryOptions({
    queryKey: ['forms'],
    queryFn: async ({ signal }) => orThrow(await api.get(formListSchema, '/api/forms', {}, signal)),
  });

export const addForm = (api: Api, form: NewForm) => api.send(formChangedSchema, 'POST', '/api/forms', form);

export const changeForm = (api: Api, code: string, change: ChangeForm) =>
  api.send(formChangedSchema, 'PUT', `/api/forms/${encodeURIComponent(code)}`, change);

/** Which filings of a form: of a period, and of an area with all below it. */
export interface FiledSearch {
  form: string;
  period: string;
  area?: string;
}

export const rollUpQuery = (api: Api, search: FiledSearch) =>
  queryOptions({
    queryKey: ['submissions', 'roll-up', search],
    queryFn: async ({ signal }) => orThrow(await api.get(rollUpSchema, '/api/roll-ups', { ...search }, signal)),
  });

export const submissionListQuery = (api: Api, search: FiledSearch) =>
  infiniteQueryOptions({
    queryKey: ['submissions', 'list', search],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await api.get(submissionListSchema, '/api/submissions', { ...search, cursor: pageParam }, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const submissionQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['submissions', 'one', id],
    queryFn: async ({ signal }) => orThrow(await api.get(submissionViewSchema, `/api/submissions/${id}`, {}, signal)),
  });
