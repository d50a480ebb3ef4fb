import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../platform/app-error.ts';
import type { Database } from '../platform/database.ts';
import type { Links } from '../platform/links.ts';
import type { Storage } from '../platform/storage.ts';
import { mediaKey } from './media-key.ts';
import { storedMedium } from './media-store.ts';
import { MEDIA_PURPOSE } from './media-url.ts';
import { mediaFileName } from './read-media.ts';

interface Deps {
  database: Database;
  storage: Pick<Storage, 'get'>;
  links: Pick<Links, 'open'>;
}

const GONE = 'Liên kết này đã hết hạn hoặc tệp không còn. Ông/bà mở lại trang để xem.';

/** `GET /media/:token`: a stored medium for whoever was given a link, until the link is over. `?size=small` for lists. */
export async function mediaRoutes(app: FastifyInstance, { database, storage, links }: Deps): Promise<void> {
  app.get<{ Params: { token: string }; Querystring: { size?: string } }>('/media/:token', async (request, reply) => {
    const link = links.open(MEDIA_PURPOSE, request.params.token);
    const medium = link && (await storedMedium(database, link.subject));
    if (!medium) throw new AppError('not_found', GONE);
    const isPicture = medium.contentType.startsWith('image/');
    const isSmall = isPicture && request.query.size === 'small';
    const bytes = await storage.get(isSmall ? mediaKey(medium.id, 'small') : medium.storageKey);
    reply
      .header('content-type', medium.contentType)
      .header('content-disposition', disposition(medium.id, medium.contentType))
      .header('x-content-type-options', 'nosniff')
      // A document that is opened in a tab of its own runs nothing and loads nothing.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .header('accept-ranges', 'bytes');
    return sendRange(reply, bytes, request.headers.range);
  });
}

function disposition(id: string, contentType: string): string {
  const shown = /^(image|audio|video)\//.test(contentType);
  return `${shown ? 'inline' : 'attachment'}; filename="${mediaFileName(id, contentType)}"`;
}

/** Safari plays no film and no sound from a server that cannot send a part of it. */
function sendRange(reply: FastifyReply, bytes: Buffer, range: string | undefined): FastifyReply {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return reply.send(bytes);
  const last = bytes.length - 1;
  const from = match[1] === '' ? Math.max(0, bytes.length - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? last : Math.min(last, Number(match[2]));
  if (from > to) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
    .send(bytes.subarray(from, to + 1));
}
