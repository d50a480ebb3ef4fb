/** What a call was to do: `refresh`, `cs`, `template`, `zbs`, `upload`, `quota`, `getoa`, `download`; `*` for any. */
export type Method = 'refresh' | 'cs' | 'template' | 'zbs' | 'upload' | 'quota' | 'getoa' | 'download';

/** A trouble that is to happen once (or `times`) to calls of one method. */
export type Fault =
  /** As Zalo refuses: with HTTP 200. */
  | { kind: 'error'; code: number; message?: string }
  /** A gateway's page instead of JSON. */
  | { kind: 'html'; status?: number; retryAfter?: number }
  /** The connection breaks before the call is carried out, or after it, before the answer. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** Carried out at once; the answer comes late. */
  | { kind: 'slow'; ms: number };

export class Faults {
  readonly #planned: { method: Method | '*'; fault: Fault; left: number }[] = [];

  plan(method: Method | '*', fault: Fault, { times = 1 }: { times?: number } = {}): void {
    this.#planned.push({ method, fault, left: times });
  }

  take(method: Method): Fault | undefined {
    const found = this.#planned.find((plan) => plan.left > 0 && (plan.method === '*' || plan.method === method));
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
