import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Fault, Faults } from './faults.ts';
import { invalid, notFound, Refusal, unauthorised } from './refusal.ts';
import { Signals } from './signals.ts';
import { userOf } from './user-key.ts';

/** A call of the Chat API, for assertions. */
export interface LoggedCall {
  /** `POST /messages` and the like, ids left out. */
  call: string;
  body: Record<string, unknown>;
  status: number;
}

export interface ChatMessage {
  id: string;
  conversationId: string;
  userId: string;
  createdAt: string;
  payload: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

type Payload = Record<string, unknown>;

/** What the bot does with what a person says: any number of answers, or none. */
export type Behaviour = (text: string, conversation: string) => Payload[];

/** The Chat API of Botpress Cloud, as far as a server in shared-key mode sees it, on 127.0.0.1. */
export interface BotpressEmulator {
  readonly webhookId: string;
  readonly encryptionKey: string;
  readonly webhookSecret: string;
  /** What `BOTPRESS_API_ROOT` should be. */
  readonly apiRoot: string;
  readonly calls: readonly LoggedCall[];
  /** What people said, in order. */
  readonly heard: readonly ChatMessage[];
  readonly users: ReadonlySet<string>;
  readonly conversations: ReadonlyMap<string, string>;
  readonly signals: Signals;
  /** How the bot behaves from now on; at first it says nothing. */
  behave(behaviour: Behaviour): void;
  /** The bot says something now, by itself. */
  says(conversation: string, payload: Payload): void;
  /** The bot ends the talk. */
  ends(conversation: string): void;
  fail(call: string, fault: Fault, scope?: { times?: number }): void;
  recover(): void;
  waitUntil(look: () => boolean, what: string, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

const BOT = 'user_bot_01';

/** Ids as the API takes them. */
const ID = /^[A-Za-z0-9_-]{1,100}$/;
const PAGE = 20;

export async function startBotpressEmulator(options: { port?: number } = {}): Promise<BotpressEmulator> {
  const webhookId = 'a1b2c3d4-0000-4000-8000-e0e0e0e00001';
  const encryptionKey = 'emulated-encryption-key-0123456789';
  const signals = new Signals('emulated-webhook-secret-0123456789');
  const faults = new Faults();
  const calls: LoggedCall[] = [];
  const users = new Set<string>();
  /** Whose each conversation is. */
  const conversations = new Map<string, string>();
  const messages: ChatMessage[] = [];
  const watchers = new Set<() => void>();
  let behaviour: Behaviour = () => [];
  let last = Date.now();

  function add(message: Omit<ChatMessage, 'id' | 'createdAt'>): ChatMessage {
    // Never two of the same moment, so that their order can be told.
    last = Math.max(last + 1, Date.now());
    const added = { id: `msg_${randomUUID()}`, createdAt: new Date(last).toISOString(), ...message };
    messages.push(added);
    signals.send('message_created', { ...added, isBot: message.userId === BOT });
    changed();
    return added;
  }

  function changed(): void {
    for (const watcher of watchers) watcher();
  }

  function own(userId: string, conversationId: unknown): string {
    if (typeof conversationId !== 'string' || !conversations.has(conversationId)) throw notFound('The conversation');
    if (conversations.get(conversationId) !== userId) throw new Refusal(403, 'Forbidden', 'You are no participant');
    return conversationId;
  }

  const stamps = () => ({ createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() });
  const app = Fastify({ forceCloseConnections: true });
  const body = (request: FastifyRequest) => (request.body ?? {}) as Record<string, unknown>;

  /** Whose key it is; users that were never made, or were deleted, are strangers. */
  function signedIn(request: FastifyRequest, { known = true } = {}): string {
    const key = request.headers['x-user-key'];
    const user = typeof key === 'string' ? userOf(key, encryptionKey) : null;
    if (user === null || !ID.test(user) || (known && !users.has(user))) throw unauthorised();
    return user;
  }

  const route = (method: 'GET' | 'POST' | 'DELETE', path: string, run: (request: FastifyRequest) => unknown) =>
    app.route({
      method,
      url: `/${webhookId}${path}`,
      handler: (request, reply) => answer({ call: `${method} ${path}`, run }, request, reply),
    });

  async function answer(
    { call, run }: { call: string; run: (request: FastifyRequest) => unknown },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const log: LoggedCall = { call, body: body(request), status: 0 };
    calls.push(log);
    reply.raw.once('close', changed);
    const fault = faults.take(call);
    if (fault?.kind === 'drop' && fault.when === 'before') return drop(reply);
    if (fault?.kind === 'refuse') return refuse(log, reply, new Refusal(fault.code, fault.type, 'planned'));
    if (fault?.kind === 'refuse_with_200') {
      log.status = fault.code;
      return reply.code(200).send({ code: fault.code, message: 'planned' });
    }
    if (fault?.kind === 'html') {
      log.status = fault.status ?? 502;
      return reply.code(log.status).type('text/html').send('<html><body><h1>Bad gateway</h1></body></html>');
    }
    try {
      const result = run(request) ?? {};
      log.status = 200;
      if (fault?.kind === 'drop') return drop(reply);
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
      return reply.send(result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(log, reply, error);
    }
  }

  route('GET', '/hello', () => ({}));
  app.get(`/${webhookId}/hello/`, (request, reply) => answer({ call: 'GET /hello', run: () => ({}) }, request, reply));
  route('POST', '/users/get-or-create', (request) => {
    const id = signedIn(request, { known: false });
    users.add(id);
    return { user: { id, ...stamps() } };
  });
  route('DELETE', '/users/me', (request) => {
    users.delete(signedIn(request));
  });
  route('POST', '/conversations/get-or-create', (request) => {
    const user = signedIn(request);
    const { id } = body(request);
    if (typeof id !== 'string' || !ID.test(id)) throw invalid('id must be an identifier');
    if (conversations.has(id)) own(user, id);
    conversations.set(id, user);
    return { conversation: { id, ...stamps() } };
  });
  route('DELETE', '/conversations/:id', (request) => {
    const id = own(signedIn(request), (request.params as { id: string }).id);
    conversations.delete(id);
    for (let at = messages.length - 1; at >= 0; at -= 1)
      if (messages[at]!.conversationId === id) messages.splice(at, 1);
  });
  route('GET', '/conversations/:id/messages', (request) => {
    const id = own(signedIn(request), (request.params as { id: string }).id);
    const { nextToken } = request.query as { nextToken?: string };
    const from = nextToken === undefined ? 0 : Number(nextToken);
    // The newest first; who the bot is, is not said.
    const all = messages.filter((message) => message.conversationId === id).reverse();
    const more = all.length > from + PAGE ? { nextToken: String(from + PAGE) } : {};
    return { messages: all.slice(from, from + PAGE), meta: more };
  });
  route('POST', '/messages', (request) => {
    const userId = signedIn(request);
    const { conversationId, payload, metadata } = body(request);
    const conversation = own(userId, conversationId);
    const { type, text } = (payload ?? {}) as Payload;
    if (type !== 'text' || typeof text !== 'string' || text === '') throw invalid('payload must be a text');
    const message = add({
      conversationId: conversation,
      userId,
      payload: { type, text },
      ...(metadata ? { metadata: metadata as Payload } : {}),
    });
    for (const said of behaviour(text, conversation)) add({ conversationId: conversation, userId: BOT, payload: said });
    return { message };
  });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });

  return {
    ...{ webhookId, encryptionKey, calls, users, conversations, signals },
    webhookSecret: 'emulated-webhook-secret-0123456789',
    apiRoot: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    get heard() {
      return messages.filter(({ userId }) => userId !== BOT);
    },
    behave: (next) => {
      behaviour = next;
    },
    says: (conversation, payload) => void add({ conversationId: conversation, userId: BOT, payload }),
    ends: (conversation) =>
      signals.send('event_created', {
        ...{ id: null, createdAt: new Date().toISOString(), payload: { type: 'end' } },
        ...{ conversationId: conversation, userId: BOT, isBot: true },
      }),
    fail: (call, fault, scope) => faults.plan(call, fault, scope),
    recover: () => faults.clear(),
    waitUntil: (look, what, timeoutMs = 15_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(watch);
          reject(
            new Error(
              `${what} did not happen; calls: ${calls.map(({ call, status }) => `${call} ${status}`).join(', ')}`,
            ),
          );
        }, timeoutMs);
        const watch = () => {
          if (!look()) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    close: async () => {
      signals.url = undefined;
      await app.close();
    },
  };
}

function refuse(log: LoggedCall, reply: FastifyReply, refusal: Refusal): FastifyReply {
  log.status = refusal.code;
  return reply.code(refusal.code).send(refusal.body);
}

function drop(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
