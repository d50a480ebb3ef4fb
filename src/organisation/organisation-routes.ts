import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import { announce } from '../platform/live.ts';
import type { Logger } from '../platform/logger.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import type { Viewer } from '../staff/viewer.ts';
import { type CadreChats, type CodeChannels, makeCadreCodes, revokeCadreCode, unlinkCadre } from './cadre-codes.ts';
import { editPost, makePost } from './edit-post.ts';
import { editUnit, makeUnit } from './edit-unit.ts';
import { endPost } from './end-post.ts';
import { endUnit } from './end-unit.ts';
import { endHolding, givePost } from './give-post.ts';
import {
  codeCardListSchema,
  editPostSchema,
  editUnitSchema,
  endHoldingSchema,
  endPostSchema,
  endUnitSchema,
  givePostSchema,
  madeSchema,
  makeCodesSchema,
  makePostSchema,
  makeUnitSchema,
  organisationChoicesSchema,
  postEndSchema,
  setAbsenceSchema,
  unitEndSchema,
} from './organisation-change-schema.ts';
import { organisationChoices } from './organisation-choices-view.ts';
import {
  historyListSchema,
  historyQuerySchema,
  postViewSchema,
  unitOverviewListSchema,
  unitOverviewQuerySchema,
  unitViewSchema,
} from './organisation-schema.ts';
import { refusedWords } from './refused-words.ts';
import { setAbsence, takeAbsenceBack } from './set-absence.ts';
import { unitOverview } from './unit-overview-view.ts';
import { organisationHistory, viewPost, viewUnit } from './unit-view.ts';
import type { PostWork } from './work-move.ts';

export interface OrganisationRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  encryption: Encryption;
  logger: Logger;
  /** Of higher slices: duties follow posts, chats are told, work moves with its unit. */
  postsChanged: (tx: Transaction, now: Date) => Promise<void>;
  chats: CadreChats;
  work: PostWork;
  /** @param origin where this page was opened: chats of our own lie there. */
  codeChannels: (origin: string) => CodeChannels;
  /** Called after a commit that may have queued a message. */
  wakeSend: () => void;
}

const ofUnit = z.object({ id: z.string().max(64) });
const ofPost = ofUnit;
const ofRow = z.object({ id: z.uuid() });
const done = { 200: z.object({}) };

/** `/api/organisation`: units, posts, who holds them, who is away, and the codes by which cadres are linked. */
export function registerOrganisation(app: FastifyInstance, deps: OrganisationRoutesDeps): void {
  const { database, clock, encryption, logger, work, chats } = deps;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const seen = () => {
    const now = clock.now();
    return { now, day: townDay(now) };
  };

  routes.get(
    '/api/organisation/units',
    { schema: { querystring: unitOverviewQuerySchema, response: { 200: unitOverviewListSchema } } },
    (request) => unitOverview(database, requireViewer(request), { query: request.query, day: seen().day }),
  );
  routes.get(
    '/api/organisation/units/:id',
    { schema: { params: ofUnit, response: { 200: unitViewSchema } } },
    async (request) => {
      const unit = await viewUnit(database, requireViewer(request), request.params.id, seen());
      if (!unit) throw new AppError('not_found', refusedWords.noUnit);
      return unit;
    },
  );
  routes.get(
    '/api/organisation/posts/:id',
    { schema: { params: ofPost, response: { 200: postViewSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const post = await viewPost(database, viewer, request.params.id, { ...seen(), encryption });
      if (!post) throw new AppError('not_found', refusedWords.noPost);
      // Who looked at numbers can be found in the log; the numbers themselves are not in it.
      logger.info({ post: post.post.id, staff: viewer.staffId }, 'telephone numbers of holders are shown');
      return post;
    },
  );
  routes.get('/api/organisation/choices', { schema: { response: { 200: organisationChoicesSchema } } }, (request) => {
    requireViewer(request);
    return organisationChoices(database);
  });
  routes.get(
    '/api/organisation/history',
    { schema: { querystring: historyQuerySchema, response: { 200: historyListSchema } } },
    (request) => organisationHistory(database, requireViewer(request), request.query),
  );

  /** Runs a change in a transaction of its own and tells the pages. */
  const change = async <Result>(
    request: FastifyRequest,
    make: (tx: Transaction, viewer: Viewer, now: Date) => Promise<Result>,
    { posts = false } = {},
  ): Promise<Result> => {
    const viewer = requireViewer(request);
    const now = clock.now();
    const result = await database.$transaction(async (tx) => {
      const made = await make(tx, viewer, now);
      if (posts) await deps.postsChanged(tx, now);
      await announce(tx, [{ kind: 'organisation', id: 'holders' }]);
      return made;
    });
    deps.wakeSend();
    return result;
  };
  const nothing = async (made: Promise<void>) => {
    await made;
    return {};
  };

  routes.post(
    '/api/organisation/units',
    { schema: { body: makeUnitSchema, response: { 200: madeSchema } } },
    (request) => change(request, (tx, viewer, now) => makeUnit(tx, { ...request.body, viewer }, now)),
  );
  routes.put(
    '/api/organisation/units/:id',
    { schema: { params: ofUnit, body: editUnitSchema, response: done } },
    (request) =>
      nothing(
        change(
          request,
          (tx, viewer, now) => editUnit(tx, { ...request.body, viewer, unitId: request.params.id }, now),
          { posts: true },
        ),
      ),
  );
  routes.post(
    '/api/organisation/units/:id/posts',
    { schema: { params: ofUnit, body: makePostSchema, response: { 200: madeSchema } } },
    (request) =>
      change(request, (tx, viewer, now) => makePost(tx, { ...request.body, viewer, unitId: request.params.id }, now), {
        posts: true,
      }),
  );
  routes.put(
    '/api/organisation/posts/:id',
    { schema: { params: ofPost, body: editPostSchema, response: done } },
    (request) =>
      nothing(
        change(
          request,
          (tx, viewer, now) => editPost(tx, { ...request.body, viewer, postId: request.params.id }, now),
          { posts: true },
        ),
      ),
  );
  routes.post(
    '/api/organisation/units/:id/end',
    { schema: { params: ofUnit, body: endUnitSchema, response: { 200: unitEndSchema } } },
    (request) =>
      change(
        request,
        (tx, viewer, now) => endUnit(tx, { ...request.body, viewer, unitId: request.params.id }, { work, now }),
        { posts: !request.body.preview },
      ),
  );
  routes.post(
    '/api/organisation/posts/:id/end',
    { schema: { params: ofPost, body: endPostSchema, response: { 200: postEndSchema } } },
    (request) =>
      change(
        request,
        (tx, viewer, now) => endPost(tx, { ...request.body, viewer, postId: request.params.id }, { work, now }),
        { posts: !request.body.preview },
      ),
  );
  routes.post(
    '/api/organisation/posts/:id/holders',
    { schema: { params: ofPost, body: givePostSchema, response: done } },
    (request) =>
      nothing(
        change(
          request,
          (tx, viewer, now) =>
            givePost(tx, { ...request.body, viewer, postId: request.params.id }, { encryption, now }),
          { posts: true },
        ),
      ),
  );
  routes.post(
    '/api/organisation/posts/:id/holders/:holder/end',
    {
      schema: { params: ofPost.extend({ holder: z.uuid() }), body: endHoldingSchema, response: done },
    },
    (request) => {
      const { id: postId, holder: holderId } = request.params;
      return nothing(
        change(
          request,
          (tx, viewer, now) => endHolding(tx, { ...request.body, viewer, postId, holderId }, { encryption, now }),
          { posts: true },
        ),
      );
    },
  );
  routes.post(
    '/api/organisation/posts/:id/absences',
    { schema: { params: ofPost, body: setAbsenceSchema, response: done } },
    (request) =>
      nothing(
        change(request, (tx, viewer, now) =>
          setAbsence(tx, { ...request.body, viewer, postId: request.params.id }, now),
        ),
      ),
  );
  routes.delete('/api/organisation/absences/:id', { schema: { params: ofRow, response: done } }, (request) =>
    nothing(change(request, (tx, viewer, now) => takeAbsenceBack(tx, { viewer, absenceId: request.params.id }, now))),
  );

  routes.post(
    '/api/organisation/codes',
    { schema: { body: makeCodesSchema, response: { 200: codeCardListSchema } } },
    async (request) => {
      const channels = deps.codeChannels(`${request.protocol}://${request.host}`);
      const call = { viewer: requireViewer(request), holderIds: request.body.holderIds };
      const cards = await makeCadreCodes(database, call, { encryption, channels, now: clock.now() });
      await announce(database, [{ kind: 'organisation', id: 'holders' }]);
      return cards;
    },
  );
  routes.delete('/api/organisation/holders/:id/code', { schema: { params: ofRow, response: done } }, (request) =>
    nothing(change(request, (tx, viewer, now) => revokeCadreCode(tx, { viewer, holderId: request.params.id }, now))),
  );
  routes.delete('/api/organisation/holders/:id/link', { schema: { params: ofRow, response: done } }, (request) =>
    nothing(
      change(request, (tx, viewer, now) => unlinkCadre(tx, { viewer, holderId: request.params.id }, { chats, now })),
    ),
  );
}
