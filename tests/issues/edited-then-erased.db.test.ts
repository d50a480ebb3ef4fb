import { afterAll, expect, test } from '@jest/globals';
import { forgetReporter } from '../../src/issues/erase-reporter-store.ts';
import { testDatabase } from '../database.ts';
import { buildTown, fileOne, inTransaction, makeResident, NOW } from './small-town.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('of a person who leaves, both versions of a changed message lose what tells of people, too', async () => {
  await buildTown(db);
  const resident = await makeResident(db);
  const { code } = await fileOne(db, resident);
  const [row] = await db.query<{ id: string }>('SELECT id FROM issues WHERE code = $1', [code]);
  const call = 'gọi tôi số 0912 345 678';
  await db.query(
    `INSERT INTO issue_history (issue_id, at, actor, kind, from_value, text) VALUES
       ($1, $2, 'resident', 'edited', $3, $3), ($1, $2, 'resident', 'taken_back', $3, NULL),
       ($1, $2, 'moderator', 'category', 'HT-01', NULL)`,
    [row!.id, NOW, call],
  );
  await inTransaction(db, (tx) => forgetReporter(tx, { personId: resident.personId }, NOW));
  const history = await db.query<{ words: string }>(
    `SELECT concat_ws(' ', kind, from_value, text) AS words FROM issue_history WHERE issue_id = $1`,
    [row!.id],
  );
  const words = history.map((one) => one.words).join('\n');
  expect(words).not.toMatch(/0912|345 678/);
  expect(words).toContain('edited gọi tôi số');
  expect(words).toContain('category HT-01');
});
