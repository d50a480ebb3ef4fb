/** What is said here and by no flow. */
export const conversationWords = {
  /** A message that we could not take in after several tries. */
  troubled: {
    vi: 'Xin lỗi ông/bà, hệ thống chưa xử lý được tin nhắn vừa rồi. Ông/bà vui lòng nhắn lại giúp, hoặc nhắn "menu" để bắt đầu lại.',
    en: 'Sorry, we could not handle your last message. Please send it again, or write "menu" to start over.',
  },
  /** The office, where no area names one. */
  office: { vi: 'Ủy ban Mặt trận Tổ quốc Việt Nam', en: 'the Fatherland Front Committee' },
} as const;
