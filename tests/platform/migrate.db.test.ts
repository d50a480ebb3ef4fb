import { afterAll, expect, test } from '@jest/globals';
import { migrate } from '../../src/platform/migrate.ts';
import { testDatabase } from '../database.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(db.url, 'prisma/migrations')).toEqual([]);
});

test('the Prisma client reads what plain SQL wrote', async () => {
  await db.query(`INSERT INTO tiles (number, label_vi, label_en) VALUES (1, 'Rác', 'Rubbish')`);
  expect(await db.database.tile.findMany()).toEqual([{ number: 1, labelVi: 'Rác', labelEn: 'Rubbish' }]);
});
