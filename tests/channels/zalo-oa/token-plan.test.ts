import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planAfterFailure, planTokens, refreshDueAt, type Tokens } from '../../../src/channels/zalo-oa/token-plan.ts';

const HOUR = 3_600_000;
const OBTAINED = new Date('2026-11-23T00:00:00Z');
const hoursOn = (hours: number) => new Date(OBTAINED.getTime() + hours * HOUR);

const tokens = (changes: Partial<Tokens> = {}): Tokens => ({
  ...{ access: 'access', accessExpiresAt: hoursOn(25), obtainedAt: OBTAINED, refresh: 'refresh', former: undefined },
  ...{ refreshStartedAt: undefined, retryAt: undefined, failures: 0, lostAt: undefined, version: 3 },
  ...changes,
});

describe('a pair of tokens', () => {
  test.each<[string, Partial<Tokens>, number, object]>([
    ['is used for twenty hours', {}, 19.99, { kind: 'use', access: 'access' }],
    ['is then renewed, and used meanwhile', {}, 20, { kind: 'refresh', access: 'access' }],
    ['is used no more just before its end', {}, 24.995, { kind: 'refresh', access: undefined }],
    ['is left to the one who renews it', { retryAt: hoursOn(21) }, 20.5, { kind: 'use', access: 'access' }],
    ['is waited for where nothing is valid', { retryAt: hoursOn(26) }, 25.5, { kind: 'wait', until: hoursOn(26) }],
    ['is renewed where nobody else goes on', { retryAt: hoursOn(21) }, 21, { kind: 'refresh', access: 'access' }],
    ['is used to its end when it is lost', { lostAt: hoursOn(20) }, 24.9, { kind: 'use', access: 'access' }],
    ['is nothing when it is lost and over', { lostAt: hoursOn(20) }, 25, { kind: 'lost' }],
    ['from the environment is used at once', { obtainedAt: undefined }, 1, { kind: 'refresh', access: 'access' }],
  ])('%s', (_name, changes, hours, plan) => {
    expect(planTokens(tokens(changes), { now: hoursOn(hours) })).toEqual(plan);
  });

  test('that the platform refuses is renewed, but not in its first ten minutes and not for an older one', () => {
    expect(planTokens(tokens(), { now: hoursOn(1), refused: 3 })).toEqual({ kind: 'refresh', access: undefined });
    expect(planTokens(tokens(), { now: hoursOn(0.1), refused: 3 })).toEqual({ kind: 'use', access: 'access' });
    expect(planTokens(tokens(), { now: hoursOn(1), refused: 2 })).toEqual({ kind: 'use', access: 'access' });
  });

  test('that lives shorter than it should is renewed after four fifths', () => {
    expect(refreshDueAt({ obtainedAt: OBTAINED, accessExpiresAt: hoursOn(10) })).toEqual(hoursOn(8));
  });

  test('property: what is used is valid, and nobody begins while somebody is at it', () => {
    const hours = fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(hours, fc.option(hours), fc.option(hours), fc.nat(5), (now, retry, lost, refused) => {
        const changes = {
          retryAt: retry === null ? undefined : hoursOn(retry),
          lostAt: lost === null ? undefined : hoursOn(lost),
        };
        const plan = planTokens(tokens(changes), { now: hoursOn(now), refused });
        if (plan.kind === 'use') expect(now).toBeLessThan(25);
        if (plan.kind === 'refresh') expect([retry === null || now >= retry, lost]).toEqual([true, null]);
        if (plan.kind === 'lost') expect(lost).not.toBeNull();
      }),
    );
  });
});

describe('a refresh without a pair', () => {
  const waitMs = (failures: number) => failures * 1000;
  const failed = (changes: Partial<Tokens>, outcome: 'refused' | 'unknown', hours = 20) =>
    planAfterFailure(tokens(changes), outcome, { now: hoursOn(hours), waitMs });

  test('is tried again when nobody answered, and the token may be used up', () => {
    expect(failed({}, 'unknown')).toEqual({
      ...{ kind: 'again', failures: 1, at: new Date(hoursOn(20).getTime() + 1000), isDoubtful: true, alarm: false },
    });
  });

  test('is the end for a token that may be used up, on the first refusal', () => {
    expect(failed({ refreshStartedAt: hoursOn(20) }, 'refused')).toEqual({ kind: 'lost' });
  });

  test('is the end for any other one on the third refusal', () => {
    expect(failed({}, 'refused')).toMatchObject({ kind: 'again', isDoubtful: false });
    expect(failed({ failures: 2 }, 'refused')).toEqual({ kind: 'lost' });
  });

  test('falls back on the token before the operator’s', () => {
    expect(failed({ failures: 2, former: 'before' }, 'refused')).toEqual({ kind: 'fall_back' });
  });

  test('alarms while there is still time', () => {
    expect(failed({ failures: 4 }, 'unknown', 22.9)).toMatchObject({ alarm: false });
    expect(failed({ failures: 4 }, 'unknown', 23.1)).toMatchObject({ alarm: true });
    expect(failed({ failures: 3, accessExpiresAt: undefined }, 'unknown')).toMatchObject({ alarm: false });
  });
});
