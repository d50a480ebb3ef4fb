import type { NewPost, NewUnit } from '../../src/organisation/unit-store.ts';

// Units of each ward and of the whole town, by the kinds that categories name. Names of ward offices: domain.md §1.4 and §1.5.
// Contractors and their phones are not established: they bear general names, and everything is labelled as a sample.
// Posts are titles; no person is named.

interface Kind {
  kind: string;
  /** `%` stands for the name of the ward. */
  name: string;
  posts: string[];
}

const ofWard: Kind[] = [
  {
    kind: 'KTHT',
    name: 'Phòng Kinh tế, Hạ tầng và Đô thị phường %',
    posts: ['Trưởng phòng', 'Phó Trưởng phòng', 'Chuyên viên hạ tầng, đô thị', 'Chuyên viên môi trường'],
  },
  {
    kind: 'VHXH',
    name: 'Phòng Văn hóa – Xã hội phường %',
    posts: ['Trưởng phòng', 'Chuyên viên văn hóa, thông tin', 'Chuyên viên an sinh xã hội'],
  },
  { kind: 'VP', name: 'Văn phòng HĐND và UBND phường %', posts: ['Chánh Văn phòng', 'Chuyên viên tiếp công dân'] },
  {
    kind: 'HCC',
    name: 'Trung tâm Phục vụ hành chính công phường %',
    posts: ['Giám đốc Trung tâm', 'Cán bộ tiếp nhận hồ sơ'],
  },
  { kind: 'CA', name: 'Công an phường %', posts: ['Trưởng Công an phường', 'Trực ban', 'Cảnh sát khu vực'] },
  { kind: 'TYT', name: 'Trạm Y tế phường %', posts: ['Trạm trưởng'] },
  {
    kind: 'MT',
    name: 'Ủy ban MTTQ phường %',
    posts: ['Chủ tịch Ủy ban MTTQ phường', 'Phó Chủ tịch Ủy ban MTTQ phường', 'Chuyên viên Mặt trận'],
  },
  { kind: 'BCT', name: 'Ban Công tác Mặt trận các khu dân cư phường %', posts: ['Trưởng ban Công tác Mặt trận'] },
  { kind: 'KP', name: 'Trưởng các khu phố phường %', posts: ['Trưởng khu phố'] },
  { kind: 'HG', name: 'Tổ hòa giải phường %', posts: ['Tổ trưởng tổ hòa giải'] },
  { kind: 'TTND', name: 'Ban Thanh tra nhân dân phường %', posts: ['Trưởng ban Thanh tra nhân dân'] },
];

const ofTown: Kind[] = [
  { kind: 'VSMT', name: 'Đơn vị thu gom rác', posts: ['Điều độ thu gom'] },
  { kind: 'CXCS', name: 'Đơn vị cây xanh, chiếu sáng', posts: ['Đội trưởng cây xanh', 'Đội trưởng chiếu sáng'] },
  { kind: 'TN', name: 'Đơn vị thoát nước', posts: ['Đội trưởng thoát nước'] },
  { kind: 'DL', name: 'Điện lực', posts: ['Trực điều độ'] },
  { kind: 'NS', name: 'Đơn vị cấp nước', posts: ['Trực cấp nước'] },
  { kind: 'VT', name: 'Nhà mạng viễn thông', posts: ['Đầu mối kỹ thuật'] },
  { kind: 'QLTT', name: 'Quản lý thị trường', posts: ['Đội trưởng'] },
  { kind: 'SO', name: 'Sở chuyên ngành', posts: ['Đầu mối tiếp nhận'] },
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

function add({ kind, name, posts: titles }: Kind, areaId: string, wardName: string): void {
  const id = `U.${areaId.split('.')[1]}.${kind}`;
  const unit = { id, kind, name: name.replace('%', wardName), areaId, validFrom: '2025-07-01', validTo: null };
  units.push({ ...unit, sample: true });
  posts.push(...titles.map((title, at) => ({ id: `${id}.${at + 1}`, unitId: id, title, sample: true })));
}

for (const [areaId, wardName] of wards) for (const kind of ofWard) add(kind, areaId, wardName);
for (const kind of ofTown) add(kind, 'P.BACNINH', '');

export const sampleUnits: readonly NewUnit[] = units;
export const samplePosts: readonly NewPost[] = posts;
