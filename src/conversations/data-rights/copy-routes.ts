import type { FastifyInstance, FastifyReply } from 'fastify';
import { isCopyReady, takeCopy } from '../../people/data-copy-store.ts';
import { addDataAct } from '../../people/data-request-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { Links } from '../../platform/links.ts';
import type { Storage } from '../../platform/storage.ts';
import { copyPageWords } from './words.ts';

/** What links to copies are signed for. */
export const COPY_PURPOSE = 'copy';

/** Where the file of a copy lies. */
export function copyKey(id: string): string {
  return `copies/${id}`;
}

export interface CopyRoutesDeps {
  database: Database;
  encryption: Pick<Encryption, 'decrypt'>;
  storage: Pick<Storage, 'get' | 'remove'>;
  links: Pick<Links, 'open'>;
  clock: Pick<Clock, 'now'>;
}

/**
 * `GET /my-data/:token` asks, `POST` opens: messengers look at every address in a message to show what is behind it, and that must not
 * be the one time that it can be opened.
 */
export async function copyRoutes(app: FastifyInstance, deps: CopyRoutesDeps): Promise<void> {
  const { database, encryption, storage, links, clock } = deps;
  const idIn = (token: string) => links.open(COPY_PURPOSE, token)?.subject;

  await app.register(async (scope) => {
    // A form of a page without script; it has no fields.
    scope.addContentTypeParser('application/x-www-form-urlencoded', { bodyLimit: 1024 }, (_request, payload, done) => {
      payload.resume();
      payload.once('end', () => done(null, {}));
    });

    scope.get<{ Params: { token: string } }>('/my-data/:token', async (request, reply) => {
      const id = idIn(request.params.token);
      const ready = id !== undefined && (await isCopyReady(database, id, clock.now()));
      if (!ready) return page(reply.code(404), `<p>${copyPageWords.gone}</p>`);
      return page(
        reply,
        `<p>${copyPageWords.lead}</p><form method="post"><button>${copyPageWords.open}</button></form>`,
      );
    });

    scope.post<{ Params: { token: string } }>('/my-data/:token', async (request, reply) => {
      const id = idIn(request.params.token);
      const now = clock.now();
      // Read first: a file that cannot be read is not used up.
      const file = id === undefined ? null : await storage.get(copyKey(id)).catch(() => null);
      const requestId = id !== undefined && file !== null ? await takeCopy(database, id, now) : null;
      if (id === undefined || file === null || requestId === null)
        return page(reply.code(404), `<p>${copyPageWords.gone}</p>`);
      await addDataAct(database, { requestId, actor: 'resident', act: 'seen' }, now);
      await storage.remove(copyKey(id));
      return html(reply, encryption.decrypt(file));
    });
  });
}

function page(reply: FastifyReply, body: string): FastifyReply {
  return html(
    reply,
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${copyPageWords.title}</title><style>${STYLE}</style></head><body><main><h1>${copyPageWords.title}</h1>${body}</main></body></html>`,
  );
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-security-policy',
      "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .send(body);
}

const STYLE =
  'body{font:18px/1.6 "Be Vietnam Pro",system-ui,sans-serif;margin:0 auto;max-width:36rem;padding:1rem;color:#1a1a1a}h1{font-size:1.5rem}button{font:inherit;font-weight:600;width:100%;padding:.9rem;border:0;border-radius:.6rem;background:#0b5cad;color:#fff}';
