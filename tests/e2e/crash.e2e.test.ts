import { jest, test } from '@jest/globals';
import { playCrashes } from '../crash-play.ts';
import { expectNothingLost } from '../expect-nothing-lost.ts';

jest.setTimeout(420_000);

test('6 kills while 30 residents report: nothing is lost, nothing is done twice', async () => {
  const outcome = await playCrashes({ seed: 20_261_123, kills: 6, residents: 30, patience: 400_000 });
  expectNothingLost(outcome, { residents: 30, kills: 6 });
});
