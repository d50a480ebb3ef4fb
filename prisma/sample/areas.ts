import type { NewArea, NewAreaChange } from '../../src/areas/area-store.ts';
import { sampleBoundaries } from './boundaries.ts';

// The town of the directive and what became of it. Facts, acts and dates: domain.md §4.1–4.5, after the statistics office's history
// and QĐ 19/2025/QĐ-TTg for the codes of today (a code was reused for another place: it means something only with a date).

const CITY = 'C.BACNINH';
const PROVINCE = 'P.BACNINH';
const MERGER = '2025-07-01';
const LAST_DAY = '2025-06-30';

type Details = Partial<NewArea>;

function area(id: string, kind: NewArea['kind'], name: string, details: Details): NewArea {
  return {
    id,
    kind,
    name,
    parentId: null,
    officialCode: null,
    codeSystem: null,
    issuePrefix: null,
    validFrom: null,
    validTo: null,
    boundary: null,
    contact: null,
    source: null,
    confidence: null,
    sample: false,
    aliases: [],
    ...details,
  };
}

const provinces: NewArea[] = [
  area('P.BACNINH.OLD', 'tinh', 'Bắc Ninh', {
    officialCode: '27',
    codeSystem: 'GSO',
    validTo: LAST_DAY,
    source: 'V38,V43',
    confidence: 'high',
  }),
  area('P.BACGIANG', 'tinh', 'Bắc Giang', {
    officialCode: '24',
    codeSystem: 'GSO',
    validTo: LAST_DAY,
    source: 'V38,V43',
    confidence: 'high',
  }),
  area(PROVINCE, 'tinh', 'Bắc Ninh', {
    officialCode: '24',
    codeSystem: 'QĐ19/2025',
    validFrom: MERGER,
    // Codes of issues whose ward is unknown begin so.
    issuePrefix: 'BN',
    contact: { name: 'Ủy ban MTTQ tỉnh Bắc Ninh', address: null, phone: null, hours: null },
    source: 'V44',
    confidence: 'high',
  }),
  area(CITY, 'thanh_pho', 'Bắc Ninh', {
    parentId: 'P.BACNINH.OLD',
    officialCode: '256',
    codeSystem: 'GSO',
    validFrom: '2006-02-09',
    validTo: LAST_DAY,
    aliases: ['Thành phố', 'Thành phố Bắc Ninh', 'TP Bắc Ninh'],
    source: 'V38',
    confidence: 'high',
  }),
];

/** Addresses and phones of the offices are not established (domain.md §8.5): the office enters them in the page. */
function ward(id: string, name: string, officialCode: string, issuePrefix: string): NewArea {
  return area(id, 'phuong', name, {
    parentId: PROVINCE,
    officialCode,
    codeSystem: 'QĐ19/2025',
    issuePrefix,
    validFrom: MERGER,
    boundary: sampleBoundaries[id] ?? null,
    contact: { name: `Ủy ban MTTQ phường ${name}`, address: null, phone: null, hours: null },
    source: 'V42,V44',
    confidence: 'verified',
  });
}

const wards: NewArea[] = [
  ward('W.KINHBAC', 'Kinh Bắc', '09187', 'KB'),
  ward('W.VOCUONG', 'Võ Cường', '09190', 'VC'),
  ward('W.VUNINH', 'Vũ Ninh', '09169', 'VN'),
  ward('W.HAPLINH', 'Hạp Lĩnh', '09325', 'HL'),
  ward('W.NAMSON', 'Nam Sơn', '09286', 'NS'),
];

const history: NewArea[] = [];
const changes: NewAreaChange[] = [];

interface Former {
  code: string;
  /** The ward of today, or of before 2025, that it became part of. */
  into: string;
  from?: string;
  to?: string;
  /** Where it was a xã first: from when, until when, and the act that made it a phường. */
  commune?: { from: string | null; to: string; act: string };
}

function former(name: string, short: string, { code, into, from, to = LAST_DAY, commune }: Former): void {
  const id = `L.${short}`;
  const common = {
    parentId: CITY,
    officialCode: code,
    codeSystem: 'GSO',
    source: 'V37,V38,V40',
    confidence: 'verified',
  };
  history.push(area(id, 'phuong', name, { ...common, validFrom: from ?? null, validTo: to }));
  const merger = to === LAST_DAY ? { effective: MERGER, act: 'NQ 1658/NQ-UBTVQH15' } : INNER_CITY;
  changes.push({ fromId: id, toId: into, kind: 'merge', ...merger });
  if (!commune) return;
  history.push(area(`${id}.XA`, 'xa', name, { ...common, validFrom: commune.from, validTo: commune.to }));
  changes.push({ fromId: `${id}.XA`, toId: id, kind: 'reclass', effective: from!, act: commune.act });
}

/** Three small wards became one, seven months before that one was gone too. */
const INNER_CITY = { effective: '2024-12-01', act: 'NQ 1255/NQ-UBTVQH15' };

const ND98 = '2004-08-31';
const ND60 = '2007-04-24';

former('Suối Hoa', 'SUOIHOA', { code: '09187', into: 'W.KINHBAC' });
former('Kinh Bắc', 'KINHBAC', { code: '09172', into: 'W.KINHBAC', from: ND98 });
former('Tiền Ninh Vệ', 'TIENNINHVE', { code: '09184', into: 'W.KINHBAC', from: '2024-12-01' });
former('Vệ An', 'VEAN', { code: '09175', into: 'L.TIENNINHVE', to: '2024-11-30' });
former('Tiền An', 'TIENAN', { code: '09178', into: 'L.TIENNINHVE', to: '2024-11-30' });
former('Ninh Xá', 'NINHXA', { code: '09184', into: 'L.TIENNINHVE', to: '2024-11-30' });
former('Vạn An', 'VANAN', {
  code: '09226',
  into: 'W.KINHBAC',
  from: '2010-02-06',
  commune: { from: ND60, to: '2010-02-05', act: 'NQ 06/NQ-CP' },
});
former('Hòa Long', 'HOALONG', {
  code: '09214',
  into: 'W.KINHBAC',
  from: '2019-12-01',
  commune: { from: ND60, to: '2019-11-30', act: 'NQ 787/NQ-UBTVQH14' },
});
former('Khúc Xuyên', 'KHUCXUYEN', {
  code: '09235',
  into: 'W.KINHBAC',
  from: '2013-12-30',
  commune: { from: ND60, to: '2013-12-29', act: 'NQ 137/NQ-CP' },
});
former('Đại Phúc', 'DAIPHUC', { code: '09181', into: 'W.VOCUONG', from: ND98 });
former('Phong Khê', 'PHONGKHE', {
  code: '09244',
  into: 'W.VOCUONG',
  from: '2013-12-30',
  commune: { from: ND60, to: '2013-12-29', act: 'NQ 137/NQ-CP' },
});
former('Võ Cường', 'VOCUONG', {
  code: '09190',
  into: 'W.VOCUONG',
  from: ND60,
  commune: { from: null, to: '2007-04-23', act: 'NĐ 60/2007/NĐ-CP' },
});
former('Kim Chân', 'KIMCHAN', {
  code: '09256',
  into: 'W.VUNINH',
  from: '2019-12-01',
  commune: { from: ND60, to: '2019-11-30', act: 'NQ 787/NQ-UBTVQH14' },
});
former('Đáp Cầu', 'DAPCAU', { code: '09166', into: 'W.VUNINH' });
former('Thị Cầu', 'THICAU', { code: '09169', into: 'W.VUNINH' });
former('Vũ Ninh', 'VUNINH', { code: '09163', into: 'W.VUNINH', from: ND98 });
former('Khắc Niệm', 'KHACNIEM', {
  code: '09325',
  into: 'W.HAPLINH',
  from: '2013-12-30',
  commune: { from: ND60, to: '2013-12-29', act: 'NQ 137/NQ-CP' },
});
former('Hạp Lĩnh', 'HAPLINH', {
  code: '09331',
  into: 'W.HAPLINH',
  from: '2010-02-06',
  commune: { from: ND60, to: '2010-02-05', act: 'NQ 06/NQ-CP' },
});
former('Vân Dương', 'VANDUONG', {
  code: '09271',
  into: 'W.NAMSON',
  from: '2010-02-06',
  commune: { from: ND60, to: '2010-02-05', act: 'NQ 06/NQ-CP' },
});
former('Nam Sơn', 'NAMSON', {
  code: '09286',
  into: 'W.NAMSON',
  from: '2019-12-01',
  commune: { from: ND60, to: '2019-11-30', act: 'NQ 787/NQ-UBTVQH14' },
});

changes.push(
  { fromId: 'P.BACNINH.OLD', toId: PROVINCE, kind: 'merge', effective: MERGER, act: 'NQ 202/2025/QH15' },
  { fromId: 'P.BACGIANG', toId: PROVINCE, kind: 'merge', effective: MERGER, act: 'NQ 202/2025/QH15' },
);

interface Quarters {
  from?: string;
  source: string | null;
  confidence: string;
}

const OFFICIAL_2019: Quarters = { from: '2019-12-20', source: 'QĐ 2097/QĐ-UBND, V47', confidence: 'official-2019' };
const OFFICIAL_2009: Quarters = {
  from: '2010-02-06',
  source: 'NQ 141/2009/NQ-HĐND16, V48',
  confidence: 'official-2009',
};
const WIKI: Quarters = { source: 'V46', confidence: 'wiki-mirror' };
const PARTIAL_WIKI: Quarters = { source: 'V50', confidence: 'partial-wiki-mirror' };
const VILLAGE_NAMES: Quarters = { source: null, confidence: 'own-knowledge-unread' };

/**
 * An honest sample of khu dân cư (domain.md §4.5), not proof of today: they were due to be re-arranged in 2026. A ward imports
 * its own list. They lie in the ward of before July 2025, which says which ward of today they are in.
 */
function quarters(short: string, list: string, { from, source, confidence }: Quarters): NewArea[] {
  return list.split(', ').map((entry) => {
    const [name, ...aliases] = entry.split(' = ') as [string, ...string[]];
    return area(`K.${short}.${idPart(name)}`, 'khu_pho', name, {
      parentId: `L.${short}`,
      validFrom: from ?? null,
      aliases,
      source,
      confidence,
      sample: true,
    });
  });
}

const idPart = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').replace(/ /g, '').toUpperCase();

const khuPho: NewArea[] = [
  ...quarters(
    'HOALONG',
    'Đẩu Hàn, Hữu Chấp, Viêm Xá = làng Diềm, Xuân Đồng, Xuân Viên, Quả Cảm, Xuân Ái',
    OFFICIAL_2019,
  ),
  ...quarters('KIMCHAN', 'Kim Đôi, Quỳnh Đôi, Ngọc Đôi, Đạo Chân, Phú Xuân', OFFICIAL_2019),
  ...quarters(
    'NAMSON',
    'Sơn Trung, Triều Thôn, Tự Thôn, Môn Tự, Sơn Nam, Sơn Đông, Thái Bảo, Đa Cấu, Đông Dương',
    OFFICIAL_2019,
  ),
  ...quarters('VANDUONG', 'Hai Vân, Chu Mẫu, Lãm Làng, Lãm Trại, Vân Trại', OFFICIAL_2009),
  ...quarters('KINHBAC', 'Yên Mẫn, Thị Chung, Niềm Xá, Y Na = Yna, 2 Y Na = 2 Yna, Hồ Ngọc Lân', WIKI),
  ...quarters('VOCUONG', 'Hòa Đình, Bồ Sơn, Xuân Ổ A = Xuân Ổ, Xuân Ổ B = Xuân Ổ', PARTIAL_WIKI),
  ...quarters('PHONGKHE', 'Dương Ổ, Đào Xá, Châm Khê, Ngô Khê', VILLAGE_NAMES),
  ...quarters('KHUCXUYEN', 'Khúc Toại, Trà Xuyên', VILLAGE_NAMES),
];

export const sampleAreas: readonly NewArea[] = [...provinces, ...wards, ...history, ...khuPho];
export const sampleAreaChanges: readonly NewAreaChange[] = changes;
