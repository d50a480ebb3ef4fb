import { type Dispatcher, errors } from 'undici';
import { z } from 'zod';
import type { ZaloOaConfig } from './config.ts';

/** A refresh token works once: with the pair that it brings, the one before is dead. */
export interface TokenPair {
  access: string;
  refresh: string;
  /** How long the access token lives, in milliseconds. */
  lifetimeMs: number;
}

export type RefreshOutcome =
  | { kind: 'renewed'; pair: TokenPair }
  /** The platform answered, and said no. */
  | { kind: 'refused'; code: string }
  /** Nobody knows whether the token was used up: the connection broke, or what answered was no answer. */
  | { kind: 'unknown'; message: string };

/** Never rejects. `deadlineMs`: how long the whole call may take. */
export type RefreshCall = (refreshToken: string, deadlineMs: number) => Promise<RefreshOutcome>;

/** `expires_in` is a string of seconds, "90000" for 25 hours. */
const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce
    .number()
    .positive()
    .max(366 * 24 * 3600),
});

const refusalSchema = z.object({
  error: z.coerce.number().refine((code) => Number.isInteger(code) && code !== 0),
});

/** Too many requests: it has said nothing of the token. */
const TOO_MANY = -32;

/** `POST v4/oa/access_token`, `grant_type=refresh_token` (`platforms.md` §3.2). */
export function refreshCall(
  dispatcher: Dispatcher,
  { appId, appSecret, oauthRoot }: Pick<ZaloOaConfig, 'appId' | 'appSecret' | 'oauthRoot'>,
): RefreshCall {
  const { origin, pathname } = new URL(oauthRoot);
  return async (refreshToken, deadlineMs) => {
    try {
      const response = await dispatcher.request({
        origin,
        path: `${pathname}v4/oa/access_token`,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          secret_key: appSecret.reveal(),
        },
        body: new URLSearchParams({
          refresh_token: refreshToken,
          app_id: appId,
          grant_type: 'refresh_token',
        }).toString(),
        signal: AbortSignal.timeout(Math.max(1, deadlineMs)),
      });
      return outcomeOf(response.statusCode, await response.body.text());
    } catch (error) {
      return { kind: 'unknown', message: troubleOf(error) };
    }
  };
}

/** Judged by what it says: errors come with HTTP 200. */
function outcomeOf(status: number, body: string): RefreshOutcome {
  const answer = jsonOf(body);
  const pair = pairSchema.safeParse(answer);
  if (pair.success) {
    const { access_token: access, refresh_token: refresh, expires_in: seconds } = pair.data;
    return { kind: 'renewed', pair: { access, refresh, lifetimeMs: seconds * 1000 } };
  }
  const refusal = refusalSchema.safeParse(answer);
  if (!refusal.success || status === 429 || status >= 500 || refusal.data.error === TOO_MANY)
    return { kind: 'unknown', message: `the OAuth server of Zalo answers ${status} without tokens` };
  return { kind: 'refused', code: String(refusal.data.error) };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The error itself is dropped: it may carry the request. */
function troubleOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError') return 'the OAuth server of Zalo did not answer in time';
  if (error instanceof errors.UndiciError || typeof code === 'string')
    return `the OAuth server of Zalo cannot be reached (${String(code)})`;
  return 'the OAuth server of Zalo cannot be reached';
}
