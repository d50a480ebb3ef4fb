import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'telegraf/types';
import { request } from 'undici';

export interface WebhookSettings {
  url: string;
  secretToken: string | undefined;
  maxConnections: number;
}

/** Delivers updates to the bot's address: those of one chat in order, again and again until it answers 2xx. */
export class WebhookDelivery {
  readonly settings: WebhookSettings;
  readonly #retryMs: number;
  readonly #delivered: (update: Update) => void;
  readonly #stopping = new AbortController();
  readonly #lastOfChat = new Map<unknown, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  lastError: { date: number; message: string } | undefined;

  constructor(settings: WebhookSettings, { retryMs, delivered }: { retryMs: number; delivered(update: Update): void }) {
    this.settings = settings;
    this.#retryMs = retryMs;
    this.#delivered = delivered;
  }

  add(update: Update, chat: unknown): void {
    const before = this.#lastOfChat.get(chat) ?? Promise.resolve();
    this.#lastOfChat.set(
      chat,
      before.then(() => this.#deliver(update)),
    );
  }

  /** What is not delivered stays in the queue. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const start of this.#waiting.splice(0)) start();
    await Promise.all(this.#lastOfChat.values());
  }

  async #deliver(update: Update): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#takeConnection();
      const done = await this.#post(update).finally(() => this.#freeConnection());
      if (done) return this.#delivered(update);
      await sleep(this.#retryMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
  }

  async #post(update: Update): Promise<boolean> {
    const { url, secretToken } = this.settings;
    try {
      const response = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secretToken ? { 'x-telegram-bot-api-secret-token': secretToken } : {}),
        },
        body: JSON.stringify(update),
        signal: this.#stopping.signal,
      });
      await response.body.dump();
      if (response.statusCode >= 200 && response.statusCode < 300) return true;
      this.#note(`Wrong response from the webhook: ${response.statusCode}`);
    } catch {
      this.#note('Connection failed');
    }
    return false;
  }

  #note(message: string): void {
    this.lastError = { date: Math.floor(Date.now() / 1000), message };
  }

  async #takeConnection(): Promise<void> {
    if (this.#running >= this.settings.maxConnections)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  #freeConnection(): void {
    this.#running -= 1;
    this.#waiting.shift()?.();
  }
}
