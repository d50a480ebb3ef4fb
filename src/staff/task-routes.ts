import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from './request-viewer.ts';
import {
  finishTaskSchema,
  type Task,
  taskChangedSchema,
  taskCountsSchema,
  taskListQuerySchema,
  taskListSchema,
} from './task-schema.ts';
import { finishTask, reopenTask } from './task-store.ts';
import { countTasks, listTasks, viewTask } from './task-view.ts';
import type { Viewer } from './viewer.ts';
import { taskWords } from './words.ts';

export interface TaskRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
}

const params = z.object({ id: z.uuid() });
const response = { 200: taskChangedSchema };

/** `/api/tasks`: what only a person can do, to be seen and marked as done. */
export function registerTasks(app: FastifyInstance, { database, clock }: TaskRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/tasks',
    { schema: { querystring: taskListQuerySchema, response: { 200: taskListSchema } } },
    (request) => listTasks(database, requireViewer(request), request.query),
  );
  routes.get('/api/tasks/counts', { schema: { response: { 200: taskCountsSchema } } }, (request) =>
    countTasks(database, requireViewer(request), clock.now()),
  );

  /** @throws AppError `not_found`. */
  const visible = async (viewer: Viewer, id: string): Promise<Task> => {
    const task = await viewTask(database, viewer, id);
    if (!task) throw new AppError('not_found', taskWords.notFound);
    return task;
  };
  routes.post('/api/tasks/:id/done', { schema: { params, body: finishTaskSchema, response } }, async (request) => {
    const viewer = requireViewer(request);
    const { id } = request.params;
    await visible(viewer, id);
    const finish = { outcome: request.body.outcome, staffId: viewer.staffId, now: clock.now() };
    const done = await database.$transaction((tx) => finishTask(tx, id, finish));
    const item = await visible(viewer, id);
    if (!done) throw new AppError('stale', taskWords.doneAlready(item.doneBy), item);
    return { item };
  });
  routes.post('/api/tasks/:id/reopen', { schema: { params, response } }, async (request) => {
    const viewer = requireViewer(request);
    const { id } = request.params;
    await visible(viewer, id);
    const open = await reopenTask(database, id);
    const item = await visible(viewer, id);
    if (!open) throw new AppError('stale', taskWords.openAlready, item);
    return { item };
  });
}
