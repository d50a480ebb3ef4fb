import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { apiRoutes, type LoggedCall } from './api-routes.ts';
import { Chats, type SentMessage } from './chats.ts';
import type { Templates } from './checks.ts';
import { type Fault, Faults, type Method } from './faults.ts';
import { Oauth } from './oauth.ts';
import { Person } from './person.ts';
import { Receipts } from './receipts.ts';
import { WebhookDelivery, type WebhookSettings } from './webhook-delivery.ts';

export interface ZaloOaEmulatorOptions {
  accessSeconds?: number;
  freeCap?: number;
  paid?: boolean;
  dailyQuota?: number;
  perMinute?: number;
  templates?: Templates;
  /** What `platforms.md` §7 leaves open: whose id is signed with, where a place stands, what a tap comes as. */
  signs?: 'app_id' | 'oa_id';
  place?: 'attachment' | 'message';
  tap?: 'text' | 'click';
  webhook?: Partial<Pick<WebhookSettings, 'retryMs' | 'patienceMs' | 'times'>>;
}

/** A Zalo Official Account with OAuth, ZBS templates and webhooks, for tests and demonstrations, on 127.0.0.1. */
export interface ZaloOaEmulator {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  /** Signs the webhooks. */
  readonly secretKey: string;
  readonly oauth: Oauth;
  /** What `ZALO_OA_API_ROOT` and its like should be. */
  readonly apiRoot: string;
  readonly oauthRoot: string;
  readonly zbsRoot: string;
  user(id: string): Person;
  /** Every call of the account, in order of arrival. */
  readonly calls: readonly LoggedCall[];
  callsOf(method: Method): LoggedCall[];
  readonly sent: readonly SentMessage[];
  /** Every event, in order, delivered or not. */
  readonly events: readonly Record<string, unknown>[];
  /** Of templates. */
  readonly receipts: Receipts;
  /** From now on events are posted there, those of before included. */
  deliverTo(url: string): void;
  /** Of the webhook. */
  readonly delivery: WebhookDelivery | undefined;
  waitUntil(look: () => boolean, what: string, options?: { timeoutMs?: number }): Promise<void>;
  fail(method: Method | '*', fault: Fault, scope?: { times?: number }): void;
  recover(): void;
  /** The platform's clock goes ahead. */
  passTime(ms: number): void;
  now(): number;
  /** The bytes behind an address can no longer be had. */
  forgetFile(url: string): void;
  close(): Promise<void>;
}

export async function startZaloOaEmulator(options: ZaloOaEmulatorOptions = {}): Promise<ZaloOaEmulator> {
  const ids = { appId: '4069000000000000001', oaId: '2491000000000000002' };
  const keys = { appSecret: 'App-Secret_of_the_emulator', secretKey: 'OA-Secret-Key_of_the_emulator' };
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const calls: LoggedCall[] = [];
  const events: Record<string, unknown>[] = [];
  const people = new Map<string, Person>();
  const files = new Map<string, { bytes: Buffer; type: string }>();
  const faults = new Faults();
  const { freeCap, dailyQuota, paid = true, accessSeconds = 90_000, perMinute = 4_000 } = options;
  const oauth = new Oauth({ ...ids, ...keys, accessSeconds, now });
  const chats = new Chats({ now, freeCap, paid, dailyQuota });
  const waiting: { person: string; event: Record<string, unknown> }[] = [];
  let delivery: WebhookDelivery | undefined;

  function deliver(person: string, event: Record<string, unknown>): void {
    events.push(event);
    if (delivery) delivery.add(person, event);
    else waiting.push({ person, event });
    chats.changed();
  }

  const receipts = new Receipts({ ...ids, now, deliver });
  const app = Fastify({ bodyLimit: 60 * 1024 * 1024, forceCloseConnections: true });
  app.addHook('onRequest', async () => chats.changed());
  app.addHook('onResponse', async () => chats.changed());
  await apiRoutes(app, {
    ...{ oaId: ids.oaId, oauth, chats, faults, perMinute, calls, files, now, receipts },
    templates: options.templates ?? {},
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const root = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`;

  return {
    ...ids,
    ...keys,
    oauth,
    apiRoot: `${root}api/`,
    oauthRoot: `${root}oauth/`,
    zbsRoot: `${root}zbs/`,
    user: (id) => {
      const known = people.get(id);
      if (known) return known;
      const person = new Person(chats.chat(id), {
        ...{ ...ids, chats, now, deliver },
        doubts: { place: options.place ?? 'attachment', tap: options.tap ?? 'text' },
        fileUrl: (bytes, type) => {
          const name = `file-${files.size}`;
          files.set(name, { bytes, type });
          return `${root}files/${name}`;
        },
      });
      people.set(id, person);
      return person;
    },
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    sent: chats.sent,
    receipts,
    events,
    deliverTo: (url) => {
      const minute = 60_000;
      delivery = new WebhookDelivery(
        {
          ...{ url, secretKey: keys.secretKey, patienceMs: 2_000, times: 1 },
          signedWith: options.signs === 'oa_id' ? ids.oaId : ids.appId,
          retryMs: [minute / 2, 5 * minute, 15 * minute, 30 * minute, 60 * minute],
          ...options.webhook,
        },
        () => chats.changed(),
      );
      for (const { person, event } of waiting.splice(0)) delivery.add(person, event);
    },
    get delivery() {
      return delivery;
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
    passTime: (ms) => {
      ahead += ms;
    },
    now,
    forgetFile: (url) => {
      files.delete(url.split('/').at(-1)!);
    },
    close: async () => {
      await delivery?.stop();
      await app.close();
    },
  };
}
