import type { IssueStatus } from '../../src/issues/issue-schema.ts';

/** Issues as people of the sample town write them; `hours` before now they were reported. */
export interface TownIssue {
  hours: number;
  category: string;
  area: string;
  text: string;
  place?: string;
  point?: [lat: number, lon: number];
  channel?: string;
  photos?: number;
  /** Moderators brought it so far; the unit is the one that the category names. */
  status?: IssueStatus;
  words?: string;
  note?: string;
}

export const TOWN_ISSUES: readonly TownIssue[] = [
  {
    hours: 0.2,
    category: 'GT-02',
    area: 'K.VOCUONG.HOADINH',
    text: 'Mất nắp cống ngay trước cổng trường mầm non, các cháu đi học rất nguy hiểm. Mọi người đã lấy cành cây cắm tạm nhưng tối không nhìn thấy gì.',
    place: 'trước cổng trường mầm non, cạnh nhà văn hóa khu phố',
    point: [21.171, 106.049],
    photos: 2,
  },
  {
    hours: 0.8,
    category: 'HT-01',
    area: 'K.VOCUONG.HOADINH',
    text: 'Den duong khu 5 tat 3 toi nay roi, doan tu cong dinh den nha van hoa toi om, nguoi gia di lai so nga',
    place: 'đoạn từ cổng đình đến nhà văn hóa',
    channel: 'telegram',
    photos: 1,
  },
  {
    hours: 1.5,
    category: 'VS-01',
    area: 'W.KINHBAC',
    text: 'Rác ở ngã ba đầu ngõ 30 hai ngày chưa ai lấy, mùi lắm ạ',
    channel: 'telegram',
  },
  {
    hours: 3,
    category: 'CX-01',
    area: 'K.KIMCHAN.DAOCHAN',
    text: 'Cây xà cừ to cạnh đình bị mối ăn rỗng gốc, đang nghiêng ra đường. Sắp mưa bão mà đổ xuống thì trúng nhà bà con.',
    point: [21.194, 106.108],
    photos: 3,
    status: 'assigned',
    note: 'Đã gọi tổ cây xanh, chiều nay họ qua xem. Nhờ trực ban nhắc lại lúc 15 giờ.',
  },
  {
    hours: 5,
    category: 'TT-01',
    area: 'K.PHONGKHE.DUONGO',
    text: 'Các hộ bán hàng ăn sáng kê bàn ghế hết vỉa hè, trẻ con đi học phải xuống lòng đường.',
    status: 'triaged',
  },
  {
    hours: 7,
    category: 'VS-08',
    area: 'K.KINHBAC.YNA',
    text: 'Loa kẹo kéo hát đến 11h đêm, nhà có người ốm không ngủ được',
    channel: 'zalo-bot',
  },
  {
    hours: 20,
    category: 'HT-03',
    area: 'K.VANDUONG.LAMLANG',
    text: 'Nước sinh hoạt đục từ hôm qua, giặt quần áo ố vàng hết. Cả xóm đều bị chứ không riêng nhà tôi. Đề nghị kiểm tra đường ống xem có bị vỡ ở đâu không, chứ để thế này không ai dám nấu ăn.',
    channel: 'telegram',
    photos: 1,
    status: 'in_progress',
  },
  { hours: 26, category: 'VS-06', area: 'K.KHUCXUYEN.TRAXUYEN', text: 'Cống tắc, cứ mưa là ngập vào sân', photos: 1 },
  {
    hours: 30,
    category: 'DC-01',
    area: 'K.NAMSON.THAIBAO',
    text: 'Đề nghị khu phố công khai khoản thu quỹ vệ sinh quý III, bà con hỏi mãi chưa thấy dán bảng.',
    status: 'waiting_resident',
    words: 'Ông/bà cho biết khoản thu này ghi trong thông báo nào, ngày bao nhiêu ạ?',
  },
  {
    hours: 49,
    category: 'YK-02',
    area: 'W.VUNINH',
    text: 'Khen các anh thu gom rác ở tổ 4, mưa gió vẫn làm rất sạch.',
    channel: 'telegram',
    status: 'answered',
    words: 'Chúng tôi đã chuyển lời khen đến tổ thu gom. Xin cảm ơn ông/bà.',
  },
  {
    hours: 52,
    category: 'GT-01',
    area: 'K.HOALONG.VIEMXA',
    text: 'Ổ gà to giữa đường liên khu, hôm qua có người ngã xe',
    photos: 2,
    status: 'assigned',
  },
  {
    hours: 70,
    category: 'TT-02',
    area: 'W.VOCUONG',
    text: 'Ô tô đỗ kín ngõ 15, xe cứu thương không vào được',
    status: 'in_progress',
  },
  {
    hours: 95,
    category: 'VS-02',
    area: 'K.VOCUONG.BOSON',
    text: 'Có xe ba gác hay đổ trộm phế thải ra bờ mương lúc nửa đêm',
    channel: 'telegram',
    photos: 1,
    status: 'assigned',
    note: 'Công an phường đã nắm, xin thêm hình ảnh ban đêm.',
  },
  {
    hours: 98,
    category: 'HT-04',
    area: 'K.KINHBAC.THICHUNG',
    text: 'Dây cáp viễn thông võng sát đầu người đi xe máy',
    status: 'in_progress',
  },
  {
    hours: 120,
    category: 'AN-04',
    area: 'W.KINHBAC',
    text: 'Kho giấy sát khu dân cư, dây điện chằng chịt, lối thoát hiểm khóa',
    status: 'assigned',
  },
  {
    hours: 122,
    category: 'CX-05',
    area: 'W.VUNINH',
    text: 'Ghế đá và cầu trượt ở sân chơi gãy, đinh thò ra',
    photos: 1,
    status: 'done',
    words: 'Tổ quản lý đã thay cầu trượt và mài hết đinh vào sáng nay.',
  },
  {
    hours: 150,
    category: 'XD-03',
    area: 'K.VOCUONG.XUANOA',
    text: 'Công trình bên cạnh đóng cọc làm nứt tường nhà tôi',
    channel: 'telegram',
    status: 'waiting_resident',
    words: 'Ông/bà gửi giúp ảnh vết nứt và số nhà được không ạ?',
  },
  {
    hours: 170,
    category: 'VS-09',
    area: 'K.HAPLINH.X',
    text: 'Điểm tập kết rác cạnh chợ bốc mùi, ruồi nhiều',
    status: 'assigned',
  },
  {
    hours: 190,
    category: 'TM-01',
    area: 'W.HAPLINH',
    text: 'Quán cơm gần cổng khu công nghiệp để đồ ăn không che đậy',
    status: 'triaged',
  },
  {
    hours: 215,
    category: 'HC-04',
    area: 'W.NAMSON',
    text: 'Sổ đỏ ghi địa chỉ phường cũ có phải làm lại không ạ?',
    channel: 'telegram',
    status: 'answered',
    words: 'Giấy tờ ghi tên cũ vẫn dùng được, ông/bà không phải đổi ngay.',
  },
  {
    hours: 240,
    category: 'TM-04',
    area: 'W.KINHBAC',
    text: 'Bãi xe cổng chợ thu 10.000 đồng một lượt xe máy',
    status: 'refused',
    words: 'Cán bộ đến ba lần không thấy thu sai giá niêm yết.',
  },
  {
    hours: 262,
    category: 'GT-06',
    area: 'K.KIMCHAN.PHUXUAN',
    text: 'Đề nghị mở rộng ngõ vào khu phố, bà con sẵn sàng hiến đất',
    status: 'in_progress',
  },
  {
    hours: 300,
    category: 'AS-04',
    area: 'K.HOALONG.QUACAM',
    text: 'Nhà bà hàng xóm neo đơn dột nát, mong được xét nhà Đại đoàn kết',
    status: 'in_progress',
  },
  {
    hours: 320,
    category: 'VS-10',
    area: 'K.PHONGKHE.CHAMKHE',
    text: 'Nước kênh đen và hôi từ đầu tháng',
    photos: 1,
    channel: 'telegram',
    status: 'assigned',
  },
  {
    hours: 400,
    category: 'VH-02',
    area: 'K.KINHBAC.NIEMXA',
    text: 'Nhà văn hóa khu phố hỏng quạt, thiếu ghế',
    status: 'done',
    words: 'Khu phố đã thay bốn quạt trần và thêm ba mươi ghế.',
  },
  {
    hours: 430,
    category: 'YK-01',
    area: 'W.VOCUONG',
    text: 'Hiến kế: làm bảng tin điện tử ở nhà văn hóa để bà con biết lịch họp',
    status: 'answered',
    words: 'Ý kiến đã được ghi vào chương trình họp khu phố tháng này.',
  },
];
