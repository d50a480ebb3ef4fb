import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { KeepTokensDeps } from '../../../src/channels/zalo-oa/keep-tokens.ts';
import type { RefreshCall } from '../../../src/channels/zalo-oa/oauth.ts';
import { type TestDatabase, testDatabase } from '../../database.ts';
import { Oauth } from '../../emulators/zalo-oa/oauth.ts';
import type { Refusal } from '../../emulators/zalo-oa/refusal.ts';
import { startZaloOaEmulator, type ZaloOaEmulator } from '../../emulators/zalo-oa/zalo-oa-emulator.ts';
import { recordingLogger } from '../telegram/telegram-harness.ts';
import { until } from '../until.ts';
import { QUICK, tokenPlay } from './token-play.ts';

jest.setTimeout(60_000);

let db: TestDatabase;
let emulator: ZaloOaEmulator;
let play: ReturnType<typeof tokenPlay>;
beforeAll(async () => {
  db = await testDatabase({ connections: 10 });
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.query('DELETE FROM channel_tokens');
  await db.query('DELETE FROM tasks');
  emulator = await startZaloOaEmulator();
  play = tokenPlay(db, emulator);
});
afterEach(() => emulator.close());

const refreshes = () => emulator.oauth.refreshes.length;
/** As the OAuth server renews, without a line between. @throws Refusal. */
const renewed = (token: string) => {
  const refresh = emulator.oauth.begin(token);
  try {
    const form = { app_id: emulator.appId, grant_type: 'refresh_token', refresh_token: token };
    const pair = emulator.oauth.renew(form, emulator.appSecret, refresh);
    return {
      kind: 'renewed' as const,
      pair: { access: pair.access_token!, refresh: pair.refresh_token!, lifetimeMs: 90_000_000 },
    };
  } finally {
    emulator.oauth.end();
  }
};
const valid = (token: string) => expect(() => emulator.oauth.check(token)).not.toThrow();

describe('one process', () => {
  test('obtains the first pair from the environment, stores it encrypted, and uses it', async () => {
    const seed = emulator.oauth.refreshToken;
    const { token } = await play.keeper().access({});
    valid(token);
    const [row] = await db.query(`SELECT encode(access_cipher, 'escape') || encode(refresh_cipher, 'escape') AS bytes,
      seeds::text AS seeds FROM channel_tokens`);
    for (const secret of [token, seed, emulator.oauth.refreshToken]) expect(JSON.stringify(row)).not.toContain(secret);
    // A second start uses the same: the seed is dead.
    expect((await play.keeper().access({})).token).toBe(token);
    expect(refreshes()).toBe(1);
  });

  test('renews after twenty hours, in the background, and the old one is used meanwhile', async () => {
    const { token } = await play.keeper().access({});
    await play.age();
    const keeper = play.keeper();
    emulator.fail('refresh', { kind: 'slow', ms: 100 });
    const keeping = new AbortController();
    const kept = keeper.keep(keeping.signal);
    await until(() => refreshes() === 2, 'the refresh is under way');
    await until(async () => (await keeper.access({})).token !== token, 'the new one is used');
    expect(keeper.state()).toMatchObject({ status: 'permitted' });
    keeping.abort();
    await kept;
  });

  test('a database that was away is seen when it is back, not a minute later', async () => {
    let away = false;
    const database: KeepTokensDeps['database'] = {
      $transaction: ((...all: Parameters<typeof db.database.$transaction>) =>
        away
          ? Promise.reject(new Error('connect ECONNREFUSED'))
          : db.database.$transaction(...all)) as typeof db.database.$transaction,
    };
    const keeper = play.keeper({ database });
    await keeper.access({});
    away = true;
    const keeping = new AbortController();
    const kept = keeper.keep(keeping.signal);
    await until(() => keeper.state().status === 'database_down', 'the trouble is seen');
    away = false;
    await until(() => keeper.state().status === 'permitted', 'its end is seen');
    keeping.abort();
    await kept;
  });

  test('a line that breaks is tried again, and what Zalo has used up is lost, with an alarm', async () => {
    emulator.fail('refresh', { kind: 'drop', when: 'before' });
    emulator.fail('refresh', { kind: 'html' });
    // Long enough for a busy machine to tell of the failure before the next try.
    const keeper = play.keeper({ timing: { ...QUICK, firstRetry: 1_000 } });
    await expect(keeper.access({})).rejects.toMatchObject({ reason: 'connection_failed', retryable: true });
    expect(keeper.state()).toMatchObject({ status: 'channel_failing' });
    await until(async () => (await keeper.access({}).catch(() => undefined)) !== undefined, 'a token');
    const outcomes = () => emulator.oauth.refreshes.map(({ outcome }) => outcome);
    // Two were not carried out.
    expect(outcomes()).toEqual(['running', 'running', 'renewed']);
    expect(await play.tasks()).toEqual([]);

    await play.age({ left: 3 });
    emulator.fail('refresh', { kind: 'drop', when: 'after' });
    const later = play.keeper();
    valid((await later.access({})).token);
    await until(async () => {
      await later.access({});
      return later.state().status === 'consent_needed';
    }, 'the loss is found');
    // The old refresh token was tried once after the call that used it up.
    expect(outcomes().slice(2)).toEqual(['renewed', 'renewed', 'refused']);
    expect(later.state().message).toMatch(/can send until 20/);
    expect(await play.tasks()).toMatchObject([{ note: expect.stringMatching(/Tin vẫn gửi được đến .+cấp quyền lại/) }]);
  });

  test('without any token left it says so, and a new consent gives it back and ends the alarm', async () => {
    await play.keeper().access({});
    await play.age({ left: -1 });
    emulator.oauth.consent();
    const keeper = play.keeper();
    for (let tries = 0; keeper.state().status !== 'consent_needed' && tries < 200; tries += 1)
      await keeper.access({}).catch(() => {});
    await expect(keeper.access({})).rejects.toMatchObject({ reason: 'unauthorised' });
    expect(keeper.state()).toMatchObject({ status: 'consent_needed', message: 'nothing can be sent' });
    expect(await play.tasks()).toMatchObject([
      { done_at: null, note: expect.stringContaining('không gửi được tin nào') },
    ]);
    const before = refreshes();
    await expect(play.keeper().access({})).rejects.toMatchObject({ reason: 'unauthorised' });
    expect(refreshes()).toBe(before);

    play.consent();
    valid((await play.keeper().access({})).token);
    expect(await play.tasks()).toMatchObject([{ done_at: expect.any(Date) }]);
  });

  test('an app secret that is mended is worth another try', async () => {
    const wrong = play.keeper({ appSecret: 'wrong', refresh: async () => ({ kind: 'refused', code: '-14002' }) });
    for (let tries = 0; wrong.state().status !== 'consent_needed' && tries < 200; tries += 1)
      await wrong.access({}).catch(() => {});
    valid((await play.keeper().access({})).token);
  });

  test('a mistyped new token does not cost the good one', async () => {
    const { token } = await play.keeper().access({});
    const keeper = play.keeper({ seed: 'mistyped' });
    await until(async () => (await keeper.access({})).token !== token, 'the former token is renewed');
    valid((await keeper.access({})).token);
    expect(await play.tasks()).toEqual([]);
    // Nor does an old one that comes back with an old environment.
    valid((await play.keeper().access({})).token);
  });

  test('an OAuth server that stays silent raises the alarm while there is time', async () => {
    await play.keeper().access({});
    await play.age({ left: 1.5 });
    const keeper = play.keeper({ refresh: async () => ({ kind: 'unknown', message: 'silent' }) });
    await until(async () => {
      valid((await keeper.access({})).token);
      return (await play.tasks()).length === 1;
    }, 'the alarm');
    expect((await play.tasks())[0]!.note).toContain('máy chủ cấp quyền không trả lời');
    await until(async () => {
      await play.keeper().access({});
      return (await play.tasks())[0]!.done_at !== null;
    }, 'the alarm is over');
  });

  test('a pair that cannot be written down now is kept until it can, and used only then', async () => {
    let isDown = false;
    const database = {
      $transaction: ((...args: never[]) => {
        if (isDown) throw new Error('connection refused');
        return (db.database.$transaction as (...all: never[]) => unknown)(...args);
      }) as never,
    };
    await play.keeper().access({});
    await play.age({ left: -1 });
    const renewing = play.keeper({
      database,
      refresh: async (token) => {
        isDown = true;
        return renewed(token);
      },
    });
    let used: string | undefined;
    const access = renewing.access({}).then(({ token }) => {
      used = token;
    });
    await until(() => isDown, 'the pair is there');
    // Another process takes over meanwhile: the old token is dead, and it alarms.
    const other = play.keeper();
    await until(async () => {
      await other.access({}).catch(() => {});
      return (await play.tasks()).length === 1;
    }, 'the alarm');
    expect(used).toBeUndefined();
    isDown = false;
    await access;
    valid(used!);
    expect(await play.tasks()).toMatchObject([{ done_at: expect.any(Date) }]);
    expect((await play.keeper().access({})).token).toBe(used);
  });

  test('no token stands in the log', async () => {
    const { logger, text } = recordingLogger();
    const keeper = play.keeper({ logger });
    const seed = emulator.oauth.refreshToken;
    emulator.fail('refresh', { kind: 'html' });
    await keeper.access({}).catch(() => {});
    await until(async () => (await keeper.access({}).catch(() => undefined)) !== undefined, 'a token');
    expect(text()).toContain('renewed');
    for (const secret of [seed, emulator.oauth.refreshToken, ...emulator.oauth.accessTokens, emulator.appSecret])
      expect(text()).not.toContain(secret);
  });
});

describe('several processes', () => {
  test.each([4, -1])('that want to renew at once renew once (%d hours are left)', async (left) => {
    await play.keeper().access({});
    await play.age({ left });
    emulator.fail('refresh', { kind: 'slow', ms: 200 });
    const processes = await Promise.all([play.begin(), play.begin()]);
    for (const one of processes) one.tell({ timing: { ...QUICK, lease: 20_000 } });
    const tokens = await Promise.all(processes.map(({ ended }) => ended));
    for (const token of tokens) valid(token!);
    expect(refreshes()).toBe(2);
    expect(emulator.oauth.mostAtOnce).toBe(1);
    if (left < 0) expect(tokens[0]).toBe(tokens[1]);
  });

  test('what one brings of the old consent, while another one renews with a new one, does not take its place', async () => {
    await play.keeper().access({});
    await play.age({ left: 4 });
    let steps: ('old answered' | 'new asked' | 'old written')[] = [];
    const reached = (step: (typeof steps)[number]) => until(() => steps.includes(step), step);
    // Each is still at it while the other one writes.
    const timing = { ...QUICK, lease: 60_000 };
    const old = play.keeper({
      timing,
      refresh: async (token) => {
        const outcome = renewed(token);
        steps.push('old answered');
        await reached('new asked');
        return outcome;
      },
    });
    const keeping = new AbortController();
    const kept = old.keep(keeping.signal);
    await reached('old answered');
    play.consent();
    const fresh = play.keeper({
      timing,
      refresh: async (token) => {
        steps.push('new asked');
        await reached('old written');
        return renewed(token);
      },
    });
    const looking = fresh.access({});
    await reached('new asked');
    // What the old one has is written, or thrown away.
    keeping.abort();
    await old.close();
    await kept;
    steps = [...steps, 'old written'];
    await looking;
    await until(async () => {
      await fresh.access({});
      return fresh.state().status === 'permitted' && emulator.oauth.accessTokens.length === 3;
    }, 'the new consent is used');
    const { token } = await fresh.access({});
    await play.age();
    const later = play.keeper();
    await until(async () => (await later.access({})).token !== token, 'it has a successor');
    expect(await play.tasks()).toEqual([]);
  });

  test.each<['begun' | 'asked' | 'answered' | 'written', boolean]>([
    ['begun', false],
    ['asked', true],
    ['answered', true],
    ['written', false],
  ])('one is killed when it has %s: the next one goes on, or alarms', async (dieAt, isLost) => {
    const { token: old } = await play.keeper().access({});
    await play.age({ left: 4 });
    if (dieAt === 'asked') emulator.fail('refresh', { kind: 'slow', ms: 60_000 });
    const killed = await play.begin();
    killed.tell(dieAt === 'asked' ? {} : { dieAt });
    if (dieAt === 'asked') {
      await emulator.waitUntil(() => refreshes() === 2, 'the platform is asked');
      killed.process.kill('SIGKILL');
    }
    expect(await killed.ended).toBeUndefined();

    const keeper = play.keeper();
    const signal = new AbortController();
    const kept = keeper.keep(signal.signal);
    await until(async () => {
      // Whatever happened, there is something to send with.
      valid((await keeper.access({})).token);
      return isLost
        ? keeper.state().status === 'consent_needed'
        : keeper.state().status === 'permitted' && (await keeper.access({})).token !== old;
    }, 'the next process has found out');
    signal.abort();
    await kept;
    expect(await play.tasks()).toHaveLength(isLost ? 1 : 0);
    expect(refreshes()).toBe({ begun: 2, asked: 3, answered: 3, written: 2 }[dieAt]);
    if (isLost) {
      play.consent();
      const again = play.keeper();
      await until(async () => {
        await again.access({});
        return again.state().status === 'permitted' && (await play.tasks())[0]!.done_at !== null;
      }, 'the consent helps');
    }
  });
});

test('property: whatever dies or breaks, the account works or somebody is asked', async () => {
  const fate = fc.constantFrom('well', 'dies_before', 'dies_after', 'breaks_before', 'breaks_after');
  const step = fc.record({ fate, hours: fc.constantFrom(0, 0.1, 3, 21, 26), who: fc.nat(1) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      await db.query('DELETE FROM channel_tokens');
      await db.query('DELETE FROM tasks');
      let time = Date.parse('2026-11-23T00:00:00Z');
      const clock = { now: () => new Date(time), real: () => new Date(time) };
      const oauth = new Oauth({ appId: 'app', appSecret: 'secret', accessSeconds: 90_000, now: () => time });
      let next: string = 'well';
      const platform = (token: string): ReturnType<RefreshCall> => {
        const refresh = oauth.begin(token);
        try {
          const answer = oauth.renew(
            { app_id: 'app', grant_type: 'refresh_token', refresh_token: token },
            'secret',
            refresh,
          );
          const pair = { access: answer.access_token!, refresh: answer.refresh_token!, lifetimeMs: 90_000_000 };
          return Promise.resolve({ kind: 'renewed', pair });
        } catch (error) {
          return Promise.resolve({ kind: 'refused', code: String((error as Refusal).code) });
        } finally {
          oauth.end();
        }
      };
      const seed = oauth.refreshToken;
      const begin = () =>
        play.keeper({
          ...{ seed, account: 'app', appSecret: 'secret', clock },
          timing: { ...QUICK, lease: 60_000, firstRetry: 5_000, longestRetry: 600_000 },
          refresh: async (token) => {
            const mine = next;
            next = 'well';
            if (mine === 'dies_before') return new Promise(() => {});
            if (mine === 'breaks_before') return { kind: 'unknown', message: 'broken' };
            const outcome = await platform(token);
            if (mine === 'dies_after') return new Promise(() => {});
            return mine === 'breaks_after' ? { kind: 'unknown', message: 'broken' } : outcome;
          },
        });
      const keepers = [begin(), begin()];
      const use = async (keeper: (typeof keepers)[number], patienceMs = 40) => {
        const access = await keeper.access({ signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
        // What is used works.
        if (access) oauth.check(access.token);
        return access;
      };
      for (const { fate: kind, hours, who } of steps) {
        time += hours * 3_600_000;
        next = kind;
        await use(keepers[who]!);
        if (kind.startsWith('dies')) keepers[who] = begin();
      }
      next = 'well';
      time += 21 * 3_600_000;
      const last = begin();
      const isAlarmed = async () =>
        (await db.query(`SELECT 1 FROM tasks WHERE kind = 'channel_consent' AND done_at IS NULL`)).length > 0;
      // Nothing hangs any more, so that only a busy machine is waited for.
      let access = await use(last, 400);
      for (let minutes = 0; minutes < 60 && !(await isAlarmed()); minutes += 10) {
        access = await use(last, 400);
        time += 10 * 60_000;
      }
      expect(access !== undefined || (await isAlarmed())).toBe(true);
      expect(oauth.mostAtOnce).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});
