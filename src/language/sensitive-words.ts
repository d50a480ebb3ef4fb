import type { SignWords } from './signs.ts';

/**
 * What the assistant does not talk about (`domain.md` §5.2, R-NC): politics, and abuse of peoples and beliefs. Own collection; whoever
 * only mentions the Party or the State in a report is not meant.
 */
export const sensitiveWords = {
  politics:
    '=đả đảo|đả đảo cộng sản|đả đảo đảng cộng sản|đả đảo chính quyền|đả đảo chế độ|đả đảo nhà nước|đả đảo bọn|đả đảo lũ|đả đảo độc tài|lật đổ chính quyền|lật đổ chế độ|lật đổ nhà nước|đa nguyên đa đảng|=đa đảng|=đa nguyên|=độc đảng|tam quyền phân lập|chế độ cộng sản|bọn cộng sản|lũ cộng sản|cộng sản thối nát|=việt cộng|cờ vàng ba sọc|cờ ba sọc|=việt tân|việt nam cộng hòa|=phản động|bọn phản động|lũ phản động|luận điệu phản động|chống phá nhà nước|chống phá chế độ|kêu gọi biểu tình|đi biểu tình|xuống đường biểu tình|tổ chức biểu tình|sẽ biểu tình|biểu tình phản đối|=bạo loạn|cách mạng màu|chính quyền bù nhìn|chế độ độc tài|nhà nước độc tài|chế độ thối nát|chế độ mục nát|thể chế chính trị|bán nước hại dân|bán nước cầu vinh|hèn với giặc bán nước|tàu khựa|bọn tàu cộng|=trung cộng|đường lưỡi bò|chủ quyền hoàng sa|hoàng sa trường sa|mất hoàng sa|mất trường sa|trung quốc xâm lược|trung quốc chiếm đảo|đòi ly khai|nhà nước tự trị|đòi tự trị|nhân quyền việt nam|tù nhân lương tâm|tù nhân chính trị|tự do ngôn luận|đàn áp dân|đàn áp người|tẩy chay bầu cử|bầu cử gian lận|bầu cử giả|bầu cử trò hề|đảng cử dân bầu|đấu đá nội bộ|phe cánh trung ương|đấu đá phe cánh|thanh trừng phe; =đảng|chính quyền|chế độ này + thối nát|độc tài|lật đổ|hết thời; tổng bí thư|bộ chính trị|chủ tịch nước|thủ tướng|trung ương đảng + ngu|hèn|độc tài|bán nước|tham nhũng|bù nhìn|từ chức|cút|phe|bị bắt|đấu đá; bỏ|xóa bỏ|giải tán + điều 4 hiến pháp|đảng cộng sản; putin|zelensky|trump|ukraine|do thái|palestine|israel + đúng|sai|thắng|thua|xâm lược|ủng hộ|phản đối|đánh',
  hatred:
    'bọn dân tộc|lũ dân tộc|bọn mọi|lũ mọi|đồ mọi rợ|bọn theo đạo|lũ theo đạo|bọn công giáo|bọn tin lành|bọn hồi giáo|lũ sư|bọn bắc kỳ|lũ bắc kỳ|bắc kỳ chó|nam kỳ chó|parky|đuổi hết bọn|tiêu diệt bọn; người dân tộc|người theo đạo|người công giáo|người tin lành|người mường|người tày|người trung quốc + đuổi hết|cút hết|giết hết|đốt hết|hạ đẳng|bẩn thỉu',
  /** Where these stand, a name of a place, a lesson or a gift is meant. */
  harmless:
    'đường trường sa|phố trường sa|đường hoàng sa|phố hoàng sa|ngõ trường sa|quỹ vì trường sa|vì biển đảo|quà cho trường sa|ủng hộ trường sa|bộ đội trường sa|lính trường sa|thi tìm hiểu|triển lãm|kỷ niệm|diễn tập|phòng chống bạo loạn|tuyên truyền; biểu tình + thời trang',
} as const satisfies SignWords<string>;
