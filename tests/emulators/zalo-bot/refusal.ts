/** `{ok: false}`, as Zalo words it (`platforms.md` §1.4). */
export class Refusal extends Error {
  readonly code: number;
  readonly description: string;

  constructor(code: number, description: string) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
  }
}

export function badRequest(what: string): Refusal {
  return new Refusal(400, `Bad request: ${what}`);
}

export const quotaExceeded = () => new Refusal(429, 'Quota exceeded');
