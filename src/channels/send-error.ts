/** Why a message could not be sent: a closed list, to which each channel translates its platform's codes. */
export type SendErrorReason =
  | 'connection_failed'
  | 'throttled'
  | 'quota_exhausted'
  | 'rejected'
  | 'message_invalid'
  | 'unauthorised'
  | 'person_blocked'
  | 'outside_window';

const RETRYABLE: ReadonlySet<SendErrorReason> = new Set(['connection_failed', 'throttled', 'unauthorised']);

/** The code of a `message_invalid` of `fetchFile`: the file is larger than the platform hands out. */
export const FILE_TOO_LARGE = 'file_too_large';

/** The only error that a channel throws. Its message and detail hold no token, no address and no text of a person. */
export class SendError extends Error {
  readonly reason: SendErrorReason;
  /** Whether the same message may be tried again later. */
  readonly retryable: boolean;
  /** Milliseconds to wait, where the platform says so. */
  readonly retryAfter: number | undefined;
  /** The platform's own code, for the log. */
  readonly code: string | undefined;
  /** Parts that did reach the person before the failure, so that they are not sent again. */
  readonly sentParts: number;

  constructor(
    reason: SendErrorReason,
    detail: { retryAfter?: number; code?: string; message?: string; retryable?: boolean; sentParts?: number } = {},
  ) {
    super(detail.message ?? reason);
    this.name = 'SendError';
    this.reason = reason;
    this.retryable = detail.retryable ?? RETRYABLE.has(reason);
    this.retryAfter = detail.retryAfter;
    this.code = detail.code;
    this.sentParts = detail.sentParts ?? 0;
  }
}

/** The same error, after which so many parts had reached the person. */
export function withSentParts(error: SendError, sentParts: number): SendError {
  const { reason, retryable, retryAfter, code, message } = error;
  return new SendError(reason, { retryable, retryAfter, code, message, sentParts });
}
