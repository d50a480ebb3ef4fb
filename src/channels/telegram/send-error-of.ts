import { TelegramError } from 'telegraf';
import { redactSecrets } from '../../platform/logger.ts';
import { SendError, type SendErrorReason } from '../send-error.ts';

/** 400s that say something of the person, not of the message. */
const PERSON_IS_GONE =
  /chat not found|user not found|PEER_ID_INVALID|USER_DEACTIVATED|user is deactivated|bot was blocked/i;

interface Known {
  reason: SendErrorReason;
  retryable?: boolean;
  retryAfter?: number;
  /** What an operator should know beside what Telegram says. */
  hint?: string;
}

/**
 * What a failed call of the Bot API means for us. The original error is dropped: it may carry the token (in an address or a
 * stack) and the person's text (in the payload).
 */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof TelegramError) {
    const { hint, ...known } = meaningOf(error);
    const said = redactSecrets(String(error.description ?? ''));
    return new SendError(known.reason, {
      ...known,
      code: String(error.code),
      message: `Telegram says ${error.code}: ${said}${hint ? ` (${hint})` : ''}`,
    });
  }
  return new SendError('connection_failed', { ...codeOf(error), message: connectionTrouble(error) });
}

function meaningOf(error: TelegramError): Known {
  const { code, description = '', parameters } = error;
  if (parameters?.migrate_to_chat_id !== undefined)
    return { reason: 'rejected', hint: 'the chat became a supergroup; only private chats are served' };
  if (code === 429 || parameters?.retry_after !== undefined)
    return { reason: 'throttled', retryAfter: secondsToMs(parameters?.retry_after) };
  if (code === 401 || code === 404) return { reason: 'unauthorised', hint: 'the bot token or the API root is wrong' };
  if (code === 403 || (code === 400 && PERSON_IS_GONE.test(description))) return { reason: 'person_blocked' };
  if (code === 409)
    return { reason: 'rejected', retryable: true, hint: 'another process or a webhook reads the updates of this bot' };
  if (code === 400 || code === 413) return { reason: 'message_invalid' };
  if (code >= 500) return { reason: 'connection_failed' };
  return { reason: 'rejected' };
}

/** A 429 without `retry_after` leaves the wait to the sender's own back-off. */
function secondsToMs(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Network codes (`ECONNRESET`, `UND_ERR_…`) and, for telegraf's node-fetch, its type (`invalid-json` for a page of HTML). */
function codeOf(error: unknown): { code?: string } {
  const { code, type, cause } = (error ?? {}) as { code?: unknown; type?: unknown; cause?: { code?: unknown } };
  const found = [code, cause?.code, type].find((value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value));
  return typeof found === 'string' ? { code: found } : {};
}

function connectionTrouble(error: unknown): string {
  const { name, type } = (error ?? {}) as { name?: unknown; type?: unknown };
  if (name === 'TimeoutError' || /TIMEOUT/i.test(codeOf(error).code ?? '')) return 'Telegram did not answer in time';
  if (name === 'AbortError') return 'the call was given up before Telegram answered';
  if (type === 'invalid-json') return 'something between us and Telegram answered, and not in JSON';
  return 'Telegram cannot be reached';
}
