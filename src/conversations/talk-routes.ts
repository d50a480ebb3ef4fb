import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listHeldTalks, viewTalk } from '../messages/held-talk-view.ts';
import { storeStaffPhoto } from '../messages/store-staff-photo.ts';
import {
  type HeldTalk,
  staffPhotoSchema,
  takeOverSchema,
  talkChangedSchema,
  talkListQuerySchema,
  talkListSchema,
  writeSchema,
} from '../messages/talk-schema.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Storage } from '../platform/storage.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import type { Viewer } from '../staff/viewer.ts';
import type { ComeBack } from './hand-back.ts';
import { handBackTalk, takeOver, writeAsStaff } from './take-over.ts';
import { takeOverWords } from './words.ts';

export interface TalkRoutesDeps {
  database: Database;
  storage: Pick<Storage, 'put'>;
  clock: Pick<Clock, 'now'>;
  comeBack: ComeBack;
  /** Called after a commit that may have queued a message, or let updates be taken by the other side. */
  wake(what: 'send' | 'drain'): void;
}

/** As for residents' own photos. */
const MOST_PHOTO_BYTES = 20 * 1024 * 1024;

const params = z.object({ id: z.uuid() });
const response = { 200: talkChangedSchema };

/** `/api/conversations`: who has a talk, and the talk of a moderator with a resident. */
export function registerTalks(
  app: FastifyInstance,
  { database, storage, clock, comeBack, wake }: TalkRoutesDeps,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/conversations',
    { schema: { querystring: talkListQuerySchema, response: { 200: talkListSchema } } },
    async (request) => {
      const list = await listHeldTalks(database, requireViewer(request), request.query);
      if (!list) throw new AppError('invalid', takeOverWords.badCursor, { fields: ['cursor'] });
      return list;
    },
  );
  routes.get('/api/conversations/:id', { schema: { params, response } }, async (request) => ({
    item: await visibleTalk(database, requireViewer(request), request.params.id),
  }));

  const change = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    make: (tx: Transaction, call: { viewer: Viewer; id: string; now: Date }) => Promise<HeldTalk | null>,
  ): Promise<{ item: HeldTalk }> => {
    const call = { viewer: requireViewer(request), id: request.params.id, now: clock.now() };
    const item = await database.$transaction((tx) => make(tx, call));
    wake('send');
    wake('drain');
    if (!item) throw new AppError('not_found', takeOverWords.notFound);
    return { item };
  };
  routes.post('/api/conversations/:id/take-over', { schema: { params, body: takeOverSchema, response } }, (request) =>
    change(request, (tx, call) => takeOver(tx, { ...call, ...request.body })),
  );
  routes.post('/api/conversations/:id/hand-back', { schema: { params, response } }, (request) =>
    change(request, (tx, call) => handBackTalk(tx, { ...call, comeBack })),
  );
  routes.post('/api/conversations/:id/messages', { schema: { params, body: writeSchema, response } }, (request) =>
    change(request, (tx, call) => writeAsStaff(tx, { ...call, ...request.body })),
  );

  app.register(async (scope) => {
    scope.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: MOST_PHOTO_BYTES },
      async (_: unknown, body: Buffer) => body,
    );
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post(
        '/api/conversations/:id/photos',
        { bodyLimit: MOST_PHOTO_BYTES, schema: { params, response: { 200: staffPhotoSchema } } },
        async (request) => {
          const viewer = requireViewer(request);
          const { id } = request.params;
          const { holder } = await visibleTalk(database, viewer, id);
          if (holder?.id !== viewer.staffId)
            throw new AppError('stale', holder ? takeOverWords.heldBy(holder.name) : takeOverWords.nobodyHas);
          const original = request.body;
          if (!Buffer.isBuffer(original)) throw new AppError('invalid', takeOverWords.noPhoto);
          const stored = await storeStaffPhoto(
            { database, storage },
            { conversationId: id, original, now: clock.now() },
          );
          if (!stored.ok) throw new AppError('invalid', takeOverWords.photoRefused);
          return { id: stored.id };
        },
      );
  });
}

/** @throws AppError `not_found`. */
async function visibleTalk(database: Database, viewer: Viewer, id: string): Promise<HeldTalk> {
  const talk = await viewTalk(database, viewer, id);
  if (!talk) throw new AppError('not_found', takeOverWords.notFound);
  return talk;
}
