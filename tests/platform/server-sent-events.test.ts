import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type EventStream, serverSentEvents } from '../../src/platform/server-sent-events.ts';
import { until } from './until.ts';

let app: FastifyInstance;
let url: string;
let streams: EventStream[];
let closed: number;

beforeEach(async () => {
  streams = [];
  closed = 0;
  app = openHttp({ logger: silentLogger, trustProxy: [] });
  app.get('/live', (_request, reply) => {
    const stream = serverSentEvents(reply, { heartbeatMs: 20 });
    stream.onClose(() => closed++);
    streams.push(stream);
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

/** A page that listens: what it has read so far, and whether it was told that there is no more. */
async function listen(): Promise<{ reply: IncomingMessage; text: () => string; ended: () => boolean }> {
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/live`, resolve).on('error', reject);
  });
  let text = '';
  let ended = false;
  reply.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  reply.on('end', () => {
    ended = true;
  });
  reply.on('error', () => {});
  await until(() => streams.length > 0);
  return { reply, text: () => text, ended: () => ended };
}

test('events arrive one by one, as JSON', async () => {
  const page = await listen();
  expect(page.reply.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': expect.any(String),
    'content-security-policy': expect.any(String),
  });
  streams[0]!.send('changed', { kind: 'issue', text: 'hai\ndòng' });
  await until(() => page.text().includes('event: changed\ndata: {"kind":"issue","text":"hai\\ndòng"}\n\n'));
});

test('a silent stream shows that it lives', async () => {
  const page = await listen();
  await until(() => page.text().split(': here\n\n').length > 3);
});

test('a page that leaves is let go', async () => {
  const page = await listen();
  page.reply.destroy();
  await until(() => closed === 1);
  streams[0]!.send('changed', {});
  let late = 0;
  streams[0]!.onClose(() => late++);
  expect(late).toBe(1);
});

test('the server closes although pages listen, and tells them', async () => {
  const pages = [await listen(), await listen()];
  await until(() => streams.length === 2);
  await app.close();
  await until(() => pages.every((page) => page.ended()));
  expect(closed).toBe(2);
});

test('a page that does not read is cut off before it fills the memory', async () => {
  const page = await listen();
  page.reply.pause();
  const part = { text: 'x'.repeat(16 * 1024) };
  await until(() => {
    streams[0]!.send('changed', part);
    return closed === 1;
  });
});
