import { noticesOf } from '../../engine/index.ts';
import type { Purpose } from '../../people/purposes.ts';

/** What people are told about their data outside of a talk; the office may say it otherwise. */
export const dataNotices = noticesOf('data', {
  copyReady: {
    vi: 'Bản sao dữ liệu của ông/bà đã xong. Ông/bà mở ở đây, mở được một lần, đến hết {day}: {url}',
    en: 'The copy of your data is ready. Open it here, once, until the end of {day}: {url}',
  },
  answered: {
    vi: 'Về yêu cầu dữ liệu của ông/bà, cán bộ trả lời: “{text}”',
    en: 'About your data, the officer answers: “{text}”',
  },
  refused: {
    vi: 'Yêu cầu về dữ liệu của ông/bà chưa làm được vì: “{text}” Chưa đồng ý, ông/bà nhắn “gặp người”.',
    en: 'Your request about your data cannot be met, because: “{text}” If you do not agree, write “gặp người”.',
  },
  corrected: {
    vi: 'Theo yêu cầu của ông/bà, cán bộ đã sửa dữ liệu. Ông/bà nhắn “dữ liệu của tôi” để xem lại.',
    en: 'As you asked, an officer has corrected your data. Write “dữ liệu của tôi” to see them.',
  },
  erased: {
    vi: 'Theo yêu cầu của ông/bà, cán bộ đã xóa hết dữ liệu của ông/bà. Phản ánh đang xử lý vẫn làm tiếp, không còn tên.',
    en: 'As you asked, an officer has deleted all your data. Open reports go on without your name.',
  },
});

/** The page on which a copy is opened; read by residents, on any phone. */
export const copyPageWords = {
  title: 'Bản sao dữ liệu của ông/bà',
  lead: 'Trang này chỉ mở được một lần. Ông/bà nên mở trên máy của mình, rồi lưu lại.',
  open: 'Mở bản sao',
  gone: 'Địa chỉ này đã mở rồi hoặc đã hết hạn. Cần bản sao mới, ông/bà nhắn “dữ liệu của tôi”.',
} as const;

/** The copy itself. */
export const copyWords = {
  save: 'Lưu tệp máy đọc (JSON)',
  made: 'Làm lúc',
  person: 'Về ông/bà',
  name: 'Tên',
  home: 'Nơi ở',
  phone: 'Số điện thoại',
  since: 'Lưu từ',
  accounts: 'Tài khoản',
  consents: 'Đồng ý',
  issues: 'Phản ánh',
  followed: 'Việc cùng báo với người khác',
  ratings: 'Đánh giá',
  messages: 'Tin nhắn',
  media: 'Ảnh và tin thoại',
  sentOutside: 'Đã gửi trợ lý AI ở nước ngoài',
  requests: 'Yêu cầu về dữ liệu',
  nothing: 'Không có.',
  me: 'Ông/bà',
  office: 'Trả lời',
  place: 'Vị trí',
  leftOut: 'Tệp quá lớn nên không kèm ở đây; ông/bà nhắn “gặp người” để nhận riêng.',
} as const;

export const purposeWords: Record<Purpose, string> = {
  reports: 'Lưu và chuyển phản ánh',
  announcements: 'Nhận thông báo chung',
  follow_up: 'Hỏi thăm sau khi xong',
  assistant: 'Hỏi trợ lý AI ở nước ngoài',
};

export const decisionWords: Record<string, string> = {
  given: 'đồng ý',
  refused: 'không đồng ý',
  withdrawn: 'rút đồng ý',
  lapsed: 'không trả lời',
};

export const actorWords: Record<string, string> = { resident: 'Ông/bà', moderator: 'Cán bộ', system: 'Hệ thống' };

/** Refused to a moderator. */
export const dataRefusals = {
  notFound: 'Không tìm thấy yêu cầu này.',
  closed: 'Yêu cầu này đã xong rồi.',
  gone: 'Người gửi đã xóa dữ liệu, không còn gì để làm.',
  nothingToCorrect: 'Hãy ghi tên hoặc nơi ở cần sửa.',
  unknownArea: 'Không có khu phố hay phường này.',
  badCursor: 'Trang danh sách không còn, hãy tải lại.',
} as const;
