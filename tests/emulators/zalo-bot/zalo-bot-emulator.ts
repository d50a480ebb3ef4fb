import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { apiRoutes, type LoggedCall } from './api-routes.ts';
import { Chats, type Quota, type SentMessage } from './chats.ts';
import { type Fault, Faults } from './faults.ts';
import type { Bot } from './methods.ts';
import { Person } from './person.ts';
import { UpdateQueue, type ZaloUpdate } from './update-queue.ts';
import { type DeliveryRules, WebhookDelivery } from './webhook-delivery.ts';

/** What `platforms.md` §7 marks as doubtful is an option: tests try both. */
export interface ZaloBotEmulatorOptions {
  token?: string;
  port?: number;
  /** Of the plan "Basic" unless told. */
  quota?: Partial<Quota>;
  refusalStatus?: 'matching' | 'always_200';
  webhookBody?: 'wrapped' | 'flat';
  photoField?: 'photo' | 'photo_url';
  emptyPoll?: 'timeout' | 'empty';
  /** Webhooks and pictures on this machine, which Zalo refuses. */
  allowLocal?: boolean;
  webhookRetryMs?: number;
  webhookTries?: number;
}

/** The Zalo Bot Platform, as far as one bot can see it: for tests and demonstrations, on 127.0.0.1. */
export interface ZaloBotEmulator {
  readonly token: string;
  /** What `ZALO_BOT_API_ROOT` should be; ends with a slash. */
  readonly apiRoot: string;
  user(id: string, name?: string): Person;
  /** Every call of the bot, in order of arrival. */
  readonly calls: readonly LoggedCall[];
  callsOf(method: string): LoggedCall[];
  /** Everything that reached somebody, in order. */
  readonly sent: readonly SentMessage[];
  /** Waits until `look` is true; it is asked again after every call and message. */
  waitUntil(look: () => boolean, what: string, options?: { timeoutMs?: number }): Promise<void>;
  /** Plans a trouble for calls of a method (`*`: any). */
  fail(method: string, fault: Fault, scope?: { times?: number }): void;
  /** Forgets the planned troubles. */
  recover(): void;
  /** Hands any update to the bot, the same one again too. */
  deliver(update: ZaloUpdate): void;
  /** Every update that there was for the bot, in order. */
  readonly updates: readonly ZaloUpdate[];
  /** Those of them that nobody has read. */
  readonly pending: readonly ZaloUpdate[];
  /** Whether a long poll is waiting. */
  readonly hasPoller: boolean;
  /** What the bot's webhook answered, in order; 0: nothing. */
  readonly webhookAnswers: readonly number[];
  /** The temporary addresses of pictures and voices end. */
  forgetFiles(): void;
  close(): Promise<void>;
}

const BASIC: Quota = { users: 50, messages: 3_000 };

export async function startZaloBotEmulator(options: ZaloBotEmulatorOptions = {}): Promise<ZaloBotEmulator> {
  const { allowLocal = false, refusalStatus = 'matching', photoField = 'photo_url' } = options;
  const token = options.token ?? '145900100:emulated-Token_of-the-Zalo-bot';
  const calls: LoggedCall[] = [];
  const updates: ZaloUpdate[] = [];
  const faults = new Faults();
  const queue = new UpdateQueue();
  const chats = new Chats({ ...BASIC, ...options.quota });
  const files = new Map<string, { bytes: Buffer; type: string }>();
  const rules: DeliveryRules = {
    body: options.webhookBody ?? 'flat',
    retryMs: options.webhookRetryMs ?? 50,
    mostTries: options.webhookTries ?? 100,
    delivered: (update) => {
      queue.remove(update);
      chats.changed();
    },
  };

  const bot: Bot = {
    id: '1459123456789',
    chats,
    queue,
    webhook: undefined,
    allowLocal,
    emptyPoll: options.emptyPoll ?? 'timeout',
    setWebhook: async (url, secretToken) => {
      await bot.webhook?.stop();
      bot.webhook = new WebhookDelivery({ url, secretToken, updatedAt: Date.now() }, rules);
      for (const update of queue.pending) bot.webhook.add(update);
      return bot.webhook;
    },
    deleteWebhook: async () => {
      await bot.webhook?.stop();
      bot.webhook = undefined;
    },
  };

  function deliver(update: ZaloUpdate): void {
    updates.push(update);
    queue.add(update);
    bot.webhook?.add(update);
  }

  const app = Fastify({ forceCloseConnections: true });
  app.addHook('onResponse', async () => chats.changed());
  apiRoutes(app, { token, bot, faults, calls, refusalStatus, files });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const apiRoot = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;
  const people = new Map<string, Person>();

  function addFile(bytes: Buffer, { name, type }: { name: string; type: string }): string {
    files.set(name, { bytes, type });
    return `${apiRoot}files/${name}`;
  }

  return {
    token,
    apiRoot,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    sent: chats.sent,
    user: (id, name = `Người ${id}`) => {
      const known = people.get(id) ?? new Person(chats.chat(id, name), { chats, deliver, addFile, photoField });
      people.set(id, known);
      return known;
    },
    waitUntil: async (look, what, { timeoutMs = 30_000 } = {}) => {
      await chats.until(
        () => look() || undefined,
        () => what,
        timeoutMs,
      );
    },
    fail: (method, fault, scope) => faults.plan(method, fault, scope),
    recover: () => faults.clear(),
    deliver,
    updates,
    get pending() {
      return queue.pending;
    },
    get hasPoller() {
      return queue.hasPoller;
    },
    get webhookAnswers() {
      return bot.webhook?.answers ?? [];
    },
    forgetFiles: () => files.clear(),
    close: async () => {
      await bot.webhook?.stop();
      queue.close();
      await app.close();
    },
  };
}
