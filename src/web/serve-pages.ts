import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface Options {
  /** The built pages: `PAGES_FOLDER`. */
  dist: string;
  /** Whether there is a web chat. */
  chat: boolean;
}

/** Pictures of cards that a platform fetches from us. */
const CARDS = path.join(import.meta.dirname, 'cards');
export const PHONE_CARD = '/cards/phone.png';

/** Addresses below these are not the moderator page's: what is not found there is not found. */
const NOT_A_PAGE = /^\/(api|chat|media|webhooks|assets|open311|healthz|readyz|metrics|place)(\/|\?|$)/;

/**
 * `GET /` and the addresses below it that no route has: the moderator page, which reads its address itself. `GET /chat`: the
 * chat. `GET /place/:token`: the one-time map. `/assets/…`: everything that carries a digest in its name, for ever.
 */
export async function registerPages(app: FastifyInstance, { dist, chat }: Options): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(dist, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    dotfiles: 'ignore',
  });
  // For platforms, which show it beside a question.
  app.get(PHONE_CARD, (_request, reply) =>
    reply.header('cross-origin-resource-policy', 'cross-origin').sendFile('phone.png', CARDS),
  );
  const page = (reply: FastifyReply, name: string) => {
    if (!existsSync(path.join(dist, name, 'index.html'))) return reply.callNotFound();
    // Asked for anew each time: it names the assets of today.
    return reply.header('cache-control', 'no-cache').sendFile(`${name}/index.html`, dist, { cacheControl: false });
  };
  if (chat) {
    app.get('/chat', (_request, reply) => page(reply, 'chat'));
    app.get('/chat/', (_request, reply) => reply.redirect('/chat', 308));
  }
  // Whatever the token: the page itself asks what it is good for. No search engine is to keep it, and no other page to learn it.
  app.get('/place/:token', (_request, reply) =>
    page(reply.header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer'), 'map-card'),
  );
  app.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (request.url !== '/' && (!wantsPage || NOT_A_PAGE.test(request.url))) return reply.callNotFound();
    return page(reply, 'moderator');
  });
}
