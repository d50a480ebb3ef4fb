import 'leaflet/dist/leaflet.css';
import L from 'leaflet';
import type { PlaceCard, PlaceMap } from '../../messages/place-schema.ts';

/** A map that is moved under a pin which stands still: no thumb covers the place it points at. */
export interface PlacePicker {
  /** Where the pin stands. */
  place(): { lat: number; lng: number };
  /** Whether the person has moved it from where it stood at first. */
  isMoved(): boolean;
  /** Moves the pin there, near enough to see the street, and draws how many metres may be wrong. */
  showMe(place: { lat: number; lng: number }, metres: number): void;
  zoom(by: 1 | -1): void;
}

const WARD: L.PathOptions = { color: '#5f7a73', weight: 2, fillColor: '#ffffff', fillOpacity: 1 };
const QUARTER: L.PathOptions = { color: '#8fa39d', weight: 1, dashArray: '4 4', fill: false };
const ME: L.CircleOptions = { color: '#1d6fd1', weight: 1, fillOpacity: 0.15, interactive: false };

/** From here on the names of khu phố have room. */
const QUARTER_NAMES_FROM = 14;
/** How near one is shown where one is; without streets there is nothing to see from nearer. */
const STREET = { onTiles: 17, onPlainGround: 15.5 };
const NEAREST = 19;

/** Pixels: less than that is the rounding of a zoom. */
const MOVED = 3;

const WHOLE_COUNTRY = L.latLngBounds([8.2, 102.1], [23.4, 109.5]);

/** @param onMove after each move. */
export function openPlacePicker(
  box: HTMLElement,
  { areas, home, tiles }: Pick<PlaceMap, 'areas'> & Pick<PlaceCard, 'home' | 'tiles'>,
  onMove: () => void,
): PlacePicker {
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    // Old phones draw one canvas faster than a thousand elements.
    preferCanvas: true,
    // While one runs a drag is not heard and would end as a touch, which moves the map the other way.
    zoomAnimation: false,
    zoomSnap: 0.5,
    maxZoom: NEAREST,
  });
  const shapes = new Map(areas.map((area) => [area.id, shapeOf(area, tiles !== null)]));
  const town = areas.length > 0 ? L.featureGroup([...shapes.values()]).getBounds() : WHOLE_COUNTRY;
  // Leaflet cannot draw before it knows what it looks at.
  map.fitBounds(shapes.get(home ?? '')?.getBounds() ?? town, { padding: [8, 8], animate: false });
  map.setMaxBounds(town.pad(0.5));
  if (tiles !== null) L.tileLayer(tiles, { maxZoom: NEAREST }).addTo(map);
  // Wards first: khu phố are drawn on them.
  for (const quarters of [false, true])
    for (const { id, kind } of areas) if ((kind === 'khu_pho') === quarters) shapes.get(id)!.addTo(map);

  L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
  const nameQuarters = () => box.classList.toggle('near', map.getZoom() >= QUARTER_NAMES_FROM);
  map.on('zoomend', nameQuarters);
  nameQuarters();
  let first = map.getCenter();
  let isMoved = false;
  let resizing = false;
  map.on('moveend', () => {
    if (resizing) return;
    isMoved ||= map.latLngToContainerPoint(first).distanceTo(map.getSize().divideBy(2)) > MOVED;
    onMove();
  });
  // Words that come and go below change its height: the pin must stay in the middle of what Leaflet takes for the map.
  new ResizeObserver(() => {
    resizing = true;
    map.invalidateSize({ animate: false });
    resizing = false;
    if (!isMoved) first = map.getCenter();
  }).observe(box);
  // Who finds dragging hard touches the place.
  map.on('click', ({ latlng }) => map.panTo(latlng));

  let me: L.Circle | undefined;
  return {
    place: () => map.getCenter().wrap(),
    isMoved: () => isMoved || me !== undefined,
    showMe: (place, metres) => {
      me?.remove();
      me = L.circle(place, { ...ME, radius: metres }).addTo(map);
      // Who is not in the town may still look where he is.
      map.setMaxBounds(town.pad(0.5).extend(place).pad(0.1));
      map.setView(place, Math.max(map.getZoom(), tiles === null ? STREET.onPlainGround : STREET.onTiles), {
        animate: false,
      });
    },
    zoom: (by) => {
      map.setZoom(map.getZoom() + by);
    },
  };
}

function shapeOf({ kind, name, boundary }: PlaceMap['areas'][number], onTiles: boolean): L.GeoJSON {
  const isQuarter = kind === 'khu_pho';
  const style = isQuarter ? QUARTER : { ...WARD, fill: !onTiles };
  return L.geoJSON(boundary as GeoJSON.GeometryObject, { interactive: false, style }).bindTooltip(name, {
    permanent: true,
    direction: 'center',
    className: isQuarter ? 'name quarter' : 'name',
  });
}
