import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { POST_KINDS } from '../organisation/post-kinds.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { listForms } from './form-list-view.ts';
import {
  changeFormSchema,
  formChangedSchema,
  formCodeSchema,
  formListSchema,
  newFormSchema,
  rollUpQuerySchema,
  rollUpSchema,
  submissionListSchema,
  submissionQuerySchema,
  submissionViewSchema,
} from './form-schema.ts';
import { rollUp } from './roll-up-view.ts';
import { addForm, changeForm } from './save-form.ts';
import { listSubmissions, submissionView } from './submission-list-view.ts';
import { formWords } from './words.ts';

const POST_KIND_LIST = Object.entries(POST_KINDS).map(([kind, { vi, en }]) => ({ kind, vi, en }));

/** `/api/forms`: forms, and building them; `/api/submissions`: what was filed; `/api/roll-ups`: sums up the area tree. */
export function registerFormRoutes(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/api/forms', { schema: { response: { 200: formListSchema } } }, async (request) => {
    requireViewer(request);
    return { items: await listForms(database), postKinds: POST_KIND_LIST };
  });
  routes.post(
    '/api/forms',
    { schema: { body: newFormSchema, response: { 200: formChangedSchema } } },
    async (request) => {
      const call = { viewer: requireViewer(request), form: request.body };
      return { item: await database.$transaction((tx) => addForm(tx, call, clock.now())) };
    },
  );
  routes.put(
    '/api/forms/:code',
    {
      schema: {
        params: z.object({ code: formCodeSchema }),
        body: changeFormSchema,
        response: { 200: formChangedSchema },
      },
    },
    async (request) => {
      const call = { viewer: requireViewer(request), code: request.params.code, change: request.body };
      return { item: await database.$transaction((tx) => changeForm(tx, call, clock.now())) };
    },
  );
  routes.get(
    '/api/submissions',
    { schema: { querystring: submissionQuerySchema, response: { 200: submissionListSchema } } },
    (request) => listSubmissions(database, requireViewer(request), request.query),
  );
  routes.get(
    '/api/submissions/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: submissionViewSchema } } },
    async (request) => {
      const found = await submissionView(database, requireViewer(request), request.params.id);
      if (!found) throw new AppError('not_found', formWords.noSubmission);
      return found;
    },
  );
  routes.get(
    '/api/roll-ups',
    { schema: { querystring: rollUpQuerySchema, response: { 200: rollUpSchema } } },
    (request) => rollUp(database, requireViewer(request), request.query),
  );
}
