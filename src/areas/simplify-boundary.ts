import type { Boundary } from './locate.ts';

/**
 * A boundary with fewer points, for a map: points that stray less than `degrees` from the line between their neighbours are
 * left out (Douglas–Peucker), and the rest is rounded to about a metre. Rings keep at least four points.
 */
export function simplifyBoundary(boundary: Boundary, degrees: number): Boundary {
  return boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: boundary.coordinates.map((ring) => simplifyRing(ring, degrees)) }
    : {
        type: 'MultiPolygon',
        coordinates: boundary.coordinates.map((rings) => rings.map((ring) => simplifyRing(ring, degrees))),
      };
}

function simplifyRing(ring: number[][], degrees: number): number[][] {
  const kept = new Uint8Array(ring.length);
  // A closed ring has no ends: the point farthest from the first serves as the second end.
  const far = farthest(ring, 0, ring.length - 1);
  const spans: [number, number][] = [
    [0, far.index],
    [far.index, ring.length - 1],
  ];
  for (const [from, to] of spans) kept[from] = kept[to] = 1;
  for (let span = spans.pop(); span; span = spans.pop()) {
    const middle = farthest(ring, span[0], span[1]);
    if (middle.distance <= degrees) continue;
    kept[middle.index] = 1;
    spans.push([span[0], middle.index], [middle.index, span[1]]);
  }
  const left = ring.filter((_, index) => kept[index]);
  return (left.length >= 4 ? left : ring).map(([longitude, latitude]) => [round(longitude!), round(latitude!)]);
}

function farthest(ring: number[][], from: number, to: number): { index: number; distance: number } {
  const [x1, y1] = ring[from] as [number, number];
  const [x2, y2] = ring[to] as [number, number];
  const length = Math.hypot(x2 - x1, y2 - y1);
  let best = { index: from, distance: -1 };
  for (let index = from + 1; index < to; index++) {
    const [x, y] = ring[index] as [number, number];
    const distance =
      length === 0 ? Math.hypot(x - x1, y - y1) : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
    if (distance > best.distance) best = { index, distance };
  }
  return best;
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
