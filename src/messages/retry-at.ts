/** What to do with a message that could not be sent. */
export type NextTry = { kind: 'again'; at: Date; goesBehind: boolean } | { kind: 'give_up' };

/** Milliseconds. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 5 * 60_000;
const GIVE_UP_AFTER = 24 * 60 * 60_000;
/** So long the messages behind a failing one wait for it. */
const LONGEST_HOLD = 2 * 60_000;

/**
 * Pure. Waits of 1, 2, 4 … seconds up to five minutes, or what the platform asks for; given up a day after the first failure.
 * `chance` in [0, 1) spreads the waits, so that a platform that comes back is not hit by all at once.
 * A message that cannot go again within two minutes of its first failure goes behind the others.
 */
export function nextTry(
  failure: { attempts: number; retryable: boolean; retryAfter: number | undefined; firstFailedAt: Date | null },
  { now, chance }: { now: Date; chance: number },
): NextTry {
  const first = (failure.firstFailedAt ?? now).getTime();
  if (!failure.retryable || now.getTime() - first >= GIVE_UP_AFTER) return { kind: 'give_up' };
  const backOff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(30, failure.attempts - 1)) * (0.75 + 0.5 * chance);
  const at = now.getTime() + Math.max(failure.retryAfter ?? 0, Math.min(LONGEST_WAIT, backOff));
  return { kind: 'again', at: new Date(at), goesBehind: at - first > LONGEST_HOLD };
}
