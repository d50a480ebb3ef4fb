/** A trouble that is to happen once (or `times`) to calls of one method. */
export type Fault =
  | { kind: 'refuse'; code: number; description: string }
  /** A gateway's page instead of JSON; it shows the address that was called. */
  | { kind: 'html'; status?: number }
  /** The connection breaks before the call is carried out, or after it, before the answer. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** Carried out at once, and answered so late that nobody waits. */
  | { kind: 'slow'; ms: number }
  /** Any answer in JSON, whatever was done. */
  | { kind: 'answer'; body: unknown };

export class Faults {
  readonly #planned: { method: string; fault: Fault; left: number }[] = [];

  /** @param method of the Bot API, or `*` for all. */
  plan(method: string, fault: Fault, { times = 1 }: { times?: number } = {}): void {
    this.#planned.push({ method, fault, left: times });
  }

  take(method: string): Fault | undefined {
    const found = this.#planned.find((plan) => plan.left > 0 && (plan.method === '*' || plan.method === method));
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
