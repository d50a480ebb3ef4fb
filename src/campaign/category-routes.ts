import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Database } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { categoryList } from './category-list-view.ts';
import { categoryListSchema } from './category-schema.ts';

export interface CategoryRoutes {
  database: Pick<Database, '$queryRaw'>;
  requireViewer: (request: FastifyRequest) => Viewer | Promise<Viewer>;
}

/** `GET /api/categories`: tiles, groups and categories; the same for every viewer. */
export function registerCategoryRoutes(app: FastifyInstance, { database, requireViewer }: CategoryRoutes): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/categories', { schema: { response: { 200: categoryListSchema } } }, async (request) => {
      await requireViewer(request);
      return categoryList(database);
    });
}
