const MOST_NAMED = 3;

/** What somebody of the office is told when a change of the organisation is refused. */
export const refusedWords = {
  onlyAdministrators: 'Chỉ quản trị viên thay đổi được tổ chức.',
  notYours: 'Đơn vị này nằm ngoài địa bàn được giao.',
  noUnit: 'Không có đơn vị này, hoặc đơn vị nằm ngoài địa bàn được giao.',
  noPost: 'Không có chức danh này, hoặc chức danh nằm ngoài địa bàn được giao.',
  noHolder: 'Không còn người giữ chức danh này.',
  noAbsence: 'Không có đợt vắng mặt này, hoặc đã thu lại, đã qua.',
  postEnded: 'Chức danh này không còn nữa.',
  unitEnded: 'Đơn vị này đã kết thúc.',
  stale: 'Vừa có người thay đổi. Xin xem lại rồi làm tiếp.',
  badPhone: 'Số điện thoại không đúng, ví dụ đúng: 0912 345 678.',
  endsBeforeBegin: 'Ngày cuối phải từ ngày bắt đầu trở đi.',
  holdsAlready: 'Người này đang giữ đúng chức danh này rồi.',
  vacant: 'Những ngày này chưa có ai giữ chức danh, nên không ghi vắng mặt được.',
  overInPast: 'Đợt vắng mặt này đã qua. Ngày cuối phải từ hôm nay trở đi.',
  awayAlready: 'Người này đã có một đợt vắng mặt trùng ngày. Xin thu lại đợt đó trước.',
  notOwnSubstitute: 'Người làm thay phải giữ chức danh khác.',
  noSubstitute: 'Không có chức danh làm thay này.',
  notLinked: 'Chức danh này chưa kết nối với tài khoản nào.',
  lastDayAhead: 'Ngày cuối không được sau hôm nay.',
  lastDayBeforeFirst: 'Ngày cuối phải từ ngày đơn vị bắt đầu trở đi.',
  successorItself: 'Đơn vị tiếp nhận phải là đơn vị khác.',
  noSuccessor: 'Đơn vị tiếp nhận không có, hoặc đã kết thúc.',
  lastDayBeforePost: 'Ngày cuối phải từ ngày lập chức danh trở đi.',
  postSuccessorItself: 'Chức danh tiếp nhận phải là chức danh khác.',
  noPostSuccessor: 'Chức danh tiếp nhận không có, hoặc không còn nữa.',
  leadsUnit:
    'Chức danh này đang đứng đầu đơn vị. Xin chọn chức danh tiếp nhận trong cùng đơn vị, hoặc đặt chức danh khác đứng đầu trước.',
  isSuperior: (titles: readonly string[]) => {
    const named = titles.slice(0, MOST_NAMED).map((title) => `“${title}”`);
    const others = titles.length - named.length;
    const whose = [...named, ...(others > 0 ? [`${others} chức danh khác`] : [])].join(', ');
    return `Chức danh này đang là cấp trên của ${whose}. Xin chọn chức danh tiếp nhận, hoặc đổi cấp trên của các chức danh đó trước.`;
  },
  beginsAhead: 'Ngày bắt đầu không được sau hôm nay.',
  noArea: 'Không có địa bàn này, hoặc địa bàn không còn nữa.',
  unitThere: (area: string) => `${area} đã có đơn vị tên này.`,
  postsOutside: (title: string, area: string) =>
    `Chưa đổi được địa bàn: chức danh “${title}” phụ trách khu dân cư ngoài ${area}.`,
  postThere: 'Đơn vị đã có chức danh tên này.',
  noPostKind: 'Không có loại chức danh này.',
  areaOutside: 'Khu dân cư phải nằm trong địa bàn của đơn vị.',
  notOwnSuperior: 'Một chức danh không thể là cấp trên của chính mình.',
  noSuperior: 'Không có chức danh cấp trên này.',
  superiorBelow: (title: string, between: readonly string[]) =>
    between.length === 0
      ? `“${title}” đang là cấp dưới của chức danh này, nên không làm cấp trên được.`
      : `“${title}” đang ở dưới chức danh này (qua ${between.join(', ')}), nên không làm cấp trên được.`,
  noAppointing: 'Không có đơn vị bổ nhiệm này, hoặc đơn vị đã kết thúc.',
  noFile: 'Chưa có tệp nào được gửi lên.',
} as const;
