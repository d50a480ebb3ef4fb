/** A trouble that is to happen once (or `times`) to calls of one method. */
export type Fault =
  | { kind: 'throttle'; retryAfter: number }
  | { kind: 'refuse'; code: number; description: string; migrateTo?: number }
  /** A gateway's page instead of JSON. */
  | { kind: 'html'; status?: number }
  /** The connection breaks before the call is carried out, or after it, before the answer. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** The answer comes late. */
  | { kind: 'slow'; ms: number };

export interface FaultScope {
  times?: number;
  chat?: number;
}

export class Faults {
  readonly #planned: { method: string; fault: Fault; left: number; chat: number | undefined }[] = [];

  /** @param method of the Bot API, or `*` for all. */
  plan(method: string, fault: Fault, { times = 1, chat }: FaultScope = {}): void {
    this.#planned.push({ method, fault, left: times, chat });
  }

  take(method: string, chat: number | undefined): Fault | undefined {
    const found = this.#planned.find(
      (plan) =>
        plan.left > 0 &&
        (plan.method === '*' || plan.method === method) &&
        (plan.chat === undefined || plan.chat === chat),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
