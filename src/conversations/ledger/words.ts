/** What moderators read of messages that could not be sent. */
export const ledgerWords = {
  why: {
    people_limit: 'tài khoản Zalo đã đủ số người được phục vụ',
    quota_short: 'hạn mức tin trong tháng sắp hết',
    outside_window: 'đã quá hạn được nhắn, và không có kênh khác',
    free_used_up: 'đã hết số tin miễn phí cho người này, và không có kênh khác',
    person_blocked: 'người này đã chặn hoặc không dùng tài khoản đó nữa, và không có kênh khác',
    channel_off: 'kênh người này dùng đã tắt, và không có kênh khác',
  },
  call: (why: string, text: string) => `Không nhắn tin được: ${why}. Gọi điện báo: ${text}`,
  /** What nobody but the person may read. */
  confidential: 'có tin riêng, mời ông/bà mở lại cuộc trò chuyện để xem.',
  quota: (name: string, month: string) =>
    `Thông báo chung trên ${name} không gửi hết được: hạn mức tin tháng ${month} phải để dành cho trả lời và nhắc việc. Xem trang Kênh liên lạc.`,
  forbidden: 'Chỉ quản trị viên được đổi cài đặt của kênh.',
  noChannel: 'Không có kênh này, hoặc kênh này không có gì phải cài đặt.',
  stale: 'Người khác vừa đổi cài đặt này. Xin xem lại rồi lưu lần nữa.',
  noTask: 'Không có việc này, hoặc việc đã xong.',
} as const;
