import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { postList, unitList } from './unit-list-view.ts';
import { postListSchema, postQuerySchema, unitListSchema, unitQuerySchema } from './unit-schema.ts';

export interface UnitRoutes {
  database: Pick<Database, '$queryRaw'>;
  requireViewer: (request: FastifyRequest) => Viewer | Promise<Viewer>;
}

/** `GET /api/units?area=` and `GET /api/posts?unit=`: whom an issue can be assigned to, in the viewer's wards. */
export function registerUnitRoutes(app: FastifyInstance, { database, requireViewer }: UnitRoutes): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/units',
    { schema: { querystring: unitQuerySchema, response: { 200: unitListSchema } } },
    async (request) => {
      const viewer = await requireViewer(request);
      return { items: await unitList(database, { viewer, areaId: request.query.area ?? null }) };
    },
  );

  routes.get(
    '/api/posts',
    { schema: { querystring: postQuerySchema, response: { 200: postListSchema } } },
    async (request) => {
      const viewer = await requireViewer(request);
      return { items: await postList(database, { viewer, unitId: request.query.unit ?? null }) };
    },
  );
}
