/** A refusal of Zalo: HTTP 200, and `error` is not 0. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }

  body(): Record<string, unknown> {
    return { error: this.code, message: this.message };
  }
}
