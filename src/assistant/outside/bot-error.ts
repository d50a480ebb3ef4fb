/** Why the assistant outside could not be asked. `final`: trying again is of no use. */
export type BotTrouble = 'unreachable' | 'slow' | 'throttled' | 'not_understood' | 'unauthorised' | 'refused';

const FINAL: ReadonlySet<BotTrouble> = new Set(['unauthorised', 'refused']);

/** The only error that `Bot` throws. Its message holds no secret and nothing that a person wrote. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly trouble: BotTrouble;

  constructor(trouble: BotTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }

  get final(): boolean {
    return FINAL.has(this.trouble);
  }
}

/**
 * Errors of the client: those of its API have a `code`, those below it a `status` (`platforms.md` §5.1), and what went wrong with its
 * first call is the cause of another one.
 */
export function botErrorOf(thrown: unknown): BotError {
  if (thrown instanceof BotError) return thrown;
  const { code, status, type } = fieldsOf(thrown);
  const number = [code, status, fieldsOf(causeOf(thrown)).status].find((one) => typeof one === 'number');
  const named = typeof type === 'string' && /^[A-Za-z]{1,40}$/.test(type) ? ` (${type})` : '';
  if (number === undefined) return new BotError('unreachable', 'Botpress does not answer');
  return new BotError(troubleOf(number), `Botpress answers ${number}${named}`);
}

function fieldsOf(thrown: unknown): Record<string, unknown> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {};
}

/** A `VError` tells its cause by a method. */
function causeOf(thrown: unknown): unknown {
  const { cause } = fieldsOf(thrown);
  return typeof cause === 'function' ? (cause as () => unknown).call(thrown) : cause;
}

function troubleOf(number: number): BotTrouble {
  if (number === 429) return 'throttled';
  if (number === 401 || number === 403 || number === 402) return 'unauthorised';
  if (number === 408 || number >= 500) return 'unreachable';
  return 'refused';
}
