import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PersonFact } from '../../flows/facts.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import type { AnswerIndex } from './answer-index.ts';
import { answerHistory, answerItem, listAnswers } from './answer-list-view.ts';
import {
  answerChangedSchema,
  answerContentSchema,
  answerListQuerySchema,
  answerListSchema,
  answerViewSchema,
  changeAnswerSchema,
  previewAnswerSchema,
  previewedAnswerSchema,
  triedQuestionSchema,
  tryQuestionSchema,
} from './answer-schema.ts';
import { previewAnswer } from './preview-answer.ts';
import { addAnswer, changeAnswer, mayWrite } from './save-answer.ts';
import { tryQuestion } from './try-question.ts';
import { answerWords } from './words.ts';

export interface AnswerRoutes {
  database: Database;
  clock: Pick<Clock, 'now'>;
  answers: () => Promise<AnswerIndex>;
  /** What is entered for the office that serves an area, or for the whole installation (null). */
  officeOf: (areaId: string | null) => Promise<PersonFact['office'] | null>;
}

const params = z.object({ id: z.uuid() });

/** `/api/curated-answers`: the list, one with its versions, writing, changing, taking back; trying a question; a preview. */
export function registerAnswerRoutes(app: FastifyInstance, { database, clock, answers, officeOf }: AnswerRoutes): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const base = '/api/curated-answers';

  routes.get(
    base,
    { schema: { querystring: answerListQuerySchema, response: { 200: answerListSchema } } },
    (request) => {
      requireViewer(request);
      return listAnswers(database, request.query);
    },
  );
  routes.get(`${base}/:id`, { schema: { params, response: { 200: answerViewSchema } } }, async (request) => {
    const viewer = requireViewer(request);
    const item = await answerItem(database, request.params.id);
    if (!item) throw new AppError('not_found', answerWords.notFound);
    const history = await answerHistory(database, item.id);
    return { ...item, history, mayWrite: await mayWrite(database, viewer, item.area) };
  });
  routes.post(
    base,
    { schema: { body: answerContentSchema, response: { 200: answerChangedSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const call = { viewer, content: request.body };
      return { item: await database.$transaction((tx) => addAnswer(tx, call, clock.now())) };
    },
  );
  routes.put(
    `${base}/:id`,
    { schema: { params, body: changeAnswerSchema, response: { 200: answerChangedSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const call = { viewer, id: request.params.id, change: request.body };
      return { item: await database.$transaction((tx) => changeAnswer(tx, call, clock.now())) };
    },
  );
  routes.post(
    `${base}/try`,
    { schema: { body: tryQuestionSchema, response: { 200: triedQuestionSchema } } },
    async (request) => {
      requireViewer(request);
      return tryQuestion(database, { ...request.body, index: await answers(), now: clock.now() });
    },
  );
  routes.post(
    `${base}/preview`,
    { schema: { body: previewAnswerSchema, response: { 200: previewedAnswerSchema } } },
    async (request) => {
      requireViewer(request);
      const { area, ...draft } = request.body;
      return previewAnswer(draft, await officeOf(area));
    },
  );
}
