import { keyOf } from '../language/key.ts';
import type { Database } from '../platform/database.ts';
import { announce, EVERYTHING } from '../platform/live.ts';
import { type StoredArea, saveBoundaries, storedAreas } from './area-store.ts';
import { checkBoundary } from './check-boundary.ts';
import type { ImportOutcome } from './import-areas.ts';
import type { Boundary } from './locate.ts';

/**
 * Imports boundaries from GeoJSON (a FeatureCollection or one Feature, WGS 84), all of it or nothing. A feature says which area
 * of today it is by its property `area_id`, else `code` (the official code), else `name`.
 */
export async function importBoundaries(database: Pick<Database, '$transaction'>, json: string): Promise<ImportOutcome> {
  const features = featuresOf(json);
  if (!features) return { ok: false, mistakes: ['the file is not GeoJSON with features'] };
  return database.$transaction(async (tx) => {
    const current = (await storedAreas(tx)).filter((area) => area.validTo === null);
    const mistakes: string[] = [];
    const boundaries = new Map<string, Boundary>();
    for (const [index, feature] of features.entries()) {
      const area = areaOf(feature, current);
      const checked = checkBoundary(feature.geometry);
      const wrong = !area.ok ? area.mistake : !checked.ok ? checked.mistake : undefined;
      if (wrong) mistakes.push(`feature ${index + 1}${nameOf(feature)}: ${wrong}`);
      else if (area.ok && checked.ok) {
        if (boundaries.has(area.id))
          mistakes.push(`feature ${index + 1}: ${area.id} has a boundary in this file already`);
        boundaries.set(area.id, checked.boundary);
      }
    }
    if (mistakes.length > 0) return { ok: false, mistakes };
    await announce(tx, [EVERYTHING]);
    const rows = [...boundaries].map(([areaId, boundary]) => ({ areaId, boundary }));
    return { ok: true, count: await saveBoundaries(tx, rows) };
  });
}

interface Feature {
  properties: Record<string, unknown>;
  geometry: unknown;
}

function featuresOf(json: string): Feature[] | null {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const features = isObject(value) && value.type === 'FeatureCollection' ? value.features : [value];
  if (!Array.isArray(features) || features.length === 0) return null;
  if (!features.every((feature) => isObject(feature) && feature.type === 'Feature')) return null;
  return features.map(({ properties, geometry }) => ({ properties: isObject(properties) ? properties : {}, geometry }));
}

type FoundArea = { ok: true; id: string } | { ok: false; mistake: string };

function areaOf({ properties }: Feature, current: readonly StoredArea[]): FoundArea {
  const { area_id: id, code, name } = properties;
  const isWard = (area: StoredArea) => area.kind === 'phuong' || area.kind === 'xa';
  if (typeof id === 'string')
    return only(
      id,
      current.filter((area) => area.id === id),
    );
  if (typeof code === 'string') {
    return only(
      `the code ${code}`,
      current.filter((area) => isWard(area) && area.officialCode === code),
    );
  }
  if (typeof name === 'string') {
    return only(
      `the name ${name}`,
      current.filter((area) => isWard(area) && keyOf(area.name) === keyOf(name)),
    );
  }
  return { ok: false, mistake: 'it has none of the properties area_id, code and name' };
}

function only(what: string, found: readonly StoredArea[]): FoundArea {
  const [area, other] = found;
  if (!area) return { ok: false, mistake: `no area of today has ${what}: import the areas first` };
  return other ? { ok: false, mistake: `${area.id} and ${other.id} both have ${what}` } : { ok: true, id: area.id };
}

const nameOf = ({ properties: { name } }: Feature) => (typeof name === 'string' ? ` (${name})` : '');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
