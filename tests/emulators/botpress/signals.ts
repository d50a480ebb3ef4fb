import { request } from 'undici';

export interface Delivery {
  /** 0: nobody answered. */
  status: number;
  ms: number;
}

/** Posts signals to the integration's `webhookUrl`, once each: a failure is only logged, as there. */
export class Signals {
  url: string | undefined;
  readonly deliveries: Delivery[] = [];
  /** How often each signal is posted: 2 as if the answer had got lost on the way. */
  times = 1;
  readonly #secret: string;
  #last: Promise<void> = Promise.resolve();

  constructor(secret: string) {
    this.#secret = secret;
  }

  send(type: string, data: Record<string, unknown>): void {
    const { url } = this;
    if (!url) return;
    for (let nth = 0; nth < this.times; nth += 1) this.#last = this.#last.then(() => this.#post(url, { type, data }));
  }

  /** Everything that was to be posted has been. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #post(url: string, body: unknown): Promise<void> {
    const begun = Date.now();
    const status = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-secret-key': this.#secret },
      body: JSON.stringify(body),
    }).then(
      async (response) => {
        await response.body.dump();
        return response.statusCode;
      },
      () => 0,
    );
    this.deliveries.push({ status, ms: Date.now() - begun });
  }
}
