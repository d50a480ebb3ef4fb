import { request } from 'undici';
import type { Chats } from './chats.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

export interface Bot {
  id: string;
  chats: Chats;
  queue: UpdateQueue;
  webhook: WebhookDelivery | undefined;
  setWebhook(url: string, secretToken: string): Promise<WebhookDelivery>;
  deleteWebhook(): Promise<void>;
  /** Whether addresses of this machine are fine, as they never are for Zalo. */
  allowLocal: boolean;
  emptyPoll: 'timeout' | 'empty';
}

type Payload = Record<string, unknown>;
type Method = (bot: Bot, payload: Payload) => unknown;

/** In UTF-16 units. */
const MOST_TEXT = 2_000;

/** A method that answers a bare `{"ok":true}`. */
export const NO_RESULT = Symbol('no result');

/** The methods that this emulator knows (`platforms.md` §1.2). */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (bot) => ({
    id: bot.id,
    account_name: 'bot.NgheDan',
    account_type: 'BASIC',
    can_join_groups: false,
  }),

  getUpdates: async (bot, { timeout }) => {
    if (bot.webhook) throw badRequest("can't use getUpdates while a webhook is set");
    const seconds = timeout === undefined ? 30 : Number(timeout);
    if (!(seconds >= 0)) throw badRequest('The timeout must be a number');
    const waiting = bot.queue.poll(seconds * 1000);
    bot.chats.changed();
    const update = await waiting;
    if (update) return update;
    if (bot.emptyPoll === 'empty') return {};
    throw new Refusal(408, 'Request timeout');
  },

  setWebhook: async (bot, { url, secret_token: secret }) => {
    if (typeof url !== 'string' || !URL.canParse(url)) throw badRequest('The url must not be empty');
    if (!bot.allowLocal && new URL(url).protocol !== 'https:') throw badRequest('The url must be https');
    if (!bot.allowLocal && isLocal(url)) throw badRequest('webhook.err.blocked');
    if (typeof secret !== 'string' || secret.length < 8 || secret.length > 256)
      throw badRequest('The secret_token must have 8 to 256 characters');
    const startedAt = Date.now();
    const webhook = await bot.setWebhook(url, secret);
    // Whatever comes of it, the address is saved.
    const status = await webhook.post({ event_name: 'webhook.verify' });
    const verification = {
      ok: status >= 200 && status < 300,
      outcome: outcomeOf(status),
      status_code: status,
      latency_ms: Date.now() - startedAt,
      hint: '',
    };
    return { url, updated_at: webhook.settings.updatedAt, verification };
  },

  deleteWebhook: async (bot) => {
    await bot.deleteWebhook();
    return { url: '', updated_at: Date.now() };
  },

  getWebhookInfo: ({ webhook }) => {
    if (!webhook) throw new Refusal(404, 'Not Found');
    return { url: webhook.settings.url, updated_at: webhook.settings.updatedAt };
  },

  sendMessage: ({ chats }, { chat_id: id, text }) => {
    const chat = chats.open(id);
    return chats.add(chat, { text: checkText(text, 'text'), photos: [] });
  },

  sendPhoto: async ({ chats, allowLocal }, { chat_id: id, photo, caption }) => {
    const chat = chats.open(id);
    if (typeof photo !== 'string' || photo === '') throw badRequest('The photo must not be empty');
    if (!/^https?:\/\//.test(photo)) throw badRequest('The photo must start with http:// or https://');
    const text = caption === undefined ? '' : checkText(caption, 'caption');
    const bytes = !allowLocal && isLocal(photo) ? undefined : await fetchPicture(photo);
    if (!bytes) throw badRequest('The photo URL is invalid');
    return chats.add(chat, { text, photos: [bytes] });
  },

  sendChatAction: ({ chats }, { chat_id: id, action }) => {
    const chat = chats.open(id);
    if (action !== 'typing') throw badRequest('The action is invalid');
    chat.typing += 1;
    return NO_RESULT;
  },
};

function checkText(text: unknown, field: string): string {
  if (typeof text !== 'string' || text.trim() === '') throw badRequest(`The ${field} must not be empty`);
  if (text.length > MOST_TEXT) throw badRequest(`The ${field} must be at most ${MOST_TEXT} characters`);
  if (/\p{Surrogate}/u.test(text)) throw badRequest(`The ${field} must be UTF-8`);
  return text;
}

function isLocal(url: string): boolean {
  return /^(localhost$|127\.|10\.|192\.168\.|\[::1\])/.test(new URL(url).hostname);
}

async function fetchPicture(url: string): Promise<Buffer | undefined> {
  try {
    const { statusCode, headers, body } = await request(url);
    const bytes = Buffer.from(await body.arrayBuffer());
    return statusCode === 200 && String(headers['content-type']).startsWith('image/') ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function outcomeOf(status: number): string {
  if (status === 0) return 'webhook.err.conn';
  if (status >= 200 && status < 300) return 'webhook.ok';
  if (status === 403 || status === 404) return `webhook.http.${status}`;
  return status >= 500 ? 'webhook.http.5xx' : 'webhook.http.other';
}
