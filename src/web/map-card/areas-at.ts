import type { PlaceMap } from '../../messages/place-schema.ts';

type Area = PlaceMap['areas'][number];

/** What lies under the pin: the khu phố, where one is drawn there, and the ward. The server looks again, and decides. */
export function areasAt(areas: readonly Area[], point: { lat: number; lng: number }): Area[] {
  const holding = areas.filter(({ boundary }) =>
    (boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates).some(
      // Inside an odd number of rings: in the outside one, and in no hole.
      (rings) => rings.filter((ring) => isInside(ring, point)).length % 2 === 1,
    ),
  );
  const quarter = holding.find(({ kind }) => kind === 'khu_pho');
  const ward = areas.find(({ id }) => id === quarter?.wardId) ?? holding.find(({ kind }) => kind !== 'khu_pho');
  return [quarter, ward].filter((area) => area !== undefined);
}

/** Even-odd rule. */
function isInside(ring: readonly number[][], { lat, lng }: { lat: number; lng: number }): boolean {
  let inside = false;
  let [x1, y1] = ring[ring.length - 1] as [number, number];
  for (const [x2, y2] of ring as [number, number][]) {
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    [x1, y1] = [x2, y2];
  }
  return inside;
}
