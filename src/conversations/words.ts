import { noticesOf } from '../engine/index.ts';

/** What residents are told here and by no flow; the office may say it otherwise. */
export const conversationNotices = noticesOf('conversations', {
  /** A message that we could not take in after several tries. */
  troubled: {
    vi: 'Xin lỗi ông/bà, hệ thống chưa xử lý được tin nhắn vừa rồi. Ông/bà vui lòng nhắn lại giúp, hoặc nhắn "menu" để bắt đầu lại.',
    en: 'Sorry, we could not handle your last message. Please send it again, or write "menu" to start over.',
  },
  /** A moderator takes the talk over. */
  takenOver: {
    vi: 'Cán bộ {office} đang trả lời ông/bà ở đây. Muốn trở lại với trợ lý tự động, ông/bà nhắn “thoát”.',
    en: 'An officer of {office} is answering you here. To go back to the automatic assistant, write “thoát”.',
  },
  handedBack: {
    vi: 'Cán bộ đã trả lời xong. Từ đây trợ lý tự động nói chuyện với ông/bà.',
    en: 'The officer has finished. From here on you talk with the automatic assistant.',
  },
  left: {
    vi: 'Vâng. Từ đây trợ lý tự động nói chuyện với ông/bà. Cần cán bộ, ông/bà nhắn “gặp người”.',
    en: 'All right. From here on you talk with the automatic assistant. For an officer, write “gặp người”.',
  },
  silence: {
    vi: 'Đã lâu không có tin mới nên trợ lý tự động nói chuyện với ông/bà từ đây. Cần cán bộ, ông/bà nhắn “gặp người”.',
    en: 'It has been quiet for long, so from here on you talk with the automatic assistant. For an officer, write “gặp người”.',
  },
  /** Another account was linked with this one, or unlinked; said here because it was done there. */
  linked: {
    vi: 'Tài khoản {account} vừa được nối với tài khoản này: ở đó cũng xem được việc ông/bà đã gửi. Nếu không phải ông/bà làm, nhắn ngay “bỏ nối”.',
    en: 'An account on {account} has just been linked with this one: what you sent can be seen there too. If that was not you, write “bỏ nối” at once.',
  },
  unlinked: {
    vi: 'Tài khoản này không còn nối với tài khoản {account} của ông/bà nữa.',
    en: 'This account is no longer linked with your account on {account}.',
  },
  /** An officer owed an answer when the time was up. */
  stillOwed: {
    vi: 'Cán bộ chưa kịp trả lời tin vừa rồi, tôi đã báo lại. Trong lúc chờ, trợ lý tự động nói chuyện với ông/bà.',
    en: 'The officer has not answered your last message yet; I have told the office again. Meanwhile you talk with the automatic assistant.',
  },
});

/** What is said here to moderators, and what the office is called. */
export const conversationWords = {
  /** The task of whoever is on duty, by what the danger is. */
  emergency: {
    rescue: 'Khẩn cấp: cháy, nổ, sập, đuối nước hoặc có người mắc kẹt.',
    police: 'Khẩn cấp: có người đang bị đánh, bị cướp hoặc bị đe dọa.',
    ambulance: 'Khẩn cấp: có người bị thương hoặc bệnh nặng.',
    disaster: 'Khẩn cấp: mưa lũ, thiên tai hoặc có người mất tích.',
    children: 'Khẩn cấp: có trẻ em gặp nguy hiểm.',
    alone: 'Khẩn cấp: có người có thể tự làm hại mình.',
    unknown: 'Khẩn cấp: có người báo đang gặp nguy hiểm.',
  },
  emergencyToDo: 'Đọc tin ngay và kiểm tra xem đã có ai gọi 114, 113, 115 chưa.',
  /** Politics, or abuse of peoples and beliefs: the assistant has not answered. */
  sensitiveToDo:
    'Nội dung nhạy cảm: trợ lý không trả lời. Đọc tin, không tranh luận, không công khai, báo lãnh đạo nếu cần.',
  /** The office, where no area names one. */
  office: { vi: 'Ủy ban Mặt trận Tổ quốc Việt Nam', en: 'the Fatherland Front Committee' },
} as const;

/** What moderators are told who take talks over. */
export const takeOverWords = {
  notFound: 'Không có cuộc trò chuyện này, hoặc nằm ngoài địa bàn được giao.',
  notAgreed: 'Người này chưa đồng ý cho lưu tin nhắn, nên chưa thể trò chuyện ở đây. Xin liên lạc bằng cách khác.',
  heldBy: (name: string) => `${name} đang giữ cuộc trò chuyện này.`,
  nobodyHas: 'Trợ lý đang giữ cuộc trò chuyện này. Bấm “Tiếp nhận trò chuyện” rồi gửi lại.',
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
  noPhoto: 'Không có ảnh nào trong yêu cầu.',
  photoRefused: 'Tệp này không phải ảnh xem được. Xin chọn ảnh khác.',
  photoGone: 'Ảnh không còn. Xin chọn lại.',
  /** The note of a task. */
  stillWaits: 'Người dân nhắn cho cán bộ mà hết giờ chờ vẫn chưa được trả lời.',
  /** How the task of somebody who waits comes to its end. */
  outcome: { taken: 'Đã tiếp nhận trò chuyện', left: 'Người dân trở lại với trợ lý' },
} as const;
