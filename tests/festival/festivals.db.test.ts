import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { festivalDaysOf } from '../../src/festival/festival-days-view.ts';
import { registerFestivalRoutes } from '../../src/festival/festival-routes.ts';
import { festivalListSchema } from '../../src/festival/festival-schema.ts';
import { saveFestivals } from '../../src/festival/festival-store.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { type Browser, makeUser, signInAs, staffApp } from '../staff/staff-app.ts';

let db: TestDatabase;
let all: Browser;
let ofWard: Browser;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await testDatabase({ sample: true });
  const app = staffApp(db);
  registerFestivalRoutes(app, { database: db.database });
  await app.ready();
  await makeUser(db, { email: 'all@phuong.example' });
  await makeUser(db, { email: 'ward@phuong.example', areaIds: ['W.VOCUONG'] });
  all = await signInAs(app, 'all@phuong.example');
  ofWard = await signInAs(app, 'ward@phuong.example');
  close = async () => {
    await app.close();
    await db.close();
  };
});
afterAll(() => close());

const list = async (query: string, as = all) => festivalListSchema.parse((await as.get(`/api/festivals${query}`)).body);

describe('GET /api/festivals', () => {
  test('is for those who are signed in', async () => {
    const { status } = await { ...all }.get('/api/festivals');
    expect(status).toBe(200);
    const app = staffApp(db);
    registerFestivalRoutes(app, { database: db.database });
    expect((await app.inject({ url: '/api/festivals' })).statusCode).toBe(401);
    await app.close();
  });

  test('goes page by page, each day once, the earliest first', async () => {
    const seen: { day: string; id: string }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await list(`?limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(14);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(14);
    expect(seen.map(({ day }) => day)).toEqual(seen.map(({ day }) => day).sort());
    expect((await all.get('/api/festivals?cursor=xyz')).status).toBe(400);
    const noDay = Buffer.from('2026-02-31 00000000-0000-7000-8000-000000000000').toString('base64url');
    expect((await all.get(`/api/festivals?cursor=${noDay}`)).status).toBe(400);
  });

  test('of a ward has those of khu phố that lay in a former ward; of days, those from the first to the last', async () => {
    const { items } = await list('?area=W.VOCUONG');
    expect(items.map(({ areaName }) => areaName).sort()).toEqual(
      ['Bồ Sơn', 'Châm Khê', 'Dương Ổ', 'Hòa Đình', 'Xuân Ổ A', 'Xuân Ổ B'].sort(),
    );
    expect(items[0]).toMatchObject({ ward: 'W.VOCUONG', year: 2026, sample: true, place: 'nhà văn hóa khu phố' });
    const days = (await list('?from=2026-11-17&to=2026-11-18')).items.map(({ day }) => day);
    expect([...new Set(days)]).toEqual(['2026-11-17', '2026-11-18']);
  });

  test('shows a moderator of some wards those of these wards', async () => {
    const { items } = await list('', ofWard);
    expect(items).toHaveLength(6);
    expect((await list('?area=W.KINHBAC', ofWard)).items).toEqual([]);
  });
});

describe('the days of an area', () => {
  test('are its own; for a ward those of its khu phố; past ones only where none is to come', async () => {
    const [own, ward, late, none] = await festivalDaysOf(db.database, [
      { areaId: 'K.VOCUONG.HOADINH', day: '2026-11-10' },
      { areaId: 'W.VOCUONG', day: '2026-11-15' },
      { areaId: 'K.VOCUONG.HOADINH', day: '2026-11-23' },
      { areaId: 'K.PHONGKHE.NGOKHE', day: '2026-11-10' },
    ]);
    const hoaDinh = {
      areaId: 'K.VOCUONG.HOADINH',
      day: '2026-11-15',
      time: '08:00',
      place: 'nhà văn hóa khu phố',
      note: null,
    };
    expect(own).toEqual({ coming: [hoaDinh], past: null });
    expect(ward!.coming.map(({ areaId, day, time }) => [areaId, day, time])).toEqual([
      ['K.PHONGKHE.DUONGO', '2026-11-15', '07:30'],
      ['K.VOCUONG.HOADINH', '2026-11-15', '08:00'],
      ['K.PHONGKHE.CHAMKHE', '2026-11-17', null],
      ['K.VOCUONG.BOSON', '2026-11-18', '08:00'],
    ]);
    expect(late).toEqual({ coming: [], past: hoaDinh });
    expect(none).toEqual({ coming: [], past: null });
  });

  test('are those of next year, too, and a day that was moved is there once', async () => {
    const moved = { areaId: 'K.VOCUONG.HOADINH', startTime: null, place: null, note: 'Mang theo ghế.', sample: false };
    await db.database.$transaction((tx) =>
      saveFestivals(tx, [
        { ...moved, day: '2026-11-16' },
        { ...moved, day: '2027-11-14' },
      ]),
    );
    const [{ coming, past }] = (await festivalDaysOf(db.database, [
      { areaId: 'K.VOCUONG.HOADINH', day: '2026-11-23' },
    ])) as [Awaited<ReturnType<typeof festivalDaysOf>>[number]];
    expect(coming).toEqual([
      { areaId: 'K.VOCUONG.HOADINH', day: '2027-11-14', time: null, place: null, note: 'Mang theo ghế.' },
    ]);
    expect(past).toMatchObject({ day: '2026-11-16' });
  });

  test('bear an hour that there is, and a year that is theirs', async () => {
    const wrong = (change: string) => db.query(`UPDATE festivals SET ${change} WHERE area_id = 'K.VOCUONG.BOSON'`);
    await expect(wrong("start_time = '25:00'")).rejects.toThrow('festivals_start_time_check');
    await expect(wrong('year = 2025')).rejects.toThrow('festivals_year_check');
  });
});
