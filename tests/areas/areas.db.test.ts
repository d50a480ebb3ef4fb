import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { areaList } from '../../src/areas/area-list-view.ts';
import { areasAt } from '../../src/areas/boundary-store.ts';
import { importAreas } from '../../src/areas/import-areas.ts';
import { importBoundaries } from '../../src/areas/import-boundaries.ts';
import { EVERYTHING, openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase({ sample: true });
});
afterAll(() => db.close());

const dot = (lon: number, lat: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + 0.004, lat],
      [lon + 0.004, lat + 0.004],
      [lon, lat + 0.004],
      [lon, lat],
    ],
  ],
});

const feature = (properties: Record<string, unknown>, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('which area points lie in', () => {
  test('many points are answered in their order, outside as nowhere', async () => {
    const found = await areasAt(db.database, [
      { lat: 21.17, lon: 106.05 },
      { lat: 10.77, lon: 106.7 },
      { lat: 21.148, lon: 106.105 },
    ]);
    expect(found.map(({ areaId, wardId }) => [areaId, wardId])).toEqual([
      ['W.VOCUONG', 'W.VOCUONG'],
      [null, null],
      ['W.NAMSON', 'W.NAMSON'],
    ]);
    expect(found[0]!.edge).toBeGreaterThan(500);
    expect(await areasAt(db.database, [])).toEqual([]);
  });

  test('near the border of two wards both are candidates', async () => {
    // On the hand-typed border between Kinh Bắc and Võ Cường, a few metres inside Kinh Bắc.
    const [found] = await areasAt(db.database, [{ lat: 21.17705, lon: 106.04605 }]);
    expect(found!.candidates.sort()).toEqual(['W.KINHBAC', 'W.VOCUONG']);
    expect(found!.edge).toBeLessThan(30);
  });

  test('a khu dân cư whose boundary is known is found inside its ward', async () => {
    const geometry = dot(106.05, 21.165);
    const outcome = await importBoundaries(db.database, collection(feature({ area_id: 'K.VOCUONG.BOSON' }, geometry)));
    expect(outcome).toEqual({ ok: true, count: 1 });
    const [inside, beside] = await areasAt(db.database, [
      { lat: 21.167, lon: 106.052 },
      { lat: 21.167, lon: 106.06 },
    ]);
    expect(inside).toMatchObject({ areaId: 'K.VOCUONG.BOSON', wardId: 'W.VOCUONG', candidates: ['W.VOCUONG'] });
    expect(beside).toMatchObject({ areaId: 'W.VOCUONG', wardId: 'W.VOCUONG' });
  });

  test('near the border of two khu dân cư of one ward both are candidates; beside an edge without a neighbour only the ward is sure', async () => {
    const drawn = collection(
      feature({ area_id: 'K.VOCUONG.BOSON' }, dot(106.05, 21.165)),
      feature({ area_id: 'K.VOCUONG.HOADINH' }, dot(106.054, 21.165)),
    );
    expect(await importBoundaries(db.database, drawn)).toEqual({ ok: true, count: 2 });
    const [between, outerEdge, middle] = await areasAt(db.database, [
      { lat: 21.167, lon: 106.0541 },
      { lat: 21.167, lon: 106.0579 },
      { lat: 21.167, lon: 106.056 },
    ]);
    expect(between).toMatchObject({ wardId: 'W.VOCUONG', candidates: ['K.VOCUONG.HOADINH', 'K.VOCUONG.BOSON'] });
    expect(outerEdge).toMatchObject({ areaId: 'W.VOCUONG', wardId: 'W.VOCUONG', candidates: ['W.VOCUONG'] });
    expect(middle).toMatchObject({ areaId: 'K.VOCUONG.HOADINH', candidates: ['W.VOCUONG'] });
  });
});

describe('importing areas', () => {
  const csv =
    'id,kind,name,parent,aliases\nK.DAPCAU.1,khu_pho,Khu phố 1,W.VUNINH,Khu 1|Tổ 1\nK.DAPCAU.2,khu_pho,Khu phố 2,W.VUNINH,';

  test('adds them; again, it changes nothing but what was corrected', async () => {
    expect(await importAreas(db.database, csv)).toEqual({ ok: true, count: 2 });
    expect(await importAreas(db.database, csv.replace('Khu phố 2', 'Khu phố Hai'))).toEqual({ ok: true, count: 2 });
    expect(
      await db.query("SELECT name, name_key, parent_id FROM areas WHERE id LIKE 'K.DAPCAU.%' ORDER BY id"),
    ).toEqual([
      { name: 'Khu phố 1', name_key: 'khu pho 1', parent_id: 'W.VUNINH' },
      { name: 'Khu phố Hai', name_key: 'khu pho hai', parent_id: 'W.VUNINH' },
    ]);
    expect(await db.query("SELECT alias_key FROM area_aliases WHERE area_id = 'K.DAPCAU.1' ORDER BY id")).toEqual([
      { alias_key: 'khu 1' },
      { alias_key: 'to 1' },
    ]);
  });

  test('an empty cell leaves what is stored', async () => {
    expect(await importAreas(db.database, 'id,kind,name\nW.VUNINH,phuong,Vũ Ninh')).toEqual({ ok: true, count: 1 });
    expect(
      await db.query(
        "SELECT issue_prefix, official_code, boundary IS NOT NULL AS drawn FROM areas WHERE id = 'W.VUNINH'",
      ),
    ).toEqual([{ issue_prefix: 'VN', official_code: '09169', drawn: true }]);
  });

  test('a running service hears of it, and of nothing when it failed', async () => {
    const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
    const heard: unknown[] = [];
    const first = new Promise<void>((resolve) => live.on((changes) => resolve(void heard.push(...changes))));
    await importAreas(db.database, 'id,kind,name\nK.BAD,khu_pho,');
    await importAreas(db.database, csv.replace('Khu phố 2', 'Khu phố Hai'));
    await first;
    await live.close();
    expect(heard).toEqual([EVERYTHING]);
  });

  test('one bad row stops the whole file', async () => {
    const outcome = await importAreas(db.database, `${csv}\nK.DAPCAU.3,khu_pho,,W.NOWHERE,`);
    expect(outcome).toEqual({
      ok: false,
      mistakes: ['line 4: the name is missing', 'line 4: the parent W.NOWHERE is neither in this file nor stored'],
    });
    expect(await db.query("SELECT name FROM areas WHERE id IN ('K.DAPCAU.2', 'K.DAPCAU.3')")).toEqual([
      { name: 'Khu phố Hai' },
    ]);
  });
});

describe('importing boundaries', () => {
  test('an area is named by code or name, which mean the areas of today', async () => {
    const outcome = await importBoundaries(
      db.database,
      collection(feature({ code: '09325' }, dot(106.06, 21.14)), feature({ name: 'Nam son' }, dot(106.1, 21.14))),
    );
    expect(outcome).toEqual({ ok: true, count: 2 });
    const rows = await db.query(
      "SELECT id FROM areas WHERE jsonb_array_length(boundary->'coordinates'->0) = 5 ORDER BY id",
    );
    expect(rows.map(({ id }) => id)).toEqual(['K.VOCUONG.BOSON', 'K.VOCUONG.HOADINH', 'W.HAPLINH', 'W.NAMSON']);
  });

  test('every bad feature is told and nothing is written', async () => {
    const outcome = await importBoundaries(
      db.database,
      collection(
        feature({ code: '09169' }, dot(106.1, 21.19)),
        feature({ code: '09445', name: 'Ninh Xá' }, dot(106.1, 21)),
        feature(
          { code: '09190' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [1, 1],
                [2, 2],
              ],
            ],
          },
        ),
        feature({}, dot(1, 1)),
        feature({ code: '09169' }, dot(106.1, 21.19)),
      ),
    );
    expect(outcome).toEqual({
      ok: false,
      mistakes: [
        'feature 2 (Ninh Xá): no area of today has the code 09445: import the areas first',
        'feature 3: ring 1: it has 2 points, and needs four with the first repeated',
        'feature 4: it has none of the properties area_id, code and name',
        'feature 5: W.VUNINH has a boundary in this file already',
      ],
    });
    const [row] = await db.query(
      "SELECT jsonb_array_length(boundary->'coordinates'->0) AS points FROM areas WHERE id = 'W.VUNINH'",
    );
    expect(row!.points).toBeGreaterThan(10);
  });

  test.each([['not json'], ['[]'], ['{"type":"FeatureCollection","features":[]}'], ['{"type":"Point"}']])(
    '%s is told to be no GeoJSON with features',
    async (text) => {
      expect(await importBoundaries(db.database, text)).toEqual({
        ok: false,
        mistakes: ['the file is not GeoJSON with features'],
      });
    },
  );
});

describe('the list of areas', () => {
  test('has provinces, wards and khu dân cư of today, in Vietnamese order, each with its ward', async () => {
    const items = await areaList(db.database, { wardIds: [], boundaries: false, old: false });
    expect(items.filter(({ kind }) => kind === 'phuong').map(({ name }) => name)).toEqual([
      'Hạp Lĩnh',
      'Kinh Bắc',
      'Nam Sơn',
      'Võ Cường',
      'Vũ Ninh',
    ]);
    expect(items.find(({ id }) => id === 'K.HOALONG.VIEMXA')).toMatchObject({
      wardId: 'W.KINHBAC',
      sample: true,
      current: true,
    });
    expect(items[0]).toMatchObject({ kind: 'tinh', wardId: null });
    expect(items.every((item) => item.current && !('boundary' in item))).toBe(true);
  });

  test('of a ward has only what is in it, and what it was before where that is wanted', async () => {
    const wish = { wardIds: ['W.HAPLINH'], boundaries: false };
    expect((await areaList(db.database, { ...wish, old: false })).map(({ id }) => id)).toEqual(['W.HAPLINH']);
    const withOld = await areaList(db.database, { ...wish, old: true });
    expect(withOld.map(({ id }) => id).sort()).toEqual([
      'L.HAPLINH',
      'L.HAPLINH.XA',
      'L.KHACNIEM',
      'L.KHACNIEM.XA',
      'W.HAPLINH',
    ]);
  });

  test('has boundaries where they are wanted', async () => {
    const items = await areaList(db.database, { wardIds: ['W.VUNINH'], boundaries: true, old: false });
    expect(items.find(({ id }) => id === 'W.VUNINH')!.boundary).toMatchObject({ type: 'Polygon' });
    expect(items.find(({ id }) => id === 'K.KIMCHAN.KIMDOI')!.boundary).toBeNull();
  });
});
