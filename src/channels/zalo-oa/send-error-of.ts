import { mayBePassedOn, mayBeSent, SendError, type SendErrorReason } from '../send-error.ts';

/** The access token is wrong or over: it is renewed, and the call made once more. */
export const TOKEN_ERRORS: ReadonlySet<number> = new Set([-216, -220, -124]);

/** What Zalo's codes mean for us (`platforms.md` §3.3–3.5); any other is `rejected`. */
const MEANING: Readonly<Record<number, SendErrorReason>> = {
  [-32]: 'throttled',
  [-124]: 'unauthorised',
  [-216]: 'unauthorised',
  [-220]: 'unauthorised',
  // The daily limit of the account, and that of one person.
  [-144]: 'quota_exhausted',
  [-218]: 'quota_exhausted',
  // Seven days since the person last wrote.
  [-230]: 'outside_window',
  [-232]: 'outside_window',
  // The hours of the night in which templates are refused.
  [-133]: 'outside_window',
  [-234]: 'outside_window',
  // Follows us no more, has not used Zalo for 45 days, has shut us out.
  [-213]: 'person_blocked',
  [-227]: 'person_blocked',
  [-244]: 'person_blocked',
  [-201]: 'message_invalid',
  [-1121]: 'message_invalid',
};

/** 4,000 requests a minute for the app: Zalo does not say when the next one fits. Milliseconds. */
export const RATE_WAIT_MS = 10_000;

/** The code says it all: the words beside it are dropped, for they may repeat what was sent. */
export function refusal(code: number): SendError {
  const reason = MEANING[code] ?? 'rejected';
  return new SendError(reason, {
    code: String(code),
    message: `Zalo refuses with the code ${code}`,
    ...(reason === 'throttled' ? { retryAfter: RATE_WAIT_MS } : {}),
  });
}

/** As Zalo would refuse it: it told that no request is left of this minute. */
export function tooMany(): SendError {
  return refusal(-32);
}

/** An answer that is not Zalo's JSON: a proxy's or a broken gateway's, in HTML as a rule. */
export function noAnswer(status: number, retryAfter: unknown): SendError {
  const message = `something between us and Zalo answered ${status}, and not in JSON`;
  const mayHaveArrived = mayBePassedOn(status);
  if (status !== 429) return new SendError('connection_failed', { code: String(status), message, mayHaveArrived });
  const seconds = typeof retryAfter === 'string' && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : undefined;
  return new SendError('throttled', {
    code: '429',
    message: 'too many requests',
    retryAfter: seconds === undefined ? RATE_WAIT_MS : seconds * 1000,
  });
}

/** The original error is dropped: it may carry the request with its token and the person's text. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const known = typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : undefined;
  const mayHaveArrived = mayBeSent(known);
  if (name === 'TimeoutError' || /TIMEOUT/.test(known ?? ''))
    return new SendError('connection_failed', { code: known, message: 'Zalo did not answer in time', mayHaveArrived });
  if (name === 'AbortError')
    return new SendError('connection_failed', { message: 'the call was given up before Zalo answered' });
  return new SendError('connection_failed', { code: known, message: 'Zalo cannot be reached', mayHaveArrived });
}
