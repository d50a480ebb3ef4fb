import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Database } from '../platform/database.ts';
import type { Viewer } from '../staff/viewer.ts';
import { categoryHistory } from './category-history-view.ts';
import { categoryList, wholeCategory } from './category-list-view.ts';
import {
  categoryHistoryQuerySchema,
  categoryHistorySchema,
  categoryListSchema,
  editCategorySchema,
  triedTextSchema,
  tryTextSchema,
  wholeCategorySchema,
} from './category-schema.ts';
import { editCategory } from './edit-category.ts';
import { loadKnowledge } from './knowledge-view.ts';
import { tryText } from './try-text.ts';
import { categoryWords } from './words.ts';

export interface CategoryRoutes {
  database: Pick<Database, '$queryRaw' | '$transaction'>;
  requireViewer: (request: FastifyRequest) => Viewer | Promise<Viewer>;
  now: () => Date;
}

const params = z.object({ code: z.string().max(10) });

/**
 * `/api/categories`: tiles, groups and categories, the same for every viewer; one with its phrases; its edit by an administrator, from
 * the next message on in use, and who edited what; and a sentence that is tried.
 */
export function registerCategoryRoutes(app: FastifyInstance, { database, requireViewer, now }: CategoryRoutes): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/api/categories', { schema: { response: { 200: categoryListSchema } } }, async (request) => {
    await requireViewer(request);
    return categoryList(database);
  });
  routes.get(
    '/api/categories/:code',
    { schema: { params, response: { 200: wholeCategorySchema } } },
    async (request) => {
      await requireViewer(request);
      const category = await wholeCategory(database, request.params.code);
      if (!category) throw new AppError('not_found', categoryWords.notFound);
      return category;
    },
  );
  routes.get(
    '/api/categories/:code/history',
    { schema: { params, querystring: categoryHistoryQuerySchema, response: { 200: categoryHistorySchema } } },
    async (request) => {
      await requireViewer(request);
      return categoryHistory(database, request.params.code, request.query);
    },
  );
  routes.put(
    '/api/categories/:code',
    { schema: { params, body: editCategorySchema, response: { 200: wholeCategorySchema } } },
    async (request) => {
      const viewer = await requireViewer(request);
      if (viewer.role !== 'administrator') throw new AppError('forbidden', categoryWords.forbidden);
      return database.$transaction((tx) =>
        editCategory(tx, { ...request.params, edit: request.body, staffId: viewer.staffId }, now()),
      );
    },
  );
  routes.post(
    '/api/categories/try',
    { schema: { body: tryTextSchema, response: { 200: triedTextSchema } } },
    async (request) => {
      await requireViewer(request);
      return tryText(request.body, await loadKnowledge(database), now().getTime());
    },
  );
}
