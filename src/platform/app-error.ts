/** What can be refused to a moderator, and the HTTP status of each. A closed list: pages and clients tell cases apart by the code. */
const STATUS = {
  invalid: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  stale: 409,
  too_large: 413,
  unsupported_type: 415,
  not_allowed: 422,
  too_many_requests: 429,
  unavailable: 503,
} as const;

export type AppErrorCode = keyof typeof STATUS;

/**
 * A refusal that the caller of the API is told about: `{error: {code, message, requestId, detail?}}`. Thrown by routes and use
 * cases; anything else that is thrown is a bug and answered with generic words.
 * `message` and `detail` are shown to the caller: the present item for `stale`, the wrong fields for `invalid`.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly status: number;
  readonly detail: unknown;

  constructor(code: AppErrorCode, message: string, detail?: unknown) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = STATUS[code];
    this.detail = detail;
  }
}
