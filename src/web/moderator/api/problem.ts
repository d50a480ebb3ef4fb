/** Why a request did not do what was asked, in the page's words (`problem.*`). */
export type ProblemKind =
  | 'offline'
  | 'signed_out'
  | 'forbidden'
  | 'not_found'
  | 'stale'
  | 'refused'
  | 'invalid'
  | 'busy'
  | 'server'
  | 'unexpected';

export interface Problem {
  kind: ProblemKind;
  /** What the server says about this very case, in Vietnamese; shown instead of the general words. */
  message: string | null;
  /** By which the administrator finds the request in the log. */
  requestId: string | null;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** The form in which TanStack Query takes a problem. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The value, or a throw that `problemOf` understands: for query functions only. */
export function orThrow<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'unexpected', message: null, requestId: null };
}

const BY_STATUS: Record<number, ProblemKind> = {
  400: 'invalid',
  401: 'signed_out',
  403: 'forbidden',
  404: 'not_found',
  409: 'stale',
  413: 'invalid',
  422: 'refused',
  429: 'busy',
};

export function problemKind(status: number): ProblemKind {
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unexpected');
}
