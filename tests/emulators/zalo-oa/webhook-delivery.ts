import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

export interface WebhookSettings {
  url: string;
  secretKey: string;
  /** The id that goes into the signature. */
  signedWith: string;
  /** Waits before each further try; after the last one the webhook is switched off. Zalo: 30 s, 5 m, 15 m, 30 m, 1 h. */
  retryMs: readonly number[];
  /** How long the answer may take. Zalo: 2 s. */
  patienceMs: number;
  /** Each event comes so often, as if the answer had not arrived. */
  times: number;
}

/** What was posted, for assertions. */
export interface Delivery {
  event: Record<string, unknown>;
  numRetry: number;
  /** 0: no answer in time. */
  status: number;
  ms: number;
}

export function signature(body: Buffer, { id, secretKey }: { id: string; secretKey: string }): string {
  const { timestamp } = JSON.parse(body.toString('utf8'));
  return `mac=${createHash('sha256').update(id).update(body).update(`${timestamp}${secretKey}`).digest('hex')}`;
}

/** Posts events to the webhook, those of one person in order, again until it answers 200. */
export class WebhookDelivery {
  readonly #settings: WebhookSettings;
  readonly #changed: () => void;
  readonly #stopping = new AbortController();
  readonly #lastOf = new Map<string, Promise<void>>();
  readonly deliveries: Delivery[] = [];
  isDisabled = false;
  open = 0;

  constructor(settings: WebhookSettings, changed: () => void) {
    this.#settings = settings;
    this.#changed = changed;
  }

  add(person: string, event: Record<string, unknown>): void {
    this.open += 1;
    const before = this.#lastOf.get(person) ?? Promise.resolve();
    this.#lastOf.set(
      person,
      before.then(async () => {
        for (let time = 0; time < this.#settings.times; time += 1) await this.#deliver(event);
        this.open -= 1;
        this.#changed();
      }),
    );
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#lastOf.values());
  }

  async #deliver(event: Record<string, unknown>): Promise<void> {
    const { retryMs } = this.#settings;
    for (let numRetry = 0; !this.#stopping.signal.aborted && !this.isDisabled; numRetry += 1) {
      if (await this.#post(event, numRetry)) return;
      const wait = retryMs[numRetry];
      if (wait === undefined) this.isDisabled = true;
      else await sleep(wait, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
  }

  async #post(event: Record<string, unknown>, numRetry: number): Promise<boolean> {
    const { url, secretKey, signedWith, patienceMs } = this.#settings;
    const body = Buffer.from(JSON.stringify(event));
    const begun = performance.now();
    let status = 0;
    try {
      const response = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-zevent-signature': signature(body, { id: signedWith, secretKey }),
          ...(numRetry > 0 ? { num_retry: String(numRetry) } : {}),
        },
        body,
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(patienceMs)]),
      });
      await response.body.dump();
      status = response.statusCode;
    } catch {
      // No answer in time, or none at all.
    }
    this.deliveries.push({ event, numRetry, status, ms: performance.now() - begun });
    this.#changed();
    return status === 200;
  }
}
