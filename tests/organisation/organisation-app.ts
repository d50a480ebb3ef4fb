import type { FastifyInstance } from 'fastify';
import { organisationRoutes } from '../../src/app-organisation.ts';
import type { Channel } from '../../src/channels/channel.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { TestDatabase } from '../database.ts';
import { type Browser, type Json, signInAs, staffApp } from '../staff/staff-app.ts';

export const encryption = encryptionWith(Buffer.alloc(32, 7));

/** One that has a deep link, and one in which a code is typed. */
export const CHANNELS = [
  { name: 'Zalo', can: { proactive: true } },
  { name: 'Telegram', can: { proactive: true }, codeUrl: async (code: string) => `https://t.me/mau_bot?start=${code}` },
] as unknown as Channel[];

export function organisationApp(db: TestDatabase, now: () => Date): FastifyInstance {
  const app = staffApp(db);
  organisationRoutes(app, {
    ...{ database: db.database, clock: { now }, encryption, logger: silentLogger, wakeSend: () => {} },
    ...{ channels: CHANNELS, publicUrl: 'https://nghe.example' },
  });
  return app;
}

/** Somebody of the office at the API. */
export interface Office extends Browser {
  send(
    method: 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: object | Buffer,
  ): Promise<{ status: number; body: Json }>;
  file(path: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }>;
}

export async function officeAs(app: FastifyInstance, email: string): Promise<Office> {
  const browser = await signInAs(app, email);
  const headers = { cookie: browser.cookie, 'x-csrf-token': browser.csrfToken };
  return {
    ...browser,
    send: async (method, path, body) => {
      const got = await app.inject({
        ...{ method, url: path, payload: body },
        headers: { ...headers, ...(Buffer.isBuffer(body) && { 'content-type': 'application/octet-stream' }) },
      });
      return { status: got.statusCode, body: got.json() };
    },
    file: async (path) => {
      const got = await app.inject({ method: 'GET', url: path, headers });
      return { status: got.statusCode, bytes: got.rawPayload, headers: got.headers };
    },
  };
}
