import { afterEach, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Channel, ParsedUpdate, Webhook } from '../../src/channels/channel.ts';
import { webhookRoutes } from '../../src/channels/webhook-routes.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { startTelegramEmulator } from '../emulators/telegram/telegram-emulator.ts';
import { channelOn, WEBHOOK_SECRET } from './telegram/telegram-harness.ts';

const UPDATE = {
  update_id: 10,
  message: {
    message_id: 1,
    date: 1_795_000_000,
    chat: { id: 5, type: 'private' },
    from: { id: 5, first_name: 'A' },
    text: 'chào',
  },
};
const SECRET = { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET };

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

async function serve({
  databaseIsDown = () => false,
  storing = async () => {},
  answerWithinMs,
}: {
  databaseIsDown?(): boolean;
  storing?(): Promise<void>;
  answerWithinMs?: number;
} = {}) {
  const emulator = await startTelegramEmulator({ webhookRetryMs: 10 });
  const channel = channelOn(emulator, { mode: 'webhook' }) as Channel & { receiving: Webhook };
  const stored: ParsedUpdate[] = [];
  const acknowledged: ParsedUpdate[] = [];
  const app: FastifyInstance = Fastify({ forceCloseConnections: true });
  await app.register(webhookRoutes, {
    channels: [
      {
        ...channel,
        receiving: { ...channel.receiving, answerWithinMs },
        acknowledge: (updates) => acknowledged.push(...updates),
      },
    ],
    store: async (channelId, updates) => {
      expect(channelId).toBe('telegram');
      if (databaseIsDown()) throw new Error('connection refused');
      await storing();
      stored.push(...updates);
    },
    logger: silentLogger,
  });
  app.post('/api/other', async (request) => request.body);
  closing.push(
    () => emulator.close(),
    () => app.close(),
  );
  const post = (body: string | Buffer, headers: Record<string, string> = SECRET) =>
    app.inject({
      method: 'POST',
      url: '/webhooks/telegram',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  return { app, channel, emulator, stored, acknowledged, post };
}

test('an update is answered with 200 once it is stored', async () => {
  const { post, stored, acknowledged } = await serve();
  const response = await post(JSON.stringify(UPDATE));
  expect(response.statusCode).toBe(200);
  expect(stored).toMatchObject([{ externalId: '10', address: '5', content: { text: 'chào' } }]);
  expect(acknowledged).toEqual(stored);
});

test('a wrong or missing secret is 401 and nothing is parsed or stored', async () => {
  const { post, stored } = await serve();
  expect((await post(JSON.stringify(UPDATE), {})).statusCode).toBe(401);
  expect((await post('{', { 'x-telegram-bot-api-secret-token': 'wrong' })).statusCode).toBe(401);
  expect(stored).toEqual([]);
});

test.each(['{', '', 'null', '[]', '"x"', '{}', '{"update_id":"x"}', '\u0000'])(
  'what is no update is 400: %j',
  async (body) => {
    const { post, stored } = await serve();
    expect((await post(body)).statusCode).toBe(400);
    expect(stored).toEqual([]);
  },
);

test('bodies of any content type are read; one of more than a megabyte is 413', async () => {
  const { post, stored } = await serve();
  expect((await post(JSON.stringify(UPDATE), { ...SECRET, 'content-type': 'text/plain' })).statusCode).toBe(200);
  expect((await post(Buffer.alloc(1024 * 1024 + 1, ' '))).statusCode).toBe(413);
  expect(stored).toHaveLength(1);
});

test('while the database is down the answer is 503, and the platform delivers again', async () => {
  let down = true;
  const { app, channel, emulator, stored, post } = await serve({ databaseIsDown: () => down });
  expect((await post(JSON.stringify(UPDATE))).statusCode).toBe(503);

  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  await channel.receiving.register!(address, new AbortController().signal);
  emulator.user(7).sends('một');
  emulator.user(7).sends('hai');
  expect(emulator.pending).toHaveLength(2);
  down = false;
  await emulator.waitUntil(() => emulator.pending.length === 0, 'both updates to be delivered');
  expect(stored.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toEqual(['một', 'hai']);
});

test('where the platform waits only so long, what is not stored by then is 503, whatever becomes of it', async () => {
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const { app, post, stored, acknowledged } = await serve({
    answerWithinMs: 20,
    storing: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const overSocket = await fetch(`${address}/webhooks/telegram`, {
    ...{ method: 'POST', headers: SECRET, body: JSON.stringify(UPDATE) },
  });
  expect(overSocket.status).toBe(503);
  const response = await post(JSON.stringify({ ...UPDATE, update_id: 11 }));
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('5');
  waiting[0]!.resolve();
  waiting[1]!.reject(new Error('the connection broke in the end'));
  await new Promise(setImmediate);
  expect(stored.map(({ externalId }) => externalId)).toEqual(['10']);
  expect(acknowledged).toEqual([]);
});

test('other routes keep their own parsers', async () => {
  const { app } = await serve();
  const response = await app.inject({ method: 'POST', url: '/api/other', payload: { a: 1 } });
  expect(response.json()).toEqual({ a: 1 });
});
