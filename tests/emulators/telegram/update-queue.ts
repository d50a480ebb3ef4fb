import type { Update } from 'telegraf/types';
import { Refusal } from './refusal.ts';

interface Poller {
  answer(updates: Update[]): void;
  refuse(refusal: Refusal): void;
  limit: number;
}

/** Updates that the bot has not confirmed; handed out by long polls, forgotten below the offset that a poll names. */
export class UpdateQueue {
  #updates: Update[] = [];
  #poller: Poller | undefined;
  #nextId = 700_000_000;
  /** Kinds that the bot asked for; all where it never said. */
  allowed: readonly string[] | undefined;

  get pending(): readonly Update[] {
    return this.#updates;
  }

  /** Where an update stands that the bot does not want, nothing happens. */
  add(fields: Record<string, unknown>): Update | undefined {
    const kind = Object.keys(fields)[0]!;
    if (this.allowed && this.allowed.length > 0 && !this.allowed.includes(kind)) return undefined;
    const update = { update_id: this.#nextId, ...fields } as unknown as Update;
    this.#nextId += 1;
    this.#updates.push(update);
    this.#wakePoller();
    return update;
  }

  remove(update: Update): void {
    this.#updates = this.#updates.filter((kept) => kept !== update);
  }

  /**
   * @param options.onClose registers what to do when the caller goes away.
   * @throws Refusal 409 where another poll begins while this one waits.
   */
  poll(options: {
    offset: number | undefined;
    limit: number;
    timeoutS: number;
    onClose(run: () => void): void;
  }): Promise<Update[]> {
    this.#poller?.refuse(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    const { offset } = options;
    if (offset !== undefined) this.#updates = this.#updates.filter(({ update_id: id }) => id >= offset);
    if (this.#updates.length > 0 || options.timeoutS <= 0)
      return Promise.resolve(this.#updates.slice(0, options.limit));
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        if (this.#poller === poller) this.#poller = undefined;
      };
      const poller: Poller = {
        limit: options.limit,
        answer: (updates) => {
          leave();
          resolve(updates);
        },
        refuse: (refusal) => {
          leave();
          reject(refusal);
        },
      };
      const timer = setTimeout(() => poller.answer([]), options.timeoutS * 1000);
      options.onClose(() => poller.answer([]));
      this.#poller = poller;
    });
  }

  get hasPoller(): boolean {
    return this.#poller !== undefined;
  }

  /** Answers a waiting poll with nothing. */
  close(): void {
    this.#poller?.answer([]);
  }

  #wakePoller(): void {
    this.#poller?.answer(this.#updates.slice(0, this.#poller.limit));
  }
}
