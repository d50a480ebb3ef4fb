/** What is known of an account's tokens. Access tokens live 25 hours; a refresh token works once and then only its successor does. */
export interface Tokens {
  access: string | undefined;
  accessExpiresAt: Date | undefined;
  /** When this pair was obtained; undefined: the refresh token came from the environment and was not used yet. */
  obtainedAt: Date | undefined;
  refresh: string;
  /** The refresh token before one that the operator gave while all was well; to fall back on. */
  former: string | undefined;
  /** A refresh was begun and its end was never written down: the refresh token may be used up. */
  refreshStartedAt: Date | undefined;
  /** Nobody begins one before: somebody is at it, or it failed a short while ago. */
  retryAt: Date | undefined;
  failures: number;
  /** The platform wants a new consent. */
  lostAt: Date | undefined;
  /** Grows with each new pair, and with each new consent. */
  version: number;
}

export type TokenPlan =
  | { kind: 'use'; access: string }
  /** `access`: what is still valid meanwhile. */
  | { kind: 'refresh'; access: string | undefined }
  | { kind: 'wait'; until: Date }
  | { kind: 'lost' };

/** An access token is renewed so long after it was obtained, five hours before its end. Milliseconds. */
const REFRESH_AFTER_MS = 20 * 3_600_000;
/** Of tokens that live shorter than they should, this share. */
const REFRESH_SHARE = 0.8;

/** A pair that the platform refuses right away is not made better by a next one. Milliseconds. */
const LEAST_AGE_MS = 10 * 60_000;

/** A token that ends within this is not begun with: the request takes its time. Milliseconds. */
const MARGIN_MS = 30_000;

/**
 * Pure. What to do for an access token now.
 * @param refused the version whose access token the platform has just refused.
 */
export function planTokens(tokens: Tokens, { now, refused }: { now: Date; refused?: number | undefined }): TokenPlan {
  const access = validAccess(tokens, { now, refused });
  if (tokens.lostAt) return access === undefined ? { kind: 'lost' } : { kind: 'use', access };
  if (access !== undefined && now < refreshDueAt(tokens)) return { kind: 'use', access };
  if (tokens.retryAt && now < tokens.retryAt)
    return access === undefined ? { kind: 'wait', until: tokens.retryAt } : { kind: 'use', access };
  return { kind: 'refresh', access };
}

function validAccess(tokens: Tokens, { now, refused }: { now: Date; refused?: number | undefined }) {
  const { access, accessExpiresAt, obtainedAt, version } = tokens;
  if (access === undefined || !accessExpiresAt || accessExpiresAt.getTime() - MARGIN_MS <= now.getTime())
    return undefined;
  const isFresh = obtainedAt !== undefined && now.getTime() - obtainedAt.getTime() < LEAST_AGE_MS;
  return refused === version && !isFresh ? undefined : access;
}

/** When the pair should be renewed; long ago where that is due in any case. */
export function refreshDueAt({ obtainedAt, accessExpiresAt }: Pick<Tokens, 'obtainedAt' | 'accessExpiresAt'>): Date {
  if (!obtainedAt || !accessExpiresAt) return new Date(0);
  const lifetime = accessExpiresAt.getTime() - obtainedAt.getTime();
  return new Date(obtainedAt.getTime() + Math.min(REFRESH_AFTER_MS, lifetime * REFRESH_SHARE));
}

/** What comes of a refresh that brought no pair. */
export type AfterFailure =
  | { kind: 'again'; failures: number; at: Date; isDoubtful: boolean; alarm: boolean }
  | { kind: 'fall_back' }
  | { kind: 'lost' };

/** Refusals of a token that nobody can have used up: the platform may have meant something else. */
const MOST_REFUSALS = 3;

/** The office hears of a refresh that keeps failing when so little of the access token is left, in milliseconds. */
const ALARM_LEFT_MS = 2 * 3_600_000;
/** … and after so many failures, some two minutes. */
const ALARM_FAILURES = 5;

/**
 * Pure. A token that may be used up is tried once: refused, it is gone. One that nobody answers for is asked for again and again,
 * for the platform has not said no.
 * @param waitMs the wait after so many failures.
 */
export function planAfterFailure(
  tokens: Pick<Tokens, 'refreshStartedAt' | 'failures' | 'former' | 'accessExpiresAt'>,
  outcome: 'refused' | 'unknown',
  { now, waitMs }: { now: Date; waitMs: (failures: number) => number },
): AfterFailure {
  const wasDoubtful = tokens.refreshStartedAt !== undefined;
  const failures = tokens.failures + 1;
  if (outcome === 'refused' && (wasDoubtful || failures >= MOST_REFUSALS))
    return tokens.former === undefined ? { kind: 'lost' } : { kind: 'fall_back' };
  const left = (tokens.accessExpiresAt?.getTime() ?? 0) - now.getTime();
  return {
    kind: 'again',
    failures,
    at: new Date(now.getTime() + waitMs(failures)),
    isDoubtful: outcome === 'unknown' || wasDoubtful,
    alarm: failures >= ALARM_FAILURES && left < ALARM_LEFT_MS,
  };
}
