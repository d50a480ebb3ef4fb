import type { Recurrence } from '../../src/calendar/recurrence.ts';
import type { Duty, Evidence, LadderName } from '../../src/duties/duty.ts';

// The duty catalogue of domain.md §3. The directive fixes the evaluation of each year, of three and of five years, the report “theo quy
// định”, the plan, the committee, the columns, inspection, commendation and 18/11. The days of the other reports are practice: every ward
// sets its own. Everything here is data and labelled as a sample.

const document: Evidence = {
  kind: 'document',
  labelVi: 'số và ngày văn bản',
  labelEn: 'number and day of the document',
};
const tick: Evidence = { kind: 'tick', labelVi: 'báo xong', labelEn: 'say that it is done' };
const note = (labelVi: string, labelEn: string): Evidence => ({ kind: 'tick', labelVi, labelEn });
const photos = (least: number, labelVi: string, labelEn: string): Evidence => ({
  kind: 'photo',
  least,
  labelVi,
  labelEn,
});
const paper = (labelVi: string, labelEn: string): Evidence => ({ kind: 'document', labelVi, labelEn });

const rule = (start: string, text: string): Recurrence => ({ kind: 'rrule', start, rule: text });
const yearly = (start: string, months: string, day: number) =>
  rule(start, `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${day}`);
const monthly = (start: string, day: number) => rule(start, `FREQ=MONTHLY;BYMONTHDAY=${day}`);

interface Line extends Partial<Duty> {
  code: string;
  titleVi: string;
  titleEn: string;
  recurrence: Recurrence;
  kinds: string[];
  supports?: string[];
  evidence: Evidence[];
  ladder: LadderName | null;
  source: string;
}

/** The first day of the five wards: before it the bodies of the directive had other names and another extent (domain.md §1.4). */
const SINCE = '2025-07-01';

function duty({ kinds, supports = [], ...line }: Line): Duty {
  return {
    ...{ roll: 'prev', hour: '17:00', asksReceipt: true, isReviewed: false, opensDays: null },
    ...{ programmes: [], clauses: [], validFrom: SINCE, validTo: null, successor: null },
    ...line,
    actor: { kinds, supports, areaId: null },
  };
}

/** A routine of every week or month is not acknowledged each time, and stays on its day. */
const routine = { asksReceipt: false, roll: 'none' } as const;

export const sampleDuties: readonly Duty[] = [
  duty({
    ...{
      code: 'NV.KH-01',
      titleVi: 'Kế hoạch năm thực hiện cuộc vận động',
      titleEn: 'Plan of the year for the campaign',
    },
    ...{ recurrence: yearly('2026-01-31', '1', 31), kinds: ['chu_tich_mt'], evidence: [document], ladder: 'L2' },
    ...{ source: 'Chỉ thị, điểm 3–4', clauses: ['3', '4'] },
  }),
  duty({
    ...{
      code: 'NV.KH-02',
      titleVi: 'Ký kế hoạch phối hợp MTTQ – UBND',
      titleEn: 'Joint plan of the Front and the committee, signed',
    },
    ...{ recurrence: yearly('2026-02-28', '2', 28), kinds: ['chu_tich_mt'], supports: ['chu_tich_ubnd'] },
    ...{ evidence: [document], ladder: 'L2', source: 'Chỉ thị, điểm 2', clauses: ['2'] },
  }),
  duty({
    ...{ code: 'NV.KH-03', titleVi: 'Kiện toàn Ban Chỉ đạo', titleEn: 'Steering committee, complete' },
    ...{ recurrence: yearly('2026-01-15', '1', 15), kinds: ['bi_thu_dang_uy'] },
    ...{ evidence: [paper('quyết định và danh sách', 'decision and list')], ladder: 'L2' },
    ...{ source: 'Chỉ thị, điểm 2', clauses: ['2'] },
  }),
  duty({
    ...{ code: 'NV.KH-04', titleVi: 'Kế hoạch cụ thể hóa của đơn vị', titleEn: 'The unit’s own plan' },
    ...{
      recurrence: yearly('2026-02-15', '2', 15),
      kinds: ['head:VHXH', 'head:KTHT', 'head:CA', 'truong_ban_xdd', 'bi_thu_chi_bo'],
    },
    ...{ evidence: [document], ladder: 'L2', source: 'Chỉ thị, điểm 3', clauses: ['3'] },
    ...{ programmes: ['NQ02', 'NQ03', 'NQ04', 'SACH'] },
  }),
  duty({
    ...{
      code: 'NV.KH-05',
      titleVi: 'Phổ biến, quán triệt Chỉ thị đến chi bộ',
      titleEn: 'The directive told in each party cell',
    },
    // Once a directive, 45 days after it; the sample takes the day on which the wards began.
    ...{ recurrence: { kind: 'once', day: '2026-12-15' }, kinds: ['bi_thu_chi_bo'] },
    ...{ evidence: [photos(1, 'ảnh biên bản sinh hoạt', 'photo of the minutes')], ladder: 'L2' },
    ...{ source: 'Chỉ thị, đoạn cuối', clauses: ['cuối'] },
  }),
  duty({
    ...{ code: 'NV.HP-01', titleVi: 'Họp Ban Chỉ đạo', titleEn: 'Meeting of the steering committee' },
    ...{ recurrence: yearly('2026-03-10', '3,6,9,12', 10), kinds: ['bi_thu_dang_uy'], supports: ['chu_tich_mt'] },
    ...{ evidence: [paper('thông báo kết luận', 'notice of the conclusions')], ladder: 'L1', source: 'đề xuất' },
  }),
  duty({
    ...{ code: 'NV.HP-02', titleVi: 'Sinh hoạt chi bộ hằng tháng', titleEn: 'Monthly meeting of the party cell' },
    ...{ recurrence: monthly('2026-01-03', 3), kinds: ['bi_thu_chi_bo'], ...routine },
    ...{ evidence: [note('báo đã họp', 'say that it was held')], ladder: 'L1', source: 'thông lệ' },
  }),
  duty({
    ...{ code: 'NV.HP-03', titleVi: 'Họp Ban Công tác Mặt trận', titleEn: 'Meeting of the Front’s board of the area' },
    ...{ recurrence: monthly('2026-01-05', 5), kinds: ['truong_ban_ctmt'], ...routine },
    ...{ evidence: [photos(1, 'ảnh biên bản', 'photo of the minutes')], ladder: 'L1', source: 'đề xuất' },
  }),
  duty({
    ...{
      code: 'NV.TT-01',
      titleVi: 'Tin bài cho chuyên trang, chuyên mục',
      titleEn: 'An article for the campaign’s column',
    },
    ...{ recurrence: monthly('2026-01-25', 25), kinds: ['truong_ban_xdd'], supports: ['head:VHXH'], ...routine },
    ...{ evidence: [note('đường dẫn tin bài', 'link of the article')], ladder: 'L1' },
    ...{ source: 'Chỉ thị, điểm 5', clauses: ['5'] },
  }),
  duty({
    ...{ code: 'NV.TT-02', titleVi: 'Tin truyền thanh cơ sở', titleEn: 'News on the loudspeakers' },
    ...{ recurrence: rule('2026-01-02', 'FREQ=WEEKLY;BYDAY=FR'), kinds: ['head:VHXH'], ...routine },
    ...{
      evidence: [note('lịch phát', 'times of the broadcast')],
      ladder: 'L1',
      source: 'Chỉ thị, điểm 5',
      clauses: ['5'],
    },
  }),
  duty({
    ...{ code: 'NV.PT-01', titleVi: 'Ngày tổng vệ sinh', titleEn: 'Clean-up day' },
    // The weekday of “Vì thành phố Bắc Ninh sạch” was not found: each ward sets its own.
    ...{
      recurrence: rule('2026-01-03', 'FREQ=WEEKLY;BYDAY=SA'),
      kinds: ['truong_khu_pho'],
      supports: ['truong_ban_ctmt'],
    },
    ...{
      ...routine,
      evidence: [photos(2, 'ảnh trước và sau', 'photos before and after')],
      ladder: 'L1',
      hour: '11:00',
    },
    ...{ source: 'Chỉ thị, điểm 3', clauses: ['3'], programmes: ['SACH'] },
  }),
  duty({
    ...{ code: 'NV.PT-02', titleVi: 'Tết trồng cây', titleEn: 'Trees planted after Tết' },
    // Within ten days after mùng 6.
    ...{ recurrence: { kind: 'lunar', month: 1, day: 6, plus: 10 }, roll: 'none', kinds: ['chu_tich_mt'] },
    ...{
      evidence: [note('số cây đã trồng', 'how many trees')],
      ladder: 'L1',
      source: 'Chỉ thị, điểm 3',
      clauses: ['3'],
    },
    ...{ programmes: ['NQ04'] },
  }),
  duty({
    ...{ code: 'NV.BC-01', titleVi: 'Báo cáo tháng của khu dân cư', titleEn: 'Monthly report of the area' },
    ...{ recurrence: monthly('2026-01-15', 15), kinds: ['truong_ban_ctmt'] },
    ...{ evidence: [{ kind: 'form', form: 'BC-01', labelVi: 'biểu báo cáo tháng', labelEn: 'the monthly form' }] },
    ...{ ladder: 'L2', source: 'đề xuất' },
  }),
  duty({
    ...{
      code: 'NV.BC-02',
      titleVi: 'Báo cáo tháng gửi tỉnh và Đảng ủy',
      titleEn: 'Monthly report to the province and the party committee',
    },
    ...{
      recurrence: monthly('2026-01-20', 20),
      kinds: ['chu_tich_mt'],
      evidence: [document],
      ladder: 'L3',
      source: 'đề xuất',
    },
  }),
  duty({
    ...{ code: 'NV.BC-03', titleVi: 'Báo cáo quý', titleEn: 'Quarterly report' },
    ...{
      recurrence: yearly('2026-03-15', '3,9', 15),
      kinds: ['chu_tich_mt'],
      evidence: [document],
      ladder: 'L3',
      source: 'đề xuất',
    },
  }),
  duty({
    ...{ code: 'NV.BC-04', titleVi: 'Báo cáo 6 tháng', titleEn: 'Half-year report' },
    ...{
      recurrence: yearly('2026-06-10', '6', 10),
      kinds: ['chu_tich_mt'],
      evidence: [document],
      ladder: 'L3',
      source: 'đề xuất',
    },
  }),
  duty({
    ...{ code: 'NV.BC-05', titleVi: 'Báo cáo năm', titleEn: 'Report of the year' },
    ...{
      recurrence: yearly('2025-12-05', '12', 5),
      kinds: ['chu_tich_mt'],
      evidence: [document],
      ladder: 'L3',
      source: 'đề xuất',
    },
  }),
  duty({
    ...{
      code: 'NV.BC-06',
      titleVi: 'Tổng hợp ý kiến, kiến nghị của Nhân dân',
      titleEn: 'What people propose, summed up',
    },
    ...{ recurrence: monthly('2026-01-20', 20), kinds: ['chu_tich_mt'], evidence: [document], ladder: 'L2' },
    ...{ source: 'Chỉ thị, điểm 4', clauses: ['4'] },
  }),
  duty({
    ...{
      code: 'NV.BC-07',
      titleVi: 'Thông báo của MTTQ tại kỳ họp HĐND',
      titleEn: 'The Front’s notice to the people’s council',
    },
    ...{ recurrence: yearly('2026-06-20', '6,12', 20), kinds: ['chu_tich_mt'], evidence: [document], ladder: 'L3' },
    ...{ source: 'mttq.bacninh.gov.vn, 06/7/2023; ngày họp do từng nơi đặt' },
  }),
  duty({
    ...{
      code: 'NV.BC-08',
      titleVi: 'Đôn đốc Chỉ thị, báo cáo Ban Thường vụ',
      titleEn: 'The directive followed up and reported',
    },
    ...{ recurrence: yearly('2026-03-20', '3,6,9,12', 20), kinds: ['chu_tich_mt'], supports: ['truong_ban_xdd'] },
    ...{ evidence: [document], ladder: 'L2', source: 'Chỉ thị, điểm 7', clauses: ['7'] },
  }),
  duty({
    ...{ code: 'NV.KT-01', titleVi: 'Kiểm tra thực hiện cuộc vận động', titleEn: 'Inspection of the campaign' },
    ...{ recurrence: yearly('2026-05-15', '5,10', 15), kinds: ['bi_thu_dang_uy'], supports: ['chu_tich_mt'] },
    ...{
      evidence: [paper('kế hoạch và biên bản', 'plan and minutes')],
      ladder: 'L2',
      source: 'Chỉ thị, điểm 3',
      clauses: ['3'],
    },
  }),
  duty({
    ...{ code: 'NV.KT-02', titleVi: 'Giám sát chuyên đề của MTTQ', titleEn: 'The Front’s supervision of a subject' },
    ...{ recurrence: yearly('2026-09-30', '9', 30), kinds: ['chu_tich_mt'], evidence: [document], ladder: 'L2' },
    ...{ source: 'Chỉ thị, điểm 3; Luật MTTQ Việt Nam', clauses: ['3'] },
  }),
  duty({
    ...{ code: 'NV.KT-03', titleVi: 'Ban Thanh tra nhân dân báo cáo', titleEn: 'Report of the people’s inspection' },
    ...{
      recurrence: yearly('2026-03-10', '3,6,9,12', 10),
      kinds: ['truong_ban_ttnd'],
      evidence: [document],
      ladder: 'L1',
    },
    ...{ source: 'thông lệ' },
  }),
  duty({
    ...{ code: 'NV.DC-01', titleVi: 'Hội nghị cộng đồng dân cư', titleEn: 'Assembly of the residents' },
    ...{
      recurrence: yearly('2026-06-25', '6,12', 25),
      roll: 'none',
      kinds: ['truong_khu_pho'],
      supports: ['truong_ban_ctmt'],
    },
    ...{ evidence: [photos(1, 'ảnh biên bản', 'photo of the minutes')], ladder: 'L2', source: 'thông lệ' },
  }),
  duty({
    ...{ code: 'NV.DC-02', titleVi: 'Công khai thu chi, đóng góp', titleEn: 'Accounts and contributions made public' },
    ...{ recurrence: yearly('2026-01-15', '1,7', 15), kinds: ['truong_khu_pho'] },
    ...{ evidence: [photos(1, 'ảnh niêm yết', 'photo of the notice')], ladder: 'L2', source: 'thông lệ' },
  }),
  duty({
    ...{
      code: 'NV.VH-01',
      titleVi: 'Đăng ký danh hiệu văn hóa',
      titleEn: 'Households and areas enter for cultural titles',
    },
    ...{ recurrence: yearly('2026-03-31', '3', 31), kinds: ['truong_khu_pho'], evidence: [note('danh sách', 'list')] },
    ...{ ladder: 'L1', source: 'đối chiếu Nghị định 86/2023/NĐ-CP' },
  }),
  duty({
    ...{
      code: 'NV.VH-02',
      titleVi: 'Bình xét Gia đình văn hóa, khu phố văn hóa',
      titleEn: 'Cultural families and areas chosen',
    },
    ...{ recurrence: yearly('2026-10-25', '10', 25), kinds: ['truong_ban_ctmt'], supports: ['truong_khu_pho'] },
    ...{ evidence: [photos(1, 'ảnh biên bản', 'photo of the minutes')], ladder: 'L2', source: 'thông lệ' },
  }),
  duty({
    ...{ code: 'NV.VNN-01', titleVi: 'Tháng cao điểm “Vì người nghèo”', titleEn: 'The month for the poor' },
    // From 17/10 to 18/11: given on its first day.
    ...{ recurrence: yearly('2025-11-18', '11', 18), roll: 'none', opensDays: 32, kinds: ['chu_tich_mt'] },
    ...{ evidence: [note('số tiền, số hộ được giúp', 'money, and households helped')], ladder: 'L1' },
    ...{ source: 'Tháng cao điểm từ 17/10 đến 18/11' },
  }),
  duty({
    ...{ code: 'NV.DG-01', titleVi: 'Đánh giá hằng năm cuộc vận động', titleEn: 'The campaign evaluated, each year' },
    ...{
      recurrence: yearly('2025-12-10', '12', 10),
      kinds: ['truong_ban_xdd'],
      supports: ['chu_tich_mt'],
      evidence: [document],
    },
    ...{ ladder: 'L3', isReviewed: true, source: 'Chỉ thị, điểm 6', clauses: ['6'] },
  }),
  duty({
    // The text can be read as one milestone or as a cycle; this is the cycle, from its anchor.
    ...{ code: 'NV.DG-03', titleVi: 'Sơ kết 3 năm', titleEn: 'Three years summed up' },
    ...{ recurrence: rule('2020-11-30', 'FREQ=YEARLY;INTERVAL=3;BYMONTH=11;BYMONTHDAY=30') },
    ...{ kinds: ['truong_ban_xdd'], supports: ['chu_tich_mt'], evidence: [document], ladder: 'L4', isReviewed: true },
    ...{ source: 'Chỉ thị, điểm 6', clauses: ['6'] },
  }),
  duty({
    ...{ code: 'NV.DG-05', titleVi: 'Tổng kết 5 năm', titleEn: 'Five years summed up' },
    ...{ recurrence: rule('2022-11-30', 'FREQ=YEARLY;INTERVAL=5;BYMONTH=11;BYMONTHDAY=30') },
    ...{ kinds: ['truong_ban_xdd'], supports: ['chu_tich_mt'], evidence: [document], ladder: 'L4', isReviewed: true },
    ...{ source: 'Chỉ thị, điểm 6', clauses: ['6'] },
  }),
  duty({
    ...{ code: 'NV.KK-01', titleVi: 'Hồ sơ khen thưởng hằng năm', titleEn: 'Commendations of the year' },
    ...{ recurrence: yearly('2025-10-31', '10', 31), kinds: ['chu_tich_mt'], supports: ['chu_tich_ubnd'] },
    ...{ evidence: [paper('tờ trình và danh sách', 'proposal and list')], ladder: 'L2' },
    ...{ source: 'Chỉ thị, điểm 3 và 6', clauses: ['3', '6'] },
  }),
  duty({
    ...{ code: 'NV.TET-01', titleVi: 'Thăm, tặng quà Tết hộ khó khăn', titleEn: 'Gifts for Tết to households in need' },
    ...{
      recurrence: { kind: 'lunar', month: 12, day: 23, plus: -7 },
      kinds: ['chu_tich_mt'],
      supports: ['truong_ban_ctmt'],
    },
    ...{ evidence: [note('danh sách, số suất quà', 'list, number of gifts')], ladder: 'L2', source: 'thông lệ' },
  }),
  duty({
    ...{ code: 'NV.DL-01', titleVi: 'Rà soát dữ liệu cá nhân', titleEn: 'Personal data reviewed' },
    ...{ recurrence: yearly('2026-01-10', '1,7', 10), kinds: ['chanh_van_phong'], evidence: [tick], ladder: 'L2' },
    ...{ source: 'Luật 91/2025/QH15' },
  }),
];
