import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { calendarFeedSchema } from '../../../duties/calendar-feed-schema.ts';
import { dutyCalendarSchema } from '../../../duties/calendar-schema.ts';
import {
  type DutyContent,
  dutyChoicesSchema,
  dutyPreviewSchema,
  dutyViewSchema,
  type PreviewDuty,
} from '../../../duties/catalogue-schema.ts';
import {
  assignmentListSchema,
  assignmentViewSchema,
  type ChangeAssignment,
  dutyListSchema,
} from '../../../duties/duty-schema.ts';
import { dutyMatrixSchema } from '../../../duties/matrix-schema.ts';
import { type Chase, chasedSchema, chaseListSchema } from '../../../reminders/chase-schema.ts';
import { type Give, type GivePreviewQuery, givenSchema, givePreviewSchema } from '../../../reminders/give-schema.ts';
import { ladderSchema, phoneSchema } from '../../../reminders/ladder-schema.ts';
import { simulationSchema } from '../../../reminders/simulation-schema.ts';
import type { Api } from './api.ts';
import { useLiveChange } from './live.tsx';
import { orThrow } from './problem.ts';
import { useApi } from './use-api.ts';

/** Which assignments: what the pages on duties have in common in their addresses. */
export interface DutyScope {
  area?: string;
  unit?: string;
  programme?: string;
}

export interface CatalogueSearch {
  programme?: string;
  ladder?: 'L1' | 'L2' | 'L3' | 'L4' | 'none';
  /** Those that have ended, too. */
  ended?: 'true';
}

export interface AssignmentSearch extends DutyScope {
  from?: string;
  to?: string;
  duty?: string;
  post?: string;
  late?: 'true';
}

export const dutiesKey = ['duties'] as const;

/** Programmes, kinds of posts, forms; and whether the viewer may edit the catalogue. */
export function dutyChoicesQuery(api: Api) {
  return queryOptions({
    queryKey: [...dutiesKey, 'choices'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => orThrow(await api.get(dutyChoicesSchema, '/api/duty-choices', {}, signal)),
  });
}

export function catalogueQuery(api: Api, { programme, ladder, ended }: CatalogueSearch, today: string) {
  return infiniteQueryOptions({
    queryKey: [...dutiesKey, 'catalogue', { programme, ladder, ended }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = { programme, ladder, on: ended ? undefined : today, cursor, limit: 100 };
      return orThrow(await api.get(dutyListSchema, '/api/duties', query, signal));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function dutyQuery(api: Api, code: string) {
  return queryOptions({
    queryKey: [...dutiesKey, 'one', code],
    queryFn: async ({ signal }) => orThrow(await api.get(dutyViewSchema, `/api/duties/${code}`, {}, signal)),
  });
}

export function dutyPreviewQuery(api: Api, plan: PreviewDuty | null) {
  return queryOptions({
    queryKey: [...dutiesKey, 'preview', plan],
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    queryFn: async () => orThrow(await api.send(dutyPreviewSchema, 'POST', '/api/duties/preview', plan)),
  });
}

/** @param version Of the duty that was read; null: it is new. */
export function sendDuty(
  api: Api,
  { code, content, version }: { code: string; content: DutyContent; version: number | null },
) {
  return version === null
    ? api.send(dutyViewSchema, 'POST', '/api/duties', { ...content, code })
    : api.send(dutyViewSchema, 'PUT', `/api/duties/${encodeURIComponent(code)}`, { ...content, version });
}

export function dutyCalendarQuery(api: Api, query: DutyScope & { from: string; to: string }) {
  return queryOptions({
    queryKey: [...dutiesKey, 'calendar', query],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(dutyCalendarSchema, '/api/duty-calendar', { ...query }, signal)),
  });
}

/** The nearest deadline first. */
export function assignmentsQuery(api: Api, search: AssignmentSearch) {
  return infiniteQueryOptions({
    queryKey: [...dutiesKey, 'assignments', search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      orThrow(await api.get(assignmentListSchema, '/api/assignments', { ...search, cursor }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** What the pages on duties show is fetched again when an assignment, a duty or a day off changes. */
export function useFreshDuties(): void {
  const client = useQueryClient();
  useLiveChange(
    ({ kind }) => kind === 'assignment' || kind === 'duties' || kind === 'work_days',
    () => void client.invalidateQueries({ queryKey: dutiesKey }),
  );
}

export function useDutyChoices() {
  return useQuery(dutyChoicesQuery(useApi())).data;
}

export function assignmentQuery(api: Api, number: number) {
  return queryOptions({
    queryKey: [...dutiesKey, 'assignment', number],
    queryFn: async ({ signal }) =>
      orThrow(await api.get(assignmentViewSchema, `/api/assignments/${number}`, {}, signal)),
  });
}

/** What is still to be said, and whom it reaches. */
export function ladderQuery(api: Api, number: number) {
  return queryOptions({
    queryKey: [...dutiesKey, 'ladder', number],
    queryFn: async ({ signal }) =>
      orThrow(await api.get(ladderSchema, `/api/assignments/${number}/ladder`, {}, signal)),
  });
}

/** Asked for only when somebody wants to call: the server notes who did. */
export function assignmentPhoneQuery(api: Api, number: number, enabled: boolean) {
  return queryOptions({
    queryKey: ['phone', 'assignment', number],
    queryFn: async ({ signal }) => orThrow(await api.get(phoneSchema, `/api/assignments/${number}/phone`, {}, signal)),
    enabled,
    gcTime: 0,
  });
}

export function sendDecision(api: Api, number: number, decision: ChangeAssignment) {
  return api.send(assignmentViewSchema, 'POST', `/api/assignments/${number}/changes`, decision);
}

export function dutyMatrixQuery(api: Api, query: DutyScope & { from: string; to: string }) {
  return infiniteQueryOptions({
    queryKey: [...dutiesKey, 'matrix', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      orThrow(await api.get(dutyMatrixSchema, '/api/duty-matrix', { ...query, cursor }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export interface ChaseSearch extends DutyScope {
  why?: 'late' | 'unacknowledged';
}

/** The longest late first. */
export function chaseQuery(api: Api, search: ChaseSearch) {
  return infiniteQueryOptions({
    queryKey: [...dutiesKey, 'chase', search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      orThrow(await api.get(chaseListSchema, '/api/duty-chase', { ...search, cursor }, signal)),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function sendChase(api: Api, chase: Chase) {
  return api.send(chasedSchema, 'POST', '/api/duty-chase', chase);
}

/** Null: not enough is chosen yet. */
export function givePreviewQuery(api: Api, wish: { code: string; query: GivePreviewQuery } | null) {
  return queryOptions({
    queryKey: [...dutiesKey, 'give', wish],
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    queryFn: async () =>
      orThrow(await api.send(givePreviewSchema, 'POST', `/api/duties/${wish!.code}/give/preview`, wish!.query)),
  });
}

export function sendGive(api: Api, code: string, give: Give) {
  return api.send(givenSchema, 'POST', `/api/duties/${encodeURIComponent(code)}/give`, give);
}

export function simulationQuery(api: Api, query: DutyScope & { today: string; days: number; duty?: string }) {
  return queryOptions({
    queryKey: [...dutiesKey, 'simulation', query],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(simulationSchema, '/api/duty-simulation', { ...query }, signal)),
  });
}

/** The secret address of one's own calendar. */
export function calendarFeedQuery(api: Api) {
  return queryOptions({
    queryKey: ['calendar-feed'],
    queryFn: async ({ signal }) => orThrow(await api.get(calendarFeedSchema, '/api/calendar-feed', {}, signal)),
    gcTime: 0,
  });
}

export function renewCalendarFeed(api: Api) {
  return api.send(calendarFeedSchema, 'POST', '/api/calendar-feed');
}
