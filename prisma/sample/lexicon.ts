import { spokenPhrases } from './spoken-lexicon.ts';

/**
 * Words and phrases by which people's texts are recognised, by category and weight: 6 decides nearly alone, 3 is typical,
 * 1 hints. Marks are optional when a text is matched. "A + B" is A and then, within six words, B; "a|b" is either.
 * Own collection; to be corrected in the page from what residents really write.
 */
const phrases: Record<string, Record<number, string>> = {
  'VS-01': {
    9: 'rác tồn đọng; rác chưa thu gom; rác không được thu gom; chưa thu gom rác; không thu gom rác; không ai dọn rác; rác không ai dọn; chưa ai dọn rác; xe rác không đến; xe rác không vào; xe rác chưa; rác ùn ứ; rác chất đống; rác để lâu ngày; không ai lấy rác; chưa lấy rác; ngập rác; rác ứ đọng',
    6: 'đống rác; rác + không ai dọn; rác + chưa dọn; rác + chưa ai; rác + không ai; rác + thu gom; rác + mấy ngày; rác + cả tuần; rác + mấy hôm; xe rác + không; gom rác + không; gom rác + chưa; rác + chất đống; rác + bốc mùi; rác + hôi thối; rác + tồn đọng; rác đầy; rác nhiều; nhiều rác',
    3: 'thu gom rác; gom rác; rác thải sinh hoạt; túi rác; xe rác; dọn rác; lấy rác',
    2: 'rác; rác thải',
  },
  'VS-02': {
    8: 'đổ rác trộm; đổ trộm rác; vứt rác bừa bãi; đổ rác bừa bãi; xả rác bừa bãi; đổ rác sai giờ; đổ rác không đúng giờ; đổ rác không đúng nơi; vứt rác trộm; vứt trộm rác; bãi rác tự phát; đổ rác sai nơi quy định; đổ rác sai nơi; đổ rác không đúng nơi quy định; xả rác ra; vứt rác ra; đổ rác ra; ném rác ra; đổ rác sang',
    6: 'vứt rác; đổ rác; xả rác; ném rác; quăng rác; đổ trộm; vứt túi rác; rác + đổ trộm; rác + vứt bừa; rác + đổ bừa; vứt bừa rác; chở rác; rác + vứt',
  },
  'VS-03': {
    9: 'phế thải xây dựng; rác thải xây dựng; rác xây dựng; chất thải xây dựng; đổ phế thải; đổ gạch vỡ; xà bần; gạch vữa; đất đá thải; phế liệu xây dựng; đổ đất thải; đổ trộm đất; đổ trộm đất thải; đổ trộm gạch; bê tông vỡ; vôi vữa',
    6: 'phế thải; gạch vỡ; đất thải; vật liệu thừa; gạch đá thải; đổ trộm + gạch; đổ trộm + đất; gạch ngói vỡ',
  },
  'VS-04': {
    8: 'xác lợn; lợn chết; gà chết; xác chó; xác chuột; chó chết; xác mèo; xác động vật; xác súc vật; phân lợn; phân bò; phân gà; chất thải chăn nuôi; chuồng lợn; chuồng gà; chuồng trại; vịt chết; chuột chết; mèo chết; xác gà',
    5: 'chăn nuôi; gia súc; nuôi lợn; nuôi gà; nuôi bò; nuôi vịt; súc vật chết; xác + thối',
  },
  'VS-05': {
    8: 'xưởng + khói; xưởng + mùi; xưởng + bụi; nhà máy + khói; nhà máy + mùi; nhà máy + bụi; xưởng + nước thải; nhà máy + nước thải; xưởng + xả; nhà máy + xả; nước thải công nghiệp; mùi hóa chất; mùi sơn; mùi nhựa cháy; lò hơi; ống khói; xưởng giấy; tái chế giấy; xưởng tái chế; nhà máy giấy; xả khói; khói đen',
    5: 'cơ sở sản xuất; xưởng sản xuất; xả thải; xả nước thải; khói bụi; xưởng gỗ; xưởng mộc; xưởng in; xưởng cơ khí; khí thải; mùi khét; sản xuất + ô nhiễm',
    3: 'nhà máy; nước thải; mùi hôi thối',
    2: 'mùi hôi; ô nhiễm; hôi thối',
  },
  'VS-06': {
    8: 'cống tắc; tắc cống; cống bị tắc; rãnh tắc; tắc rãnh; nghẹt cống; cống nghẹt; ngập úng; ngập nước; nước ngập; không thoát nước; nước không thoát; mưa là ngập; mưa ngập; cống tràn; nước thải tràn; cống rãnh; tắc cống rãnh; nước cống tràn; đường ngập; ngõ ngập; cống + tắc; rãnh + tắc; mưa + ngập; cống thoát nước; rãnh thoát nước; mương thoát nước',
    5: 'thoát nước; nạo vét; nước đọng; đọng nước; ứ nước; nước tràn; nước + không thoát; ngập + mét; bị ngập; úng nước',
    3: 'ngập; nước dâng; úng; ứ đọng',
    2: 'cống; rãnh',
  },
  'VS-07': {
    8: 'đốt rác; đốt rơm; đốt rơm rạ; đốt lá; đốt lá cây; đốt nilon; đốt đồng; đốt phế liệu; hun rác; khói đốt; đốt nhựa; đốt bao bì; đốt dây điện; đốt + rơm; đốt + rác; rơm rạ + khói; đốt + khói mù',
    3: 'rơm rạ',
  },
  'VS-08': {
    8: 'tiếng ồn; loa kẹo kéo; hát karaoke; loa thùng; mở loa; bật loa; mở nhạc; bật nhạc; nhạc to; hát to; loa to; hát hò; karaoke + ồn; loa + ầm; máy + ồn; ồn + đêm; máy + ầm ầm; loa công suất lớn; máy móc ồn',
    5: 'ồn ào; gây ồn; ầm ĩ; inh ỏi; tiếng máy; mất ngủ; không ngủ được; điếc tai; ồn quá; rất ồn; quá ồn; karaoke',
    3: 'ồn',
  },
  'VS-09': {
    9: 'nhà vệ sinh công cộng; điểm tập kết rác; bãi tập kết rác; nơi tập kết rác; chỗ tập kết rác; điểm trung chuyển rác; trạm trung chuyển rác; thùng rác hỏng; thùng rác vỡ; thùng rác bị hỏng; thùng rác bị vỡ; thùng rác công cộng; thiếu thùng rác; không có thùng rác; bể rác; thùng rác + hỏng; thùng rác + vỡ; thùng rác + mất nắp; đặt thùng rác; thêm thùng rác',
    5: 'thùng rác; nhà vệ sinh; điểm tập kết',
  },
  'VS-10': {
    9: 'ao ô nhiễm; hồ ô nhiễm; kênh ô nhiễm; sông ô nhiễm; mương ô nhiễm; cá chết; kênh mương; ao hồ; ao tù; nước ao; nước hồ; nước sông; nước mương; hồ + ô nhiễm; ao + ô nhiễm; sông + ô nhiễm; kênh + ô nhiễm; mương + ô nhiễm; hồ + bốc mùi; ao + bốc mùi; ao + hôi; hồ + hôi; kênh + hôi; mương + hôi; sông + hôi; sông + đen; mương + đen; kênh + đen; nước hồ + đen; rác dưới hồ; bèo tây; váng dầu; ngũ huyện khê',
    4: 'nguồn nước; lòng hồ; lòng sông; dưới ao; dưới hồ; con mương; con kênh',
  },
  'TT-01': {
    8: 'lấn chiếm vỉa hè; chiếm vỉa hè; lấn chiếm lòng đường; chiếm lòng đường; lấn vỉa hè; lấn lòng đường; bán hàng trên vỉa hè; bày hàng ra vỉa hè; bày bán trên vỉa hè; bán hàng lấn; bán hàng tràn; bày hàng; kê bàn ghế; bàn ghế ra vỉa hè; hàng quán lấn; bày bán; vỉa hè + bán; vỉa hè + bày; vỉa hè + kê; vỉa hè + chiếm; lấn + vỉa hè; lấn + lòng đường; chiếm + vỉa hè; bán hàng + lòng đường; bán hàng + vỉa hè; bày + vỉa hè; tràn ra đường; bán + lòng đường',
    4: 'lấn chiếm; người đi bộ + không; không còn lối; hàng quán; bán hàng',
    2: 'vỉa hè; lòng đường',
  },
  'TT-02': {
    8: 'đỗ xe; đậu xe; xe đỗ; xe đậu; ô tô đỗ; ô tô đậu; đỗ ô tô; đậu ô tô; đỗ chắn; đậu chắn; để xe chắn; để xe bừa bãi; dừng đỗ; chắn cổng; chắn lối; chắn ngõ; chắn lối đi; chặn lối đi; chặn ngõ; chắn cửa; bịt lối; đỗ trước cửa; đỗ trước cổng; đỗ bừa bãi; xe tải đỗ; ô tô + chắn; ô tô + đỗ; xe + chắn; xe + đỗ; để ô tô; ô tô để; đỗ sai; xe + chắn lối; đỗ kín; xe + đậu; ô tô + để',
  },
  'TT-03': {
    8: 'biển quảng cáo; bảng quảng cáo; rao vặt; quảng cáo dán; dán quảng cáo; tờ rơi; mái che; bậc tam cấp; biển hiệu; mái vẩy; mái hiên; bục bệ; dán giấy; băng rôn; khoan cắt bê tông; quảng cáo rao vặt; mái tôn + lấn; mái tôn + vỉa hè; dán + cột điện; dán + tường; quảng cáo + cột điện; biển + lấn; bục + lấn; dựng biển',
    3: 'quảng cáo; mái tôn; bậc thềm',
  },
  'TT-04': {
    10: 'chợ cóc; chợ tạm; hàng rong; bán hàng rong; chợ tự phát; họp chợ; gánh hàng rong; bán rong; họp chợ trên; xe đẩy bán; chợ cóc + vỉa hè; họp chợ + đường',
  },
  'TT-05': {
    9: 'tập kết vật liệu; để vật liệu; vật liệu xây dựng; đổ cát; đống cát; đống gạch; đống đá; đống sỏi; để gạch; để cát; cát sỏi; cát đá; đổ đá; đổ cát ra; gạch + lòng đường; cát + lòng đường; cát + ngõ; gạch + vỉa hè; cát + vỉa hè; vật liệu + đường; vật liệu + vỉa hè; vật liệu + ngõ; sắt thép; xe hỏng + vỉa hè; xe hỏng; xe cũ + vỉa hè; ô tô hỏng; xe phế liệu; để xe cũ',
    4: 'vật liệu; tập kết',
  },
  'TT-06': {
    9: 'chó thả rông; thả rông; thả chó; rọ mõm; chó cắn; chó dữ; chó mèo; chó chạy rông; chó đuổi; chó hoang; mèo hoang; chó phóng uế; vật nuôi; trâu bò thả; bò thả; gà thả; không xích chó; chó + cắn; chó + đuổi; chó + thả; đàn chó; chó to; chó ị; bò + thả; trâu bò; chó + rọ mõm; con chó',
    3: 'chó; mèo',
  },
  'XD-01': {
    10: 'xây không phép; xây trái phép; xây sai phép; xây dựng trái phép; xây dựng không phép; xây dựng sai phép; không có giấy phép xây dựng; giấy phép xây dựng; nhà không phép; công trình không phép; công trình trái phép; cơi nới; xây vượt tầng; xây quá tầng; xây thêm tầng; xây lấn; sai giấy phép; xây nhà + không phép; xây nhà + trái phép; xây + không phép; xây + sai phép; xây + trái phép; xây + đất nông nghiệp; xây + không có giấy phép; xây + giấy phép; nhà trái phép; xây trên đất nông nghiệp',
    3: 'không phép; trái phép; sai phép',
  },
  'XD-02': {
    10: 'lấn chiếm đất công; lấn đất công; lấn đất; lấn kênh; lấn mương; lấn đê; lấn ngõ; lấn ao; lấp ao; lấp mương; lấp kênh; lấn chiếm hành lang; lấn chiếm đất; lấn chiếm ao; lấn chiếm kênh; lấn chiếm mương; chiếm đất; hành lang đê; hành lang giao thông; hành lang an toàn; lấn sông; rào đất; rào đường; đất công; lấn chiếm + đất; lấn + đất; lấn + mương; rào + đất; chiếm + đất; lấn + kênh; lấn ra đường; lấn ra mương; san lấp; lối đi chung; rào + lối đi; rào + đường đi',
  },
  'XD-03': {
    9: 'thi công gây bụi; thi công gây ồn; xây dựng gây bụi; nứt nhà; nứt tường; nhà tôi bị nứt; đóng cọc; ép cọc; thi công ban đêm; thi công cả đêm; thi công đêm; rơi vãi đất; đất rơi vãi; đào móng; thi công + bụi; thi công + ồn; thi công + nứt; thi công + đêm; công trình + bụi; công trình + ồn; công trình + nứt; xây nhà + bụi; xây nhà + ồn; xây nhà + nứt; xây dựng + nứt; xây dựng + bụi; xây dựng + ồn; xe chở đất + rơi; xe chở đất + bụi; nhà + nứt; công trường',
    4: 'bụi mù mịt; bụi mù; rơi vãi; thi công; bụi bẩn; bụi',
    2: 'công trình xây dựng; công trình',
  },
  'XD-04': {
    10: 'tường sắp đổ; nhà sắp sập; tường nghiêng; nguy cơ sập; nhà sắp đổ; công trình nguy hiểm; nhà nguy hiểm; chung cư xuống cấp; tường rào nghiêng; nguy cơ đổ sập; nguy cơ sập đổ; tường + nghiêng; tường + sắp đổ; tường + đổ; nhà + sắp đổ; nhà + sắp sập; cầu + sắp sập; cổng + sắp đổ; ban công + rơi; mái + sắp sập; nhà hoang + sập; bê tông + rơi; tường + nguy hiểm; chung cư + xuống cấp; nhà cũ + sập; tháp nước + nghiêng; cầu + xuống cấp; mảng vữa + rơi',
    6: 'sắp sập; sập xuống',
    3: 'sắp đổ; nguy hiểm',
  },
  'XD-05': {
    9: 'dự án treo; quy hoạch treo; dự án chậm; dự án bỏ hoang; đất bỏ hoang; khu đất bỏ hoang; bỏ hoang; chậm tiến độ; giải phóng mặt bằng; đền bù; đất dịch vụ; dự án + chậm; dự án + dở dang; dự án + bỏ hoang; dự án + bao giờ; dự án + chưa; khu đô thị + bỏ hoang; quy hoạch; đất để hoang; đất + bỏ hoang; bỏ không; quây tôn',
    5: 'dự án; bồi thường; khu đô thị mới',
  },
  'GT-01': {
    9: 'ổ gà; ổ voi; mặt đường hỏng; đường lồi lõm; lồi lõm; vỉa hè hỏng; vỉa hè vỡ; vỉa hè bong; gạch vỉa hè; sụt lún; lún sụt; đường sụt; đường bong tróc; đường xuống cấp; đường nát; vá đường; lầy lội; đường bị hỏng; đường hỏng; đường xấu; đường hư; đường vỡ; đường nứt; đường lún; vỉa hè + hỏng; vỉa hè + vỡ; vỉa hè + bong; đường + hỏng; đường + ổ gà; đường + xuống cấp; đường + lún; đường + nứt; gạch lát + bong; đường + xấu; mặt đường + bong; vỉa hè + lún; ngõ + xuống cấp; vỉa hè lún; bong gạch; mặt đường xuống cấp; đường gồ ghề; gồ ghề; đường + nát',
    4: 'mặt đường; sụt; lún; bong tróc',
    1: 'đường; con đường',
  },
  'GT-02': {
    11: 'mất nắp cống; mất nắp hố ga; nắp cống; nắp hố ga; cống hở; cống không nắp; hố hở; hố sâu; hố đào; hố không rào; sập nắp; nắp bể cáp; nắp cống vỡ; nắp cống bị mất; nắp cống hỏng; hố + không rào; hố + không che; hố + không biển báo; cống + mất nắp; cống + không có nắp; hố + sâu; cái hố; đào đường + không rào; hố đen; nắp hố; cống + hở',
    6: 'mất nắp; rào chắn; hố ga; miệng cống',
  },
  'GT-03': {
    10: 'đèn giao thông; đèn tín hiệu; đèn tín hiệu giao thông; đèn xanh đèn đỏ; đèn xanh đỏ; đèn đỏ; biển báo; biển báo giao thông; biển chỉ đường; biển chỉ dẫn; biển cấm; biển tên đường; biển tên phố; vạch sơn; vạch kẻ đường; vạch kẻ; vạch qua đường; vạch sang đường; gương cầu lồi; đèn vàng; đèn tín hiệu hỏng; sơn kẻ; vạch đi bộ',
  },
  'GT-04': {
    9: 'điểm đen; hay tai nạn; hay xảy ra tai nạn; khuất tầm nhìn; che khuất tầm nhìn; ngã ba nguy hiểm; ngã tư nguy hiểm; gờ giảm tốc; mất an toàn giao thông; nguy cơ tai nạn; khúc cua; góc khuất; góc cua; tai nạn liên tục; tai nạn giao thông; tai nạn + liên tục; ngã ba + tai nạn; ngã tư + tai nạn; ngã ba + nguy hiểm; dốc + nguy hiểm; cầu + lan can; không có lan can; thường xuyên tai nạn; hay va chạm; nhiều vụ tai nạn; cua + nguy hiểm; qua đường + nguy hiểm; lan can',
    5: 'tai nạn; giảm tốc; va chạm; mất an toàn',
  },
  'GT-05': {
    9: 'ùn tắc; tắc đường; kẹt xe; xe quá tải; xe tải; xe tải nặng; xe container; container; xe trọng tải lớn; xe tải lớn; ách tắc; kẹt cứng; ùn tắc giao thông; tắc nghẽn giao thông; giờ tan tầm; xe tải + chạy; xe tải + khu dân cư; xe tải + ngõ; tắc + giờ cao điểm; giờ cao điểm; tan trường + tắc; xe khách; xe ben; tắc cứng; quá tải + đường; đường + tắc; đường tắc',
    4: 'quá tải; tan học',
  },
  'GT-06': {
    10: 'đề nghị làm đường; xin làm đường; làm đường; mở rộng đường; mở rộng ngõ; mở đường; bê tông hóa; rải nhựa; trải nhựa; thảm nhựa; nâng cấp đường; nâng cấp ngõ; đề nghị mở rộng; xin mở rộng; làm cầu; xây cầu; nâng đường; ngõ hẹp; ngõ nhỏ; ngõ + hẹp; đường hẹp; đường đất; cứng hóa; làm vỉa hè; lát vỉa hè; đổ bê tông; đổ bê tông ngõ; làm lại đường; mở rộng + đường; mở rộng + ngõ; ngõ + xe cứu hỏa; đường + mở rộng; ngõ + bê tông; lát gạch vỉa hè',
  },
  'HT-01': {
    10: 'đèn đường không sáng; đèn đường hỏng; đèn đường tắt; đèn đường bị hỏng; đèn đường bị tắt; đèn đường chập chờn; đèn đường; đèn không sáng; đèn chiếu sáng; đèn cao áp; bóng đèn; đèn ngõ; điện đường; đèn điện đường; đường tối om; ngõ tối om; đường tối; ngõ tối; đèn hỏng; đèn tắt; đèn cháy; đèn chập chờn; đèn nhấp nháy; cột đèn; đèn led; điện chiếu sáng; chiếu sáng công cộng; đèn + không sáng; đèn + hỏng; đèn + tắt; đèn + chập chờn; đèn + chưa sáng; không có đèn; tối om; chiếu sáng; điện đường không sáng; đèn công cộng; thiếu đèn; lắp đèn; lắp thêm đèn; tối đen như mực; đèn ngõ không sáng',
    2: 'đèn',
  },
  'HT-02': {
    10: 'mất điện; cúp điện; bị cúp điện; cắt điện; điện yếu; điện chập chờn; chập điện; cháy trạm biến áp; nổ trạm biến áp; trạm biến áp; sự cố điện; công tơ điện; đồng hồ điện; tiền điện; hóa đơn điện; rò điện; sụt áp; điện áp; không có điện; mất điện liên tục; nổ cầu chì; điện + yếu; điện + chập chờn; điện + mất; cháy công tơ; aptomat; mất pha; điện lưới',
  },
  'HT-03': {
    10: 'mất nước; nước đục; nước yếu; nước máy; nước sạch; nước bẩn; cúp nước; cắt nước; rò rỉ nước; nước rò rỉ; rò nước; vỡ ống nước; ống nước vỡ; ống nước; đường ống nước; không có nước; đồng hồ nước; tiền nước; nước sinh hoạt; nước có mùi; nước vàng; nước chảy yếu; nước + đục; nước + yếu; nước máy + đục; ống + vỡ; ống + rò rỉ; nước sạch + mùi; bể ống nước; nước máy + đen; vỡ đường ống',
    3: 'rò rỉ; không có nước dùng',
  },
  'HT-04': {
    11: 'dây điện sà; dây sà thấp; dây cáp; cáp viễn thông; cáp quang; cột điện nghiêng; cột nghiêng; dây điện thấp; dây điện chùng; dây mạng; dây điện chằng chịt; dây chằng chịt; dây điện đứt; đứt dây điện; cột điện gãy; cột điện sắp đổ; dây điện rơi; dây điện hở; cáp treo; bó cáp; dây thông tin; cột viễn thông; dây điện thoại; cột điện + nghiêng; cột điện + gãy; cột điện + đổ; dây điện + sà; dây + sà xuống; dây + võng; dây + sà; dây + thấp; dây + lòng thòng; cáp + sà; cáp + võng; cáp + đứt; dây + đứt; cột điện bị nghiêng; cột điện + mục; cột + nghiêng; dây + chằng chịt; dây võng; dây điện võng; tủ cáp',
    4: 'dây điện; dây lòng thòng',
    1: 'cột điện',
  },
  'HT-05': {
    10: 'loa phường; loa truyền thanh; loa khu phố; loa phát thanh; loa công cộng; camera an ninh; camera hỏng; wifi công cộng; wifi miễn phí; wifi; camera; truyền thanh; đài truyền thanh; loa phường + hỏng; loa + không nghe; loa + rè; hệ thống loa; đài phường',
  },
  'CX-01': {
    10: 'cây + bị đổ; cây + đổ chắn; cây đổ; đổ cây; cây bị đổ; cây gãy; cây gãy đổ; gãy cành; cành gãy; cây sắp đổ; cây nghiêng; cây bị nghiêng; cành khô; bật gốc; cây mục; cây mục gốc; cây + đổ; cây + gãy; cây + nghiêng; cây + bật gốc; cành + gãy; cành + rơi; cành + rụng; cành cây rơi; cành + sắp rơi; cành cây khô; cây to + đổ; cây cổ thụ + mục; cây + mục',
    3: 'nguy cơ đổ; cây cổ thụ; xà cừ; bằng lăng',
  },
  'CX-02': {
    11: 'cành che; cây che; che đèn; che biển báo; che khuất biển báo; che đèn đường; che khuất đèn; vướng dây; vướng dây điện; vướng vào dây điện; cành cây vướng; cành + vướng; cành + che; cành + chạm; cành + dây điện; tỉa cành; cắt tỉa; cắt tỉa cây; tỉa cây; cắt cành; cây + che khuất; cây + che; cây + vướng; cây + um tùm; um tùm; cành lá; cây che khuất; cành lá + che; chạm dây điện; cây + chạm; cây che biển báo; tán cây; chặt tỉa',
    2: 'cành cây; cành',
  },
  'CX-03': {
    10: 'cây chết; cây khô; cây chết khô; cây bị chết; cây xanh chết; trồng cây; trồng thêm cây; trồng thay cây; trồng lại cây; trồng bù; bổ sung cây; thiếu cây; thiếu cây xanh; thiếu bóng mát; không có cây; không có cây xanh; cây héo; cây mới trồng; cây + chết; cây + héo; trồng + cây; đề nghị trồng; hố cây trống; cây + khô héo; không có bóng mát; trồng cây xanh',
    2: 'cây xanh; bóng mát',
  },
  'CX-04': {
    11: 'chặt cây; chặt hạ; chặt hạ cây; chặt hạ cây xanh; chặt phá; chặt phá cây; chặt trộm; chặt trộm cây; chặt mất cây; phá cây; đốn cây; đốn hạ; cưa cây; cưa trộm; bẻ cành; lột vỏ cây; bóc vỏ cây; đầu độc cây; đóng đinh vào cây; hạ cây; chặt + cây; cưa + cây; chặt cây xanh; đốn + cây; hóa chất + gốc cây; đổ bê tông vào gốc cây; tự ý chặt; bịt gốc cây',
  },
  'CX-05': {
    10: 'sân chơi; dụng cụ tập; dụng cụ thể dục; dụng cụ tập thể dục; máy tập; máy tập thể dục; thiết bị tập; ghế đá; xích đu; cầu trượt; đu quay; khu vui chơi; đài phun nước; công viên + hỏng; công viên + xuống cấp; công viên + gãy; công viên + bẩn; sân chơi + hỏng; ghế đá + gãy; vườn hoa + hỏng; thiết bị + công viên; trong công viên; bập bênh; đồ chơi + hỏng; dụng cụ + hỏng',
    5: 'công viên; vườn hoa',
  },
  'CX-06': {
    11: 'bồn hoa; đường hoa; trồng hoa; chậu hoa; luống hoa; giàn hoa; tưới hoa; chăm hoa; đoạn đường tự quản; tuyến đường tự quản; đường tự quản; hoa + héo; hoa + dẫm; hoa + nhổ; tuyến đường hoa; tưới cây hoa; vườn hoa tự quản',
  },
  'TM-01': {
    10: 'an toàn thực phẩm; vệ sinh an toàn thực phẩm; vệ sinh thực phẩm; ngộ độc; ngộ độc thực phẩm; thực phẩm bẩn; thịt ôi; thịt thối; đồ ăn bẩn; thức ăn bẩn; ôi thiu; hết hạn sử dụng; quá hạn sử dụng; hết hạn; không rõ nguồn gốc; đau bụng; tiêu chảy; quán ăn bẩn; ruồi nhặng; thịt lợn bệnh; hàn the; lò mổ; giết mổ; bếp ăn; suất ăn; thịt + ôi; thịt + hôi; thức ăn + ruồi; đồ ăn + bẩn; đồ ăn + ruồi; quán ăn + bẩn; quán + mất vệ sinh; ăn + đau bụng; bún + bẩn; thức ăn + ôi; xúc xích bẩn; thực phẩm + hạn; nguồn gốc thực phẩm',
    4: 'thực phẩm; thức ăn; đồ ăn; quán ăn',
  },
  'TM-02': {
    9: 'vệ sinh chợ; ban quản lý chợ; mái chợ; chợ dột; chợ bẩn; trong chợ; ki ốt; sạp hàng; tiểu thương; lối đi trong chợ; cổng chợ; chợ mất vệ sinh; chợ xuống cấp; chợ + mất vệ sinh; chợ + bẩn; chợ + xuống cấp; chợ + phòng cháy; chợ + chật; chợ + dột; chợ + nước thải; chợ + lộn xộn; chợ + nhếch nhác; chợ + hôi; chợ + trật tự; chợ + pccc; chợ + lầy; quầy hàng; chợ + chữa cháy; chợ + bốc mùi; nền chợ',
    3: 'chợ',
  },
  'TM-03': {
    11: 'hàng giả; hàng nhái; hàng kém chất lượng; gian lận; gian lận thương mại; cân thiếu; cân điêu; cân sai; bán giá cao; chặt chém; tăng giá; nâng giá; thuốc giả; hàng lậu; buôn lậu; niêm yết giá; không niêm yết giá; mỹ phẩm giả; phân bón giả; xăng giả; bơm thiếu; đong thiếu; nói thách; sữa giả; hàng dởm; hét giá; rượu giả; thuốc tây giả; bán + giả; cân + thiếu; bán + cao hơn giá; xăng + thiếu; quần áo nhái; bán sai giá; vở giả',
  },
  'TM-04': {
    11: 'phí trông xe; trông xe; trông giữ xe; vé gửi xe; gửi xe; giữ xe; thu phí chợ; phí chợ; lệ phí chợ; thu tiền gửi xe; thu tiền trông xe; thu tiền chợ; giá gửi xe; giá vé xe; vé xe; bãi gửi xe; bãi giữ xe; thu vé; tiền gửi xe; thu + gửi xe; thu phí + không có vé; gửi xe + cao; gửi xe + nghìn; thu phí sai; thu quá giá; chỗ gửi xe; thu phí cao; thu + phí chợ; không đưa vé',
  },
  'TM-05': {
    11: 'quán karaoke; quán nhậu; quán bia; quán bar; nhà trọ; khu trọ; phòng trọ; dãy trọ; xóm trọ; quán net; quán game; nhà nghỉ; quán bi a; quán internet; massage; quán ăn đêm; quán cà phê + ồn; quán + khuya; quán + đêm; quán + ồn; quán nhậu + đêm; quán nhạc; vũ trường; bar + đêm; quán hát; cơ sở karaoke; người thuê trọ; quán rượu',
    2: 'quán',
  },
  'TM-06': {
    10: 'phố đi bộ; phát triển làng nghề; làng nghề; phố chuyên doanh; chợ đêm; phát triển chợ; phát triển thương mại; phố ẩm thực; xây chợ; xây thêm chợ; mở chợ; phát triển du lịch; quảng bá sản phẩm; sản phẩm làng nghề; tuyến phố thương mại; tuyến phố chuyên doanh; thu hút khách; phát triển + phố; góp ý + chợ; góp ý + phố; du lịch; phố buôn bán; bán hàng qua mạng; phát triển + nghề',
  },
  'AN-01': {
    10: 'trộm cắp; mất trộm; bị trộm; ăn trộm; kẻ trộm; trộm chó; trộm vặt; lấy trộm; nghi trộm; cắt trộm; mất cắp; lấy cắp; mất xe máy; mất xe; mất xe đạp; bị mất xe; móc túi; khả nghi; nghi vấn; đột nhập; cạy cửa; cạy khóa; bẻ khóa; phá khóa; kẻ gian; cướp giật; giật đồ; trộm đột nhập; mất + điện thoại; người lạ + rình; trộm + nhà; người lạ mặt; bắt trộm; mất gà',
    4: 'người lạ; trộm',
  },
  'AN-02': {
    11: 'ma túy; nghiện; con nghiện; nghiện hút; đánh bạc; cờ bạc; tín dụng đen; cho vay nặng lãi; vay nặng lãi; nặng lãi; lô đề; sới bạc; tiêm chích; kim tiêm; đá gà; chọi gà; hút chích; bóc bát họ; đòi nợ; đòi nợ thuê; đánh bài ăn tiền; ghi đề; ghi lô đề; ném sơn; ngáo đá; mại dâm; xóc đĩa; buôn bán ma túy; tổ chức đánh bạc; bơm kim tiêm; đánh bài; cá độ; chơi thuốc; tạt sơn; cho vay lãi',
  },
  'AN-03': {
    10: 'mâu thuẫn; hòa giải; xích mích; tranh chấp; tranh chấp đất; tranh chấp ranh giới; ranh giới đất; tranh chấp ngõ; cãi nhau; chửi nhau; bất hòa; hàng xóm chửi; hàng xóm + cãi; hàng xóm + chửi; hàng xóm + tranh chấp; hàng xóm + mâu thuẫn; hai nhà + cãi; hàng xóm + lấn; hàng xóm + gây sự; cãi cọ; hai nhà + tranh chấp; hàng xóm + đổ nước; tổ hòa giải; hai gia đình; chửi bới; lời qua tiếng lại; bờ rào; hàng xóm + bờ tường',
    2: 'hàng xóm; nhà bên cạnh',
  },
  'AN-04': {
    10: 'nguy cơ cháy; nguy cơ cháy nổ; phòng cháy; phòng cháy chữa cháy; pccc; cháy nổ; lối thoát hiểm; thoát hiểm; bình chữa cháy; kho xăng; bình gas; dễ cháy; chữa cháy; thoát nạn; sang chiết gas; chuồng cọp; kho + cháy; chất dễ cháy; trụ nước chữa cháy; họng nước; sạc xe điện; bán xăng lẻ; kho hàng + cháy; kho + hóa chất; chập + cháy; lối thoát; trụ cứu hỏa; xe cứu hỏa; bịt lối thoát',
    3: 'kho chứa',
  },
  'AN-05': {
    10: 'nẹt pô; đua xe; gây rối; đánh nhau; bốc đầu; rú ga; lạng lách; quậy phá; đốt pháo; nổ pháo; say rượu; đánh võng; la hét; ẩu đả; phóng nhanh; phóng nhanh vượt ẩu; càn quấy; phá phách; thanh niên + tụ tập; thanh niên + phá; thanh niên + hò hét; tụ tập; thanh niên + đêm; choai choai; xe độ; hò hét; thanh niên tụ tập; tụ tập đêm; phóng xe; mất trật tự; quấy phá; uống rượu + đánh; tụ tập + đêm; côn đồ; rượt đuổi',
    3: 'thanh niên; mất an ninh',
  },
  'AN-06': {
    11: 'lừa đảo; giả danh; giả mạo; mạo danh; giả công an; giả cán bộ; gọi điện lừa; lừa tiền; bị lừa; tự xưng; đa cấp; bán hàng đa cấp; chuyển khoản; yêu cầu chuyển tiền; chuyển tiền; đường link; mã otp; cuộc gọi lạ; lừa bán; lừa người già; gọi điện + xưng; gọi điện + công an; giả danh cán bộ; dụ dỗ; chiếm đoạt; giả làm; link lạ; số lạ; lừa',
  },
  'AN-07': {
    12: 'bạo lực gia đình; bạo lực; đánh vợ; đánh con; bạo hành; bạo hành trẻ em; xâm hại; xâm hại trẻ em; đánh đập; đánh đập vợ; đánh đập con; hành hạ; chồng đánh; bố đánh; bị chồng đánh; ngược đãi; đánh mẹ; chồng + đánh; bố + đánh; quấy rối tình dục; dâm ô; đánh trẻ; đánh cháu; mẹ kế; hành hung vợ; hay đánh vợ; vợ con',
  },
  'VH-01': {
    10: 'đám cưới; đám tang; đám hiếu; đám ma; đám hỏi; nhà đám; lễ hội; việc cưới; việc tang; rải vàng mã; đốt vàng mã; vàng mã; dựng rạp; bắc rạp; rạp cưới; rạp đám; kèn trống; hội làng; hỏa táng; tang lễ; đưa tang; tổ chức cưới; ăn uống linh đình; linh đình; cưới hỏi; đám cưới + loa; đám + rạp; hủ tục; nếp sống văn minh; lễ tang; phúng viếng',
  },
  'VH-02': {
    8: 'nhà văn hóa khu phố; sân thể thao; nhà sinh hoạt cộng đồng; sân cầu lông; sân bóng chuyền; nhà văn hóa + xuống cấp; nhà văn hóa + dột; nhà văn hóa + hỏng; nhà văn hóa + khóa; nhà văn hóa + thiếu; nhà văn hóa + mở cửa; nhà văn hóa + chật; sân bóng + hỏng; thư viện; sân nhà văn hóa; xây nhà văn hóa; chưa có nhà văn hóa; cho thuê nhà văn hóa; sân bóng của khu phố; thiết chế văn hóa',
    6: 'nhà văn hóa; nvh; sân bóng; hội trường khu phố; sân khu phố',
  },
  'VH-03': {
    12: 'gia đình văn hóa; bình xét; bình bầu; khu phố văn hóa; tổ dân phố văn hóa; danh hiệu văn hóa; danh hiệu; bình xét gia đình văn hóa; giấy chứng nhận gia đình văn hóa; xét gia đình văn hóa; gđvh; tiêu chuẩn gia đình văn hóa; công nhận gia đình văn hóa; xét danh hiệu; bình xét + văn hóa',
  },
  'VH-04': {
    10: 'di tích; di tích lịch sử; đình chùa; đình làng; ngôi đình; ngôi chùa; mái đình; mái chùa; ngôi đền; ngôi miếu; tín ngưỡng; tôn giáo; trùng tu; tu bổ; mê tín; mê tín dị đoan; xem bói; bói toán; lên đồng; tiền công đức; hòm công đức; công đức; tà đạo; truyền đạo; chùa + xuống cấp; chùa + dột; đình + xuống cấp; đình + dột; đình + mối mọt; nhà chùa; sân chùa; sân đình; nhà thờ; lăng mộ; cúng bái; đình + sập; chùa + sửa; đình + sửa; bia đá',
    3: 'chùa',
  },
  'VH-05': {
    12: 'văn hóa phẩm; văn hóa phẩm đồi trụy; đồi trụy; quảng cáo độc hại; nội dung độc hại; độc hại + trẻ em; quảng cáo cờ bạc; quảng cáo phản cảm; phản cảm; khiêu dâm; sách báo xấu; băng đĩa lậu; đồ chơi bạo lực; bóng cười; thuốc lá điện tử; quảng cáo + phản cảm; quảng cáo + độc hại; phim bậy; hình ảnh phản cảm; nội dung xấu; trang mạng; game bạo lực; quảng cáo + cá độ; truyện bậy',
  },
  'VH-06': {
    9: 'trường học; học thêm; dạy thêm; khuyến học; giáo viên; lớp học; tiêm chủng; học phí; bác sĩ; nhà trường; khám bệnh; cô giáo; thầy giáo; sĩ số; học bổng; thu tiền đầu năm; sốt xuất huyết; tiêm phòng; quỹ khuyến học; phun thuốc muỗi; trường + quá tải; trường + thiếu; trường + xuống cấp; trạm y tế + thiếu; trạm y tế + bác sĩ; trạm y tế + thuốc; học sinh + lớp; nhập học; tuyển sinh; bữa ăn bán trú; bán trú; phòng học; lạm thu',
    5: 'trường mầm non; trường mẫu giáo; trường tiểu học; trường trung học; trạm y tế; bệnh viện; nhà trẻ; học sinh; trường cấp',
  },
  'AS-01': {
    9: 'hộ nghèo; cận nghèo; hộ cận nghèo; hoàn cảnh khó khăn; gia đình khó khăn; khó khăn; hoàn cảnh; éo le; thiếu ăn; bệnh hiểm nghèo; cần giúp đỡ; xin giúp đỡ; giúp đỡ gia đình; nhà nghèo; không có tiền chữa; không có gạo; xin hỗ trợ; xét hộ nghèo; gia đình + khó khăn; hoàn cảnh + khó khăn; ung thư; mắc bệnh + khó khăn; túng thiếu; nợ nần; hỗ trợ + gia đình; nghèo khổ',
    3: 'giúp đỡ; nghèo',
  },
  'AS-02': {
    10: 'người già; người cao tuổi; cụ già; già yếu; khuyết tật; người khuyết tật; tàn tật; trẻ mồ côi; trẻ em mồ côi; mồ côi; sống một mình; ở một mình; xe lăn; trẻ em bỏ học; bỏ học; bị liệt; bại liệt; tâm thần; lang thang; ăn xin; cơ nhỡ; neo đơn; già neo đơn; không nơi nương tựa; bảo trợ xã hội; không ai chăm sóc; không ai chăm; tự kỷ; bị câm; bị mù; người già + một mình; cụ + một mình; bà cụ; ông cụ; cụ bà; cụ ông; trẻ em + lang thang; người tâm thần; người vô gia cư; thiểu năng',
  },
  'AS-03': {
    10: 'người có công; bảo hiểm y tế; bhyt; thẻ bảo hiểm; thẻ bảo hiểm y tế; bảo hiểm xã hội; trợ cấp; trợ cấp xã hội; tiền trợ cấp; trợ cấp người cao tuổi; trợ cấp khuyết tật; thương binh; liệt sĩ; bệnh binh; lương hưu; hưu trí; chế độ chính sách; gia đình chính sách; chất độc da cam; mai táng phí; tiền tuất; cựu chiến binh; mẹ việt nam anh hùng; hưởng chế độ; chế độ; chậm trả lương hưu; quà 27/7; tiền chế độ; thanh niên xung phong; trợ cấp hằng tháng',
  },
  'AS-04': {
    6: 'dột nát',
    12: 'nhà dột; nhà dột nát; nhà đại đoàn kết; nhà tình nghĩa; nhà tình thương; xóa nhà tạm; nhà tạm; sửa nhà; xây nhà cho hộ nghèo; hỗ trợ xây nhà; hỗ trợ sửa nhà; hỗ trợ làm nhà; làm nhà đại đoàn kết; nhà + dột; nhà + dột nát; xin + sửa nhà; nhà ở + dột; nhà rách nát; hỗ trợ + làm nhà; nhà ọp ẹp; nhà tranh vách đất; nhà cấp bốn + dột; hỗ trợ nhà ở',
  },
  'AS-05': {
    12: 'cứu trợ; hàng cứu trợ; thiên tai; bão lụt; lũ lụt; ngập lụt; tốc mái; thiệt hại do bão; hỏa hoạn; cháy nhà; nhà bị cháy; nhà cháy; sau bão; mưa đá; sạt lở; cứu đói; bão + tốc mái; hỗ trợ + bão; bão + thiệt hại; nhà + cháy rụi; bị hỏa hoạn; cơn bão; tiền hỗ trợ bão; vùng lũ; bị lũ; thiệt hại',
    4: 'bão; lũ',
  },
  'AS-06': {
    11: 'việc làm; vay vốn; tìm việc; xin việc; thất nghiệp; ngân hàng chính sách; vốn vay; đào tạo nghề; học nghề; dạy nghề; giới thiệu việc làm; hỗ trợ vốn; khởi nghiệp; mất việc; tuyển dụng; tạo việc làm; vay ưu đãi; giúp nhau làm kinh tế; phát triển kinh tế; làm ăn; vay tiền + làm ăn; vay + ngân hàng chính sách; vốn làm ăn; vay + kinh doanh; lao động + việc; thiếu vốn; công ăn việc làm; hỗ trợ vay',
  },
  'DC-01': {
    10: 'thu chi; công khai thu chi; khoản thu; các khoản thu; khoản đóng góp; các khoản đóng góp; đóng góp; tiền quỹ; thu quỹ; quỹ khu phố; công khai tài chính; công khai; minh bạch; tiền đóng góp; bắt đóng; phải đóng; đóng tiền; tiền quỹ khu phố; xã hội hóa; bắt buộc ủng hộ; quỹ vì người nghèo; phí vệ sinh; thu phí vệ sinh; tiền vệ sinh; thu tiền + khu phố; quỹ + không công khai; thu + không rõ; thu + không công khai; thu tiền; sổ sách; thu nhiều khoản',
  },
  'DC-02': {
    11: 'họp khu phố; họp dân; họp thôn; họp tổ dân phố; bầu cử; bầu trưởng khu phố; bầu trưởng thôn; lấy ý kiến; lấy ý kiến nhân dân; cử tri; tiếp xúc cử tri; hội nghị cử tri; thẻ cử tri; danh sách cử tri; bỏ phiếu; phiếu bầu; lịch họp; mời họp; thông báo họp; không được mời họp; bầu + trưởng khu phố; họp + không thông báo; sáp nhập khu phố; lấy phiếu; hội nghị nhân dân; họp + nhân dân; phiếu + ý kiến; cuộc họp',
  },
  'DC-03': {
    12: 'hương ước; quy ước; quy ước khu phố; hương ước làng; lệ làng; nội quy khu phố; hương ước quy ước; sửa quy ước',
  },
  'DC-04': {
    11: 'giám sát cộng đồng; giám sát công trình; giám sát đầu tư; giám sát đầu tư cộng đồng; chất lượng công trình; làm ẩu; thi công ẩu; rút ruột; thanh tra nhân dân; bớt xén; nghiệm thu; không đúng thiết kế; sai thiết kế; công trình kém chất lượng; mới làm đã hỏng; vừa làm xong đã hỏng; vừa làm đã hỏng; mới làm xong đã; nhà thầu; công trình + kém chất lượng; công trình + chất lượng; xi măng + kém; giám sát; làm dối; thi công + không đúng; đường + làm ẩu; mới làm + đã nứt; mới làm + đã hỏng; mới làm + hỏng; mới đổ + nứt; bê tông + mỏng',
  },
  'DC-05': {
    11: 'cán bộ khu phố; trưởng khu phố; trưởng thôn; trưởng khu; tổ trưởng dân phố; bí thư chi bộ; trưởng ban công tác mặt trận; cán bộ thiên vị; thiên vị; không gương mẫu; thiếu gương mẫu; trưởng khu phố + thiên vị; trưởng khu phố + không; cán bộ + thiên vị; góp ý cán bộ; góp ý + cán bộ; góp ý + trưởng khu phố; ban công tác mặt trận; thiếu trách nhiệm; tổ trưởng; chi bộ; lãnh đạo khu phố; xử sự',
  },
  'DC-06': {
    13: 'không đồng ý với kết quả; không đồng ý kết quả; không đồng ý với cách; chưa hài lòng; không hài lòng; không thỏa đáng; chưa thỏa đáng; không đồng tình; chưa triệt để; không triệt để; báo xong nhưng; báo đã xong; trả lời không đúng; chưa giải quyết xong; kết quả xử lý; kết quả giải quyết; trả lời cho có; chưa đồng ý; không chấp nhận; đã phản ánh + vẫn; phản ánh + nhiều lần; phản ánh + vẫn; báo xong + chưa; trả lời + chưa đúng; phản ánh lần trước; xử lý qua loa; giải quyết qua loa; không đồng ý',
  },
  'HC-01': {
    10: 'thủ tục; thủ tục hành chính; hồ sơ; hồ sơ chậm; chậm hồ sơ; nộp hồ sơ; trả hồ sơ; giải quyết hồ sơ; làm giấy khai sinh; giấy khai sinh; khai sinh; khai tử; đăng ký kết hôn; kết hôn; sổ đỏ; làm sổ đỏ; chứng thực; công chứng; quá hẹn; giấy hẹn; hẹn đi hẹn lại; đi lại nhiều lần; một cửa; dịch vụ công; hành chính công; hộ tịch; giấy phép kinh doanh; quyền sử dụng đất; xác nhận giấy tờ; hồ sơ + chưa; giấy tờ + chưa; trả kết quả; sang tên; làm giấy tờ; hồ sơ + chậm; hồ sơ + lâu; tách thửa',
    3: 'giấy tờ',
  },
  'HC-02': {
    12: 'thái độ; thái độ phục vụ; hách dịch; cửa quyền; quát nạt; quát tháo; nhũng nhiễu; gây khó dễ; vòi vĩnh; không nhiệt tình; thờ ơ; cáu gắt; thiếu tôn trọng; cán bộ một cửa; cán bộ tiếp dân; cán bộ + thái độ; nhân viên + thái độ; cán bộ + quát; cán bộ + cáu; cán bộ + khó chịu; nói trống không; cán bộ + thờ ơ; làm khó dân; gây phiền hà; phiền hà; coi thường dân; bắt chờ lâu',
  },
  'HC-03': {
    12: 'căn cước; căn cước công dân; cccd; làm căn cước; đổi căn cước; vneid; tạm trú; thường trú; tạm vắng; hộ khẩu; nhập khẩu; nhập hộ khẩu; tách khẩu; cắt khẩu; đăng ký cư trú; cư trú; xác nhận cư trú; định danh; định danh mức 2; định danh điện tử; chứng minh thư; chứng minh nhân dân; đăng ký tạm trú; khai báo tạm trú; tài khoản định danh',
  },
  'HC-04': {
    12: 'sáp nhập; sau sáp nhập; sau khi sáp nhập; đổi địa chỉ; địa chỉ mới; địa chỉ cũ; thay đổi địa chỉ; cập nhật địa chỉ; tên phường mới; tên phường cũ; phường mới; phường cũ; đổi tên phường; đổi giấy tờ; giấy tờ cũ; đánh số nhà; số nhà mới; biển số nhà; gắn số nhà; giấy tờ + sáp nhập; địa chỉ + sáp nhập; giấy tờ + địa chỉ cũ; giấy tờ + tên cũ; nhập phường; địa chỉ + giấy tờ',
  },
  'YK-01': {
    9: 'hiến kế; sáng kiến; ý tưởng; xin góp ý; tôi đề xuất; đề xuất ý tưởng; xin đề xuất; tôi có sáng kiến; xin hiến kế; tôi có ý kiến; đóng góp ý kiến; góp ý kiến; tôi có đề xuất',
    5: 'đề xuất; góp ý; giải pháp; nên có; nên làm; nên tổ chức; nên lập; kiến nghị',
  },
  'YK-02': {
    11: 'khen; khen ngợi; khen thưởng; đáng khen; biểu dương; tuyên dương; hoan nghênh; gương người tốt; người tốt việc tốt; việc tốt; nhặt được của rơi; nhặt được ví; nhặt được tiền; trả lại người mất; trả lại cho người; tận tình; tốt bụng; dũng cảm; cứu người; làm rất tốt; rất nhiệt tình; nhiệt tình giúp; rất hài lòng; xin gửi lời cảm ơn; gửi lời cảm ơn; cảm ơn các anh; cảm ơn các bác; cảm ơn cán bộ; gương tốt; làm tốt; tấm gương; nghĩa cử',
    2: 'cảm ơn; nhiệt tình',
  },
  'YK-03': {
    13: 'ngày hội; ngày hội đại đoàn kết; ngày hội đại đoàn kết toàn dân; đại đoàn kết toàn dân; 18/11; ngày 18/11; ngày 18 tháng 11; bữa cơm đoàn kết; đại đoàn kết; ngày hội 18/11; ngày hội khu phố; ngày hội toàn dân; hội 18/11',
  },
  'YK-04': {
    7: 'giờ làm việc; làm việc mấy giờ; lịch tiếp dân; lịch tiếp công dân; hỏi thông tin; số điện thoại; cần giấy tờ gì; liên hệ ai; gặp ai; gọi số nào; làm việc thứ bảy; có làm việc không; nằm ở đâu; trụ sở; mở cửa mấy giờ; hotline; đường dây nóng',
    4: 'cho tôi hỏi; cho em hỏi; cho cháu hỏi; cho hỏi; xin hỏi; cho mình hỏi',
    1: 'ở đâu; mấy giờ; khi nào; bao giờ; như thế nào',
  },
  'YK-99': { 3: 'việc khác; chuyện khác; vấn đề khác' },
};

/** The phrases of a category, as its `lexicon` column holds them. */
export function lexiconFor(code: string): { words: string; weight: number }[] {
  return [phrases[code] ?? {}, spokenPhrases[code] ?? {}].flatMap((byWeight) =>
    Object.entries(byWeight).flatMap(([weight, list]) =>
      list
        .split(';')
        .map((words) => words.trim())
        .filter((words) => words !== '' && !words.endsWith('+'))
        .map((words) => ({ words, weight: Number(weight) })),
    ),
  );
}
