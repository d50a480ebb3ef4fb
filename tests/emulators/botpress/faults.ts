/** A trouble that is to happen once (or `times`) to calls of one kind. */
export type Fault =
  /** As the API refuses: `{id, code, type, message}` with that status. */
  | { kind: 'refuse'; code: number; type: string }
  /** The bridge answers 200 with a body that says otherwise (`platforms.md` §5.1). */
  | { kind: 'refuse_with_200'; code: number }
  /** A gateway's page instead of JSON. */
  | { kind: 'html'; status?: number }
  /** The connection breaks before the call is carried out, or after it, before the answer. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** Carried out at once, and answered so late that nobody waits. */
  | { kind: 'slow'; ms: number };

export class Faults {
  readonly #planned: { call: string; fault: Fault; left: number }[] = [];

  /** @param call as in `LoggedCall`, or `*` for all. */
  plan(call: string, fault: Fault, { times = 1 }: { times?: number } = {}): void {
    this.#planned.push({ call, fault, left: times });
  }

  take(call: string): Fault | undefined {
    const found = this.#planned.find((plan) => plan.left > 0 && (plan.call === '*' || plan.call === call));
    if (found) found.left -= 1;
    return found?.fault;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
