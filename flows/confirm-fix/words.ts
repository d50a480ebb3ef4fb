import type { Words } from '../../src/engine/index.ts';

export const words = {
  thanks: {
    vi: 'Cảm ơn ông/bà. Phản ánh {code} đã xong.',
    en: 'Thank you. Report {code} is closed.',
  },
  notNow: { vi: 'Phản ánh {code} hiện {state}.', en: 'Report {code} is now {state}.' },
  reopened: {
    vi: 'Chúng tôi đã mở lại phản ánh {code} và báo nơi xử lý.',
    en: 'Report {code} has been opened again and those who deal with it are told.',
  },
  reopenedWith: {
    vi: 'Chúng tôi đã mở lại phản ánh {code}, ghi lời ông/bà và báo nơi xử lý. Có kết quả, chúng tôi báo ngay.',
    en: 'Report {code} has been opened again with what you said, and those who deal with it are told. We will tell you the result.',
  },
  askWhy: {
    vi: 'Còn chưa được chỗ nào ạ? Ông/bà nhắn một câu hoặc gửi ảnh. Không cần thì bấm 1.',
    en: 'What is still wrong? Please write a sentence or send a photo, or press 1 to leave it.',
  },
  skip: { vi: 'Bỏ qua', en: 'Leave it' },
  added: { vi: 'Đã ghi thêm vào phản ánh {code}.', en: 'Added to report {code}.' },
  skipped: { vi: 'Vâng. Có kết quả, chúng tôi báo ông/bà ngay.', en: 'All right. We will tell you the result.' },
} as const satisfies Words;
