import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: {
    vi: 'Ông/bà muốn hỏi điều gì ạ? Ví dụ: “đăng ký tạm trú ở đâu”.',
    en: 'What would you like to ask? For example: “where do I register temporary residence”.',
  },
  askAgain: {
    vi: 'Ông/bà gõ giúp câu hỏi bằng chữ, một câu là đủ.',
    en: 'Please type your question; one sentence is enough.',
  },
  assistant: { vi: 'Hỏi trợ lý AI', en: 'Ask the AI' },
  photoTaken: {
    vi: 'Đã nhận ảnh. Ông/bà muốn hỏi điều gì ạ?',
    en: 'I have the photo. What would you like to ask?',
  },
  which: { vi: 'Ông/bà hỏi điều nào ạ?', en: 'Which of these do you mean?' },
  other: { vi: 'Điều khác', en: 'Something else' },
  answer: { vi: '{answer}\n{source}\nĐúng điều ông/bà hỏi chưa ạ?', en: '{answer}\n{source}\nIs this what you asked?' },
  according: { vi: 'Theo {source}, ngày {day}.', en: 'Source: {source}, {day}.' },
  accordingUndated: { vi: 'Theo {source}.', en: 'Source: {source}.' },
  readMore: { vi: 'Xem thêm: {page}', en: 'Read more: {page}' },
  yes: { vi: 'Đúng rồi', en: 'Yes' },
  no: { vi: 'Chưa', en: 'Not yet' },
  glad: { vi: 'Vâng ạ. Cần hỏi gì thêm, ông/bà cứ nhắn.', en: 'All right. Whenever you have a question, just write.' },
  voiceOnly: { vi: '(câu hỏi bằng tin thoại, cán bộ nghe)', en: '(a spoken question, for an officer to listen to)' },
  passedOn: {
    vi: 'Câu này tôi chưa trả lời được, nên đã chuyển cán bộ, mã {code}. Cán bộ trả lời ông/bà chậm nhất {day}. Muốn hỏi kết quả, ông/bà nhắn: {code}.',
    en: 'I cannot answer this, so an officer has it now as {code}. You will be answered by {day}. To ask about it, write: {code}.',
  },
} as const satisfies Words;
