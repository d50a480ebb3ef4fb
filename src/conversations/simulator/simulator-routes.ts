import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { areasAt } from '../../areas/boundary-store.ts';
import type { AnswerIndex } from '../../assistant/answer-index.ts';
import type { Catalogue } from '../../engine/index.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import { officesOf } from '../facts/office-view.ts';
import { allFestivalDays } from './festival-days-view.ts';
import { simulate, simulatedDay } from './simulate.ts';
import { simulatedSchema, simulateSchema } from './simulator-schema.ts';

export interface SimulatorRoutes {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** The talks as they are held now. */
  talks(): Catalogue;
  knowledge(): Promise<Knowledge>;
  answers(): Promise<AnswerIndex>;
}

/**
 * `POST /api/simulator`: one message of a talk that is only tried. Nothing of it is kept, neither in the database nor in the log: where
 * it stands goes to and fro with the messages.
 */
export function registerSimulator(
  app: FastifyInstance,
  { database, clock, talks, knowledge, answers }: SimulatorRoutes,
): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/api/simulator',
      { schema: { body: simulateSchema, response: { 200: simulatedSchema } } },
      async (request) => {
        requireViewer(request);
        const { body } = request;
        const now = clock.now().getTime();
        const home = homeOf(body.session);
        const point = body.input.kind === 'place' ? [body.input] : [];
        const [known, found, festivals, offices, places] = await Promise.all([
          knowledge(),
          answers(),
          allFestivalDays(database, simulatedDay(now, body)),
          officesOf(database, [home]),
          areasAt(database, point),
        ]);
        return simulate(body, {
          ...{ talks: talks(), knowledge: known, answers: found, festivals, now },
          office: offices.get(home) ?? null,
          areaAt: places[0] ?? null,
        });
      },
    );
}

function homeOf(session: Record<string, unknown> | null): string | null {
  const home = (session?.person as { homeAreaId?: unknown } | undefined)?.homeAreaId;
  return typeof home === 'string' ? home : null;
}
