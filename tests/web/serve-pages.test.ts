import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { PHONE_CARD, registerPages } from '../../src/web/serve-pages.ts';

let dist: string;
let app: FastifyInstance;
const HTML = { accept: 'text/html,application/xhtml+xml' };

beforeAll(async () => {
  dist = mkdtempSync(path.join(tmpdir(), 'nghe-dan-dist-'));
  for (const folder of ['moderator', 'chat', 'assets']) mkdirSync(path.join(dist, folder));
  writeFileSync(path.join(dist, 'moderator/index.html'), '<title>moderator</title>');
  writeFileSync(path.join(dist, 'chat/index.html'), '<title>chat</title>');
  writeFileSync(path.join(dist, 'assets/chat-abc.js'), 'let chat;');
  writeFileSync(path.join(dist, 'assets/chat-abc.js.gz'), gzipSync('let chat;'));
  writeFileSync(path.join(dist, '.sources'), 'digest');
  app = await serve(true);
});
afterAll(async () => {
  await app.close();
  rmSync(dist, { recursive: true, force: true });
});

async function serve(chat: boolean): Promise<FastifyInstance> {
  const server = openHttp({ logger: silentLogger, trustProxy: [] });
  server.get('/api/issues', async () => ({ items: [] }));
  await registerPages(server, { dist, chat });
  return server;
}

describe('pages', () => {
  test.each([
    ['/', 'moderator'],
    ['/?q=den', 'moderator'],
    ['/issues', 'moderator'],
    ['/issues/VC-0427?status=new', 'moderator'],
    ['/chat', 'chat'],
    ['/chat?lang=en', 'chat'],
  ])('%s is the page %s, asked for anew each time', async (url, page) => {
    const response = await app.inject({ url, headers: HTML });
    expect([response.statusCode, response.body]).toEqual([200, `<title>${page}</title>`]);
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toContain("default-src 'self'");
  });

  test('a platform can fetch the picture of the card that asks for a telephone number, and show it elsewhere', async () => {
    const { statusCode, headers } = await app.inject(PHONE_CARD);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' });
  });

  test.each([
    '/api/nothing',
    '/chat/api/nothing',
    '/media',
    '/webhooks/none',
    '/assets/none.js',
    '/.sources',
    '/chat/index.html',
  ])('%s is no page', async (url) => {
    const { statusCode, body } = await app.inject({ url, headers: url === '/.sources' ? {} : HTML });
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'not_found']);
  });

  test('routes of the server come before pages', async () => {
    expect((await app.inject({ url: '/api/issues', headers: HTML })).json()).toEqual({ items: [] });
  });

  test('a program that asks for an address that is none gets no page', async () => {
    expect((await app.inject({ url: '/issues/1', headers: { accept: 'application/json' } })).statusCode).toBe(404);
  });

  test('nothing outside the pages can be had', async () => {
    for (const url of ['/assets/../.sources', '/assets/..%2f.sources', '/assets/%2e%2e/%2e%2e/etc/passwd'])
      expect((await app.inject({ url })).statusCode).toBeGreaterThanOrEqual(400);
  });

  test('where the chat is switched off there is none', async () => {
    const without = await serve(false);
    expect((await without.inject({ url: '/chat', headers: HTML })).statusCode).toBe(404);
    await without.close();
  });
});

test('what carries a digest in its name is kept for ever, and comes compressed', async () => {
  const plain = await app.inject({ url: '/assets/chat-abc.js' });
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(plain.headers['content-type']).toContain('javascript');
  const small = await app.inject({ url: '/assets/chat-abc.js', headers: { 'accept-encoding': 'gzip' } });
  expect([small.headers['content-encoding'], small.headers.vary]).toEqual(['gzip', 'accept-encoding']);
  expect(small.headers['content-type']).toContain('javascript');
});
