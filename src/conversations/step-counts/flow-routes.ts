import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { townDay } from '../../../flows/town-day.ts';
import type { Catalogue } from '../../engine/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import { flowItems } from './flow-items.ts';
import { flowListQuerySchema, flowListSchema } from './flow-schema.ts';
import { stepCounts } from './step-count-view.ts';

export interface FlowRoutes {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** The talks as they are held now. */
  talks(): Catalogue;
}

const DAY_MS = 86_400_000;

/** `/api/flows`: the talks step by step, with how many people came, went on and gave up. */
export function registerFlowRoutes(app: FastifyInstance, { database, clock, talks }: FlowRoutes): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/flows',
      { schema: { querystring: flowListQuerySchema, response: { 200: flowListSchema } } },
      async (request) => {
        requireViewer(request);
        const now = clock.now().getTime();
        const period = { from: townDay(now - (request.query.days - 1) * DAY_MS), to: townDay(now) };
        return { ...period, flows: flowItems(talks(), await stepCounts(database, period)) };
      },
    );
}
