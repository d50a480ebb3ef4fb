import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { postList, unitList } from '../../src/organisation/unit-list-view.ts';
import { saveUnits, unitsFor } from '../../src/organisation/unit-store.ts';
import { viewUnit } from '../../src/organisation/unit-view.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
const everything = { role: 'administrator', areaIds: [] } as const;
const ofVuNinh = { role: 'moderator', areaIds: ['W.VUNINH'] } as const;

beforeAll(async () => {
  db = await testDatabase({ sample: true });
});
afterAll(() => db.close());

describe('the unit that acts', () => {
  test('is the ward’s, from the ward, a khu dân cư or an old ward; the town’s where the ward has none', async () => {
    const units = await unitsFor(db.database, [
      { kind: 'KTHT', areaId: 'W.VOCUONG' },
      { kind: 'CA', areaId: 'K.HOALONG.VIEMXA' },
      { kind: 'KTHT', areaId: 'L.NINHXA' },
      { kind: 'DL', areaId: 'K.VANDUONG.CHUMAU' },
      { kind: 'KTHT', areaId: 'W.VOCUONG' },
    ]);
    expect(units.map((unit) => unit?.id)).toEqual([
      'U.VOCUONG.KTHT',
      'U.KINHBAC.CA',
      'U.KINHBAC.KTHT',
      'U.BACNINH.DL',
      'U.VOCUONG.KTHT',
    ]);
    expect(units[0]).toEqual({
      id: 'U.VOCUONG.KTHT',
      kind: 'KTHT',
      name: 'Phòng Kinh tế, Hạ tầng và Đô thị phường Võ Cường',
      areaId: 'W.VOCUONG',
    });
  });

  test('is nobody where the area or the kind is unknown', async () => {
    const pairs = [
      { kind: 'KTHT', areaId: null },
      { kind: 'KTHT', areaId: 'X' },
      { kind: 'NOBODY', areaId: 'W.VOCUONG' },
    ];
    expect(await unitsFor(db.database, pairs)).toEqual([null, null, null]);
    expect(await unitsFor(db.database, [])).toEqual([]);
  });

  test('is the khu dân cư’s own where it has one, and never one that is gone', async () => {
    const common = { kind: 'KP', areaId: 'K.VOCUONG.BOSON', validFrom: null, sample: false };
    await db.database.$transaction((tx) =>
      saveUnits(tx, {
        units: [
          { ...common, id: 'U.BOSON.KP', name: 'Khu phố Bồ Sơn', validTo: null },
          { ...common, id: 'U.BOSON.0', name: 'Khu phố Bồ Sơn cũ', validTo: '2026-01-01' },
        ],
        posts: [],
      }),
    );
    const units = await unitsFor(db.database, [
      { kind: 'KP', areaId: 'K.VOCUONG.BOSON' },
      { kind: 'KP', areaId: 'K.VOCUONG.HOADINH' },
    ]);
    expect(units.map((unit) => unit?.id)).toEqual(['U.BOSON.KP', 'U.VOCUONG.KP']);
  });
});

describe('the lists for assigning', () => {
  test('units of one area: the nearest first, none of other wards', async () => {
    const units = await unitList(db.database, { viewer: everything, areaId: 'K.VOCUONG.BOSON' });
    expect(units[0]!.id).toBe('U.BOSON.KP');
    expect(units.at(-1)!.areaId).toBe('P.BACNINH');
    expect(new Set(units.map(({ areaId }) => areaId))).toEqual(new Set(['K.VOCUONG.BOSON', 'W.VOCUONG', 'P.BACNINH']));
    expect(units.find(({ id }) => id === 'U.BOSON.KP')).toMatchObject({ wardId: 'W.VOCUONG', areaName: 'Bồ Sơn' });
  });

  test('a viewer of one ward sees its units and those of the whole town', async () => {
    const units = await unitList(db.database, { viewer: ofVuNinh, areaId: null });
    expect(new Set(units.map(({ areaId }) => areaId))).toEqual(new Set(['W.VUNINH', 'P.BACNINH']));
    const posts = await postList(db.database, { viewer: ofVuNinh, unitId: null });
    expect(posts.some(({ unitId }) => unitId === 'U.VUNINH.MT')).toBe(true);
    expect(posts.some(({ unitId }) => unitId === 'U.VOCUONG.MT')).toBe(false);
  });

  test('posts of one unit', async () => {
    expect(
      (await postList(db.database, { viewer: everything, unitId: 'U.NAMSON.VP' })).map(({ title }) => title),
    ).toEqual(['Chánh Văn phòng', 'Chuyên viên tiếp công dân']);
    expect(await postList(db.database, { viewer: ofVuNinh, unitId: 'U.NAMSON.VP' })).toEqual([]);
  });
});

test('the units of the former city ended with it; those of its five wards took over', async () => {
  const view = (await viewUnit(db.database, everything, 'U.TPBACNINH.MT', { day: '2026-11-30', now: new Date() }))!;
  expect(view).toMatchObject({ validTo: '2025-06-30', posts: [], may: { change: false, tend: false } });
  expect(view.successors.map(({ id, effective }) => [id, effective])).toEqual(
    ['HAPLINH', 'KINHBAC', 'NAMSON', 'VOCUONG', 'VUNINH'].map((ward) => [`U.${ward}.MT`, '2025-07-01']),
  );
});
