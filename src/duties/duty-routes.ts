import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { listAssignments } from './assignment-list-view.ts';
import { viewAssignment } from './assignment-view.ts';
import { listDuties } from './duty-list-view.ts';
import {
  assignmentListSchema,
  assignmentQuerySchema,
  assignmentViewSchema,
  changeAssignmentSchema,
  dutyListSchema,
  dutyQuerySchema,
} from './duty-schema.ts';
import { moderateAssignment } from './moderate-assignment.ts';
import { refusalWords } from './words.ts';

const params = z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) });

export interface DutyRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  mediaUrl(id: string): string;
  wakeSend(): void;
}

/** `/api/duties` and `/api/assignments`: the catalogue, who owes what until when, and what the office decides about it. */
export function registerDutyRoutes(
  app: FastifyInstance,
  { database, clock, mediaUrl, wakeSend }: DutyRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/duties',
    { schema: { querystring: dutyQuerySchema, response: { 200: dutyListSchema } } },
    (request) => {
      requireViewer(request);
      return listDuties(database, request.query);
    },
  );
  routes.get(
    '/api/assignments',
    { schema: { querystring: assignmentQuerySchema, response: { 200: assignmentListSchema } } },
    (request) => listAssignments(database, requireViewer(request), request.query, clock.now()),
  );
  routes.get(
    '/api/assignments/:number',
    { schema: { params, response: { 200: assignmentViewSchema } } },
    async (request) => {
      const assignment = await viewAssignment(database, requireViewer(request), {
        ...request.params,
        mediaUrl,
      });
      if (!assignment) throw new AppError('not_found', refusalWords.not_found);
      return assignment;
    },
  );
  routes.post(
    '/api/assignments/:number/changes',
    { schema: { params, body: changeAssignmentSchema, response: { 200: assignmentViewSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const call = { ...request.body, ...request.params, viewer, mediaUrl };
      const changed = await database.$transaction((tx) => moderateAssignment(tx, call, clock.now()));
      wakeSend();
      return changed;
    },
  );
}
