import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../platform/database.ts';
import { seesEverything, type Viewer } from '../staff/viewer.ts';
import { areaList } from './area-list-view.ts';
import { areaListSchema, areaQuerySchema } from './area-schema.ts';

export interface AreaRoutes {
  database: Pick<Database, '$queryRaw'>;
  requireViewer: (request: FastifyRequest) => Viewer | Promise<Viewer>;
}

/** `GET /api/areas`: the areas of the viewer's wards, with simplified boundaries on `?boundary=1`. */
export function registerAreaRoutes(app: FastifyInstance, { database, requireViewer }: AreaRoutes): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/areas',
      { schema: { querystring: areaQuerySchema, response: { 200: areaListSchema } } },
      async (request) => {
        const viewer = await requireViewer(request);
        const { boundary, old } = request.query;
        const wardIds = seesEverything(viewer) ? [] : viewer.areaIds;
        return { items: await areaList(database, { wardIds, boundaries: boundary === '1', old: old === '1' }) };
      },
    );
}
