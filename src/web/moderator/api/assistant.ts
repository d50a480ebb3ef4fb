import { queryOptions } from '@tanstack/react-query';
import { assistantStateSchema } from '../../../assistant/outside/state-schema.ts';
import type { Api } from './api.ts';
import { orThrow } from './problem.ts';

/** How the assistant outside stands. */
export function assistantQuery(api: Api) {
  return queryOptions({
    queryKey: ['assistant'] as const,
    queryFn: async ({ signal }) => orThrow(await api.get(assistantStateSchema, '/api/assistant', {}, signal)),
  });
}
