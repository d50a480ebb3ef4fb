import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock.ts';
import { errorFields, type Logger } from '../../platform/logger.ts';
import { backOff } from '../back-off.ts';
import type { Permission } from '../channel.ts';
import { SendError } from '../send-error.ts';
import type { RefreshCall, RefreshOutcome } from './oauth.ts';
import { planAfterFailure, planTokens, refreshDueAt, type Tokens } from './token-plan.ts';
import { beginRefresh, storeFailure, storePair, type TokenOwner } from './token-store.ts';

export interface KeepTokensDeps extends TokenOwner {
  refresh: RefreshCall;
  clock: Clock;
  logger: Logger;
  timing?: Partial<TokenTiming>;
}

/** Milliseconds. */
export interface TokenTiming {
  /** How long the platform is waited for. */
  call: number;
  /** How long nobody else begins: longer than the call and the writing down of its result. */
  lease: number;
  firstRetry: number;
  longestRetry: number;
  /** How often a process looks whether a refresh is due, or done by another one. */
  look: number;
  /** How often it looks while it has no token to send with, or the database does not answer. */
  lookWithout: number;
}

const TIMING: TokenTiming = {
  call: 20_000,
  lease: 60_000,
  firstRetry: 5_000,
  longestRetry: 10 * 60_000,
  look: 60_000,
  lookWithout: 1_000,
};

/** An access token, and the version to name where the platform refuses it. */
export interface Access {
  token: string;
  version: number;
}

export interface TokenKeeper extends Permission {
  /**
   * An access token that should work. Waits for a refresh only where none is valid.
   * @param refused the version that the platform has just refused. @throws SendError.
   */
  access(options: { signal?: AbortSignal | undefined; refused?: number | undefined }): Promise<Access>;
  /** Waits until a refresh that is under way is written down. */
  close(): Promise<void>;
}

/**
 * Keeps the permission of an account whose refresh tokens work once, over any number of processes: one at a time renews it, says
 * so in the database before it asks, and uses what it got only once that is stored. Killed in between, the next one goes on with
 * the access token that is still valid, tries the old refresh token once, and the office is asked for consent where it is gone.
 */
export function keepTokens(deps: KeepTokensDeps): TokenKeeper {
  const { clock, logger } = deps;
  const timing = { ...TIMING, ...deps.timing };
  let known: Tokens | undefined;
  let trouble: { status: 'database_down' | 'channel_failing'; since: Date; message?: string } | undefined;
  let since = clock.real();
  let running: Promise<void> | undefined;

  function learn(tokens: Tokens): void {
    if (known?.version !== tokens.version || known.lostAt?.getTime() !== tokens.lostAt?.getTime()) since = clock.real();
    known = tokens;
  }

  async function look(refused: number | undefined): Promise<void> {
    try {
      await lookAgain(refused);
    } catch (error) {
      if (trouble?.status !== 'database_down') trouble = { status: 'database_down', since: clock.real() };
      logger.warn(errorFields(error), 'the tokens cannot be read or written now');
      throw noTokens('the tokens of the account cannot be read now');
    }
  }

  async function lookAgain(refused?: number): Promise<void> {
    const begunAt = clock.real().getTime();
    const { tokens, plan } = await beginRefresh(deps, { now: new Date(begunAt), refused, leaseMs: timing.lease });
    if (plan.kind === 'refresh') await renew(tokens, begunAt);
    else {
      learn(tokens);
      trouble = tokens.failures > 0 && !tokens.lostAt ? failing() : undefined;
    }
  }

  async function renew(before: Tokens, begunAt: number): Promise<void> {
    const isDoubtful = before.refreshStartedAt !== undefined;
    logger.info({ version: before.version, isDoubtful }, 'the access token is being renewed');
    // A process that slept since it began must not ask when another one may have its turn.
    const left = timing.call - (clock.real().getTime() - begunAt);
    const outcome: RefreshOutcome =
      left > 0 ? await deps.refresh(before.refresh, left) : { kind: 'unknown', message: 'this process slept too long' };
    // The lifetime runs from now, however long the writing down takes.
    const times = { from: before.version, now: clock.real(), tasksAt: clock.now() };
    if (outcome.kind === 'renewed') {
      // From here on only this process knows the pair: without it the account is lost.
      await untilWritten(() => storePair(deps, outcome.pair, times));
      logger.info({ version: before.version + 1 }, 'the access token is renewed');
    } else {
      const waitMs = (failures: number) =>
        backOff(failures, { first: timing.firstRetry, longest: timing.longestRetry });
      const after = planAfterFailure(before, outcome.kind, { now: times.now, waitMs });
      const { kind: _, ...said } = outcome;
      const fields = { ...said, after: after.kind };
      if (after.kind === 'lost') logger.error(fields, 'the account needs a new consent');
      else logger.warn(fields, 'the access token could not be renewed');
      await storeFailure(deps, after, times);
    }
    // What stands now: another process may have been faster, or there is a token to fall back on.
    await lookAgain();
  }

  function failing() {
    const message = 'the access token cannot be renewed';
    return trouble?.status === 'channel_failing'
      ? trouble
      : { status: 'channel_failing' as const, since: clock.real(), message };
  }

  async function untilWritten(write: () => Promise<unknown>): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        await write();
        return;
      } catch (error) {
        logger.error({ failures, ...errorFields(error) }, 'a new pair of tokens cannot be written down: again');
        await sleep(backOff(failures, { first: 100, longest: 5_000 }));
      }
    }
  }

  /** One at a time in this process; whoever comes meanwhile waits for the same. */
  function lookOnce(refused?: number): Promise<void> {
    running ??= look(refused).finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    access: async ({ signal, refused }) => {
      for (;;) {
        const plan = known && planTokens(known, { now: clock.real(), refused });
        if (known && plan?.kind === 'use') return { token: plan.access, version: known.version };
        const looking = lookOnce(refused);
        if (known && plan?.kind === 'refresh' && plan.access !== undefined) {
          looking.catch(() => {});
          return { token: plan.access, version: known.version };
        }
        await unlessGivenUp(looking, signal);
        const now = known && planTokens(known, { now: clock.real(), refused });
        if (now?.kind === 'lost')
          throw new SendError('unauthorised', {
            message: 'the account needs a new consent: see ZALO_OA_REFRESH_TOKEN',
          });
        if (now?.kind !== 'wait') continue;
        if (known!.failures > 0)
          throw noTokens(
            'there is no access token, and the OAuth server of Zalo gives none at the moment',
            Math.max(0, now.until.getTime() - clock.real().getTime()),
          );
        await unlessGivenUp(sleep(timing.lookWithout), signal);
      }
    },
    keep: async (signal) => {
      while (!signal.aborted) {
        const looked = await lookOnce().then(
          () => true,
          () => false,
        );
        const has = known && planTokens(known, { now: clock.real() }).kind === 'use';
        const due = known && has ? refreshDueAt(known).getTime() - clock.real().getTime() : 0;
        const wait = has ? Math.max(1_000, Math.min(timing.look, due > 0 ? due : timing.look)) : timing.look / 10;
        // A database that was away is to be seen when it is back.
        await sleep(looked ? wait : timing.lookWithout, undefined, { signal }).catch(() => {});
      }
    },
    state: () => {
      if (trouble?.status === 'database_down') return trouble;
      if (!known) return { status: 'starting', since };
      if (known.lostAt) {
        const plan = planTokens(known, { now: clock.real() });
        const until =
          plan.kind === 'use' ? `it can send until ${known.accessExpiresAt!.toISOString()}` : 'nothing can be sent';
        return { status: 'consent_needed', since: known.lostAt, message: until };
      }
      return trouble ?? { status: 'permitted', since };
    },
    close: async () => {
      await running?.catch(() => {});
    },
  };
}

/** @throws SendError when the caller does not want to wait any longer. */
async function unlessGivenUp(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const leaving = new AbortController();
  const givenUp = new Promise<never>((_resolve, reject) => {
    const leave = () => reject(noTokens('the call was given up before there was an access token'));
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true, signal: leaving.signal });
  });
  try {
    await Promise.race([work, givenUp]);
  } finally {
    leaving.abort();
    work.catch(() => {});
  }
}

/** Nothing was asked of the platform yet. */
function noTokens(message: string, retryAfter?: number): SendError {
  return new SendError('connection_failed', { message, retryAfter, mayHaveArrived: false });
}
