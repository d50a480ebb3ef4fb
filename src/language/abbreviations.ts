/**
 * Short forms and chat spellings that mean one thing: short forms = what they mean. What a short form means may be overruled by its
 * neighbours: `ambiguousAbbreviations`. Own collection; `domain.md` §6.1.
 */
export const abbreviations =
  'ko k kg kh hk hok khum khog khôg hổng kông hem = không; dc đc dk đk đx dx = được; r rùi roài = rồi; vs = với; ntn ntnao = như thế nào; ' +
  'bh = bây giờ; trc trướk = trước; mn mng = mọi người; ng ngta = người; j gj = gì; z zậy dzậy zay vại = vậy; cx cũg cug = cũng; nx = nữa; ' +
  'ck = chồng; vk = vợ; sđt sdt = số điện thoại; đt đth = điện thoại; đ/c = đồng chí; kp = khu phố; bctmt = ban công tác mặt trận; mttq = mặt trận; ' +
  'ubnd ubndp = ủy ban; hđnd hdnd = hội đồng nhân dân; cb cbo = cán bộ; ts tsao = tại sao; vsmt = vệ sinh môi trường; antt = an ninh trật tự; ' +
  'kđt kdt = khu đô thị; lm lmj = làm; lv = làm việc; bn = bao nhiêu; hnay hnai hnày = hôm nay; hqua = hôm qua; mik mk mìh mih = mình; bik bít bjk = biết; ' +
  'ik = đi; wa qá wá qa = quá; oto ôto = ô tô; xm = xe máy; lun luôg = luôn; nhìu nhju = nhiều; nhug nhưg nhg = nhưng; cty = công ty; bv bviện = bệnh viện; ' +
  'gđ gđình gdinh = gia đình; trg trươg = trường; đg = đang; attp vsattp vsat = an toàn thực phẩm; gpxd = giấy phép xây dựng; gpmb = giải phóng mặt bằng; ' +
  'atgt = an toàn giao thông; csgt = cảnh sát giao thông; qđ = quyết định; xd = xây dựng; hs = hồ sơ; hsinh = học sinh; tgian = thời gian; tngt = tai nạn giao thông; tnan = tai nạn; gthông gthong = giao thông; ccứu ccuu = cấp cứu; ae = anh em; ' +
  'bme = bố mẹ; nc nk = nước; nch = nói chuyện; nt nhtin = nhắn tin; vl vcl vãi = quá; thik = thích; thui = thôi; ntin = nhắn tin; đđk ddk = đại đoàn kết; ' +
  'clb = câu lạc bộ; cmt cmnd cmtnd = chứng minh nhân dân; hktt = hộ khẩu; bhxh = bảo hiểm xã hội; qsdđ qsdd = quyền sử dụng đất; ' +
  'tthc = thủ tục hành chính; tthcc = hành chính công; hcc = hành chính công; đn = đề nghị; đnghi = đề nghị; ycầu = yêu cầu; ' +
  'pa = phản ánh; pán = phản ánh; dthoai = điện thoại; thg = thằng; cđ = cộng đồng; đb = đặc biệt; thườg = thường; ' +
  'nhữg = những; đườg = đường; nướk = nước; chx = chưa; chưaa = chưa; vđ = vấn đề; tks thks = cảm ơn; ' +
  'vsinh = vệ sinh; khp = khu phố; hđ = hoạt động; ctrinh = công trình; dvc = dịch vụ công';

/** A short form that means something else beside certain words: [short, when, meaning]. The first that fits counts. */
export const ambiguousAbbreviations: readonly {
  short: string;
  /** Words one of which stands just before or just after; `#` is a number, `A` a word with a capital. */
  after?: string;
  before?: string;
  means: string;
}[] = [
  { short: 'dc', after: 'nhà cho xin gửi đúng sai ghi đổi theo có số', before: 'nhà là ở cũ mới', means: 'địa chỉ' },
  { short: 'đc', after: 'cho xin gửi đúng sai ghi đổi theo', before: 'nhà là ở cũ mới', means: 'địa chỉ' },
  { short: 'dc', before: 'A bí chủ trưởng phó', means: 'đồng chí' },
  { short: 'đc', before: 'A bí chủ trưởng phó', means: 'đồng chí' },
  { short: 'dc', after: 'các thưa chào báo rõ', means: 'đồng chí' },
  { short: 'đc', after: 'các thưa chào báo rõ', means: 'đồng chí' },
  { short: 'kp', after: 'này đó tôi em chắc', before: 'là do tại lỗi của chỉ mỗi người việc', means: 'không phải' },
  { short: 'bh', before: 'mới xong có sửa thì làm phường ubnd', means: 'bao giờ' },
  { short: 'ng', before: '#', means: 'ngõ' },
  { short: 'p', after: 'ubnd ca mttq an trận bộ tịch ban ủy', means: 'phường' },
  { short: 'p', before: 'ko k không chi đóng nộp', means: 'phải' },
  { short: 'ca', before: 'p phường tp khu kp', means: 'công an' },
  { short: 'cn', after: 'sáng chiều tối trưa ngày hôm t7 đến và vào', means: 'chủ nhật' },
  { short: 'k', after: '#', means: 'k' },
  { short: 'dt', after: 'số gọi mất', means: 'điện thoại' },
  {
    short: 'đg',
    after: 'ngoài trên dưới giữa mặt lòng đèn con ra qua làm',
    before: 'A vào này bị hỏng',
    means: 'đường',
  },
  {
    short: 'dg',
    after: 'ngoài trên dưới giữa mặt lòng đèn con ra qua làm',
    before: 'A vào này bị hỏng',
    means: 'đường',
  },
  { short: 'nc', after: 'muốn đang hay gọi', means: 'nói chuyện' },
  { short: 'h', after: 'đến tới bây giờ từ', means: 'giờ' },
  { short: 'đ', after: 'mất cúp có tiền cắt', means: 'điện' },
  { short: 'hs', after: 'nộp trả làm bộ hẹn', means: 'hồ sơ' },
  { short: 'hs', after: 'các em cho nhiều mấy', means: 'học sinh' },
  { short: 'r', before: '#', means: 'r' },
  { short: 'vc', after: 'làm lm giải công việc', before: 'này gì j', means: 'việc' },
  { short: 'e', before: 'ơi chào xin hỏi muốn thấy ở', after: 'cho bên nhà', means: 'em' },
  { short: 'oto', means: 'ô tô' },
];

/** Foreign and special words that look like unfinished Telex but are not. */
export const foreignWords =
  'sos xoong wifi net gas bar box log game menu camera karaoke container massage internet web app link led email fax file pdf word excel zalo face facebook tiktok youtube ' +
  'casino shop sale order ship inbox max gara taxi bus bmw grab honda start help cancel stop spa gym pub hotel motel video clip audio card sim web xml data new ' +
  'hotline online offline virus covid test rock pop dj bot ad admin tour wc atm pin visa text english vietnam xe ra vex box ok oke okay hello hey hi alo yes no';
