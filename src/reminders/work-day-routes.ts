import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { daySchema } from '../calendar/day-schema.ts';
import { setWorkDaySchema, workDayListSchema, workDayQuerySchema } from '../organisation/work-day-schema.ts';
import { listWorkDays } from '../organisation/work-day-view.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { changeWorkDay } from './change-work-day.ts';

const params = z.object({ day: daySchema });

/** `/api/work-days`: which days are worked, and the one click that makes another of them off or worked. */
export function registerWorkDayRoutes(
  app: FastifyInstance,
  { database, clock }: { database: Database; clock: Pick<Clock, 'now'> },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/work-days',
    { schema: { querystring: workDayQuerySchema, response: { 200: workDayListSchema } } },
    (request) => {
      requireViewer(request);
      return listWorkDays(database, request.query);
    },
  );
  routes.put(
    '/api/work-days/:day',
    { schema: { params, body: setWorkDaySchema, response: { 200: workDayListSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const { day } = request.params;
      await database.$transaction((tx) => changeWorkDay(tx, { ...request.body, day, viewer }, clock.now()));
      return listWorkDays(database, { from: day, to: day });
    },
  );
}
