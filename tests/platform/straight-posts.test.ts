import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerStraight, type StraightPost } from '../../src/platform/straight-posts.ts';

let app: FastifyInstance;
afterEach(() => app.close());

async function serve(answer: (post: StraightPost) => Promise<{ status: number }>) {
  app = Fastify({ forceCloseConnections: true });
  const observed: number[] = [];
  const closing = new AbortController();
  let hooks = 0;
  app.addHook('onRequest', async () => {
    hooks += 1;
  });
  app.post('/other', async (request) => request.body);
  app.post('/hook', async () => 'by the route');
  const route = {
    path: '/hook',
    mostBytes: 1_000,
    answer,
    observe: ({ status }: { status: number }) => observed.push(status),
  };
  answerStraight(app.server, [route], closing.signal);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const post = (path: string, body: string, method = 'POST') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: method === 'POST' ? body : undefined,
      headers: { 'content-type': 'application/json' },
    });
  return { post, observed, closing, hooks: () => hooks };
}

test('a POST to the path is answered past hooks and routes, with an id of its own', async () => {
  const posts: StraightPost[] = [];
  const { post, observed, hooks } = await serve(async (one) => {
    posts.push(one);
    return { status: 200 };
  });
  const body = JSON.stringify({ text: 'chào '.repeat(20) });
  const response = await post('/hook', body);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
  expect(posts).toMatchObject([{ headers: { 'content-type': 'application/json' } }]);
  expect(posts[0]!.body.toString()).toBe(body);
  expect(response.headers.get('x-request-id')).toBe(posts[0]!.requestId);
  expect(hooks()).toBe(0);
  expect(observed).toEqual([200]);
});

test('everything else goes to the routes', async () => {
  const { post, hooks } = await serve(async () => ({ status: 200 }));
  expect(await (await post('/other', '{"a":1}')).json()).toEqual({ a: 1 });
  expect(await (await post('/hook?with=query', '{}')).text()).toBe('by the route');
  expect((await post('/hook', '', 'GET')).status).toBe(404);
  expect(hooks()).toBe(3);
});

test('what is too large is 413 and never answered', async () => {
  let answered = 0;
  const { post, observed } = await serve(async () => {
    answered += 1;
    return { status: 200 };
  });
  expect((await post('/hook', 'x'.repeat(1_001))).status).toBe(413);
  expect(answered).toBe(0);
  expect(observed).toEqual([413]);
  expect((await post('/hook', 'x'.repeat(1_000))).status).toBe(200);
});

test('while the server closes, answers close their connections', async () => {
  const { post, closing } = await serve(async () => ({ status: 200 }));
  expect((await post('/hook', '{}')).headers.get('connection')).toBe('keep-alive');
  closing.abort();
  expect((await post('/hook', '{}')).headers.get('connection')).toBe('close');
});
