import type { FastifyInstance } from 'fastify';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createUser, type NewUser } from '../../src/staff/create-user.ts';
import { registerSession } from '../../src/staff/session-routes.ts';
import type { TestDatabase } from '../database.ts';

export const PASSWORD = 'mật khẩu thử nghiệm';

/** The real server with sessions; `real` is the clock that sessions live by. */
export function staffApp(db: TestDatabase, real: () => Date = () => new Date()): FastifyInstance {
  const app = openHttp({ logger: silentLogger, trustProxy: ['127.0.0.1'] });
  registerSession(app, {
    database: db.database,
    encryption: encryptionWith(Buffer.alloc(32, 7)),
    clock: { real, now: real },
  });
  return app;
}

export async function makeUser(db: TestDatabase, user: Partial<NewUser> & { email: string }): Promise<string> {
  const outcome = await createUser(db.database, {
    name: 'Cán bộ thử',
    role: 'moderator',
    password: PASSWORD,
    ...user,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.id;
}

/** A parsed answer: tests read into it, and fail where it is not what they expect. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are what is being tested
export type Json = any;

/** A signed-in browser: sends its cookie, and its token with every change. */
export interface Browser {
  csrfToken: string;
  cookie: string;
  get(url: string): Promise<{ status: number; body: Json }>;
  post(url: string, body: object): Promise<{ status: number; body: Json }>;
  put(url: string, body: object): Promise<{ status: number; body: Json }>;
}

export async function signInAs(app: FastifyInstance, email: string): Promise<Browser> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password: PASSWORD } });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  const { csrfToken } = answer.json();
  const cookie = `nghe_dan_session=${answer.cookies[0]!.value}`;
  const send = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const got = await app.inject({ method, url, payload, headers: { cookie, 'x-csrf-token': csrfToken } });
    return { status: got.statusCode, body: got.json() };
  };
  return {
    csrfToken,
    cookie,
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    put: (url, body) => send('PUT', url, body),
  };
}
