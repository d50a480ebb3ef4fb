import { afterAll, expect, test } from '@jest/globals';
import type { Sql } from '../../src/platform/database.ts';
import { testDatabase } from '../database.ts';

const db = await testDatabase();
afterAll(() => db.close());

type Transact = (work: (tx: Sql) => Promise<void>) => Promise<void>;

test.each<[string, Transact]>([
  ["Prisma's", (work) => db.database.$transaction(work)],
  ['the direct', (work) => db.database.direct.$transaction(work)],
])(
  'of %s transactions two that wait for each other both go through: the one that PostgreSQL gives up runs anew',
  async (_, transact) => {
    await db.query('DELETE FROM tiles');
    await db.query(`INSERT INTO tiles (number, label_vi, label_en) VALUES (1, '', ''), (2, '', '')`);
    let arrived = 0;
    let letBothGo = () => {};
    const bothHoldOne = new Promise<void>((resolve) => {
      letBothGo = resolve;
    });
    const runs = { forth: 0, back: 0 };
    const lockBoth = (way: keyof typeof runs, [first, second]: [number, number]) =>
      transact(async (tx) => {
        runs[way] += 1;
        await tx.$executeRaw`UPDATE tiles SET label_vi = label_vi || 'x' WHERE number = ${first}`;
        arrived += 1;
        if (arrived === 2) letBothGo();
        await bothHoldOne;
        await tx.$executeRaw`UPDATE tiles SET label_vi = label_vi || 'x' WHERE number = ${second}`;
      });
    await Promise.all([lockBoth('forth', [1, 2]), lockBoth('back', [2, 1])]);
    expect(runs.forth + runs.back).toBe(3);
    expect(await db.query('SELECT label_vi FROM tiles')).toEqual([{ label_vi: 'xx' }, { label_vi: 'xx' }]);
  },
);
