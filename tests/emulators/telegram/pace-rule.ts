import { Refusal } from './refusal.ts';

/** Telegram's limits as its FAQ tells them; the exact rule is not published. */
export interface PaceLimits {
  /** Accepted sends in any trailing second. */
  perSecond: number;
  /** Least time between two accepted sends to one chat, in milliseconds. */
  chatGapMs: number;
}

export class PaceRule {
  readonly #limits: PaceLimits;
  readonly #accepted: number[] = [];
  readonly #lastOfChat = new Map<number, number>();

  constructor(limits: PaceLimits) {
    this.#limits = limits;
  }

  /** Counts a send that arrived at `at` (milliseconds), or refuses it with 429. */
  accept(chat: number, at: number): void {
    while (this.#accepted.length > 0 && this.#accepted[0]! <= at - 1000) this.#accepted.shift();
    if (this.#accepted.length >= this.#limits.perSecond) throw tooMany(1);
    const last = this.#lastOfChat.get(chat) ?? Number.NEGATIVE_INFINITY;
    if (at - last < this.#limits.chatGapMs) throw tooMany(1);
    this.#accepted.push(at);
    this.#lastOfChat.set(chat, at);
  }
}

export function tooMany(retryAfter: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}
