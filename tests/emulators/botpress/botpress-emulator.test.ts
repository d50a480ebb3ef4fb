import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type BotpressEmulator, startBotpressEmulator } from './botpress-emulator.ts';

/** The emulator is held to `platforms.md` §5.1: what the real one is strict about, it is strict about. */

let botpress: BotpressEmulator;

interface Answer {
  messages: { payload: { text: string } }[];
  meta: { nextToken?: string };
}

beforeAll(async () => {
  botpress = await startBotpressEmulator();
});
afterAll(() => botpress.close());

function keyOf(id: string, secret = botpress.encryptionKey): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ id })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

async function call(method: string, path: string, { key, body }: { key?: string; body?: unknown } = {}) {
  const response = await fetch(`${botpress.apiRoot}/${botpress.webhookId}${path}`, {
    method,
    headers: { ...(key && { 'x-user-key': key }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

test('a key must be signed with the encryption key, by HS256, and name a user that was made', async () => {
  const open = (key?: string) => call('POST', '/users/get-or-create', { key, body: {} });
  expect((await open()).status).toBe(401);
  expect((await open('a.b.c')).status).toBe(401);
  expect((await open(keyOf('u1', 'another'))).status).toBe(401);
  expect((await call('POST', '/conversations/get-or-create', { key: keyOf('u1'), body: { id: 'c1' } })).status).toBe(
    401,
  );
  expect(await open(keyOf('u1'))).toMatchObject({ status: 200, body: { user: { id: 'u1' } } });
  expect((await call('POST', '/conversations/get-or-create', { key: keyOf('u1'), body: { id: 'c1' } })).status).toBe(
    200,
  );
});

test('errors are JSON with id, code, type and message, and the code is the status', async () => {
  expect(await call('GET', '/conversations/nowhere/messages', { key: keyOf('u1') })).toEqual({
    status: 404,
    body: { id: expect.stringMatching(/^err_/), code: 404, type: 'ResourceNotFound', message: expect.any(String) },
  });
});

test('a conversation is for who made it', async () => {
  await call('POST', '/users/get-or-create', { key: keyOf('u2'), body: {} });
  const message = { conversationId: 'c1', payload: { type: 'text', text: 'a' } };
  expect((await call('POST', '/messages', { key: keyOf('u2'), body: message })).status).toBe(403);
  expect((await call('GET', '/conversations/c1/messages', { key: keyOf('u2') })).status).toBe(403);
  expect(
    (await call('POST', '/messages', { key: keyOf('u1'), body: { ...message, payload: { type: 'text' } } })).status,
  ).toBe(400);
});

test('messages are listed newest first, in pages, and do not say who is the bot', async () => {
  botpress.behave((text) => [{ type: 'text', text: `re ${text}` }]);
  for (let nth = 0; nth < 12; nth += 1)
    await call('POST', '/messages', {
      key: keyOf('u1'),
      body: { conversationId: 'c1', payload: { type: 'text', text: `${nth}` } },
    });
  const first = (await call('GET', '/conversations/c1/messages', { key: keyOf('u1') })).body;
  expect(first.messages.map(({ payload }) => payload.text).slice(0, 2)).toEqual(['re 11', '11']);
  expect(first.messages[0]).not.toHaveProperty('isBot');
  const second = (
    await call('GET', `/conversations/c1/messages?nextToken=${first.meta.nextToken}`, { key: keyOf('u1') })
  ).body;
  expect(first.messages.length + second.messages.length).toBe(24);
  expect(second.meta.nextToken).toBeUndefined();
});

test('signals bear the secret, tell of both sides, and are sent once whatever is answered', async () => {
  const heard: { secret: unknown; body: { type: string; data: Record<string, unknown> } }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        heard.push({
          secret: request.headers['x-secret-key'],
          body: JSON.parse(Buffer.concat(parts).toString('utf8')),
        });
        response.writeHead(500).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  botpress.signals.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  await call('POST', '/messages', {
    key: keyOf('u1'),
    body: { conversationId: 'c1', payload: { type: 'text', text: 'x' } },
  });
  botpress.ends('c1');
  await botpress.signals.settled();
  server.close();
  expect(heard.map(({ secret }) => secret)).toEqual(Array(3).fill(botpress.webhookSecret));
  expect(heard.map(({ body }) => [body.type, body.data.isBot, body.data.conversationId])).toEqual([
    ['message_created', false, 'c1'],
    ['message_created', true, 'c1'],
    ['event_created', true, 'c1'],
  ]);
});
