import type { NewCampaign, NewCategory } from '../../src/campaign/category-store.ts';
import { nearMetresOf, questionsOf, stopperOf } from './category-talk.ts';
import { lexiconFor } from './lexicon.ts';

// The five contents, the local programmes, the 8 tiles and the 78 categories in 13 groups. Source: domain.md §1.1, §1.2 and §1.5
// (its own proposal for the codes, units and tiers). Everything here is data that the office edits.

const contents: NewCampaign['contents'] = [
  {
    number: 1,
    labelVi: 'Đoàn kết phát triển kinh tế, giúp nhau giảm nghèo, làm giàu chính đáng',
    labelEn: 'Economy, mutual help, less poverty',
  },
  {
    number: 2,
    labelVi: 'Đoàn kết xây dựng đời sống văn hóa, chăm lo giáo dục, sức khỏe, đền ơn đáp nghĩa',
    labelEn: 'Culture, education, health, gratitude',
  },
  {
    number: 3,
    labelVi: 'Đoàn kết bảo vệ môi trường, cảnh quan sáng – xanh – sạch – đẹp',
    labelEn: 'Environment and landscape',
  },
  {
    number: 4,
    labelVi: 'Đoàn kết chấp hành pháp luật, bảo đảm trật tự an toàn xã hội',
    labelEn: 'Law and order',
  },
  {
    number: 5,
    labelVi: 'Đoàn kết phát huy dân chủ, giám sát, phản biện, xây dựng hệ thống chính trị trong sạch, vững mạnh',
    labelEn: 'Democracy and oversight',
  },
];

// The three resolutions were for 2016–2020 (domain.md §1.2): tags of that time. NQ04 bears no date; its plan began in 2016.
const programmes: NewCampaign['programmes'] = [
  {
    code: 'NQ02',
    labelVi: 'Tăng cường trật tự, kỷ cương, văn minh đô thị',
    labelEn: 'Urban order and civility',
    validFrom: '2015-12-11',
    validTo: '2020-12-31',
    source: 'NQ 02-NQ/TU, 11/12/2015',
  },
  {
    code: 'NQ03',
    labelVi: 'Đẩy mạnh phát triển thương mại – dịch vụ',
    labelEn: 'Trade and services',
    validFrom: '2016-07-15',
    validTo: '2020-12-31',
    source: 'NQ 03-NQ/TU, 15/7/2016',
  },
  {
    code: 'NQ04',
    labelVi: 'Đẩy mạnh phát triển cây xanh đô thị',
    labelEn: 'Urban trees',
    validFrom: '2016-01-01',
    validTo: '2020-12-31',
    source: 'NQ 04-NQ/TU, 2016–2020',
  },
  {
    code: 'SACH',
    labelVi: 'Vì thành phố Bắc Ninh sạch',
    labelEn: 'For a clean city',
    validFrom: null,
    validTo: null,
    source: 'Phong trào của thành phố',
  },
];

const tiles: NewCampaign['tiles'] = [
  { number: 1, labelVi: 'Rác, vệ sinh', labelEn: 'Rubbish, sanitation' },
  { number: 2, labelVi: 'Đường, vỉa hè, xây dựng', labelEn: 'Roads, pavements, building' },
  { number: 3, labelVi: 'Điện, nước, đèn đường', labelEn: 'Power, water, street lights' },
  { number: 4, labelVi: 'Cây xanh, công viên', labelEn: 'Trees, parks' },
  { number: 5, labelVi: 'Chợ, hàng quán, thực phẩm', labelEn: 'Markets, shops, food' },
  { number: 6, labelVi: 'An ninh, an toàn', labelEn: 'Safety' },
  { number: 7, labelVi: 'Giúp đỡ, chính sách', labelEn: 'Help, benefits' },
  { number: 8, labelVi: 'Góp ý, việc khác', labelEn: 'Opinions, other' },
];

const groups: NewCampaign['groups'] = [
  { code: 'VS', labelVi: 'Vệ sinh môi trường', labelEn: 'Sanitation, environment', tile: 1 },
  { code: 'TT', labelVi: 'Trật tự đô thị', labelEn: 'Urban order', tile: 2 },
  { code: 'XD', labelVi: 'Xây dựng, đất đai', labelEn: 'Building, land', tile: 2 },
  { code: 'GT', labelVi: 'Giao thông, hạ tầng', labelEn: 'Roads', tile: 2 },
  { code: 'HT', labelVi: 'Điện, nước, chiếu sáng, viễn thông', labelEn: 'Utilities', tile: 3 },
  { code: 'CX', labelVi: 'Cây xanh, công viên', labelEn: 'Trees, parks', tile: 4 },
  { code: 'TM', labelVi: 'Chợ, thương mại, dịch vụ', labelEn: 'Trade, services', tile: 5 },
  { code: 'AN', labelVi: 'An ninh, an toàn (không khẩn cấp)', labelEn: 'Safety (non-urgent)', tile: 6 },
  { code: 'VH', labelVi: 'Văn hóa, nếp sống', labelEn: 'Culture', tile: 7 },
  { code: 'AS', labelVi: 'An sinh, tương trợ', labelEn: 'Welfare', tile: 7 },
  { code: 'DC', labelVi: 'Dân chủ, giám sát', labelEn: 'Democracy, oversight', tile: 8 },
  { code: 'HC', labelVi: 'Hành chính công', labelEn: 'Public administration', tile: 7 },
  { code: 'YK', labelVi: 'Ý kiến, khác', labelEn: 'Opinions, other', tile: 8 },
];

/** Code, labels, programmes, contents, unit that acts, units that support, tier, visibility. */
type Row = [string, string, string, string, number[], string, string, NewCategory['tier'], NewCategory['visibility']];

const rows: Row[] = [
  ['VS-01', 'Rác tồn đọng, chưa thu gom', 'Uncollected rubbish', 'SACH', [3], 'KTHT', 'VSMT KP', 'T2', 'A'],
  ['VS-02', 'Đổ rác trộm, sai giờ, sai nơi', 'Illegal dumping', 'SACH', [3], 'KTHT', 'CA BCT', 'T2', 'R'],
  ['VS-03', 'Phế thải xây dựng đổ bừa bãi', 'Construction debris', 'SACH NQ02', [3], 'KTHT', 'CA', 'T2', 'A'],
  ['VS-04', 'Chất thải chăn nuôi, xác động vật', 'Animal waste, carcass', 'SACH', [3], 'KTHT', 'TYT', 'T1', 'A'],
  [
    'VS-05',
    'Mùi, khói bụi, nước thải cơ sở sản xuất',
    'Smell, smoke, effluent from a business',
    'SACH',
    [3],
    'KTHT',
    'SO CA',
    'T4',
    'R',
  ],
  // T1 while it rains: a moderator raises it.
  ['VS-06', 'Cống rãnh tắc, ngập úng', 'Blocked drain, flooding', 'SACH NQ02', [3], 'KTHT', 'TN', 'T2', 'A'],
  ['VS-07', 'Đốt rác, đốt rơm rạ', 'Burning waste', 'SACH', [3], 'KP', 'KTHT CA', 'T1', 'R'],
  ['VS-08', 'Tiếng ồn (loa, karaoke, máy móc)', 'Noise', 'NQ02', [3, 4], 'CA', 'KP', 'T2', 'R'],
  [
    'VS-09',
    'Điểm tập kết rác, nhà vệ sinh công cộng xuống cấp',
    'Waste point / public toilet',
    'SACH',
    [3],
    'KTHT',
    'VSMT',
    'T3',
    'A',
  ],
  ['VS-10', 'Ao hồ, kênh mương, sông ô nhiễm', 'Polluted water body', 'SACH', [3], 'KTHT', 'SO', 'T4', 'A'],
  [
    'TT-01',
    'Lấn chiếm vỉa hè, lòng đường để bán hàng',
    'Pavement/road used for trading',
    'NQ02 NQ03',
    [4],
    'KTHT',
    'CA',
    'T2',
    'R',
  ],
  ['TT-02', 'Đỗ xe sai, chắn lối, chắn ngõ', 'Obstructive parking', 'NQ02', [4], 'CA', 'KP', 'T2', 'R'],
  [
    'TT-03',
    'Biển quảng cáo, rao vặt, mái che, bậc tam cấp',
    'Signs, flyers, awnings, steps',
    'NQ02',
    [4],
    'KTHT',
    'VHXH',
    'T3',
    'R',
  ],
  ['TT-04', 'Chợ cóc, hàng rong', 'Informal market', 'NQ02 NQ03', [4], 'KTHT', 'CA', 'T2', 'A'],
  ['TT-05', 'Tập kết vật liệu, xe cộ trên đường, hè', 'Materials stored on road', 'NQ02', [4], 'KTHT', 'CA', 'T2', 'R'],
  ['TT-06', 'Chó mèo, vật nuôi thả rông', 'Loose animals', 'NQ02', [4], 'KP', 'KTHT TYT', 'T2', 'R'],
  ['XD-01', 'Xây không phép, sai phép', 'Unpermitted building', 'NQ02', [4], 'KTHT', '', 'T4', 'P'],
  [
    'XD-02',
    'Lấn đất công, hành lang đê, kênh, đường',
    'Encroachment on public land/corridor',
    'NQ02',
    [4],
    'KTHT',
    'SO',
    'T4',
    'P',
  ],
  ['XD-03', 'Thi công gây bụi, ồn, nứt nhà', 'Construction nuisance/damage', 'NQ02', [3, 4], 'KTHT', '', 'T2', 'R'],
  ['XD-04', 'Công trình nguy hiểm, sắp đổ', 'Dangerous structure', 'NQ02', [4], 'KTHT', 'CA', 'T1', 'A'],
  ['XD-05', 'Quy hoạch, dự án chậm, đất bỏ hoang', 'Planning, stalled project', 'NQ02', [5], 'KTHT', 'SO', 'T5', 'A'],
  ['GT-01', 'Ổ gà, mặt đường, hè hỏng', 'Potholes, broken pavement', 'NQ02', [4], 'KTHT', '', 'T3', 'A'],
  ['GT-02', 'Mất nắp cống, hố hở', 'Missing manhole cover, open pit', 'NQ02', [4], 'KTHT', 'TN VT', 'T1', 'A'],
  [
    'GT-03',
    'Đèn tín hiệu, biển báo, vạch sơn hỏng',
    'Signals, signs, markings',
    'NQ02',
    [4],
    'KTHT',
    'SO CA',
    'T2',
    'A',
  ],
  ['GT-04', 'Điểm mất an toàn, khuất tầm nhìn', 'Accident-prone spot', 'NQ02', [4], 'KTHT', 'CA', 'T4', 'A'],
  ['GT-05', 'Ùn tắc; xe tải, quá tải vào khu dân cư', 'Congestion, lorries', 'NQ02', [4], 'CA', '', 'T3', 'A'],
  ['GT-06', 'Đề nghị làm đường, mở rộng ngõ', 'Request to pave/widen', 'NQ02', [1, 5], 'KTHT', 'KP', 'T5', 'A'],
  ['HT-01', 'Đèn đường không sáng', 'Street light out', 'NQ02', [3, 4], 'KTHT', 'CXCS', 'T2', 'A'],
  ['HT-02', 'Mất điện, sự cố điện', 'Power fault', '', [], 'DL', '', 'T1', 'A'],
  ['HT-03', 'Mất nước, nước đục, rò rỉ', 'Water supply', '', [], 'NS', '', 'T1', 'A'],
  ['HT-04', 'Dây, cáp sà thấp; cột nghiêng', 'Low cable, leaning pole', 'NQ02', [4], 'VT', 'DL KTHT', 'T1', 'A'],
  [
    'HT-05',
    'Loa truyền thanh, camera, wifi công cộng hỏng',
    'Public speaker/camera',
    'NQ02',
    [4],
    'VHXH',
    'CA',
    'T3',
    'R',
  ],
  ['CX-01', 'Cây đổ, gãy cành, nguy cơ đổ', 'Fallen/dangerous tree', 'NQ04', [3], 'KTHT', 'CXCS', 'T1', 'A'],
  ['CX-02', 'Cành che đèn, biển báo, vướng dây', 'Branches blocking', 'NQ04', [3], 'KTHT', 'CXCS DL', 'T3', 'A'],
  ['CX-03', 'Cây chết, chỗ thiếu cây, đề nghị trồng', 'Dead/missing tree', 'NQ04', [3], 'KTHT', 'MT', 'T4', 'A'],
  ['CX-04', 'Chặt hạ, xâm hại cây trái phép', 'Illegal felling', 'NQ04', [3], 'KTHT', 'CA', 'T1', 'R'],
  [
    'CX-05',
    'Công viên, sân chơi, dụng cụ tập hỏng',
    'Park/playground damage',
    'NQ04',
    [2, 3],
    'KTHT',
    'VHXH',
    'T3',
    'A',
  ],
  ['CX-06', 'Bồn hoa, đường hoa tự quản', 'Community flower plots', 'NQ04 SACH', [3], 'BCT', 'KP', 'T4', 'A'],
  ['TM-01', 'An toàn thực phẩm', 'Food safety', 'NQ03', [2, 4], 'VHXH', 'TYT QLTT', 'T2', 'R'],
  ['TM-02', 'Chợ: vệ sinh, trật tự, PCCC', 'Market conditions', 'NQ03', [1, 4], 'KTHT', 'CA', 'T3', 'A'],
  ['TM-03', 'Hàng giả, gian lận, giá', 'Counterfeit, fraud, price', 'NQ03', [4], 'QLTT', 'KTHT', 'T3', 'P'],
  ['TM-04', 'Thu phí trông xe, phí chợ sai', 'Wrong parking/market fee', 'NQ03', [4, 5], 'KTHT', '', 'T2', 'R'],
  ['TM-05', 'Quán, karaoke, nhà trọ gây ảnh hưởng', 'Nuisance business', 'NQ03', [4], 'CA', 'KTHT', 'T3', 'R'],
  ['TM-06', 'Góp ý phát triển phố, chợ, làng nghề', 'Ideas for trade streets', 'NQ03', [1], 'KTHT', 'MT', 'T5', 'A'],
  ['AN-01', 'Trộm cắp vặt, nghi vấn', 'Petty theft, suspicion', '', [4], 'CA', '', 'T1', 'P'],
  ['AN-02', 'Ma túy, cờ bạc, tín dụng đen', 'Drugs, gambling, loan sharks', '', [4], 'CA', '', 'T1', 'P'],
  ['AN-03', 'Mâu thuẫn hàng xóm, cần hòa giải', 'Neighbour dispute', '', [4], 'HG', 'KP', 'T3', 'P'],
  ['AN-04', 'Nguy cơ cháy: điện, lối thoát, kho', 'Fire risk', '', [4], 'CA', 'KP', 'T1', 'R'],
  ['AN-05', 'Tụ tập, nẹt pô, gây rối', 'Youth disorder', '', [4], 'CA', '', 'T1', 'R'],
  ['AN-06', 'Lừa đảo, giả danh cán bộ', 'Scam, impersonation', '', [4], 'CA', '', 'T1', 'P'],
  [
    'AN-07',
    'Bạo lực gia đình, xâm hại trẻ em (không đang diễn ra)',
    'Domestic/child abuse, past',
    '',
    [2, 4],
    'CA',
    'VHXH',
    'T1',
    'P',
  ],
  ['VH-01', 'Việc cưới, việc tang, lễ hội', 'Weddings, funerals, festivals', 'NQ02', [2], 'BCT', 'VHXH', 'T3', 'R'],
  ['VH-02', 'Nhà văn hóa, sân thể thao khu phố', 'Community house', '', [2], 'KP', 'VHXH', 'T3', 'A'],
  ['VH-03', 'Bình xét Gia đình/khu phố văn hóa', 'Cultural-family awards', '', [2], 'BCT', 'VHXH', 'T3', 'P'],
  ['VH-04', 'Di tích, đình chùa, tín ngưỡng', 'Heritage, worship places', '', [2], 'VHXH', '', 'T3', 'R'],
  ['VH-05', 'Văn hóa phẩm, quảng cáo độc hại', 'Harmful content/ads', '', [2], 'VHXH', 'CA', 'T2', 'R'],
  ['VH-06', 'Trường học, trạm y tế, khuyến học', 'School, clinic', '', [2], 'VHXH', 'TYT', 'T3', 'R'],
  ['AS-01', 'Hộ nghèo, khó khăn cần giúp', 'Household in need', '', [1], 'MT', 'VHXH BCT', 'T2', 'P'],
  ['AS-02', 'Người già, khuyết tật, trẻ em cần hỗ trợ', 'Vulnerable person', '', [1, 2], 'VHXH', 'BCT', 'T1', 'P'],
  ['AS-03', 'Người có công, BHYT, trợ cấp', 'Benefits', '', [2], 'VHXH', 'HCC', 'T3', 'P'],
  ['AS-04', 'Nhà dột nát, nhà Đại đoàn kết', 'Housing aid', '', [1], 'MT', 'VHXH', 'T3', 'P'],
  ['AS-05', 'Cứu trợ thiên tai, hỏa hoạn', 'Disaster relief', '', [1], 'MT', 'VP', 'T1', 'P'],
  ['AS-06', 'Việc làm, vay vốn, giúp nhau làm ăn', 'Jobs, credit', 'NQ03', [1], 'MT', 'KTHT', 'T4', 'P'],
  ['DC-01', 'Các khoản đóng góp, công khai thu chi', 'Contributions, accounts', '', [5], 'MT', 'KP TTND', 'T3', 'R'],
  ['DC-02', 'Họp khu phố, bầu cử, lấy ý kiến', 'Meetings, votes', '', [5], 'MT', 'KP', 'T3', 'A'],
  ['DC-03', 'Hương ước, quy ước', 'Village rules', '', [5], 'MT', 'VP', 'T3', 'A'],
  ['DC-04', 'Giám sát công trình cộng đồng', 'Oversight of works', '', [5], 'TTND', 'MT', 'T3', 'A'],
  // Only the Front of the ward: never the unit of the person that it is about.
  ['DC-05', 'Góp ý về cán bộ khu phố (chưa phải tố cáo)', 'Feedback on local cadre', '', [5], 'MT', '', 'T3', 'P'],
  // As the disputed issue; until that is known, private.
  ['DC-06', 'Không đồng ý với kết quả xử lý', 'Disputes an outcome', '', [5], 'MT', '', 'T2', 'P'],
  ['HC-01', 'Thủ tục, hồ sơ chậm', 'Slow paperwork', '', [5], 'HCC', '', 'T2', 'P'],
  ['HC-02', 'Thái độ phục vụ', 'Staff conduct', '', [5], 'VP', '', 'T3', 'P'],
  ['HC-03', 'Cư trú, căn cước, VNeID', 'Residence, ID', '', [], 'CA', '', 'T1', 'P'],
  ['HC-04', 'Địa chỉ, giấy tờ sau sáp nhập', 'Address after merger', '', [], 'HCC', '', 'T2', 'R'],
  ['YK-01', 'Hiến kế, sáng kiến', 'Idea', '', [5], 'MT', '', 'T4', 'A'],
  // May be shown once the praised person has agreed.
  ['YK-02', 'Khen, gương người tốt việc tốt', 'Praise', '', [2], 'MT', '', 'T2', 'R'],
  // Before the day of the festival; otherwise T4.
  ['YK-03', 'Ý kiến gửi Ngày hội 18/11', 'Opinion for the festival', '', [5], 'BCT', 'MT', 'T4', 'R'],
  ['YK-04', 'Hỏi thông tin', 'Question', '', [], 'MT', '', 'T1', 'R'],
  // Until a moderator has sorted it, the Front of the ward has it.
  ['YK-99', 'Chưa phân loại', 'Unsorted', '', [], 'MT', '', 'T1', 'P'],
];

/** What can be seen is shown when it is done: rubbish, streets, buildings, roads, lights and water, trees. */
const SHOWN = new Set(['VS', 'TT', 'XD', 'GT', 'HT', 'CX']);

/** What tells of cadres (domain.md §1.5, conflict of interest). */
const ABOUT_CADRES = new Set(['DC-01', 'DC-05', 'HC-02']);

const listOf = (codes: string) => codes.split(' ').filter(Boolean);

export const sampleCampaign: NewCampaign = {
  contents,
  programmes,
  tiles,
  groups,
  categories: rows.map(
    ([code, labelVi, labelEn, programmes, contents, unitKind, supportKinds, tier, visibility]): NewCategory => ({
      code,
      groupCode: code.slice(0, 2),
      labelVi,
      labelEn,
      programmes: listOf(programmes),
      contents,
      unitKind,
      supportKinds: listOf(supportKinds),
      tier,
      visibility,
      lexicon: lexiconFor(code),
      stopper: stopperOf(code),
      questions: questionsOf(code),
      nearMetres: nearMetresOf(code),
      needsPhoto: SHOWN.has(code.slice(0, 2)),
      namesCadres: ABOUT_CADRES.has(code),
    }),
  ),
};
