import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Catalogue } from '../../engine/index.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import { changeWord, dropWord, undoWord } from './save-override.ts';
import { spokenWords } from './spoken-words.ts';
import { wordHistory } from './word-history-view.ts';
import { wordItems, wordsFound } from './word-list.ts';
import { wordOverrides } from './word-override-store.ts';
import {
  changeWordSchema,
  dropWordSchema,
  type WordList,
  type WordListQuery,
  wordChangedSchema,
  wordHistorySchema,
  wordListQuerySchema,
  wordListSchema,
} from './word-schema.ts';
import { talkWordsWords } from './words.ts';

export interface WordRoutes {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** As the files have it. */
  catalogue: Catalogue;
}

const params = z.object({ key: z.string().max(120) });
const response = { 200: wordChangedSchema };

/** `/api/words`: what the assistant says, in whose words, and how it was before. Everybody reads, administrators write. */
export function registerWordRoutes(app: FastifyInstance, { database, clock, catalogue }: WordRoutes): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const one = '/api/words/:key';

  routes.get(
    '/api/words',
    { schema: { querystring: wordListQuerySchema, response: { 200: wordListSchema } } },
    async (request) => {
      const { role } = requireViewer(request);
      const page = pageOf(wordItems(catalogue, await wordOverrides(database)), request.query);
      const flows = [...new Set(spokenWords(catalogue).map(({ flow }) => flow))];
      return { ...page, flows, mayWrite: role === 'administrator' };
    },
  );
  routes.get(`${one}/history`, { schema: { params, response: { 200: wordHistorySchema } } }, async (request) => {
    requireViewer(request);
    return { entries: await wordHistory(database, request.params.key) };
  });
  routes.put(one, { schema: { params, body: changeWordSchema, response } }, async (request) => {
    const change = { catalogue, viewer: requireViewer(request), ...request.params, ...request.body };
    return { item: await database.$transaction((tx) => changeWord(tx, change, clock.now())) };
  });
  routes.delete(one, { schema: { params, body: dropWordSchema, response } }, async (request) => {
    const change = { catalogue, viewer: requireViewer(request), ...request.params, ...request.body };
    return { item: await database.$transaction((tx) => dropWord(tx, change, clock.now())) };
  });
  routes.post(`${one}/undo`, { schema: { params, body: dropWordSchema, response } }, async (request) => {
    const change = { catalogue, viewer: requireViewer(request), ...request.params, ...request.body };
    return { item: await database.$transaction((tx) => undoWord(tx, change, clock.now())) };
  });
}

/** The sentences have an order of their own, that of the files: a page begins after the sentence that the cursor names. */
function pageOf(
  items: ReturnType<typeof wordItems>,
  { q, flow, changed, cursor, limit }: WordListQuery,
): Pick<WordList, 'items' | 'nextCursor'> {
  const after = cursor === undefined ? -1 : items.findIndex(({ key }) => key === cursor);
  if (cursor !== undefined && after === -1)
    throw new AppError('invalid', talkWordsWords.badCursor, { fields: ['cursor'] });
  const found = wordsFound(items.slice(after + 1), { q, flow, changed: changed === 'true' });
  const page = found.slice(0, limit);
  return { items: page, nextCursor: found.length > limit ? page.at(-1)!.key : null };
}
