import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { listFestivals } from './festival-list-view.ts';
import { festivalListSchema, festivalQuerySchema } from './festival-schema.ts';

/** `GET /api/festivals`: the 18/11 days of the viewer's wards, by day. */
export function registerFestivalRoutes(
  app: FastifyInstance,
  { database }: { database: Pick<Database, '$queryRaw'> },
): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/festivals',
      { schema: { querystring: festivalQuerySchema, response: { 200: festivalListSchema } } },
      (request) => listFestivals(database, requireViewer(request), request.query),
    );
}
