import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { giveByHand, previewGive } from './give-by-hand.ts';
import { givenSchema, givePreviewQuerySchema, givePreviewSchema, giveSchema } from './give-schema.ts';
import { simulationQuerySchema, simulationSchema } from './simulation-schema.ts';
import { simulation } from './simulation-view.ts';

const params = z.object({ code: z.string().max(40) });

/** A duty given by hand, with a preview; and `/api/duty-simulation`: what would be said to whom on which day. */
export function registerGiveRoutes(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/api/duties/:code/give/preview',
    { schema: { params, body: givePreviewQuerySchema, response: { 200: givePreviewSchema } } },
    (request) =>
      previewGive(database, { ...request.body, ...request.params, viewer: requireViewer(request) }, clock.now()),
  );
  routes.post(
    '/api/duties/:code/give',
    { schema: { params, body: giveSchema, response: { 200: givenSchema } } },
    (request) => {
      const call = { ...request.body, ...request.params, viewer: requireViewer(request) };
      return database.$transaction((tx) => giveByHand(tx, call, clock.now()));
    },
  );
  routes.get(
    '/api/duty-simulation',
    { schema: { querystring: simulationQuerySchema, response: { 200: simulationSchema } } },
    (request) => simulation(database, requireViewer(request), request.query, clock.now()),
  );
}
