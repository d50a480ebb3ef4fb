import { redactSecrets } from '../../platform/logger.ts';
import { mayBePassedOn, mayBeSent, SendError, type SendErrorReason } from '../send-error.ts';

/** 400s that say something of the person, not of the message. Zalo documents none: these are the words that can be expected. */
const PERSON_IS_GONE = /\b(chat|user|recipient)(_?id)?\b.{0,20}\b(not found|not exist|invalid|blocked|deactivated)/i;

/** The platform's own words for a poll that brought nothing, and for a call that took too long. */
export const TIMED_OUT = '408';

/** What `{ok: false}` means for us. The words of Zalo are kept without tokens and without ids of people. */
export function refusalError(code: string, description: string, token: string): SendError {
  const { hint, ...known } = meaningOf(code, description);
  const said = withoutSecrets(description, token);
  return new SendError(known.reason, {
    ...known,
    code,
    // It answered, and says that it failed; only where it waited in vain itself it does not know.
    mayHaveArrived: known.reason === 'connection_failed' && mayBePassedOn(Number(code)),
    message: `Zalo says ${code}: ${said}${hint ? ` (${hint})` : ''}`,
  });
}

function meaningOf(code: string, description: string): { reason: SendErrorReason; hint?: string } {
  switch (code) {
    case '400':
      return { reason: PERSON_IS_GONE.test(description) ? 'person_blocked' : 'message_invalid' };
    case '401':
      return { reason: 'unauthorised', hint: 'the bot token is wrong or was reset' };
    // Sic: "Internal server error".
    case '403':
    case TIMED_OUT:
      return { reason: 'connection_failed' };
    case '404':
      return { reason: 'unauthorised', hint: 'the bot token or the API root is wrong' };
    case '413':
      return { reason: 'message_invalid' };
    case '429':
      return { reason: 'throttled' };
    default:
      return /^5\d\d$/.test(code) ? { reason: 'connection_failed' } : { reason: 'rejected' };
  }
}

/** A gateway answered, not Zalo. Its page may show the address with the token: nothing of it is kept but the status. */
export function pageError(status: number): SendError {
  return new SendError(status === 429 ? 'throttled' : 'connection_failed', {
    code: String(status),
    mayHaveArrived: mayBePassedOn(status),
    message: `something between us and Zalo answered ${status}, and not in the JSON of Zalo`,
  });
}

/** What the HTTP client threw is dropped: it may name the address with the token, and the payload. */
export function connectionError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { name } = (error ?? {}) as { name?: unknown };
  const code = codeOf(error);
  const isTimeout = name === 'TimeoutError' || /TIMEOUT/.test(code ?? '');
  return new SendError('connection_failed', {
    code,
    mayHaveArrived: mayBeSent(code),
    message: isTimeout
      ? 'Zalo did not answer in time'
      : name === 'AbortError'
        ? 'the call was given up before Zalo answered'
        : `Zalo cannot be reached${code ? ` (${code})` : ''}`,
  });
}

/** Network codes: `ECONNRESET`, `UND_ERR_…`. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].find((value): value is string => typeof value === 'string' && /^[\w-]{1,40}$/.test(value));
}

/** The part behind the colon is the secret one, however the colon is written; people's ids are long and hexadecimal. */
function withoutSecrets(description: string, token: string): string {
  const secret = token.slice(token.indexOf(':') + 1);
  return redactSecrets(description.replaceAll(secret, '[token]'))
    .replace(/\b[0-9a-f]{12,}\b/gi, '[id]')
    .slice(0, 200);
}
