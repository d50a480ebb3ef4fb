export interface ReceiptDeps {
  appId: string;
  oaId: string;
  now(): number;
  deliver(to: string, event: Record<string, unknown>): void;
}

/** What Zalo tells of templates that reached a phone: at once, or when the test says so, in which order and how often. */
export class Receipts {
  readonly #deps: ReceiptDeps;
  readonly #held: { to: string; message: Record<string, unknown> }[] = [];
  #holds = false;

  constructor(deps: ReceiptDeps) {
    this.#deps = deps;
  }

  /** From now on they wait for `release`, as when phones are off. */
  hold(): void {
    this.#holds = true;
  }

  /** Sends those that wait, each so many times. The time of delivery is that of the phone, the event's is now. */
  release({ times = 1, reversed = false }: { times?: number; reversed?: boolean } = {}): void {
    this.#holds = false;
    const held = this.#held.splice(0);
    for (const receipt of reversed ? held.toReversed() : held)
      for (let time = 0; time < times; time += 1) this.#deliver(receipt);
  }

  /** A template reached a phone now; one that went to a user id has no tracking id. */
  arrived(to: string, { id, trackingId }: { id: string; trackingId?: string }): void {
    const tracking = trackingId === undefined ? {} : { tracking_id: trackingId };
    const receipt = { to, message: { msg_id: id, delivery_time: String(this.#deps.now()), ...tracking } };
    if (this.#holds) this.#held.push(receipt);
    else this.#deliver(receipt);
  }

  #deliver({ to, message }: { to: string; message: Record<string, unknown> }): void {
    const { appId, oaId, now, deliver } = this.#deps;
    const parties = { sender: { id: oaId }, recipient: { id: to } };
    const event = { app_id: appId, event_name: 'user_received_message', ...parties, message };
    deliver(to, { ...event, timestamp: String(now()) });
  }
}
