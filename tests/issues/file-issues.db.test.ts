import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { fileIssues } from '../../src/issues/file-issues.ts';
import type { Reporter } from '../../src/issues/reporter.ts';
import { testDatabase } from '../database.ts';
import { buildTown, draftOf, fileOne, inTransaction, makePhoto, makeResident, NOW } from './small-town.ts';

const db = await testDatabase({ connections: 20 });
let resident: Reporter;

beforeAll(async () => {
  await buildTown(db);
  resident = await makeResident(db);
});
beforeEach(async () => {
  await db.clear('issues', 'issue_history', 'issue_media', 'code_counters', 'updates', 'outbox_messages');
});
afterAll(() => db.close());

const stored = (columns: string) => db.query(`SELECT ${columns} FROM issues ORDER BY code`);

describe('codes', () => {
  test('have the letters of the ward and at least four digits', async () => {
    expect((await fileOne(db, resident)).code).toBe('AN-0001');
    await db.query(`UPDATE code_counters SET last = 9998`);
    expect((await fileOne(db, resident)).code).toBe('AN-9999');
    expect((await fileOne(db, resident)).code).toBe('AN-10000');
  });

  test.each([
    ['a khu phố of a ward that was merged has the letters of the ward of today', 'dinh', 'AN-0001'],
    ['a former ward has the letters of what it became', 'cu', 'AN-0001'],
    ['a ward itself', 'binh', 'BI-0001'],
    ['a ward without letters has those of the province', 'tan', 'TT-0001'],
    ['a former ward that was split has those of the province', 'tach', 'TT-0001'],
    ['an unknown area has those of the province', null, 'TT-0001'],
    ['an area that does not exist has those of the province', 'nowhere', 'TT-0001'],
  ])('%s', async (_name, areaId, code) => {
    expect((await fileOne(db, resident, { areaId })).code).toBe(code);
  });

  test('are unique and without gaps when twenty batches come at once', async () => {
    const batch = Array.from({ length: 5 }, (_, nr) => ({
      ...draftOf({ areaId: nr % 2 === 0 ? 'song' : 'cho' }),
      ...resident,
    }));
    await Promise.all(Array.from({ length: 20 }, () => inTransaction(db, (tx) => fileIssues(tx, batch, NOW))));
    const numbers = async (prefix: string) =>
      (
        await db.query<{ nr: number }>(
          `SELECT split_part(code, '-', 2)::int AS nr FROM issues WHERE code LIKE $1 ORDER BY nr`,
          [`${prefix}-%`],
        )
      ).map(({ nr }) => nr);
    expect(await numbers('BI')).toEqual(Array.from({ length: 60 }, (_, nr) => nr + 1));
    expect(await numbers('AN')).toEqual(Array.from({ length: 40 }, (_, nr) => nr + 1));
  });

  test('a batch that fails leaves no gap', async () => {
    const failing = inTransaction(db, async (tx) => {
      await fileIssues(tx, [{ ...draftOf(), ...resident }], NOW);
      throw new Error('the rest of the batch failed');
    });
    await expect(failing).rejects.toThrow('the rest of the batch failed');
    expect((await fileOne(db, resident)).code).toBe('AN-0001');
  });
});

describe('what is filed', () => {
  test('says by when an answer is promised and which ward has it', async () => {
    expect(await fileOne(db, resident, { areaId: 'dinh' })).toEqual({
      code: 'AN-0001',
      dueAt: new Date('2026-11-24T17:00:00+07:00').getTime(),
      ward: 'An Phú',
    });
    expect((await fileOne(db, resident, { areaId: null })).ward).toBeNull();
  });

  test.each([
    ['T1', 'HT-01', '2026-11-24'],
    ['T2', 'VS-01', '2026-11-26'],
    ['T3', 'VS-02', '2026-11-30'],
    ['T5', 'DC-05', '2026-12-07'],
  ])('tier %s is due in its working days', async (_tier, categoryCode, day) => {
    const { dueAt } = await fileOne(db, resident, { categoryCode });
    expect(new Date(dueAt)).toEqual(new Date(`${day}T17:00:00+07:00`));
  });

  test('keeps the area as it was named, and the ward of today', async () => {
    await fileOne(db, resident, { areaId: 'dinh', place: 'cổng đình', lat: 21.18, lon: 106.06, categoryCode: 'DC-05' });
    expect(
      await stored('area_id, ward_id, place, lat, lon, status, unit_id, visibility, channel, version, search_key'),
    ).toEqual([
      {
        area_id: 'dinh',
        ward_id: 'an',
        place: 'cổng đình',
        lat: 21.18,
        lon: 106.06,
        status: 'new',
        unit_id: null,
        visibility: 'P',
        channel: 'web',
        version: 1,
        search_key: 'an-0001 den duong hong ba toi nay cong dinh khu pho dinh an phu',
      },
    ]);
  });

  test('begins its history, without the text a second time', async () => {
    await fileOne(db, resident);
    expect(await db.query('SELECT actor, kind, to_value, channel, text, at FROM issue_history')).toEqual([
      { actor: 'resident', kind: 'filed', to_value: 'new', channel: 'web', text: null, at: NOW },
    ]);
  });

  test('has its photos in order, and none of somebody else', async () => {
    const mine = [await makePhoto(db, resident.conversationId), await makePhoto(db, resident.conversationId)];
    const theirs = await makePhoto(db, (await makeResident(db)).conversationId);
    await fileOne(db, resident, { media: [mine[1]!, theirs, mine[0]!, mine[1]!] });
    const rows = await db.query<{ media_id: string; role: string }>(
      'SELECT media_id, role FROM issue_media ORDER BY position',
    );
    expect(rows).toEqual([
      { media_id: mine[1], role: 'report' },
      { media_id: mine[0], role: 'report' },
    ]);
  });

  test('comes back in the order of the drafts', async () => {
    const drafts = ['cho', 'song', null, 'dinh'].map((areaId) => ({ ...draftOf({ areaId }), ...resident }));
    const filed = await inTransaction(db, (tx) => fileIssues(tx, drafts, NOW));
    expect(filed.map(({ code }) => code)).toEqual(['AN-0001', 'BI-0001', 'TT-0001', 'AN-0002']);
    expect(await inTransaction(db, (tx) => fileIssues(tx, [], NOW))).toEqual([]);
  });

  test('is announced to the pages when it is committed', async () => {
    const listener = new pg.Client({ connectionString: db.url });
    await listener.connect();
    try {
      const heard = new Promise<string>((resolve) => listener.on('notification', ({ payload }) => resolve(payload!)));
      await listener.query('LISTEN changed');
      await fileOne(db, resident);
      expect(JSON.parse(await heard)).toEqual([['issue', 'AN-0001']]);
    } finally {
      await listener.end();
    }
  });

  test('an unknown category is a bug, and nothing is filed', async () => {
    await expect(fileOne(db, resident, { categoryCode: 'ZZ-99' })).rejects.toThrow('no category ZZ-99');
    expect(await stored('code')).toEqual([]);
  });
});
