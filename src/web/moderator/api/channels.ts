import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { channelUseListSchema, channelUseSchema, type LedgerTerms } from '../../../messages/ledger-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

export const channelUseKey = ['channels'] as const;

export function channelUseQuery(api: Api) {
  return queryOptions({
    queryKey: channelUseKey,
    queryFn: async ({ signal }) => orThrow(await api.get(channelUseListSchema, '/api/channels', {}, signal)),
    refetchInterval: 60_000,
  });
}

export function saveTerms(api: Api, channel: string, change: { terms: LedgerTerms; version: number }) {
  const path = `/api/channels/${encodeURIComponent(channel)}/terms`;
  return api.send(z.object({ item: channelUseSchema }), 'PUT', path, change);
}

export function phoneQuery(api: Api, task: string, enabled: boolean) {
  return queryOptions({
    queryKey: ['tasks', 'phone', task] as const,
    queryFn: async ({ signal }) =>
      orThrow(await api.get(z.object({ phone: z.string().nullable() }), `/api/tasks/${task}/phone`, {}, signal)),
    enabled,
    gcTime: 0,
  });
}
