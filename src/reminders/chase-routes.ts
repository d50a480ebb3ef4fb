import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { recipientsOf } from '../organisation/recipient-view.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { chasePeople } from './chase-people.ts';
import { chasedSchema, chaseListSchema, chaseQuerySchema, chaseSchema } from './chase-schema.ts';
import { listChase } from './chase-view.ts';

/** `/api/duty-chase`: who is late or has not said that they have it, and one reminder more. */
export function registerChaseRoutes(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/duty-chase',
    { schema: { querystring: chaseQuerySchema, response: { 200: chaseListSchema } } },
    (request) => listChase(database, requireViewer(request), request.query, clock.now()),
  );
  routes.post('/api/duty-chase', { schema: { body: chaseSchema, response: { 200: chasedSchema } } }, (request) => {
    const call = { ...request.body, viewer: requireViewer(request), reach: recipientsOf };
    return database.$transaction((tx) => chasePeople(tx, call, clock.now()));
  });
}
