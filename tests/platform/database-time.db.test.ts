import { afterAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/platform/database.ts';
import { testDatabase } from '../database.ts';

const db = await testDatabase();
afterAll(() => db.close());

test('a time is stored as the moment that it is, whatever zone the server lives in', async () => {
  const name = new URL(db.url).pathname.slice(1);
  await db.query(`ALTER DATABASE ${name} SET timezone = 'Asia/Ho_Chi_Minh'`);
  const database = openDatabase({ url: db.url, connections: 1 });
  const updatedAt = new Date('2026-11-23T01:00:00.123Z');
  try {
    await database.pollCursor.create({ data: { channel: 'a', account: 'b', cursor: 'by the client', updatedAt } });
    await database.$executeRaw`INSERT INTO poll_cursors VALUES ('c', 'd', 'by SQL', ${updatedAt})`;
    const stored = await db.query('SELECT updated_at FROM poll_cursors');
    expect(stored).toEqual([{ updated_at: updatedAt }, { updated_at: updatedAt }]);
    expect(await database.$queryRaw`SELECT updated_at AS "updatedAt" FROM poll_cursors LIMIT 1`).toEqual([
      { updatedAt },
    ]);
  } finally {
    await database.$disconnect();
  }
});
