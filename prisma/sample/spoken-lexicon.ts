/**
 * How people tell of each kind in their own words, beside the terms of the office in `lexicon.ts`; the same weights. `a|b` stands for
 * either. Own collection.
 */
export const spokenPhrases: Record<string, Record<number, string>> = {
  'VS-01': {
    9: 'xe rác + chưa|không|bỏ qua|mấy ngày|không thấy; công nhân môi trường|công nhân vệ sinh|người thu gom|xe gom + không|chưa|bỏ; hót rác|hốt rác|đi đổ rác; rác + chưa hốt|chưa hót|không ai hốt|không ai hót|chưa lấy|chưa gom|không gom|để lâu|ba hôm|hai hôm|mấy hôm|cả tuần|tồn|ùn|đầy ắp|cao như núi|thành đống|rỉ nước|ruồi; k ai hốt|không ai hốt|không ai hót; đống rác; rác ngập; rác nhà|rác sinh hoạt + chưa|không',
    5: 'rác + bốc mùi|hôi|thối|ruồi|nhặng|chuột; bọc rác|bao rác',
  },
  'VS-02': {
    9: 'vứt|đổ|xả|ném|quẳng|quăng|bỏ|tống + rác|túi rác|bọc rác|bao rác|bịch rác; chở|mang|đem|xách + rác; chở rác|mang rác|đem rác|xách rác; rác + trộm|vứt|ném|quẳng|bậy|sai chỗ|sai giờ|không đúng giờ|lung tung; đổ trộm rác|vứt bừa|xả bừa|vứt lung tung|đổ bừa bãi|vứt bừa bãi',
  },
  'VS-03': {
    10: 'phá nhà|sửa nhà|xây nhà|công trình + gạch vữa|gạch vỡ|phế thải|xà bần; gạch|vôi|vữa|bê tông|ngói|phế thải + đổ trộm|đổ ra|đổ bừa|đổ xuống|vứt; đổ + gạch vữa|gạch vỡ|phế thải|vôi vữa|đất đá|đất đào móng|xà bần|bùn thải|trạc thải|rác xây dựng; trạc|đất thải|gạch vụn|ngói vỡ|bê tông vụn|phế thải',
  },
  'VS-04': {
    10: 'nuôi + lợn|heo|gà|bò|vịt|dê|thỏ|bồ câu|chim|ngan; con + lợn|gà|vịt|chó|mèo|chuột|bò|trâu; chó|mèo|lợn|gà|chuột|vịt|trâu|bò + chết|phân hủy|trương phình; phân + lợn|gà|bò|trâu|chó|gia súc|vật nuôi; chuồng + hôi|mùi|phân|thối; xác + lợn|gà|chó|mèo|chuột|động vật|súc vật|vịt; nước thải chăn nuôi|hầm biogas|trại lợn|trại gà|đàn lợn|đàn bò|đàn gà|lợn gà',
  },
  'VS-05': {
    9: 'xưởng|nhà máy|cơ sở|lò|công ty|gara|tiệm|xí nghiệp|khu công nghiệp|cụm công nghiệp + mùi|khói|bụi|xả|nước thải|hôi|khét|ô nhiễm|hóa chất|sơn|muội|mùn cưa; mùi + giấy|nhựa|sơn|hóa chất|keo|cao su|nhôm; tái chế + khói|mùi|nước|ô nhiễm; lò + khói|đúc|nấu nhôm|gạch; khói + nhà máy|xưởng|lò|ống khói; bụi + xưởng|nhà máy|mài|gỗ|đá; làm giấy|nấu nhôm|cô đúc|đúc nhôm|sơn tĩnh điện|xi mạ|nhuộm + mùi|khói|nước|thải|ô nhiễm',
  },
  'VS-06': {
    9: 'cống|rãnh|mương thoát|hố ga|đường cống|cống rãnh|ga thoát + tắc|nghẹt|ngập|tràn|dềnh|dênh|trào|ứ|không thoát|đầy|bốc mùi|hôi|bùn; mưa + ngập|lụt|úng|nước dâng|lênh láng|lội|tràn|không rút|không thoát; nước + không rút|không thoát|ngập|dềnh|dâng|tràn vào nhà|đọng|ứ đọng|tù đọng|lênh láng; bị lụt|lụt hết|ngập lụt|ngập sâu|ngập nặng|ngập nhà|ngập hết|ngập cả|thành sông|thành ao|lội nước|lội bì bõm|nước cống|thông cống|khơi cống|nạo vét cống|nạo vét rãnh|hút bùn; ngõ|đường|khu|nhà|sân + ngập|úng|lụt|lụt lội|ngập nước',
  },
  'VS-07': {
    7: 'than tổ ong|đốt than|đốt lò|đốt lửa|đốt bếp',
    10: 'đốt + rác|lá|rơm|rạ|nilon|nhựa|cỏ|đồng|vỏ dây|dây điện|phế liệu|lốp|cao su|giấy|bao bì|cành cây|củi|linh tinh; khói + đốt|rơm|rạ|đồng; hun khói|đốt khói|gom lá; khói rơm|khói rạ|tro bụi bay',
  },
  'VS-08': {
    9: 'loa|nhạc|karaoke|hát|kẹo kéo|máy|tiếng + to|ầm|ồn|inh ỏi|đinh tai|điếc tai|nhức óc|nửa đêm|khuya|suốt đêm|cả đêm|mất ngủ|không ngủ; không ngủ + nhạc|loa|hát|máy|ồn|karaoke; hát hò|hát hỏng|mở nhạc|bật nhạc|hò hát|khoan cắt|máy cưa|máy xẻ|máy mài|máy phát|máy bơm|cưa xẻ + ồn|to|đêm|trưa|suốt ngày|ầm; ồn + ngủ|không chịu|suốt|quá|kinh khủng|đêm|trưa; quán|nhà + karaoke',
  },
  'VS-09': {
    10: 'điểm|bãi|chỗ|nơi|khu|trạm|bể + tập kết rác|trung chuyển rác|chứa rác|gom rác|đổ rác tập trung; thùng rác + vỡ|hỏng|gãy|mất|thiếu|bé|nhỏ|đầy|mục|thủng|không có|bánh|nắp; xin|đặt|thêm|lắp|bố trí|thay|không có + thùng rác; nhà vệ sinh|wc|toilet|nhà xí + công cộng|bẩn|hôi|hỏng|khóa; nước rỉ rác|nước rác; vệ sinh công cộng|thùng đựng rác|xe đẩy rác|bể rác',
  },
  'VS-10': {
    10: 'sông|hồ|ao|kênh|mương|đầm|ngòi|suối + ô nhiễm|hôi|thối|đen|bẩn|bèo|rác|cá chết|mùi|xả|váng|tù|nổi; cá chết|cá nổi + trắng|đầy|hồ|ao|sông; ao làng|hồ điều hòa|lòng hồ|mặt hồ|mặt nước|con sông|dòng sông|bờ hồ + bẩn|hôi|đen|rác|mùi|bèo|ô nhiễm; ao|hồ + muỗi|bọ gậy; nước + hồ|ao|sông|kênh|mương; sông Cầu|sông Ngũ Huyện|Ngũ Huyện Khê|ngòi Con Tên',
  },
  'TT-01': {
    9: 'kê|bày|để|bầy|xếp|dựng|căng|trải + bàn ghế|hàng|hàng hóa|đồ|tủ|xe máy|ô|bạt; vỉa hè|hè phố|lòng đường|hè + chiếm|bị chiếm|bán hàng|bày|kê|kín|không còn chỗ|để xe máy|lấn|buôn bán; hàng|quán|cửa hàng|cửa hiệu|tiệm|phở|nước|trà đá|bia + vỉa hè|lòng đường|tràn ra|lấn ra; đi bộ + xuống đường|xuống lòng đường|không có chỗ|không có lối; chiếm|lấn|chiếm hết|chiếm dụng|lấn chiếm + hè|vỉa hè|lòng đường|lề đường; bán hàng + vỉa hè|lòng đường|lề đường|ra đường; buôn bán + vỉa hè|lòng đường',
  },
  'TT-02': {
    9: 'xe|ô tô|xe tải|xe con|xe máy|xe hơi|xế hộp|xe khách|taxi + đỗ|đậu|để|dừng|chắn|chặn|bịt|án ngữ; đỗ|đậu|để|dừng + ô tô|xe|xe tải|xe máy; chắn cửa|chắn cổng|chắn lối|chắn ngõ|chắn hết lối|chắn ngay cửa|chắn ngay cổng; đỗ chình ình|đỗ chềnh ềnh|đỗ vô ý thức|đỗ qua đêm|đỗ hai bên|đỗ kín|đậu kín|bịt kín lối|không ra được|không vào được + xe|ô tô; xe + không đi được|không ra được|không vào được',
  },
  'TT-03': {
    10: 'tờ rơi|quảng cáo|giấy|rao vặt|khoan giếng|hút bể phốt|cho vay + dán|treo|phun sơn|in; dán + tờ rơi|giấy|quảng cáo|chi chít|kín; mái tôn|mái che|mái vẩy|mái hiên|bậc thềm|bậc tam cấp|biển|biển hiệu|biển quảng cáo|bục|bạt|ô dù + lấn|chìa|thò|đua|ra vỉa hè|ra đường|che|chắn|sắp rơi|rách; biển quảng cáo|pa nô|bảng hiệu|băng rôn|phướn|bạt che + rách|hỏng|rơi|cũ|che|lấn; phun sơn số điện thoại|viết bậy lên tường|vẽ bậy; bậc tam cấp|mái vẩy',
  },
  'TT-04': {
    11: 'chợ cóc|chợ tạm|chợ xép|chợ vỉa hè|chợ tự phát|chợ chạy; họp chợ|ngồi chợ|nhóm chợ + đường|ngã ba|ngã tư|ven|sáng|chiều|cổng|lòng; hàng rong|gánh hàng|bán rong|bán dạo|xe đẩy|xe thồ + đường|cổng|vỉa hè|bán|ngồi|đứng|chèo kéo|bám; người bán hàng + ngồi tràn; bà bán rau|bán rau|bán cá|bán thịt + vỉa hè|lòng đường|ngã ba|ngã tư|dưới đường; chèo kéo khách',
  },
  'TT-05': {
    10: 'cát|gạch|đá|sỏi|xi măng|vật liệu|sắt|thép|gỗ|tôn|ống + đổ|để|chất|xếp|tập kết|chềnh ềnh; đổ|để|chất|xếp|tập kết + cát|gạch|đá|sỏi|vật liệu|sắt thép|gỗ; đống cát|đống gạch|đống đá|đống vật liệu|đống sỏi|bãi vật liệu|bãi cát; xe hỏng|xe cũ|xe phế liệu|xe chết máy|xe bỏ không|xe nát|ô tô cũ|ô tô bỏ + để|bỏ|đường|vỉa hè|lâu|mấy tháng; phế liệu + vỉa hè|chất|để',
  },
  'TT-06': {
    10: 'chó + cắn|đuổi|rọ mõm|thả|xích|chạy|sủa|dữ|hung|ỉa|phóng uế|bậy|rượt|lao ra; mèo + thả|phóng uế|hoang|bậy; đàn chó|chó ta|chó nhà|chó béc|chó to|chó lạ|chó hoang|chó dại + thả|cắn|đuổi|chạy|sủa; bị chó cắn|bị chó đuổi|thả chó|dắt chó; trâu|bò|dê|gà|vịt|lợn + thả|chạy ra đường|phá vườn|phá hoa|ăn rau|đi lung tung; gà nhà|trâu bò + thả',
  },
  'XD-01': {
    10: 'xây|xây dựng|cơi|cơi nới|dựng|làm|lên|nâng + không phép|trái phép|sai phép|không xin phép|chưa xin phép|chưa có phép|không có phép|vượt tầng|quá tầng|thêm tầng|không giấy phép|chưa có giấy phép|không có giấy phép; xây|dựng|làm nhà|dựng xưởng|xây xưởng|xây nhà|làm xưởng|dựng nhà + đất ruộng|đất nông nghiệp|đất vườn|ngoài đồng|đất trồng lúa|ruộng|đất lúa; xây + tầng; giấy phép xây dựng|phép xây dựng; tự ý xây|tự ý cơi nới|xây chui|xây lậu|xây thêm|xây quá',
  },
  'XD-02': {
    10: 'lấn|chiếm|lấn chiếm|rào|quây|xây|lấp|đóng cọc|lấn ra|bao chiếm|trồng cây|dựng lều + đất công|ngõ|lối đi chung|mương|kênh|ao|hồ|đê|hành lang|đường làng|đất làng|bờ sông|đất 5|đất ruộng công|sân chung|đất chùa|đất đình|ngõ chung|đường đi|lưu không; rào + lối đi|đường|ngõ|chung|của riêng; tường + lấn|xây lấn|lấn ra; đất công|lối đi chung|ngõ chung|hành lang + lấn|chiếm|rào|xây|bịt; bịt lối đi|chặn lối đi chung|đổ đất lấp|lấp mương|lấp kênh|lấp ao|lấn ngõ',
  },
  'XD-03': {
    10: 'thi công|công trình|xây nhà|xây dựng|đào móng|đóng cọc|ép cọc|phá dỡ|đập phá|công trường|nhà thầu|đang xây + bụi|ồn|nứt|rung|lún|đêm|cả đêm|ban đêm|rơi|che chắn|ầm ầm|vữa rơi|nghiêng; nhà|tường|trần|sân + nứt|lún|rung|nứt toác; nứt nhà|nứt tường|nứt toác|nứt hết tường; máy xúc|máy ủi|máy khoan|máy trộn + đêm|ồn|ầm|bụi|rung; xe chở đất|xe chở cát|xe chở vật liệu + rơi|vãi|bụi|bẩn|bùn; xây + không che chắn|không che bạt|không căng bạt|làm đêm',
  },
  'XD-04': {
    11: 'tường|tường rào|nhà|cổng|ban công|mái|mái hiên|dãy ki ốt|trần|cầu|lan can|tháp|bể nước|cột|chung cư|tập thể|biển + sắp đổ|sắp sập|nghiêng|nứt nguy hiểm|mục nát|xuống cấp|bong|rơi|có thể đổ|có thể sập|chực đổ|chực sập|xiêu vẹo|đổ lúc nào|sập lúc nào|nguy cơ đổ|nguy cơ sập|sụt; bê tông|vữa|gạch|mảng tường|ngói|mảng trần|mảng bê tông + rơi|bong|rụng|lở; sập|đổ + lúc nào; nhà hoang|nhà bỏ hoang|nhà cổ|nhà cũ|dãy nhà|khu tập thể|chung cư cũ + sập|đổ|nguy hiểm|xuống cấp|nứt|mục',
  },
  'XD-05': {
    10: 'dự án|quy hoạch|khu đô thị|khu đất|lô đất|công trình|mở rộng đường + chậm|treo|dở dang|bao giờ|bỏ hoang|bỏ không|để không|đắp chiếu|đình trệ|ì ạch|mãi chưa|mãi không|chưa xong|kéo dài|trì trệ|chờ|bỏ dở|cỏ mọc; đền bù|bồi thường|giải phóng mặt bằng|tái định cư|đất dịch vụ|đất giãn dân|đất tái định cư + chậm|bao giờ|chưa|chờ|mãi|khi nào|giá; đất|bãi đất|khu đất + bỏ hoang|bỏ không|cỏ mọc|để hoang; quy hoạch + đường|khu|đất|làng|thông tin|vào|nhà tôi; đất dịch vụ|tái định cư|giãn dân|quây tôn',
  },
  'GT-01': {
    9: 'đường|ngõ|mặt đường|đoạn|lối|dốc|cầu|vỉa hè|hè|gạch lát|gạch vỉa hè|nền đường|bê tông + ổ gà|ổ voi|hỏng|vỡ|nát|lún|sụt|nứt|bong|lồi lõm|gồ ghề|xóc|xuống cấp|lầy|lầy lội|bùn|trơn|thủng|lở|sạt|khó đi|mấp mô|xấu|trồi|vênh|lục lọi|nham nhở; ổ gà|ổ voi|ổ trâu|lồi lõm|gồ ghề|mấp mô|vá víu|vá lại đường|vá đường; gạch|gạch lát|đá lát + bong|vỡ|lún|bập bênh|vênh|vấp|mất; vấp ngã|ngã xe + ổ gà|đường|hè|gạch; sụt lún|hố sụt|hố tử thần; đào đường|đào lên|đào xong + không lấp lại|không trả lại|không hoàn trả|lấp ẩu|mặt đường',
  },
  'GT-02': {
    12: 'nắp cống|nắp hố ga|nắp ga|tấm đan|nắp bể|nắp hố|nắp rãnh + mất|vỡ|hỏng|gãy|sập|bị lấy|bị trộm|kênh|bật|thủng|hở|lệch|bung; mất|vỡ|gãy|sập|thủng|thiếu|không có|lấy mất + nắp|nắp cống|nắp hố ga|tấm đan; hố|cái hố|hố ga|cống|miệng cống|hố sâu|rãnh|giếng + hở|không nắp|không rào|không biển|sâu hoắm|toang hoác|há miệng|không đậy|không che|giữa đường|không lấp; đào hố|đào đường|đào rãnh|đào cống|hố đào + không rào|không lấp|không biển|không rào chắn|không cảnh báo|không che|để đấy; tụt xuống|lọt xuống|thụt xuống|sụp xuống + hố|cống|ga',
  },
  'GT-03': {
    11: 'đèn xanh|đèn đỏ|đèn vàng|đèn giao thông|đèn tín hiệu|đèn xanh đỏ|đèn xanh đèn đỏ|đèn ngã tư|tín hiệu giao thông + hỏng|tắt|chết|không|nhấp nháy|lỗi|sai|chậm|lệch; biển báo|biển cấm|biển chỉ dẫn|biển tên đường|biển đường|biển tên phố|biển giao thông|biển một chiều|biển dừng|cột biển|gương cầu|biển hạn chế + đổ|ngã|gãy|mờ|mất|sai|cong|hỏng|thiếu|bị|rơi|xoay|vỡ|che|nghiêng|không có|bạc màu; vạch + mờ|mất|kẻ|sơn|sang đường|đi bộ|dừng; sơn lại vạch|kẻ vạch|kẻ lại vạch|cắm biển|lắp biển|đặt biển|lắp đèn tín hiệu|lắp đèn xanh đỏ|lắp gương|gương cầu',
  },
  'GT-04': {
    11: 'ngã ba|ngã tư|đoạn|khúc cua|cua|dốc|cầu|đường|ngõ|chỗ|lối|đường ray|đường tàu|nút giao + tai nạn|va chạm|đâm nhau|đâm|khuất|bị che tầm nhìn|che tầm nhìn|nguy hiểm khi|điểm đen|ngã liên tục|suýt|va quệt|đâm xe|không có gờ|phóng nhanh; lắp|làm|đặt|xin|cần|đề nghị + gờ giảm tốc|gờ|giảm tốc|gồ giảm tốc|lan can|hộ lan|dải phân cách|cọc tiêu|rào chắn đường tàu; gờ giảm tốc|gồ giảm tốc|giảm tốc|khuất tầm nhìn|tầm nhìn|khúc cua gấp|cua gấp|cua tay áo; tai nạn|va chạm|đâm nhau|va quệt + suốt|liên tục|thường xuyên|hay|mấy vụ|nhiều vụ|tháng nào|tuần nào|nhiều lần|vì|do; lan can + cầu|gãy|không có|thiếu|mất; sang đường|qua đường + nguy hiểm|khó|không có vạch|sợ',
  },
  'GT-05': {
    10: 'tắc|tắc đường|ùn|kẹt|ùn tắc|ùn ứ|kẹt cứng|tắc cứng|tắc nghẽn + giờ|cổng trường|tan học|tan tầm|cao điểm|sáng|chiều|nhích|xe|ngã tư|kinh khủng|cả tiếng; xe tải|xe ben|xe công|xe container|xe đầu kéo|xe quá tải|xe hổ vồ|xe trọng tải|xe bồn|xe chở cát|xe chở đất|công ten nơ|xe to|xe lớn + chạy|đi|vào|qua|phóng|ầm ầm|suốt|đêm|làng|ngõ|khu dân cư|cấm|rầm rập|nườm nượp; giờ tan học|giờ tan tầm|giờ cao điểm|giờ đưa đón|phụ huynh + tắc|ùn|kẹt|đỗ|chật; không nhúc nhích|nhích từng; cấm xe tải|hạn chế xe tải|cấm tải',
  },
  'GT-06': {
    11: 'xin|đề nghị|mong|nhờ|kiến nghị|bao giờ|cần + làm đường|mở đường|mở rộng|bê tông hóa|đổ bê tông|rải nhựa|trải nhựa|thảm nhựa|nâng cấp|cứng hóa|làm lại đường|làm cầu|xây cầu|lát gạch|lát vỉa hè|làm vỉa hè|nâng đường|nới|làm ngõ; bê tông hóa|nhựa hóa|cứng hóa|thảm lại|mở rộng ngõ|mở rộng đường|nới rộng; đường đất|ngõ đất|đường cấp phối + làm|bê tông|xin|mong|bùn|chưa; ngõ|đường + hẹp|bé|nhỏ|chật; xe cứu thương|xe cứu hỏa|xe cấp cứu + không vào',
  },
  'HT-01': {
    10: 'đèn|đèn đường|bóng đèn|bóng điện|điện đường|bóng đường|đèn ngõ|đèn cao áp|đèn chiếu sáng|đèn led|bóng + không sáng|không bật|không lên|hỏng|tắt|tắt ngóm|cháy|chết|chập chờn|nhấp nháy|chưa sáng|tịt|vỡ|lúc sáng|đứt|mờ|hư|tối; đường|ngõ|xóm|khu|phố|đoạn + tối om|tối thui|tối mò|tối quá|tối như|tối đen|tối lắm|không có đèn|thiếu đèn|chưa có đèn|tối tăm|tối mù; lắp|thay|xin|sửa|thêm|mắc + đèn đường|bóng đèn|bóng điện|đèn chiếu sáng|điện đường|đèn ngõ|đèn cao áp; đèn|điện + sáng cả ngày|sáng ban ngày|bật cả ngày|bật muộn; cột đèn + hỏng|đổ|không sáng|tắt; không có bóng điện|không có bóng đèn|không có đèn đường; bóng điện|bóng đèn + nào|không',
  },
  'HT-02': {
    10: 'mất|cúp|cắt|không có|chưa có|yếu|chập chờn|sụt|nhảy|ngắt + điện; mất điện|cúp điện|bị cắt điện|điện yếu|điện chập chờn|không có điện|chưa có điện|mất đ|điện không lên; điện + mất|yếu|chập chờn|phụt|nhảy|cắt|lúc có lúc không|trập trờn|không đủ|không kéo nổi; trạm biến áp|biến áp|công tơ|aptomat|cầu dao|cầu chì|máy biến áp + nổ|cháy|kêu|hỏng|quá tải; tiền điện|hóa đơn điện|chỉ số điện|công tơ điện|ghi điện; quạt không quay|điều hòa không chạy|bóng đỏ quạch',
  },
  'HT-03': {
    10: 'nước|nước máy|nước sạch|nước sinh hoạt|nước ăn + mất|yếu|đục|vàng|đen|cặn|bẩn|phèn|mùi clo|mùi tanh|tanh|không chảy|chảy nhỏ|nhỏ giọt|chưa có|không có dùng|không lên|cắt|rò|bùn|váng|hôi tanh; ống|ống nước|đường ống|đường nước|vòi|đồng hồ nước|van|téc + vỡ|bục|rò|rò rỉ|hỏng|chảy|nứt|bật|phun|gãy|xì; mất|cúp|cắt|không có|thiếu|chưa có|hết + nước máy|nước sạch|nước sinh hoạt|nước dùng; mất nước|cúp nước|cắt nước|không có nước|chưa có nước|nước chảy lênh láng ra đường|nước phun|phun nước|tiền nước|hóa đơn nước|giá nước|nước không có',
  },
  'HT-04': {
    12: 'dây|dây điện|dây cáp|dây mạng|cáp|cáp quang|dây thông tin|dây điện thoại|cáp viễn thông|dây nhợ|đường dây|dây rợ + chùng|võng|sà|thấp|rơi|đứt|lòng thòng|lủng lẳng|chằng chịt|như mạng nhện|ngang đầu|ngang đường|vướng|mắc cổ|tuột|rủ|hở|tróc vỏ|rối|xõa|chạm đầu; cột|cột điện|cột viễn thông|trụ điện|cột bê tông + nghiêng|gãy|đổ|mục|nứt|xiêu|lung lay|chực đổ|sắp đổ|giữa đường|vẹo; tủ điện|hộp điện|tủ cáp|hộp công tơ + hở|bung|mở|hỏng|rơi|thấp; mạng nhện + dây|cáp|điện',
  },
  'HT-05': {
    11: 'loa|loa phường|loa truyền thanh|loa khu|loa phát thanh|loa kp|loa công cộng|truyền thanh|đài phường + rè|hỏng|câm|không kêu|không nghe|không phát|mất tiếng|bé|nhỏ|to quá|sớm quá|nghe không rõ|không rõ|tắt|chát chúa|phát lại; camera|cam an ninh|mắt camera|camera giám sát + hỏng|không hoạt động|vỡ|mờ|lắp|mất|không chạy|quay vào; wifi|mạng công cộng + không|chậm|yếu|hỏng; lắp camera|lắp thêm camera|gắn camera',
  },
  'CX-01': {
    11: 'cây|cành|cành cây|gốc cây|thân cây|phượng|xà cừ|bàng|sấu|bằng lăng|cây cổ thụ|cây to|hoa sữa|xoan|bạch đàn|keo|nhánh cây + đổ|gãy|nghiêng|mục|rỗng|bật gốc|sắp đổ|rơi|vật|xiên|ngả|quật|chắn đường|đè|lung lay|khô sắp|mối|lơ lửng|chực rơi|bị bão; đổ cây|gãy cành|cây đổ|cành gãy|cành khô|bật rễ; cây + đổ; sợ + cây',
  },
  'CX-02': {
    11: 'cây|cành|cành cây|tán cây|lá cây|cành lá|bụi cây|dây leo|ngọn cây|nhánh cây + che|che khuất|che kín|che hết|lấp|vướng|xòa|chạm|đâm vào|quệt|rậm|rậm rạp|um tùm|phủ|quấn|lòa xòa|vươn|mọc ra; cắt|tỉa|chặt bớt|phát quang|cắt tỉa|tỉa bớt|cắt bớt + cành|cây|cành cây|tán|ngọn|nhánh|dây leo; cây|cành + dây điện|biển báo|đèn đường|cửa sổ|mái nhà',
  },
  'CX-03': {
    11: 'cây|cây xanh|cây mới trồng|cây non|cây giống|hàng cây|thảm cỏ|bãi cỏ + chết|héo|khô héo|chết khô|không tưới|vàng lá|chết đứng|không sống|cháy lá|sâu bệnh|không ai tưới|không ai chăm; trồng|trồng thêm|trồng lại|trồng bù|bổ sung|xin + cây|cây xanh|cây bóng mát|cây phượng|hàng cây; không có|thiếu|ít + cây xanh|bóng mát|bóng cây|cây nào|cây bóng mát; hố trồng cây|ô trồng cây|bồn cây + trống|bỏ không; đường|khu|sân|trường + trơ trọi|nắng chang chang|không cây; sâu róm|sâu lông',
  },
  'CX-04': {
    12: 'chặt|chặt trộm|cưa|cưa trộm|đốn|đốn hạ|phá|phá hoại|hạ|đẵn|bứng|nhổ|đào trộm|đào gốc|đầu độc|đổ hóa chất|đổ thuốc|đổ muối|lột vỏ|khoanh vỏ|đục gốc|đóng đinh|bẻ cành|bức tử|tự ý chặt|tự ý cưa + cây|cây xanh|cây phượng|gốc cây|hàng cây|cây cổ thụ|cây xà cừ|cây to; hóa chất|xăng|muối|axit|thuốc diệt cỏ|vôi|bê tông + gốc cây|cho cây chết|chết cây|gốc; cây + bị chặt|bị cưa|bị đốn|bị phá|bị lột vỏ|bị đầu độc|bị nhổ|bị bứng|bị đóng đinh; bức tử cây|giết cây',
  },
  'CX-05': {
    11: 'công viên|sân chơi|vườn hoa|vườn dạo|khu vui chơi|quảng trường + hỏng|gãy|bẩn|xuống cấp|tối|vỡ|rác|hư|mất|cỏ mọc|không có ghế|nhếch nhác|bị phá; ghế|ghế đá|xích đu|cầu trượt|bập bênh|đu quay|đồ chơi|thú nhún|máy tập|dụng cụ tập|dụng cụ thể dục|thiết bị tập|thiết bị thể thao|nhà bóng|xà đơn|xà kép|đài phun|lối dạo + hỏng|gãy|vỡ|han gỉ|rỉ|đứt|lung lay|kẹt|mất|xuống cấp|nguy hiểm|tróc; xin|lắp|đặt|làm|xây|cần + sân chơi|ghế đá|máy tập|dụng cụ tập|khu vui chơi|xích đu; xây|làm + công viên',
  },
  'CX-06': {
    12: 'bồn hoa|bồn cây hoa|đường hoa|luống hoa|chậu hoa|vườn hoa tự quản|hoa mười giờ|hoa giấy|giàn hoa|hoa ven đường|hoa phụ nữ|bồn cây|tuyến hoa + héo|chết|dẫm|giẫm|nhổ|phá|hái|trộm|cỏ|không ai chăm|không ai tưới|nát|vỡ|khô|úng|chó|vứt rác; trồng hoa|tưới hoa|chăm hoa|chăm sóc hoa|nhổ hoa|hái hoa|bẻ hoa|giẫm hoa|dẫm hoa; đoạn đường nở hoa|đoạn đường phụ nữ tự quản|đường phụ nữ tự quản|tuyến đường xanh sạch đẹp|đường tự quản',
  },
  'TM-01': {
    11: 'nôn mửa|nôn ọe|bị nôn|đi ngoài|ói mửa; ăn|uống + xong|vào|về nôn|nôn mửa|ói|phải; quán|hàng|cửa hàng|xe|chợ|căng tin|bếp ăn|tiệm|lò + bẩn|mất vệ sinh|ruồi|thiu|ôi|mốc|hết hạn|quá hạn|dầu bẩn|dầu đen|dầu chiên|không găng|không che đậy|gián|chuột|tẩm hóa chất|phẩm màu; thịt|cá|bún|phở|bánh mì|bánh|đồ ăn|thức ăn|cơm|nem|giò|chả|xúc xích|trà sữa|nước ngọt|kem|sữa|rau|hoa quả|trứng|đậu phụ|lòng + ôi|thiu|thối|mốc|hết hạn|quá hạn|hôi|bẩn|ruồi|giòi|hóa chất|không rõ nguồn gốc|phun thuốc|ngâm|chua|bốc mùi|kém chất lượng|tẩy trắng|nhiễm; quán|hàng|tiệm + nước bẩn|rửa bát; giết mổ|lò mổ|mổ lợn|mổ gà|mổ chó + lậu|bẩn|không kiểm dịch|đường|vỉa hè|nước thải|chui; an toàn thực phẩm|vệ sinh thực phẩm|ngộ độc|bị đi ngoài|hàn the',
  },
  'TM-02': {
    10: 'chợ|trong chợ|chợ dân sinh|chợ quê|chợ làng|nền chợ|mái chợ|cổng chợ|khu chợ|hàng cá|hàng thịt|chợ Nhớn|chợ Giầu|chợ Đọ|chợ Hòa Đình|chợ Suối Hoa + bẩn|hôi|ẩm ướt|lênh láng|chật|lộn xộn|dột|dột nát|rác|mất vệ sinh|chữa cháy|pccc|lối đi|bốc mùi|xuống cấp|nhếch nhác|nước thải|cống|chen chúc|bừa bãi|lầy|trơn|nhà vệ sinh|cháy nổ|điện câu mắc|mất trật tự; ban quản lý chợ|tiểu thương|sạp|ki ốt|quầy hàng + dột|chật|lấn|tranh chỗ|không quản lý|hỏng|nóng|tối; lối đi trong chợ|trật tự trong chợ|vệ sinh chợ',
  },
  'TM-03': {
    12: 'bán|cửa hàng|quán|tiệm|siêu thị|đại lý|shop|hàng + giả|nhái|giả mạo|dởm|dỏm|đểu|lậu|kém chất lượng|không chính hãng|gian lận|hàng giả|hàng nhái|chém|chặt chém|giá trên trời|cân điêu|cân thiếu|tráo hàng|không niêm yết; cân|đong|bơm|xăng + thiếu|điêu|gian|sai|không đủ|lít; cây xăng|trạm xăng|cửa hàng xăng + thiếu|gian|bẩn|pha|đóng cửa|không bán|giá; thuốc|mỹ phẩm|rượu|sữa|phân bón|quần áo|giày|vàng|điện thoại|gas|mũ bảo hiểm|thực phẩm chức năng|túi + giả|nhái|dởm|lậu|rởm|kém chất lượng; chặt chém|hét giá|chém đẹp|nói thách|bán đắt|tăng giá|đội giá|găm hàng|giá cắt cổ|thổi giá|ép giá',
  },
  'TM-04': {
    12: 'gửi xe|trông xe|giữ xe|bãi xe|bãi gửi|bãi trông|vé xe|trông giữ xe|điểm trông giữ|đỗ xe + thu|thu tiền|thu phí|đắt|cao|nghìn|k|gấp|không vé|không có vé|quá giá|chặt chém|sai giá|vé ghi|không niêm yết|lấy; thu|thu tiền|thu phí|tăng + gửi xe|trông xe|giữ xe|chỗ ngồi|phí chợ|vé chợ|tiền chợ|chỗ chợ|lệ phí chợ|tiền chỗ; ban quản lý chợ|quản lý chợ|chợ + thu tiền|thu phí|thu chỗ|tăng phí|biên lai|gấp đôi; phí chợ|tiền chỗ ngồi|tiền ki ốt|vé chợ',
  },
  'TM-05': {
    11: 'quán|quán bia|quán nhậu|quán karaoke|quán bar|quán cà phê|quán ốc|quán lẩu|quán net|bi a|quán nước|nhà hàng|quán hát|pub|bar|tiệm massage|nhà nghỉ|khách sạn|quán ăn đêm + hò hét|dô|khuya|sáng|ồn|ầm ĩ|la lối|say xỉn|quá giờ|mất trật tự|không ngủ|nhạc|đêm|phức tạp|trá hình|tiếp viên|đánh lộn|gây ồn; nhà trọ|khu trọ|phòng trọ|xóm trọ|dãy trọ|nhà nghỉ|dãy nhà trọ|người thuê trọ|công nhân thuê|thuê trọ + phức tạp|ồn|om sòm|nhậu|lộn xộn|mất trật tự|không đăng ký|tụ tập|đông|người lạ|đêm|không khai báo|rác; quán + ảnh hưởng',
  },
  'TM-06': {
    11: 'chợ đêm|phố đi bộ|phố ẩm thực|phố chuyên doanh|phố nghề|làng nghề|tuyến phố|chợ quê|phố mua sắm|điểm du lịch|quan họ|đặc sản|sản phẩm ocop|ocop|gian hàng + nên|mở|phát triển|quảng bá|góp ý|đề xuất|du khách|khách du lịch|thu hút|giới thiệu|tổ chức|hỗ trợ|làm|cần|bán; mở|tổ chức|phát triển|quảng bá|xây|lập|nâng cấp + chợ đêm|phố đi bộ|làng nghề|phố ẩm thực|du lịch|thương mại|dịch vụ|chợ|thương hiệu|chợ phiên|hội chợ|siêu thị; du lịch|khách du lịch|du khách; buôn bán + phát triển|nên|tạo điều kiện',
  },
  'AN-01': {
    11: 'trộm|kẻ trộm|kẻ gian|đạo chích|thằng trộm|bọn trộm|nó + lấy|vào|cạy|đột nhập|phá khóa|bẻ khóa|cuỗm|khoắng|rình|lẻn; mất|bị mất|bị lấy|bị trộm|lấy mất|lấy trộm|bị cắp|mất cắp|mất trộm + xe|xe đạp|xe máy|xe đạp điện|điện thoại|gà|chó|đồ|tiền|ví|cây cảnh|quần áo|dép|bình gas|ắc quy|túi|lan|chậu cây|máy bơm|vàng; người lạ|mấy người lạ|thanh niên lạ|đối tượng lạ|có người|xe lạ + lảng vảng|rình|ngó nghiêng|dòm ngó|khả nghi|lượn lờ|gõ cửa|chụp ảnh nhà|đánh dấu; lảng vảng|khả nghi|dòm ngó|trộm cắp|mất cắp vặt|mất vặt|trộm vặt|câu trộm|bắt trộm chó|trộm chó|giật túi|giật dây chuyền|cướp giật|móc túi',
  },
  'AN-02': {
    12: 'chơi bạc|đánh chắn|sóc đĩa|sát phạt nhau|chơi cờ bạc|ổ bạc; đánh bài|đánh bạc|xóc đĩa|tá lả|bài bạc|lô đề|ghi đề|số đề|cá độ|bóng đá ăn tiền|chọi gà|đá gà|cờ bạc|sới + ăn tiền|tụ tập|tổ chức|sát phạt|suốt|ngày nào|công khai; ma túy|hút chích|tiêm chích|chích|hút hít|hút cỏ|cần sa|đập đá|ngáo|nghiện|con nghiện|kim tiêm|bơm tiêm|ống chích|xì ke|thuốc lắc|hàng trắng|mai thúy + buôn|bán|vứt|tụ tập|chơi|mua|thanh niên; cho vay|vay nóng|vay lãi|nặng lãi|bốc họ|bát họ|xã hội đen|đòi nợ|siết nợ|tín dụng đen + lãi|đe dọa|sơn|ném|mắm tôm|khủng bố|cao|cắt cổ|thuê|chém; ném mắm tôm|tạt sơn|khủng bố đòi nợ|mại dâm|gái mại dâm|chứa gái',
  },
  'AN-03': {
    11: 'hàng xóm|nhà bên|nhà bên cạnh|nhà kế bên|hai nhà|hai gia đình|hai hộ|láng giềng|nhà đối diện|nhà liền kề|anh em trong nhà|anh em ruột|hai anh em|bà hàng xóm|ông hàng xóm + cãi|chửi|gây sự|kiếm chuyện|bóng gió|mâu thuẫn|tranh chấp|xích mích|hiềm khích|không nhìn mặt|lời qua|kiện cáo|xúc phạm|dọa|gây gổ|khiêu khích|đất|ranh giới|mốc giới|máng nước|nước mái|nước thải sang|rễ cây|cái ngõ|chặn nước; hòa giải|tổ hòa giải|nhờ phân giải|nhờ khuyên giải|ranh giới|mốc giới|giáp ranh + nhờ|tranh|cãi|hai nhà|lấn|mâu thuẫn; cãi nhau|chửi nhau|xích mích|mâu thuẫn|cãi cọ|chửi bóng chửi gió|tranh chấp',
  },
  'AN-04': {
    11: 'kho|kho hàng|xưởng|chung cư|chung cư mini|nhà trọ|karaoke|quán|cửa hàng|nhà|khu tập thể|nhà ống|chợ|trường + dễ cháy|nguy cơ cháy|không có bình|bình cứu hỏa|bình chữa cháy|lối thoát|thoát hiểm|bịt lối|chất dễ cháy|cháy nổ|xốp|vải|gas|xăng|hóa chất|pccc|chuồng cọp|phòng cháy; sợ|lo|dễ|nguy cơ|nhỡ|lỡ|coi chừng|kẻo + cháy|chập điện|cháy nổ|hỏa hoạn|cháy thì; trụ nước|trụ cứu hỏa|họng nước|xe cứu hỏa|xe chữa cháy|bình cứu hỏa|bình chữa cháy|lối thoát hiểm|cửa thoát hiểm|thang thoát hiểm|báo cháy|pccc|phòng cháy + không|hỏng|thiếu|chắn|khóa|bịt|hết hạn|lắp|kiểm tra|đề nghị|vào được; sang chiết gas|chiết nạp gas|bán xăng lẻ|trữ xăng|sạc xe điện|sạc pin xe|câu mắc điện|dây điện trong nhà + chằng chịt|cháy|dưới gầm|qua đêm|hầm; từng + cháy',
  },
  'AN-05': {
    11: 'thanh niên|choai choai|bọn trẻ|đám trẻ|nhóm thanh niên|bọn thanh niên|lũ thanh niên|đám thanh niên|trẻ trâu|quái xế|đám choai|mấy đứa|nhóm học sinh|học sinh + nẹt pô|rú ga|đua|bốc đầu|lạng lách|tụ tập|đánh nhau|quậy|hò hét|say|phá|gây rối|chửi bậy|uống rượu|đốt pháo|phóng|lượn|đập phá|gây gổ|hút thuốc|ném đá|đêm; nẹt pô|rú ga|bốc đầu|lạng lách|đánh võng|đua xe|tụ tập đông|tụ tập nhậu|đốt pháo|bắn pháo|pháo nổ|ném đá|say rượu|say xỉn|quậy phá|gây rối|đánh nhau|ẩu đả|hỗn chiến',
  },
  'AN-06': {
    12: 'gọi điện|gọi|nhắn tin|điện thoại|số lạ|người lạ|có đứa|có người|đối tượng|kẻ|bọn + xưng|tự xưng|giả|giả danh|mạo danh|bảo chuyển tiền|lừa|dọa bắt|đòi chuyển|yêu cầu chuyển|xin mã|mã otp|bảo cài|link|nâng cấp sim|trúng thưởng|đóng phạt|khóa tài khoản|vay tiền; lừa|bị lừa|lừa đảo|chiếm đoạt|lừa mất + tiền|triệu|mạng|bán hàng|cọc|người già|cụ|chuyển khoản|đặt cọc|việc làm|đi nước ngoài|mua hàng|facebook|zalo; giả danh|giả làm|mạo danh|giả vờ|xưng là|tự xưng là|xưng + công an|điện lực|nhân viên|cán bộ|ngân hàng|bưu điện|bộ y tế|nhà mạng|tòa án|thuế|bảo hiểm|phường; hack facebook|hack zalo|bị hack|đa cấp|bán hàng đa cấp|hội thảo bán hàng|bán thuốc cho người già|tiền ảo lừa; cài phần mềm|cài app|cài ứng dụng + mất|công an|lạ|giả|dịch vụ công giả',
  },
  'AN-07': {
    13: 'chồng|bố|bố dượng|mẹ kế|dì ghẻ|cha|con trai|vợ|gia đình|cô giáo|bảo mẫu|con dâu|thằng con|ông ấy + đánh|đập|hành hạ|bạo hành|ngược đãi|chửi đánh|đánh đập|hắt hủi|bỏ đói|nhốt|đuổi ra khỏi nhà|cấm; cháu|cháu bé|đứa trẻ|trẻ em|bé|con bé|thằng bé|vợ|mẹ già|bà cụ|chị|em gái + bị đánh|bị bố đánh|bị chồng đánh|bị hành hạ|hành hạ|bạo hành|bị xâm hại|bị sàm sỡ|bị bỏ đói|bị ngược đãi|bầm tím|thâm tím|bị nhốt|bị đánh đập; đánh vợ|đánh con|đánh đập vợ con|đánh mẹ|đánh bố mẹ|hành hạ con|bạo hành con|sàm sỡ|xâm hại|dâm ô|quấy rối trẻ|gạ gẫm trẻ|bạo lực học đường; say + đánh vợ|đánh con|đánh mẹ|đập phá',
  },
  'VH-01': {
    11: 'đám cưới|đám ma|đám tang|đám hiếu|đám hỉ|đám giỗ|nhà đám|đám hỏi|tang lễ|cưới|đám + rạp|loa|kèn|trống|nhạc|đêm|chắn đường|lòng đường|ầm|to|sáng|vàng mã|ăn uống|kéo dài|hát|chiếm|đốt|rải|linh đình; dựng rạp|bắc rạp|căng rạp|rạp cưới|rạp + đường|chắn|chặn|ngõ|cưới|lấn; kèn trống|kèn đám ma|vàng mã|rải tiền|rải vàng|hát karaoke đám cưới|hội làng|lễ hội|hội chùa|hội lim|hội xuân|rước + nên|tổ chức|lộn xộn|chen lấn|đổi tiền|cờ bạc trá hình|tốn kém|thu tiền|bẩn|ban tổ chức; thách cưới|ăn uống linh đình|mổ trâu|mổ lợn ăn|phúng viếng|điện táng|hỏa táng|cải táng|nghĩa trang|nghĩa địa|xây mộ',
  },
  'VH-02': {
    11: 'nhà văn hóa|nvh|nhà văn hoá|hội trường khu|nhà sinh hoạt|nhà hội họp|nhà họp|nhà văn hóa khu|sân bóng|sân thể thao|sân cầu lông|sân khu|sân bóng chuyền|thư viện khu|trung tâm văn hóa|nhà thi đấu + dột|khóa|hỏng|xuống cấp|chật|thiếu|không mở|đóng cửa|ghế|bàn|quạt|loa|cho thuê|nóng|bẩn|mở cửa|không vào|không có|xây|sửa|làm|bé|hẹp|cỏ|lưới|đèn|mái tôn; sinh hoạt|họp + nhà văn hóa; tủ sách|phòng đọc|câu lạc bộ|văn nghệ + nhà văn hóa|sinh hoạt|tập luyện',
  },
  'VH-03': {
    14: 'sao|mà|vẫn|được|đạt + gia đình văn hóa|khu phố văn hóa',
    13: 'gia đình văn hóa|gđvh|khu phố văn hóa|gia đình tiêu biểu|danh hiệu|giấy khen gia đình + bình xét|xét|công nhận|không được|công bằng|tiêu chuẩn|sao|bình bầu|cắt|gạch tên|thiên vị|cảm tình|hình thức|không công khai|đủ tiêu chuẩn|phát|giấy chứng nhận|năm nay; bình xét|bình bầu|xét duyệt|họp xét + văn hóa|gia đình|danh hiệu|thiên vị|không công bằng|hình thức|không công khai',
  },
  'VH-04': {
    14: 'ngôi đình|ngôi chùa|ngôi đền|đình làng|chùa làng|di tích|ngôi miếu + sập|sắp sập|đổ|mục|xuống cấp|mối',
    12: 'đình|chùa|đền|miếu|nghè|đình làng|ngôi đình|nhà thờ họ|di tích|văn chỉ|lăng|thành cổ|cổng làng cổ|giếng cổ|mái đình|tam quan|cây đa đình + xuống cấp|mối|dột|xô ngói|sập|mục|tu sửa|tu bổ|trùng tu|sửa chữa|tôn tạo|hỏng|bị lấn|lấn chiếm|mất cắp|cổ vật|công đức|bẩn|sơn sai|xâm hại; bói|xem bói|bói toán|lên đồng|gọi hồn|cúng giải hạn|giải hạn|dâng sao|đồng cốt|bùa|thầy cúng|mê tín|đạo lạ|tà đạo|hội thánh|truyền đạo|hầu đồng|trừ tà + lấy tiền|lừa|tiền|dân|chùa|đình|trái phép|nhà|tụ tập|tuyên truyền; công đức|hòm công đức|tiền giọt dầu|sư thầy|nhà sư|trụ trì|thủ từ|thủ nhang',
  },
  'VH-05': {
    13: 'bóng cười|thuốc lá điện tử|shisha|vape|pod|đồ chơi bạo lực|súng nhựa|dao đồ chơi|phim đồi trụy|truyện tranh bậy|phim sex|văn hóa phẩm|tranh ảnh khiêu dâm|băng đĩa|hình ảnh phản cảm|ảnh hở hang|quảng cáo|biển quảng cáo|pano|màn hình led + bán|học sinh|trẻ em|phản cảm|hở hang|tục|bậy|độc hại|đồi trụy|khiêu dâm|cờ bạc|cá độ|trẻ con|trường học|dung tục|kích dục|mê tín; phản cảm|hở hang|khiêu dâm|đồi trụy|dung tục|tục tĩu|ăn mặc hở hang; quảng cáo + cá độ|cờ bạc|cá cược|phản cảm|mại dâm|bậy bạ; clip|video|tiktok|facebook|mạng + bậy|độc hại|nhảm|xấu độc|xuyên tạc|nói xấu',
  },
  'VH-06': {
    11: 'trường|lớp|cô giáo|thầy giáo|nhà trường|mầm non|mẫu giáo|tiểu học|thcs|cấp 1|cấp 2|cấp một|cấp hai|giáo viên|hiệu trưởng|phụ huynh|ban phụ huynh + thu|học thêm|lạm thu|ép|đông|quá tải|thiếu|bán trú|chật|sĩ số|nhận trẻ|tuyển sinh|bàn ghế|nhà vệ sinh|khoản|đầu năm|đóng góp|nóng|dột|đăng ký|trái tuyến|phạt; trạm y tế|trạm xá|y tế phường|bệnh viện|phòng khám|bác sĩ|y tá|tiêm chủng|tiêm phòng|vắc xin + không|thiếu|đóng cửa|trực|chờ|lịch|hết|khám|thuốc|tiêm|thái độ; khuyến học|học bổng|quỹ khuyến học|học sinh nghèo|phát thưởng|học sinh giỏi; sốt xuất huyết|phun muỗi|phun thuốc muỗi|dịch bệnh|dịch sốt|chân tay miệng|ép học thêm',
  },
  'AS-01': {
    10: 'hộ nghèo|cận nghèo|nghèo|hoàn cảnh|khó khăn|túng|bần hàn|nợ nần|đói|thiếu ăn|cơm không đủ|không có tiền|không đủ ăn|mất sức|thất bát + giúp|giúp đỡ|hỗ trợ|mong|xin|phường|xét|quan tâm|gia đình|chữa bệnh|nuôi con|viện phí; chồng|vợ|bố|mẹ + mất|chết|bỏ đi|bệnh nặng|ung thư|tai biến|chạy thận|suy thận; xin|cho|đưa|xét|đề nghị + vào hộ nghèo|hộ nghèo|cận nghèo|diện nghèo|diện hộ; cắt hộ nghèo|không được hộ nghèo|hộ nghèo|cận nghèo|mẹ đơn thân|chạy thận|không đủ ăn|ăn bữa nay lo bữa mai',
  },
  'AS-02': {
    11: 'cụ|bà cụ|ông cụ|cụ ông|cụ bà|người già|người cao tuổi|bà lão|ông lão|bà già|ông già + một mình|neo đơn|không con|không ai chăm|nằm liệt|lẩn|lẫn|lang thang|không nơi|già yếu|ốm đau|bệnh|không người thân|lạc|không ai nuôi|tai biến; khuyết tật|tàn tật|bại não|down|tự kỷ|câm điếc|mù|liệt|tâm thần|thần kinh|xe lăn|bại liệt|thiểu năng|chậm phát triển + cần|giúp|xin|hỗ trợ|cháu|bé|người|trẻ|đi học|chế độ|lang thang|đập phá|quậy; trẻ|cháu|bé|học sinh|đứa trẻ|em bé + mồ côi|bỏ học|bị bỏ rơi|lang thang|nghỉ học|không ai nuôi|không được đi học|không có giấy khai sinh; ăn xin|vô gia cư|lang thang|cơ nhỡ|bỏ rơi|xe lăn',
  },
  'AS-03': {
    11: 'thương binh|liệt sĩ|người có công|bệnh binh|cựu chiến binh|chất độc da cam|thanh niên xung phong|mẹ việt nam|gia đình chính sách|con liệt sĩ|vợ liệt sĩ|thân nhân + chế độ|trợ cấp|tiền|quà|chưa|hồ sơ|được|lĩnh|tháng|cấp|phụ cấp|hưởng; bhyt|thẻ bhyt|bảo hiểm y tế|thẻ bảo hiểm|bảo hiểm|bhxh|bảo hiểm xã hội|lương hưu|trợ cấp|tiền trợ cấp|tiền tuất|tuất|mai táng phí|tiền mai táng|chế độ thai sản|chế độ|phụ cấp|tiền người cao tuổi|tiền 80 tuổi|tiền tết + hết hạn|chưa được|chưa nhận|chưa cấp|chậm|cắt|thủ tục|lĩnh|mấy tháng|tháng này|làm|mua|sai tên|bao nhiêu|tăng|được hưởng|nhận; trợ cấp xã hội|trợ cấp tuổi già|lương hưu|bảo hiểm y tế|bhyt|thẻ bhyt',
  },
  'AS-04': {
    13: 'nhà + dột|dột nát|tạm bợ|xiêu vẹo|rách nát|ọp ẹp|sắp sập|cấp bốn|tranh tre|mái tôn thủng|xập xệ; xin|hỗ trợ|giúp|đề nghị|mong|được + sửa nhà|làm nhà|xây nhà|làm lại nhà|làm lại mái|lợp mái|lợp lại mái|xóa nhà tạm|nhà đại đoàn kết|nhà tình nghĩa|nhà tình thương|nhà ở; nhà đại đoàn kết|nhà tình nghĩa|nhà tình thương|xóa nhà tạm|nhà dột nát|nhà dột|nhà ở xã hội',
  },
  'AS-05': {
    13: 'bão|lũ|lụt|lốc|giông|dông|mưa đá|sạt lở|hỏa hoạn|cháy|vụ cháy|trận cháy|thiên tai|cơn bão|lũ lụt + hỗ trợ|cứu trợ|giúp đỡ|tốc mái|mất hết|trắng tay|thiệt hại|chưa được hỗ trợ|xin|đền|khắc phục|bay mái|sập nhà|hoa màu|quà|hàng; nhà + cháy|bị cháy|cháy rụi|tốc mái|tốc hết mái|ngập hết đồ|sập do bão|bay mái; cứu trợ|hàng cứu trợ|tiền cứu trợ|ủng hộ bão lũ|tiền bão lũ|tốc mái|tốc hết mái|cháy hết đồ đạc|cháy rụi|khắc phục hậu quả',
  },
  'AS-06': {
    12: 'vay|vay vốn|vay tiền|cần vốn|thiếu vốn|vốn + ngân hàng chính sách|chính sách|làm ăn|buôn bán|chăn nuôi|mở hàng|mở quán|mở xưởng|ưu đãi|hội phụ nữ|hội nông dân|thủ tục|sản xuất|kinh doanh|khởi nghiệp|sinh viên|nước sạch; thất nghiệp|mất việc|tìm việc|kiếm việc|việc làm|xin việc|không có việc|không có việc làm|học nghề|dạy nghề|lớp nghề|lớp dạy nghề|đào tạo nghề|xuất khẩu lao động|giới thiệu việc|bị sa thải|hội chợ việc làm + giúp|cần|muốn|phường|đâu|có|con|cháu|tôi|giới thiệu|hỗ trợ; học nghề|dạy nghề|tìm việc|việc làm|thất nghiệp|ngân hàng chính sách|vay vốn|xuất khẩu lao động',
  },
  'DC-01': {
    11: 'thu|đóng|đóng góp|bắt đóng|phải đóng|vận động|ủng hộ|nộp|thu tiền|quỹ|tiền quỹ|các khoản|khoản thu|tiền đóng góp|xã hội hóa|quỹ khu phố|tiền vệ sinh|phí vệ sinh|tiền làm đường + công khai|không công khai|chưa công khai|biên lai|hóa đơn|không rõ|không minh bạch|mỗi nhà|mỗi hộ|mỗi khẩu|đầu người|chi vào đâu|chi tiêu|đi đâu|ép buộc|bắt buộc|nhiều khoản|tự nguyện|cào bằng|quá cao|để làm gì|sổ sách|báo cáo; khu phố|thôn|tổ|khu|xóm + thu tiền|bắt đóng|thu quỹ|thu chi|thu mỗi|thu của dân|đóng tiền; thu chi|công khai tài chính|quỹ vì người nghèo|quỹ phòng chống thiên tai|quỹ đền ơn|minh bạch|thu sai|lạm thu của khu; tiền + chi vào đâu|đi đâu hết|không biết chi',
  },
  'DC-02': {
    12: 'họp|họp khu|họp dân|họp khu phố|họp tổ|buổi họp|cuộc họp|lịch họp|hội nghị + không báo|không mời|không thông báo|chả báo|chẳng báo|báo muộn|ít người|hình thức|bao giờ|khi nào|ở đâu|mấy giờ|vài người|tự quyết|không cho phát biểu|không được|vắng|mấy người; bầu|bầu cử|bầu lại|bỏ phiếu|lá phiếu|cử tri|ứng cử|đề cử|trúng cử|kiểm phiếu|nhiệm kỳ + trưởng khu|trưởng thôn|tổ trưởng|đại biểu|hội đồng|không công bằng|gian lận|bao giờ|hộ|danh sách|thẻ|bầu thay|hiệp thương; lấy ý kiến|xin ý kiến|hỏi ý kiến|trưng cầu|phiếu lấy ý kiến|phát phiếu + dân|sáp nhập|không lấy|hình thức|đồng ý|không hỏi; bầu trưởng khu|bầu trưởng khu phố|bầu trưởng thôn|bầu tổ trưởng|tiếp xúc cử tri|bầu cử|không hỏi ý kiến dân|tự quyết với nhau',
  },
  'DC-03': {
    13: 'hương ước|quy ước|lệ làng|nội quy khu|quy định của làng|quy định của khu phố|quy chế khu + sửa|phạt|nặng|cũ|lạc hậu|không còn phù hợp|lạc hậu|bổ sung|xây dựng|thực hiện|không ai|vi phạm|xin|bản|nội dung',
  },
  'DC-04': {
    14: 'vừa rải nhựa|mới rải nhựa|mới trải nhựa|vừa trải nhựa|vừa thảm|mới thảm|mới lát|vừa lát|vừa làm|mới làm|mới sửa|vừa sửa|vừa đổ|mới đổ|mới xây|vừa xây|mới khánh thành|làm chưa được|xây chưa được + đã|bong|nứt|hỏng|lún',
    9: 'kiểm tra chất lượng|chất lượng thi công|chất lượng công trình',
    12: 'công trình|đường|cống|rãnh|nhà văn hóa|trường|bê tông|vỉa hè|cầu|kè|đường bê tông|mặt đường|sân + mới làm|vừa làm|vừa đổ|mới đổ|mới xây|vừa xây|mới lát|vừa lát|mới xong|vừa xong; vừa|mới + làm|đổ|xây|lát|xong|nghiệm thu; làm ẩu|thi công ẩu|làm dối|rút ruột|bớt xi măng|ăn bớt|bớt xén|mỏng|kém chất lượng|không đạt|sai thiết kế|không đúng thiết kế|không đảm bảo chất lượng|xi măng ít|cát nhiều|vật liệu kém|chất lượng kém + công trình|đường|cống|thi công|thợ|bê tông|nhà thầu|xây|làm|khu; thanh tra nhân dân|giám sát cộng đồng|ban giám sát|giám sát đầu tư|giám sát + công trình|thi công|chất lượng|làm; nhà thầu|đơn vị thi công + ẩu|dối|bớt|không đúng|kém',
  },
  'DC-05': {
    12: 'trưởng khu phố|trưởng khu|bác trưởng khu|ông trưởng khu|bà trưởng khu|trưởng thôn|tổ trưởng|tổ trưởng dân phố|bí thư chi bộ|bí thư|cán bộ khu|cán bộ thôn|ban công tác mặt trận|chi hội trưởng|chi hội phụ nữ|phó khu|trưởng ban công tác mặt trận|cán bộ mặt trận khu|ông khu trưởng + thiên vị|không gương mẫu|không công tâm|ít xuống dân|không quan tâm|nói năng|thiếu trách nhiệm|hay quát|không nhiệt tình|vô trách nhiệm|độc đoán|gia trưởng|không lắng nghe|bênh|ưu ái|cảm tình|họ hàng|người nhà|không làm tròn|quan liêu|rượu chè|không sâu sát|chậm chạp|thờ ơ|không nghe dân|lười|xa dân|không họp|không thông báo|hay vắng|ăn nói|cục cằn',
  },
  'DC-06': {
    13: 'trả lời|giải quyết|xử lý|kết quả|báo cáo|phản hồi|cách giải quyết|cách xử lý|khắc phục|sửa chữa + không thỏa đáng|chưa thỏa đáng|không đồng ý|không hài lòng|chưa hài lòng|qua loa|cho có|chưa triệt để|không đúng|chưa đúng|không đúng thực tế|đối phó|chưa xong|không chấp nhận|hời hợt|sai sự thật|lấy lệ|không triệt để|chưa đạt; bảo|báo|nói|trả lời|nhắn|ghi|thông báo + đã xong|xong|đã dọn|đã sửa|đã làm|đã xử lý|đã giải quyết|đã khắc phục|hoàn thành|xử lý xong; không đồng ý|không đồng tình|không chấp nhận|chưa hài lòng|không hài lòng|không thỏa đáng|chưa thỏa đáng + kết quả|xử lý|giải quyết|trả lời|cách; vẫn y nguyên|vẫn như cũ|đâu vẫn đóng đấy|đâu vào đấy|y như cũ',
  },
  'HC-01': {
    11: 'hồ sơ|giấy tờ|thủ tục|sổ đỏ|khai sinh|giấy khai sinh|khai tử|kết hôn|đăng ký kết hôn|chứng thực|công chứng|xác nhận|giấy phép|giấy phép kinh doanh|tách thửa|sang tên|chuyển nhượng|cấp sổ|xác nhận độc thân|tình trạng hôn nhân|trích lục|sổ hồng|chuyển mục đích|đất đai|hộ kinh doanh + chậm|lâu|hẹn|chưa xong|chưa có|mấy tháng|đi lại|nhiều lần|mãi|chưa trả|quá hạn|trễ|chờ|nộp|bắt bổ sung|thiếu|trả lại|lòng vòng|nộp từ|làm ở đâu|làm thế nào|gồm|cần|phí|online|qua mạng; một cửa|bộ phận một cửa|hành chính công|trung tâm hành chính|dịch vụ công + hẹn|chậm|chờ|quá hẹn|hồ sơ|chưa|lâu|lỗi|nộp|mấy lần|đông|số thứ tự; hẹn lên hẹn xuống|hẹn đi hẹn lại|hẹn mãi|đi lại + lần',
  },
  'HC-02': {
    14: 'một cửa|cán bộ|nhân viên|tiếp dân + nói năng|khó nghe|cộc lốc|gắt gỏng|ăn nói|xấc|hỗn',
    15: 'cán bộ|nhân viên|chị|cô|anh|người|bà|công chức|cán bộ phường|cán bộ một cửa|tiếp dân|một cửa|phường|ủy ban|tư pháp|địa chính|bảo vệ + thái độ|quát|cáu|nói trống không|hách dịch|khó chịu|cau có|mắng|không nhiệt tình|thờ ơ|làm việc riêng|lướt điện thoại|bấm điện thoại|nói chuyện riêng|đi muộn|về sớm|vắng mặt|không có mặt|bắt chờ|không hướng dẫn|gây khó|làm khó|sách nhiễu|vòi vĩnh|coi thường|khinh|hạch sách|đùn đẩy|trịch thượng|nạt|thiếu tôn trọng|lạnh lùng; thái độ phục vụ|thái độ làm việc|thái độ của|nói trống không|quát dân|quát mắng|mắng dân|hành dân|hạch sách|đùn đẩy|nhũng nhiễu|bắt dân chờ|làm việc riêng',
  },
  'HC-03': {
    13: 'căn cước|cccd|căn cước công dân|thẻ căn cước|vneid|vn eid|định danh|tài khoản định danh|tạm trú|thường trú|tạm vắng|lưu trú|hộ khẩu|nhập khẩu|tách khẩu|chuyển khẩu|cắt khẩu|cư trú|đăng ký xe|hộ chiếu|lý lịch tư pháp|mã định danh|sổ hộ khẩu|mức 2|mức hai + làm|đăng ký|ở đâu|thế nào|cần gì|mất|hết hạn|đổi|cấp|chưa|lỗi|sai|bị khóa|không vào|bao lâu|cho con|người thuê|chuyển|cấp lại|quên mật khẩu|kích hoạt|lên|xin|nhập',
  },
  'HC-04': {
    12: 'viết địa chỉ|ghi địa chỉ|địa chỉ là|thuộc phường nào|ghi phường nào|là phường nào|phường nào + nào|phường|mới|bây giờ|còn',
    13: 'sáp nhập|sát nhập|nhập phường|đổi tên phường|phường mới|tên mới|bỏ thành phố|bỏ cấp huyện|địa giới|đơn vị hành chính|phường cũ + giấy tờ|sổ đỏ|địa chỉ|đổi|làm lại|ghi|căn cước|cập nhật|giấy phép|thế nào|có phải|hồ sơ|dùng|bưu điện|ở đâu; địa chỉ + mới|cũ|ghi thế nào|ghi|đổi|cập nhật|thay đổi|sai; giấy tờ|sổ đỏ|hộ khẩu|giấy phép|bằng lái + tên phường cũ|phường cũ|địa chỉ cũ|tên cũ|đổi lại|có phải đổi|có phải làm lại|theo phường mới|còn giá trị|còn dùng được; số nhà|biển số nhà + mới|đánh|gắn|trùng|chưa có|cấp|lộn xộn|đổi; tên đường + mới|đổi|trùng',
  },
  'YK-01': {
    12: 'nên|đề xuất|góp ý + phân loại|mỗi ngõ|mỗi nhà|mỗi khu|mỗi hộ',
    10: 'hiến kế|sáng kiến|ý tưởng|tôi đề xuất|xin đề xuất|em đề xuất|cháu đề xuất|tôi xin góp ý|xin góp ý|theo tôi|theo tôi nghĩ|tôi nghĩ|mình nghĩ|em nghĩ|nên chăng|phường nên|khu phố nên|ủy ban nên|mặt trận nên|chúng ta nên + nên|lập|tổ chức|làm|mở|dùng|phát|thu|trồng|đổi|phân loại|có|xây dựng|nhóm zalo|mã qr|tuyên truyền|phát động; nên|hãy|thử|cần + lập nhóm|tổ chức cuộc thi|phát động|phân loại rác|làm mã qr|tổ tự quản|lập tổ|nhóm zalo|đổi rác|ngày chủ nhật xanh|thi đua|tuyên dương hàng tháng; góp ý + phường|khu phố|mặt trận|để|cho; hiến kế|sáng kiến|ý tưởng|nêu ý tưởng|đề xuất|mô hình',
  },
  'YK-02': {
    12: 'khen|xin khen|biểu dương|tuyên dương|cảm ơn|xin cảm ơn|cám ơn|hoan nghênh|ghi nhận|đáng khen|biết ơn|trân trọng|chân thành cảm ơn|ca ngợi|ngợi khen + anh|chị|bác|cô|chú|cháu|công nhân|công an|cán bộ|phường|tổ|đội|thợ|bác sĩ|thầy|hàng xóm|khu phố|nhân viên|bà con|mặt trận|các|mấy|đoàn thanh niên|hội phụ nữ|dân quân; nhặt được|nhặt|trả lại|trả|cứu|giúp|hiến|tặng|quyên góp|xung phong|tự nguyện|tự bỏ tiền + của rơi|ví|người mất|người đánh rơi|cụ già|người bị nạn|bé đuối nước|đất làm đường|máu|quà cho trẻ|vá đường|dọn rác|người nghèo; làm việc|phục vụ|giải quyết|xử lý|hướng dẫn|tiếp dân|giúp đỡ|giúp dân + tận tình|nhiệt tình|chu đáo|nhanh gọn|rất nhanh|rất tốt|niềm nở|vui vẻ|lịch sự|tận tâm|dầm mưa|không quản; hiến đất|hiến đất làm đường|người tốt việc tốt|gương sáng|tận tâm|quá tuyệt vời',
  },
  'YK-03': {
    14: 'ngày hội|ngày hội đại đoàn kết|ngày hội đoàn kết|hội đại đoàn kết|ngày đại đoàn kết|ngày hội 18/11|18/11|18-11|18 11|ngày 18 tháng 11|bữa cơm đoàn kết|cơm đoàn kết|bữa cơm đại đoàn kết|ngày đoàn kết|ngày hội khu dân cư + nên|mong|góp ý|tổ chức|năm nay|trò chơi|văn nghệ|buổi tối|ăn|thi|các cụ|trẻ em|thiếu nhi|ngắn|bớt|thêm|ý kiến|làm|đông|vui|không nên|thời gian|quà',
  },
  'YK-04': {
    8: 'ủy ban|phường|ubnd|mặt trận|một cửa|hành chính công|trạm y tế|công an phường|trụ sở|cơ quan + làm việc|mở cửa|mấy giờ|thứ bảy|ở đâu|địa chỉ|số điện thoại|sđt|đường dây nóng|nghỉ|tiếp dân|có làm|giờ nào|nghỉ trưa|hotline; số điện thoại|sđt|số|hotline + của|là bao nhiêu|nào|cho tôi xin|xin|cán bộ|phường|trưởng khu|điện lực|mặt trận; lịch|giờ|thời gian + tiếp dân|tiếp công dân|làm việc|mở cửa|tổ chức|thu gom|cắt điện|cắt nước|phát; ai là|ai phụ trách|ai chịu trách nhiệm|gặp ai|liên hệ ai|hỏi ai|liên hệ + với ai|số nào|ở đâu|phường; cuộc vận động|nội dung cuộc vận động|mặt trận là gì|chương trình này|trợ lý này + là gì|gồm|nội dung|mấy|thế nào|làm gì',
  },
  'YK-99': {
    6: 'có việc + trình bày|muốn nói|muốn hỏi|cần giúp|muốn gặp; có chuyện + muốn nói|trình bày|nói với phường|cần; muốn trình bày|xin trình bày|có chuyện này|có việc này|có vấn đề này|việc riêng|chuyện riêng',
  },
};
