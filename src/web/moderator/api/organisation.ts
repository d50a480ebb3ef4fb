import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  codeCardListSchema,
  type EditPost,
  type EditUnit,
  type EndHolding,
  type EndPost,
  type EndUnit,
  type GivePost,
  holderImportSchema,
  type MakePost,
  type MakeUnit,
  madeSchema,
  organisationChoicesSchema,
  postEndSchema,
  type SetAbsence,
  unitEndSchema,
} from '../../../organisation/organisation-change-schema.ts';
import {
  historyListSchema,
  postViewSchema,
  unitOverviewListSchema,
  unitViewSchema,
} from '../../../organisation/organisation-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

export const ORGANISATION = '/api/organisation';
const UNITS_A_PAGE = 100;

/** All that the page of the organisation shows: it is fetched anew after every change. */
export const organisationKey = ['organisation'] as const;

export function unitOverviewQuery(api: Api, { q, ended }: { q?: string; ended?: '1' }) {
  return infiniteQueryOptions({
    queryKey: [...organisationKey, 'units', { q, ended }] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      orThrow(
        await api.get(
          unitOverviewListSchema,
          `${ORGANISATION}/units`,
          { q, ended, cursor: pageParam, limit: UNITS_A_PAGE },
          signal,
        ),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What is typed finds while the list before stays.
    placeholderData: (before) => before,
  });
}

export function unitQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: [...organisationKey, 'unit', id] as const,
    queryFn: async ({ signal }) => orThrow(await api.get(unitViewSchema, pathOf('units', id), {}, signal)),
  });
}

export function postQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: [...organisationKey, 'post', id] as const,
    queryFn: async ({ signal }) => orThrow(await api.get(postViewSchema, pathOf('posts', id), {}, signal)),
  });
}

export function organisationHistoryQuery(api: Api, of: { unit: string } | { post: string }) {
  return infiniteQueryOptions({
    queryKey: [...organisationKey, 'history', of] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await api.get(historyListSchema, `${ORGANISATION}/history`, { ...of, cursor: pageParam }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What units and posts can be. */
export function organisationChoicesQuery(api: Api) {
  return queryOptions({
    queryKey: [...organisationKey, 'choices'] as const,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(organisationChoicesSchema, `${ORGANISATION}/choices`, {}, signal)),
  });
}

const nothing = z.object({});

/** The changes. Each answers with what went wrong, in the server's words. */
export const changesOf = (api: Api) => ({
  makeUnit: (unit: MakeUnit) => api.send(madeSchema, 'POST', `${ORGANISATION}/units`, unit),
  editUnit: (id: string, edit: EditUnit) => api.send(nothing, 'PUT', pathOf('units', id), edit),
  endUnit: (id: string, end: EndUnit) => api.send(unitEndSchema, 'POST', `${pathOf('units', id)}/end`, end),
  makePost: (unit: string, post: MakePost) => api.send(madeSchema, 'POST', `${pathOf('units', unit)}/posts`, post),
  editPost: (id: string, edit: EditPost) => api.send(nothing, 'PUT', pathOf('posts', id), edit),
  endPost: (id: string, end: EndPost) => api.send(postEndSchema, 'POST', `${pathOf('posts', id)}/end`, end),
  givePost: (id: string, wish: GivePost) => api.send(nothing, 'POST', `${pathOf('posts', id)}/holders`, wish),
  endHolding: (id: string, holder: string, end: EndHolding) =>
    api.send(nothing, 'POST', `${pathOf('posts', id)}/holders/${holder}/end`, end),
  setAbsence: (id: string, absence: SetAbsence) =>
    api.send(nothing, 'POST', `${pathOf('posts', id)}/absences`, absence),
  takeAbsenceBack: (id: string) => api.send(nothing, 'DELETE', pathOf('absences', id)),
  makeCodes: (holderIds: string[]) => api.send(codeCardListSchema, 'POST', `${ORGANISATION}/codes`, { holderIds }),
  revokeCode: (holder: string) => api.send(nothing, 'DELETE', `${pathOf('holders', holder)}/code`),
  unlink: (holder: string) => api.send(nothing, 'DELETE', `${pathOf('holders', holder)}/link`),
  importHolders: (file: Blob, { preview }: { preview: boolean }) =>
    api.upload(
      holderImportSchema,
      `${ORGANISATION}/holders-import${preview ? '?preview=1' : ''}`,
      new Blob([file], { type: 'application/octet-stream' }),
    ),
});

const pathOf = (what: string, id: string) => `${ORGANISATION}/${what}/${encodeURIComponent(id)}`;
