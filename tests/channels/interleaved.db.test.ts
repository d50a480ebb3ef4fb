import { randomInt } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { testDatabase } from '../database.ts';
import { playInterleaved } from './interleaved.ts';

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());

/** Ten thousand of them: `tests/long/interleaved.long.test.ts`. */
test('updates of all channels, repeated, shuffled and at the same time: each is stored once, each conversation hears them in order', async () => {
  const played = await playInterleaved(db, { updates: 800, draw: (below) => randomInt(below) });
  expect(played.deliveries).toBeGreaterThan(played.updates);
  expect(played).toMatchObject({ updates: 800, stored: 800, twice: 0, disordered: 0 });
}, 60_000);
