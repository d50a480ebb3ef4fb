import type { Transaction } from '../platform/database.ts';
import { type BoundaryOf, locate, type Place, UNSURE_WITHIN } from './locate.ts';

export interface AreaAtPoint {
  /** The khu dân cư that surely holds the point where its boundary is known, else the ward; null outside all. */
  areaId: string | null;
  /** The ward of today. */
  wardId: string | null;
  /** Metres to the nearest edge of the ward, or of the nearest one for a point outside all. */
  edge: number | null;
  /** Areas within 30 m of the point, the one that holds it first: wards; near no ward's edge, khu dân cư where there are several. */
  candidates: string[];
}

type Reader = Pick<Transaction, '$queryRaw'>;

/** The areas of today at each point, in the order of the points: one query for the wards, one for the khu dân cư in them. */
export async function areasAt(tx: Reader, points: readonly Place[]): Promise<AreaAtPoint[]> {
  if (points.length === 0) return [];
  const wards = await wardBoundaries(tx);
  const located = points.map((point) => locate(point, wards));
  const quarters = await quarterBoundaries(tx, [...new Set(located.flatMap(({ areaId }) => areaId ?? []))]);
  return located.map(({ areaId: wardId, edge, candidates }, index) => {
    const inWard = quarters.filter((quarter) => quarter.wardId === wardId);
    const quarter = locate(points[index]!, inWard);
    const isUnsure = quarter.edge !== null && quarter.edge < UNSURE_WITHIN;
    // Beside an edge whose other side nobody drew only the ward is sure.
    const areaId = (isUnsure ? null : quarter.areaId) ?? wardId;
    return {
      areaId,
      wardId,
      edge,
      candidates: candidates.length > 1 || quarter.candidates.length < 2 ? candidates : quarter.candidates,
    };
  });
}

function wardBoundaries(tx: Reader): Promise<BoundaryOf[]> {
  return tx.$queryRaw<BoundaryOf[]>`
    SELECT id, boundary FROM areas
    WHERE boundary IS NOT NULL AND valid_to IS NULL AND kind IN ('phuong', 'xa')
    ORDER BY id`;
}

/** Khu dân cư lie in a ward of today, or in an old one that became it. */
async function quarterBoundaries(tx: Reader, wardIds: readonly string[]): Promise<(BoundaryOf & { wardId: string })[]> {
  if (wardIds.length === 0) return [];
  return tx.$queryRaw<(BoundaryOf & { wardId: string })[]>`
    WITH RECURSIVE parents AS (
      SELECT id AS ward_id, id, 0 AS depth FROM unnest(${[...wardIds]}::text[]) AS id
      UNION
      SELECT p.ward_id, c.from_id, p.depth + 1 FROM parents p JOIN area_changes c ON c.to_id = p.id WHERE p.depth < 8
    )
    SELECT a.id, a.boundary, p.ward_id AS "wardId"
    FROM (SELECT DISTINCT ward_id, id FROM parents) p JOIN areas a ON a.parent_id = p.id
    WHERE a.boundary IS NOT NULL AND a.valid_to IS NULL AND a.kind = 'khu_pho'
    ORDER BY a.id`;
}
