import { randomInt } from 'node:crypto';
import { jest, test } from '@jest/globals';
import { playCrashes } from '../crash-play.ts';
import { expectNothingLost } from '../expect-nothing-lost.ts';

jest.setTimeout(1_200_000);

test('50 kills while 400 residents report: nothing is lost, nothing is done twice', async () => {
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  console.log(`CRASH_SEED=${seed}`);
  const outcome = await playCrashes({ seed, kills: 50, residents: 400, patience: 1_100_000 });
  expectNothingLost(outcome, { residents: 400, kills: 50 });
});
