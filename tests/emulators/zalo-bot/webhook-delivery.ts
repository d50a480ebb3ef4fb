import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { ZaloUpdate } from './update-queue.ts';

export interface WebhookSettings {
  url: string;
  secretToken: string;
  /** Milliseconds since the epoch. */
  updatedAt: number;
}

export interface DeliveryRules {
  /** Both forms are seen. */
  body: 'wrapped' | 'flat';
  /** How often and how soon Zalo tries again is not documented. */
  retryMs: number;
  mostTries: number;
  delivered(update: ZaloUpdate): void;
}

/** Posts updates to the bot's address, one after the other, each again until it is answered 2xx or tried too often. */
export class WebhookDelivery {
  readonly settings: WebhookSettings;
  readonly #rules: DeliveryRules;
  readonly #stopping = new AbortController();
  #last: Promise<void> = Promise.resolve();
  /** Statuses that the bot answered, in order; 0: no answer. */
  readonly answers: number[] = [];

  constructor(settings: WebhookSettings, rules: DeliveryRules) {
    this.settings = settings;
    this.#rules = rules;
  }

  add(update: ZaloUpdate): void {
    this.#last = this.#last.then(() => this.#deliver(update));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#last;
  }

  async #deliver(update: ZaloUpdate): Promise<void> {
    for (let tries = 0; tries < this.#rules.mostTries && !this.#stopping.signal.aborted; tries += 1) {
      const status = await this.post(update);
      this.answers.push(status);
      if (status >= 200 && status < 300) return this.#rules.delivered(update);
      await sleep(this.#rules.retryMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
  }

  /** @returns the status, 0 where there was no answer. */
  async post(update: unknown): Promise<number> {
    try {
      const response = await request(this.settings.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': this.settings.secretToken },
        body: JSON.stringify(this.#rules.body === 'wrapped' ? { ok: true, result: update } : update),
        signal: this.#stopping.signal,
      });
      await response.body.dump();
      return response.statusCode;
    } catch {
      return 0;
    }
  }
}
