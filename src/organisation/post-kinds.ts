/**
 * Kinds of posts that the software knows something of; the column is open text, and any other kind is a plain post that sees what is
 * assigned to it. What it sees besides its own:
 * - `post`: nothing;
 * - `unit`: what its unit and the posts of its unit have;
 * - `below`: that, and what the posts have that it is the superior of, over all steps.
 */
export type PostSight = 'post' | 'unit' | 'below';

export interface PostKind {
  vi: string;
  en: string;
  sees: PostSight;
}

export const POST_KINDS = {
  bi_thu_dang_uy: { vi: 'Bí thư Đảng ủy', en: 'Party committee secretary', sees: 'below' },
  pho_bi_thu_dang_uy: { vi: 'Phó Bí thư Thường trực Đảng ủy', en: 'Standing deputy secretary', sees: 'below' },
  truong_ban_xdd: { vi: 'Trưởng Ban Xây dựng Đảng', en: 'Head of party building', sees: 'unit' },
  chu_tich_ubnd: { vi: 'Chủ tịch UBND', en: 'Chair of the People’s Committee', sees: 'below' },
  pho_chu_tich_ubnd: { vi: 'Phó Chủ tịch UBND', en: 'Vice chair of the People’s Committee', sees: 'below' },
  chu_tich_mt: { vi: 'Chủ tịch Ủy ban MTTQ', en: 'Chair of the Fatherland Front', sees: 'below' },
  pho_chu_tich_mt: { vi: 'Phó Chủ tịch Ủy ban MTTQ', en: 'Vice chair of the Fatherland Front', sees: 'unit' },
  truong_ban_ctmt: { vi: 'Trưởng ban Công tác Mặt trận', en: 'Head of the Front work committee', sees: 'post' },
  truong_khu_pho: { vi: 'Trưởng khu phố', en: 'Head of the residential quarter', sees: 'post' },
  bi_thu_chi_bo: { vi: 'Bí thư chi bộ', en: 'Party cell secretary', sees: 'post' },
  can_bo_ve_khu: { vi: 'Cán bộ được phân công về khu dân cư', en: 'Cadre assigned to a quarter', sees: 'post' },
  chanh_van_phong: { vi: 'Chánh Văn phòng', en: 'Head of the office', sees: 'unit' },
  truong_phong: { vi: 'Trưởng phòng', en: 'Head of division', sees: 'unit' },
  pho_truong_phong: { vi: 'Phó Trưởng phòng', en: 'Deputy head of division', sees: 'unit' },
  giam_doc: { vi: 'Giám đốc', en: 'Director', sees: 'unit' },
  truong_cong_an: { vi: 'Trưởng Công an', en: 'Head of police', sees: 'unit' },
  canh_sat_khu_vuc: { vi: 'Cảnh sát khu vực', en: 'Area police officer', sees: 'post' },
  tram_truong: { vi: 'Trạm trưởng', en: 'Head of the health station', sees: 'unit' },
  to_truong_hoa_giai: { vi: 'Tổ trưởng tổ hòa giải', en: 'Head of the mediation team', sees: 'post' },
  truong_ban_ttnd: { vi: 'Trưởng ban Thanh tra nhân dân', en: 'Head of the people’s inspection', sees: 'post' },
  dau_moi: { vi: 'Đầu mối tiếp nhận', en: 'Contact of the unit', sees: 'unit' },
  chuyen_vien: { vi: 'Chuyên viên, cán bộ', en: 'Officer', sees: 'post' },
  khac: { vi: 'Chức danh khác', en: 'Other post', sees: 'post' },
} as const satisfies Record<string, PostKind>;

export function postKind(kind: string): PostKind {
  return Object.hasOwn(POST_KINDS, kind) ? POST_KINDS[kind as keyof typeof POST_KINDS] : POST_KINDS.khac;
}

/** The kinds that see at least so much, for SQL. */
export function kindsSeeing(...sights: PostSight[]): string[] {
  return Object.entries<PostKind>(POST_KINDS)
    .filter(([, { sees }]) => sights.includes(sees))
    .map(([kind]) => kind);
}
