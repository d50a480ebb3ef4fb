import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  type DataRequestView,
  dataActBodySchema,
  dataRequestListQuerySchema,
  dataRequestListSchema,
  dataRequestViewSchema,
  type KeptData,
  retentionReportSchema,
} from '../../people/data-request-schema.ts';
import { listDataRequests, retentionReport, viewDataRequest } from '../../people/data-request-view.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import { requireViewer } from '../../staff/request-viewer.ts';
import type { Viewer } from '../../staff/viewer.ts';
import { actOnRequest } from './act-on-request.ts';
import { homeOf } from './home-ward-view.ts';
import { dataOf } from './my-data-view.ts';
import { dataRefusals } from './words.ts';

export interface DataRequestRoutesDeps {
  database: Database;
  encryption: Pick<Encryption, 'encrypt' | 'decrypt'>;
  clock: Pick<Clock, 'now'>;
  textVersion: string;
  /** Called after a commit that may have queued a message. */
  wakeSend(): void;
  /** Removes bytes after a commit. */
  eraseMedia(mediaIds: readonly string[]): void;
}

const params = z.object({ id: z.uuid() });

/** `/api/data-requests`: what residents ask about their data, by when it is answered, and what moderators do about it. */
export function registerDataRequests(app: FastifyInstance, deps: DataRequestRoutesDeps): void {
  const { database, clock } = deps;
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/data-requests',
    { schema: { querystring: dataRequestListQuerySchema, response: { 200: dataRequestListSchema } } },
    async (request) => {
      const list = await listDataRequests(database, requireViewer(request), request.query, clock.now());
      if (!list) throw new AppError('invalid', dataRefusals.badCursor);
      return list;
    },
  );
  routes.get('/api/data-requests/:id', { schema: { params, response: { 200: dataRequestViewSchema } } }, (request) =>
    viewOf(deps, request.params.id, requireViewer(request)),
  );
  routes.post(
    '/api/data-requests/:id/acts',
    { schema: { params, body: dataActBodySchema, response: { 200: dataRequestViewSchema } } },
    async (request) => {
      const viewer = requireViewer(request);
      const requestId = request.params.id;
      const { encryption, textVersion } = deps;
      const media = await database.$transaction((tx) =>
        actOnRequest(tx, {
          ...{ requestId, viewer, textVersion, body: request.body, now: clock.now() },
          encrypt: encryption.encrypt,
        }),
      );
      deps.wakeSend();
      if (media.length > 0) deps.eraseMedia(media);
      return viewOf(deps, requestId, viewer);
    },
  );
  routes.get('/api/retention', { schema: { response: { 200: retentionReportSchema } } }, (request) => {
    requireViewer(request);
    return retentionReport(database);
  });
}

async function viewOf(
  { database, encryption, clock }: DataRequestRoutesDeps,
  id: string,
  viewer: Viewer,
): Promise<DataRequestView> {
  const found = await viewDataRequest(database, id, { viewer, now: clock.now() });
  if (!found) throw new AppError('not_found', dataRefusals.notFound);
  const { item, acts, personId } = found;
  return { ...item, acts, kept: personId === null ? null : await keptOf(database, encryption, personId) };
}

async function keptOf(
  database: Database,
  encryption: Pick<Encryption, 'decrypt'>,
  personId: string,
): Promise<KeptData | null> {
  const data = (await dataOf(database, [personId], encryption)).get(personId);
  if (!data) return null;
  const { name, consents, openIssues, closedIssues, messages, media } = data;
  return {
    ...{ name, openIssues, closedIssues, messages, media },
    homeArea: await homeOf(database, personId),
    consents: consents.map(({ purpose, given, at }) => ({
      purpose,
      decision: given ? 'given' : 'withdrawn',
      at: new Date(at).toISOString(),
    })),
  };
}
