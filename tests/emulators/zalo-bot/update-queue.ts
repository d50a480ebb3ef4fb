export interface ZaloUpdate {
  event_name: string;
  message?: Record<string, unknown>;
}

/** What waits for the bot. Zalo hands out one at a time, and to hand out is to forget: there is no offset and no second time. */
export class UpdateQueue {
  readonly pending: ZaloUpdate[] = [];
  #poller: ((update: ZaloUpdate | undefined) => void) | undefined;

  add(update: ZaloUpdate): void {
    this.pending.push(update);
    this.#poller?.(this.pending.shift());
  }

  /** Of the front, for whoever delivers: it is forgotten by `remove`. */
  remove(update: ZaloUpdate): void {
    const at = this.pending.indexOf(update);
    if (at >= 0) this.pending.splice(at, 1);
  }

  /** @returns nothing when the time is over. A caller that went away is answered all the same: that update is lost. */
  poll(timeoutMs: number): Promise<ZaloUpdate | undefined> {
    this.#poller?.(undefined);
    if (this.pending.length > 0) return Promise.resolve(this.pending.shift());
    return new Promise((resolve) => {
      const answer = (update: ZaloUpdate | undefined) => {
        clearTimeout(timer);
        if (this.#poller === answer) this.#poller = undefined;
        resolve(update);
      };
      const timer = setTimeout(() => answer(undefined), timeoutMs);
      this.#poller = answer;
    });
  }

  get hasPoller(): boolean {
    return this.#poller !== undefined;
  }

  close(): void {
    this.#poller?.(undefined);
  }
}
