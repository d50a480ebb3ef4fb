import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BoundaryOf, contains, locate } from '../../src/areas/locate.ts';

/** About 1,040 m wide and 1,112 m high, where a degree of longitude is 104 km. */
const west: BoundaryOf = square('west', 106.0, 21.0, 0.01);
const east: BoundaryOf = square('east', 106.01, 21.0, 0.01);

function square(id: string, lon: number, lat: number, side: number): BoundaryOf {
  return { id, boundary: { type: 'Polygon', coordinates: [ring(lon, lat, side)] } };
}

function ring(lon: number, lat: number, side: number): number[][] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
}

describe('locating a point', () => {
  test('in the middle of an area it is there, far from its edge', () => {
    const found = locate({ lat: 21.005, lon: 106.005 }, [east, west]);
    expect(found).toMatchObject({ areaId: 'west', candidates: ['west'] });
    // Half the width: 0.005 degrees of longitude at 21 degrees north.
    expect(found.edge).toBeCloseTo(519, -1);
  });

  test('within 30 m of a common edge both are candidates, the one that holds it first', () => {
    // 10 m is 0.0000963 degrees of longitude here.
    expect(locate({ lat: 21.005, lon: 106.0099 }, [east, west])).toMatchObject({
      areaId: 'west',
      candidates: ['west', 'east'],
    });
    expect(locate({ lat: 21.005, lon: 106.0101 }, [east, west])).toMatchObject({
      areaId: 'east',
      candidates: ['east', 'west'],
    });
  });

  test('40 m from the edge there is no doubt', () => {
    expect(locate({ lat: 21.005, lon: 106.0096 }, [east, west]).candidates).toEqual(['west']);
  });

  test('outside all it is nowhere, but the near ones are candidates and the distance is known', () => {
    const near = locate({ lat: 20.9999, lon: 106.005 }, [east, west]);
    expect(near).toMatchObject({ areaId: null, candidates: ['west'] });
    expect(near.edge).toBeCloseTo(11, 0);
    expect(locate({ lat: 20.99, lon: 106.005 }, [east, west])).toMatchObject({ areaId: null, candidates: [] });
  });

  test('without boundaries nothing is known', () => {
    expect(locate({ lat: 21, lon: 106 }, [])).toEqual({ areaId: null, edge: null, candidates: [] });
  });

  test('a hole is not part of the area, and its rim is an edge', () => {
    const holed: BoundaryOf = {
      id: 'holed',
      boundary: { type: 'Polygon', coordinates: [ring(106, 21, 0.01), ring(106.004, 21.004, 0.002)] },
    };
    expect(locate({ lat: 21.005, lon: 106.005 }, [holed]).areaId).toBeNull();
    expect(locate({ lat: 21.005, lon: 106.0039 }, [holed])).toMatchObject({ areaId: 'holed', candidates: ['holed'] });
    expect(locate({ lat: 21.005, lon: 106.0039 }, [holed]).edge).toBeCloseTo(10.4, 0);
  });

  test('all parts of a MultiPolygon belong to it', () => {
    const parts: BoundaryOf = {
      id: 'parts',
      boundary: { type: 'MultiPolygon', coordinates: [[ring(106, 21, 0.01)], [ring(106.02, 21, 0.01)]] },
    };
    expect(locate({ lat: 21.005, lon: 106.005 }, [parts]).areaId).toBe('parts');
    expect(locate({ lat: 21.005, lon: 106.025 }, [parts]).areaId).toBe('parts');
    expect(locate({ lat: 21.005, lon: 106.015 }, [parts]).areaId).toBeNull();
  });

  test('of areas that tile a plane exactly one holds any inner point', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.0199, noNaN: true }),
        fc.double({ min: 0.0001, max: 0.0099, noNaN: true }),
        (x, y) => {
          const point = { lat: 21 + y, lon: 106 + x };
          expect([west, east].filter(({ boundary }) => contains(boundary, point))).toHaveLength(1);
        },
      ),
    );
  });
});
