import type { TemplateContent } from '../../src/issues/template-schema.ts';

// What offices answer again and again, by state and kind of issue. Proposals: whoever uses one reads and changes it. Blanks that are
// known of an issue ([đơn vị], [loại việc], [mã], [hôm nay], [hạn trả lời]) fill themselves.

type Row = [status: TemplateContent['status'], category: string | null, label: string, text: string];

const rows: Row[] = [
  ['answered', null, 'Hẹn ngày làm', '[đơn vị] đã xem chỗ này và sẽ làm xong trước ngày [ngày].'],
  ['answered', null, 'Chờ vật tư', 'Việc này đang chờ vật tư. [đơn vị] dự kiến làm ngày [ngày].'],
  [
    'answered',
    null,
    'Đã báo cấp trên',
    'Việc này vượt quyền của phường. Chúng tôi đã báo [nơi nhận] ngày [hôm nay]; có trả lời, chúng tôi báo ông/bà ngay.',
  ],
  ['answered', null, 'Chưa làm được', 'Việc này hiện chưa làm được vì [lý do]. Chúng tôi sẽ xem lại vào [tháng].'],
  ['done', null, 'Đã làm xong', '[đơn vị] đã làm xong ngày [ngày].'],
  ['in_progress', null, 'Đã cử người', '[đơn vị] đã cử người đến xem.'],
  ['waiting_resident', null, 'Hỏi rõ chỗ', 'Ông/bà cho biết rõ hơn chỗ đó: số nhà, ngõ, hoặc gần nơi nào?'],
  ['waiting_resident', null, 'Xin thêm ảnh', 'Ông/bà gửi giúp một ảnh chụp chỗ đó lúc này được không ạ?'],
  [
    'refused',
    null,
    'Không thấy việc',
    'Cán bộ đến nơi ngày [ngày] không thấy sự việc. Nếu việc còn, ông/bà gửi lại kèm ảnh.',
  ],
  ['refused', null, 'Nơi khác lo', 'Việc này do [nơi phụ trách] lo. Ông/bà liên hệ: [số điện thoại hoặc địa chỉ].'],
  ['done', 'VS', 'Đã dọn sạch', '[đơn vị] đã dọn sạch chỗ này ngày [ngày].'],
  [
    'answered',
    'VS',
    'Lịch thu gom',
    'Rác ở đây được thu gom vào [các ngày, giờ]. Xin bà con để rác đúng giờ, đúng chỗ.',
  ],
  ['done', 'VS-06', 'Đã thông cống', 'Đã nạo vét, thông cống ngày [ngày]. Mưa lớn mà còn ngập, ông/bà nhắn lại.'],
  ['done', 'TT', 'Đã nhắc nhở', 'Tổ công tác đã đến nhắc nhở ngày [ngày]. Nếu tái diễn, ông/bà nhắn lại kèm ảnh.'],
  ['answered', 'XD', 'Đang kiểm tra', '[đơn vị] đang kiểm tra giấy phép và sẽ trả lời ông/bà trước ngày [ngày].'],
  ['done', 'GT', 'Đã vá đường', 'Đã vá đoạn đường này ngày [ngày].'],
  ['answered', 'GT', 'Chờ kế hoạch', 'Đoạn đường này đã được đưa vào kế hoạch sửa, dự kiến làm trong [tháng].'],
  ['done', 'GT-02', 'Đã đậy nắp cống', 'Đã đậy nắp cống ngày [ngày].'],
  ['done', 'HT-01', 'Đã thay bóng', 'Đã thay bóng đèn ngày [ngày]. Tối nay ông/bà xem giúp đèn có sáng không.'],
  [
    'answered',
    'HT',
    'Đã báo đơn vị',
    'Chúng tôi đã báo [đơn vị phụ trách] ngày [hôm nay]. Họ hẹn đến trước ngày [ngày].',
  ],
  ['done', 'CX', 'Đã cắt tỉa', 'Đã cắt tỉa, dọn cành ngày [ngày].'],
  ['answered', 'TM', 'Đã kiểm tra', 'Đoàn kiểm tra đã đến ngày [ngày]. Kết quả: [kết quả].'],
  ['answered', 'AS', 'Đã đến thăm', 'Cán bộ đã đến thăm gia đình ngày [ngày] và làm [việc đã làm].'],
  [
    'answered',
    'DC-01',
    'Nơi xem thu chi',
    'Các khoản thu chi được niêm yết tại [nơi] từ ngày [ngày]. Còn chỗ chưa rõ, ông/bà nhắn lại.',
  ],
  [
    'answered',
    'HC',
    'Hồ sơ trả ngày',
    'Hồ sơ của ông/bà sẽ được trả ngày [ngày] tại [nơi]. Mong ông/bà thông cảm vì sự chậm này.',
  ],
];

export const sampleTemplates: TemplateContent[] = rows.map(([status, category, label, text]) => ({
  ...{ status, category, label, text },
}));
