import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../channels/until.ts';
import { QUICK, tokenPlay } from '../channels/zalo-oa/token-play.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { startZaloOaEmulator, type ZaloOaEmulator } from '../emulators/zalo-oa/zalo-oa-emulator.ts';

jest.setTimeout(600_000);

const KILLS = 50;

let db: TestDatabase;
let emulator: ZaloOaEmulator;
beforeAll(async () => {
  db = await testDatabase();
  emulator = await startZaloOaEmulator();
});
afterAll(async () => {
  await emulator.close();
  await db.close();
});

test('50 kills during a token refresh: never two at once, never silence, and each loss has a way back', async () => {
  const play = tokenPlay(db, emulator);
  await play.keeper().access({});
  let losses = 0;
  let whole = 0;
  let asked = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await play.age({ left: 4 });
    emulator.fail('refresh', { kind: 'slow', ms: randomInt(0, 60) });
    const before = emulator.oauth.refreshes.length;
    const child = await play.begin();
    // The one that lives on may not begin before a call of the dead one is over.
    child.tell({ timing: { ...QUICK, lease: 1_000 } });
    // Half of them anywhere, half once Zalo was asked: around its answer, and the commit of the pair.
    const isAsked = () => emulator.oauth.refreshes.length > before;
    if (kill % 2 === 1) await until(isAsked, `kill ${kill}: Zalo is asked`);
    await Promise.race([sleep(randomInt(0, kill % 2 === 1 ? 400 : 600)), child.ended]);
    child.process.kill('SIGKILL');
    asked += isAsked() ? 1 : 0;
    whole += (await child.ended) === undefined ? 0 : 1;
    emulator.recover();

    const keeper = play.keeper();
    const signal = new AbortController();
    const kept = keeper.keep(signal.signal);
    await until(async () => {
      // There is always something to send with.
      emulator.oauth.check((await keeper.access({})).token);
      const [row] = await db.query<{ status: string | null }>(
        `SELECT CASE WHEN lost_at IS NOT NULL THEN 'consent_needed'
           WHEN refresh_started_at IS NULL AND obtained_at > now() - interval '1 hour' THEN 'permitted' END AS status
         FROM channel_tokens`,
      );
      return keeper.state().status === row!.status;
    }, `kill ${kill}: it is known what stands`);
    signal.abort();
    await kept;
    const open = (await play.tasks()).filter(({ done_at: doneAt }) => doneAt === null);
    const isLost = keeper.state().status === 'consent_needed';
    expect(open).toHaveLength(isLost ? 1 : 0);
    // The dead one's call, the one after it, and no more.
    expect(emulator.oauth.refreshes.length - before).toBeLessThanOrEqual(2);
    if (!isLost) continue;
    losses += 1;
    play.consent();
    const again = play.keeper();
    await until(async () => {
      await again.access({});
      return again.state().status === 'permitted';
    }, 'the consent helps');
    expect((await play.tasks()).filter(({ done_at: doneAt }) => doneAt === null)).toEqual([]);
  }
  expect(emulator.oauth.mostAtOnce).toBe(1);
  console.log(
    `${KILLS} kills, ${asked} after Zalo was asked: ${losses} pairs lost and given back by consent, ${whole} too late to hurt`,
  );
});
