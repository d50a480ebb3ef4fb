import type { Gazetteer, KnownArea } from './knowledge.ts';
import type { AreaMention } from './match-areas.ts';
import type { UnderstoodArea } from './understand.ts';

export interface ChosenArea {
  area: UnderstoodArea | null;
  /** Ids of what it may be, where it must be asked; at most eight. */
  candidates: string[];
  oldNameSaid: boolean;
  /** Whether places were named that are not one inside the other. */
  apart: boolean;
}

/** The one area that all mentions of a text agree on, or those to ask about. */
export function chooseArea(mentions: readonly AreaMention[], gazetteer: Gazetteer): ChosenArea {
  if (mentions.length === 0) return { area: null, candidates: [], oldNameSaid: false, apart: false };
  const places = distinct(mentions).filter((mention) => mention.areas.some((area) => area.wardId !== null));
  if (places.length === 0) return wholeTown(mentions, gazetteer);
  const said = places.map((place) => agreeing(place.areas, places));
  const oldNameSaid = said.some((areas) => areas.every((area) => isWard(area) && !area.current));
  const all = [...new Set(said.flat())];
  const innermost = all.filter((area) => !all.some((other) => other !== area && contains(area, other)));
  if (innermost.length === 1) {
    const [area] = innermost as [KnownArea];
    return { area: understood(area, all), candidates: [], oldNameSaid, apart: false };
  }
  const apart =
    said.length > 1 && said.some((areas) => !areas.some((area) => said[0]!.some((first) => related(first, area))));
  return { area: null, candidates: [...new Set(innermost.map(idToday))].slice(0, 8), oldNameSaid, apart };
}

/** The id of the one area that ordinary words may mean; of several such names the last, for people say where after what. */
export function likelyArea(unclear: readonly AreaMention[]): string | null {
  const places = unclear.flatMap(({ areas }) => (areas.length === 1 && areas[0]!.wardId !== null ? areas : []));
  const last = places.at(-1);
  return last ? idToday(last) : null;
}

/** A text can repeat one name thousands of times. */
function distinct(mentions: readonly AreaMention[]): AreaMention[] {
  const byAreas = new Map(mentions.map((mention) => [mention.areas.map((area) => area.id).join(), mention]));
  return [...byAreas.values()];
}

/** Only a province or a city was said: for a city that is gone, its wards of today are what to ask about. */
function wholeTown(mentions: readonly AreaMention[], gazetteer: Gazetteer): ChosenArea {
  const towns = new Set(mentions.flatMap((mention) => mention.areas.filter((area) => area.kind === 'thanh_pho')));
  const wards = new Set<string>();
  for (const area of towns.size > 0 ? gazetteer.byId.values() : [])
    for (const town of towns) if (area.parentId === town.id && area.wardId) wards.add(area.wardId);
  const oldNameSaid = towns.size > 0 && [...towns].every((town) => !town.current);
  return { area: null, candidates: [...wards].sort().slice(0, 8), oldNameSaid, apart: false };
}

/** Of what a name may mean, the areas that lie inside or around what another name means. */
function agreeing(areas: readonly KnownArea[], places: readonly AreaMention[]): readonly KnownArea[] {
  if (areas.length === 1) return areas;
  const kept = areas.filter((area) =>
    places.some((place) => place.areas !== areas && place.areas.some((other) => related(area, other))),
  );
  return kept.length > 0 ? kept : areas;
}

const isWard = (area: KnownArea) => area.kind === 'phuong' || area.kind === 'xa';

const related = (one: KnownArea, other: KnownArea) => one === other || contains(one, other) || contains(other, one);

/** Whether `inner` lies in `outer`, or `outer` is the ward of today that `inner` became part of. */
function contains(outer: KnownArea, inner: KnownArea): boolean {
  if (outer === inner) return false;
  return inner.parentId === outer.id || inner.wardId === outer.id || inner.oldWardId === outer.id;
}

/** A ward that is gone is kept as the old ward of today's. */
function understood(area: KnownArea, all: readonly KnownArea[]): UnderstoodArea {
  const oldSaid = all.find((other) => isWard(other) && !other.current);
  return { areaId: idToday(area), wardId: area.wardId, oldWardId: area.oldWardId ?? oldSaid?.id ?? null };
}

const idToday = (area: KnownArea) => (isWard(area) && !area.current ? (area.wardId ?? area.id) : area.id);
