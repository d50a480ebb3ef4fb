import { describe, expect, test } from '@jest/globals';
import { checkBoundary } from '../../src/areas/check-boundary.ts';
import { simplifyBoundary } from '../../src/areas/simplify-boundary.ts';

const ring = [
  [106, 21],
  [106.01, 21],
  [106.01, 21.01],
  [106, 21],
];

describe('boundaries', () => {
  test('a closed ring in degrees is one', () => {
    expect(checkBoundary({ type: 'Polygon', coordinates: [ring] })).toMatchObject({ ok: true });
    expect(checkBoundary({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toMatchObject({ ok: true });
  });

  test.each([
    ['no geometry', null, /no geometry/],
    ['a point', { type: 'Point', coordinates: [106, 21] }, /Point, not Polygon/],
    ['too little nesting', { type: 'Polygon', coordinates: ring }, /not nested/],
    ['text for a number', { type: 'Polygon', coordinates: [[['106', '21']]] }, /not nested/],
    ['no ring', { type: 'Polygon', coordinates: [] }, /no ring/],
    ['an open ring', { type: 'Polygon', coordinates: [[...ring.slice(0, 3), [106, 21.02]]] }, /not closed/],
    ['two points', { type: 'Polygon', coordinates: [[ring[0], ring[1], ring[0]]] }, /3 points/],
    [
      'a line there and back',
      { type: 'Polygon', coordinates: [[ring[0], ring[1], ring[1], ring[0]]] },
      /encloses nothing/,
    ],
    [
      'metres instead of degrees',
      {
        type: 'Polygon',
        coordinates: [
          [
            [541_000, 2_322_000],
            [542_000, 2_322_000],
            [542_000, 2_323_000],
            [541_000, 2_322_000],
          ],
        ],
      },
      /longitude and latitude/,
    ],
  ])('%s is refused in words', (_what, geometry, words) => {
    const checked = checkBoundary(geometry);
    expect(checked.ok).toBe(false);
    expect(checked.ok ? '' : checked.mistake).toMatch(words);
  });

  test('a simplified one keeps its corners and drops what hardly strays', () => {
    const wavy = [
      [0, 0],
      [1, 0.00001],
      [2, 0],
      [2, 2],
      [1, 2.00001],
      [0, 2],
      [0, 0],
    ];
    expect(simplifyBoundary({ type: 'Polygon', coordinates: [wavy] }, 0.001)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    });
  });

  test('a ring never becomes less than a triangle', () => {
    const small = { type: 'Polygon' as const, coordinates: [ring] };
    expect(simplifyBoundary(small, 10).coordinates[0]).toHaveLength(4);
  });
});
