import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import type { Viewer } from '../staff/viewer.ts';
import { dutyCalendarQuerySchema, dutyCalendarSchema } from './calendar-schema.ts';
import {
  dutyChoicesSchema,
  dutyPreviewSchema,
  dutyViewSchema,
  newDutySchema,
  previewDutySchema,
  saveDutySchema,
} from './catalogue-schema.ts';
import { dutyCalendar } from './duty-calendar-view.ts';
import { dutyChoices } from './duty-choices-view.ts';
import { dutyMatrix } from './duty-matrix-view.ts';
import { dutyView } from './duty-view.ts';
import { dutyMatrixQuerySchema, dutyMatrixSchema } from './matrix-schema.ts';
import { previewDuty } from './preview-duty.ts';
import { addDuty, saveDuty } from './save-duty.ts';
import { dutyWords } from './words.ts';

export interface CatalogueRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** Duties were changed: what is owed is given out anew. */
  giveSoon(tx: Transaction, now: Date): Promise<void>;
}

const params = z.object({ code: z.string().max(40) });

/** One duty of the catalogue, and editing it; `/api/duty-calendar` and `/api/duty-matrix`: what falls due on which day, for whom. */
export function registerCatalogueRoutes(
  app: FastifyInstance,
  { database, clock, giveSoon }: CatalogueRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  const one = async (viewer: Viewer, code: string) => {
    const duty = await dutyView(database, viewer, code, clock.now());
    if (!duty) throw new AppError('not_found', dutyWords.notFound);
    return duty;
  };

  routes.get('/api/duty-choices', { schema: { response: { 200: dutyChoicesSchema } } }, (request) =>
    dutyChoices(database, requireViewer(request)),
  );
  routes.get('/api/duties/:code', { schema: { params, response: { 200: dutyViewSchema } } }, (request) =>
    one(requireViewer(request), request.params.code),
  );
  routes.post(
    '/api/duties/preview',
    { schema: { body: previewDutySchema, response: { 200: dutyPreviewSchema } } },
    (request) => {
      const { code, ...plan } = request.body;
      return previewDuty(database, requireViewer(request), { code, plan }, townDay(clock.now()));
    },
  );
  routes.post(
    '/api/duties',
    { schema: { body: newDutySchema, response: { 200: dutyViewSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      await database.$transaction(async (tx) => {
        await addDuty(tx, { viewer, duty: request.body }, clock.now());
        await giveSoon(tx, clock.now());
      });
      return one(viewer, request.body.code);
    },
  );
  routes.put(
    '/api/duties/:code',
    { schema: { params, body: saveDutySchema, response: { 200: dutyViewSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const { code } = request.params;
      await database.$transaction(async (tx) => {
        await saveDuty(tx, { viewer, code, duty: request.body }, clock.now());
        await giveSoon(tx, clock.now());
      });
      return one(viewer, code);
    },
  );
  routes.get(
    '/api/duty-calendar',
    { schema: { querystring: dutyCalendarQuerySchema, response: { 200: dutyCalendarSchema } } },
    (request) => dutyCalendar(database, requireViewer(request), request.query, clock.now()),
  );
  routes.get(
    '/api/duty-matrix',
    { schema: { querystring: dutyMatrixQuerySchema, response: { 200: dutyMatrixSchema } } },
    (request) => dutyMatrix(database, requireViewer(request), request.query, clock.now()),
  );
}
