import type { FormContent } from '../../src/forms/form-schema.ts';

// Forms of the campaign. What they ask: domain.md §2.3 (F-1, F-2, F-3, from published guidance and reports) and §3 (NV.BC-01,
// the monthly report of a khu dân cư; its items are a proposal, to be set by each ward). Everything can be edited in the page.

const TRUONG_BAN = ['truong_ban_ctmt'];

type Pair = readonly [vi: string, en: string];

const both = ([vi, en]: Pair) => ({ vi, en });

/** A figure; `words` are Vietnamese alone, for they are what people type. */
const figure = (key: string, label: Pair, question: Pair, unit: Pair, words: string[], more: object = {}) => ({
  ...{ key, label: both(label), question: both(question), kind: 'count' as const, unit: both(unit), words },
  ...more,
});

/** By code. */
export const sampleForms: Readonly<Record<string, FormContent>> = {
  'F-1': {
    title: { vi: 'Đăng ký Ngày hội', en: 'Registration of the festival' },
    period: 'year',
    postKinds: TRUONG_BAN,
    fields: [
      {
        key: 'quy_mo',
        label: { vi: 'Quy mô', en: 'Scale' },
        question: {
          vi: 'Khu ta tổ chức riêng hay liên khu?',
          en: 'Does the area hold it alone or together with others?',
        },
        kind: 'one_of',
        options: [
          { id: 'rieng', label: { vi: 'Riêng một khu', en: 'Alone' } },
          { id: 'lien_khu', label: { vi: 'Liên khu dân cư', en: 'With others' } },
        ],
      },
      {
        key: 'ngay',
        label: { vi: 'Ngày', en: 'Day' },
        question: { vi: 'Tổ chức ngày nào (từ 01/11 đến 18/11)?', en: 'On which day (1 to 18 November)?' },
        kind: 'day',
      },
      {
        key: 'gio',
        label: { vi: 'Giờ bắt đầu', en: 'Begins at' },
        question: { vi: 'Mấy giờ bắt đầu?', en: 'At what time does it begin?' },
        kind: 'hour',
      },
      {
        key: 'noi',
        label: { vi: 'Nơi tổ chức', en: 'Place' },
        question: { vi: 'Tổ chức ở đâu?', en: 'Where is it held?' },
        kind: 'words',
        longest: 120,
      },
      figure(
        'n_nguoi_du',
        ['Số người dự kiến', 'People expected'],
        ['Dự kiến bao nhiêu người dự?', 'How many people are expected?'],
        ['người', 'people'],
        ['người dự', 'người'],
        {
          most: 20_000,
        },
      ),
      {
        key: 'moi_lanh_dao',
        label: { vi: 'Mời lãnh đạo', en: 'Leaders invited' },
        question: { vi: 'Khu ta có mời lãnh đạo về dự không?', en: 'Are leaders invited?' },
        kind: 'yes_no',
      },
      {
        key: 'bua_com',
        label: { vi: 'Bữa cơm đoàn kết', en: 'Shared meal' },
        question: { vi: 'Có tổ chức Bữa cơm đoàn kết không?', en: 'Is there a shared meal?' },
        kind: 'yes_no',
      },
    ],
    checks: [
      {
        kind: 'at_most',
        key: 'n_nguoi_du',
        of: '@people',
        confirmable: true,
        says: {
          vi: 'Đồng chí ghi {value} người dự nhưng khu có {other} nhân khẩu. Đồng chí kiểm tra lại giúp số này.',
          en: '{value} people are expected, and {other} live there. Please check the figure.',
        },
      },
    ],
  },
  'F-2': {
    title: { vi: 'Phiếu lắng nghe ở khu dân cư', en: 'Note of a cadre who listened' },
    period: 'year',
    postKinds: ['can_bo_ve_khu'],
    fields: [
      {
        key: 'du',
        label: { vi: 'Dự Ngày hội', en: 'Attendance' },
        question: { vi: 'Đồng chí có về dự Ngày hội ở khu không?', en: 'Did you attend the festival of the area?' },
        kind: 'one_of',
        options: [
          { id: 'du', label: { vi: 'Có dự', en: 'I attended' } },
          { id: 'thay', label: { vi: 'Có người dự thay', en: 'Somebody else did' } },
          { id: 'vang', label: { vi: 'Vắng', en: 'Absent' } },
        ],
      },
      figure(
        'n_y_kien',
        ['Số ý kiến', 'Opinions'],
        ['Bà con nêu bao nhiêu ý kiến với đồng chí?', 'How many opinions did residents raise?'],
        ['ý kiến', 'opinions'],
        ['ý kiến kiến nghị', 'ý kiến', 'kiến nghị'],
      ),
      figure(
        'n_tra_loi_ngay',
        ['Trả lời tại chỗ', 'Answered on the spot'],
        ['Bao nhiêu ý kiến đã được trả lời ngay tại chỗ?', 'How many were answered on the spot?'],
        ['ý kiến', 'opinions'],
        ['trả lời tại chỗ', 'trả lời ngay'],
      ),
      {
        key: 'y_kien',
        label: { vi: 'Nội dung ý kiến', en: 'What was said' },
        question: {
          vi: 'Bà con nói những gì, đơn vị nào cần trả lời?',
          en: 'What was said, and which unit must answer?',
        },
        help: {
          vi: 'Mỗi ý kiến một dòng. Không ghi tên người, trừ khi bà con muốn ghi.',
          en: 'One line each. No names, unless people want them written down.',
        },
        kind: 'words',
        longest: 1_000,
        optional: true,
      },
      {
        key: 'loi_hua',
        label: { vi: 'Lời hứa', en: 'Promises' },
        question: { vi: 'Đồng chí hoặc lãnh đạo đã hứa việc gì với bà con?', en: 'What was promised to residents?' },
        kind: 'words',
        longest: 500,
        optional: true,
      },
      {
        key: 'han_hua',
        label: { vi: 'Hẹn làm xong', en: 'Promised by' },
        question: { vi: 'Hẹn làm xong ngày nào?', en: 'By which day was it promised?' },
        kind: 'day',
        optional: true,
      },
      {
        key: 'khong_khi',
        label: { vi: 'Không khí Ngày hội', en: 'Atmosphere' },
        question: { vi: 'Không khí Ngày hội ra sao ạ?', en: 'What was the atmosphere like?' },
        kind: 'words',
        longest: 300,
        optional: true,
      },
    ],
    checks: [
      {
        kind: 'at_most',
        key: 'n_tra_loi_ngay',
        of: 'n_y_kien',
        says: {
          vi: 'Đồng chí ghi {value} ý kiến đã trả lời mà chỉ có {other} ý kiến. Đồng chí sửa lại giúp.',
          en: '{value} answered out of only {other}. Please correct it.',
        },
      },
    ],
  },
  'F-3': {
    title: { vi: 'Báo cáo Ngày hội', en: 'Report of the festival' },
    period: 'year',
    postKinds: TRUONG_BAN,
    example: { vi: '120 hộ, 430 người, 15 suất quà', en: '120 hộ, 430 người, 15 suất quà' },
    fields: [
      figure(
        'n_ho_du',
        ['Số hộ dự', 'Households that came'],
        ['Có bao nhiêu hộ dự?', 'How many households came?'],
        ['hộ', 'households'],
        ['hộ dân dự', 'hộ dự', 'hộ gia đình', 'hộ dân', 'hộ'],
      ),
      figure(
        'n_nguoi_du',
        ['Số người dự', 'People who came'],
        ['Có bao nhiêu người dự?', 'How many people came?'],
        ['người', 'people'],
        ['người dự', 'người dân', 'người'],
      ),
      figure(
        'n_can_bo_cu_tru',
        ['Cán bộ, đảng viên cư trú về dự', 'Cadres and Party members who live there'],
        [
          'Có bao nhiêu cán bộ, đảng viên cư trú tại khu về dự?',
          'How many cadres and Party members who live there came?',
        ],
        ['lượt', 'attendances'],
        ['cán bộ đảng viên', 'đảng viên', 'cán bộ'],
      ),
      figure(
        'n_ca_nhan_kt',
        ['Hộ, cá nhân được biểu dương', 'Households and people commended'],
        ['Có bao nhiêu hộ, cá nhân được biểu dương?', 'How many households and people were commended?'],
        ['hộ, cá nhân', 'households and people'],
        ['hộ được biểu dương', 'cá nhân', 'gương tiêu biểu'],
      ),
      figure(
        'n_qua',
        ['Số suất quà', 'Gifts'],
        ['Đã trao bao nhiêu suất quà?', 'How many gifts were given?'],
        ['suất', 'gifts'],
        ['suất quà', 'phần quà', 'suất'],
      ),
      {
        key: 'gt_qua',
        label: { vi: 'Trị giá quà', en: 'Worth of the gifts' },
        question: { vi: 'Tổng trị giá quà là bao nhiêu?', en: 'What are the gifts worth in all?' },
        kind: 'money',
        words: ['trị giá quà', 'tiền quà', 'trị giá'],
      },
      {
        key: 'bua_com',
        label: { vi: 'Bữa cơm đoàn kết', en: 'Shared meal' },
        question: { vi: 'Có tổ chức Bữa cơm đoàn kết không?', en: 'Was there a shared meal?' },
        kind: 'yes_no',
      },
      figure(
        'n_y_kien',
        ['Ý kiến, kiến nghị', 'Opinions and requests'],
        ['Bà con nêu bao nhiêu ý kiến, kiến nghị?', 'How many opinions and requests were raised?'],
        ['ý kiến', 'opinions'],
        ['ý kiến kiến nghị', 'ý kiến', 'kiến nghị'],
      ),
      {
        key: 'kho_khan',
        label: { vi: 'Khó khăn, kiến nghị', en: 'Difficulties' },
        question: { vi: 'Khu ta có khó khăn, kiến nghị gì không?', en: 'Any difficulties or requests?' },
        kind: 'words',
        longest: 1_000,
        optional: true,
      },
    ],
    checks: [
      {
        kind: 'at_most',
        key: 'n_ho_du',
        of: '@households',
        says: {
          vi: 'Đồng chí ghi {value} hộ dự nhưng khu chỉ có {other} hộ. Đồng chí sửa lại giúp.',
          en: '{value} households came, and there are only {other}. Please correct it.',
        },
      },
      {
        kind: 'at_most',
        key: 'n_nguoi_du',
        of: 'n_ho_du',
        times: 6,
        confirmable: true,
        says: {
          vi: 'Đồng chí ghi {value} người dự mà chỉ có {other} hộ. Số này đúng không ạ?',
          en: '{value} people from only {other} households. Is this right?',
        },
      },
      {
        kind: 'share',
        key: 'gt_qua',
        of: 'n_qua',
        from: 100_000,
        to: 5_000_000,
        confirmable: true,
        says: {
          vi: 'Tổng trị giá {value} đồng cho {other} suất quà. Số này đúng không ạ?',
          en: '{value} đồng for {other} gifts. Is this right?',
        },
      },
    ],
  },
  'BC-01': {
    title: { vi: 'Báo cáo khu dân cư', en: 'Report of the residential area' },
    period: 'month',
    postKinds: TRUONG_BAN,
    example: { vi: '2 buổi họp, 15 ý kiến, 40 người', en: '2 buổi họp, 15 ý kiến, 40 người' },
    fields: [
      figure(
        'n_hop',
        ['Số buổi họp', 'Meetings'],
        ['Trong tháng khu họp mấy buổi?', 'How many meetings were held this month?'],
        ['buổi', 'meetings'],
        ['buổi họp', 'cuộc họp', 'buổi'],
      ),
      figure(
        'n_y_kien',
        ['Ý kiến của bà con', 'Opinions of residents'],
        ['Bà con nêu bao nhiêu ý kiến?', 'How many opinions were raised?'],
        ['ý kiến', 'opinions'],
        ['ý kiến', 'kiến nghị'],
      ),
      figure(
        'n_tong_ve_sinh',
        ['Buổi tổng vệ sinh', 'Clean-ups'],
        ['Khu tổng vệ sinh mấy buổi?', 'How many clean-ups were held?'],
        ['buổi', 'clean-ups'],
        ['buổi tổng vệ sinh', 'tổng vệ sinh'],
      ),
      figure(
        'n_nguoi_tham_gia',
        ['Người tham gia vệ sinh', 'People at clean-ups'],
        ['Bao nhiêu lượt người tham gia?', 'How many people took part?'],
        ['lượt người', 'people'],
        ['lượt người', 'người tham gia', 'người'],
      ),
      {
        key: 'viec_noi_bat',
        label: { vi: 'Việc nổi bật', en: 'Of note' },
        question: { vi: 'Tháng này có việc gì nổi bật?', en: 'What was of note this month?' },
        kind: 'words',
        longest: 1_000,
        optional: true,
      },
    ],
    checks: [],
  },
};
