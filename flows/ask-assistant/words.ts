import type { Words } from '../../src/engine/index.ts';

/** The text that people agree to. Raised whenever `ask`, `askTalk` or `more` changes its meaning. */
export const ASSISTANT_TEXT_VERSION = '2026-11-30';

/** After so many days what was asked is deleted, here and at the service; `more` says so. */
export const ASSISTANT_KEPT_DAYS = 30;

export const words = {
  ask: {
    vi: 'Câu này cán bộ chưa soạn sẵn trả lời. Tôi có thể hỏi trợ lý AI Botpress ở nước ngoài: chỉ gửi câu hỏi, đã bỏ tên, số điện thoại, số nhà. Ông/bà có đồng ý không?',
    en: 'The office has written no answer to this. I can ask the AI assistant Botpress, abroad: only the question goes there, without names, phone and house numbers. Do you agree?',
  },
  askTalk: {
    vi: 'Trợ lý AI Botpress ở nước ngoài. Tôi chỉ gửi lời ông/bà nhắn, đã bỏ tên, số điện thoại, số nhà. Ông/bà có đồng ý không?',
    en: 'The AI assistant Botpress is abroad. Only your words go there, without names, phone and house numbers. Do you agree?',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  refuse: { vi: 'Không', en: 'No' },
  readMore: { vi: 'Đọc thêm', en: 'Read more' },
  more: {
    vi: 'Khi ông/bà hỏi trợ lý AI:\n– Ai nhận: Botpress, máy chủ ở nước ngoài.\n– Gửi gì: lời ông/bà nhắn, đã bỏ tên, số điện thoại, số giấy tờ, số nhà, biển số. Không gửi tài khoản, ảnh, vị trí.\n– Để làm gì: trả lời câu hỏi. Câu trả lời do máy viết, có thể sai.\n– Bao lâu: {days} ngày thì xóa, ở đây và cả ở đó.\n– Quyền của ông/bà: xem, xóa, rút đồng ý. Nhắn “dữ liệu của tôi”.',
    en: 'When you ask the AI assistant:\n– Who gets it: Botpress, whose servers are abroad.\n– What: your words, without names, phone, document and house numbers and plates. Not your account, photos or place.\n– What for: to answer you. A machine writes the answer, and it may be wrong.\n– How long: deleted after {days} days, here and there.\n– Your rights: to see, to delete, to withdraw. Write “dữ liệu của tôi”.',
  },
  unclear: {
    vi: 'Để chắc chắn, xin ông/bà bấm hoặc gõ: 1 là đồng ý, 2 là không.',
    en: 'To be sure, please press or type: 1 if you agree, 2 if you do not.',
  },
  refused: {
    vi: 'Vâng, tôi không gửi gì ra ngoài. Ông/bà hỏi gì, cứ nhắn ở đây.',
    en: 'All right, nothing goes outside. Whatever you want to ask, just write it here.',
  },
  off: {
    vi: 'Hiện ở đây chưa có trợ lý AI. Ông/bà hỏi gì, cứ nhắn; tôi chưa biết thì cán bộ trả lời.',
    en: 'There is no AI assistant here yet. Just write what you want to ask; what I do not know an officer answers.',
  },
  asking: {
    vi: 'Tôi đang hỏi trợ lý AI. Chậm nhất 20 giây nữa, ông/bà sẽ có tin.',
    en: 'I am asking the AI assistant. You will hear from me within 20 seconds.',
  },
  talk: {
    vi: 'Từ đây trợ lý AI nói chuyện với ông/bà; máy viết nên có thể sai. Xin đừng nhắn tên, số điện thoại, số giấy tờ. Muốn thôi, ông/bà nhắn “thoát”.',
    en: 'From here on you talk with the AI assistant, a machine that may be wrong. Please write no names, phone or document numbers. To stop, write “thoát”.',
  },
  sentOn: {
    vi: 'Tôi đã gửi cho trợ lý AI. Muốn thôi, ông/bà nhắn “thoát”.',
    en: 'I have passed it on to the AI assistant. To stop, write “thoát”.',
  },
  wordsOnly: {
    vi: 'Trợ lý AI chỉ nhận chữ; ảnh, vị trí, tin thoại không gửi ra nước ngoài. Ông/bà tả bằng chữ giúp, hoặc nhắn “gặp người”.',
    en: 'The AI assistant gets words only: photos, places and voice messages do not go abroad. Please describe it in words, or write “gặp người”.',
  },
  onlyWordsSent: {
    vi: 'Tôi chỉ gửi phần chữ; ảnh, vị trí, tin thoại không gửi ra nước ngoài.',
    en: 'Only the words were passed on: photos, places and voice messages do not go abroad.',
  },
  keptBack: {
    vi: 'Tin này có điều không nên gửi ra ngoài, nên tôi giữ lại. Cần cán bộ xem, ông/bà nhắn “gặp người”.',
    en: 'There is something in this that should not go outside, so I kept it back. For an officer, write “gặp người”.',
  },
  left: {
    vi: 'Vâng, ta thôi hỏi trợ lý AI. Từ đây trợ lý tự động của {office} nói chuyện với ông/bà.',
    en: 'All right, no more of the AI assistant. From here on the automatic assistant of {office} talks with you.',
  },
} as const satisfies Words;
