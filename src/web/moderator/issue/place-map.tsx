import 'leaflet/dist/leaflet.css';
import { useQuery } from '@tanstack/react-query';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area-schema.ts';
import type { IssueView } from '../../../issues/issue-schema.ts';
import { areasQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { placeOf } from '../issues/issue-row.tsx';
import styles from './place-map.module.css';

type Place = Pick<IssueView, 'point' | 'pointFrom' | 'area' | 'ward' | 'names'>;

/** Where it is, on our own boundaries and a plain ground: no foreign tiles, which would learn the place. */
export function PlaceMap({ issue }: { issue: Place }) {
  const { t } = useTranslation();
  const areas = useQuery(areasQuery(useApi(), { boundaries: true })).data;
  const box = useRef<HTMLDivElement>(null);
  const { point, area, ward } = issue;

  useEffect(() => {
    if (!box.current || !areas) return;
    const map = drawMap(box.current, areas, { point, area, ward });
    return () => {
      map.remove();
    };
  }, [areas, point, area, ward]);

  if (!point && !area && !ward) return <p className={styles.none}>{t('issue.mapNone')}</p>;
  const place = placeOf(issue) ?? t('issue.unknown');
  const label = !point ? 'issue.mapArea' : issue.pointFrom === 'photo' ? 'issue.mapPhoto' : 'issue.mapPoint';
  return (
    <>
      <section ref={box} className={styles.map} aria-label={t(label, { area: place })} />
      {!point && <p className={styles.none}>{t('issue.noPoint')}</p>}
      {point && issue.pointFrom === 'photo' && <p className={styles.none}>{t('issue.pointOfPhoto')}</p>}
    </>
  );
}

const LINE = '#7d8d87';
const ACCENT = '#0b5d52';
const WHOLE_COUNTRY = L.latLngBounds([8.2, 102.1], [23.4, 109.5]);

function drawMap(
  box: HTMLElement,
  areas: readonly Area[],
  { point, area, ward }: Pick<Place, 'point' | 'area' | 'ward'>,
): L.Map {
  const here = boundaryOf(areas, area) ?? boundaryOf(areas, ward);
  const map = L.map(box, { attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25, keyboard: false });
  // Leaflet cannot draw before it knows what it looks at.
  if (here || !point) map.fitBounds(boundsOf(here ? [here] : areas, point), { padding: [12, 12], animate: false });
  else map.setView([point.lat, point.lon], 14);

  for (const one of areas) {
    if (!one.current || (one.kind !== 'phuong' && one.kind !== 'xa') || !one.boundary) continue;
    const shape = shapeOf(one, one.id === here?.id).addTo(map);
    // The point would lie on the name.
    if (one.id !== here?.id || !point) shape.bindTooltip(one.name, NAME);
  }
  if (here?.kind === 'khu_pho') shapeOf(here, true).addTo(map);
  if (point) L.circleMarker([point.lat, point.lon], POINT).addTo(map);
  return map;
}

const NAME: L.TooltipOptions = { permanent: true, direction: 'center', className: styles.name, interactive: false };

const POINT: L.CircleMarkerOptions = {
  radius: 8,
  color: '#ffffff',
  weight: 3,
  fillColor: ACCENT,
  fillOpacity: 1,
  interactive: false,
};

function shapeOf(area: Area, isHere: boolean): L.GeoJSON {
  const style = isHere
    ? { color: ACCENT, weight: 2, fillColor: '#b4dcd4', fillOpacity: 0.6 }
    : { color: LINE, weight: 1, fillColor: '#ffffff', fillOpacity: 1 };
  return L.geoJSON(area.boundary as GeoJSON.GeometryObject, { interactive: false, style });
}

function boundaryOf(areas: readonly Area[], id: string | null): Area | null {
  return areas.find((one) => one.id === id && one.boundary) ?? null;
}

function boundsOf(areas: readonly Area[], point: Place['point']): L.LatLngBounds {
  const shapes = areas.flatMap(({ boundary }) => (boundary ? [L.geoJSON(boundary as GeoJSON.GeometryObject)] : []));
  const bounds = L.featureGroup(shapes).getBounds();
  if (point) bounds.extend([point.lat, point.lon]);
  return bounds.isValid() ? bounds : WHOLE_COUNTRY;
}
