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
  /** No answer came, so that nobody knows whether the part after these reached the person. */
  readonly mayHaveArrived: boolean;

  constructor(reason: SendErrorReason, detail: SendErrorDetail = {}) {
    super(detail.message ?? reason);
    this.name = 'SendError';
    this.reason = reason;
    this.retryable = detail.retryable ?? RETRYABLE.has(reason);
    this.retryAfter = detail.retryAfter;
    this.code = detail.code;
    this.sentParts = detail.sentParts ?? 0;
    this.mayHaveArrived = detail.mayHaveArrived ?? reason === 'connection_failed';
  }
}

export interface SendErrorDetail {
  retryAfter?: number;
  code?: string;
  message?: string;
  retryable?: boolean;
  sentParts?: number;
  /** Left out: where the connection failed. */
  mayHaveArrived?: boolean;
}

/** The connection was not there yet: nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN'],
]);

/** Whether a request that failed with this code of the network may have been carried out. */
export function mayBeSent(networkCode: string | undefined): boolean {
  return networkCode === undefined || !NEVER_SENT.has(networkCode);
}

/** Whether a gateway that answers so may have passed the request on: it waited in vain, or says that all is well. */
export function mayBePassedOn(status: number): boolean {
  return status === 408 || status === 504 || status < 300;
}

/** The same error, but for what is named. */
export function changed(error: SendError, changes: SendErrorDetail): SendError {
  const { reason, retryable, retryAfter, code, message, mayHaveArrived, sentParts } = error;
  return new SendError(reason, { retryable, retryAfter, code, message, mayHaveArrived, sentParts, ...changes });
}

/** The same error, after which so many parts had reached the person. */
export function withSentParts(error: SendError, sentParts: number): SendError {
  return changed(error, { sentParts });
}
