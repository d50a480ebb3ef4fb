import { jest, test } from '@jest/globals';
import { playCrashes } from '../crash-play.ts';
import { expectNothingLost } from '../expect-nothing-lost.ts';

jest.setTimeout(180_000);

test('8 kills while 40 residents report: nothing is lost, nothing is done twice', async () => {
  const outcome = await playCrashes({ seed: 20_261_123, kills: 8, residents: 40, patience: 170_000 });
  expectNothingLost(outcome, { residents: 40, kills: 8 });
});
