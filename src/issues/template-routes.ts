import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { issueTemplates } from './issue-templates-view.ts';
import { addTemplate, changeTemplate, mayWriteTemplates } from './save-template.ts';
import {
  changeTemplateSchema,
  issueTemplatesSchema,
  templateChangedSchema,
  templateContentSchema,
  templateListSchema,
} from './template-schema.ts';
import { listTemplates } from './template-store.ts';
import { refusedWords } from './words.ts';

/** `/api/templates`: what is often answered, and its writing; `GET /api/issues/:code/templates`: what fits one issue, filled in. */
export function registerTemplates(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const base = '/api/templates';

  routes.get(base, { schema: { response: { 200: templateListSchema } } }, async (request) => {
    const viewer = requireViewer(request);
    return { items: await listTemplates(database), mayWrite: mayWriteTemplates(viewer) };
  });
  routes.post(
    base,
    { schema: { body: templateContentSchema, response: { 200: templateChangedSchema } } },
    async (request) => {
      const call = { viewer: requireViewer(request), content: request.body };
      return { item: await database.$transaction((tx) => addTemplate(tx, call)) };
    },
  );
  routes.put(
    `${base}/:id`,
    {
      schema: {
        params: z.object({ id: z.uuid() }),
        body: changeTemplateSchema,
        response: { 200: templateChangedSchema },
      },
    },
    async (request) => {
      const call = { viewer: requireViewer(request), id: request.params.id, change: request.body };
      return { item: await database.$transaction((tx) => changeTemplate(tx, call, clock.now())) };
    },
  );
  routes.get(
    '/api/issues/:code/templates',
    { schema: { params: z.object({ code: z.string().max(20) }), response: { 200: issueTemplatesSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const items = await issueTemplates(database, request.params.code, { viewer, now: clock.now() });
      if (!items) throw new AppError('not_found', refusedWords.notFound);
      return { items };
    },
  );
}
