import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { townDay } from '../calendar/town-day.ts';
import { AppError } from '../platform/app-error.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import { writeHolderTemplate } from './holder-file.ts';
import { exportHolders, type HolderImportOutcome, importHolders } from './import-holders.ts';
import { type HolderImported, holderImportSchema } from './organisation-change-schema.ts';
import type { OrganisationRoutesDeps } from './organisation-routes.ts';
import { refusedWords } from './refused-words.ts';
import { mayChange } from './visible-units.ts';

const MOST_BYTES = 5 * 1024 * 1024;

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** `/api/organisation/holders…`: the table of all posts with who holds them, out and in again. */
export function registerHolderFiles(
  app: FastifyInstance,
  {
    database,
    clock,
    encryption,
    logger,
    postsChanged,
  }: Pick<OrganisationRoutesDeps, 'database' | 'clock' | 'encryption' | 'logger' | 'postsChanged'>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  for (const kind of ['xlsx', 'csv'] as const)
    routes.get(`/api/organisation/holders.${kind}`, async (request, reply) => {
      const viewer = requireViewer(request);
      const now = clock.now();
      logger.info({ staff: viewer.staffId }, 'the table of holders is exported');
      const bytes = await exportHolders(database, { viewer, encryption, now, kind });
      return download(reply, bytes, { kind, name: `chuc-danh-${townDay(now)}` });
    });
  routes.get('/api/organisation/holders-template.xlsx', async (request, reply) => {
    requireViewer(request);
    return download(reply, await writeHolderTemplate(), { kind: 'xlsx', name: 'mau-chuc-danh' });
  });

  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (_: unknown, body: Buffer) => body,
    );
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/api/organisation/holders-import',
      {
        bodyLimit: MOST_BYTES,
        schema: { querystring: z.object({ preview: z.enum(['1']).optional() }), response: { 200: holderImportSchema } },
      },
      async (request) => {
        const viewer = requireViewer(request);
        if (!mayChange(viewer)) throw new AppError('forbidden', refusedWords.onlyAdministrators);
        if (!Buffer.isBuffer(request.body) || request.body.length === 0)
          throw new AppError('invalid', refusedWords.noFile);
        return importedOf(
          await importHolders(database, request.body, {
            ...{ viewer, staffId: viewer.staffId, encryption, now: clock.now(), changed: postsChanged },
            preview: request.query.preview === '1',
          }),
        );
      },
    );
  });
}

function importedOf(outcome: HolderImportOutcome): HolderImported {
  if (!outcome.ok) return outcome;
  const { steps, posts, names, unchanged, vacant } = outcome;
  return {
    ok: true,
    items: steps.map((step) => ({
      do: step.do,
      name: step.name,
      ...names.get(step.postId)!,
      since: step.do === 'end' ? null : step.since,
      until: step.until,
      acting: step.do === 'add' && step.acting,
    })),
    posts: posts.map(({ id, title }) => ({ title, unit: names.get(id)!.unit })),
    unchanged,
    vacant,
  };
}

function download(reply: FastifyReply, bytes: Buffer, { kind, name }: { kind: keyof typeof TYPES; name: string }) {
  return reply
    .header('content-type', TYPES[kind])
    .header('content-disposition', `attachment; filename="${name}.${kind}"`)
    .header('cache-control', 'no-store')
    .send(bytes);
}
