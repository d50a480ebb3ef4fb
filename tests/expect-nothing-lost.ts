import { expect } from '@jest/globals';
import type { CrashOutcome } from './crash-play.ts';

/** What must hold after any number of kills. */
export function expectNothingLost(outcome: CrashOutcome, { residents, kills }: { residents: number; kills: number }) {
  expect(new Set(outcome.codes).size).toBe(residents);
  expect(outcome.updates).toMatchObject({ notOnce: [], quarantined: 0, waiting: 0 });
  // Each resident says at least four things: the beginning, yes to the consent, yes or no to a picture, yes to the report.
  expect(outcome.updates.delivered).toBeGreaterThanOrEqual(residents * 4);
  expect(outcome.issues).toEqual({ rows: residents, notOnce: [] });
  expect(outcome.outbox.notSent).toEqual([]);
  expect(outcome.outbox.rows).toBeGreaterThanOrEqual(residents * 4);
  expect(outcome.media).toEqual({ rows: Math.ceil(residents / 3), notStored: [] });
  expect(outcome.disordered).toEqual([]);
  expect(outcome.unexplainedRepeats).toEqual([]);
  expect(outcome.kills).toHaveLength(kills);
  for (const { repeats, inFlight } of outcome.kills) expect(repeats).toBeLessThanOrEqual(inFlight);
  // A play in which nobody was ever interrupted would prove nothing.
  expect(outcome.kills.filter(({ inFlight }) => inFlight > 0).length).toBeGreaterThanOrEqual(kills / 4);
}
