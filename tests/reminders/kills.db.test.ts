import { afterAll, test } from '@jest/globals';
import { testDatabase } from '../database.ts';
import { playKills } from './kill-play.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('killed around the minute of firing, each rung is one outbox row', async () => {
  await playKills(db, 3, Math.random);
}, 120_000);
