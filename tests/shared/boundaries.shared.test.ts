import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleAreaChanges, sampleAreas } from '../../prisma/sample/areas.ts';
import { loadSample } from '../../prisma/sample/load-sample.ts';
import { areasAt } from '../../src/areas/boundary-store.ts';
import { importAreas } from '../../src/areas/import-areas.ts';
import { importBoundaries } from '../../src/areas/import-boundaries.ts';
import { type Boundary, contains, locate } from '../../src/areas/locate.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const shared = path.resolve(import.meta.dirname, '../../../shared/data');

/** Longitude, latitude and official code of points well inside each of the five wards, found from the official file itself. */
interface Ward {
  id: string;
  boundary: Boundary;
}

const files = readdirSync(path.join(shared, 'boundaries')).filter((name) => name.endsWith('.geojson'));
const read = (name: string) => readFileSync(path.join(shared, 'boundaries', name), 'utf8');
const codeOf = (name: string) => name.slice(0, 5);
const wardByCode = new Map(
  sampleAreas
    .filter((area) => area.kind === 'phuong' && area.validTo === null)
    .map((area) => [area.officialCode!, area]),
);
const wards: Ward[] = files.flatMap((name) => {
  const ward = wardByCode.get(codeOf(name));
  return ward ? [{ id: ward.id, boundary: JSON.parse(read(name)).features[0].geometry as Boundary }] : [];
});

/** Points of a grid of some 400 m, with the ward that the official boundaries put them in. */
const grid: { lat: number; lon: number; wardId: string; edge: number }[] = [];
for (let lat = 21.12; lat < 21.23; lat += 0.004)
  for (let lon = 106.016; lon < 106.136; lon += 0.004) {
    const found = locate({ lat, lon }, wards);
    if (found.areaId) grid.push({ lat, lon, wardId: found.areaId, edge: found.edge! });
  }

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  await loadSample(db.database);
});
afterAll(() => db.close());

describe('the official boundaries', () => {
  test('are imported as they come; a ward that is not ours is told', async () => {
    const outcomes: Record<string, unknown> = {};
    for (const name of files) outcomes[codeOf(name)] = await importBoundaries(db.database, read(name));
    expect(outcomes).toEqual({
      '09169': { ok: true, count: 1 },
      '09187': { ok: true, count: 1 },
      '09190': { ok: true, count: 1 },
      '09286': { ok: true, count: 1 },
      '09325': { ok: true, count: 1 },
      '09445': {
        ok: false,
        mistakes: ['feature 1 (Ninh Xá): no area of today has the code 09445: import the areas first'],
      },
    });
  });

  test('put points into their wards', async () => {
    expect(grid.length).toBeGreaterThan(400);
    const found = await areasAt(db.database, grid);
    const wrong = grid.filter((point, index) => found[index]!.wardId !== point.wardId);
    expect(wrong).toEqual([]);
    const unsure = grid.filter((point, index) => point.edge < 30 !== found[index]!.candidates.length > 1);
    // Near the outer edge of the town there is no second ward.
    expect(unsure.every(({ edge }) => edge < 30)).toBe(true);
  });

  test('a ward elsewhere can be added with its boundary', async () => {
    expect(
      await importAreas(db.database, 'id,kind,name,parent,code,prefix\nW.NINHXA,phuong,Ninh Xá,P.BACNINH,09445,NX'),
    ).toEqual({
      ok: true,
      count: 1,
    });
    expect(await importBoundaries(db.database, read(files.find((name) => codeOf(name) === '09445')!))).toEqual({
      ok: true,
      count: 1,
    });
    expect(await areasAt(db.database, [{ lat: 21.01, lon: 106.08 }])).toMatchObject([{ wardId: 'W.NINHXA' }]);
  });

  test('the rough ones of the sample agree with them for nearly all points', () => {
    const drawn = [...wardByCode.values()].map(({ id, boundary }) => ({ id, boundary: boundary! }));
    const inside = grid.filter(({ edge }) => edge > 250);
    const wrong = inside.filter((point) => !contains(drawn.find(({ id }) => id === point.wardId)!.boundary, point));
    expect(inside.length).toBeGreaterThan(200);
    expect(wrong.length / inside.length).toBeLessThan(0.02);
    const all = grid.filter((point) => locate(point, drawn).areaId !== point.wardId);
    expect(all.length / grid.length).toBeLessThan(0.12);
  });
});

describe('the sample’s areas', () => {
  const [header, ...lines] = readFileSync(path.join(shared, 'areas/areas.tsv'), 'utf8').trim().split('\n');
  const columns = header!.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [columns[index]!, cell])));

  test('agree with areas.tsv in names, codes and dates', () => {
    const byId = new Map(sampleAreas.map((area) => [area.id, area]));
    const different = rows.flatMap((row) => {
      const area = byId.get(row.area_id!);
      if (!area) return [`${row.area_id} is missing`];
      const ours = [
        area.kind,
        area.name,
        area.parentId,
        area.officialCode,
        area.codeSystem,
        area.validFrom,
        area.validTo,
      ];
      const days = row.valid_to === '?' ? '' : row.valid_to;
      const theirs = [row.kind, row.name, row.parent_id, row.official_code, row.code_system, row.valid_from, days];
      return ours.every((value, index) => (value ?? '') === (theirs[index] ?? ''))
        ? []
        : [`${area.id}: ${ours} / ${theirs}`];
    });
    expect(different).toEqual([]);
    expect(rows).toHaveLength(sampleAreas.length);
  });

  test('became what areas.tsv says', () => {
    const known = rows.filter((row) => row.succeeded_by && !row.succeeded_by.startsWith('?'));
    const ours = sampleAreaChanges.map(({ fromId, toId }) => `${fromId} ${toId}`).sort();
    expect(ours).toEqual(known.map((row) => `${row.area_id} ${row.succeeded_by}`).sort());
  });
});
