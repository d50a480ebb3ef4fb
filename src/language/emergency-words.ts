import type { SignWords } from './signs.ts';

/** What tells that somebody is in danger, and what tells that it is not now. Own collection; `domain.md` §5.4. */
export const emergencyWords = {
  /** Danger by itself, unless it is over or only feared. */
  danger:
    'cháy ở|cháy tầng|cháy trên|đang cháy|đang bốc cháy|bốc cháy|cháy to|cháy lớn|cháy rồi|cháy dữ|cháy nhà|nhà cháy|cháy chợ|cháy xưởng|cháy kho|cháy xe|cháy phòng; có cháy|cháy kìa|cháy lan|phát hỏa|hỏa hoạn; ' +
    'nhà|xưởng|kho|quán|xe|chợ|phòng|bếp|tầng|chung cư + đang cháy|bị cháy|cháy to|cháy rồi|bốc lửa|bốc khói; lửa + bốc|cháy|lan; khói + bốc lên mù mịt|nghi ngút; ' +
    'đuối nước|chết đuối|đang chìm; rơi|ngã|nhảy|lao|trượt|tụt + xuống sông|xuống ao|xuống hồ|xuống kênh|xuống mương|xuống giếng|xuống cống|xuống hố ga|xuống nước; cứu + dưới sông|dưới ao|dưới hồ; ' +
    'điện giật|giật điện|bị giật; nhiễm điện; xì gas|xì ga|rò gas|rò ga|rò rỉ gas|hở gas|rò khí gas|mùi gas|mùi ga; nổ bình gas|nổ gas|nổ bình ga|phát nổ|nổ lớn; gas + nồng nặc|rò rỉ|xì|rò; ' +
    'sập nhà|nhà sập|nhà bị sập|sập rồi|đổ sập|sập giàn giáo|sập mái|sập tường|sập trần|sập xuống; giàn giáo|nhà|tường|mái|cầu + sập|vừa sập|đổ sập; kẹt bên dưới|bị kẹt|mắc kẹt|vùi lấp|bị vùi|bị đè|đè người|đè lên người|đè trúng|đè vào người; ' +
    'chém nhau|đâm nhau|bắn nhau|đuổi chém|chém người|đâm người|bị chém|bị đâm|giết người|dọa giết|đòi giết; cầm|vác|mang|rút + dao|mã tấu|kiếm|súng|phóng lợn; đang bị đánh|đang đánh|đang đập|đánh tới tấp|đang hành hung|bị đánh dã man|đánh chết|bóp cổ; đang + đấm|đập|đạp|chém|đâm|phá cửa|đuổi đánh|dọa giết|hành hung|hãm hiếp|đánh vợ|đánh con|đánh mẹ|đánh nhau|đánh tôi|đánh em|đánh cháu|đánh chị|đánh người; ' +
    'đang|vừa|mới + cướp; có cướp|cướp kìa|bị cướp; bắt cóc; đang + hiếp|hiếp dâm|xâm hại|trộm trong nhà|đột nhập|phá cửa|cạy cửa; ' +
    'tai nạn; đâm xe|tông xe|xe đâm|xe tông|bị xe cán|xe cán|xe lật|lật xe|đâm vào|tông vào|húc vào|bị xe; ' +
    'nuốt|uống|ăn + thuốc chuột|thuốc sâu|thuốc trừ sâu|thuốc diệt cỏ|phải xăng|axit|phải hóa chất|phải pin|nấm độc|lá ngón; nuốt phải|uống nhầm|hóc xương|hóc dị vật|bị hóc|bị sặc|tím tái|rắn cắn|rắn độc|ong đốt|bị bỏng|bỏng nặng|gãy chân|gãy tay|gãy cổ|vỡ đầu|chấn thương|lên cơn|động kinh|ngã từ trên|ngã từ tầng|ngã lầu|rơi từ tầng|ngã giàn giáo|ngã cầu thang|trúng gió|cảm hàn|méo mồm|ngưng tim|ngừng tim|sùi bọt mép|nôn ra máu|vỡ ối|đau đẻ|trở dạ; thang máy + kẹt|rơi|hai người|có người; kẹt + trong thang máy|trong xe|trong nhà|người; nhốt trong xe|mất tích|bị bắt giữ|khống chế|con tin|xả súng|nổ súng|bị cô lập|mắc kẹt trên mái|nước lên nhanh|nước lên đến; bất tỉnh|ngất xỉu|ngất rồi|bị ngất|ngừng thở|không thở|khó thở|co giật|đột quỵ|tai biến|chảy nhiều máu|chảy máu nhiều|máu chảy|máu me|nguy kịch|hấp hối|sắp chết|gần chết|đau tim|hôn mê|nằm bất động|nằm gục|uống thuốc sâu|uống thuốc trừ sâu|uống thuốc chuột|sắp đẻ|đẻ rơi; ' +
    'phóng điện|tóe lửa|nổ trạm|nổ điện|đánh lửa; lũ cuốn|nước cuốn|cuốn trôi|vỡ đê',
  /** Somebody may take their own life: said as a wish, it counts. */
  despair:
    'đứng trên thành cầu|đứng trên lan can|leo lên nóc|leo lên lan can|định nhảy|đòi nhảy|dọa nhảy|sắp nhảy|chuẩn bị nhảy|trèo lên cột điện|rạch tay|cứa cổ tay|đòi chết|đòi tự|uống thuốc ngủ; tự tử|tự vẫn|tự sát|treo cổ|cắt cổ tay|nhảy cầu|nhảy lầu; muốn chết|chết quách|chết cho xong|không muốn sống|không thiết sống|chán sống|chẳng muốn sống|chả muốn sống|hết muốn sống|không sống nổi|sống làm gì|kết thúc cuộc đời|kết thúc tất cả|tìm đến cái chết|uống thuốc ngủ tự',
  /** Somebody asks to be saved, or it happens as they write. */
  now:
    'kìa|ối|trời ơi|giời ơi|làng nước ơi|nhanh nhanh|cứu với|cứu tôi|cứu em|cứu cháu|cứu người|cứu mạng|cấp cứu|khẩn cấp|cứu giúp|kêu cứu|ngay bây giờ|ngay lúc này|mau lên|nhanh lên|nhanh với|gấp lắm|gọi ai|gọi cứu hỏa|gọi cứu thương|gọi công an|gọi 114|gọi 113|gọi 115|gọi xe cứu; ' +
    'đang cháy|đang bốc|đang đánh|đang chảy|đang kẹt|đang vớt|đang đuổi|đang chém|đang cầm|đang hấp hối|đang chìm|đang nằm|đang dọa|đang bị|đang xì|đang rò|đang nổ|đang đòi|đang leo|đang đứng|đang lan|đang sập; vừa mới|vừa xong|vừa bị|vừa có|vừa xảy ra|vừa đâm|vừa ngã|vừa rơi|vừa sập; với mọi người ơi|ai cứu với',
  /** A cry for help is one, whatever it is about. */
  cry: 'cứu với|cứu tôi với|cứu em với|cứu cháu với|cứu mạng|cứu giúp với|kêu cứu|ai cứu với|gọi cấp cứu giúp|gọi cứu hỏa giúp|gọi công an giúp|gọi xe cứu thương giúp|cần cấp cứu|xe cấp cứu gấp',
  /** Danger only where it is told as happening now. */
  dangerIfNow:
    'đấm|đánh tôi|đánh em|đánh cháu|bóp cổ|đe dọa|dọa giết|kẹt|chìm|trôi|co giật|=cháy|bị cháy|đánh nhau|đánh vợ|đánh con|đánh mẹ|bạo hành|bạo lực|ẩu đả|hành hung|=nổ|=khói|=lửa|va chạm|=máu|ngã xe|chết người|có người chết|nguy hiểm đến tính mạng|bị thương|bị ngã|ngất',
  /** It is over. */
  past: 'hôm qua|đêm qua|tối qua|chiều qua|sáng qua|hôm kia|hôm trước|hôm nọ|hôm rồi|bữa trước|tuần trước|tuần rồi|tháng trước|tháng rồi|năm ngoái|năm trước|năm kia|năm nay|trước đây|trước kia|hồi trước|ngày trước|lần trước|dạo trước|đợt trước|đã từng|từng xảy ra|từng có|từng bị|có lần|đã dập|dập tắt|dập được|đã được cứu|đã được dập|sau vụ|sau trận|sau cơn|vụ cháy vừa rồi|ngày xưa|mấy năm|mấy vụ|nhiều vụ|mấy lần|nhiều lần|vài lần|hai lần|ba lần|đã qua|khắc phục hậu quả|tháng nào|năm nào|ngày nào|tuần nào|tối nào|đêm nào|sáng nào|lần nào; hồi + tháng|năm|tuần|đầu năm; cách đây; cháy hết|cháy rụi + đồ|tài sản|nhà; xin hỗ trợ|xin trợ cấp|cứu trợ|mong được giúp đỡ|xin được giúp đỡ|mong được hỗ trợ',
  /** It is feared, a habit, a drill, or a wish to prevent it. */
  feared:
    'nguy cơ|=sợ|sợ cháy|sợ nổ|sợ đổ|sợ sập|sợ ngã|sợ tai nạn|sợ bị|sợ chập|rất sợ|lo cháy|lo sập|lo ngại|e là|e rằng|dễ cháy|dễ xảy ra|dễ bị|dễ gây|dễ tai nạn|dễ ngã|=lỡ|=nhỡ|lỡ cháy|nhỡ cháy|lỡ xảy|nếu|ngộ nhỡ|có thể|có khi|suýt|xuýt|đề phòng|phòng cháy|chữa cháy|phòng chống|chống cháy|báo cháy|=lo|lo lắng|hay xảy ra|hay bị|hay có|hay tai nạn|hay đánh|hay va|hay ngã|thường xuyên|thường hay|liên tục|luôn luôn|suốt ngày|diễn tập|tuyên truyền|tập huấn|bảo hiểm|tiềm ẩn|cảnh báo|tránh|hạn chế|kẻo|không thì|rồi sẽ|sẽ có|chỉ chờ|thỉnh thoảng|mỗi lần|nào cũng|=cứ|cứ mưa|điểm đen|an toàn thực phẩm|lúc nào không biết|gây tai nạn|gây nguy hiểm|mất an toàn; hay + đánh nhau|cãi nhau; để + cháy; chưa + xảy ra; bài|phim|chuyện|tin|báo + kể|đưa tin; có nên|làm thế nào để|cách phòng|sắp sập|chực sập|chực đổ|sắp đổ|sắp rơi|sắp nổ|phòng tránh|đăng ký học',
  /** Things that burn without danger. */
  harmless:
    'đốt rác|đốt rơm|đốt rạ|đốt lá|đốt đồng|đốt nilon|đốt vàng mã|đốt nhựa|bóng cháy|bóng đèn cháy|đèn cháy|cháy bóng; bóng + cháy; đèn + cháy; cháy hàng|nắng cháy|cháy nắng|cháy túi|đánh bạc|đánh bài|đánh cờ|đánh trống|đánh võng|đánh đề|đánh chắn|cháy máy|mùi cháy khét từ xưởng|nổ pháo|nổ máy|tiếng nổ của xe|nổ cầu chì|trẻ con bị ngã; cây|cành|cột + sắp; nắp cống|vỉa hè + tai nạn; người già + ngã|vấp; giao ca|tai nạn lao động + chế độ|trợ cấp; ngập|lụt + bốc',
} as const satisfies SignWords<string>;
