import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Update } from 'telegraf/types';
import { apiRoutes, type LoggedCall } from './api-routes.ts';
import { Chats } from './chats.ts';
import { type Fault, type FaultScope, Faults } from './faults.ts';
import { Files } from './files.ts';
import type { Bot, Call } from './methods.ts';
import { type PaceLimits, PaceRule } from './pace-rule.ts';
import { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import type { SentMessage } from './sent-message.ts';
import { UpdateQueue } from './update-queue.ts';
import { WebhookDelivery, type WebhookSettings } from './webhook-delivery.ts';

export interface TelegramEmulatorOptions {
  token?: string;
  port?: number;
  /** Limits to enforce with 429; none unless told. */
  pace?: Partial<PaceLimits>;
  /** How long until a webhook that did not answer 2xx is tried again. */
  webhookRetryMs?: number;
}

/** Telegram, as far as one bot can see it: for tests and demonstrations, on 127.0.0.1. */
export interface TelegramEmulator {
  readonly token: string;
  /** What `TELEGRAM_API_ROOT` should be; ends with a slash. */
  readonly apiRoot: string;
  user(id: number, firstName?: string): Person;
  /** Every call of the bot, in order of arrival. */
  readonly calls: readonly LoggedCall[];
  callsOf(method: string): LoggedCall[];
  /** Everything that reached somebody, in order. */
  readonly sent: readonly SentMessage[];
  /** The first message, to anybody, that fits. */
  waitForMessage(fits: (message: SentMessage) => boolean, options?: { timeoutMs?: number }): Promise<SentMessage>;
  /** Waits until `look` is true; it is asked again after every call and message. */
  waitUntil(look: () => boolean, what: string, options?: { timeoutMs?: number }): Promise<void>;
  /** Plans a trouble for calls of a method (`*`: any; `download`: of a file). */
  fail(method: string, fault: Fault, scope?: FaultScope): void;
  /** Forgets the planned troubles. */
  recover(): void;
  /** Hands any update to the bot: of a group, of a kind that nobody knows, … */
  deliver(fields: Record<string, unknown>): Update | undefined;
  /** Every update that the bot was to have, in order. */
  readonly updates: readonly Update[];
  /** Those of them that the bot has not confirmed. */
  readonly pending: readonly Update[];
  /** Whether a long poll is waiting. */
  readonly hasPoller: boolean;
  /** Ids of the buttons whose clock was taken off. */
  readonly answered: readonly string[];
  /** A file id, of which the bytes can no longer be had. */
  forgetFile(id: string): void;
  close(): Promise<void>;
}

export async function startTelegramEmulator(options: TelegramEmulatorOptions = {}): Promise<TelegramEmulator> {
  const token = options.token ?? '700100200:AAEmulatedTokenOfTheTelegramEmulator0';
  const calls: LoggedCall[] = [];
  const updates: Update[] = [];
  const faults = new Faults();
  const queue = new UpdateQueue();
  const chats = new Chats();
  const files = new Files();
  let webhook: WebhookDelivery | undefined;

  function startDelivery(settings: WebhookSettings): WebhookDelivery {
    return new WebhookDelivery(settings, {
      retryMs: options.webhookRetryMs ?? 50,
      delivered: (update) => {
        queue.remove(update);
        chats.changed();
      },
    });
  }

  function allow(call: Call): void {
    if (Array.isArray(call.payload.allowed_updates)) queue.allowed = call.payload.allowed_updates;
  }

  const bot: Bot = {
    user: { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Nghe Dân', username: 'nghe_dan_bot' },
    chats,
    files,
    answered: [],
    poll: (call) => {
      if (webhook)
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      allow(call);
      const { offset, limit, timeout } = call.payload;
      const waiting = queue.poll({
        offset: offset === undefined ? undefined : Number(offset),
        limit: Math.min(100, Number(limit ?? 100)),
        timeoutS: Math.min(50, Number(timeout ?? 0)),
        onClose: call.onClose,
      });
      chats.changed();
      return waiting;
    },
    setWebhook: async (settings, call) => {
      await webhook?.stop();
      webhook = settings && startDelivery(settings);
      if (call.payload.drop_pending_updates === true) for (const update of queue.pending) queue.remove(update);
      if (!webhook) return;
      allow(call);
      for (const update of queue.pending) webhook.add(update, chatOf(update));
    },
    webhookInfo: () => ({
      url: webhook?.settings.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pending.length,
      ...(webhook ? { max_connections: webhook.settings.maxConnections } : {}),
      ...(queue.allowed ? { allowed_updates: queue.allowed } : {}),
      ...(webhook?.lastError
        ? { last_error_date: webhook.lastError.date, last_error_message: webhook.lastError.message }
        : {}),
    }),
  };

  function deliver(fields: Record<string, unknown>): Update | undefined {
    const update = queue.add(fields);
    if (!update) return undefined;
    updates.push(update);
    webhook?.add(update, chatOf(update));
    return update;
  }

  const app = Fastify({ bodyLimit: 60 * 1024 * 1024, forceCloseConnections: true });
  app.addHook('onResponse', async () => chats.changed());
  const pace = options.pace && new PaceRule({ perSecond: 30, chatGapMs: 1000, ...options.pace });
  await apiRoutes(app, { token, bot, faults, pace, calls });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  const people = new Map<number, Person>();

  return {
    token,
    apiRoot: `http://127.0.0.1:${port}/`,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    sent: chats.sent,
    user: (id, firstName) => {
      const known = people.get(id) ?? new Person(chats.chat(id, firstName), { chats, files, deliver });
      people.set(id, known);
      return known;
    },
    waitForMessage: (fits, { timeoutMs = 10_000 } = {}) =>
      chats.until(
        () => chats.sent.find(fits),
        () => 'a message',
        timeoutMs,
      ),
    waitUntil: async (look, what, { timeoutMs = 10_000 } = {}) => {
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
    answered: bot.answered,
    forgetFile: (id) => files.forget(id),
    close: async () => {
      await webhook?.stop();
      queue.close();
      await app.close();
    },
  };
}

/** Updates of one chat are delivered in order. */
function chatOf(update: Update): unknown {
  const fields = Object.values(update).find((value) => typeof value === 'object') as
    | { chat?: { id: number }; from?: { id: number }; message?: { chat?: { id: number } } }
    | undefined;
  return fields?.chat?.id ?? fields?.message?.chat?.id ?? fields?.from?.id;
}
