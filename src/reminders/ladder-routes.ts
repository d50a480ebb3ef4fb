import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusalWords } from '../duties/words.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { Logger } from '../platform/logger.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { ladderSchema, phoneSchema } from './ladder-schema.ts';
import { ladderView, phoneOfAssignment } from './ladder-view.ts';

export interface LadderRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  encryption: Pick<Encryption, 'decrypt'>;
  logger: Logger;
}

const params = z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) });

/** What is still to be said about an assignment, to whom, and whom to call. */
export function registerLadderRoutes(
  app: FastifyInstance,
  { database, clock, encryption, logger }: LadderRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/assignments/:number/ladder',
    { schema: { params, response: { 200: ladderSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const ladder = await ladderView(database, { ...request.params, viewer, now: clock.now() });
      if (!ladder) throw new AppError('not_found', refusalWords.not_found);
      return ladder;
    },
  );
  routes.get(
    '/api/assignments/:number/phone',
    { schema: { params, response: { 200: phoneSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const found = await phoneOfAssignment(database, { ...request.params, viewer, now: clock.now() });
      if (!found) throw new AppError('not_found', refusalWords.not_found);
      // Who looked at a number can be found in the log; the number itself is not in it.
      logger.info({ assignment: request.params.number, staff: viewer.staffId }, 'a telephone number is shown');
      return { phone: found.cipher ? encryption.decrypt(found.cipher) : null };
    },
  );
}
