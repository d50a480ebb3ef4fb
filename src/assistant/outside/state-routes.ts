import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import { assistantStateSchema } from './state-schema.ts';
import { assistantCounts } from './state-view.ts';

/** `/api/assistant`. */
export function registerAssistantState(
  app: FastifyInstance,
  { database, clock, isOn }: { database: Database; clock: Pick<Clock, 'now'>; isOn: boolean },
): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/assistant', { schema: { response: { 200: assistantStateSchema } } }, async (request) => {
      requireViewer(request);
      const { failing, ...counts } = await assistantCounts(database, clock.now());
      return { state: isOn ? (failing ? ('failing' as const) : ('on' as const)) : ('off' as const), ...counts };
    });
}
