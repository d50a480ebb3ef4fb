/** GeoJSON, WGS 84, longitude before latitude. The first ring of a polygon is its outside, the others are holes. */
export type Boundary =
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] };

export interface BoundaryOf {
  id: string;
  boundary: Boundary;
}

export interface Place {
  lat: number;
  lon: number;
}

export interface Located {
  /** The area that holds the point, or null. */
  areaId: string | null;
  /** Metres to the nearest edge of that area, or of the nearest one when the point lies outside all; null without any. */
  edge: number | null;
  /** Areas that hold the point or have an edge within 30 m of it: that which holds it first, then by distance. */
  candidates: string[];
}

/** Nearer to an edge than this, a point says nothing for sure: phones are wrong by as much. Metres. */
export const UNSURE_WITHIN = 30;

/** In which area a point lies, and whether it is too near an edge to be sure of it. */
export function locate(point: Place, boundaries: readonly BoundaryOf[]): Located {
  const near = boundaries
    .map(({ id, boundary }) => ({ id, inside: contains(boundary, point), edge: metresToEdge(boundary, point) }))
    .sort((one, other) => Number(other.inside) - Number(one.inside) || one.edge - other.edge);
  const [first] = near;
  if (!first) return { areaId: null, edge: null, candidates: [] };
  return {
    areaId: first.inside ? first.id : null,
    edge: first.edge,
    candidates: near.filter((area) => area.inside || area.edge < UNSURE_WITHIN).map((area) => area.id),
  };
}

export function contains(boundary: Boundary, point: Place): boolean {
  return polygonsOf(boundary).some(([outside, ...holes]) => {
    return outside !== undefined && inRing(outside, point) && !holes.some((hole) => inRing(hole, point));
  });
}

/** Even-odd rule: a ray to the east crosses the ring an odd number of times. */
function inRing(ring: readonly number[][], { lat, lon }: Place): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1, y1] = ring[at] as [number, number];
    const [x2, y2] = ring[before] as [number, number];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const METRES_PER_DEGREE = 111_195;

/** On a plane around the point: exact to a metre within the kilometres of a town. */
function metresToEdge(boundary: Boundary, { lat, lon }: Place): number {
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const polygon of polygonsOf(boundary)) {
    for (const ring of polygon) {
      let [x1, y1] = [Number.NaN, Number.NaN];
      for (const position of ring) {
        const x2 = (position[0]! - lon) * perLon;
        const y2 = (position[1]! - lat) * METRES_PER_DEGREE;
        // The first position has no edge yet: NaN is less than nothing.
        const square = squareToEdge(x1, y1, x2, y2);
        if (square < least) least = square;
        [x1, y1] = [x2, y2];
      }
    }
  }
  return Math.sqrt(least);
}

/** From the origin to the nearest point of an edge, squared. Runs for every edge: it takes numbers and makes no objects. */
function squareToEdge(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  const x = x1 + along * dx;
  const y = y1 + along * dy;
  return x * x + y * y;
}

export function polygonsOf(boundary: Boundary): number[][][][] {
  return boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
}
