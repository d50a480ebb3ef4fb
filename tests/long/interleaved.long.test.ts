import { randomInt } from 'node:crypto';
import { afterAll, expect, jest, test } from '@jest/globals';
import { playInterleaved } from '../channels/interleaved.ts';
import { testDatabase } from '../database.ts';

jest.setTimeout(600_000);

const db = await testDatabase({ connections: 10 });
afterAll(() => db.close());

test('10,000 updates over all channels, repeated, shuffled and at the same time: each is stored once, each conversation in order', async () => {
  const played = await playInterleaved(db, { updates: 10_000, draw: (below) => randomInt(below) });
  expect(played).toMatchObject({ updates: 10_000, stored: 10_000, twice: 0, disordered: 0 });
});
