import type { Lang } from '../src/engine/index.ts';
import type { Knowledge, KnownArea } from '../src/language/knowledge.ts';

const kinds: Record<Lang, Partial<Record<KnownArea['kind'], string>>> = {
  vi: { tinh: 'tỉnh', thanh_pho: 'thành phố', phuong: 'phường', xa: 'xã', khu_pho: 'khu phố' },
  en: { tinh: 'province', thanh_pho: 'city', phuong: 'ward', xa: 'commune', khu_pho: 'quarter' },
};

/** An area as people say it: `khu phố Hòa Đình`, `phường Võ Cường`. */
export function areaName(area: KnownArea, lang: Lang): string {
  return `${kinds[lang][area.kind]} ${area.name}`;
}

/** With the ward of today around it: `khu phố Hòa Đình, phường Võ Cường`. Empty for an area that is not known. */
export function wholeAreaName(areaId: string, { areas }: Knowledge, lang: Lang): string {
  const area = areas.byId.get(areaId);
  if (!area) return '';
  const ward = area.wardId && area.wardId !== area.id ? areas.byId.get(area.wardId) : undefined;
  return ward ? `${areaName(area, lang)}, ${areaName(ward, lang)}` : areaName(area, lang);
}
