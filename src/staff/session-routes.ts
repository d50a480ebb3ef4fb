import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { constantTimeEqual, type Encryption } from '../platform/encryption.ts';
import { openAttempts } from './attempts.ts';
import { type SessionBody, sessionSchema, signInSchema } from './session-schema.ts';
import { closeSession, openSession, SESSION_MS, touchSession } from './session-store.ts';
import { signIn } from './sign-in.ts';
import { takeSignInLink } from './sign-in-link-store.ts';
import type { StaffUser } from './staff-store.ts';
import { signInWords } from './words.ts';

export interface SessionRoutesDeps {
  database: Database;
  encryption: Pick<Encryption, 'sign' | 'verify'>;
  clock: Clock;
}

const COOKIE = 'nghe_dan_session';
const PURPOSE = 'staff-session';
const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const WRONG_TRIES = { most: 5, withinMs: 15 * 60_000 };

/**
 * `/api/session`, `/sign-in/:token`, and for all of `/api/`, registered before or after: who is signed in, and the check
 * that a change carries the session's `x-csrf-token`. Signing in needs no token: a foreign page cannot send JSON here.
 */
export function registerSession(app: FastifyInstance, { database, encryption, clock }: SessionRoutesDeps): void {
  const attempts = openAttempts(WRONG_TRIES);

  app.decorateRequest('staffSession', null);
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    // “Còn 3 ngày” in the page is counted from the service's day, whatever the clock of a computer in the office says.
    reply.header('date', clock.now().toUTCString());
    const token = tokenOf(request, encryption);
    if (token === null) return;
    // A page that is left open listens by itself: that alone must not keep it signed in for ever.
    const isUse = request.routeOptions.url !== '/api/live';
    const session = await touchSession(database, { token, isUse }, clock.real());
    if (!session) return;
    request.staffSession = { ...session, token };
    if (session.renewed) setCookie(request, reply, signed(token, encryption));
  });
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/') || !CHANGES.has(request.method)) return;
    if (request.method === 'POST' && request.routeOptions.url === '/api/session') return;
    if (!request.staffSession) throw new AppError('not_signed_in', signInWords.needed);
    const sent = request.headers['x-csrf-token'];
    if (typeof sent !== 'string' || !constantTimeEqual(sent, request.staffSession.csrfToken))
      throw new AppError('forbidden', signInWords.csrf);
  });

  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get('/api/session', { schema: { response: { 200: sessionSchema } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const session = request.staffSession;
    return session ? bodyOf(session.user, session.csrfToken) : { user: null, csrfToken: null };
  });

  routes.post(
    '/api/session',
    { schema: { body: signInSchema, response: { 200: sessionSchema } } },
    async (request, reply) => {
      const user = await signIn({ database, clock, attempts }, { ...request.body, address: request.ip });
      // A new one each time: nobody keeps a session that somebody else may have put into his browser.
      if (request.staffSession) await closeSession(database, request.staffSession.token);
      const { token, csrfToken } = await openSession(database, user.id, clock.real());
      setCookie(request, reply, signed(token, encryption));
      reply.header('cache-control', 'no-store');
      return bodyOf(user, csrfToken);
    },
  );

  routes.delete('/api/session', { schema: { response: { 200: sessionSchema } } }, async (request, reply) => {
    if (request.staffSession) await closeSession(database, request.staffSession.token);
    reply.clearCookie(COOKIE, { path: '/' });
    return { user: null, csrfToken: null };
  });

  routes.get(
    '/sign-in/:token',
    { schema: { params: z.object({ token: z.string().max(100) }), hide: true } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      const real = clock.real();
      const token = await database.$transaction(async (tx) => {
        const userId = await takeSignInLink(tx, request.params.token, real);
        return userId === null ? null : (await openSession(tx, userId, real)).token;
      });
      if (token === null) return reply.code(410).type('text/plain; charset=utf-8').send(signInWords.linkOver);
      setCookie(request, reply, signed(token, encryption));
      return reply.redirect('/', 303);
    },
  );
}

function bodyOf({ id, name, email, role, areaIds }: StaffUser, csrfToken: string): SessionBody {
  return { user: { id, name, email, role, areaIds }, csrfToken };
}

function signed(token: string, encryption: SessionRoutesDeps['encryption']): string {
  return `${token}.${encryption.sign(PURPOSE, token)}`;
}

function tokenOf(request: FastifyRequest, encryption: SessionRoutesDeps['encryption']): string | null {
  const [token, signature, ...more] = (request.cookies[COOKIE] ?? '').split('.');
  if (!token || !signature || more.length > 0) return null;
  return encryption.verify(PURPOSE, token, signature) ? token : null;
}

function setCookie(request: FastifyRequest, reply: FastifyReply, value: string): void {
  reply.setCookie(COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: SESSION_MS / 1000,
  });
}
