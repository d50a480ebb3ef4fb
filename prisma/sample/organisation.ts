import type { NewPost, NewUnit, UnitChange } from '../../src/organisation/unit-store.ts';
import { sampleAreaChanges, sampleAreas } from './areas.ts';

// Units of each ward and of the whole town, by the kinds that categories name. Names of ward offices: domain.md §1.4 and §1.5.
// Contractors and their phones are not established: they bear general names, and everything is labelled as a sample.
// Posts are titles; no person is named.

interface Kind {
  kind: string;
  /** `%` stands for the name of the ward. */
  name: string;
  /** The first leads the unit. */
  posts: [title: string, kind: string][];
  /** Kind of the unit whose first post is the superior of this unit's first, and which appoints. */
  under?: string;
}

const ofWard: Kind[] = [
  {
    kind: 'DU',
    name: 'Đảng ủy phường %',
    posts: [
      ['Bí thư Đảng ủy', 'bi_thu_dang_uy'],
      ['Phó Bí thư Thường trực Đảng ủy', 'pho_bi_thu_dang_uy'],
    ],
  },
  {
    kind: 'XDD',
    name: 'Ban Xây dựng Đảng của Đảng ủy phường %',
    posts: [['Trưởng Ban Xây dựng Đảng', 'truong_ban_xdd']],
    under: 'DU',
  },
  {
    kind: 'UBND',
    name: 'Ủy ban nhân dân phường %',
    posts: [
      ['Chủ tịch UBND phường', 'chu_tich_ubnd'],
      ['Phó Chủ tịch UBND phường', 'pho_chu_tich_ubnd'],
    ],
    under: 'DU',
  },
  {
    kind: 'KTHT',
    name: 'Phòng Kinh tế, Hạ tầng và Đô thị phường %',
    posts: [
      ['Trưởng phòng', 'truong_phong'],
      ['Phó Trưởng phòng', 'pho_truong_phong'],
      ['Chuyên viên hạ tầng, đô thị', 'chuyen_vien'],
      ['Chuyên viên môi trường', 'chuyen_vien'],
    ],
    under: 'UBND',
  },
  {
    kind: 'VHXH',
    name: 'Phòng Văn hóa – Xã hội phường %',
    posts: [
      ['Trưởng phòng', 'truong_phong'],
      ['Chuyên viên văn hóa, thông tin', 'chuyen_vien'],
      ['Chuyên viên an sinh xã hội', 'chuyen_vien'],
    ],
    under: 'UBND',
  },
  {
    kind: 'VP',
    name: 'Văn phòng HĐND và UBND phường %',
    posts: [
      ['Chánh Văn phòng', 'chanh_van_phong'],
      ['Chuyên viên tiếp công dân', 'chuyen_vien'],
    ],
    under: 'UBND',
  },
  {
    kind: 'HCC',
    name: 'Trung tâm Phục vụ hành chính công phường %',
    posts: [
      ['Giám đốc Trung tâm', 'giam_doc'],
      ['Cán bộ tiếp nhận hồ sơ', 'chuyen_vien'],
    ],
    under: 'UBND',
  },
  {
    kind: 'CA',
    name: 'Công an phường %',
    posts: [
      ['Trưởng Công an phường', 'truong_cong_an'],
      ['Trực ban', 'chuyen_vien'],
      ['Cảnh sát khu vực', 'canh_sat_khu_vuc'],
    ],
  },
  { kind: 'TYT', name: 'Trạm Y tế phường %', posts: [['Trạm trưởng', 'tram_truong']], under: 'UBND' },
  {
    kind: 'MT',
    name: 'Ủy ban MTTQ phường %',
    posts: [
      ['Chủ tịch Ủy ban MTTQ phường', 'chu_tich_mt'],
      ['Phó Chủ tịch Ủy ban MTTQ phường', 'pho_chu_tich_mt'],
      ['Chuyên viên Mặt trận', 'chuyen_vien'],
    ],
    under: 'DU',
  },
  {
    kind: 'HG',
    name: 'Tổ hòa giải phường %',
    posts: [['Tổ trưởng tổ hòa giải', 'to_truong_hoa_giai']],
    under: 'MT',
  },
  {
    kind: 'TTND',
    name: 'Ban Thanh tra nhân dân phường %',
    posts: [['Trưởng ban Thanh tra nhân dân', 'truong_ban_ttnd']],
    under: 'MT',
  },
];

/** Units of the khu dân cư of a ward: one post for each of them. */
const ofQuarters: { kind: string; name: string; title: string; postKind: string; under: string }[] = [
  {
    kind: 'BCT',
    name: 'Ban Công tác Mặt trận các khu dân cư phường %',
    title: 'Trưởng ban Công tác Mặt trận',
    postKind: 'truong_ban_ctmt',
    under: 'MT',
  },
  {
    kind: 'KP',
    name: 'Trưởng các khu phố phường %',
    title: 'Trưởng khu phố',
    postKind: 'truong_khu_pho',
    under: 'UBND',
  },
  { kind: 'CB', name: 'Các chi bộ phường %', title: 'Bí thư chi bộ', postKind: 'bi_thu_chi_bo', under: 'DU' },
  {
    kind: 'CBK',
    name: 'Cán bộ được phân công về khu dân cư phường %',
    title: 'Cán bộ được phân công về',
    postKind: 'can_bo_ve_khu',
    under: 'DU',
  },
];

const ofTown: Kind[] = [
  { kind: 'VSMT', name: 'Đơn vị thu gom rác', posts: [['Điều độ thu gom', 'dau_moi']] },
  {
    kind: 'CXCS',
    name: 'Đơn vị cây xanh, chiếu sáng',
    posts: [
      ['Đội trưởng cây xanh', 'dau_moi'],
      ['Đội trưởng chiếu sáng', 'dau_moi'],
    ],
  },
  { kind: 'TN', name: 'Đơn vị thoát nước', posts: [['Đội trưởng thoát nước', 'dau_moi']] },
  { kind: 'DL', name: 'Điện lực', posts: [['Trực điều độ', 'dau_moi']] },
  { kind: 'NS', name: 'Đơn vị cấp nước', posts: [['Trực cấp nước', 'dau_moi']] },
  { kind: 'VT', name: 'Nhà mạng viễn thông', posts: [['Đầu mối kỹ thuật', 'dau_moi']] },
  { kind: 'QLTT', name: 'Quản lý thị trường', posts: [['Đội trưởng', 'dau_moi']] },
  { kind: 'SO', name: 'Sở chuyên ngành', posts: [['Đầu mối tiếp nhận', 'dau_moi']] },
];

const wards = [
  ['W.KINHBAC', 'Kinh Bắc'],
  ['W.VOCUONG', 'Võ Cường'],
  ['W.VUNINH', 'Vũ Ninh'],
  ['W.HAPLINH', 'Hạp Lĩnh'],
  ['W.NAMSON', 'Nam Sơn'],
] as const;

const units: NewUnit[] = [];
const posts: NewPost[] = [];

const unitId = (areaId: string, kind: string) => `U.${areaId.split('.')[1]}.${kind}`;

function addUnit({ kind, name }: { kind: string; name: string }, areaId: string, wardName: string): string {
  const id = unitId(areaId, kind);
  const unit = { id, kind, name: name.replace('%', wardName), areaId, validFrom: '2025-07-01', validTo: null };
  units.push({ ...unit, sample: true });
  return id;
}

function add(kind: Kind, areaId: string, wardName: string): void {
  const id = addUnit(kind, areaId, wardName);
  const above = kind.under === undefined ? null : unitId(areaId, kind.under);
  for (const [at, [title, postKind]] of kind.posts.entries())
    posts.push({
      id: `${id}.${at + 1}`,
      unitId: id,
      title,
      kind: postKind,
      head: at === 0,
      superiorId: at > 0 ? `${id}.1` : above && `${above}.1`,
      appointingUnitId: at > 0 ? null : above,
      sample: true,
    });
}

/** Where a ward's khu dân cư are not known yet, one post stands for all of them. */
function addQuarters(unit: (typeof ofQuarters)[number], areaId: string, wardName: string): void {
  const id = addUnit(unit, areaId, wardName);
  const above = unitId(areaId, unit.under);
  const common = { unitId: id, kind: unit.postKind, superiorId: `${above}.1`, appointingUnitId: above, sample: true };
  const quarters = sampleAreas.filter((area) => area.kind === 'khu_pho' && wardOf(area.parentId!) === areaId);
  if (quarters.length === 0) posts.push({ ...common, id: `${id}.1`, title: unit.title });
  for (const quarter of quarters)
    posts.push({
      ...common,
      id: `${id}.${quarter.id.split('.').slice(1).join('.')}`,
      title: `${unit.title}${unit.kind === 'KP' ? '' : ' khu phố'} ${quarter.name}`,
      areaId: quarter.id,
    });
}

const became = new Map(sampleAreaChanges.map(({ fromId, toId }) => [fromId, toId]));

function wardOf(areaId: string): string {
  const next = became.get(areaId);
  return next === undefined ? areaId : wardOf(next);
}

/** Ended with the city on 30/06/2025 (domain.md §1.1): each ward's unit of the kind took over. */
const ofFormerCity = [
  ['DU', 'Thành ủy Bắc Ninh'],
  ['UBND', 'Ủy ban nhân dân thành phố Bắc Ninh'],
  ['MT', 'Ủy ban MTTQ thành phố Bắc Ninh'],
] as const;
const unitChanges: UnitChange[] = [];

for (const [kind, name] of ofFormerCity) {
  const id = `U.TPBACNINH.${kind}`;
  units.push({ id, kind, name, areaId: 'C.BACNINH', validFrom: null, validTo: '2025-06-30', sample: true });
  for (const [areaId] of wards)
    unitChanges.push({
      ...{ fromId: id, toId: unitId(areaId, kind), effective: '2025-07-01', act: 'NQ 1658/NQ-UBTVQH15' },
    });
}

for (const [areaId, wardName] of wards) {
  for (const kind of ofWard) add(kind, areaId, wardName);
  for (const kind of ofQuarters) addQuarters(kind, areaId, wardName);
}
for (const kind of ofTown) add(kind, 'P.BACNINH', '');

export const sampleUnits: readonly NewUnit[] = units;
export const sampleUnitChanges: readonly UnitChange[] = unitChanges;
export const samplePosts: readonly NewPost[] = posts;
