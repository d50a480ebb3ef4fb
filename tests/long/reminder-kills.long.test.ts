import { afterAll, test } from '@jest/globals';
import { testDatabase } from '../database.ts';
import { playKills } from '../reminders/kill-play.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('killed fifty times around the minute of firing, each rung is one outbox row', async () => {
  await playKills(db, 50, Math.random);
}, 900_000);
