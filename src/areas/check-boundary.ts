import { type Boundary, polygonsOf } from './locate.ts';

export type CheckedBoundary = { ok: true; boundary: Boundary } | { ok: false; mistake: string };

/** Every point of it would be worked through for each location that is sent. */
const MOST_POINTS = 50_000;

/** Whether a GeoJSON geometry can serve as the boundary of an area; what is wrong is said in words for the operator. */
export function checkBoundary(geometry: unknown): CheckedBoundary {
  if (!isObject(geometry)) return wrong('there is no geometry');
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return wrong(`the geometry is ${String(type)}, not Polygon or MultiPolygon`);
  if (!isNested(coordinates, type === 'Polygon' ? 3 : 4))
    return wrong('the coordinates are not nested as GeoJSON asks');
  const boundary = { type, coordinates } as Boundary;
  const polygons = polygonsOf(boundary);
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) return wrong('a polygon has no ring');
  let points = 0;
  for (const [number, ring] of polygons.flat().entries()) {
    points += ring.length;
    const mistake = mistakeInRing(ring);
    if (mistake) return wrong(`ring ${number + 1}: ${mistake}`);
  }
  if (points > MOST_POINTS) return wrong(`it has ${points} points; ${MOST_POINTS} at most, simplify it`);
  return { ok: true, boundary };
}

function mistakeInRing(ring: number[][]): string | null {
  for (const [number, point] of ring.entries()) {
    const [longitude, latitude] = point;
    if (point.length < 2 || !Number.isFinite(longitude) || !Number.isFinite(latitude)) {
      return `point ${number + 1} is not two numbers`;
    }
    if (Math.abs(longitude!) > 180 || Math.abs(latitude!) > 90) {
      return `point ${number + 1} (${longitude}, ${latitude}) is not longitude and latitude in degrees`;
    }
  }
  if (ring.length < 4) return `it has ${ring.length} points, and needs four with the first repeated`;
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return 'it is not closed: the last point is not the first';
  return areaOf(ring) === 0 ? 'it encloses nothing' : null;
}

/** Twice the enclosed area in square degrees, signed. */
function areaOf(ring: number[][]): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) sum += ring[at - 1]![0]! * ring[at]![1]! - ring[at]![0]! * ring[at - 1]![1]!;
  return sum;
}

function isNested(value: unknown, depth: number): boolean {
  if (depth === 0) return typeof value === 'number';
  return Array.isArray(value) && value.every((inner) => isNested(inner, depth - 1));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const wrong = (mistake: string): CheckedBoundary => ({ ok: false, mistake });
