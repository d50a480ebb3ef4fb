import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, areaListSchema } from '../../../areas/area-schema.ts';
import { type CategoryList, categoryListSchema } from '../../../campaign/category-schema.ts';
import { postListSchema, unitListSchema } from '../../../organisation/unit-schema.ts';
import type { Api } from './api.ts';
import { useLiveChange } from './live.tsx';
import { orThrow } from './problem.ts';
import { useApi } from './use-api.ts';

/** What lists and pickers choose from. It changes a few times a year; a reload of the page is soon enough. */
const SELDOM = { staleTime: 60 * 60_000, gcTime: Number.POSITIVE_INFINITY } as const;

export function areasQuery(api: Api, { boundaries }: { boundaries: boolean }) {
  return queryOptions({
    ...SELDOM,
    queryKey: ['areas', { boundaries }],
    queryFn: async () =>
      orThrow(await api.get(areaListSchema, '/api/areas', boundaries ? { boundary: '1' } : {})).items,
  });
}

export function categoriesQuery(api: Api) {
  return queryOptions({
    ...SELDOM,
    queryKey: ['categories'],
    queryFn: async () => orThrow(await api.get(categoryListSchema, '/api/categories')),
  });
}

/** `area`: only units that act there, the nearest first. */
export function unitsQuery(api: Api, area: string | null = null) {
  return queryOptions({
    ...SELDOM,
    queryKey: ['units', area],
    queryFn: async () => orThrow(await api.get(unitListSchema, '/api/units', { area: area ?? undefined })).items,
  });
}

export function postsQuery(api: Api, unit: string | null) {
  return queryOptions({
    ...SELDOM,
    queryKey: ['posts', unit],
    enabled: unit !== null,
    queryFn: async () => orThrow(await api.get(postListSchema, '/api/posts', { unit: unit ?? undefined })).items,
  });
}

/** The posts of all units. */
export function allPostsQuery(api: Api) {
  return queryOptions({
    ...SELDOM,
    queryKey: ['posts'],
    queryFn: async () => orThrow(await api.get(postListSchema, '/api/posts', {})).items,
  });
}

/** Areas, categories or units were imported or edited: the next picker shows them. */
export function useFreshReference(): void {
  const client = useQueryClient();
  const lists = new Set(['areas', 'categories', 'units', 'posts']);
  useLiveChange(
    ({ kind }) => kind === 'knowledge' || kind === 'organisation',
    () => void client.invalidateQueries({ predicate: ({ queryKey }) => lists.has(String(queryKey[0])) }),
  );
}

export interface Choice {
  value: string;
  label: string;
}
export interface ChoiceGroup {
  group: string;
  items: Choice[];
}

/** Wards, each with its khu phố. */
export function useAreaChoices(): ChoiceGroup[] {
  const { t } = useTranslation();
  const areas = useQuery(areasQuery(useApi(), { boundaries: false })).data;
  return useMemo(
    () =>
      areaChoices(areas ?? [], ({ kind, name }) => t(kind === 'xa' ? 'list.wholeCommune' : 'list.wholeWard', { name })),
    [areas, t],
  );
}

/** Pure. An area that lies in a ward that is gone stands under the ward of today. */
export function areaChoices(areas: readonly Area[], whole: (ward: Area) => string): ChoiceGroup[] {
  const wards = areas.filter(({ kind, current }) => current && (kind === 'phuong' || kind === 'xa'));
  return wards.map((ward) => ({
    group: ward.name,
    items: [
      { value: ward.id, label: whole(ward) },
      ...areas
        .filter(({ kind, wardId, current }) => current && kind === 'khu_pho' && wardId === ward.id)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
  }));
}

/** Where a unit can work: the province, a ward or commune, one of their khu phố. */
export function useUnitAreaChoices(): ChoiceGroup[] {
  const { t } = useTranslation();
  const areas = useQuery(areasQuery(useApi(), { boundaries: false })).data;
  const wards = useAreaChoices();
  const large = (areas ?? []).filter(({ kind, current }) => current && (kind === 'tinh' || kind === 'thanh_pho'));
  const items = large.map(({ id, name }) => ({ value: id, label: name }));
  return items.length > 0 ? [{ group: t('list.wholeProvince'), items }, ...wards] : wards;
}

/** The khu phố that lie in an area, for a post that is responsible for one; of a large one under their wards. */
export function useQuarterChoices(areaId: string): ChoiceGroup[] {
  const areas = useQuery(areasQuery(useApi(), { boundaries: false })).data ?? [];
  const isWard = areas.some(({ id, kind }) => id === areaId && (kind === 'phuong' || kind === 'xa'));
  const isQuarter = areas.some(({ id, kind }) => id === areaId && kind === 'khu_pho');
  if (isQuarter) return [];
  return areaChoices(areas, ({ name }) => name)
    .filter(({ items }) => !isWard || items[0]!.value === areaId)
    .map(({ group, items }) => ({ group, items: items.slice(1) }))
    .filter(({ items }) => items.length > 0);
}

/** Groups, each with its categories; with `groups`, a whole group can be chosen too. */
export function useCategoryChoices({ groups }: { groups: boolean }): ChoiceGroup[] {
  const { t, i18n } = useTranslation();
  const list = useQuery(categoriesQuery(useApi())).data;
  const english = i18n.language === 'en';
  return useMemo(
    () =>
      list
        ? categoryChoices(list, { english, wholeGroup: groups ? (name) => t('list.wholeGroup', { name }) : null })
        : [],
    [list, english, groups, t],
  );
}

function categoryChoices(
  list: CategoryList,
  { english, wholeGroup }: { english: boolean; wholeGroup: ((name: string) => string) | null },
): ChoiceGroup[] {
  const label = ({ labelVi, labelEn }: { labelVi: string; labelEn: string }) => (english ? labelEn : labelVi);
  return list.groups.map((group) => ({
    group: label(group),
    items: [
      ...(wholeGroup ? [{ value: group.code, label: wholeGroup(label(group)) }] : []),
      ...list.items
        .filter((category) => category.group === group.code && !category.retired)
        .map((category) => ({ value: category.code, label: `${category.code} ${label(category)}` })),
    ],
  }));
}

/** Units by the ward they belong to. */
export function useUnitChoices(): ChoiceGroup[] {
  const units = useQuery(unitsQuery(useApi())).data;
  return useMemo(() => {
    const names = [...new Set((units ?? []).map(({ areaName }) => areaName))];
    return names.map((group) => ({
      group,
      items: (units ?? [])
        .filter(({ areaName }) => areaName === group)
        .map(({ id, name }) => ({ value: id, label: name })),
    }));
  }, [units]);
}

/**
 * All posts but one, under their units; those of its own unit, or of the unit that is given, come first, then those of the same area.
 */
export function usePostChoices({ but, unitId }: { but: string | null; unitId?: string }): ChoiceGroup[] {
  const api = useApi();
  const units = useQuery(unitsQuery(api)).data ?? [];
  const posts = useQuery(allPostsQuery(api)).data ?? [];
  const own = units.find(({ id }) => id === (unitId ?? posts.find((post) => post.id === but)?.unitId));
  const far = (unit: (typeof units)[number]) => (unit.id === own?.id ? 0 : unit.areaId === own?.areaId ? 1 : 2);
  return [...units]
    .sort((one, other) => far(one) - far(other))
    .map(({ id, name }) => ({
      group: name,
      items: posts
        .filter((post) => post.unitId === id && post.id !== but)
        .map((post) => ({ value: post.id, label: post.title })),
    }))
    .filter(({ items }) => items.length > 0);
}

const NONE: ReadonlySet<string> = new Set();

/** Opinions and paperwork are answered as fast, but hurt nobody. */
const HARMLESS_GROUPS = new Set(['YK', 'HC']);

/** Categories of tier T1: what may hurt somebody today. */
export function useDangerousCategories(): ReadonlySet<string> {
  const list = useQuery(categoriesQuery(useApi())).data;
  return useMemo(
    () =>
      list
        ? new Set(
            list.items
              .filter(({ tier, group }) => tier === 'T1' && !HARMLESS_GROUPS.has(group))
              .map(({ code }) => code),
          )
        : NONE,
    [list],
  );
}
