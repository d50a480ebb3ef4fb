import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../src/platform/app-error.ts';
import { openHttp } from '../../src/platform/http.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { silentLogger } from '../../src/platform/logger.ts';

const logged: { fields: Record<string, unknown>; text: string }[] = [];

/** A logger that remembers errors, with the fields of its parents, as pino writes them. */
function recording(bindings: Record<string, unknown> = {}): Logger {
  return {
    ...silentLogger,
    error: (fields: Record<string, unknown>, text: string) => logged.push({ fields: { ...bindings, ...fields }, text }),
    child: (more: Record<string, unknown>) => recording({ ...bindings, ...more }),
  } as unknown as Logger;
}

let app: FastifyInstance;
beforeAll(async () => {
  app = openHttp({
    logger: recording(),
    trustProxy: ['10.0.0.1'],
    mapTilesUrl: 'https://tiles.example/{z}/{x}/{y}.png',
  });
  app.get('/fine', async () => ({ fine: true }));
  app.get('/where', async (request) => ({ ip: request.ip, cookie: request.cookies.one }));
  app.get('/stale', async () => {
    throw new AppError('stale', 'Phản ánh vừa được người khác sửa.', { version: 3 });
  });
  app.get('/bug/:token', async () => {
    throw new Error('cannot reach postgresql://bot:hush@db');
  });
  app.get('/away', async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  app.get('/nul', async () => {
    throw Object.assign(new Error('Raw query failed'), { code: 'P2010', meta: { code: '22021' } });
  });
  app.get('/nul-in-json', async () => {
    throw Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' });
  });
  app.get('/limited', async () => {
    throw Object.assign(new Error('slow down'), { statusCode: 429 });
  });
  app.withTypeProvider<ZodTypeProvider>().post(
    '/checked',
    {
      schema: {
        body: z.object({ email: z.email(), place: z.object({ lat: z.number() }) }),
        response: { 200: z.object({ email: z.string() }) },
      },
    },
    async (request) => ({ email: request.body.email, secret: 'not in the schema' }),
  );
  await app.ready();
});
afterAll(() => app.close());

describe('an error becomes an answer', () => {
  test('a refusal keeps its code, words and detail', async () => {
    const reply = await app.inject('/stale');
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toEqual({
      error: {
        code: 'stale',
        message: 'Phản ánh vừa được người khác sửa.',
        requestId: reply.headers['x-request-id'],
        detail: { version: 3 },
      },
    });
  });

  test('wrong fields are named', async () => {
    const reply = await app.inject({ method: 'POST', url: '/checked', payload: { email: 'no', place: { lat: 'x' } } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().error).toMatchObject({ code: 'invalid', detail: { fields: ['email', 'place.lat'] } });
  });

  test('a bug is answered with generic words, and logged with the id that the answer tells', async () => {
    const reply = await app.inject('/bug/very-secret-token');
    expect(reply.statusCode).toBe(500);
    expect(reply.json().error).toEqual({
      code: 'internal',
      message: 'Hệ thống đang gặp lỗi. Xin thử lại sau.',
      requestId: reply.headers['x-request-id'],
    });
    expect(logged).toEqual([
      {
        fields: expect.objectContaining({ requestId: reply.headers['x-request-id'], route: '/bug/:token' }),
        text: 'a request failed',
      },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/hush|very-secret/);
    expect(reply.body).not.toMatch(/at .*\.ts|postgresql/);
  });

  test('while the database is away the caller is told to come back later', async () => {
    const reply = await app.inject('/away');
    expect(reply.statusCode).toBe(503);
    expect(reply.json().error).toMatchObject({
      code: 'unavailable',
      message: 'Hệ thống đang bận. Xin thử lại sau ít phút.',
    });
  });

  test.each([
    ['an unknown address', { url: '/nowhere' }, 404, 'not_found'],
    ['an unknown method', { method: 'DELETE' as const, url: '/fine' }, 404, 'not_found'],
    [
      'no JSON',
      { method: 'POST' as const, url: '/checked', payload: '{"a":', headers: { 'content-type': 'application/json' } },
      400,
      'invalid',
    ],
    [
      'no body',
      { method: 'POST' as const, url: '/checked', headers: { 'content-type': 'application/json' } },
      400,
      'invalid',
    ],
    [
      'a poisoned prototype',
      {
        method: 'POST' as const,
        url: '/checked',
        payload: '{"__proto__":{}}',
        headers: { 'content-type': 'application/json' },
      },
      400,
      'invalid',
    ],
    [
      'another kind of content',
      { method: 'POST' as const, url: '/checked', payload: 'x', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported_type',
    ],
    [
      'more than a megabyte',
      { method: 'POST' as const, url: '/checked', payload: { email: 'x'.repeat(1024 * 1024) } },
      413,
      'too_large',
    ],
    ['a limit that was reached', { url: '/limited' }, 429, 'too_many_requests'],
    ['an address that is none', { url: '/bug/%E0%A4%A' }, 400, 'invalid'],
    ['an address with too long a part', { url: `/bug/${'x'.repeat(300)}` }, 414, 'invalid'],
    ['what the database cannot hold', { url: '/nul' }, 400, 'invalid'],
    ['what it cannot hold in JSON', { url: '/nul-in-json' }, 400, 'invalid'],
  ])('%s', async (_what, request, status, code) => {
    const reply = await app.inject(request);
    expect(reply.statusCode).toBe(status);
    expect(reply.json().error).toMatchObject({ code, requestId: reply.headers['x-request-id'] });
    expect(Object.keys(reply.json())).toEqual(['error']);
  });
});

describe('every answer', () => {
  test('has an id of its own, which a caller cannot choose', async () => {
    const one = await app.inject({ url: '/fine', headers: { 'x-request-id': 'chosen' } });
    const two = await app.inject('/fine');
    expect(one.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id']);
  });

  test('lets a page take scripts only from here, and pictures also from the map', async () => {
    const { headers } = await app.inject('/fine');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("img-src 'self' data: blob: https://tiles.example");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.join()).not.toMatch(/script-src|unsafe-eval/);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('holds what its schema names and nothing else', async () => {
    const payload = { email: 'a@example.vn', place: { lat: 21 } };
    const reply = await app.inject({ method: 'POST', url: '/checked', payload });
    expect(reply.json()).toEqual({ email: 'a@example.vn' });
  });
});

test('forwarded addresses count only from a trusted proxy', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9', cookie: 'one=1' };
  const trusted = await app.inject({ url: '/where', headers, remoteAddress: '10.0.0.1' });
  const other = await app.inject({ url: '/where', headers, remoteAddress: '10.0.0.2' });
  expect(trusted.json()).toEqual({ ip: '203.0.113.9', cookie: '1' });
  expect(other.json()).toEqual({ ip: '10.0.0.2', cookie: '1' });
});

test('a connection that never sent a request does not hold up closing', async () => {
  const app = openHttp({ logger: silentLogger, trustProxy: [] });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const gone = once(socket, 'close');
  await Promise.all([app.close(), gone]);
  expect(app.server.listening).toBe(false);
}, 20_000);
